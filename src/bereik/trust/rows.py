"""Which rows about residents may be seen under which purpose?

A model about residents says it once, as a `Guard`. From that one rule come the branch that every statement gets when
it is compiled (`trust.wall.guarding`), PostgreSQL's row policies (`trust.wall.policies`), what SQLite's authorizer
lets through, and the page *who sees what*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models.expressions import Combinable, Expression

from bereik.terms.purposes import Purpose
from bereik.trust.access import current, in_force
from bereik.trust.ids import new_id
from bereik.trust.wall.tables import GUARDED, KEYS_TO, compiling_policy

Condition = models.Q | Combinable
EVERYTHING = models.Q()


@dataclass(frozen=True)
class Rule:
    """What one purpose may do with the rows of one model.

    `sees` says which rows; `adds` and `changes` are yes, no, or yes for the rows that also meet a condition (for
    `adds` the new row); `removes` holds for the rows that are seen. A changed row must still be seen. `fields` says
    which fields (None: all), `hides` takes some away. `why` is read on the page *who sees what*.
    """

    sees: Condition
    adds: bool | Condition = False
    changes: bool | Condition = False
    removes: bool = False
    why: str = ""
    fields: tuple[str, ...] | None = None
    hides: tuple[str, ...] = ()

    def shows(self, model: type[models.Model]) -> frozenset[str]:
        """The names of the fields that may be read. The key and whom a row is about are always among them."""
        named = [field.name for field in model._meta.concrete_fields]
        shown = set(named if self.fields is None else self.fields) - set(self.hides)
        touches = getattr(model, "touches", "id")
        always = {
            one.name for one in model._meta.concrete_fields if one.primary_key or one.attname == touches
        }
        return frozenset(shown | always)


class Guard(Mapping[Purpose, Rule]):
    """The rules of one model, one a purpose. A purpose that is not named sees and writes nothing."""

    def __init__(self, rules: dict[Purpose, Rule] | Callable[[], dict[Purpose, Rule]]) -> None:
        self._say = rules

    @cached_property
    def _rules(self) -> Mapping[Purpose, Rule]:
        # Said late, so that a rule may ask another model that is defined further on.
        return MappingProxyType(dict(self._say() if callable(self._say) else self._say))

    def __getitem__(self, purpose: Purpose) -> Rule:
        return self._rules[purpose]

    def __iter__(self) -> Iterator[Purpose]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)


class AccessValue(Expression):
    """One value of the access in force: a parameter in a query, `current_setting(…)` in a row policy.

    One rule, two readers. The switch is a context variable because sub-queries get compilers of their own.
    """

    def __init__(self, name: str, output_field: models.Field[Any, Any], cast: str) -> None:
        super().__init__(output_field=output_field)
        self.name, self.cast = name, cast

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        if compiling_policy():
            return f"(select nullif(current_setting('bereik.{self.name}', true), '')::{self.cast})", []
        # '' is no value, as in the policy: two rows without a law are not tied by that.
        value: UUID | str | date | None = getattr(current(), self.name) or None
        return "%s", [self.output_field.get_db_prep_value(value, connection)]

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        raise TypeError("A rule's values belong to an access; they do not go into migrations.")


class Tie:
    """What ties an access to a row: usable in `Q(team=Tie.team)`."""

    who = AccessValue("who", models.UUIDField(), "uuid")
    organisation = AccessValue("organisation", models.UUIDField(), "uuid")
    team = AccessValue("team", models.UUIDField(), "uuid")
    subject = AccessValue("subject", models.UUIDField(), "uuid")
    law = AccessValue("law", models.TextField(), "text")
    today = AccessValue("today", models.DateField(), "date")


class Rows(models.QuerySet):
    """Rows of a guarded model; rooms put their questions about rows here, as methods."""


class Guarded(models.Model):
    """A model about residents. `touches` names the column that says in the trail whom a row is about; '' for nobody,
    where the line says only that something was read or written."""

    guard: ClassVar[Guard]
    touches: ClassVar[str] = "id"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    objects = Rows.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any) -> Self:  # type: ignore[override]
        """A row was read: what came by a road without a compiler (`raw`, a union) is gathered here for the trail."""
        row = super().from_db(db, field_names, values)
        note_seen(cls, row.__dict__.get(cls.touches))
        return row


def note_seen(model: type[Guarded], touched: object) -> None:
    """For the trail: a row of this model about this person was read. A union of values says so itself."""
    live = in_force(model._meta.label)
    live.models.add(model._meta.label)
    if isinstance(touched, UUID) and touched not in live.seen:
        live.rows += 1
        live.seen[touched] = None


def gather_guarded() -> None:
    """Fill the list of guarded tables once all models are loaded; refuse a guarded model without a rule."""
    from django.apps import apps

    for model in apps.get_models(include_auto_created=True):
        # A proxy has no table: the rule of its table is the one that its own model says.
        if issubclass(model, Guarded) and not model._meta.proxy:
            if not isinstance(model.__dict__.get("guard"), Guard):
                raise TypeError(
                    f"{model._meta.label} is guarded but does not say who sees it: give it a `guard`."
                )
            GUARDED[model._meta.db_table] = model
            for field in model._meta.local_fields:
                if isinstance(field, models.ForeignKey):
                    parent = field.remote_field.model._meta
                    KEYS_TO.setdefault(parent.db_table, set()).add((model._meta.db_table, field.column))
                    KEYS_TO.setdefault(model._meta.db_table, set()).add(
                        (parent.db_table, parent.pk.column or "id")
                    )
