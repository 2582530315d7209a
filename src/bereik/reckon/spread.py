"""What can be said of a share when the counts behind it are rounded or withheld?

The exact ends of an interval give the exact counts away: only one pair of whole numbers has the ends 0.2553 and
0.3662. So whatever is published about a share is reckoned from the published numbers alone. The interval is the
smallest one that holds Wilson's interval of *every* pair of counts that the published numbers leave open: it still
covers what the exact interval covers, and two towns with the same rounded counts get the same interval.
"""

from dataclasses import dataclass

from bereik.reckon.intervals import LEVEL, Interval, share_interval


@dataclass(frozen=True, slots=True)
class Spread:
    """The whole number lies from `low` to `high`, both included."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"From {self.low} to {self.high} is no spread: give 0 <= low <= high")


NOBODY = Spread(0, 0)


def spread_share_interval(
    count: Spread, of: Spread, unknown: Spread = NOBODY, level: float = LEVEL
) -> Interval:
    """The interval that holds Wilson's for every fitting pair, also when all or none of `unknown` count along.

    Wilson's ends rise with the count and fall with the number it is out of, so the extremes stand in the corners
    (tests/reckon/test_spread.py tries every pair). Raises ValueError when no pair fits: more counted than there are.
    """
    if count.low > of.high:
        raise ValueError(f"At least {count.low} of at most {of.high} does not fit")
    low = share_interval(count.low, of.high, level).low
    most = min(count.high + unknown.high, of.high)
    high = share_interval(most, max(of.low, most), level).high
    return Interval(low, high)
