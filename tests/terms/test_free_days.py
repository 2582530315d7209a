"""Which days are free in law, year by year, against published calendars?"""

from datetime import date, timedelta

import holidays
import pytest
from dateutil import easter  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from bereik.terms.free_days import (
    DECREES,
    EQUATED_DAYS,
    decrees_cover,
    easter_sunday,
    holiday_on,
    is_free,
    is_public_holiday,
    is_weekend,
    recognised_holidays,
)

YEARS = st.integers(min_value=1900, max_value=2199)


# Census Bureau and Vatican tables; 1818 and 2285 have the earliest Easter there is, 1943 and 2038 the latest.
@pytest.mark.parametrize(
    "sunday",
    [
        "1818-03-22",
        "2285-03-22",
        "1943-04-25",
        "2038-04-25",
        "2000-04-23",
        "2019-04-21",
        "2024-03-31",
        "2026-04-05",
    ],
)
def test_easter_is_where_the_published_tables_have_it(sunday: str) -> None:
    day = date.fromisoformat(sunday)
    assert easter_sunday(day.year) == day


@given(YEARS)
def test_easter_agrees_with_another_method(year: int) -> None:
    assert easter_sunday(year) == easter.easter(year)


def test_2026_has_the_holidays_of_article_3() -> None:
    assert {day.isoformat(): name.nl for day, name in recognised_holidays(2026).items()} == {
        "2026-01-01": "Nieuwjaarsdag",
        "2026-04-06": "Tweede Paasdag",
        "2026-04-27": "Koningsdag",
        "2026-05-05": "Bevrijdingsdag",
        "2026-05-14": "Hemelvaartsdag",
        "2026-05-25": "Tweede Pinksterdag",
        "2026-12-25": "Eerste Kerstdag",
        "2026-12-26": "Tweede Kerstdag",
    }


@given(YEARS)
def test_the_fifth_of_may_is_free_every_year(year: int) -> None:
    assert is_free(date(year, 5, 5))
    assert is_public_holiday(date(year, 5, 5))


def test_another_calendar_agrees_but_for_the_fifth_of_may_and_the_sundays() -> None:
    """The package leaves 5 May out in most years and counts the Sundays of Easter and Whitsun as holidays."""
    for year in range(2014, 2051):
        theirs = {day for day in holidays.country_holidays("NL", years=year) if not is_weekend(day)}
        liberation = {date(year, 5, 5)} - {day for day in [date(year, 5, 5)] if is_weekend(day)}
        good_friday = {easter_sunday(year) - timedelta(days=2)}
        ours = {day for day in recognised_holidays(year) if not is_weekend(day)} | good_friday
        assert ours == theirs | liberation, year


@pytest.mark.parametrize(
    ("year", "day"), [(2013, "2013-04-30"), (2014, "2014-04-26"), (2025, "2025-04-26"), (2026, "2026-04-27")]
)
def test_the_king_gives_way_to_a_sunday(year: int, day: str) -> None:
    assert date.fromisoformat(day) in recognised_holidays(year)


def test_good_friday_is_equated_and_no_public_holiday() -> None:
    good_friday = date(2026, 4, 3)
    assert is_free(good_friday)
    assert not is_public_holiday(good_friday)
    name = holiday_on(good_friday)
    assert name is not None
    assert name.nl == "Goede Vrijdag"


def test_equated_days_stand_in_the_title_of_their_decree() -> None:
    months = ["januari", "februari", "maart", "april", "mei", "juni"]
    months += ["juli", "augustus", "september", "oktober", "november", "december"]
    for decree in DECREES:
        for day in decree.days:
            assert f"{day.day} {months[day.month - 1]} {day.year}" in decree.title


def test_equated_days_bridge_a_holiday_and_a_weekend() -> None:
    for day in EQUATED_DAYS:
        assert day.weekday() == 4
        assert is_public_holiday(day - timedelta(days=1))
        assert is_free(day)
        assert decrees_cover(day)


def test_beyond_the_last_decree_it_says_so() -> None:
    assert decrees_cover(date(2028, 12, 31))
    assert not decrees_cover(date(2029, 1, 1))


def test_an_ordinary_tuesday_is_not_free() -> None:
    assert not is_free(date(2026, 7, 7))
    assert holiday_on(date(2026, 7, 7)) is None
