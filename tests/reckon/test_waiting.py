"""Is the share that came within so many weeks what it should be, with everybody in it and all of the doubt?"""

from collections.abc import Iterator
from itertools import islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bereik.reckon.intervals import Interval, share_interval, wilson
from bereik.reckon.spread import Spread
from bereik.reckon.waiting import Came, Half, Known, Left, came_within, half_of

exactly = Known.exactly


def told(*counts: tuple[int, int, int]) -> tuple[dict[int, Known], list[Left]]:
    """So many came within so many weeks, so many left since the weeks before."""
    weeks = [0, *(until for until, *_ in counts)]
    left = [
        Left(after, until, exactly(leaving))
        for after, (until, _, leaving) in zip(weeks, counts, strict=False)
        if leaving
    ]
    return {until: exactly(within) for until, within, _ in counts}, left


def test_the_textbook_product_limit() -> None:
    """Weeks of remission of 21 patients on 6-mercaptopurine (E.J. Freireich e.a. (1963), Blood 21:699-716), with the
    product-limit of D.R. Cox, D. Oakes (1984), *Analysis of Survival Data*, section 1.2 and table 4.1: of 21, nine
    relapsed and twelve left while well. Who left in a week left after who relapsed in it: in a band of their own."""
    relapsed = {6: 3, 7: 1, 10: 1, 13: 1, 16: 1, 22: 1, 23: 1}
    left = {6: 1, 9: 1, 10: 1, 11: 1, 17: 1, 19: 1, 20: 1, 25: 1, 32: 2, 34: 1, 35: 1}
    counts, came = [], 0
    for week in sorted({*relapsed, *left}):
        came += relapsed.get(week, 0)
        counts += [(10 * week, came, 0), (10 * week + 1, came, left.get(week, 0))]
    found = {one.until: one.share for one in came_within(exactly(21), *told(*counts))}
    published = {60: 0.857, 70: 0.807, 100: 0.753, 130: 0.690, 160: 0.627, 220: 0.538, 230: 0.448}
    for until, remaining in published.items():
        share = found[until]
        assert share is not None
        assert round(1 - share, 3) == remaining


def test_the_doubt_is_no_less_than_the_textbooks() -> None:
    """At week 10 of the same patients: 0.753 with Greenwood's standard error 0.0963 (same source), as of 20.06 people.
    Three left before, so ours is that of 18."""
    counts = [(60, 3, 0), (61, 3, 1), (70, 4, 0), (90, 4, 1), (100, 5, 0), (101, 5, 1)]
    (*_, at_ten, after) = came_within(exactly(21), *told(*counts))
    assert at_ten.share is not None
    greenwood = wilson(at_ten.share, at_ten.share * (1 - at_ten.share) / 0.0963**2)
    assert at_ten.interval.low <= greenwood.low <= greenwood.high <= at_ten.interval.high
    assert after.interval == wilson(at_ten.share, 18)


def test_where_everybody_was_followed_it_is_the_plain_share_with_wilsons_interval() -> None:
    """Also for those who ended on the way: they stay among those who could have come."""
    for point, count in zip(
        came_within(exactly(50), *told((1, 10, 0), (4, 22, 0), (13, 31, 0))), (10, 22, 31), strict=True
    ):
        wilson = share_interval(count, 50)
        assert point.share == pytest.approx(count / 50)
        assert point.interval.low == pytest.approx(wilson.low)
        assert point.interval.high == pytest.approx(wilson.high)


def test_who_was_followed_for_a_short_time_counts_for_that_time() -> None:
    """20 of 100 came within a week and 40 were followed no longer: so 20 of about 80 who could be seen. Then 20 of the 40
    who were left: 1 - 3/4 x 1/2. To count the 40 as not come says 40 of the 100; to leave them out 67."""
    (_, later) = came_within(exactly(100), *told((1, 20, 40), (4, 40, 0)))
    assert later.share == pytest.approx(0.625)
    assert later.interval.low < 0.55 < 0.65 < later.interval.high


def test_nobody_came_and_everybody_came() -> None:
    assert came_within(exactly(30), *told((1, 0, 0)))[0].interval.high == pytest.approx(
        share_interval(0, 30).high
    )
    assert came_within(exactly(30), *told((1, 30, 0)))[0].interval.low == pytest.approx(
        share_interval(30, 30).low
    )
    nobody = came_within(exactly(0), *told((1, 0, 0)))[0]
    assert (nobody.share, nobody.interval) == (None, Interval(0.0, 1.0))


def test_who_leaves_somewhere_in_many_weeks_is_counted_both_ways() -> None:
    """40 of 100 were followed for no more than 4 weeks: at once, at the end, or somewhere in between."""
    within = {1: exactly(20), 4: exactly(30), 13: exactly(40)}
    *_, last = came_within(exactly(100), within, [Left(0, 4, exactly(40))])
    *_, late = came_within(exactly(100), within, [Left(1, 4, exactly(40))])
    assert last.share is not None and late.share is not None
    assert late.share < last.share
    assert last.interval.low <= 1 - 0.8 * 70 / 80 * 20 / 30 <= 1 - 20 / 60 <= last.interval.high


def test_weeks_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="in their order"):
        came_within(exactly(5), {4: exactly(1), 1: exactly(1)})
    with pytest.raises(ValueError, match="in their order"):
        came_within(exactly(5), {4: exactly(1)}, [Left(0, 2, exactly(1))])


def point(until: int, low: float, high: float) -> Came:
    return Came(until, None, Interval(low, high))


@pytest.mark.parametrize(
    ("points", "half"),
    [
        ([point(1, 0.1, 0.2), point(4, 0.4, 0.6), point(8, 0.55, 0.7)], Half(1, 8)),
        ([point(1, 0.6, 0.7)], Half(0, 1)),
        ([point(1, 0.4, 0.6), point(26, 0.45, 0.65)], Half(0, None)),
        ([point(1, 0.1, 0.2), point(26, 0.3, 0.49)], None),
        ([], None),
    ],
)
def test_when_half_had_come(points: list[Came], half: Half | None) -> None:
    assert half_of(points) == half


# Of counts that are not known exactly.

small = st.integers(0, 4)
width = st.integers(0, 2)


@st.composite
def left_open(draw: st.DrawFn) -> tuple[Spread, list[Spread], list[tuple[int, int, Spread]]]:
    """Spreads round counts that fit together; who left did so in one band or somewhere in several."""
    steps = [(draw(small), draw(small)) for _ in range(draw(st.integers(1, 3)))]
    start = sum(came + gone for came, gone in steps) + draw(small)
    within = [sum(came for came, _ in steps[: place + 1]) for place in range(len(steps))]
    cut = draw(st.integers(0, len(steps)))
    groups = [(0, cut), *((place, place + 1) for place in range(cut, len(steps)))]
    left = [
        (after, until, _round(draw, sum(gone for _, gone in steps[after:until])))
        for after, until in groups
        if after < until
    ]
    return _round(draw, start), [_round(draw, one) for one in within], left


def _round(draw: st.DrawFn, count: int) -> Spread:
    return Spread(max(0, count - draw(width)), count + draw(width))


def _every_way(left: list[tuple[int, int, Spread]], bands: int) -> Iterator[list[int]]:
    """How many left in each band, for every number and every way to divide it over the bands."""
    ways = []
    for after, until, spread in left:
        many = range(spread.high + 1)
        divided = (
            one for one in product(many, repeat=until - after) if spread.low <= sum(one) <= spread.high
        )
        ways.append(list(divided))
    for one in product(*ways):
        yield [many for group in one for many in group]


@settings(max_examples=60, deadline=None)
@given(left_open())
def test_the_interval_holds_that_of_every_set_of_counts_that_is_left_open(
    case: tuple[Spread, list[Spread], list[tuple[int, int, Spread]]],
) -> None:
    start, within, left = case
    outer = came_within(
        Known(start),
        {until: Known(one) for until, one in enumerate(within, 1)},
        [Left(after, until, Known(spread)) for after, until, spread in left],
    )
    for leaving in islice(_every_way(left, len(within)), 200):
        for of, *came in product(
            range(start.low, start.high + 1), *(range(one.low, one.high + 1) for one in within)
        ):
            fits = came == sorted(came) and all(
                came[place] + sum(leaving[: place + 1]) <= of for place in range(len(came))
            )
            if not fits:
                continue
            exact = told(*((until, *pair) for until, pair in enumerate(zip(came, leaving, strict=True), 1)))
            for point, inner in zip(outer, came_within(exactly(of), *exact), strict=True):
                assert point.interval.low <= inner.interval.low + 1e-9
                assert inner.interval.high <= point.interval.high + 1e-9
                if inner.share is not None:
                    assert inner.interval.low - 1e-9 <= inner.share <= inner.interval.high + 1e-9
