"""How does one line hang on the one before, so that nobody can change, remove or slip one in unseen?

Two ties, both by a key that is not in the database. Whoever writes a line signs it, so a line that the house did not
write is known at once. The sealer hangs each line on the one before, so a line that is gone is missed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connections

from bereik.trust.keys import derived

FIRST = bytes(32)
SAID = (
    "line",
    "sort",
    "who",
    "kind",
    "organisation",
    "purpose",
    "because",
    "what",
    "tables",
    "touched",
    "rows",
    "happened",
)
"""What a writer says; the database adds `place`, `written` and `entered`."""
_TIMES = ("happened", "written")
_STORED = (*SAID, "mac", "place", "written", "entered")


@dataclass(frozen=True)
class Line:
    """A line as it stands in the store. `misfit` is '' for a line that the house wrote and nobody changed since."""

    id: UUID | None
    words: str
    written: datetime
    place: int
    entered: int | None
    misfit: str


def link(former: bytes, seal: Sequence[Any], words: str) -> bytes:
    """HMAC-SHA256 over the former link, the seal's own columns and the line's words; 32 bytes."""
    return hmac.new(
        derived("trail"), former + canonical(seal).encode() + words.encode(), hashlib.sha256
    ).digest()


def signed(said: Sequence[Any]) -> bytes:
    """The writer's signature under a line: 16 bytes over its number, 16 over all that it says."""
    key = derived("trail line")
    number = hmac.new(key, f"number:{said[0]}".encode(), hashlib.sha256).digest()
    words = hmac.new(key, f"words:{canonical(said)}".encode(), hashlib.sha256).digest()
    return number[:16] + words[:16]


def held(kind: str, columns: Sequence[Any]) -> bytes:
    """HMAC-SHA256 over a row that the sealer writes beside the chain (a sealing, a month that was dropped)."""
    return hmac.new(derived("trail beside"), f"{kind}:{canonical(columns)}".encode(), hashlib.sha256).digest()


def canonical(columns: Sequence[Any]) -> str:
    """One form for both engines: JSON without spaces, times in UTC, bytes in hexadecimal digits."""
    return json.dumps(list(columns), ensure_ascii=False, separators=(",", ":"), default=_plain)


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
        columns = ", ".join(bare(cursor, name) if name in _TIMES else name for name in _STORED)
        cursor.execute(f"select {columns} from trust_trailline where {where} order by place", values)
        while rows := cursor.fetchmany(2000):
            for row in rows:
                yield _line(row)


def bare(cursor: Any, column: str) -> str:
    """A column of times, read so that what is no time does not stop the reading (SQLite turns them on the way)."""
    return column if cursor.db.vendor == "postgresql" else f"cast({column} as text)"


def _line(row: Sequence[Any]) -> Line:
    columns = dict(zip(_STORED, row, strict=True))
    place, entered, mac = columns["place"], columns["entered"], as_bytes(columns["mac"])
    try:
        said = [_READ_AS.get(name, _as_it_is)(columns[name]) for name in SAID]
        written = moment(columns["written"])
    except (ValueError, TypeError, AttributeError):
        # Somebody put in what no house writes: it fits nowhere, and stops nobody from reading on.
        return Line(
            as_id(columns["line"]), repr(row), datetime.min.replace(tzinfo=UTC), place, entered, "changed"
        )
    signature = signed(said)
    misfit = ""
    if mac != signature:
        misfit = "changed" if mac[:16] == signature[:16] else "slipped_in"
    return Line(
        as_id(columns["line"]),
        canonical([*said, mac, place, written, entered]),
        written,
        place,
        entered,
        misfit,
    )


def as_id(value: Any) -> UUID | None:
    """A stored id, None where it is none."""
    try:
        return value if isinstance(value, UUID) else UUID(str(value))
    except ValueError:
        return None


def as_bytes(value: Any) -> bytes:
    """A stored binary value, whatever stands there."""
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value or "").encode()


def moment(value: Any) -> datetime:
    """A stored time as an aware time in UTC. Raises `ValueError` or `TypeError` where it is none."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return moment(value).isoformat()
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)


def _as_it_is(value: Any) -> Any:
    return value


def _number(value: Any) -> str | None:
    return str(value if isinstance(value, UUID) else UUID(str(value))) if value is not None else None


def _list(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _time(value: Any) -> str:
    return moment(value).isoformat()


_READ_AS: dict[str, Callable[[Any], Any]] = {
    "line": _number,
    "who": _number,
    "organisation": _number,
    "tables": _list,
    "touched": _list,
    "happened": _time,
}
"""The same line comes back as text on one engine and as ids, lists and times on the other."""
