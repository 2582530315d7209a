"""Why does a resident stand on today's list, and in which place?

Every named reason that holds, in the published order (`terms.reasons.day_list`); the first is the place. The list asks
the database the same (`help.day_list.order`); a test holds the two against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bereik.help.rules.reaching import DUE_WITHIN_DAYS
from bereik.terms.reasons import DayListReason


@dataclass(frozen=True)
class OnTheRow:
    """The days that stand on a journey's own row."""

    opened_on: date
    ended: bool = False
    urgent: bool = False
    word_due_on: date | None = None
    promised_on: date | None = None
    clock_on: date | None = None
    asked_on: date | None = None
    rests_until: date | None = None
    tries: int = 0
    tried_on: date | None = None
    met_on: date | None = None


def reasons_of(row: OnTheRow, today: date) -> list[tuple[DayListReason, date]]:
    """All reasons that hold, each with its day; never empty. A try after the rest ends the rest. After an ending only
    what the resident asked since then is left."""
    if row.ended:
        return [(DayListReason.ASKED_BY_RESIDENT, row.asked_on or row.opened_on)]
    soon = today + timedelta(days=DUE_WITHIN_DAYS)
    found: list[tuple[DayListReason, date]] = []
    if row.urgent and row.met_on is None:
        found.append((DayListReason.DANGER_NAMED, row.opened_on))
    found += _due(
        row.word_due_on,
        today,
        soon,
        DayListReason.PROMISE_BROKEN,
        DayListReason.PROMISE_DUE,
        DayListReason.PROMISE_SOON,
    )
    found += _due(
        row.promised_on,
        today,
        soon,
        DayListReason.CONTACT_LATE,
        DayListReason.CONTACT_DUE,
        DayListReason.CONTACT_SOON,
    )
    if row.clock_on is not None and row.clock_on <= soon:
        passed = row.clock_on < today
        found.append((DayListReason.CLOCK_PASSED if passed else DayListReason.CLOCK_DUE, row.clock_on))
    if row.asked_on is not None:
        found.append((DayListReason.ASKED_BY_RESIDENT, row.asked_on))
    rested = row.rests_until is not None and (row.tried_on is None or row.tried_on < row.rests_until)
    if rested and row.rests_until is not None and row.rests_until <= today:
        found.append((DayListReason.REST_OVER, row.rests_until))
    found.append(_otherwise(row))
    return sorted(found, key=lambda one: one[0].place)


def _due(
    day: date | None, today: date, soon: date, late: DayListReason, now: DayListReason, later: DayListReason
) -> list[tuple[DayListReason, date]]:
    if day is None or day > soon:
        return []
    return [(late if day < today else now if day == today else later, day)]


def _otherwise(row: OnTheRow) -> tuple[DayListReason, date]:
    if row.met_on is not None:
        return DayListReason.IN_TOUCH, row.met_on
    if row.tries and row.tried_on is not None:
        return DayListReason.TRIED_BEFORE, row.tried_on
    return DayListReason.NOT_YET_TRIED, row.opened_on
