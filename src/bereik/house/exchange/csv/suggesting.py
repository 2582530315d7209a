"""Which column do we think is what, and why? A suggestion: nothing is read by it before a person said yes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from bereik.house.exchange.csv.agreeing import Agreed
from bereik.house.exchange.csv.content import filled, fits, told_by
from bereik.house.exchange.csv.fields import REASON_KEYS, Field, Likeness, field_named
from bereik.house.exchange.csv.table import Column, Table
from bereik.terms.text import Text

EXAMPLES = 3


class Why(Enum):
    """How sure, in words. The order is who goes first where two columns look like the same field."""

    REMEMBERED = Text("zo kozen jullie het de vorige keer", "this is what you chose last time")
    BOTH = Text(
        "zeker (de naam past, en wat erin staat ook)", "sure (the name fits, and so does what is in it)"
    )
    NAME = Text("waarschijnlijk (de naam past)", "likely (the name fits)")
    ALMOST = Text("misschien (de naam lijkt erop)", "perhaps (the name looks like it)")
    CONTENT = Text("misschien (wat erin staat lijkt erop)", "perhaps (what is in it looks like it)")
    ODD = Text(
        "twijfel (de naam past, maar wat erin staat niet)",
        "in doubt (the name fits, but what is in it does not)",
    )
    ANOTHER = Text("niet gekozen (een andere kolom past beter)", "not chosen (another column fits better)")
    OURS = Text("van ons (de reden waarom de rij terugkwam)", "ours (the reason why the row came back)")
    UNKNOWN = Text("niet herkend", "not recognised")


@dataclass(frozen=True, slots=True)
class Suggested:
    column: Column
    field: Field | None
    why: Why
    examples: tuple[str, ...] = ()

    @property
    def asked(self) -> bool:
        """Must a person answer for this column? What they chose before is not asked again."""
        return self.why not in (Why.REMEMBERED, Why.OURS)


def suggest(table: Table, today: date, remembered: Agreed | None = None) -> tuple[Suggested, ...]:
    """One for each column, in their order."""
    found = [_alone(table, column, today, remembered) for column in table.columns]
    order = list(Why)
    taken: set[Field] = set()
    for one in sorted(found, key=lambda one: (order.index(one.why), one.column.place)):
        if one.field is None:
            continue
        if one.field in taken:
            found[one.column.place] = replace(one, field=None, why=Why.ANOTHER)
        taken.add(one.field)
    return tuple(_leave_out_what_is_said_twice(_number_or_addition(found, table, today)))


def suggested_columns(suggestions: tuple[Suggested, ...], agreed: Agreed) -> Agreed:
    """The whole suggestion as if a person had said yes to it: to show what would come of it."""
    fields = {one.column.key: one.field for one in suggestions if one.why is not Why.OURS}
    return replace(agreed, fields={**fields, **agreed.fields})


def _alone(table: Table, column: Column, today: date, remembered: Agreed | None) -> Suggested:
    cells = filled(table, column.place)
    examples = tuple(dict.fromkeys(cells))[:EXAMPLES]
    if column.key in REASON_KEYS:
        return Suggested(column, None, Why.OURS, examples)
    if remembered is not None and column.key in remembered.fields:
        return Suggested(column, remembered.fields[column.key], Why.REMEMBERED, examples)
    named = field_named(column.header) if table.has_header else None
    if named is None:
        field = told_by(cells, today)
        return Suggested(column, field, Why.CONTENT if field else Why.UNKNOWN, examples)
    field, likeness = named
    if not cells:
        return Suggested(column, field, Why.NAME if likeness is Likeness.SAME else Why.ALMOST)
    fitting = fits(field, cells, today)
    if fitting is False:
        # A name that senders give to several things: the cells choose between them.
        better = next((one for one in _ALSO.get(field, ()) if fits(one, cells, today)), None) or told_by(
            cells, today
        )
        if better is not None:
            return Suggested(column, better, Why.CONTENT, examples)
        return Suggested(column, field, Why.ODD, examples)
    if likeness is Likeness.ALMOST:
        return Suggested(column, field, Why.ALMOST, examples)
    return Suggested(column, field, Why.BOTH if fitting else Why.NAME, examples)


_ALSO: dict[Field, tuple[Field, ...]] = {
    Field.PLACE: (Field.POSTCODE_AND_PLACE,),
    Field.POSTCODE: (Field.POSTCODE_AND_PLACE,),
    Field.STREET_AND_NUMBER: (Field.STREET,),
    Field.SIGNALLED: (Field.BORN,),
}
_PARTS: dict[Field, frozenset[Field]] = {
    Field.FULL_NAME: frozenset({Field.SURNAME, Field.INITIALS}),
    Field.STREET_AND_NUMBER: frozenset({Field.STREET, Field.HOUSE_NUMBER}),
    Field.POSTCODE_AND_PLACE: frozenset({Field.POSTCODE, Field.PLACE}),
}


def _number_or_addition(found: list[Suggested], table: Table, today: date) -> list[Suggested]:
    """The addition alone, or the number with it? Senders use one name for both; where no other column has the number,
    and there is one in each cell, it is the number.
    """
    fields = {one.field for one in found}
    if {Field.HOUSE_NUMBER, Field.STREET_AND_NUMBER} & fields:
        second = next((one for one in found if one.why is Why.ANOTHER and "toev" in one.column.key), None)
        if second is not None and Field.ADDITION not in fields:
            found[second.column.place] = replace(second, field=Field.ADDITION, why=Why.ALMOST)
        return found
    return [
        replace(one, field=Field.HOUSE_NUMBER, why=Why.CONTENT)
        if one.field is Field.ADDITION
        and one.why is not Why.REMEMBERED
        and fits(Field.HOUSE_NUMBER, filled(table, one.column.place), today)
        else one
        for one in found
    ]


def _leave_out_what_is_said_twice(found: list[Suggested]) -> list[Suggested]:
    """A column with all in one is not needed beside the columns with the parts."""
    fields = {one.field for one in found}
    return [
        replace(one, field=None, why=Why.ANOTHER)
        if one.field in _PARTS and _PARTS[one.field] <= fields and one.why is not Why.REMEMBERED
        else one
        for one in found
    ]
