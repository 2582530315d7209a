"""How does every statement on a guarded table get the rule of the purpose in force?

Each query that Django compiles passes through `guard` (the compilers of our database engines call it), so no manager,
related object, sub-query or migration model goes round it. A second guarded table is never joined: its rule would
not hold for the joined rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.db.models.constants import OnConflict
from django.db.models.expressions import Col
from django.db.models.sql import AggregateQuery, DeleteQuery, InsertQuery, Query, UpdateQuery

from bereik.terms.purposes import Purpose
from bereik.trust.access import Live, in_force
from bereik.trust.refusals import HiddenField, NoAccess, NoDeed, Refused, SecondTable, WrongPurpose
from bereik.trust.wall.conditions import asks_another_table, fresh
from bereik.trust.wall.tables import GUARDED, compiling_policy

if TYPE_CHECKING:
    from bereik.trust.rows import Condition, Guarded, Rule


@dataclass
class Statement:
    """What the statement being executed was compiled for: what SQLite's authorizer lets through."""

    tables: set[str] = field(default_factory=set)
    written: str = ""
    raw: bool = False


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
    # Words that somebody wrote by hand into a statement carry no rule, so then none is let through.
    return made.tables if made and not made.raw else set()


def table_written() -> str:
    """The table that the statement being executed writes, '' when it only reads."""
    made = _statement.get()
    return made.written if made and not made.raw else ""


def executing_compiled() -> bool:
    """Whether a statement is being executed that the guard, or the guard's own house, has made."""
    return _statement.get() is not None


def note_raw() -> None:
    """Part of the statement was written by hand."""
    if made := _statement.get():
        made.raw = True


_CHECKED = object()
"""Marks the guard's own queries; a mark that does not survive a pickle."""


def guarded_model(query: Query) -> type[Guarded] | None:
    """The model whose rule stands on the query's own table, None where that is not guarded."""
    if query.model is None or getattr(query, "bereik_checked", None) is _CHECKED:
        return None
    return GUARDED.get(query.model._meta.db_table)


def guard(query: Query, connection: Any) -> Query:
    """The query with the rule of the purpose in force on it, or the query itself where nothing is guarded.

    Raises `NoAccess`, `WrongPurpose`, or for a write outside a deed `NoDeed`.
    """
    model = guarded_model(query)
    if model is None or compiling_policy() or isinstance(query, AggregateQuery) or query.combinator:
        return query
    label = model._meta.label
    live, vendor = in_force(label), connection.vendor
    if live.using != connection.alias:
        # The access was told to one connection; another knows nothing of it.
        raise NoAccess(f"{label} over the connection '{connection.alias}'")
    rule = _rule(model, live.access.purpose, _verb(query))
    if isinstance(query, InsertQuery):
        admit(model, query.objs, connection.alias)
        _refuse_clash(query, label, rule, live, vendor)
        return query
    narrowed = query.clone()
    conditions: list[Condition] = [rule.sees]
    if isinstance(query, UpdateQuery):
        _write(live, label, rule.changes, "change")
        if not isinstance(rule.changes, bool):
            conditions.append(rule.changes)
    elif isinstance(query, DeleteQuery):
        _write(live, label, rule.removes, "remove")
    else:
        live.models.add(label)
        _leave_out(narrowed, model, rule)
    for condition in conditions:
        # On PostgreSQL a condition that asks another table is left to the row policy, which asks it anyway: twice
        # would cost every page a third more (docs/decisions/0009). Ties on the row itself lead the index here.
        if vendor == "postgresql" and asks_another_table(condition):
            continue
        if condition != Q():
            # Fresh: Django resolves a shared Exists(…) in place (trust/wall/conditions.py).
            narrowed.add_q(fresh(condition))
    return narrowed


def admit(model: type[Guarded], rows: Iterable[Model], using: str) -> None:
    """These rows are about to be added over this connection: note whom they touch.

    Raises `NoAccess`, `WrongPurpose`, or outside a deed `NoDeed`.
    """
    label = model._meta.label
    live = in_force(label)
    if live.using != using:
        raise NoAccess(f"{label} over the connection '{using}'")
    _write(live, label, _rule(model, live.access.purpose, "add").adds, "add")
    note_touched(live, [getattr(row, model.touches, None) for row in rows])


def changeable(model: type[Guarded], keys: list[Any], using: str) -> dict[Any, Any]:
    """Which of these rows may be changed now, each with whom it is about (None where that is nobody). Where row policies
    hold they say so by themselves: give no keys.

    Raises `NoAccess`, `WrongPurpose`, or outside a deed `NoDeed`.
    """
    label = model._meta.label
    live = in_force(label)
    if live.using != using:
        raise NoAccess(f"{label} over the connection '{using}'")
    rule = _rule(model, live.access.purpose, "change")
    _write(live, label, rule.changes, "change")
    found: dict[Any, Any] = {}
    for start in range(0, len(keys), _AT_A_TIME):
        probe = _asked_by_the_guard(model, keys[start : start + _AT_A_TIME], rule.sees, rule.changes)
        rows: QuerySet[Guarded] = QuerySet(model, query=probe, using=using)
        found.update(rows.values_list("pk", model.touches or "pk"))
    return found if model.touches else dict.fromkeys(found)


@contextmanager
def compiled_for(model: type[Guarded]) -> Iterator[None]:
    """The time in which a statement is executed that trust itself wrote, to add rows of this model after `admit` or to change
    them after `changeable`."""
    with statement() as made:
        made.written = model._meta.db_table
        made.tables.add(made.written)
        yield


def check_column(column: Col) -> None:
    """Refuse a column that the purpose in force does not show. Raises `HiddenField`."""
    model = GUARDED.get(column.target.model._meta.db_table)
    if model is None or compiling_policy():
        return
    purpose = in_force(model._meta.label).access.purpose
    rule = model.guard.get(purpose)
    if (
        rule is not None
        and (rule.fields is not None or rule.hides)
        and column.target.name not in rule.shows(model)
    ):
        raise HiddenField(model._meta.label, column.target.name, purpose)


def _leave_out(query: Query, model: type[Guarded], rule: Rule) -> None:
    """Rows come without the fields that the purpose does not show; asking for one of those is refused later."""
    if rule.fields is None and not rule.hides:
        return
    hidden = {one.name for one in query.get_meta().concrete_fields} - rule.shows(model)
    named, deferring = query.deferred_loading
    if deferring:
        query.deferred_loading = (frozenset(named) | hidden, True)


def note_tables(query: Query) -> None:
    """Note for the authorizer what this part of the statement was compiled for."""
    made = _statement.get()
    if made is None or query.model is None:
        return
    if compiling_policy():
        raise Refused("While a row policy is being made, no statement on rows is executed.")
    if query.extra_tables:
        made.raw = True
    table = query.get_meta().db_table
    if isinstance(query, InsertQuery | UpdateQuery | DeleteQuery):
        made.written = table
    if table in GUARDED:
        made.tables.add(table)


def refuse_second_table(query: Query) -> None:
    """Refuse a statement that joins a second guarded table. Raises `SecondTable`."""
    if compiling_policy() or getattr(query, "bereik_checked", None) is _CHECKED:
        return
    base = query.base_table
    for table in query.extra_tables:
        if table.strip('"').lower() in GUARDED:
            raise SecondTable(query.get_meta().label, table)
    for alias, join in query.alias_map.items():
        if alias != base and query.alias_refcount.get(alias) and join.table_name in GUARDED:
            raise SecondTable(query.get_meta().label, join.table_name)


def check_added(query: InsertQuery, using: str) -> None:
    """Refuse new rows that do not meet the rule's condition, where no row policy does so (SQLite).

    Runs inside the deed's transaction, which rolls back.
    """
    model = guarded_model(query)
    if model is not None:
        hold_added(model, [row.pk for row in query.objs], using)


def hold_added(model: type[Guarded], keys: list[Any], using: str) -> None:
    """The same for rows that were just added, by their keys."""
    adds = _rule(model, in_force(model._meta.label).access.purpose, "add").adds
    if not isinstance(adds, bool):
        _hold_against(model, keys, adds, "add this row of", using)


def check_changed(model: type[Guarded], keys: list[Any], using: str) -> None:
    """Refuse changed rows that the purpose no longer sees, as PostgreSQL does by itself."""
    rule = _rule(model, in_force(model._meta.label).access.purpose, "change")
    if rule.sees != Q():
        _hold_against(model, keys, rule.sees, "change out of sight this row of", using)


def note_touched(live: Live, touched: Any) -> None:
    """Note for the deed's line whom it touched."""
    if live.deed is not None:
        live.deed.touched.update({as_uuid(one): None for one in touched if one is not None})


def as_uuid(value: Any) -> UUID:
    """A key as the engine gives it: a UUID, or on SQLite its 32 hexadecimal digits."""
    return value if isinstance(value, UUID) else UUID(str(value))


_AT_A_TIME = 500


def _hold_against(model: type[Guarded], keys: list[Any], condition: Condition, verb: str, using: str) -> None:
    for start in range(0, len(keys), _AT_A_TIME):
        part = keys[start : start + _AT_A_TIME]
        probe = _asked_by_the_guard(model, part, condition)
        rows: QuerySet[Guarded] = QuerySet(model, query=probe, using=using)
        if rows.count() != len(set(part)):
            raise WrongPurpose(model._meta.label, in_force().access.purpose, verb)


def _asked_by_the_guard(model: type[Guarded], keys: list[Any], *conditions: Any) -> Query:
    probe = Query(model)
    probe.add_q(Q(pk__in=keys))
    for condition in conditions:
        if not isinstance(condition, bool) and condition != Q():
            probe.add_q(fresh(condition))
    probe.bereik_checked = _CHECKED  # type: ignore[attr-defined]
    return probe


def _refuse_clash(query: InsertQuery, label: str, rule: Rule, live: Live, vendor: str) -> None:
    """Adding that changes the row it clashes with is changing: row policies hold it, SQLite has none."""
    if getattr(query, "on_conflict", None) != OnConflict.UPDATE:
        return
    held = vendor == "postgresql" or (rule.sees == Q() and rule.changes is True)
    if rule.changes is False or not held:
        raise WrongPurpose(label, live.access.purpose, "change by a clash")


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


def _write(live: Live, label: str, allowed: Any, verb: str) -> None:
    if allowed is False:
        raise WrongPurpose(label, live.access.purpose, verb)
    if live.deed is None:
        raise NoDeed(label)
    live.deed.models.add(label)
