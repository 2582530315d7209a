"""What is left in a made-up town of somebody whom we never met, or who said no, once the term was over?

What the house leaves (`people.erasing`, `house.upkeep.erasing`): a number without a person, and dated steps with codes that
at least nine others share. A town of two years has had many such nights; here their outcome is written down at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bereik.house.demonstration.lives import Life
from bereik.house.demonstration.plan import Town
from bereik.people.rules import ENOUGH

Row = tuple[str, str, str, tuple[str, ...]]
"""Law, buurt, how it came in and what it was about."""


@dataclass(frozen=True, slots=True)
class Left:
    """What may stand of a journey whose resident was erased."""

    area: str
    came_through: str
    about: list[str]


class Leftovers:
    """How much of each journey may stay, reckoned over the whole town: what `people.erasing.coarsen` would have left.

    Counted slice by slice (`count`, `add`), then asked (`of`).
    """

    def __init__(self, town: Town) -> None:
        whole = f"GM{town.gemeentecode}"
        self._above = {buurt: (wijk.code, whole) for wijk in town.wijken for buurt in wijk.buurten}
        self._rows: Counter[Row] = Counter()
        self._areas: Counter[str] = Counter()
        self._came: Counter[str] = Counter()

    def count(self, lives: Iterable[Life]) -> None:
        for life in lives:
            self._rows[_row(life)] += 1
            self._areas.update(self._above[life.person.buurt])
            self._came[life.came_through] += 1

    def add(self, other: Leftovers) -> None:
        """What was counted elsewhere, of another part of the same town."""
        self._rows.update(other._rows)
        self._areas.update(other._areas)
        self._came.update(other._came)

    def of(self, life: Life) -> Left:
        """All of it where ten share it; else the wijk and the kind of sender, each as long as ten share it."""
        if self._rows[_row(life)] >= ENOUGH:
            return Left(life.person.buurt, life.came_through, life.about)
        area = next((one for one in self._above[life.person.buurt] if self._areas[one] >= ENOUGH), "")
        return Left(area, life.came_through if self._came[life.came_through] >= ENOUGH else "", [])


def _row(life: Life) -> Row:
    return life.team.law, life.person.buurt, life.came_through, tuple(life.about)
