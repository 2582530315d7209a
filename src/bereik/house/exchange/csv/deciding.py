"""What is decided for a whole column before its cells are read, and how do we say so?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bereik.house.exchange.csv.agreeing import Agreed
from bereik.house.exchange.csv.cells import said
from bereik.house.exchange.csv.fields import FIELDS, Field
from bereik.house.exchange.csv.table import Column, Table
from bereik.house.exchange.csv.values import amounts, dates, names
from bereik.house.exchange.csv.values.amounts import AmountStyle
from bereik.house.exchange.csv.values.dates import DateStyle, Order
from bereik.terms.text import Text

DAYS = (Field.SIGNALLED, Field.AROSE, Field.BORN)


@dataclass(frozen=True, slots=True)
class Decision:
    column: Column
    field: Field
    words: Text


@dataclass(frozen=True, slots=True)
class Decided:
    columns: dict[Field, Column]
    amount: AmountStyle = AmountStyle.PLAIN
    days: dict[Field, DateStyle] = field(default_factory=dict)
    first_names: bool = False
    said: tuple[Decision, ...] = ()
    """In words, one for each column where there was something to decide."""


def decide(table: Table, agreed: Agreed) -> Decided:
    columns = {
        found: column
        for column in table.columns
        if column.key in agreed.fields and (found := agreed.fields[column.key]) is not None
    }

    def cells(which: Field) -> list[str]:
        column = columns.get(which)
        return [cell for one in table.cells(column.place) if (cell := said(one))] if column else []

    amount = amounts.style_of(cells(Field.AMOUNT))
    days = {which: dates.style_of(cells(which)) for which in DAYS if which in columns}
    first_names = names.are_names(
        cells(Field.INITIALS), columns[Field.INITIALS].header if Field.INITIALS in columns else ""
    )
    words: dict[Field, Text] = {which: _of_days(style) for which, style in days.items()}
    if Field.AMOUNT in columns:
        words[Field.AMOUNT] = _AMOUNTS[amount]
    if first_names:
        words[Field.INITIALS] = FIRST_NAMES
    in_words = tuple(Decision(columns[which], which, words[which]) for which in FIELDS if which in words)
    return Decided(columns, amount, days, first_names, in_words)


def of_one_day(day: date) -> Text:
    return Text(f"alle signalen zijn van {day:%d-%m-%Y}", f"all signals are of {day:%d-%m-%Y}")


def _of_days(style: DateStyle) -> Text:
    nl, en = [], []
    if "signs" in style.spelled:
        said_ = _ASSUMED if style.assumed else _ORDERS[style.order]
        nl.append(said_.nl)
        en.append(said_.en)
    if "figures" in style.spelled:
        said_ = _FIGURES[style.year_first]
        nl.append(said_.nl)
        en.append(said_.en)
    for name, said_ in _SPELLED.items():
        if name in style.spelled:
            nl.append(said_.nl)
            en.append(said_.en)
    return Text(", ".join(nl), ", ".join(en)) if nl else Text("geen datums", "no dates")


_AMOUNTS = {
    AmountStyle.COMMA: Text("bedragen met een komma voor de centen", "amounts with a comma before the cents"),
    AmountStyle.POINT: Text("bedragen met een punt voor de centen", "amounts with a point before the cents"),
    AmountStyle.MIXED: Text(
        "bedragen met een komma en met een punt door elkaar", "amounts with a comma and with a point, mixed"
    ),
    AmountStyle.UNDECIDED: Text(
        "bedragen met drie cijfers achter de punt of komma: duizend of centen?",
        "amounts with three figures behind the point or comma: thousands or cents?",
    ),
    AmountStyle.PLAIN: Text("bedragen in hele euro's", "amounts in whole euros"),
}
_ORDERS = {
    Order.DAY_FIRST: Text("datums dag-maand-jaar", "dates day-month-year"),
    Order.MONTH_FIRST: Text("datums maand-dag-jaar", "dates month-day-year"),
    Order.MIXED: Text(
        "datums dag-maand-jaar en maand-dag-jaar door elkaar",
        "dates day-month-year and month-day-year, mixed",
    ),
}
_ASSUMED = Text(
    "datums dag-maand-jaar (dat nemen wij aan: de datums laten het niet zien)",
    "dates day-month-year (so we take it: the dates do not show it)",
)
_FIGURES = {
    True: Text("datums als 20260301", "dates as 20260301"),
    False: Text("datums als 01032026", "dates as 01032026"),
}
_SPELLED = {
    "year-first": Text("datums jaar-maand-dag", "dates year-month-day"),
    "words": Text("datums met de maand voluit", "dates with the month in words"),
    "excel": Text("datums als dagnummer van Excel", "dates as Excel's day numbers"),
}
FIRST_NAMES = Text("voornamen: wij nemen de eerste letters", "first names: we take the first letters")
