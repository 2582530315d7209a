"""Which connection does a statement take?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connections

_as_owner: ContextVar[bool] = ContextVar("bereik_as_owner", default=False)


@contextmanager
def as_owner() -> Iterator[None]:
    """While the tables are being made, everything goes over the owner's connection.

    Migrations of libraries ask for no connection by name; over the app's they would wait for the owner's for ever.
    """
    token = _as_owner.set(True)
    try:
        yield
    finally:
        _as_owner.reset(token)


class HouseRouter:
    """Everything over `default`; on SQLite the looks have a file of their own, with the one table of lines in it."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return "owner" if _as_owner.get() else None

    db_for_write = db_for_read

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(
        self, db: str, app_label: str, model_name: str | None = None, **hints: Any
    ) -> bool | None:
        if db == "looks" and connections["looks"].vendor == "sqlite":
            return app_label == "trust" and (model_name or "") == "trailline"
        return None
