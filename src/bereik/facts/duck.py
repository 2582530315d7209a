"""How is a DuckDB file opened: to read it and nothing else, or to build it?"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

Config = dict[str, str | bool | int | float | list[str]]

READING: Config = {
    # A reader of figures has no business in any other file of this machine, and cannot change that for itself.
    "enable_external_access": "false",
    "threads": "1",
    "memory_limit": "256MB",
    "lock_configuration": "true",
}
BUILDING_MEMORY = "1GB"


@contextmanager
def reading(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Read one file, by its real name: a process that has a path open is answered from the old file."""
    connection = duckdb.connect(str(path), read_only=True, config=READING)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def building(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Fill a file that nobody reads yet. What does not fit in memory goes beside it, and away with it."""
    spill = path.with_suffix(".spill")
    config: Config = {"memory_limit": BUILDING_MEMORY, "threads": "2", "temp_directory": str(spill)}
    connection = duckdb.connect(str(path), config=config)
    try:
        yield connection
    finally:
        connection.close()


def in_utc(moment: datetime) -> datetime:
    """As the files keep it: in UTC, without a zone (a moment without one is taken to be in UTC)."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def from_utc(moment: datetime) -> datetime:
    """A moment out of a file, with its zone."""
    return moment.replace(tzinfo=UTC)


def insert(connection: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, Any]) -> None:
    """Put whole columns (arrays of one length, by column name) into a table: a row at a time takes minutes.

    `table` and the names are ours, never somebody's words.
    """
    if not len(next(iter(columns.values()))):
        return
    kinds = {name: kind for name, kind, *_ in connection.execute(f"describe {table}").fetchall()}
    values = ", ".join(f"cast({name} as {kinds[name]})" for name in columns)
    connection.register("part", dict(columns))
    try:
        connection.execute(f"insert into {table} ({', '.join(columns)}) select {values} from part")  # noqa: S608
    finally:
        connection.unregister("part")
