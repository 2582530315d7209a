"""How does one field of thousands of rows stand in a single statement, as each engine wants it?

Whole columns at a time, for a delivery or a town has millions of values. A value becomes what the field itself would make
of it; what is of an unusual kind the field is asked, and what the database would have to work out is refused.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models

AnyField = models.Field[Any, Any]

_AS_IT_IS = {str, int, bool, bytes}
_KEPT_AS_GIVEN = (
    models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.BinaryField
)  # fmt: skip


class Unusual(Exception):
    """A value that only the field itself can turn into what the engine wants."""


def all_alike(values: list[Any]) -> bool:
    """One and the same for all rows, of which there are two or more? True and 1 are two things."""
    first = values[0]
    if len(values) < 2 or values[-1] != first:
        return False
    return values.count(first) == len(values) and len(set(map(type, values))) == 1


def for_sqlite(field: AnyField, values: list[Any], connection: Any, moments: dict[date, Any]) -> list[Any]:
    """One field of all rows, value by value, for a prepared statement.

    What is kept as it is given is not touched, a number is written as its digits, and a day or a moment is asked once
    (`moments`), for they come back in other columns. Raises `TypeError` for what the database would work out.
    """
    kind = _kind(field)
    sorts = set(map(type, values)) - {type(None)}
    if sorts <= _AS_IT_IS and isinstance(kind, _KEPT_AS_GIVEN):
        return values
    if sorts <= {UUID} and isinstance(kind, models.UUIDField):
        return [None if one is None else one.hex for one in values]
    if any(hasattr(sort, "resolve_expression") for sort in sorts):
        raise TypeError(f"add_many takes values, and {field} holds what the database would work out.")
    if sorts in ({datetime}, {date}) and isinstance(kind, models.DateField):
        for one in set(values) - moments.keys() - {None}:
            moments[one] = field.get_db_prep_save(one, connection)
        return [None if one is None else moments[one] for one in values]
    if isinstance(kind, models.JSONField):
        return _as_json(kind, values)
    return [None if one is None else field.get_db_prep_save(one, connection) for one in values]


class Sealed(bytes):
    """An array of bytes as PostgreSQL sends and receives one: written out as text it would be twice as long."""


def for_postgresql(field: AnyField, values: list[Any], connection: Any) -> tuple[str, str | Sealed]:
    """One field of all rows: its type, and its values as one array in PostgreSQL's own writing.

    Raises `Unusual` where the field itself must be asked.
    """
    if isinstance(field, models.BinaryField) and set(map(type, values)) <= {bytes, type(None)}:
        return "bytea[]", _array_of_bytes(values)
    sort = (field.db_type(connection) or "").partition("(")[0]  # varchar(30) would cut short without a word
    write = _writing(_kind(field), values)
    return f"{sort}[]", "{" + ",".join(["NULL" if one is None else write(one) for one in values]) + "}"


def _kind(field: AnyField) -> AnyField:
    return field.target_field if isinstance(field, models.ForeignKey) else field


def _as_json(kind: models.JSONField, values: list[Any]) -> list[str | None]:
    encode = (kind.encoder or json.JSONEncoder)().encode
    return [None if one is None else encode(one) for one in values]


def _writing(kind: AnyField, values: list[Any]) -> Callable[[Any], str]:
    """How one value of this column is written in an array."""
    sorts = set(map(type, values)) - {type(None)}
    if isinstance(kind, models.JSONField) and not any(hasattr(one, "resolve_expression") for one in sorts):
        encode = (kind.encoder or json.JSONEncoder)().encode
        return lambda value: _quoted(encode(value))
    if isinstance(kind, models.UUIDField) and sorts <= {UUID}:
        return lambda value: value.hex
    if isinstance(kind, models.BooleanField) and sorts <= {bool}:
        return lambda value: "t" if value else "f"
    if isinstance(kind, models.IntegerField) and sorts <= {int}:
        return str
    if isinstance(kind, models.CharField | models.TextField) and all(issubclass(one, str) for one in sorts):
        return _quoted
    if isinstance(kind, models.DateTimeField):
        if sorts <= {datetime} and all(one is None or one.tzinfo is not None for one in values):
            return _once_each(lambda value: f'"{value.isoformat()}"')
    elif isinstance(kind, models.DateField) and sorts <= {date}:
        return _once_each(date.isoformat)
    raise Unusual


def _array_of_bytes(values: list[bytes | None]) -> Sealed:
    """One dimension, whether there are empty places, the type (17 is bytea), how many, from 1; then each with its length."""
    parts = [struct.pack(">iiIii", 1, 1, 17, len(values), 1)]
    for one in values:
        if one is None:
            parts.append(b"\xff\xff\xff\xff")
        else:
            parts.append(len(one).to_bytes(4, "big"))
            parts.append(one)
    return Sealed(b"".join(parts))


def _once_each(write: Callable[[Any], str]) -> Callable[[Any], str]:
    written: dict[Any, str] = {}

    def once(value: Any) -> str:
        found = written.get(value)
        if found is None:
            found = written[value] = write(value)
        return found

    return once


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
