"""SQLite as the embedded house uses it: Django's engine, the guard's compilers, and the authorizer on every connection."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError
from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.operations import DatabaseOperations as Operations
from django.db.backends.sqlite3.schema import DatabaseSchemaEditor as SchemaEditor

from bereik.trust.refusals import Walled
from bereik.trust.wall.authorizer import WalledConnection, building


def say_wall(execute: Any, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """SQLite says only 'not authorized': say what, why and what now."""
    try:
        return execute(sql, params, many, context)
    except DatabaseError as why:
        if getattr(why.__cause__, "sqlite_errorname", "") == "SQLITE_AUTH":
            raise Walled(str(why)) from why
        raise


class DatabaseOperations(Operations):
    """Django's operations with our compilers."""

    compiler_module = "bereik.trust.engines.sqlite.compiler"


class DatabaseSchemaEditor(SchemaEditor):
    """Schema changes copy whole tables on SQLite: the authorizer lets exactly those statements pass."""

    def execute(self, sql: Any, params: Any = ()) -> Any:
        with building():
            return super().execute(sql, params)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's wrapper whose connections carry the wall."""

    SchemaEditorClass = DatabaseSchemaEditor
    ops_class = DatabaseOperations

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(say_wall)

    def get_connection_params(self) -> dict[str, Any]:
        # A cached statement is not authorized again, so none is cached: each one asks the authorizer.
        return {**super().get_connection_params(), "factory": WalledConnection, "cached_statements": 0}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.raise_wall()
        return connection
