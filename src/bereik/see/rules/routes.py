"""By which route may this come in?

Pure: what goes in are answers; what comes out is a verdict with a reason. The form shows the same verdicts while
somebody chooses, and the deed asks again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bereik.terms.authority import AGES, Age
from bereik.terms.grounds import Ground
from bereik.terms.hand_overs import HAND_OVERS, HandOver
from bereik.terms.knowing import Knowing
from bereik.terms.laws import Law
from bereik.terms.reasons.routes import RouteReason
from bereik.terms.routes import BY_REPORT, ROUTES, Route, RouteTerm
from bereik.terms.senders import SENDERS, Sender, Statute
from bereik.terms.verdict import Reason, Verdict, may, may_not


@dataclass(frozen=True)
class Way:
    """A route, and whether something may come in by it. A no has its reason and what to do instead."""

    route: Route
    verdict: Verdict
    age: Age | None = None
    """With agreement: how old the resident is."""

    @property
    def term(self) -> RouteTerm:
        return ROUTES[self.route]

    @property
    def law(self) -> Law:
        """The law under which a team goes there: with agreement, a child's is the Jeugdwet."""
        return (AGES[self.age].law if self.age else None) or self.term.team_law

    @property
    def ground(self) -> Ground:
        """On which ground we seek contact."""
        return (AGES[self.age].ground if self.age else None) or self.term.ground

    def at(self, age: Age) -> Way:
        """The same way for somebody of this age."""
        return replace(self, age=age) if self.route is Route.WITH_AGREEMENT else self

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
    report: Route | None = None,
) -> Way:
    """Which of the routes (danger first: then nothing is typed).

    `knowing` is what the resident knows and says, `arrears` whether it is about a payment arrears, `tried` whether
    the sender did what the decree asks of them first, `report` a route that waits for its law. Who may say yes at which
    age is another question (`see.rules.agreeing`).
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
    if report in BY_REPORT:
        return _report(report, today)
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


def _report(route: Route, today: date) -> Way:
    law = ROUTES[route].law
    if not ROUTES[route].is_open(today):
        return Way(route, may_not(Reason(RouteReason.LAW_NOT_IN_FORCE, law=law), _ask_first()))
    return Way(route, may(Reason(RouteReason.BY_LAW, law=law)))


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
