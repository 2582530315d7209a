"""When does a legal term end, by the text of the Algemene termijnenwet and the calendar on the wall?"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bereik.terms.clocks import (
    LONGEST_UNDER_THE_ACT,
    Period,
    Regime,
    Unit,
    legal_end,
    months_after,
    plain_end,
    working_days_after,
    working_days_between,
)
from bereik.terms.free_days import is_free

DAY = st.dates(min_value=date(2015, 1, 1), max_value=date(2060, 12, 31))
WITHIN_THE_ACT = st.one_of(
    st.builds(Period, st.integers(1, 90), st.just(Unit.DAYS)),
    st.builds(Period, st.integers(1, 12), st.just(Unit.WEEKS)),
    st.builds(Period, st.integers(1, 3), st.just(Unit.MONTHS)),
)
BEYOND_THE_ACT = st.one_of(
    st.builds(Period, st.integers(91, 400), st.just(Unit.DAYS)),
    st.builds(Period, st.integers(13, 60), st.just(Unit.WEEKS)),
    st.builds(Period, st.integers(4, 40), st.just(Unit.MONTHS)),
    st.builds(Period, st.integers(1, 20), st.just(Unit.YEARS)),
)
EUROPEAN = st.builds(
    Period,
    st.integers(1, 24),
    st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS]),
    st.just(Regime.EUROPEAN),
)

# start, period, end, why: worked out on a calendar, not with this code.
CASES = [
    ("2026-07-06", Period(4, Unit.WEEKS), "2026-08-03", "Monday to Monday"),
    ("2026-03-09", Period(4, Unit.WEEKS), "2026-04-07", "ends on Easter Monday"),
    ("2026-03-06", Period(4, Unit.WEEKS), "2026-04-07", "ends on Good Friday: three more free days follow"),
    ("2026-07-03", Period(5, Unit.DAYS), "2026-07-08", "a Wednesday"),
    ("2026-04-28", Period(7, Unit.DAYS), "2026-05-06", "ends on 5 May, free every year"),
    ("2026-05-01", Period(7, Unit.DAYS), "2026-05-08", "an ordinary Friday: no decree makes it free in 2026"),
    ("2026-04-02", Period(6, Unit.WEEKS), "2026-05-18", "Ascension, then an equated Friday and a weekend"),
    (
        "2024-12-11",
        Period(2, Unit.WEEKS),
        "2024-12-30",
        "Christmas, Boxing Day, an equated Friday, a weekend",
    ),
    ("2025-12-04", Period(4, Unit.WEEKS), "2026-01-05", "New Year, 2 January equated, a weekend"),
    (
        "2025-03-29",
        Period(4, Unit.WEEKS),
        "2025-04-28",
        "King's Day on Saturday the 26th, as the 27th is a Sunday",
    ),
    ("2026-01-31", Period(1, Unit.MONTHS), "2026-03-02", "31 January and a month is Saturday 28 February"),
    ("2028-01-31", Period(1, Unit.MONTHS), "2028-02-29", "a leap year, a Tuesday"),
    # Art. 2: three days and more hold at least two working days.
    ("2026-07-10", Period(2, Unit.DAYS), "2026-07-13", "two days: art. 1 only, so Sunday becomes Monday"),
    (
        "2026-07-10",
        Period(3, Unit.DAYS),
        "2026-07-14",
        "Friday and three days: Monday is the only working day in it",
    ),
    # Published examples: staatsrechtpraktijk.nl, 1 January 2018 (three days to think after buying a house).
    ("2017-12-19", Period(3, Unit.DAYS), "2017-12-22", "from Tuesday: until and including Friday"),
    ("2017-12-20", Period(3, Unit.DAYS), "2017-12-27", "from Wednesday: until and including Wednesday"),
    # Published example: vdv-vh.nl/atw (three days that begin on a Thursday, in Easter week too).
    ("2026-07-08", Period(3, Unit.DAYS), "2026-07-13", "would end on Saturday: Monday"),
    ("2026-04-01", Period(3, Unit.DAYS), "2026-04-07", "the same at Easter: Tuesday"),
    # Art. 4(a): no extension beyond 90 days, twelve weeks, three months, or in years. 1 August 2026 is a Saturday.
    ("2026-05-03", Period(90, Unit.DAYS), "2026-08-03", "90 days: extended"),
    ("2026-05-02", Period(91, Unit.DAYS), "2026-08-01", "91 days: not extended"),
    ("2026-05-09", Period(12, Unit.WEEKS), "2026-08-03", "twelve weeks: extended"),
    ("2026-05-02", Period(13, Unit.WEEKS), "2026-08-01", "thirteen weeks: not extended"),
    ("2026-05-01", Period(3, Unit.MONTHS), "2026-08-03", "three months: extended"),
    ("2026-04-01", Period(4, Unit.MONTHS), "2026-08-01", "four months: not extended"),
    ("2025-08-01", Period(1, Unit.YEARS), "2026-08-01", "a year: not extended"),
    # Working days.
    ("2026-07-06", Period(3, Unit.WORKING_DAYS), "2026-07-09", "Monday: Thursday"),
    ("2026-07-10", Period(3, Unit.WORKING_DAYS), "2026-07-15", "Friday: Wednesday"),
    ("2026-07-11", Period(3, Unit.WORKING_DAYS), "2026-07-15", "Saturday: Wednesday too"),
    ("2026-04-02", Period(3, Unit.WORKING_DAYS), "2026-04-09", "Thursday before Good Friday"),
    (
        "2026-05-13",
        Period(3, Unit.WORKING_DAYS),
        "2026-05-20",
        "the day before Ascension, with its equated Friday",
    ),
    # Regulation 1182/71: public holidays only, every length, two working days from two days on.
    (
        "2026-03-03",
        Period(1, Unit.MONTHS, Regime.EUROPEAN),
        "2026-04-03",
        "Good Friday is equated by the Dutch Act only",
    ),
    ("2026-03-03", Period(1, Unit.MONTHS), "2026-04-07", "the same term under the Dutch Act"),
    ("2026-04-15", Period(1, Unit.MONTHS, Regime.EUROPEAN), "2026-05-15", "so is the Friday of the decree"),
    (
        "2026-04-14",
        Period(1, Unit.MONTHS, Regime.EUROPEAN),
        "2026-05-15",
        "but Ascension is a public holiday",
    ),
    ("2026-03-06", Period(1, Unit.MONTHS, Regime.EUROPEAN), "2026-04-07", "and so is Easter Monday"),
    ("2026-04-01", Period(4, Unit.MONTHS, Regime.EUROPEAN), "2026-08-03", "four months: extended in Europe"),
    ("2026-07-10", Period(2, Unit.DAYS, Regime.EUROPEAN), "2026-07-14", "two days hold two working days"),
    ("2026-07-10", Period(1, Unit.DAYS, Regime.EUROPEAN), "2026-07-13", "one day does not have to"),
    # A promise keeps the date that was said.
    ("2026-07-04", Period(1, Unit.WEEKS, Regime.AS_SAID), "2026-07-11", "a Saturday, as said"),
]


@pytest.mark.parametrize(("start", "period", "end", "why"), CASES, ids=[case[3] for case in CASES])
def test_a_term_ends_on_the_day_the_law_says(start: str, period: Period, end: str, why: str) -> None:
    assert legal_end(date.fromisoformat(start), period).isoformat() == end


@given(DAY, WITHIN_THE_ACT)
def test_a_term_never_ends_on_a_free_day(start: date, period: Period) -> None:
    assert not is_free(legal_end(start, period))


@given(DAY, WITHIN_THE_ACT)
def test_a_term_of_three_days_or_more_holds_two_working_days(start: date, period: Period) -> None:
    if period.unit is not Unit.DAYS or period.amount >= 3:
        assert working_days_between(start, legal_end(start, period)) >= 2


@given(DAY, WITHIN_THE_ACT)
def test_a_term_is_extended_no_further_than_needed(start: date, period: Period) -> None:
    end, plain = legal_end(start, period), plain_end(start, period)
    assert plain <= end
    three_days = period.unit is not Unit.DAYS or period.amount >= 3
    for n in range((end - plain).days):
        day = plain + timedelta(days=n)
        assert is_free(day) or (three_days and working_days_between(start, day) < 2)


@given(DAY, st.integers(0, 40), st.one_of(WITHIN_THE_ACT, BEYOND_THE_ACT, EUROPEAN))
def test_what_begins_later_never_ends_earlier(start: date, later: int, period: Period) -> None:
    assert legal_end(start, period) <= legal_end(start + timedelta(days=later), period)


@given(DAY, WITHIN_THE_ACT)
def test_a_longer_term_never_ends_earlier_within_the_act(start: date, period: Period) -> None:
    if period.amount < LONGEST_UNDER_THE_ACT[period.unit]:
        longer = Period(period.amount + 1, period.unit)
        assert legal_end(start, period) <= legal_end(start, longer)


@given(DAY, BEYOND_THE_ACT)
def test_beyond_the_act_nothing_is_extended(start: date, period: Period) -> None:
    assert legal_end(start, period) == plain_end(start, period)


@given(DAY, EUROPEAN)
def test_a_european_term_ends_on_no_weekend_and_no_public_holiday(start: date, period: Period) -> None:
    end = legal_end(start, period)
    assert end.weekday() < 5
    assert (end.month, end.day) not in {(1, 1), (5, 5), (12, 25), (12, 26)}


@given(DAY, st.integers(1, 60))
def test_working_days_are_counted_one_by_one(start: date, count: int) -> None:
    end = working_days_after(start, count)
    assert end == legal_end(start, Period(count, Unit.WORKING_DAYS))
    assert not is_free(end)
    assert working_days_between(start, end) == count


@given(DAY, st.one_of(WITHIN_THE_ACT, BEYOND_THE_ACT))
def test_a_promise_keeps_the_date_that_was_said(start: date, period: Period) -> None:
    said = Period(period.amount, period.unit, Regime.AS_SAID)
    assert legal_end(start, said) == plain_end(start, period)


@given(DAY, st.integers(1, 480))
def test_months_end_on_the_same_number_or_on_the_last_day(start: date, months: int) -> None:
    end = months_after(start, months)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@pytest.mark.parametrize("amount", [0, -1])
def test_a_term_counts_forward(amount: int) -> None:
    with pytest.raises(ValueError, match="counts forward"):
        Period(amount, Unit.DAYS)


def test_a_period_is_said_in_both_languages() -> None:
    assert Period(4, Unit.WEEKS).say("nl") == "4 weken"
    assert Period(1, Unit.MONTHS).say("nl") == "1 maand"
    assert Period(3, Unit.WORKING_DAYS).say("en") == "3 working days"
    assert Period(15, Unit.YEARS).say("nl") == "15 jaar"
