"""Is each index one that no other does the work of? Every row that comes in is written into all of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey, Model, UniqueConstraint

OURS = [one for one in apps.get_models() if one.__module__.startswith("bereik.")]


def first_columns(model: type[Model]) -> dict[str, str]:
    """The field that each index over all rows begins with, and its name."""
    indexes = [one for one in model._meta.indexes if one.condition is None and one.fields]
    once = [
        one for one in model._meta.constraints if isinstance(one, UniqueConstraint) and one.condition is None
    ]
    return {one.fields[0]: one.name for one in (*indexes, *once) if one.fields}


@pytest.mark.parametrize("model", OURS, ids=lambda one: one._meta.label)
def test_no_field_has_an_index_of_its_own_where_another_begins_with_it(model: type[Model]) -> None:
    led = first_columns(model)
    doubled = {
        field.name: led[field.name]
        for field in model._meta.concrete_fields
        if field.db_index and not field.unique and field.name in led
    }
    assert not doubled, "say db_index=False on the field"


def test_what_would_be_doubled_is_seen() -> None:
    journey: Any = apps.get_model("people", "Journey")
    assert first_columns(journey)["resident"] == "journey_resident"


@pytest.mark.django_db
def test_the_database_has_no_two_indexes_that_begin_with_the_same_columns() -> None:
    """As it was made by the migrations: an index over `a` is for nothing beside one over `a, b`."""
    spare: list[str] = []
    for model in OURS:
        with connection.cursor() as cursor:
            found = connection.introspection.get_constraints(cursor, model._meta.db_table)
        whole = {
            name: tuple(one["columns"])
            for name, one in found.items()
            if one["index"] and one["columns"] and None not in one["columns"] and not name.endswith("_like")
        }
        keys = [(name, columns) for name, columns in whole.items() if not found[name]["unique"]]
        partial = {one.name for one in model._meta.indexes if one.condition is not None}
        partial |= {one.name for one in model._meta.constraints if getattr(one, "condition", None)}
        for name, columns in keys:
            for other, longer in whole.items():
                if name != other and other not in partial and longer[: len(columns)] == columns:
                    spare.append(f"{model._meta.db_table}: {name} beside {other}")
    assert not spare


def test_a_key_that_is_text_has_no_second_index_to_search_it_by_its_beginning() -> None:
    """PostgreSQL gets one more index for each reference to a text key, for `like`; nobody asks that of a code."""
    for model in OURS:
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.db_index and model._meta.label != "municipality.Area":
                assert field.target_field.get_internal_type() != "CharField", (model, field)
