"""Does the database give the rows in the order that the rule says, and does each row say why it stands there?"""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from bereik.help.day_list import own_list, waiting_list
from bereik.help.day_list.order import BESIDE
from bereik.help.day_list.rows import days_of, own_journeys
from bereik.help.day_list.sections import SECTION_OF, TITLES
from bereik.help.rules import HERE, OnTheRow, next_way, reasons_of, room_today
from bereik.help.rules.going import PARTS, WAYS
from bereik.people.models import Journey
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import DayListReason
from bereik.trust.access import house_access
from tests.help.words import at_work
from tests.making import make_account, make_journey, make_resident, make_team
from tests.size import seed

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = date(2026, 4, 20)

days = st.none() | st.integers(-12, 12).map(lambda n: TODAY + timedelta(days=n))
past = st.none() | st.integers(-12, 0).map(lambda n: TODAY + timedelta(days=n))
rows = st.builds(
    OnTheRow,
    opened_on=st.integers(-30, 0).map(lambda n: TODAY + timedelta(days=n)),
    urgent=st.booleans(),
    word_due_on=days,
    promised_on=days,
    clock_on=days,
    asked_on=past,
    rests_until=days,
    tries=st.integers(0, 4),
    tried_on=past,
    met_on=past,
)


@given(rows)
def test_every_row_has_a_reason_and_they_come_in_the_published_order(row: OnTheRow) -> None:
    found = reasons_of(row, TODAY)
    places = [reason.place for reason, _ in found]
    assert found and places == sorted(places) and len(set(places)) == len(places)
    assert all(reason in SECTION_OF for reason, _ in found)


@given(rows)
def test_what_we_owe_comes_before_anything_new(row: OnTheRow) -> None:
    (first, _), *_ = reasons_of(row, TODAY)
    if row.word_due_on and row.word_due_on < TODAY:
        assert first in (DayListReason.DANGER_NAMED, DayListReason.PROMISE_BROKEN)
    if first is DayListReason.IN_TOUCH:
        assert row.asked_on is None and row.met_on is not None


def test_each_heading_follows_the_published_order() -> None:
    keys = [SECTION_OF[reason] for reason in DayListReason]
    assert list(dict.fromkeys(keys)) == list(TITLES)
    assert [key for n, key in enumerate(keys) if n == 0 or keys[n - 1] != key] == list(TITLES)


def test_the_database_gives_the_order_of_the_rule() -> None:
    chance = random.Random(seed())
    team, merel = make_team(), make_account()
    now = timezone.now()
    today = timezone.localdate(now)
    resident = make_resident()

    def some_day(least: int = -12, most: int = 12) -> date | None:
        return today + timedelta(days=chance.randint(least, most)) if chance.random() < 0.5 else None

    def some_moment() -> datetime | None:
        day = some_day(-12, 0)
        hour = chance.randrange(24)
        return datetime.combine(day, time(hour, 30), HERE) if day else None

    for _ in range(150):
        make_journey(
            team, resident, trusted=chance.choice([merel, merel, merel, make_account("Joris")]), second=merel,
            at=now - timedelta(hours=chance.randrange(1, 900)), urgent=chance.random() < 0.1,
            word_due_on=some_day(), promised_on=some_day(), clock_on=some_day(), asked_at=some_moment(),
            rests_until=some_day(), tries=chance.randrange(3), tried_at=some_moment(), met_at=some_moment(),
        )  # fmt: skip
    with at_work(merel, team) as access:
        found: list[Any] = []
        after = ""
        while True:
            page = own_journeys(access, after, {})
            found += page.journeys
            if not (after := page.more):
                break
        today = access.today
    asked = [(one.place, one.on, one.pk) for one in found]
    assert asked == sorted(asked)
    for one in found:
        (reason, on), *_ = reasons_of(days_of(one), today)
        if one.place != BESIDE:
            assert (one.place, one.on) == (reason.place, on)
        else:
            assert one.trusted_id != merel.pk
    resting = {
        one.pk
        for one in every_journey()
        if one.rests_until
        and one.rests_until > today
        and one.asked_at is None
        and not (one.word_due_on and one.word_due_on <= today)
    }
    assert {one.pk for one in found} == {one.pk for one in every_journey()} - resting


def every_journey() -> list[Journey]:
    with house_access(Purpose.UPKEEP, "proef"):
        return list(Journey.objects.order_by("pk"))


def test_who_rests_comes_back_on_the_day_and_goes_after_a_try() -> None:
    team, merel = make_team(), make_account()
    now = timezone.now()
    today = timezone.localdate(now)
    rests = make_journey(team, make_resident("Rust"), trusted=merel, rests_until=today + timedelta(days=1))
    back = make_journey(team, make_resident("Terug"), trusted=merel, rests_until=today)
    tried = make_journey(
        team, make_resident("Gegaan"), trusted=merel, rests_until=today - timedelta(days=5), tries=2,
        tried_at=now - timedelta(days=2),
    )  # fmt: skip
    with at_work(merel, team) as access:
        kinds = {row.journey: row.kind for row in own_list(access).rows}
    assert rests.pk not in kinds
    assert kinds == {back.pk: DayListReason.REST_OVER, tried.pk: DayListReason.TRIED_BEFORE}


def test_what_we_promised_and_what_they_asked_does_not_rest() -> None:
    team, merel = make_team(), make_account()
    now = timezone.now()
    later = timezone.localdate(now) + timedelta(days=20)
    make_journey(team, trusted=merel, rests_until=later, word_due_on=timezone.localdate(now))
    make_journey(team, trusted=merel, rests_until=later, asked_at=now)
    with at_work(merel, team) as access:
        assert [row.kind for row in own_list(access).rows] == [
            DayListReason.PROMISE_DUE,
            DayListReason.ASKED_BY_RESIDENT,
        ]


def test_one_row_says_every_reason_once() -> None:
    team, merel = make_team(), make_account()
    now = timezone.now()
    today = timezone.localdate(now)
    make_journey(
        team, trusted=merel, word_due_on=today, clock="wmo_inquiry", clock_on=today + timedelta(days=2),
        asked_at=now,
    )  # fmt: skip
    with at_work(merel, team) as access:
        (row,) = own_list(access).rows
    assert row.kind is DayListReason.PROMISE_DUE
    assert [one.term for one in row.also] == [DayListReason.CLOCK_DUE, DayListReason.ASKED_BY_RESIDENT]


def test_what_rests_does_not_wait_for_the_team_either() -> None:
    team, merel = make_team(), make_account()
    make_journey(team, rests_until=timezone.localdate() + timedelta(days=3))
    waits = make_journey(team)
    with at_work(merel, team, purpose=Purpose.OUTREACH) as access:
        assert [row.journey for row in waiting_list(access).rows] == [waits.pk]


@given(st.lists(st.tuples(st.sampled_from([*WAYS, "mail", ""]), st.sampled_from([*PARTS, ""])), max_size=12))
def test_the_next_try_is_another_way_than_the_last(tried: list[tuple[str, str]]) -> None:
    way = next_way(tried)
    if tried:
        assert way.channel != tried[-1][0] and way.part_of_day != tried[-1][1]


def test_after_a_letter_and_two_calls_somebody_goes_there_at_another_time() -> None:
    way = next_way([("letter", "morning"), ("phone", "morning"), ("phone", "morning")])
    assert (way.channel, way.part_of_day) == ("home_visit", "afternoon")


def test_room_is_the_share_of_the_team_over_the_working_days_less_what_is_due() -> None:
    monday = date(2026, 4, 20)
    assert room_today(monday, talks_a_week=30, colleagues=3, due=0).left == 2
    assert room_today(monday, talks_a_week=30, colleagues=3, due=5).left == 0
    # In the week of 5 May there are four working days.
    assert room_today(date(2026, 5, 4), talks_a_week=24, colleagues=3, due=0).share == 2
    assert room_today(date(2026, 5, 5), talks_a_week=24, colleagues=3, due=0) is None
    assert room_today(date(2026, 4, 19), talks_a_week=24, colleagues=3, due=0) is None
    assert room_today(monday, talks_a_week=24, colleagues=0, due=0) is None
