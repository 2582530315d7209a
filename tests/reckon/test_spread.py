"""Does a published interval hold every exact one that fits, and tell nothing beyond the published counts?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bereik.reckon.intervals import share_interval
from bereik.reckon.spread import NOBODY, Spread, spread_share_interval

spreads = st.tuples(st.integers(0, 40), st.integers(0, 9)).map(lambda ends: Spread(ends[0], sum(ends)))


@settings(max_examples=150)
@given(spreads, spreads, st.one_of(st.just(NOBODY), spreads))
def test_it_is_the_smallest_interval_that_holds_every_fitting_one(
    count: Spread, of: Spread, unknown: Spread
) -> None:
    fitting = [
        (
            share_interval(came, all_of_them).low,
            share_interval(min(came + silent, all_of_them), all_of_them).high,
        )
        for all_of_them in range(of.low, of.high + 1)
        for came in range(count.low, count.high + 1)
        for silent in (unknown.low, unknown.high)
        if came <= all_of_them
    ]
    if not fitting:
        with pytest.raises(ValueError, match="does not fit"):
            spread_share_interval(count, of, unknown)
        return
    found = spread_share_interval(count, of, unknown)
    assert found.low == pytest.approx(min(low for low, _ in fitting))
    assert found.high == pytest.approx(max(high for _, high in fitting))


def test_the_ends_of_an_exact_interval_would_give_the_counts_away() -> None:
    """Why the exact interval is never published: among all shares of up to 60 people its ends name just one."""
    ends = [
        (round(found.low, 6), round(found.high, 6))
        for of in range(1, 61)
        for count in range(of + 1)
        for found in [share_interval(count, of)]
    ]
    assert len(set(ends)) == len(ends)


@given(st.integers(10, 14), st.integers(10, 14), st.integers(50, 54), st.integers(50, 54))
def test_towns_with_the_same_published_counts_have_the_same_published_interval(
    count: int, other: int, of: int, other_of: int
) -> None:
    """10 to 14 people are published as 10, 50 to 54 as 50 (or all as the multiple above): what is reckoned from those
    two numbers cannot tell the towns apart, and holds the exact interval of both."""
    published = spread_share_interval(Spread(10, 14), Spread(46, 54))
    for exact in (share_interval(count, of), share_interval(other, other_of)):
        assert published.low <= exact.low
        assert exact.high <= published.high


@pytest.mark.parametrize(("low", "high"), [(-1, 3), (4, 3)])
def test_a_spread_that_cannot_be_is_refused(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="no spread"):
        Spread(low, high)
