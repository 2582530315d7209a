"""How do thousands of rows of one guarded model come in, in one deed?

As one insert does, only in one statement for many: the rule of the purpose in force holds for each row, the deed's line
says whom they touch, and a row that may not come takes all the others of its deed with it. A delivery, a made-up town.

On PostgreSQL Django's own `bulk_create` is quick: `INSERT … SELECT … FROM unnest(…)`, one array a column (COPY is refused
where row policies hold). On SQLite it writes out every value of every row as text and mark, which takes three times as
long as one prepared statement that takes the rows one by one; that is the one written here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections, models

from bereik.trust.access import Access, in_force
from bereik.trust.refusals import NoAccess
from bereik.trust.rows import Guarded
from bereik.trust.wall.guarding import admit, compiled_for, hold_added

AT_A_TIME = 5_000
"""Rows a statement on PostgreSQL: a few megabytes of arrays."""

_AS_IT_IS = (str, int, bool, bytes)
_KEPT_AS_GIVEN = (
    models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.BinaryField
)  # fmt: skip


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
    values = [_column(field, rows, connection) for field in fields]
    with compiled_for(model), connection.cursor() as cursor:
        cursor.executemany(
            f"insert into {name(model._meta.db_table)} ({columns}) values ({marks})",
            list(zip(*values, strict=True)),
        )
    hold_added(model, [row.pk for row in rows], connection.alias)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _column(field: models.Field[Any, Any], rows: Sequence[Guarded], connection: Any) -> list[Any]:
    """One field of all rows, as the engine wants it."""
    name, prepared = field.attname, _preparing(field, connection)
    return [prepared(row.__dict__[name]) for row in rows]


def _preparing(field: models.Field[Any, Any], connection: Any) -> Callable[[Any], Any]:
    """What the field itself would make of a value. A day or a moment is asked once: they come back again and again."""
    kind = field.target_field if isinstance(field, models.ForeignKey) else field
    plain, is_number = isinstance(kind, _KEPT_AS_GIVEN), isinstance(kind, models.UUIDField)
    known: dict[date, Any] = {}

    def prepared(value: Any) -> Any:
        if value is None or (plain and type(value) in _AS_IT_IS):
            return value
        if is_number and type(value) is UUID:
            return value.hex
        if hasattr(value, "resolve_expression"):
            raise TypeError(f"add_many takes values, and {field} holds what the database would work out.")
        if not isinstance(value, date):
            return field.get_db_prep_save(value, connection)
        if value not in known:
            known[value] = field.get_db_prep_save(value, connection)
        return known[value]

    return prepared
