"""How does a question stand, by when do we answer, and when may we call together?"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest

from bereik.see.consulting.rules import (
    HERE,
    Asking,
    State,
    answered_before,
    kept_until,
    may_answer,
    may_call,
    said_of,
    state_of,
)
from bereik.terms.reasons import ConsultReason

ASKED_ON = date(2026, 11, 9)  # a Monday
WAITS = Asking(answer_by=date(2026, 11, 12), erase_on=date(2026, 11, 23))


@pytest.mark.parametrize(
    ("asked", "answer_by"),
    [
        (date(2026, 11, 9), date(2026, 11, 12)),  # Monday: Thursday
        (date(2026, 11, 12), date(2026, 11, 17)),  # Thursday: Friday, Monday, Tuesday
        (date(2026, 11, 14), date(2026, 11, 18)),  # Saturday
        (date(2027, 5, 4), date(2027, 5, 12)),  # 5 May, Ascension Day, and the day equated with it in 2027
        (date(2026, 12, 24), date(2026, 12, 30)),  # Christmas is Friday and Saturday
    ],
)
def test_we_answer_within_three_working_days(asked: date, answer_by: date) -> None:
    assert answered_before(asked, kept_until(asked, 14)) == answer_by


def test_no_answer_is_promised_for_after_the_text_is_gone() -> None:
    assert answered_before(date(2027, 5, 4), kept_until(date(2027, 5, 4), 3)) == date(2027, 5, 7)


@pytest.mark.parametrize(("days", "gone"), [(1, 10), (7, 16), (14, 23), (30, 23)])
def test_a_text_is_kept_fourteen_days_at_most_whatever_is_set(days: int, gone: int) -> None:
    assert kept_until(ASKED_ON, days) == date(2026, 11, gone)


@pytest.mark.parametrize(
    ("asking", "today", "state", "reason"),
    [
        (WAITS, date(2026, 11, 9), State.WAITS, ConsultReason.ASKED),
        (WAITS, date(2026, 11, 12), State.WAITS, ConsultReason.ASKED),
        (WAITS, date(2026, 11, 13), State.LATE, ConsultReason.LATE),
        (WAITS, date(2026, 11, 22), State.LATE, ConsultReason.LATE),
        # The day itself, also when the night's work did not run.
        (WAITS, date(2026, 11, 23), State.FAILED, ConsultReason.NEVER_ANSWERED),
        (
            Asking(WAITS.answer_by, WAITS.erase_on, reader=uuid4()),
            ASKED_ON,
            State.IS_READ,
            ConsultReason.BEING_READ,
        ),
        (
            Asking(WAITS.answer_by, WAITS.erase_on, answered_on=date(2026, 11, 20)),
            date(2026, 12, 20),
            State.ANSWERED,
            ConsultReason.ANSWERED,
        ),
    ],
)
def test_how_it_stands_and_what_is_said(
    asking: Asking, today: date, state: State, reason: ConsultReason
) -> None:
    assert state_of(asking, today) is state
    assert said_of(asking, today).term is reason


def test_one_reads_and_the_other_hears_who_was_first() -> None:
    me, other = uuid4(), uuid4()
    mine = Asking(WAITS.answer_by, WAITS.erase_on, reader=me, reader_name="Els")
    assert may_answer(WAITS, me, ASKED_ON).reason.term is ConsultReason.FREE_TO_ANSWER
    assert may_answer(mine, me, ASKED_ON).reason.term is ConsultReason.YOURS_TO_ANSWER
    refused = may_answer(mine, other, ASKED_ON)
    assert refused.no and refused.reason.say("nl").startswith("Els was je net voor")
    assert may_answer(WAITS, me, WAITS.erase_on).reason.term is ConsultReason.ERASED


NOW = datetime(2026, 11, 9, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "hour", "reason"),
    [
        (date(2026, 11, 10), time(10), ConsultReason.CALL_IS_SET),
        (date(2026, 11, 9), time(13), ConsultReason.CALL_IS_SET),
        (date(2026, 11, 9), time(11, 59), ConsultReason.CALL_IS_PAST),
        (date(2026, 11, 9), time(12), ConsultReason.CALL_IS_PAST),  # now itself: 11 UTC is noon here
        (date(1, 1, 1), time(10), ConsultReason.CALL_IS_PAST),
        (date(2026, 11, 14), time(10), ConsultReason.CALL_ON_A_FREE_DAY),
        (date(2026, 11, 10), time(7, 59), ConsultReason.CALL_OUT_OF_HOURS),
        (date(2026, 11, 10), time(18), ConsultReason.CALL_OUT_OF_HOURS),
        (date(2026, 11, 23), time(10), ConsultReason.CALL_IS_SET),
        (date(2026, 11, 24), time(10), ConsultReason.CALL_TOO_FAR),
        (date(9999, 12, 31), time(10), ConsultReason.CALL_TOO_FAR),
    ],
)
def test_we_call_on_a_working_day_in_working_hours(day: date, hour: time, reason: ConsultReason) -> None:
    verdict = may_call(datetime.combine(day, hour, HERE), NOW)
    assert verdict.reason.term is reason
    assert verdict.yes is (reason is ConsultReason.CALL_IS_SET)


def test_a_free_day_in_may_and_the_sunday_of_summer_time_are_said() -> None:
    fifth = may_call(datetime.combine(date(2027, 5, 5), time(10), HERE), datetime(2027, 5, 3, 8, tzinfo=UTC))
    assert fifth.reason.say("nl") == "5 mei 2027 is een vrije dag. Kies een werkdag."
    # On Sunday 29 March 2026 the clock goes from two to three.
    friday, sunday = datetime(2026, 3, 27, 8, tzinfo=UTC), date(2026, 3, 29)
    lost_hour = may_call(datetime.combine(sunday, time(2, 30), HERE), friday)
    assert lost_hour.reason.term is ConsultReason.CALL_ON_A_FREE_DAY
    assert may_call(datetime.combine(sunday + timedelta(days=1), time(8), HERE), friday).yes
    assert may_call(None, friday).reason.term is ConsultReason.CALL_HAS_NO_DAY
