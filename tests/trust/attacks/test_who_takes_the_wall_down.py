"""Does any room speak to the driver, or take the wall down by name? Code of our own is past the wall, so it is read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[3] / "src" / "bereik"
ROOMS_WITH_PEOPLE = ("people", "see", "listen", "help", "learn", "municipality")

TAKES_DOWN = {
    "building",
    "trail_open",
    "as_policy",
    "statement",
    "note_raw",
    "_CHECKED",
    "authorize",
    "WalledConnection",
}
"""Names that open the wall: for the house of trust alone."""

SPEAKS_SQL = {"RawSQL", "connections", "connection", "psycopg", "sqlite3"}
BY_HAND = {"raw", "extra", "cursor", "execute", "executemany", "execute_wrapper", "_raw_delete"}


def names_of(source: str) -> tuple[set[str], set[str]]:
    """What a file imports, and which methods it calls."""
    imported, called = set(), set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if module.startswith("bereik.") and not module.startswith("bereik.trust"):
                continue  # a name of another room's own
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            called.add(node.func.attr)
    return imported, called


def files(*rooms: str) -> Iterator[Path]:
    for room in rooms:
        yield from (path for path in (SRC / room).rglob("*.py") if "migrations" not in path.parts)


def test_nobody_outside_trust_takes_the_wall_down() -> None:
    others = [
        path.name for path in SRC.iterdir() if path.is_dir() and path.name not in ("trust", "__pycache__")
    ]
    found = {
        str(path): names for path in files(*others) if (names := names_of(path.read_text())[0] & TAKES_DOWN)
    }
    assert found == {}


def test_no_room_with_people_speaks_to_the_driver() -> None:
    found = {}
    for path in files(*ROOMS_WITH_PEOPLE):
        imported, called = names_of(path.read_text())
        if names := (imported & SPEAKS_SQL) | (called & BY_HAND):
            found[str(path)] = names
    assert found == {}


@pytest.mark.parametrize(
    ("source", "imported", "called"),
    [
        ("from bereik.trust.wall.authorizer import building", {"building"}, set()),
        ("import sqlite3.dbapi2", {"sqlite3"}, set()),
        ("Journey.objects.raw('select 1')", set(), {"raw"}),
    ],
)
def test_a_planted_line_is_found(source: str, imported: set[str], called: set[str]) -> None:
    assert names_of(source) == (imported, called)
