"""What is left in a made-up town of somebody whom we never met, once the term was over?

What the house leaves (`people.erasing`, `house.upkeep.erasing`): a number without a person, and dated steps in a row that
at least nine others share. A town of two years has had many such nights; here their outcome is written down at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bereik.house.demonstration.lives import Life
from bereik.house.demonstration.plan import Town
from bereik.people.erasing import ENOUGH

Grain = tuple[str, str, str, tuple[str, ...]]
"""Law, area, how it came in, what it was about; '' and () where that is left out."""


@dataclass(frozen=True, slots=True)
class Left:
    """What may stand of a journey whose resident was erased."""

    area: str
    came_through: str
    about: list[str]


class Leftovers:
    """How much of each journey may stay, reckoned over the whole town."""

    def __init__(self, town: Town, lives: Iterable[Life]) -> None:
        whole = f"GM{town.gemeentecode}"
        self._upwards: Mapping[str, tuple[str, ...]] = {
            buurt: (buurt, wijk.code, whole) for wijk in town.wijken for buurt in wijk.buurten
        }
        self._alike: Counter[Grain] = Counter()
        for life in lives:
            law, came = life.team.law, life.signals[0].sender.value
            about = tuple(life.about)
            for area in (*self._upwards[life.person.buurt], ""):
                self._alike.update({(law, area, one, what) for one in (came, "") for what in (about, ())})

    def of(self, life: Life) -> Left:
        """Detail is taken away in the order in which the house does so."""
        law, came, about = life.team.law, life.signals[0].sender.value, tuple(life.about)
        areas = (*self._upwards[life.person.buurt], "")
        tries: list[tuple[str, str, tuple[str, ...]]] = [(areas[0], came, about)]
        tries += [(area, came, ()) for area in areas]
        tries += [(area, "", ()) for area in areas]
        area, came, about = next((one for one in tries if self._alike[law, *one] >= ENOUGH), tries[-1])
        return Left(area, came, list(about))
