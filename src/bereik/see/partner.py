"""Who passes something on to us, and what do they read on their own pages?"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Case, F, Max, Q, When

from bereik.municipality.models import Team
from bereik.people.actions import team_for
from bereik.see.feedback import Answer, answer_of, why_late
from bereik.see.models import Signal
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.routes import ROUTES, Route
from bereik.terms.senders import Sender
from bereik.terms.verdict import Reason
from bereik.trust.access import Access
from bereik.trust.standing import Standing

A_PAGE = 50
ALL = "alles"
"""Where the whole list begins."""
A_FEW = 5
"""So many stand on the start page; what is late comes before what is new."""
MOST_TEAMS = 6


@dataclass(frozen=True)
class Partner:
    """Who is here. `until`: the last day of their link, None for a colleague with an account."""

    kind: Sender
    by_link: bool
    until: date | None


def partner(standing: Standing) -> Partner:
    """The kind of sender this is: the organisation's, or ourselves for a colleague of ours."""
    if standing.kind != "link":
        return Partner(Sender.OURSELVES, by_link=False, until=None)
    kind = standing.organisation_kind
    known = Sender(kind) if kind in list(Sender) else Sender.OTHER_TEAM
    return Partner(known, by_link=True, until=standing.until)


def teams_to_call() -> Sequence[Team]:
    """The teams that a partner can call, for advice or because it cannot wait."""
    return list(Team.objects.filter(law=ROUTES[Route.WITH_AGREEMENT].law).order_by("name", "id")[:MOST_TEAMS])


LATELY = timedelta(days=90)
MOST_AREAS = 3


def areas_used(access: Access) -> list[str]:
    """In which areas the people live whom this sender passed on lately, the newest first. One query.

    Areas put together, and nobody's row: a resident does not read that somebody looked, each time the form is opened
    for another.
    """
    since = Signal.objects.filter(sender=access.who, received_at__gte=access.at - LATELY, area__isnull=False)
    newest = since.values("area_id").annotate(newest=Max("received_at")).order_by("-newest", "area_id")
    return [one["area_id"] for one in newest[:MOST_AREAS]]


def teams_of(signal: Signal) -> Sequence[Team]:
    """Whom the sender of this signal can call: the team that goes there, or those that anybody can call."""
    team = team_for(signal.law, signal.area_id) if signal.area_id else None
    return [team] if team else teams_to_call()


@dataclass(frozen=True)
class Passed:
    """One line of what they passed on before: their own words, never a name."""

    signal: Signal
    answer: Answer
    because: Reason | None = None
    """Why our answer is late, while it is."""

    @property
    def state(self) -> str:
        """How the knot on the thread looks."""
        if self.answer.reason.term is SignalReason.SPOKEN_WITH:
            return "kept"
        return "broken" if self.answer.late else "done" if self.answer.is_told else "next"


@dataclass(frozen=True)
class Passing:
    """A page of them, newest first; `onward` leads to the next one, '' on the last."""

    passed: Sequence[Passed]
    onward: str

    def explained(self, access: Access) -> Passing:
        """The same page with the reason of each answer of ours that is late."""
        late = why_late(access, [one.signal for one in self.passed])
        return replace(
            self,
            passed=[replace(one, because=late.get(one.signal.id)) for one in self.passed]
            if late
            else self.passed,
        )


def passed_on(access: Access, after: str = "") -> Passing:
    """What this sender passed on, as far as they may see it themself (`Passing.explained`). One query."""
    signals = Signal.objects.filter(sender=access.who).order_by("-received_at", "-id")
    if place := _place(after):
        at, last = place
        signals = signals.filter(Q(received_at__lt=at) | Q(received_at=at, id__lt=last))
    found = list(signals[: A_PAGE + 1])
    shown = [Passed(one, answer_of(one, access.today)) for one in found[:A_PAGE]]
    onward = _onward(shown[-1].signal) if len(found) > A_PAGE else ""
    return Passing(shown, onward)


def passed_on_lately(access: Access) -> Passing:
    """The few for the start page: to whom we owe an answer, the oldest first, then the newest. One query.

    `onward` is not '' where there are more than these.
    """
    owed = Case(When(told_at__isnull=True, told_by__lt=access.today, then=F("told_by")), default=None)
    mine = Signal.objects.filter(sender=access.who).annotate(owed_since=owed)
    found = list(mine.order_by(F("owed_since").asc(nulls_last=True), "-received_at", "-id")[: A_FEW + 1])
    shown = [Passed(one, answer_of(one, access.today)) for one in found[:A_FEW]]
    return Passing(shown, ALL if len(found) > A_FEW else "")


def _onward(signal: Signal) -> str:
    return urlsafe_b64encode(f"{signal.received_at.isoformat()} {signal.id}".encode()).decode()


def _place(after: str) -> tuple[datetime, UUID] | None:
    """Where a page begins; None for anything that no page of ours wrote."""
    try:
        at, last = urlsafe_b64decode(after.encode()).decode().split(" ")
        moment = datetime.fromisoformat(at)
        return (moment, UUID(last)) if moment.tzinfo else None
    except ValueError:
        return None
