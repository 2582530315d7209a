"""How do thousands of rows of one guarded model come in, or change, in one deed?

As one insert does, only in one statement for many: the rule of the purpose in force holds for each row, the deed's line
says whom they touch, and a row that may not come takes all the others of its deed with it. A delivery, a made-up town.

On PostgreSQL it is `INSERT … SELECT … FROM unnest(…)`, one array a column (COPY is refused where row policies hold); on
SQLite one prepared statement that takes the rows one by one. Django's own `bulk_create` writes out every value of every
row by itself, which takes three to ten times as long (docs/decisions/0022). What a field must be asked about (a value of
another kind than its own) still goes that way.

Changing goes the same ways (`change_many`): one array a column beside the keys, or one prepared statement a row, where
`bulk_update` writes a `CASE` with a branch for each value of each row.

Writing rows out (`write_out`) asks no access and no database, so it may be done beforehand and elsewhere, in a process of
its own; what is laid down (`lay_written`) comes under the rule like any row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import repeat
from typing import Any, TypeVar
from uuid import UUID

from django.db import connections
from django.db.backends.utils import CursorWrapper
from django.db.models.base import ModelState

from bereik.trust.access import Access, in_force
from bereik.trust.columns import Sealed, Unusual, all_alike, for_postgresql, for_sqlite
from bereik.trust.refusals import NoAccess
from bereik.trust.rows import Guarded
from bereik.trust.wall.guarding import (
    admit,
    changeable,
    check_changed,
    compiled_for,
    hold_added,
    note_touched,
)

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
    for one in model._meta.concrete_fields:
        if one.has_default() and callable(one.default):
            anew.append((one.attname, one.default))
        else:
            plain[one.attname] = one.get_default()
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


@dataclass(slots=True)
class Table:
    """Rows of one model as one statement takes them: each column with its type, what is alike once."""

    model: type[Guarded]
    count: int
    alike: list[tuple[str, str, Any]] = field(default_factory=list)
    columns: list[tuple[str, str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Written:
    """Rows written out as this house's engine wants them, and whom they are about: 16 bytes each."""

    tables: list[Table]
    touched: bytes


def write_out(rows_of_models: Iterable[Sequence[Guarded]], using: str = "default") -> Written:
    """Write out rows, a list for each model, without an access and without asking the database.

    Raises `TypeError` for a list with rows of several models, and `Unusual` for a value that only `add_many` takes.
    """
    tables, touched = [], set[bytes]()
    connection = connections[using]
    for rows in rows_of_models:
        for first in range(0, len(rows), AT_A_TIME):
            some = rows[first : first + AT_A_TIME]
            model = _one_model(some)
            tables.append(_table(model, some, connection))
            about = {getattr(row, model.touches) for row in some} if model.touches else set()
            touched |= {one.bytes for one in about - {None}}
    return Written(tables, b"".join(sorted(touched)))


def lay_written(access: Access, written: Written) -> int:
    """Add rows that were written out, inside a deed. Returns how many. Raises what adding one of them raises."""
    stored = 0
    for table in written.tables:
        live = in_force(table.model._meta.label)
        if live.access is not access:
            raise NoAccess(table.model._meta.label)
        _lay(table, connections[live.using])
        stored += table.count
    size = len(UUID(int=0).bytes)
    about = [UUID(bytes=written.touched[at : at + size]) for at in range(0, len(written.touched), size)]
    note_touched(in_force(), about)
    return stored


def add_many(access: Access, rows: Sequence[Guarded]) -> int:
    """Add these rows, all of one model and not stored yet, inside a deed. Returns how many.

    Raises what adding one of them raises (`NoDeed`, `WrongPurpose`, `IntegrityError` …), and `TypeError` for rows of
    several models; on SQLite also for a value that the database would have to work out.
    """
    if not rows:
        return 0
    model = _one_model(rows)
    live = in_force(model._meta.label)
    if live.access is not access:
        raise NoAccess(model._meta.label)
    try:
        lay_written(access, write_out([rows], live.using))
    except Unusual:
        model._base_manager.using(live.using).bulk_create(rows, batch_size=AT_A_TIME)
    for row in rows:
        row._state.adding, row._state.db = False, live.using
    return len(rows)


def change_many(access: Access, rows: Sequence[Guarded], fields: Sequence[str]) -> int:
    """Write these fields (`journey`, or `journey_id`) of these rows, all of one model, inside a deed. Returns how many.

    As an update does: a row that the purpose may not change stays as it is and is not counted. Raises what an update
    raises (`NoDeed`, `WrongPurpose` …), `TypeError` for rows of several models or a value that the database would have to
    work out, and `FieldDoesNotExist`.
    """
    if not rows or not fields:
        return 0
    model = _one_model(rows)
    live = in_force(model._meta.label)
    if live.access is not access:
        raise NoAccess(model._meta.label)
    columns = [model._meta.get_field(name) for name in fields]
    changed = 0
    for first in range(0, len(rows), AT_A_TIME):
        some = rows[first : first + AT_A_TIME]
        try:
            changed += _change(model, some, columns, connections[live.using])
        except Unusual:
            names = [column.name for column in columns]
            changed += model._base_manager.using(live.using).bulk_update(some, names, batch_size=500)
    return changed


def _one_model(rows: Sequence[Guarded]) -> type[Guarded]:
    model = type(rows[0])
    if any(type(row) is not model for row in rows):
        raise TypeError("add_many takes rows of one model at a time: make a list for each.")
    return model


def _table(
    model: type[Guarded], rows: Sequence[Guarded], connection: Any, columns: Sequence[Any] = ()
) -> Table:
    """All columns, or the key and these."""
    table = Table(model, len(rows))
    given = [row.__dict__ for row in rows]
    moments: dict[date, Any] = {}
    for column in (model._meta.pk, *columns) if columns else model._meta.concrete_fields:
        values = [one[column.attname] for one in given]
        alike = not column.primary_key and all_alike(values)
        values = values[:1] if alike else values
        sort, written = (
            for_postgresql(column, values, connection)
            if connection.vendor == "postgresql"
            else ("", for_sqlite(column, values, connection, moments))
        )
        (table.alike if alike else table.columns).append((str(column.column), sort, written))
    return table


def _lay(table: Table, connection: Any) -> None:
    """One statement. The rule of the purpose holds each row: PostgreSQL's policies do, on SQLite it is asked afterwards."""
    admit(table.model, (), connection.alias)
    name = connection.ops.quote_name
    columns = ", ".join(name(column) for column, _, _ in (*table.alike, *table.columns))
    into = f"insert into {name(table.model._meta.db_table)} ({columns})"
    if connection.vendor == "postgresql":
        alike = [f"(%s::{sort})[1]" for _, sort, _ in table.alike]
        came = [f"c{place}" for place in range(len(table.columns))]
        arrays = ", ".join(f"%s::{sort}" for _, sort, _ in table.columns)
        with compiled_for(table.model), _cursor_for_arrays(connection) as cursor:
            cursor.execute(
                f"{into} select {', '.join((*alike, *came))} from unnest({arrays}) as came({', '.join(came)})",
                [values for _, _, values in (*table.alike, *table.columns)],
            )
        return
    marks = ", ".join(["%s"] * (len(table.alike) + len(table.columns)))
    with compiled_for(table.model), connection.cursor() as cursor:
        cursor.executemany(
            f"{into} values ({marks})",
            list(
                zip(
                    *(repeat(values[0], table.count) for _, _, values in table.alike),
                    *(values for _, _, values in table.columns),
                    strict=True,
                )
            ),
        )
    key = table.model._meta.pk.column
    hold_added(table.model, next(ids for column, _, ids in table.columns if column == key), connection.alias)


def _change(model: type[Guarded], rows: Sequence[Guarded], columns: Sequence[Any], connection: Any) -> int:
    """Only the rows that the rule lets change."""
    if connection.vendor == "postgresql":
        return _change_in_arrays(model, rows, columns, connection)
    return _change_one_by_one(model, rows, columns, connection)


def _change_in_arrays(
    model: type[Guarded], rows: Sequence[Guarded], columns: Sequence[Any], connection: Any
) -> int:
    """One statement; the row policies hold the rule, and the statement says whom it touched."""
    changeable(model, [], connection.alias)
    name, key = connection.ops.quote_name, str(model._meta.pk.column)
    table = _table(model, rows, connection, columns)
    alike = [f"{name(column)} = (%s::{sort})[1]" for column, sort, _ in table.alike]
    came = {column: f"c{place}" for place, (column, _, _) in enumerate(table.columns)}
    own = [f"{name(column)} = came.{place}" for column, place in came.items() if column != key]
    arrays = ", ".join(f"%s::{sort}" for _, sort, _ in table.columns)
    about = [one.column for one in model._meta.concrete_fields if one.attname == model.touches]
    back = ", ".join(f"whole.{name(column)}" for column in about or [key])
    with compiled_for(model), _cursor_for_arrays(connection) as cursor:
        cursor.execute(
            f"update {name(model._meta.db_table)} as whole set {', '.join((*alike, *own))}"
            f" from unnest({arrays}) as came({', '.join(came.values())})"
            f" where whole.{name(key)} = came.{came[key]} returning {back}",
            [values for _, _, values in (*table.alike, *table.columns)],
        )
        found = cursor.fetchall()
    note_touched(in_force(), [row[0] for row in found] if about else [])
    return len(found)


def _change_one_by_one(
    model: type[Guarded], rows: Sequence[Guarded], columns: Sequence[Any], connection: Any
) -> int:
    """One prepared statement a row, where no policies hold: the rule is asked before and afterwards."""
    touched = changeable(model, [row.pk for row in rows], connection.alias)
    mine = [row for row in rows if row.pk in touched]
    if not mine:
        return 0
    name, key = connection.ops.quote_name, str(model._meta.pk.column)
    table = _table(model, mine, connection, columns)
    given = {column: values for column, _, values in table.columns}
    given |= {column: values * len(mine) for column, _, values in table.alike}
    settings = ", ".join(f"{name(column.column)} = %s" for column in columns)
    with compiled_for(model), connection.cursor() as cursor:
        cursor.executemany(
            f"update {name(model._meta.db_table)} set {settings} where {name(key)} = %s",
            list(zip(*(given[str(column.column)] for column in columns), given[key], strict=True)),
        )
    note_touched(in_force(), touched.values())
    check_changed(model, list(touched), connection.alias)
    return len(mine)


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
