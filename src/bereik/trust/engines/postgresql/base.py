"""PostgreSQL as the house uses it: Django's engine with the guard's compilers."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations as Operations

from bereik.trust.access import Access, in_force_here, tell_first
from bereik.trust.wall.guarding import executing_compiled

BY_HAND = "sql"
"""What stands in the trail where a statement was written by hand: the policies held, but which rows nobody gathered."""

_OF_THE_TRANSACTION = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")


def note_by_hand(execute: Any, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """A statement that no compiler made leaves its mark on the access's line."""
    if not executing_compiled() and not str(sql).startswith(_OF_THE_TRANSACTION):
        live = in_force_here(context["connection"].alias)
        if live is not None:
            live.models.add(BY_HAND)
    return execute(sql, params, many, context)


class DatabaseOperations(Operations):
    """Django's operations with our compilers."""

    compiler_module = "bereik.trust.engines.postgresql.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's wrapper with our operations."""

    ops_class = DatabaseOperations

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.still_to_tell: Access | None = None
        self.execute_wrappers += [tell_first, note_by_hand]
