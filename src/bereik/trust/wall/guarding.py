"""How does every statement on a guarded table get the rule of the purpose in force?

Each query that Django compiles passes through `guard` (the compilers of our database engines call it), so no manager,
related object, sub-query or migration model goes round it. A second guarded table is never joined: its rule would
not hold for the joined rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.db.models.sql import AggregateQuery, DeleteQuery, InsertQuery, Query, UpdateQuery

from bereik.terms.purposes import Purpose
from bereik.trust.access import Live, in_force
from bereik.trust.refusals import NoDeed, SecondTable, WrongPurpose
from bereik.trust.wall.conditions import fresh
from bereik.trust.wall.tables import GUARDED, compiling_policy

if TYPE_CHECKING:
    from bereik.trust.rows import Condition, Guarded, Rule


@dataclass
class Statement:
    """What the statement being executed was compiled for: what SQLite's authorizer lets through."""

    tables: set[str] = field(default_factory=set)
    written: str = ""


_statement: ContextVar[Statement | None] = ContextVar("bereik_statement", default=None)


@contextmanager
def statement() -> Iterator[Statement]:
    """The time in which one compiled statement is executed."""
    token = _statement.set(made := Statement())
    try:
        yield made
    finally:
        _statement.reset(token)


def tables_let_through() -> set[str]:
    """The guarded tables of the statement being executed."""
    made = _statement.get()
    return made.tables if made else set()


def table_written() -> str:
    """The table that the statement being executed writes, '' when it only reads."""
    made = _statement.get()
    return made.written if made else ""


def guard(query: Query) -> Query:
    """The query with the rule of the purpose in force on it, or the query itself where nothing is guarded.

    Raises `NoAccess`, `WrongPurpose`, or for a write outside a deed `NoDeed`.
    """
    model = _guarded_model(query)
    if model is None or compiling_policy() or isinstance(query, AggregateQuery) or query.combinator:
        return query
    label = model._meta.label
    live = in_force(label)
    rule = _rule(model, live.access.purpose, _verb(query))
    live.models.add(label)
    if isinstance(query, InsertQuery):
        _write(live, label, rule.adds, "add", query.objs)
        return query
    conditions: list[Condition] = [rule.sees]
    if isinstance(query, UpdateQuery):
        _write(live, label, rule.changes, "change", ())
        if not isinstance(rule.changes, bool):
            conditions.append(rule.changes)
    elif isinstance(query, DeleteQuery):
        _write(live, label, rule.removes, "remove", ())
    narrowed = query.clone()
    for condition in conditions:
        if condition != Q():
            narrowed.add_q(fresh(condition))
    return narrowed


def note_tables(query: Query) -> None:
    """Note for the authorizer what this part of the statement was compiled for."""
    made = _statement.get()
    if made is None or query.model is None:
        return
    table = query.get_meta().db_table
    if isinstance(query, InsertQuery | UpdateQuery | DeleteQuery):
        made.written = table
    if table in GUARDED:
        made.tables.add(table)


def refuse_second_table(query: Query) -> None:
    """Refuse a statement that joins a second guarded table. Raises `SecondTable`."""
    if compiling_policy() or getattr(query, "bereik_checked", False):
        return
    base = query.base_table
    for alias, join in query.alias_map.items():
        if alias != base and query.alias_refcount.get(alias) and join.table_name in GUARDED:
            raise SecondTable(query.get_meta().label, join.table_name)


def check_added(query: InsertQuery, using: str) -> None:
    """Refuse new rows that do not meet the rule's condition, where no row policy does so (SQLite).

    Runs inside the deed's transaction, which rolls back.
    """
    model = _guarded_model(query)
    if model is None:
        return
    live = in_force(model._meta.label)
    adds = _rule(model, live.access.purpose, "add").adds
    if isinstance(adds, bool):
        return
    keys = [row.pk for row in query.objs]
    probe = Query(model)
    probe.add_q(Q(pk__in=keys))
    probe.add_q(fresh(adds))
    probe.bereik_checked = True  # type: ignore[attr-defined]
    rows = QuerySet(model, query=probe, using=using)
    if rows.count() != len(keys):
        raise WrongPurpose(model._meta.label, live.access.purpose, "add this row of")


def _guarded_model(query: Query) -> type[Guarded] | None:
    if query.model is None or getattr(query, "bereik_checked", False):
        return None
    return GUARDED.get(query.model._meta.db_table)


def _rule(model: type[Guarded], purpose: Purpose, verb: str) -> Rule:
    rule = model.guard.get(purpose)
    if rule is None:
        raise WrongPurpose(model._meta.label, purpose, verb)
    return rule


def _verb(query: Query) -> str:
    for kind, verb in ((InsertQuery, "add"), (UpdateQuery, "change"), (DeleteQuery, "remove")):
        if isinstance(query, kind):
            return verb
    return "read"


def _write(live: Live, label: str, allowed: Any, verb: str, rows: Any) -> None:
    if allowed is False:
        raise WrongPurpose(label, live.access.purpose, verb)
    if live.deed is None:
        raise NoDeed(label)
    live.deed.models.add(label)
    for row in rows:
        touched = getattr(row, getattr(type(row), "touches", "id"), None)
        if touched is not None:
            live.deed.touched[touched] = None
