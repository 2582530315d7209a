"""How does one line hang on the one before, so that nobody can change, remove or slip one in unseen?"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connections

from bereik.trust.keys import derived

FIRST = bytes(32)
_READ = (
    "line, sort, who, kind, organisation, purpose, because, what, tables, touched, rows, happened, written, entered"
)


@dataclass(frozen=True)
class Line:
    """A line as it stands in the store, with its place in it and (PostgreSQL) the transaction that brought it."""

    id: UUID
    words: str
    written: datetime
    place: int
    entered: int | None


def link(former: bytes, words: str) -> bytes:
    """HMAC-SHA256 over the former link and the line's words; 32 bytes."""
    return hmac.new(derived("trail"), former + words.encode(), hashlib.sha256).digest()


def stores() -> tuple[str, ...]:
    """Where lines stand: one table on PostgreSQL; on SQLite the house's file and the looks' own."""
    return ("default",) if connections["default"].vendor == "postgresql" else ("default", "looks")


def keeper() -> str:
    """The connection that may read and seal the trail: the owner's on PostgreSQL."""
    return "owner" if connections["default"].vendor == "postgresql" else "default"


def connection_of(store: str) -> Any:
    """The connection over which the keeper reads one store."""
    return connections[keeper() if store == "default" else store]


def read_lines(store: str, where: str, values: list[Any]) -> Iterator[Line]:
    """Lines of one store, in the order in which they came in."""
    with connection_of(store).cursor() as cursor:
        cursor.execute(f"select place, {_READ} from trust_trailline where {where} order by place", values)
        while rows := cursor.fetchmany(2000):
            for row in rows:
                yield _line(row)


def _line(row: tuple[Any, ...]) -> Line:
    place, *columns = row
    plain = [_plain(one) for one in columns]
    # The lists come back as text on one engine and as lists on the other: one form for both.
    for at in (8, 9):
        plain[at] = json.loads(plain[at]) if isinstance(plain[at], str) else plain[at]
    for at in (11, 12):
        plain[at] = moment(plain[at]).isoformat()
    for at in (0, 2, 4):
        plain[at] = str(UUID(str(plain[at]))) if plain[at] else None
    words = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=str)
    return Line(UUID(plain[0]), words, moment(plain[12]), place, columns[13])


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def moment(value: Any) -> datetime:
    """A stored time as an aware time in UTC."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
