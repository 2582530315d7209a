"""What may whoever passed it on hear back, and did they hear it in time?

Only *that* contact was made, or that we closed it: never what about, never why (`terms.reasons.feedback`). Called by
name in the deed that changes what may be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from bereik.municipality.models import Team
from bereik.people.messages.putting import Way, WhomToCall, put_ready
from bereik.people.models import Journey
from bereik.see.models import Signal
from bereik.see.room import as_the_house
from bereik.terms.outgoing import Outgoing
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.verdict import Reason
from bereik.trust.access import Access
from bereik.trust.models import Account, Link


def tell_partner(
    access: Access, journey: Journey, what: SignalReason = SignalReason.SPOKEN_WITH
) -> list[Signal]:
    """Lay down what the senders of this journey may read from now on, and leave word that there is news.

    Inside a deed. A sender is told once; what was told stays, but for one thing: who heard that there was contact also
    hears that it is closed. The day of the first answer stays. Returns the signals whose senders now know more.
    """
    here = Signal.objects.filter(journey=journey.id)
    if what is SignalReason.CLOSED:
        here = here.filter(Q(told_at__isnull=True) | Q(told=SignalReason.SPOKEN_WITH))
    else:
        here = here.filter(told_at__isnull=True)
    untold = list(here.order_by("received_at", "id"))
    _tell(access, untold, what, journey.team, resident=journey.resident_id)
    return untold


def tell_sender(
    access: Access,
    signal: Signal,
    what: SignalReason,
    team: Team,
    *,
    due_at: datetime | None = None,
) -> None:
    """The same for one signal alone, of a journey or of none. Inside a deed."""
    _tell(access, [signal], what, team, resident=signal.resident_id, due_at=due_at)


def _tell(
    access: Access,
    signals: Sequence[Signal],
    what: SignalReason,
    team: Team,
    *,
    resident: UUID | None,
    due_at: datetime | None = None,
) -> None:
    keys = [one.id for one in signals]
    Signal.objects.filter(pk__in=keys, told_at__isnull=True).update(told_at=access.at)
    Signal.objects.filter(pk__in=keys).update(told=what)
    senders = dict.fromkeys(one.sender for one in signals)
    links = {one.pk: one for one in Link.objects.filter(pk__in=senders)}
    accounts = {
        one.pk: one for one in Account.objects.filter(pk__in=senders.keys() - {access.who}, left_at=None)
    }
    news: dict[str, Any] = {
        "resident": resident,
        "team": team.pk,
        "call": WhomToCall(team.name, team.phone),
        "due_at": due_at,
    }
    for sender in senders:
        if (link := links.get(sender)) and (link.email or link.phone):
            channel: Way = "email" if link.email else "call"
            put_ready(access, Outgoing.NEWS_FOR_PARTNER, to_kind="link", to=link.pk, channel=channel, **news)
        elif sender in accounts:
            put_ready(
                access, Outgoing.NEWS_FOR_COLLEAGUE, to_kind="account", to=sender, channel="email", **news
            )


@dataclass(frozen=True)
class Answer:
    """What the sender reads about one signal. `late`: we promised an answer by an earlier day than today, or than the
    day it came."""

    reason: Reason
    late: bool

    @property
    def is_told(self) -> bool:
        """Whether there is more to read than that we have it."""
        return self.reason.term is not SignalReason.RECEIVED


def answer_of(signal: Signal, today: date) -> Answer:
    """The answer as it stands today."""
    reason = Reason(SignalReason.RECEIVED, date=_day(signal.received_at))
    if signal.told in list(SignalReason):
        reason = Reason(SignalReason(signal.told))
    heard_on = _day(signal.told_at) if signal.told_at else today
    return Answer(reason, late=signal.told_by is not None and heard_on > signal.told_by)


def why_late(access: Access, signals: Iterable[Signal]) -> dict[UUID, Reason]:
    """Why our answer is late, for those of these signals that wait for one past its day. At most one query.

    A reason of ours: whether somebody took it up is all that is looked at, under RECOGNITION.
    """
    late = [one for one in signals if one.told_at is None and answer_of(one, access.today).late]
    if not late:
        return {}
    journeys = {one.journey_id for one in late if one.journey_id}
    with as_the_house(access, "Zeggen waarom een antwoord te laat is"):
        taken = set(
            Journey.objects.filter(pk__in=journeys, trusted__isnull=False).values_list("pk", flat=True)
        )
    return {
        one.id: Reason(
            SignalReason.LATE_TOOK_LONGER if one.journey_id in taken else SignalReason.LATE_NO_PEOPLE
        )
        for one in late
    }


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
