"""Are our intervals the published ones, and do they keep their promise?"""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bereik.reckon.intervals import Interval, difference_interval, share_interval

# R.G. Newcombe (1998), Statistics in Medicine 17:857-872, Table I, method 3 (score, no continuity correction).
PUBLISHED_SHARES = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]
# R.G. Newcombe (1998), Statistics in Medicine 17:873-890, Table II, method 10 (hybrid score, no correction).
PUBLISHED_DIFFERENCES = [
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0000),
    (10, 10, 0, 10, 0.6075, 1.0000),
]
shares = st.integers(0, 2000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.parametrize(("count", "of", "low", "high"), PUBLISHED_SHARES)
def test_a_share_has_the_published_interval(count: int, of: int, low: float, high: float) -> None:
    found = share_interval(count, of)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(("count", "of", "other", "other_of", "low", "high"), PUBLISHED_DIFFERENCES)
def test_a_difference_has_the_published_interval(
    count: int, of: int, other: int, other_of: int, low: float, high: float
) -> None:
    found = difference_interval(count, of, other, other_of)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(shares, st.floats(0.5, 0.999))
def test_the_share_lies_in_its_interval_and_the_interval_between_none_and_all(
    share: tuple[int, int], level: float
) -> None:
    count, of = share
    found = share_interval(count, of, level)
    assert 0 <= found.low <= found.high <= 1
    assert of == 0 or count / of in found


@given(shares)
def test_those_who_came_and_those_who_did_not_mirror_each_other(share: tuple[int, int]) -> None:
    count, of = share
    came, stayed = share_interval(count, of), share_interval(of - count, of)
    assert came.low == pytest.approx(1 - stayed.high, abs=1e-12)


@given(shares, shares)
def test_a_difference_turned_round_is_the_same_difference(one: tuple[int, int], two: tuple[int, int]) -> None:
    there, back = difference_interval(*one, *two), difference_interval(*two, *one)
    assert there.low == pytest.approx(-back.high, abs=1e-12)
    assert -1 <= there.low <= there.high <= 1


@given(shares, st.floats(0.5, 0.94))
def test_more_certainty_takes_more_room(share: tuple[int, int], level: float) -> None:
    wide, narrow = share_interval(*share, 0.95), share_interval(*share, level)
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


def test_nobody_seen_says_nothing() -> None:
    assert share_interval(0, 0) == Interval(0.0, 1.0)
    assert difference_interval(0, 0, 3, 9) == Interval(-1.0, 1.0)


@pytest.mark.parametrize(("count", "of"), [(-1, 5), (6, 5), (1, 0)])
def test_counts_that_cannot_be_are_refused(count: int, of: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        share_interval(count, of)


@pytest.mark.parametrize("level", [0.0, 1.0, -0.5, 2.0])
def test_a_level_that_is_none_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        share_interval(3, 5, level)


def test_nineteen_of_twenty_intervals_hold_the_truth() -> None:
    """Wilson's mean coverage lies near the nominal 95 % for any share (Newcombe 1998, Table II: 0.95)."""
    chance = random.Random(1998)
    held = 0
    for _ in range(4000):
        truth, of = chance.uniform(0.02, 0.98), chance.randint(10, 120)
        count = sum(chance.random() < truth for _ in range(of))
        held += truth in share_interval(count, of)
    assert 0.935 <= held / 4000 <= 0.965
