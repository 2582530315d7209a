"""How do thousands of rows of one guarded model come in, in one deed?

As one insert does, only in one statement for many: the rule of the purpose in force holds for each row, the deed's line
says whom they touch, and a row that may not come takes all the others of its deed with it. A delivery, a made-up town.

On PostgreSQL Django's own `bulk_create` is quick: `INSERT … SELECT … FROM unnest(…)`, one array a column (COPY is refused
where row policies hold). On SQLite it writes out every value of every row as text and mark, which takes three times as
long as one prepared statement that takes the rows one by one; that is the one written here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import connections, models
from django.db.models.base import ModelState

from bereik.trust.access import Access, in_force
from bereik.trust.refusals import NoAccess
from bereik.trust.rows import Guarded
from bereik.trust.wall.guarding import admit, compiled_for, hold_added

Row = TypeVar("Row", bound=Guarded)

AT_A_TIME = 5_000
"""Rows a statement on PostgreSQL: a few megabytes of arrays."""

_AS_IT_IS = {str, int, bool, bytes}
_KEPT_AS_GIVEN = (
    models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.BinaryField
)  # fmt: skip


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
    row.__dict__.update(plain)
    for name, begin in anew:
        if name not in columns:
            row.__dict__[name] = begin()
    row.__dict__.update(columns)
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
        model._base_manager.using(live.using).bulk_create(rows, batch_size=AT_A_TIME)
    else:
        _add_row_by_row(model, rows, connection)
    return len(rows)


def _add_row_by_row(model: type[Guarded], rows: Sequence[Guarded], connection: Any) -> None:
    admit(model, rows, connection.alias)
    fields, name = model._meta.concrete_fields, connection.ops.quote_name
    columns = ", ".join(name(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    given = [row.__dict__ for row in rows]
    moments: dict[date, Any] = {}
    values = [_column(field, [one[field.attname] for one in given], connection, moments) for field in fields]
    with compiled_for(model), connection.cursor() as cursor:
        cursor.executemany(
            f"insert into {name(model._meta.db_table)} ({columns}) values ({marks})",
            list(zip(*values, strict=True)),
        )
    hold_added(model, [row.pk for row in rows], connection.alias)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _column(
    field: models.Field[Any, Any], values: list[Any], connection: Any, moments: dict[date, Any]
) -> list[Any]:
    """One field of all rows, as the engine wants it: what the field itself would make of each value.

    Whole columns at a time, for a town has millions of values: what is kept as it is given is not touched, a number is
    written as its digits, and a day or a moment is asked once (`moments`), for they come back in other columns.
    """
    kind = field.target_field if isinstance(field, models.ForeignKey) else field
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
    return [None if one is None else field.get_db_prep_save(one, connection) for one in values]
