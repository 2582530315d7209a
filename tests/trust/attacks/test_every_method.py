"""Is anything read or written without an access, by any public method? And inside one, more than it gives?"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import DatabaseError, models, transaction
from django.db.models import QuerySet
from django.db.models.manager import BaseManager, Manager

from bereik.trust.refusals import Refused
from bereik.trust.rows import Guarded
from bereik.trust.wall.tables import GUARDED
from tests.size import IN_PROOF
from tests.trust.attacks.ground import HIDDEN, SHOWN, Ground, said, spoken, whole_store
from tests.trust.attacks.ways import (
    IN_PYTHON,
    OF_A_MANAGER,
    OF_A_QUERY_SET,
    ON_A_ROW,
    READING,
    TOUCHES_NO_ROW,
    WRITING,
    Aim,
    Pointless,
    Way,
)

# The guard's own no; on the way there PostgreSQL's no, or Django's where it looks before it asks.
NO = (Refused, DatabaseError)
ON_ROWS: dict[str, Way] = READING | WRITING | IN_PYTHON
MODELS = sorted(GUARDED.values(), key=lambda model: model._meta.label)


def public(kind: type) -> set[str]:
    return {name for name in dir(kind) if not name.startswith("_") and callable(getattr(kind, name))}


def added_by_django(kind: type) -> set[str]:
    """What Python's own operators do with it, where Django says so."""
    return {name for name in vars(kind) if name.startswith("__") and callable(vars(kind)[name])}


PLAIN_PYTHON = {"__init__", "__class_getitem__", "__new__", "__str__", "__eq__", "__hash__"}


def test_no_method_is_forgotten() -> None:
    rows = READING.keys() | WRITING.keys()
    assert public(QuerySet) - rows - OF_A_QUERY_SET.keys() == set()
    assert public(Manager) - rows - OF_A_MANAGER.keys() == set()
    assert added_by_django(QuerySet) - IN_PYTHON.keys() - PLAIN_PYTHON == set()
    assert added_by_django(BaseManager) - IN_PYTHON.keys() - PLAIN_PYTHON == set()
    assert public(models.Model) - ON_A_ROW.keys() - TOUCHES_NO_ROW.keys() == exceptions_of(models.Model)
    # And nothing stands in the table that is no method (any more).
    assert rows - public(QuerySet) == set()


def exceptions_of(kind: type) -> set[str]:
    """Classes that hang on a class: `DoesNotExist` and its like."""
    return {name for name in public(kind) if isinstance(getattr(kind, name), type)}


def test_every_model_has_no_method_of_its_own_that_is_forgotten() -> None:
    """`get_next_by_…` and `get_…_display` are made for each field; the rest of a model's methods are in the table."""
    asks = {
        f"{model._meta.label}.{name}"
        for model in MODELS
        for name in public(model) - public(models.Model)
        if name.startswith(("get_next_by_", "get_previous_by_"))
    }
    tried = {f"{model._meta.label}.{name}" for model in MODELS for name in neighbours(model)}
    assert asks == tried


def neighbours(model: type[Guarded]) -> list[str]:
    fields = [field for field in model._meta.fields if isinstance(field, models.DateField) and not field.null]
    return [f"get_{where}_by_{field.name}" for field in fields for where in ("next", "previous")]


def roads(model: type[Guarded]) -> dict[str, Any]:
    """Every manager there is, and one that nobody made."""
    plain: Any = models.Manager()
    plain.model, plain.name = model, "plain"
    return {
        "objects": model.objects,
        "default manager": model._default_manager,
        "base manager": model._base_manager,
        "a plain manager": plain,
        "a bare query set": QuerySet(model=model),
    }


def aim_at(model: type[Guarded], row: Guarded) -> Aim:
    def named(kind: type, *also: str) -> str:
        found = (
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, kind) and not field.is_relation
        )
        return next((name for name in found if name not in ("own_words", "key", *also)), "")

    relations = {
        one.attname: getattr(row, one.attname) for one in model._meta.concrete_fields if one.is_relation
    }
    fresh = said(model, random.Random(7), "NIEUW", **relations)
    days = [f.name for f in model._meta.concrete_fields if type(f) is models.DateField]
    moments = [f.name for f in model._meta.concrete_fields if type(f) is models.DateTimeField]
    text = named(models.CharField) or named(models.BinaryField)
    return Aim(model, row, fresh, text, days[0] if days else "", moments[0] if moments else "")


def tried(way: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    """What a way brings out, or why not; a transaction that it spoiled is cleaned up."""
    try:
        with transaction.atomic():
            return way(), None
    except Exception as why:
        return None, why


def every_way(
    model: type[Guarded], row: Guarded, by: tuple[str, ...] = ()
) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Each way by each road (`by` names some of them) to one row."""
    aim = aim_at(model, row)
    for road, rows in roads(model).items():
        if by and road not in by:
            continue
        for name, way in ON_ROWS.items():
            if name == "_insert" and not hasattr(rows, "_insert"):
                continue
            yield f"{road}.{name}", lambda way=way, rows=rows: way(rows, aim)
        own = OF_A_QUERY_SET if isinstance(rows, QuerySet) else OF_A_MANAGER
        for name, way in own.items():
            yield f"{road}.{name}", lambda way=way, rows=rows: way(rows, aim)
    for name, way in ON_A_ROW.items():
        yield f"row.{name}", lambda way=way: way(copied(row), aim)
    for name in neighbours(model):
        yield f"row.{name}", lambda name=name: getattr(copied(row), name)()


def copied(row: Guarded) -> Any:
    """The row as somebody would have it who knows its numbers."""
    made = type(row)(**{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})
    made._state.adding, made._state.db = False, "default"
    return made


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_without_an_access_no_method_reads_or_writes(ground: Ground, model: type[Guarded]) -> None:
    row, before = ground.theirs[model][0], whole_store()
    through: dict[str, str] = {}
    for name, way in every_way(model, row):
        answer, why = tried(way)
        if isinstance(why, (*NO, Pointless)):
            continue
        through[name] = repr(why or answer)[:200]
    assert through == {}
    assert whole_store() == before


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_what_touches_no_row_may_be_asked_by_anyone(ground: Ground, model: type[Guarded]) -> None:
    row = ground.mine[model]
    for way in TOUCHES_NO_ROW.values():
        answer = way(copied(row), aim_at(model, row))
        assert HIDDEN not in spoken(answer)


SOME = () if IN_PROOF else ("objects",)
"""All roads come together in one compiler; BEREIK_PROOF=1 walks each of them."""


@pytest.mark.parametrize("purpose", ["helping", "outreach"])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_inside_an_access_every_method_keeps_to_its_rows(
    ground: Ground, model: type[Guarded], purpose: str
) -> None:
    """Aimed at a hidden row whose number is known: nothing of it comes out, nothing of it changes."""
    before, leaked = whole_store(), {}
    with getattr(ground, purpose)() as access, access.deed("attack"):
        for name, way in every_way(model, ground.theirs[model][0], SOME):
            answer, why = tried(way)
            if why is None and not hands_back(name) and (found := ground.leaks(answer)):
                leaked[name] = found
    assert leaked == {}
    assert whole_store() == before


def hands_back(name: str) -> bool:
    """Ways that write; what they hand back is what was put in their hands."""
    way = name.split(".")[1]
    return way in WRITING or way in (
        "_insert",
        "_update",
        "_raw_delete",
        "save",
        "asave",
        "save_base",
        "from_db",
    )


TELLS_NO_ROW = {"aggregate", "contains", "count", "dates", "datetimes", "exists", "explain", "none"}
BY_HAND = {"raw", "extra"}
SHOWS = {
    name
    for name in READING
    if name.removeprefix("a") not in TELLS_NO_ROW and name not in TELLS_NO_ROW | BY_HAND
}


@pytest.mark.parametrize("name", sorted(SHOWS))
def test_inside_an_access_the_own_row_comes_out(ground: Ground, name: str) -> None:
    """Else the attacks above would prove that nothing works at all."""
    from bereik.people.models import Journey

    mine = ground.mine[Journey]
    aim = aim_at(Journey, mine)
    with ground.helping():
        answer = READING[name](Journey.objects, aim)
        assert str(mine.pk) in spoken(answer) or SHOWN in spoken(answer)
        assert not ground.leaks(answer)


@pytest.mark.parametrize("way", ["count", "acount", "__len__"])
def test_a_number_counts_the_own_rows_only(ground: Ground, way: str) -> None:
    with ground.helping():
        for model in MODELS:
            if "helping" in model.guard:
                aim = aim_at(model, ground.mine[model])
                assert ON_ROWS[way](model.objects, aim) == 1, model
