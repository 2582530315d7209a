"""Does what stands in a column fit the field that we take it for?"""

from collections.abc import Iterable, Sequence
from datetime import date

from bereik.house.exchange.csv.cells import said
from bereik.house.exchange.csv.fields import Field
from bereik.house.exchange.csv.table import Table
from bereik.house.exchange.csv.values import dates, names
from bereik.house.exchange.csv.values.addresses import (
    read_number,
    read_postcode,
    read_postcode_and_place,
    read_street_and_number,
)
from bereik.house.exchange.csv.values.amounts import looks_like_an_amount
from bereik.house.exchange.csv.values.no import No
from bereik.house.exchange.csv.values.plain import kind_named, looks_like_yes_no, read_email, read_phone
from bereik.people.marks import valid_bsn

MOST_SEEN = 400
"""So many filled cells of a column are looked at."""
ENOUGH = 0.8
"""Share of the cells that must fit. A random nine digits pass the 11-check one in eleven times; half-filled columns and
typing errors must not hide what a column is. Only a suggestion hangs on it, and a person says yes."""
_GROWN_UP = 14
"""Years: a column of days mostly longer ago than this holds birth dates."""

_FITS = {
    Field.BSN: lambda cell: bool(valid_bsn(cell)),
    Field.POSTCODE: lambda cell: not isinstance(read_postcode(cell), No),
    Field.POSTCODE_AND_PLACE: lambda cell: (
        not isinstance(found := read_postcode_and_place(cell), No) and bool(found[1])
    ),
    Field.EMAIL: lambda cell: bool(read_email(cell)),
    Field.PHONE: lambda cell: bool(read_phone(cell)),
    Field.AMOUNT: looks_like_an_amount,
    Field.CRISIS: looks_like_yes_no,
    Field.WARM_HANDOVER: looks_like_yes_no,
    Field.KIND: lambda cell: kind_named(cell) is not None,
    Field.HOUSE_NUMBER: lambda cell: not isinstance(read_number(cell), No) and len(cell) <= 15,
    Field.STREET_AND_NUMBER: lambda cell: not isinstance(read_street_and_number(cell), No),
    Field.INITIALS: lambda cell: any(map(str.isalpha, cell)) and not any(map(str.isdigit, cell)),
    Field.PREFIX: lambda cell: names.is_prefix(cell) or names.looks_like_initials(cell),
    Field.SURNAME: lambda cell: any(map(str.isalpha, cell)) and not any(map(str.isdigit, cell)),
    Field.FULL_NAME: lambda cell: any(map(str.isalpha, cell)) and not any(map(str.isdigit, cell)),
    Field.STREET: lambda cell: any(map(str.isalpha, cell)),
    Field.PLACE: lambda cell: any(map(str.isalpha, cell)) and not any(map(str.isdigit, cell)),
}
_DAYS = (Field.BORN, Field.AROSE, Field.SIGNALLED)
# What the cells alone say clearly enough to name a column that has no name we know.
_BY_CONTENT = (Field.BSN, Field.EMAIL, Field.POSTCODE, Field.POSTCODE_AND_PLACE, Field.PHONE)


def filled(table: Table, place: int) -> list[str]:
    """The first cells of a column with something in them."""
    found: list[str] = []
    for row in table.rows:
        if place < len(row.cells) and (cell := said(row.cells[place])):
            found.append(cell)
            if len(found) >= MOST_SEEN:
                break
    return found


def fits(field: Field, cells: Sequence[str], today: date) -> bool | None:
    """None where the cells cannot tell: an empty column, or a field that may hold anything."""
    if not cells:
        return None
    if field in _DAYS:
        days = _days(cells, today)
        if not days or not _most(map(dates.looks_like_a_date, cells), len(cells)):
            return False
        return (field is Field.BORN) == _mostly_long_ago(days, today)
    test = _FITS.get(field)
    return None if test is None else _most(map(test, cells), len(cells))


def _most(fitting: Iterable[bool], count: int) -> bool:
    """Of three or four cells one may be a slip."""
    return sum(fitting) >= min(ENOUGH * count, count - (count > 2))


def told_by(cells: Sequence[str], today: date) -> Field | None:
    """Which field do the cells alone point at?"""
    if len(cells) < 2:
        return None
    for field in _BY_CONTENT:
        if fits(field, cells, today):
            return field
    if _most(map(dates.looks_like_a_date, cells), len(cells)):
        return Field.BORN if _mostly_long_ago(_days(cells, today), today) else Field.SIGNALLED
    if all("€" in cell or any(sign in cell for sign in ",.") for cell in cells) and fits(
        Field.AMOUNT, cells, today
    ):
        return Field.AMOUNT
    if all(map(names.looks_like_initials, cells)):
        return Field.INITIALS
    if all(map(names.is_prefix, cells)):
        return Field.PREFIX
    return Field.KIND if fits(Field.KIND, cells, today) else None


def _days(cells: Sequence[str], today: date) -> list[date]:
    style = dates.style_of(cells)
    read = (dates.read_date(cell, style, today) for cell in cells)
    return [day for day in read if not isinstance(day, No)]


def _mostly_long_ago(days: Sequence[date], today: date) -> bool:
    return sum(today.year - day.year > _GROWN_UP for day in days) * 2 > len(days)
