"""By which route may this come in, and what may we honestly promise whoever passes it on?

Pure: what goes in are answers, counts and days; what comes out is a verdict with a reason. The form shows the same
verdicts while somebody chooses, and the deed asks again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bereik.people.rules import clock_ends, clock_for
from bereik.terms.free_days import is_free
from bereik.terms.hand_overs import HAND_OVERS, HandOver
from bereik.terms.knowing import Knowing
from bereik.terms.law_clocks import Clock
from bereik.terms.laws import Law
from bereik.terms.reasons.capacity import CapacityReason
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.reasons.routes import RouteReason
from bereik.terms.routes import ROUTES, Route, RouteTerm
from bereik.terms.senders import SENDERS, Sender, Statute
from bereik.terms.verdict import Reason, Verdict, may, may_not


@dataclass(frozen=True)
class Way:
    """A route, and whether something may come in by it. A no has its reason and what to do instead."""

    route: Route
    verdict: Verdict

    @property
    def term(self) -> RouteTerm:
        return ROUTES[self.route]

    @property
    def may_come_in(self) -> bool:
        """Whether anything about a person may be kept: a yes, by a route that keeps a person."""
        return self.verdict.yes and self.term.keeps_a_person


def route_for(
    *,
    sender: Sender,
    today: date,
    knowing: Knowing | None = None,
    danger: bool = False,
    arrears: bool = False,
    tried: bool = False,
) -> Way:
    """Which of the four routes (danger first: then nothing is typed).

    `knowing` is what the resident knows and says, `arrears` whether it is about a payment arrears, `tried` whether
    the sender did what the decree asks of them first.
    """
    if danger:
        number = HAND_OVERS[HandOver.EMERGENCY].phone
        return Way(
            Route.SERIOUS_WORRY,
            may_not(
                Reason(RouteReason.DANGER, channel=HandOver.EMERGENCY),
                Reason(RouteReason.CALL_NOW, channel=HandOver.EMERGENCY, phone=number),
            ),
        )
    if arrears:
        return _arrears(sender, today, tried)
    if knowing in (Knowing.AGREES, Knowing.ASKED_FOR_IT):
        return _with_agreement(sender, today, knowing)
    if knowing is Knowing.DOES_NOT_AGREE:
        return Way(
            Route.WITHOUT_NAME,
            may_not(Reason(RouteReason.NOT_AGREED), Reason(RouteReason.CONSULT_WITHOUT_NAME)),
        )
    return Way(Route.WITHOUT_NAME, may_not(Reason(RouteReason.RESIDENT_DOES_NOT_KNOW), _ask_first()))


def may_pass_on_arrears(sender: Sender, today: date) -> bool:
    """Whether the law names this sender: only then is the question about arrears asked at all."""
    return SENDERS[sender].statute is Statute.NAMED and ROUTES[Route.ARREARS].is_open(today)


def _arrears(sender: Sender, today: date, tried: bool) -> Way:
    if not ROUTES[Route.ARREARS].is_open(today):
        return Way(Route.ARREARS, may_not(Reason(RouteReason.LAW_NOT_IN_FORCE, law=Law.WGS), _ask_first()))
    if SENDERS[sender].statute is not Statute.NAMED:
        return Way(
            Route.ARREARS, may_not(Reason(RouteReason.SENDER_HAS_NO_STATUTE, sender=sender), _ask_first())
        )
    if not tried:
        return Way(Route.ARREARS, may_not(Reason(RouteReason.SENDER_DID_NOT_TRY)))
    return Way(Route.ARREARS, may(Reason(RouteReason.STATUTORY, law=Law.WGS)))


def _with_agreement(sender: Sender, today: date, knowing: Knowing) -> Way:
    route = Route.WITH_AGREEMENT
    if not ROUTES[route].is_open(today):
        return Way(route, may_not(Reason(RouteReason.LAW_NOT_IN_FORCE, law=ROUTES[route].law)))
    if sender is Sender.RESIDENT:
        return Way(route, may(Reason(RouteReason.OWN_REQUEST)))
    reason = RouteReason.ON_BEHALF if knowing is Knowing.ASKED_FOR_IT else RouteReason.AGREED
    return Way(route, may(Reason(reason)))


def _ask_first() -> Reason:
    return Reason(RouteReason.ASK_FIRST, sentence=ROUTES[Route.WITH_AGREEMENT].sentence)


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
