"""Where does the guard sit? In the compilers that every Django statement passes through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db.models.expressions import Col, Func, RawSQL
from django.db.models.sql.constants import CURSOR, MULTI, ROW_COUNT
from django.db.models.sql.where import ExtraWhere

from bereik.trust.access import Live, in_force
from bereik.trust.refusals import OtherAccess
from bereik.trust.wall.guarding import (
    as_uuid,
    check_added,
    check_changed,
    check_column,
    guard,
    guarded_model,
    note_raw,
    note_tables,
    note_touched,
    refuse_second_table,
    statement,
)

if TYPE_CHECKING:
    from bereik.trust.rows import Guarded

_SUB_QUERY = re.compile(r"\bselect\b", re.IGNORECASE)


class GuardedCompiling:
    """Mixed into each engine's own compilers."""

    query: Any
    using: Any
    connection: Any
    select: Any
    guarded = False

    def as_sql(self, *args: Any, **kwargs: Any) -> Any:
        # Not when the compiler is made: indexes and constraints make one only to quote names.
        if not self.guarded:
            self.query, self.guarded = guard(self.query, self.connection), True
        note_tables(self.query)
        return super().as_sql(*args, **kwargs)  # type: ignore[misc]

    def compile(self, node: Any) -> Any:
        if isinstance(node, Col) and self.guarded:
            check_column(node)
        elif _written_by_hand(node):
            note_raw()
        return super().compile(node)  # type: ignore[misc]

    def get_from_clause(self) -> Any:
        # Here the joins of filters and of select_related are all known.
        refuse_second_table(self.query)
        return super().get_from_clause()  # type: ignore[misc]

    def execute_sql(self, *args: Any, **kwargs: Any) -> Any:
        with statement():
            return super().execute_sql(*args, **kwargs)  # type: ignore[misc]


class GuardedReading(GuardedCompiling):
    """Reading: whom the rows are about is gathered for the trail, also where the page asked for other columns."""

    col_count: Any
    has_extra_select: Any
    qualify: Any
    outermost = False
    touched_at: int | None = None

    def get_extra_select(self, order_by: Any, select: Any) -> Any:
        extra = super().get_extra_select(order_by, select)  # type: ignore[misc]
        model = guarded_model(self.query) if self.outermost else None
        if model is None or self.query.explain_info:
            return extra
        for place, (expression, _, _) in enumerate(select):
            if isinstance(expression, Col) and expression.target.attname == model.touches:
                self.touched_at = place
                return extra
        field = next(
            (one for one in self.query.get_meta().concrete_fields if one.attname == model.touches), None
        )
        # Where rows are put together (distinct, group by) a column more would make other rows: those are nobody's.
        query = self.query
        together = query.distinct or query.combinator or query.group_by is not None or self.qualify
        if field is not None and not together:
            column = field.get_col(self.query.get_initial_alias())
            extra = [*extra, (column, self.compile(column), None)]
            self.touched_at = len(select)
        return extra

    def execute_sql(self, result_type: Any = MULTI, *args: Any, **kwargs: Any) -> Any:
        self.outermost = result_type == MULTI
        found = super().execute_sql(result_type, *args, **kwargs)
        model = guarded_model(self.query)
        if result_type != MULTI or model is None:
            return found
        blocks = self._gather(found, in_force(model._meta.label), model)
        return list(blocks) if isinstance(found, list) else blocks

    def as_sql(self, *args: Any, **kwargs: Any) -> Any:
        made = super().as_sql(*args, **kwargs)
        if self.touched_at is not None:
            # Ours to take off again, after it was read.
            self.has_extra_select = False
        return made

    def _gather(self, blocks: Any, live: Live, model: type[Guarded]) -> Iterator[Any]:
        at = self.touched_at
        for block in blocks:
            # A list that is read on later is still read here: by nobody else, and on no other line.
            if in_force(model._meta.label) is not live:
                raise OtherAccess(model._meta.label)
            live.rows += len(block)
            if at is None:
                yield block
                continue
            live.seen.update({as_uuid(row[at]): None for row in block if row[at] is not None})
            yield [row[: self.col_count] for row in block] if at >= self.col_count else block


class GuardedWriting(GuardedCompiling):
    """Changing and removing: the statement itself says whom it touched."""

    executing = False

    def as_sql(self, *args: Any, **kwargs: Any) -> Any:
        sql, parameters = super().as_sql(*args, **kwargs)
        model = guarded_model(self.query)
        if sql and model is not None and self.executing:
            name = self.connection.ops.quote_name
            about = [one.column for one in model._meta.concrete_fields if one.attname == model.touches]
            sql += " RETURNING " + ", ".join(name(one) for one in (model._meta.pk.column, *about))
        return sql, parameters

    def execute_sql(self, result_type: Any = MULTI, *args: Any, **kwargs: Any) -> Any:
        model = guarded_model(self.query)
        if model is None:
            return super().execute_sql(result_type, *args, **kwargs)
        self.executing = True
        cursor = super().execute_sql(CURSOR)
        if not cursor:
            return 0
        try:
            rows = cursor.fetchall()
        finally:
            cursor.close()
        note_touched(in_force(model._meta.label), [row[1] for row in rows if model.touches])
        self.check(model, [as_uuid(row[0]) for row in rows])
        return len(rows) if result_type == ROW_COUNT else None

    def check(self, model: type[Guarded], keys: list[Any]) -> None:
        """What must still hold afterwards."""


class GuardedChanging(GuardedWriting):
    """Changing: on an engine without row policies the changed rows are held against the rule afterwards."""

    def check(self, model: type[Guarded], keys: list[Any]) -> None:
        if self.connection.vendor != "postgresql":
            check_changed(model, keys, self.using)


class GuardedInserting(GuardedCompiling):
    """Adding: on an engine without row policies the new rows are held against the rule afterwards."""

    def execute_sql(self, *args: Any, **kwargs: Any) -> Any:
        made = super().execute_sql(*args, **kwargs)
        if self.connection.vendor != "postgresql":
            check_added(self.query, self.using)
        return made


def _written_by_hand(node: Any) -> bool:
    """Whether these words came into the statement as text: `RawSQL`, `extra`, a function with a query in it."""
    if isinstance(node, RawSQL | ExtraWhere):
        return True
    if isinstance(node, Func):
        words = (node.template, node.function, node.extra.get("template"), node.extra.get("function"))
        return any(_SUB_QUERY.search(word) for word in words if isinstance(word, str))
    return False
