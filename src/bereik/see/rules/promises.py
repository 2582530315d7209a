"""What may we honestly promise whoever passes something on?

Pure: counts and days go in, days and a verdict come out. Legal clocks follow the Algemene termijnenwet; a promise of
ours falls on a working day, and says why when it had to move.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bereik.people.rules import clock_ends, clock_for
from bereik.terms.free_days import is_free
from bereik.terms.law_clocks import Clock
from bereik.terms.reasons.capacity import CapacityReason
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.verdict import Reason, Verdict, may, may_not


@dataclass(frozen=True)
class Promised:
    """What we say to the sender: contact is sought by, they hear by, whether there is room, and the law's own clock.

    Without a team that has any hours there is no day we can name: both are None.
    """

    contact_by: date | None
    told_by: date | None
    room: Verdict
    clock: Clock | None
    clock_on: date | None


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

    A threat goes first and keeps to its own clock. Where the law's clock ends before the policy's day, the law's day
    is said; where there is no room even then, the honest later day (the clock itself goes on).
    """
    clock = clock_for(law, urgent=urgent)
    clock_on = clock_ends(clock, today)
    between = timedelta(days=max(told_within_days - contact_within_days, 0))
    contact_by = today + timedelta(days=contact_within_days)
    if urgent and clock_on:
        return _promised(today, min(contact_by, clock_on), between, clock, clock_on)
    if talks_a_week <= 0:
        return Promised(
            None, None, may_not(Reason(CapacityReason.TEAM_FULL, waiting=waiting)), clock, clock_on
        )
    # Whoever waits goes first; this one's turn has come when as many talks were held, and one more.
    turn = today + timedelta(days=-(-7 * (waiting + 1) // talks_a_week))
    if waiting and turn > contact_by:
        turn = _next_working_day(turn)
        room = may_not(
            Reason(CapacityReason.TEAM_FULL, waiting=waiting), Reason(CapacityReason.TELL_WHEN, date=turn)
        )
        return Promised(turn, _next_working_day(turn + between), room, clock, clock_on)
    return _promised(today, min(contact_by, clock_on or contact_by), between, clock, clock_on)


def _promised(
    today: date, contact_by: date, between: timedelta, clock: Clock | None, clock_on: date | None
) -> Promised:
    contact_by = _working_day(contact_by, today)
    room = may(Reason(SignalReason.WE_GO_BEFORE, date=contact_by))
    return Promised(contact_by, _working_day(contact_by + between, contact_by), room, clock, clock_on)


def _working_day(day: date, first: date) -> date:
    """The day itself, or the working day before it, for a promise may be kept early; not before `first`."""
    back = day
    while is_free(back):
        back -= timedelta(days=1)
    return back if back >= first else _next_working_day(day)


def _next_working_day(day: date) -> date:
    while is_free(day):
        day += timedelta(days=1)
    return day
