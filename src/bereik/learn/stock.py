"""Does the count fit, month by month, and how many people are on the way with us?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bereik.facts.beside_funnel import Months, PublishedStock
from bereik.learn.words import month_in_words, months_in_words
from bereik.terms.text import Text

HIGH = 96
"""The height of the tallest column, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class StockRow:
    name: Text
    figures: PublishedStock

    @property
    def is_whole(self) -> bool:
        """Whether the sum can be read in full: all but who came back, who are mostly few."""
        one = self.figures
        return None not in (one.before.count, one.came_in.count, one.went_out.count, one.now.count)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the drawing: from the left and wide in percent, high from the bottom in units; `hidden`: withheld."""

    at: float
    width: float
    top: float
    height: float
    hidden: bool


@dataclass(frozen=True, slots=True)
class Stock:
    """The newest first in the table, the oldest first in the drawing."""

    rows: tuple[StockRow, ...]
    columns: tuple[Column, ...]
    most: int
    wrong: tuple[Text, ...]

    @property
    def last(self) -> StockRow | None:
        return self.rows[0] if self.rows else None

    @property
    def first(self) -> StockRow | None:
        return self.rows[-1] if self.rows else None


def stock_on_page(months: Months) -> Stock:
    rows = tuple(StockRow(months_in_words(one.period), one) for one in reversed(months.stock))
    most = max((one.now.count or 0 for one in months.stock), default=0)
    return Stock(
        rows, _columns(months.stock, most), most, tuple(month_in_words(one) for one in months.do_not_fit)
    )


def _columns(stock: Sequence[PublishedStock], most: int) -> tuple[Column, ...]:
    if not most:
        return ()
    wide = 100 / len(stock)
    return tuple(
        Column(
            at=round(wide * place + 0.15 * wide, 2),
            width=round(0.7 * wide, 2),
            top=round(HIGH - HIGH * (one.now.count or most) / most, 1),
            height=round(HIGH * (one.now.count or most) / most, 1),
            hidden=one.now.count is None,
        )
        for place, one in enumerate(stock)
    )
