"""What may we honestly promise whoever passes something on?

Pure: counts and days go in, days and a verdict come out. Legal clocks follow the Algemene termijnenwet; a promise of
ours falls on a working day, and says why when it had to move.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bereik.people.rules import clock_ends, clock_for
from bereik.terms.free_days import WEEKEND, holiday_on, is_free
from bereik.terms.law_clocks import Clock
from bereik.terms.reasons.capacity import CapacityReason
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.verdict import Reason, Verdict, may, may_not


@dataclass(frozen=True)
class Promised:
    """What we say to the sender: contact is sought by, they hear by, whether there is room, and the law's own clock.

    Without a team that has any hours there is no day we can name: both are None. `moved` says why a day is not the one
    that was reckoned: we do not work then.
    """

    contact_by: date | None
    told_by: date | None
    room: Verdict
    clock: Clock | None
    clock_on: date | None
    moved: tuple[Reason, ...] = ()


def promise_dates(
    today: date,
    *,
    law: str,
    waiting: int,
    talks_a_week: int,
    contact_within_days: int,
    told_within_days: int,
    urgent: bool = False,
) -> Promised:
    """The days of the reach policy, where the team has room for whoever waits already; else the day it will have.

    `waiting` is everyone whose first talk is still to come. A threat goes first and keeps to its own clock. Where the
    law's clock ends before the policy's day, the law's day is said; where there is no room even then, the honest later
    day (the clock itself goes on).
    """
    clock = clock_for(law, urgent=urgent)
    clock_on = clock_ends(clock, today)
    between = timedelta(days=max(told_within_days - contact_within_days, 0))
    contact_by = today + timedelta(days=contact_within_days)
    if urgent and clock_on:
        return _promised(today, min(contact_by, clock_on), between, clock, clock_on)
    if talks_a_week <= 0:
        full = may_not(Reason(CapacityReason.TEAM_FULL, waiting=waiting))
        return Promised(None, None, full, clock, clock_on)
    # Whoever waits goes first; this one's turn has come when as many talks were held, and one more.
    turn = today + timedelta(days=-(-7 * (waiting + 1) // talks_a_week))
    if waiting and turn > contact_by:
        day = next_working_day(turn)
        answer = next_working_day(day + between)
        room = may_not(
            Reason(CapacityReason.TEAM_FULL, waiting=waiting), Reason(CapacityReason.TELL_WHEN, date=day)
        )
        return Promised(day, answer, room, clock, clock_on, why_not_that_day(turn, day + between))
    return _promised(today, min(contact_by, clock_on or contact_by), between, clock, clock_on)


def was_full(contact_by: date | None, received_on: date, contact_within_days: int) -> bool:
    """Whether the day that was said is later than the reach policy asks: then there was no room when it came in."""
    return contact_by is None or contact_by > day_to_promise(
        received_on + timedelta(days=contact_within_days), received_on
    )


def why_not_that_day(*days: date) -> tuple[Reason, ...]:
    """For each of these days on which we do not work: which day it is."""
    return tuple(
        Reason(CapacityReason.FREE_DAY, date=day, name=holiday_on(day) or WEEKEND)
        for day in dict.fromkeys(days)
        if is_free(day)
    )


def next_working_day(day: date) -> date:
    """The day itself, or the first working day after it."""
    while is_free(day):
        day += timedelta(days=1)
    return day


def _promised(
    today: date, asked: date, between: timedelta, clock: Clock | None, clock_on: date | None
) -> Promised:
    contact_by = day_to_promise(asked, today)
    room = may(Reason(SignalReason.WE_GO_BEFORE, date=contact_by))
    told_by = day_to_promise(contact_by + between, contact_by)
    moved = why_not_that_day(asked, contact_by + between)
    return Promised(contact_by, told_by, room, clock, clock_on, moved)


def day_to_promise(day: date, first: date) -> date:
    """The day itself, or the working day before it, for a promise may be kept early; not before `first`."""
    back = day
    while is_free(back):
        back -= timedelta(days=1)
    return back if back >= first else next_working_day(day)
