"""Did it become better or worse, or do we not know?

The interval of a difference is reckoned from the two intervals by the square-and-add method (R.G. Newcombe (1998),
Statistics in Medicine 17:873-890, method 10; for any two intervals: G.Y. Zou, A. Donner (2008), *Construction of
confidence limits about effect measures*, Statistics in Medicine 27:1693-1702). The published intervals are wider than
those of the exact counts, so "better" and "worse" are said too seldom rather than too often.
"""

from __future__ import annotations

from enum import StrEnum
from math import sqrt

from bereik.facts.figures import ShareFigure
from bereik.reckon.intervals import Interval


class Change(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    UNKNOWN = "unknown"


def difference(one: ShareFigure, other: ShareFigure) -> Interval | None:
    """By how much `one` is larger than `other`, or None where a best value is not known."""
    if one.share is None or other.share is None:
        return None
    between = one.share - other.share
    down = sqrt((one.share - one.interval.low) ** 2 + (other.interval.high - other.share) ** 2)
    up = sqrt((one.interval.high - one.share) ** 2 + (other.share - other.interval.low) ** 2)
    return Interval(max(-1.0, between - down), min(1.0, between + up))


def change(now: ShareFigure | None, then: ShareFigure | None) -> Change:
    """Unknown as long as the difference can still go both ways."""
    between = difference(now, then) if now and then else None
    if between is None or between.low <= 0.0 <= between.high:
        return Change.UNKNOWN
    return Change.BETTER if between.low > 0.0 else Change.WORSE
