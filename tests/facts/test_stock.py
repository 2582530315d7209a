"""Does the stock of each month fit what came and went, and is it said when it does not?"""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bereik.facts.inside import make_inside, reading_inside
from bereik.facts.measures import prepare
from bereik.facts.published import make_published
from bereik.facts.published_file import read_publication
from bereik.facts.reader import read_funnel
from bereik.facts.rows import JourneyFact
from bereik.facts.stock import StockMonth, last_settled, stock_of, stock_tables
from bereik.reckon.exposure import look
from bereik.reckon.release import DisclosureSettings, Release
from tests.facts.journeys import TONIGHT, ended_in_its_week, town

TODAY = TONIGHT.date()


def opened(week: date, ended_in: date | None = None, **more: Any) -> JourneyFact:
    """Opened in the week of this Monday; ended in the week of another."""
    values: dict[str, Any] = {"opened": week, "observed_until": TODAY} | more
    if ended_in is not None:
        ending = {"ended": (ended_in - week).days, "ended_week": ended_in, "ended_because": "need_met"}
        values = {"ended_whose": "together", "closed_week": ended_in, **ending} | values
    return JourneyFact(**values)


def counted(folder: Path, *rows: JourneyFact, today: date = TODAY) -> dict[date, tuple[int, ...]]:
    make_inside(folder, rows, made_at=TONIGHT, rng=Random(1))
    with reading_inside(folder) as connection:
        prepare(connection)
        found = stock_of(connection, today)
    return {
        one.month: (one.former, one.came_in, one.re_entered, one.went_out, one.now, not one.fits)
        for one in found
    }


def test_before_and_came_and_came_back_is_went_and_now(tmp_path: Path) -> None:
    """By hand. Three opened in September, one of them ended in the week of Monday 29 September: that is September, though
    it was October when it ended. One of two in October came back."""
    september, october = date(2025, 9, 1), date(2025, 10, 6)
    found = counted(
        tmp_path,
        opened(september),
        opened(september, date(2025, 9, 29)),
        opened(september, october),
        opened(october),
        opened(october, re_entered=True),
        opened(date(2025, 12, 1)),
    )
    assert found[date(2025, 9, 1)] == (0, 3, 0, 1, 2, 0)
    assert found[date(2025, 10, 1)] == (2, 1, 1, 1, 3, 0)
    assert found[date(2025, 11, 1)] == (3, 0, 0, 0, 3, 0)


def test_it_fits_in_every_month_of_a_town(tmp_path: Path) -> None:
    rows = list(town(5, 600, first=date(2024, 1, 1), weeks=100))
    found = counted(tmp_path, *rows)
    assert len(found) == 24 or min(found) == date(2024, 1, 1)
    assert {one[-1] for one in found.values()} == {0}
    for month, (*_, now, _) in found.items():
        after = (month + timedelta(days=32)).replace(day=1)
        open_then = [
            row for row in rows if row.opened < after and (row.ended_week is None or row.ended_week >= after)
        ]
        assert now == len(open_then)


@pytest.mark.parametrize(
    "torn",
    [
        {"closed_week": None},
        {"closed_week": date(2025, 10, 6)},
        {"ended": None, "ended_week": None, "ended_because": "", "closed_week": date(2025, 10, 6)},
    ],
)
def test_two_places_that_disagree_leave_something_unexplained(tmp_path: Path, torn: dict[str, Any]) -> None:
    """The ending says one thing and the journey's own row another: a mistake of ours that must show."""
    wrong = opened(date(2025, 9, 1), date(2025, 11, 3), **torn)
    found = counted(tmp_path, wrong, *[opened(date(2025, 9, 1))] * 5)
    assert any(one[-1] for one in found.values())


def test_two_mistakes_that_hide_each_other_in_the_sum_still_show(tmp_path: Path) -> None:
    month = date(2025, 11, 3)
    never_closed = opened(date(2025, 9, 1), month, closed_week=None)
    never_ended = opened(date(2025, 9, 1), closed_week=month)
    assert any(one[-1] for one in counted(tmp_path, never_closed, never_ended).values())


def test_a_month_stands_when_its_deliveries_can_be_in() -> None:
    """The weeks of October 2025 are over on Monday 3 November; a month later on 4 December."""
    assert last_settled(date(2025, 12, 3)) == date(2025, 9, 1)
    assert last_settled(date(2025, 12, 4)) == date(2025, 10, 1)


# As it is published.


def months(*flows: tuple[int, int]) -> list[StockMonth]:
    """Came and went, month after month from January 2025 on."""
    found, now = [], 100
    for number, (came, went) in enumerate(flows, 1):
        found.append(StockMonth(date(2025, number, 1), now, came, 0, went, now + came - went, 0, 0))
        now += came - went
    return found


MANY, FEW = (30, 20), (30, 4)


def names(*flows: tuple[int, int], published: tuple[str, ...] = ()) -> list[str]:
    keys = [(name, "stock", "*", "", "now") for name in published]
    cells = stock_tables(months(*flows), keys, 10, {}).counts
    return [key[0] for key in cells if key[4] == "came_in"]


def test_months_with_few_are_taken_together_by_the_quarter() -> None:
    assert names(*[MANY] * 6) == [f"2025-0{number}" for number in range(1, 7)]
    assert names(*[FEW] * 6) == ["2025-Q1", "2025-Q2"]
    assert names(*[FEW] * 5) == ["2025-Q1"], "a quarter waits until it is whole"
    assert names(*[MANY] * 3, *[FEW] * 3) == ["2025-01", "2025-02", "2025-03", "2025-Q2"]


def test_what_was_published_by_the_month_stays_by_the_month() -> None:
    assert names(*[FEW] * 3, published=("2025-01",)) == ["2025-01", "2025-02", "2025-03"]
    assert names(*[MANY] * 3, published=("2025-Q1",)) == ["2025-Q1"]


def publish(folder: Path, rows: list[JourneyFact], at: datetime) -> Release:
    make_inside(folder, rows, made_at=at, rng=Random(1))
    make_published(folder, made_at=at, settings=DisclosureSettings(), rng=Random(1))
    found = read_publication((folder / "published.duckdb").resolve())
    assert found is not None
    return found.release


def test_what_is_shown_adds_up_and_fits_the_funnel(tmp_path: Path) -> None:
    rows = list(town(5, 1400, first=date(2024, 7, 1), weeks=85))
    publish(tmp_path, rows, TONIGHT)
    funnel = read_funnel(tmp_path)
    assert funnel is not None
    assert funnel.months.do_not_fit == ()
    stock = funnel.months.stock
    assert [one.period for one in stock][-1] == "2025-11"
    for one, after in pairwise(stock):
        assert after.before == one.now
        counts = [
            one.before.count,
            one.came_in.count,
            one.re_entered.count,
            one.went_out.count,
            one.now.count,
        ]
        if None not in counts:
            before, came, back, went, now = (count or 0 for count in counts)
            assert before + came + back == went + now
    for quarter, last in (("2025-Q1", 3), ("2025-Q2", 6)):
        seen = next(table.n.count for table in funnel.of("quarter", "2025-H1") if table.part == quarter)
        came = [one.came_in.count for one in stock if f"2025-0{last - 2}" <= one.period <= f"2025-0{last}"]
        assert seen is not None and None not in came
        assert sum(count or 0 for count in came) <= seen, "who came back is among them too"


def test_a_month_more_moves_nothing_that_was_said(tmp_path: Path) -> None:
    rows = list(town(5, 1100, first=date(2024, 7, 1), weeks=85))
    first = publish(tmp_path, rows, TONIGHT)
    later = publish(tmp_path, rows, TONIGHT + timedelta(days=31))
    assert set(later.cells) > set(first.cells)
    assert later.says_all_of(first)
    new = {key[0] for key in set(later.cells) - set(first.cells) if key[1] == "stock"}
    assert new == {"2025-12"}


def test_a_mistake_is_published_as_such_and_does_not_stop_the_night(tmp_path: Path) -> None:
    rows = list(town(5, 400, first=date(2024, 7, 1), weeks=70))
    torn = {"opened": date(2025, 2, 3), "observed_until": TODAY, "ended": 300, "ended_because": "need_met"}
    rows.append(JourneyFact(**ended_in_its_week(torn | {"closed_week": None})))
    publish(tmp_path, rows, datetime(2026, 2, 1, 2, 0, tzinfo=UTC))
    funnel = read_funnel(tmp_path)
    assert funnel is not None
    assert funnel.months.do_not_fit == (date(2025, 11, 1),)


def test_the_stock_beside_the_funnel_betrays_nobody(tmp_path: Path) -> None:
    """Both sets of tables attacked as one: who came in a quarter is in both."""
    from bereik.facts.periods import FollowUp
    from bereik.facts.published import _counted
    from bereik.reckon.tables import together

    rows = list(town(6, 500, first=date(2025, 1, 6), weeks=50))
    release = publish(tmp_path, rows, TONIGHT)
    counted = _counted(tmp_path, TONIGHT, FollowUp(), ())
    stock = stock_tables(counted.months, (), 10, counted.quarters())
    assert stock.counts.keys() & counted.funnel.counts.keys(), "they hang together"
    both = together([counted.funnel, stock], {})
    sight = look(release, both.balances, (), both.harmless)
    assert sight.tried > 0
    assert sight.exposed == ()
