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
from dataclasses import dataclass, field
from typing import Any, NoReturn

from bereik.trust.refusals import Refused
from bereik.trust.wall.guarding import table_written, tables_let_through
from bereik.trust.wall.tables import GUARDED, KEYS_TO

TRAIL_TABLES = frozenset({"trust_trailline", "trust_seal", "trust_sealbatch", "trust_sealedmonth"})


COPY = "new__"
"""How Django names the new form of a table while it changes it."""


@dataclass
class Building:
    """A schema change under way, and the tables that it may read: those it copies into their new form or indexes."""

    read: set[str] = field(default_factory=set)


_building: ContextVar[Building | None] = ContextVar("bereik_building", default=None)
_trail_open: ContextVar[bool] = ContextVar("bereik_trail_open", default=False)

_ON_A_TABLE = {
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_INSERT,
    sqlite3.SQLITE_UPDATE,
    sqlite3.SQLITE_DELETE,
    sqlite3.SQLITE_DROP_TABLE,
}
_UNDER_ITS_NAME = {
    sqlite3.SQLITE_CREATE_TABLE,
    sqlite3.SQLITE_CREATE_TEMP_TABLE,
    sqlite3.SQLITE_CREATE_VIEW,
    sqlite3.SQLITE_CREATE_TEMP_VIEW,
    sqlite3.SQLITE_CREATE_VTABLE,
    sqlite3.SQLITE_ANALYZE,
}
_HUNG_ON_IT = {
    sqlite3.SQLITE_CREATE_INDEX,
    sqlite3.SQLITE_CREATE_TEMP_INDEX,
    sqlite3.SQLITE_CREATE_TRIGGER,
    sqlite3.SQLITE_CREATE_TEMP_TRIGGER,
    sqlite3.SQLITE_DROP_INDEX,
    sqlite3.SQLITE_DROP_TRIGGER,
    sqlite3.SQLITE_ALTER_TABLE,
}
_ON_THE_FILE = {sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH}
_PRAGMAS_THAT_REWRITE = {"writable_schema", "trusted_schema"}
# Tables that SQLite itself fills with what stands in other tables.
_MIRRORS = {"sqlite_stat4", "sqlite_dbpage", "dbstat"}


@contextmanager
def building() -> Iterator[None]:
    """A schema change is under way: its own statements pass. Rows may be copied into the table's new form only."""
    token = _building.set(Building())
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


def authorize(
    action: int, first: str | None, second: str | None, database: str | None, source: str | None
) -> int:
    """SQLite's question about one table, answered. `source` is the view or trigger that asks, if one does."""
    table, other = (first or "").lower(), (second or "").lower()
    if (change := _building.get()) is not None:
        allowed = _may_build(change, action, table, other)
    elif action in _ON_A_TABLE:
        allowed = _may_touch(action, table, second or "", source)
    elif action in _UNDER_ITS_NAME:
        allowed = not _walled(table)
    elif action in _HUNG_ON_IT:
        allowed = not _walled(other)
    elif action == sqlite3.SQLITE_PRAGMA:
        allowed = table not in _PRAGMAS_THAT_REWRITE or second is None
    else:
        allowed = action not in _ON_THE_FILE
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _walled(table: str) -> bool:
    return table.removeprefix(COPY) in GUARDED or table in TRAIL_TABLES


def _may_touch(action: int, table: str, column: str, source: str | None) -> bool:
    if table in TRAIL_TABLES:
        return _trail_open.get() and not source
    if _walled(table):
        # A view or a trigger brings words of its own into a statement of ours.
        return not source and _let_through(action, table, column)
    return table not in _MIRRORS


def _may_build(change: Building, action: int, table: str, other: str) -> bool:
    if action == sqlite3.SQLITE_INSERT and table.startswith(COPY):
        change.read.add(table.removeprefix(COPY))
        return True
    if action == sqlite3.SQLITE_CREATE_INDEX:
        change.read.add(other)
    if action == sqlite3.SQLITE_READ and table in GUARDED:
        return table in change.read
    # Data about residents changes inside an access (a migration opens `house_access`), never as a schema change.
    return not (action in (sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE) and _walled(table))


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

    def deserialize(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("put another file in the place of")

    def setconfig(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("change how SQLite guards")

    def load_extension(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("load code into")

    def blobopen(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("open a cell of")

    def enable_load_extension(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("load code into")


def _refuse(what: str) -> NoReturn:
    raise Refused(
        f"The wall stands: nobody may {what} this database. Stop the house and copy its folder instead."
    )
