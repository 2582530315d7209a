"""What did we promise the sender of one signal, and what came of it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from bereik.municipality.models import ReachPolicy
from bereik.see.feedback import Answer, answer_of, why_late
from bereik.see.models import Signal
from bereik.see.room import CONTACT_WITHIN_DAYS, TOLD_WITHIN_DAYS
from bereik.see.rules import was_full, why_not_that_day
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.verdict import Reason
from bereik.trust.access import Access


@dataclass(frozen=True)
class Thread:
    """The receipt as dates on a thread. `spoken_on` and `closed_on`: when it was told, whichever it was.

    `full`: there was no room when it came in, and the page says so. `moved`: on which days we do not work, where that
    changed what we said. `because`: why our answer is late, while it is.
    """

    received_at: datetime
    contact_by: date | None
    told_by: date | None
    answer: Answer
    spoken_on: date | None
    closed_on: date | None
    full: bool
    moved: tuple[Reason, ...]
    because: Reason | None

    @property
    def received_on(self) -> date:
        return timezone.localdate(self.received_at)


def thread_of(access: Access, signal: Signal) -> Thread:
    """The thread as its sender sees it today. At most two queries."""
    answer = answer_of(signal, access.today)
    told_on = timezone.localdate(signal.told_at) if signal.told_at else None
    spoken = answer.reason.term is SignalReason.SPOKEN_WITH
    received = timezone.localdate(signal.received_at)
    contact, told = _within(received)
    full = was_full(signal.contact_by, received, contact.days)
    return Thread(
        received_at=signal.received_at,
        contact_by=signal.contact_by,
        told_by=signal.told_by,
        answer=answer,
        spoken_on=told_on if spoken else None,
        closed_on=told_on if not spoken else None,
        full=full,
        moved=_moved(signal, received, contact, told) if not full else (),
        because=why_late(access, [signal]).get(signal.id),
    )


def _within(received: date) -> tuple[timedelta, timedelta]:
    """Within how many days the reach policy of that day asks for contact, and for an answer."""
    policy = ReachPolicy.in_force(received)
    contact = policy.contact_within_days if policy else CONTACT_WITHIN_DAYS
    told = policy.told_within_days if policy else TOLD_WITHIN_DAYS
    return timedelta(days=contact), timedelta(days=told)


def _moved(signal: Signal, received: date, contact: timedelta, told: timedelta) -> tuple[Reason, ...]:
    if signal.contact_by is None:
        return ()
    # A clock of the law can have named an earlier day: then the policy's day explains nothing.
    asked = [received + contact] if signal.contact_by >= received + contact - timedelta(days=4) else []
    return why_not_that_day(*asked, signal.contact_by + max(told - contact, timedelta()))
