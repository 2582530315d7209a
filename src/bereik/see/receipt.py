"""What did we promise the sender of one signal, and what came of it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from bereik.see.feedback import Answer, answer_of
from bereik.see.models import Signal
from bereik.terms.reasons.feedback import SignalReason


@dataclass(frozen=True)
class Thread:
    """The receipt as dates on a thread. `spoken_on` and `closed_on`: when it was told, whichever it was."""

    received_at: datetime
    contact_by: date | None
    told_by: date | None
    answer: Answer
    spoken_on: date | None
    closed_on: date | None

    @property
    def received_on(self) -> date:
        return timezone.localdate(self.received_at)


def thread_of(signal: Signal, today: date) -> Thread:
    """The thread as its sender sees it today."""
    answer = answer_of(signal, today)
    told_on = timezone.localdate(signal.told_at) if signal.told_at else None
    spoken = answer.reason.term is SignalReason.SPOKEN_WITH
    return Thread(
        received_at=signal.received_at,
        contact_by=signal.contact_by,
        told_by=signal.told_by,
        answer=answer,
        spoken_on=told_on if spoken else None,
        closed_on=told_on if not spoken else None,
    )
