"""What does SQLite let through?

SQLite asks an authorizer about every table a statement touches while it prepares it: through views, sub-queries,
triggers and bare counts alike. Ours lets a guarded table through only for a statement that the guard compiled and is
executing now; raw statements on guarded tables are refused, also inside an access. The tables of the trail open only
for the trail's own code.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NoReturn

from bereik.trust.refusals import Refused
from bereik.trust.wall.guarding import table_written, tables_let_through
from bereik.trust.wall.tables import GUARDED, KEYS_TO

TRAIL_TABLES = frozenset({"trust_trailline", "trust_seal", "trust_sealbatch", "trust_sealedmonth"})

_building: ContextVar[bool] = ContextVar("bereik_building", default=False)
_trail_open: ContextVar[bool] = ContextVar("bereik_trail_open", default=False)

_ON_A_TABLE = {
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_INSERT,
    sqlite3.SQLITE_UPDATE,
    sqlite3.SQLITE_DELETE,
    sqlite3.SQLITE_DROP_TABLE,
}
_ON_THE_FILE = {sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH}
_PRAGMAS_THAT_REWRITE = {"writable_schema", "trusted_schema"}


@contextmanager
def building() -> Iterator[None]:
    """A schema change is under way: its own statements pass."""
    token = _building.set(True)
    try:
        yield
    finally:
        _building.reset(token)


@contextmanager
def trail_open() -> Iterator[None]:
    """The trail's own code is at work: the tables of the trail open, no others."""
    token = _trail_open.set(True)
    try:
        yield
    finally:
        _trail_open.reset(token)


def authorize(action: int, first: str | None, second: str | None, database: str | None, source: str | None) -> int:
    """SQLite's question about one table, answered."""
    if _building.get():
        return sqlite3.SQLITE_OK
    if action in _ON_A_TABLE and first:
        table = first.lower()
        if table in GUARDED and not _let_through(action, table, second or ""):
            return sqlite3.SQLITE_DENY
        if table in TRAIL_TABLES and not _trail_open.get():
            return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_ALTER_TABLE and second and second.lower() in (set(GUARDED) | TRAIL_TABLES):
        return sqlite3.SQLITE_DENY
    if action in _ON_THE_FILE:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS_THAT_REWRITE and second is not None:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _let_through(action: int, table: str, column: str) -> bool:
    if action == sqlite3.SQLITE_DROP_TABLE:
        return False
    if table in tables_let_through():
        return True
    # To hold foreign keys SQLite itself reads the key columns that point at the table being written.
    return action == sqlite3.SQLITE_READ and (table, column) in KEYS_TO.get(table_written(), ())


class WalledConnection(sqlite3.Connection):
    """A connection whose wall stays up, and that is not copied past it."""

    def raise_wall(self) -> None:
        """Set the authorizer."""
        super().set_authorizer(authorize)

    def set_authorizer(self, *args: Any) -> NoReturn:
        _refuse("set another authorizer on")

    def backup(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("copy")

    def serialize(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("copy")

    def iterdump(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("dump")

    def blobopen(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("open a cell of")

    def enable_load_extension(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("load code into")


def _refuse(what: str) -> NoReturn:
    raise Refused(f"The wall stands: nobody may {what} this database. Stop the house and copy its folder instead.")
