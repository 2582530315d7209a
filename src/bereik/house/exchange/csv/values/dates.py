"""Which day is this, however it was written?

Clear by itself: 2026-03-01, 1 mrt 2026, 46082 (how Excel counts). Day first or month first is decided per column: one
13 is enough. Where nothing decides it, day first, as everybody here writes; the page says that we took it so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import get_month_names

from bereik.house.exchange.csv.values.no import (
    DATE_AHEAD,
    DATE_IMPOSSIBLE,
    DATE_LONG_AGO,
    DATE_UNDECIDED,
    DATE_UNREAD,
    No,
)
from bereik.people.marks import letters

HERE = ZoneInfo("Europe/Amsterdam")
EARLIEST = 1900
_EXCEL_DAY_NOUGHT = date(1899, 12, 30)
_TIME = re.compile(r"[T ]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:uur|am|pm)?$", re.I)
_MOMENT = re.compile(
    r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})$", re.I
)
_YEAR_FIRST = re.compile(r"^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$", re.ASCII)
_YEAR_LAST = re.compile(r"^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?('?\d{2}|\d{4})$", re.ASCII)
_NO_SIGNS = re.compile(r"^\d{7,8}$", re.ASCII)
_SERIAL = re.compile(r"^([1-7]\d{4})(?:[.,]\d+)?$", re.ASCII)
_IN_WORDS = re.compile(
    r"^(?:[^\W\d]+\.?,?\s)?(\d{1,2})(?:e|ste|de)?[-/. ]*([^\W\d]+)\.?[-/. ,]*('?\d{2}|\d{4})$"
)
_WORDS_MONTH_FIRST = re.compile(r"^([^\W\d]+)\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})$")


class Order(StrEnum):
    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class DateStyle:
    order: Order = Order.DAY_FIRST
    assumed: bool = False
    """Nothing in the column showed the order."""
    year_first: bool = True
    """Eight figures without signs: 20260301 and not 01032026."""
    spelled: frozenset[str] = frozenset()
    """Which ways of writing occur: `year-first`, `signs`, `figures`, `excel`, `words`."""


def style_of(cells: Iterable[str]) -> DateStyle:
    day_first = month_first = open_ = False
    year_first, day_first_figures = 0, 0
    spelled: set[str] = set()
    for cell in cells:
        text = _day_part(cell)
        if found := _YEAR_LAST.match(text):
            spelled.add("signs")
            first, second = int(found.group(1)), int(found.group(2))
            day_first |= first > 12 >= second > 0
            month_first |= second > 12 >= first > 0
            open_ |= first <= 12 and second <= 12 and first != second
        elif _NO_SIGNS.fullmatch(text):
            spelled.add("figures")
            as_year_first, as_day_first = _figures(text, True), _figures(text, False)
            year_first += as_year_first is not None and as_day_first is None
            day_first_figures += as_day_first is not None and as_year_first is None
        elif _YEAR_FIRST.match(text) or _MOMENT.match(cell.strip()):
            spelled.add("year-first")
        elif _SERIAL.match(text):
            spelled.add("excel")
        elif _in_words(text) is not None:
            spelled.add("words")
    order = Order.DAY_FIRST
    if day_first and month_first:
        order = Order.MIXED
    elif month_first:
        order = Order.MONTH_FIRST
    return DateStyle(
        order=order,
        assumed=open_ and not (day_first or month_first),
        year_first=year_first >= day_first_figures,
        spelled=frozenset(spelled),
    )


def read_date(cell: str, style: DateStyle, today: date) -> date | No:
    """`today`: what is later is refused, and a year of two figures is the last one that is not later."""
    if _MOMENT.match(cell):
        try:
            return _not_odd(
                datetime.fromisoformat(cell.upper().replace(" +", "+")).astimezone(HERE).date(), today
            )
        except (ValueError, OverflowError):
            return No(DATE_IMPOSSIBLE)
    text = _day_part(cell)
    if found := _YEAR_FIRST.match(text):
        year, month, day = map(int, found.groups())
        return _made(year, month, day, today)
    if found := _YEAR_LAST.match(text):
        return _by_order(found.group(1), found.group(2), found.group(3), style, today)
    if _NO_SIGNS.fullmatch(text):
        made = _figures(text, style.year_first)
        return No(DATE_IMPOSSIBLE) if made is None else _not_odd(made, today)
    if found := _SERIAL.match(text):
        return _not_odd(_EXCEL_DAY_NOUGHT + timedelta(days=int(found.group(1))), today)
    if (words := _in_words(text)) is not None:
        day, month, year_said = words
        return _made(_year(year_said, month, day, today), month, day, today)
    return No(DATE_UNREAD)


def looks_like_a_date(cell: str) -> bool:
    text = _day_part(cell)
    if _YEAR_FIRST.match(text) or _YEAR_LAST.match(text) or _MOMENT.match(cell):
        return True
    if _NO_SIGNS.fullmatch(text):
        return _figures(text, True) is not None or (len(text) == 8 and _figures(text, False) is not None)
    return _in_words(text) is not None or _SERIAL.match(text) is not None


def _day_part(cell: str) -> str:
    return _TIME.sub("", cell.strip()).strip()


def _by_order(first: str, second: str, said: str, style: DateStyle, today: date) -> date | No:
    one, two = int(first), int(second)
    if style.order is Order.MIXED and one <= 12 and two <= 12 and one != two:
        return No(DATE_UNDECIDED)
    month_first = style.order is Order.MONTH_FIRST or (style.order is Order.MIXED and two > 12)
    day, month = (two, one) if month_first else (one, two)
    return _made(_year(said, month, day, today), month, day, today)


def _year(said: str, month: int, day: int, today: date) -> int:
    year = int(said.lstrip("'"))
    if len(said) == 4:
        return year
    year += today.year // 100 * 100
    return year if (year, month, day) <= (today.year, today.month, today.day) else year - 100


def _figures(text: str, year_first: bool) -> date | None:
    if year_first:
        parts = (text[:4], text[4:6], text[6:]) if len(text) == 8 else None
    else:
        text = text.zfill(8)
        parts = (text[4:], text[2:4], text[:2])
    if parts is None or not EARLIEST <= int(parts[0]) < 2100:
        return None
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    found = {"mrt": 3, "maa": 3, "sept": 9, "okt": 10}
    for language in ("nl", "en"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                found[letters(name)] = number
    return found


def _in_words(text: str) -> tuple[int, int, str] | None:
    if found := _IN_WORDS.match(text):
        day, name, year = found.groups()
    elif found := _WORDS_MONTH_FIRST.match(text):
        name, day, year = found.groups()
    else:
        return None
    month = _months().get(letters(name))
    return (int(day), month, year) if month else None


def _made(year: int, month: int, day: int, today: date) -> date | No:
    try:
        return _not_odd(date(year, month, day), today)
    except ValueError:
        return No(DATE_IMPOSSIBLE)


def _not_odd(day: date, today: date) -> date | No:
    if day > today:
        return No(DATE_AHEAD)
    return No(DATE_LONG_AGO) if day.year < EARLIEST or (day.year, day.month, day.day) == (1900, 1, 1) else day
