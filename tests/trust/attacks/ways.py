"""Which ways lead to rows? Every public method of QuerySet, Manager and Model of the Django that is installed.

Each way is a function of `rows` (a query set or a manager of one model) and `aim` (what it aims at) and brings the rows
out, or writes them. `test_no_method_is_forgotten` fails for a method that has no way here: a newer Django that adds one
must be looked at before it is taken.
"""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from asgiref.sync import async_to_sync
from django.db import models
from django.db.models import Count, F, Max, Q, QuerySet

from bereik.people.models import Step
from bereik.trust.rows import Guarded
from bereik.trust.wall.tables import GUARDED


@dataclass(frozen=True)
class Aim:
    """What a way aims at: a row that is there, and one that is not there yet."""

    model: type[Guarded]
    row: Guarded
    fresh: Guarded
    text: str
    """A field that may be read and changed."""
    day: str
    moment: str


class Pointless(Exception):
    """This way needs a field that the model does not have."""


Way = Callable[[Any, Aim], Any]


def run(made: Coroutine[Any, Any, Any]) -> Any:
    """An async way, to its end, in this thread and in this access."""

    async def to_its_end() -> Any:
        return await made

    return async_to_sync(to_its_end)()


def drained(made: Any) -> list[Any]:
    async def to_its_end() -> list[Any]:
        return [one async for one in made]

    return async_to_sync(to_its_end)()


def of(aim: Aim, name: str) -> str:
    """The model's field of this kind."""
    found: str = getattr(aim, name)
    if not found:
        raise Pointless(name)
    return found


def whole(rows: Any) -> Any:
    """A manager as a query set."""
    return rows if isinstance(rows, QuerySet) else rows.all()


def only_one(rows: Any, aim: Aim) -> Any:
    return rows.filter(pk=aim.row.pk)


def changed(aim: Aim) -> dict[str, Any]:
    return {of(aim, "text"): getattr(aim.row, of(aim, "text"))}


def as_sub_query(rows: Any, aim: Aim) -> Any:
    return list(aim.model._base_manager.filter(pk__in=whole(rows).values("pk")))


READING: dict[str, Way] = {
    "aggregate": lambda rows, aim: rows.aggregate(n=Count("pk"), most=Max(of(aim, "text"))),
    "alias": lambda rows, aim: list(rows.alias(n=F("pk")).filter(n__isnull=False)),
    "all": lambda rows, aim: list(rows.all()),
    "annotate": lambda rows, aim: list(rows.annotate(n=F("pk"))),
    "complex_filter": lambda rows, aim: list(rows.complex_filter(Q(pk__isnull=False))),
    "contains": lambda rows, aim: rows.contains(aim.row),
    "count": lambda rows, aim: rows.count(),
    "dates": lambda rows, aim: list(rows.dates(of(aim, "day"), "day")),
    "datetimes": lambda rows, aim: list(rows.datetimes(of(aim, "moment"), "second")),
    "defer": lambda rows, aim: list(rows.defer(of(aim, "text"))),
    "difference": lambda rows, aim: list(rows.difference(whole(rows).filter(pk=None))),
    "distinct": lambda rows, aim: list(rows.distinct()),
    "earliest": lambda rows, aim: rows.earliest("pk"),
    "exclude": lambda rows, aim: list(rows.exclude(pk=None)),
    "exists": lambda rows, aim: rows.exists(),
    "explain": lambda rows, aim: rows.explain(),
    "extra": lambda rows, aim: list(rows.extra(select={"n": "1"})),
    "filter": lambda rows, aim: list(rows.filter(pk__isnull=False)),
    "first": lambda rows, aim: rows.first(),
    "get": lambda rows, aim: rows.get(pk=aim.row.pk),
    "in_bulk": lambda rows, aim: rows.in_bulk(),
    "intersection": lambda rows, aim: list(whole(rows).intersection(whole(rows))),
    "iterator": lambda rows, aim: list(rows.iterator(chunk_size=1)),
    "last": lambda rows, aim: rows.last(),
    "latest": lambda rows, aim: rows.latest("pk"),
    "none": lambda rows, aim: list(rows.none()),
    "only": lambda rows, aim: list(rows.only(of(aim, "text"))),
    "order_by": lambda rows, aim: list(rows.order_by("pk")),
    "prefetch_related": lambda rows, aim: list(
        rows.prefetch_related("resident" if _has(aim, "resident") else None)
    ),
    "raw": lambda rows, aim: list(rows.raw(f'select * from "{aim.model._meta.db_table}"')),
    "resolve_expression": as_sub_query,
    "reverse": lambda rows, aim: list(whole(rows).order_by("pk").reverse()),
    "select_for_update": lambda rows, aim: list(rows.select_for_update()),
    "select_related": lambda rows, aim: list(rows.select_related(_relation_outside(aim))),
    "union": lambda rows, aim: list(whole(rows).union(whole(rows), all=True)),
    "using": lambda rows, aim: list(rows.using("default")),
    "values": lambda rows, aim: list(rows.values("pk", of(aim, "text"))),
    "values_list": lambda rows, aim: list(rows.values_list("pk", of(aim, "text"))),
    "aaggregate": lambda rows, aim: run(rows.aaggregate(n=Count("pk"))),
    "acontains": lambda rows, aim: run(rows.acontains(aim.row)),
    "acount": lambda rows, aim: run(rows.acount()),
    "aearliest": lambda rows, aim: run(rows.aearliest("pk")),
    "aexists": lambda rows, aim: run(rows.aexists()),
    "aexplain": lambda rows, aim: run(rows.aexplain()),
    "afirst": lambda rows, aim: run(rows.afirst()),
    "aget": lambda rows, aim: run(rows.aget(pk=aim.row.pk)),
    "ain_bulk": lambda rows, aim: run(rows.ain_bulk()),
    "aiterator": lambda rows, aim: drained(rows.aiterator(chunk_size=1)),
    "alast": lambda rows, aim: run(rows.alast()),
    "alatest": lambda rows, aim: run(rows.alatest("pk")),
}

WRITING: dict[str, Way] = {
    "bulk_create": lambda rows, aim: rows.bulk_create([aim.fresh]),
    "bulk_update": lambda rows, aim: rows.bulk_update([aim.row], [of(aim, "text")]),
    "create": lambda rows, aim: rows.create(**_values(aim.fresh)),
    "delete": lambda rows, aim: only_one(rows, aim).delete(),
    "get_or_create": lambda rows, aim: rows.get_or_create(pk=aim.row.pk, defaults=_values(aim.fresh)),
    "update": lambda rows, aim: only_one(rows, aim).update(**changed(aim)),
    "update_or_create": lambda rows, aim: rows.update_or_create(pk=aim.row.pk, defaults=changed(aim)),
    "abulk_create": lambda rows, aim: run(rows.abulk_create([aim.fresh])),
    "abulk_update": lambda rows, aim: run(rows.abulk_update([aim.row], [of(aim, "text")])),
    "acreate": lambda rows, aim: run(rows.acreate(**_values(aim.fresh))),
    "adelete": lambda rows, aim: run(only_one(rows, aim).adelete()),
    "aget_or_create": lambda rows, aim: run(rows.aget_or_create(pk=aim.row.pk, defaults=_values(aim.fresh))),
    "aupdate": lambda rows, aim: run(only_one(rows, aim).aupdate(**changed(aim))),
    "aupdate_or_create": lambda rows, aim: run(rows.aupdate_or_create(pk=aim.row.pk, defaults=changed(aim))),
}

IN_PYTHON: dict[str, Way] = {
    "__iter__": lambda rows, aim: list(iter(whole(rows))),
    "__aiter__": lambda rows, aim: drained(aiter(whole(rows))),
    "__len__": lambda rows, aim: len(whole(rows)),
    "__bool__": lambda rows, aim: bool(whole(rows)),
    "__getitem__": lambda rows, aim: [*whole(rows)[:2], whole(rows)[0]],
    "__repr__": lambda rows, aim: repr(whole(rows)),
    "__and__": lambda rows, aim: list(whole(rows) & whole(rows).filter(pk__isnull=False)),
    "__or__": lambda rows, aim: list(whole(rows).filter(pk=aim.row.pk) | whole(rows)),
    "__xor__": lambda rows, aim: list(whole(rows).filter(pk=None) ^ whole(rows)),
    "__deepcopy__": lambda rows, aim: list(copy.deepcopy(whole(rows))),
    "__getstate__": lambda rows, aim: list(pickle.loads(pickle.dumps(whole(rows)))),
    "__setstate__": lambda rows, aim: _from_a_pickled_query(whole(rows)),
    "_raw_delete": lambda rows, aim: only_one(rows, aim)._raw_delete("default"),
    "_update": lambda rows, aim: only_one(rows, aim)._update(
        [(aim.model._meta.get_field(of(aim, "text")), None, "x")]
    ),
    "_insert": lambda rows, aim: rows._insert([aim.fresh], aim.model._meta.concrete_fields, using="default"),
    "fetch again": lambda rows, aim: [list(whole(rows)), list(whole(rows).all())],
}
"""What Python itself does with a query set, and the methods that are nobody's but Django's own."""

OF_A_MANAGER: dict[str, Way] = {
    "check": lambda rows, aim: (rows.check(), list(rows.all())),
    "contribute_to_class": lambda rows, aim: list(_plain_manager(models.Manager, aim).all()),
    "db_manager": lambda rows, aim: list(rows.db_manager("default").all()),
    "deconstruct": lambda rows, aim: (rows.deconstruct(), list(rows.all())),
    "from_queryset": lambda rows, aim: list(
        _plain_manager(models.Manager.from_queryset(QuerySet), aim).all()
    ),
    "get_queryset": lambda rows, aim: list(rows.get_queryset()),
}

OF_A_QUERY_SET: dict[str, Way] = {
    "as_manager": lambda rows, aim: list(_plain_manager(QuerySet.as_manager, aim).all()),
}

ON_A_ROW: dict[str, Callable[[Any, Aim], Any]] = {
    "save": lambda one, aim: one.save(),
    "asave": lambda one, aim: run(one.asave()),
    "save_base": lambda one, aim: one.save_base(raw=True),
    "delete": lambda one, aim: one.delete(),
    "adelete": lambda one, aim: run(one.adelete()),
    "refresh_from_db": lambda one, aim: (one.refresh_from_db(), one)[1],
    "arefresh_from_db": lambda one, aim: (run(one.arefresh_from_db()), one)[1],
    "validate_unique": lambda one, aim: _as_new(one).validate_unique(),
    "full_clean": lambda one, aim: _as_new(one).full_clean(exclude=_all_but_the_key(aim)),
    "validate_constraints": lambda one, aim: _with_constraints(one, aim).validate_constraints(),
    "from_db": lambda one, aim: aim.model.from_db("default", ["id"], [aim.row.pk]),
    "deferred field": lambda one, aim: getattr(_deferred(aim), of(aim, "text")),
}
TOUCHES_NO_ROW: dict[str, Callable[[Any, Aim], Any]] = {
    "check": lambda one, aim: aim.model.check(databases=["default"]),
    "clean": lambda one, aim: one.clean(),
    "clean_fields": lambda one, aim: one.clean_fields(
        exclude=[field.name for field in aim.model._meta.fields]
    ),
    "date_error_message": lambda one, aim: str(one.date_error_message("date", "id", "id")),
    "get_constraints": lambda one, aim: one.get_constraints(),
    "get_deferred_fields": lambda one, aim: one.get_deferred_fields(),
    "prepare_database_save": lambda one, aim: one.prepare_database_save(Step._meta.get_field("journey")),
    "serializable_value": lambda one, aim: one.serializable_value("pk"),
    "unique_error_message": lambda one, aim: str(one.unique_error_message(aim.model, ("id",))),
}
"""Methods of a row that ask the database nothing."""


def _has(aim: Aim, name: str) -> bool:
    return any(field.name == name for field in aim.model._meta.concrete_fields)


def _relation_outside(aim: Aim) -> str:
    """A relation to a table of the municipality: one to a guarded table is refused, by any access."""
    found = (
        one.name
        for one in aim.model._meta.concrete_fields
        if one.is_relation and one.related_model._meta.db_table not in GUARDED
    )
    if not (name := next(found, "")):
        raise Pointless("relation")
    return name


def _values(row: Guarded) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _all_but_the_key(aim: Aim) -> list[str]:
    return [field.name for field in aim.model._meta.fields if not field.primary_key]


def _as_new(one: Any) -> Any:
    """A row that is not stored yet: then Django asks whether its key is taken."""
    one._state.adding = True
    return one


def _with_constraints(one: Any, aim: Aim) -> Any:
    if not aim.model._meta.constraints:
        raise Pointless("constraints")
    return _as_new(one)


def _plain_manager(kind: Any, aim: Aim) -> Any:
    """A manager of Django's own, hung on the model from outside."""
    manager = kind()
    manager.model, manager._db, manager.name = aim.model, None, "plain"
    return manager


def _from_a_pickled_query(rows: Any) -> list[Any]:
    """The way that Django's documentation gives: keep the query, not the rows."""
    other = rows.model._base_manager.all()
    other.query = pickle.loads(pickle.dumps(rows.query))
    return list(other)


def _deferred(aim: Aim) -> Any:
    """A row of which only the key is known, as if it came from elsewhere."""
    one = aim.model.__new__(aim.model)
    models.Model.__init__(one)
    one.__dict__ = {"_state": models.base.ModelState(), "id": aim.row.pk}
    one._state.adding, one._state.db = False, "default"
    return one
