"""How do thousands of rows of one guarded model come in, in one deed?

As one insert does, only in one statement for many: the rule of the purpose in force holds for each row, the deed's line
says whom they touch, and a row that may not come takes all the others of its deed with it. A delivery, a made-up town.

On PostgreSQL it is `INSERT … SELECT … FROM unnest(…)`, one array a column (COPY is refused where row policies hold); on
SQLite one prepared statement that takes the rows one by one. Django's own `bulk_create` writes out every value of every
row by itself, which takes three to ten times as long (docs/decisions/0022). What a field must be asked about (a value of
another kind than its own) still goes that way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from itertools import repeat
from typing import Any, TypeVar

from django.db import connections
from django.db.backends.utils import CursorWrapper
from django.db.models.base import ModelState

from bereik.trust.access import Access, in_force
from bereik.trust.columns import Sealed, Unusual, all_alike, for_postgresql, for_sqlite
from bereik.trust.refusals import NoAccess
from bereik.trust.rows import Guarded
from bereik.trust.wall.guarding import admit, compiled_for, hold_added

Row = TypeVar("Row", bound=Guarded)

AT_A_TIME = 5_000
"""Rows a statement on PostgreSQL: a few megabytes of arrays."""


@cache
def _columns_of(
    model: type[Guarded],
) -> tuple[frozenset[str], dict[str, Any], tuple[tuple[str, Callable[[], Any]], ...]]:
    """The columns of a model, those that begin with a plain value, and those that begin with one made anew."""
    plain: dict[str, Any] = {}
    anew: list[tuple[str, Callable[[], Any]]] = []
    for field in model._meta.concrete_fields:
        if field.has_default() and callable(field.default):
            anew.append((field.attname, field.default))
        else:
            plain[field.attname] = field.get_default()
    return frozenset(one.attname for one in model._meta.concrete_fields), plain, tuple(anew)


def row_of(model: type[Row], **columns: Any) -> Row:
    """One row that is not stored yet, by its columns (`journey_id`, not `journey`): what `model(…)` makes, five times as
    quick, because nothing looks for the objects behind the keys. Raises `TypeError` for a column it does not have.
    """
    known, plain, anew = _columns_of(model)
    if not columns.keys() <= known:
        raise TypeError(f"{model.__name__} has no column {', '.join(sorted(columns.keys() - known))}")
    row = model.__new__(model)
    values = {**plain, **columns}
    for name, begin in anew:
        if name not in columns:
            values[name] = begin()
    row.__dict__ = values
    row._state = ModelState()
    return row


def add_many(access: Access, rows: Sequence[Guarded]) -> int:
    """Add these rows, all of one model and not stored yet, inside a deed. Returns how many.

    Raises what adding one of them raises (`NoDeed`, `WrongPurpose`, `IntegrityError` …), and `TypeError` for rows of
    several models; on SQLite also for a value that the database would have to work out.
    """
    if not rows:
        return 0
    model = type(rows[0])
    if any(type(row) is not model for row in rows):
        raise TypeError("add_many takes rows of one model at a time: make a list for each.")
    live = in_force(model._meta.label)
    if live.access is not access:
        raise NoAccess(model._meta.label)
    connection = connections[live.using]
    if connection.vendor == "postgresql":
        for first in range(0, len(rows), AT_A_TIME):
            _add_by_columns(model, rows[first : first + AT_A_TIME], connection)
    else:
        _add_row_by_row(model, rows, connection)
    return len(rows)


def _add_by_columns(model: type[Guarded], rows: Sequence[Guarded], connection: Any) -> None:
    """One statement; the row policies hold each row against the rule."""
    fields, name = model._meta.concrete_fields, connection.ops.quote_name
    given = [row.__dict__ for row in rows]
    selected, alike, columns = [], [], []
    try:
        for field in fields:
            values = [one[field.attname] for one in given]
            if field.primary_key or not all_alike(values):
                columns.append(for_postgresql(field, values, connection))
                selected.append(f"came.c{len(columns)}")
            else:
                sort, value = for_postgresql(field, values[:1], connection)
                alike.append(value)
                selected.append(f"(%s::{sort})[1]")
    except Unusual:
        model._base_manager.using(connection.alias).bulk_create(rows)
        return
    admit(model, rows, connection.alias)
    with compiled_for(model), _cursor_for_arrays(connection) as cursor:
        cursor.execute(
            f"insert into {name(model._meta.db_table)} ({', '.join(name(field.column) for field in fields)}) "
            f"select {', '.join(selected)} from unnest({', '.join(f'%s::{sort}' for sort, _ in columns)}) "
            f"as came({', '.join(f'c{place + 1}' for place in range(len(columns)))})",
            [*alike, *(array for _, array in columns)],
        )
    _stored(rows, connection)


def _cursor_for_arrays(connection: Any) -> CursorWrapper:
    """A cursor that sends values apart from the statement, arrays of bytes as they are. Django's wrapper is around it, so
    what is told before a statement or noted after one (`execute_wrappers`) is told and noted here too."""
    from psycopg import Cursor

    connection.ensure_connection()
    cursor: Any = Cursor(connection.connection)
    cursor.adapters.register_dumper(Sealed, _dumper_of_sealed())
    return CursorWrapper(cursor, connection)


@cache
def _dumper_of_sealed() -> Any:
    from psycopg.adapt import Dumper
    from psycopg.pq import Format

    class SealedDumper(Dumper):
        format = Format.BINARY
        oid = 1001  # bytea[]

        def dump(self, obj: Any) -> bytes:
            return bytes(obj)

    return SealedDumper


def _add_row_by_row(model: type[Guarded], rows: Sequence[Guarded], connection: Any) -> None:
    admit(model, rows, connection.alias)
    fields, name = model._meta.concrete_fields, connection.ops.quote_name
    columns = ", ".join(name(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    given = [row.__dict__ for row in rows]
    moments: dict[date, Any] = {}
    values = []
    for field in fields:
        column = [one[field.attname] for one in given]
        alike = len(column) > 1 and all_alike(column)
        written = for_sqlite(field, column[:1] if alike else column, connection, moments)
        values.append(repeat(written[0], len(rows)) if alike else written)
    with compiled_for(model), connection.cursor() as cursor:
        cursor.executemany(
            f"insert into {name(model._meta.db_table)} ({columns}) values ({marks})",
            list(zip(*values, strict=True)),
        )
    hold_added(model, [row.pk for row in rows], connection.alias)
    _stored(rows, connection)


def _stored(rows: Sequence[Guarded], connection: Any) -> None:
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias
