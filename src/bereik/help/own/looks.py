"""Who looked, and why, so that the resident reads it and not a log?

Lines of one day, for the same reason, are one line with a count. Reasons are written in Dutch where the page is made
and read in the reader's language where there are words for it (`locale`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import get_language, gettext

from bereik.help.rules import day_of
from bereik.terms.purposes import Purpose
from bereik.terms.text import Text
from bereik.terms.to_the_resident import BY_COMPUTER, WHO_LOOKED
from bereik.trust.trail.reading import OwnLine

FIRST_SHOWN = 8


@dataclass(frozen=True)
class Look:
    """What somebody did on one day, how often, and why. `because_in` is the language of the reason where it is not
    the reader's own, '' otherwise."""

    on: date
    purpose: Purpose
    who: Text
    because: str
    because_in: str
    wrote: bool
    opened: bool
    nobody: bool
    times: int = 1

    @property
    def reasoned(self) -> bool:
        """Whether a reason was written that can be read."""
        return self.purpose is Purpose.REASONED_LOOK


@dataclass(frozen=True)
class Looks:
    """By people, newest first; by the computer; and how often the resident looked."""

    by_people: list[Look]
    by_computer: list[Look]
    own: int

    @property
    def first(self) -> list[Look]:
        return self.by_people[:FIRST_SHOWN]

    @property
    def more(self) -> list[Look]:
        return self.by_people[FIRST_SHOWN:]


def looks_of(lines: Iterable[OwnLine]) -> Looks:
    """Sort the own part of the trail, newest first as it comes."""
    lines = list(lines)
    looks = _together(_look(one) for one in lines if one.purpose is not Purpose.OWN)
    return Looks(
        by_people=[one for one in looks if not one.nobody],
        by_computer=[one for one in looks if one.nobody],
        own=sum(one.purpose is Purpose.OWN and one.sort == "look" for one in lines),
    )


def _look(line: OwnLine) -> Look:
    because, language = gettext(line.because), get_language() or "nl"
    untranslated = because == line.because and not language.startswith("nl")
    return Look(
        on=day_of(line.at),
        purpose=line.purpose,
        who=WHO_LOOKED[line.purpose],
        because=because,
        because_in="nl" if untranslated else "",
        wrote=line.sort == "deed",
        opened=line.opened,
        nobody=line.kind == "house" or line.purpose in BY_COMPUTER,
    )


def _together(looks: Iterable[Look]) -> list[Look]:
    found: dict[Look, int] = {}
    for one in looks:
        found[one] = found.get(one, 0) + 1
    return [replace(one, times=times) for one, times in found.items()]
