"""Which journey do new signals of a resident join, or do they open one?

A journey is one stretch of seeking and helping. What overlaps with it in time belongs to it; what comes after its
ending opens a new one that names the former. A repeated signal is about the same arrears as an earlier one, so it
belongs to the last journey, ended or not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Unit:
    """Signals that came together: those of one case, or one alone. `until` is None while one of them is open."""

    since: date
    until: date | None
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A journey as far as time goes. `by_a_person`: one of us ended it, and no delivery opens it again."""

    id: UUID
    since: date
    until: date | None
    by_a_person: bool = False


def joined(unit: Unit, stretches: Iterable[Stretch]) -> UUID | None:
    """The journey to join, None to open one. An open journey goes before an ended one, a later before an earlier."""
    known = sorted(stretches, key=lambda one: (one.until or date.max, one.since))
    for one in reversed(known):
        if _overlaps(unit, one) and not (unit.until is None and one.by_a_person):
            return one.id
    if unit.repeated:
        return next((one.id for one in reversed(known) if one.since <= unit.since), None)
    return None


def former(unit: Unit, stretches: Sequence[Stretch]) -> UUID | None:
    """The last journey that had ended when these signals came."""
    before = [one for one in stretches if one.until is not None and one.since <= unit.since]
    last = max(before, key=lambda one: (one.until or date.max, one.since), default=None)
    return last.id if last else None


def _overlaps(unit: Unit, stretch: Stretch) -> bool:
    return (stretch.until is None or unit.since <= stretch.until) and (
        unit.until is None or stretch.since <= unit.until
    )
