"""How sure are we of a share, and of the difference between two shares?

Wilson's score interval for one share: E.B. Wilson (1927), *Probable inference, the law of succession, and
statistical inference*, JASA 22:209-212; chosen over six others by R.G. Newcombe (1998), *Two-sided confidence
intervals for the single proportion*, Statistics in Medicine 17:857-872 (his method 3). It stays within 0 and 1 and
keeps its promise for small counts, where the schoolbook interval says "exactly 0" after 0 of 20.

Newcombe's interval for the difference of two independent shares: R.G. Newcombe (1998), *Interval estimation for the
difference between independent proportions*, Statistics in Medicine 17:873-890 (his method 10).
"""

from dataclasses import dataclass
from functools import cache
from math import sqrt
from statistics import NormalDist

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """Both ends belong to it. A share lies between 0 and 1, a difference of shares between -1 and 1."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


def share_interval(count: int, of: int, level: float = LEVEL) -> Interval:
    """Wilson's interval round `count` of `of` (whole numbers, 0 <= count <= of); nothing seen leaves 0 to 1.

    Raises ValueError for counts that cannot be, and for a level outside (0, 1).
    """
    _must_be_a_share(count, of)
    return wilson(count / of if of else 0.0, of, level)


def wilson(share: float, of: float, level: float = LEVEL) -> Interval:
    """Wilson's interval round a share of `of` people, that need not be a whole number; of nobody it is 0 to 1."""
    if of <= 0:
        return Interval(0.0, 1.0)
    z = _deviate(level)
    middle = share * of + z * z / 2
    half = z * sqrt(share * (1 - share) * of + z * z / 4)
    low = 0.0 if share == 0 else max(0.0, (middle - half) / (of + z * z))
    high = 1.0 if share == 1 else min(1.0, (middle + half) / (of + z * z))
    return Interval(low, high)


def difference_interval(count: int, of: int, other: int, other_of: int, level: float = LEVEL) -> Interval:
    """Newcombe's interval round `count/of - other/other_of`, two groups that share nobody.

    Raises ValueError for counts that cannot be; a group of nobody leaves -1 to 1.
    """
    one, two = share_interval(count, of, level), share_interval(other, other_of, level)
    if of == 0 or other_of == 0:
        return Interval(-1.0, 1.0)
    share, other_share = count / of, other / other_of
    difference = share - other_share
    down = sqrt((share - one.low) ** 2 + (two.high - other_share) ** 2)
    up = sqrt((one.high - share) ** 2 + (other_share - two.low) ** 2)
    return Interval(max(-1.0, difference - down), min(1.0, difference + up))


def _must_be_a_share(count: int, of: int) -> None:
    if not 0 <= count <= of:
        raise ValueError(f"{count} of {of} is no share: give whole counts with 0 <= count <= of")


@cache
def _deviate(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError(f"A level of {level} is no level: give one between 0 and 1, such as 0.95")
    return NormalDist().inv_cdf((1 + level) / 2)
