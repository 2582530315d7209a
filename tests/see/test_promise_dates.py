"""What may we honestly promise?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bereik.see.rules import Promised, promise_dates, was_full
from bereik.terms.free_days import is_free
from bereik.terms.law_clocks import Clock
from bereik.terms.reasons.capacity import CapacityReason
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.verdict import Reason

MONDAY = date(2026, 11, 9)


def promised(today: date = MONDAY, **values: object) -> Promised:
    usual: dict[str, object] = {
        "law": "wmo2015",
        "waiting": 0,
        "talks_a_week": 10,
        "contact_within_days": 10,
        "told_within_days": 14,
    }
    return promise_dates(today, **{**usual, **values})  # type: ignore[arg-type]


def test_with_room_the_days_of_the_reach_policy_are_said() -> None:
    said = promised()
    # Ten days after Monday 9 November is Thursday the 19th; four days on is Monday the 23rd.
    assert (said.contact_by, said.told_by) == (date(2026, 11, 19), date(2026, 11, 23))
    assert said.room.reason == Reason(SignalReason.WE_GO_BEFORE, date=date(2026, 11, 19))


def test_a_promise_falls_on_the_working_day_before() -> None:
    # Ten days after Wednesday 11 November is Saturday the 21st.
    assert promised(date(2026, 11, 11)).contact_by == date(2026, 11, 20)


def test_a_promise_for_today_on_a_sunday_is_for_monday() -> None:
    assert promised(date(2026, 11, 8), contact_within_days=0).contact_by == MONDAY


def test_a_day_on_which_we_do_not_work_is_named() -> None:
    # Ten days after Sunday 25 April 2027 is Wednesday 5 May, Liberation Day; four days on is Saturday the 8th.
    said = promised(date(2027, 4, 25))
    assert said.contact_by == date(2027, 5, 4)
    assert [(one.values["date"], one.values["name"].nl) for one in said.moved] == [
        (date(2027, 5, 5), "Bevrijdingsdag"),
        (date(2027, 5, 8), "weekend"),
    ]
    # Friday 7 May is equated with a holiday by decree, Thursday the 6th is Ascension Day: Tuesday the 4th again.
    assert said.told_by == date(2027, 5, 4)
    assert "5 mei 2027 werken wij niet (Bevrijdingsdag)" in said.moved[0].say("nl")


@pytest.mark.parametrize(
    ("sunday", "said"),
    [(date(2026, 3, 29), date(2026, 4, 8)), (date(2026, 10, 25), date(2026, 11, 4))],
)
def test_a_sunday_with_an_hour_more_or_less_is_a_day_like_any_other(sunday: date, said: date) -> None:
    # Ten days after both is a Wednesday.
    assert promised(sunday).contact_by == said


@pytest.mark.parametrize(
    ("received", "within", "said", "full"),
    [
        (MONDAY, 10, date(2026, 11, 19), False),
        (MONDAY, 10, date(2026, 11, 20), True),
        (date(2026, 11, 11), 10, date(2026, 11, 20), False),
        (date(2026, 11, 8), 0, MONDAY, False),
        (MONDAY, 10, None, True),
    ],
)
def test_a_day_later_than_the_policy_asks_says_that_there_was_no_room(
    received: date, within: int, said: date | None, full: bool
) -> None:
    assert was_full(said, received, within) is full


def test_the_law_comes_before_a_policy_that_takes_longer() -> None:
    # Wgs art. 4(1)(b): four weeks after Monday 9 November is Monday 7 December.
    said = promised(law="wgs", contact_within_days=60, told_within_days=60)
    assert said.contact_by == said.clock_on == date(2026, 12, 7)
    assert said.clock is Clock.WGS_SIGNAL_FIRST_TALK


def test_a_threat_keeps_to_three_working_days_also_when_the_team_is_full() -> None:
    said = promised(law="wgs", urgent=True, waiting=500)
    assert (said.clock, said.contact_by) == (Clock.WGS_THREAT, date(2026, 11, 12))
    assert said.room.yes


def test_a_full_team_says_the_day_on_which_it_can_be_done() -> None:
    # 25 wait, ten a week: the 26th talk falls within 18.2 days, so by Saturday 28 November; we work on Monday the 30th.
    said = promised(waiting=25)
    assert said.contact_by == date(2026, 11, 30)
    assert said.room.reason == Reason(CapacityReason.TEAM_FULL, waiting=25)
    assert said.room.instead == Reason(CapacityReason.TELL_WHEN, date=date(2026, 11, 30))


def test_a_team_without_hours_promises_no_day() -> None:
    said = promised(talks_a_week=0, waiting=3)
    assert (said.contact_by, said.told_by) == (None, None)
    assert said.room.no


@pytest.mark.parametrize("law", ["jeugdwet", "participatiewet"])
def test_where_the_law_sets_no_clock_only_the_promise_stands(law: str) -> None:
    said = promised(law=law)
    assert (said.clock, said.clock_on) == (None, None)
    assert said.contact_by == date(2026, 11, 19)


@given(
    today=some.dates(date(2024, 1, 1), date(2030, 12, 31)),
    law=some.sampled_from(["wgs", "wmo2015", "jeugdwet"]),
    waiting=some.integers(0, 300),
    talks=some.integers(1, 40),
    contact=some.integers(0, 40),
    told=some.integers(0, 40),
    urgent=some.booleans(),
)
def test_every_promise_is_a_working_day_in_order_and_not_before_today(
    today: date, law: str, waiting: int, talks: int, contact: int, told: int, urgent: bool
) -> None:
    said = promise_dates(
        today,
        law=law,
        waiting=waiting,
        talks_a_week=talks,
        contact_within_days=contact,
        told_within_days=told,
        urgent=urgent,
    )
    assert said.contact_by is not None and said.told_by is not None
    assert today <= said.contact_by <= said.told_by
    assert not is_free(said.contact_by)
    assert not is_free(said.told_by)
    if said.room.yes and said.clock_on and not is_free(today):
        assert said.contact_by <= said.clock_on + timedelta(days=0)


@given(waiting=some.integers(0, 200), more=some.integers(0, 50))
def test_whoever_comes_later_is_never_promised_an_earlier_day(waiting: int, more: int) -> None:
    first, later = promised(waiting=waiting), promised(waiting=waiting + more)
    assert first.contact_by is not None and later.contact_by is not None
    assert first.contact_by <= later.contact_by


@given(
    today=some.dates(date(2024, 1, 1), date(2030, 12, 31)),
    waiting=some.integers(0, 300),
    talks=some.integers(1, 40),
    contact=some.integers(0, 40),
)
def test_the_receipt_says_no_room_whenever_the_promise_did(
    today: date, waiting: int, talks: int, contact: int
) -> None:
    said = promised(
        today,
        law="jeugdwet",
        waiting=waiting,
        talks_a_week=talks,
        contact_within_days=contact,
        told_within_days=contact,
    )
    assert was_full(said.contact_by, today, contact) is said.room.no
