"""Do relations and migrations point the same way as imports do?

An import checker sees no strings: `ForeignKey("room.Model")` and a migration's dependency pass it. Here Django's own
registry and migration graph are walked for the same arrows.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader
from django.urls import URLPattern, URLResolver, get_resolver

from bereik.terms.purposes import Purpose
from bereik.trust.rows import Guard, Guarded
from bereik.trust.wall.tables import GUARDED

PLACE = {"house": 7, "learn": 6, "help": 6, "listen": 5, "see": 5, "people": 4, "municipality": 3, "trust": 2}
PEOPLE = {"people", "see", "listen", "help"}


def relations(found: Iterable[type[models.Model]]) -> list[models.ForeignKey]:
    return [
        field
        for model in found
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if field.is_relation and field.model._meta.app_label in PLACE
    ]


def looks_forward(field: models.ForeignKey) -> bool:
    """Whether this relation points at a later room, or sideways at a room of the same rank."""
    here, there = field.model._meta.app_label, field.related_model._meta.app_label
    return there in PLACE and here != there and PLACE[there] >= PLACE[here]


def leaves_a_way_back(field: models.ForeignKey) -> bool:
    """Whether a room without people can walk from its own row to people's rows."""
    here, there = field.model._meta.app_label, field.related_model._meta.app_label
    return (
        here in PEOPLE and there not in PEOPLE and not (field.remote_field.related_name or "").endswith("+")
    )


def points_in_from_outside(field: models.ForeignKey) -> bool:
    """Whether an unguarded row points at a guarded one."""
    return field.related_model._meta.db_table in GUARDED and field.model._meta.db_table not in GUARDED


OURS = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in PLACE]


def test_no_relation_looks_forward() -> None:
    assert [str(field) for field in relations(OURS) if looks_forward(field)] == []


def test_no_room_without_people_can_walk_to_people() -> None:
    assert [str(field) for field in relations(OURS) if leaves_a_way_back(field)] == []


def test_nothing_outside_points_at_a_guarded_row() -> None:
    assert [str(field) for field in relations(OURS) if points_in_from_outside(field)] == []


def test_a_guarded_row_is_never_removed_by_another() -> None:
    lawful = {models.PROTECT, models.DO_NOTHING}
    guarded = [field for field in relations(GUARDED.values()) if isinstance(field, models.ForeignKey)]
    assert [str(field) for field in guarded if field.remote_field.on_delete not in lawful] == []


def test_no_migration_depends_on_a_later_room() -> None:
    graph = MigrationLoader(None).graph
    wrong = [
        (child, parent.key)
        for child, node in graph.node_map.items()
        for parent in node.parents
        if child[0] in PLACE and parent.key[0] in PLACE
        if child[0] != parent.key[0] and PLACE[parent.key[0]] >= PLACE[child[0]]
    ]
    assert wrong == []


def test_every_model_about_residents_is_guarded_and_says_whom_it_touches() -> None:
    about = [model for model in OURS if model._meta.app_label in PEOPLE]
    # A delivery is a file that came in: dates and counts, no resident (see/models.py).
    # Remembered columns are the names of columns in a sender's lists.
    open_on_purpose = {"see.Delivery", "see.HandedOver", "see.RememberedColumns"}
    assert {model._meta.label for model in about if not issubclass(model, Guarded)} <= open_on_purpose
    for model in GUARDED.values():
        assert isinstance(model.guard, Guard) and Purpose.UPKEEP in model.guard, model
        # An objection is nobody's on purpose: its number in the trail would say whose it is.
        nobodys = {""} if model._meta.label == "people.Objection" else set()
        assert model.touches in {field.attname for field in model._meta.concrete_fields} | nobodys, model


@pytest.mark.parametrize("wrong", [looks_forward, leaves_a_way_back, points_in_from_outside])
def test_a_planted_relation_is_found(wrong: object) -> None:
    class Planted:
        """As Django shows a field: model, other model, the way back."""

        def __init__(self, here: type[models.Model], there: type[models.Model]) -> None:
            self.model, self.related_model = here, there
            self.remote_field = type("Back", (), {"related_name": "way_back"})

    area, journey = apps.get_model("municipality.Area"), apps.get_model("people.Journey")
    planted = {
        looks_forward: Planted(area, journey),
        leaves_a_way_back: Planted(journey, area),
        points_in_from_outside: Planted(area, journey),
    }
    assert wrong(planted[wrong])  # type: ignore[operator,index]


def pages(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for one in patterns:
        address = before + str(one.pattern)
        found += (
            pages(one.url_patterns, address) if isinstance(one, URLResolver) else [(address, one.callback)]
        )
    return found


def test_every_page_has_a_purpose() -> None:
    walked = pages(get_resolver().url_patterns)
    assert len(walked) > 20
    without = [address for address, view in walked if not isinstance(getattr(view, "purpose", None), Purpose)]
    assert without == []
