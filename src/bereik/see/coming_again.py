"""In how many months did a signal of one kind of sender come about one person?

The same debt that comes again is persistence and not noise: somebody is in arrears for longer.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

Month = tuple[int, int]


def month_of(day: date) -> Month:
    return day.year, day.month


def months_until(months: Iterable[Month], day: date) -> int:
    """The so-many-th month is that of this day, among the months in which one came."""
    until = month_of(day)
    return len({one for one in months if one <= until} | {until})
