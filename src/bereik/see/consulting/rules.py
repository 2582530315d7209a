"""How does a question without a name stand, who may answer it, and when may we call together?

Pure: days and moments go in, a verdict with a reason comes out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from bereik.terms.clocks import legal_end
from bereik.terms.consultation import ANSWER_WITHIN, CALL_FROM, CALL_UNTIL, CALL_WITHIN
from bereik.terms.free_days import is_free
from bereik.terms.reasons import ConsultReason
from bereik.terms.retention import RETENTION, Kept
from bereik.terms.verdict import Reason, Verdict, may, may_not

HERE = ZoneInfo("Europe/Amsterdam")


class State(StrEnum):
    """How a question stands for whoever asked it. `FAILED`: we never answered, and that is ours."""

    WAITS = "waits"
    IS_READ = "is_read"
    LATE = "late"
    ANSWERED = "answered"
    FAILED = "failed"


@dataclass(frozen=True)
class Asking:
    """The dates of one question, as a rule needs them. `reader_name` is known only where it may be said."""

    answer_by: date | None
    erase_on: date
    reader: UUID | None = None
    reader_name: str = ""
    answered_on: date | None = None
    erased_on: date | None = None


def kept_until(today: date, days: int) -> date:
    """The day on which the text of a question that is asked today is gone at the latest: the house's own number of
    days, and never more than the term of keeping."""
    return min(today + timedelta(days=days), RETENTION[Kept.CONSULTATION].ends(today))


def answered_before(today: date, erase_on: date) -> date:
    """By when we answer: in working days, and never after the text is gone."""
    return min(legal_end(today, ANSWER_WITHIN), erase_on)


def state_of(asking: Asking, today: date) -> State:
    """How it stands today."""
    if asking.answered_on:
        return State.ANSWERED
    if asking.erased_on or today >= asking.erase_on:
        return State.FAILED
    if asking.answer_by and today > asking.answer_by:
        return State.LATE
    return State.IS_READ if asking.reader else State.WAITS


def said_of(asking: Asking, today: date) -> Reason:
    """What whoever asked reads about it."""
    match state_of(asking, today):
        case State.ANSWERED:
            return Reason(ConsultReason.ANSWERED, date=asking.answered_on)
        case State.FAILED:
            return Reason(ConsultReason.NEVER_ANSWERED)
        case State.LATE:
            return Reason(ConsultReason.LATE, date=asking.answer_by)
        case State.IS_READ:
            return Reason(ConsultReason.BEING_READ, date=asking.answer_by)
        case _:
            return Reason(ConsultReason.ASKED, date=asking.answer_by)


def may_answer(asking: Asking, who: UUID, today: date) -> Verdict:
    """Whether this colleague may read and answer: one reads, and only as long as the text is there."""
    if asking.answered_on:
        return may_not(Reason(ConsultReason.ANSWERED_BEFORE, date=asking.answered_on))
    if asking.erased_on or today >= asking.erase_on:
        return may_not(Reason(ConsultReason.ERASED))
    if asking.reader is None:
        return may(Reason(ConsultReason.FREE_TO_ANSWER))
    if asking.reader == who:
        return may(Reason(ConsultReason.YOURS_TO_ANSWER))
    return may_not(Reason(ConsultReason.READ_BY_ANOTHER, name=asking.reader_name))


def may_call(at: datetime | None, now: datetime) -> Verdict:
    """Whether we can call together then: later than now, on a working day, in working hours, not too far ahead."""
    if at is None:
        return may_not(Reason(ConsultReason.CALL_HAS_NO_DAY))
    here, today = at.astimezone(HERE), now.astimezone(HERE).date()
    last = legal_end(today, CALL_WITHIN)
    if at <= now:
        return may_not(Reason(ConsultReason.CALL_IS_PAST))
    if here.date() > last:
        return may_not(Reason(ConsultReason.CALL_TOO_FAR, date=last))
    if is_free(here.date()):
        return may_not(Reason(ConsultReason.CALL_ON_A_FREE_DAY, date=here.date()))
    if not CALL_FROM <= here.hour < CALL_UNTIL:
        return may_not(Reason(ConsultReason.CALL_OUT_OF_HOURS, first=CALL_FROM, last=CALL_UNTIL))
    return may(Reason(ConsultReason.CALL_IS_SET, date=here.date()))
