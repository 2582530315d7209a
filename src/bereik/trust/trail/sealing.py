"""Which committed lines are not sealed yet, and how are they chained?

Lines are not chained when they are written: two writers would fork the chain. One sealer at a time takes what is
committed and older than every running transaction, and chains it in the order in which it came in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import connections, transaction

from bereik.trust.trail.chain import FIRST, Line, connection_of, keeper, link, moment, read_lines, stores
from bereik.trust.wall.authorizer import trail_open

_LOCK = 7_221_150


@dataclass(frozen=True)
class Head:
    """The end of the chain: keep it outside the house, and no tail can be cut off unseen."""

    number: int
    link: bytes

    def __str__(self) -> str:
        return f"{self.number}:{self.link.hex()}"


@dataclass(frozen=True)
class Sealed:
    """What one sealing did."""

    lines: int
    head: Head


def seal_lines() -> Sealed:
    """Chain every committed line that has no seal yet. May be run at any time, also twice at once."""
    lines = 0
    with trail_open(), transaction.atomic(using=keeper()):
        connection = connections[keeper()]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
        head = read_head()
        for store in stores():
            if store == "looks":
                with transaction.atomic(using="looks"):
                    head, made = _seal_store(store, head)
            else:
                head, made = _seal_store(store, head)
            lines += made
    return Sealed(lines, head)


def read_head() -> Head:
    """The last link, or the link of the last month dropped, or the beginning."""
    with connections[keeper()].cursor() as cursor:
        for table, column in (("trust_seal", "number"), ("trust_sealedmonth", "last_number")):
            cursor.execute(f"select {column}, link from {table} order by {column} desc limit 1")
            if row := cursor.fetchone():
                return Head(row[0], bytes(row[1]))
    return Head(0, FIRST)


def drop_before(until: date, *, dropped: datetime) -> int:
    """Drop the lines written before `until` whole, and leave the link at which the chain goes on. Returns how many."""
    edge = datetime(until.year, until.month, until.day, tzinfo=UTC)
    with trail_open(), transaction.atomic(using=keeper()), connections[keeper()].cursor() as cursor:
        stored = connections[keeper()].ops.adapt_datetimefield_value
        cursor.execute("select min(number) from trust_seal where written >= %s", [stored(edge)])
        first_kept = cursor.fetchone()[0]
        cursor.execute(
            "select number, link from trust_seal where written < %s" + (" and number < %s" if first_kept else "")
            + " order by number desc limit 1",
            [stored(edge), *([first_kept] if first_kept else [])],
        )
        row = cursor.fetchone()
        if row is None:
            return 0
        last, link_kept = row
        lines = 0
        for store in stores():
            cursor.execute("select line from trust_seal where number <= %s and store = %s", [last, store])
            ids = [one[0] for one in cursor.fetchall()]
            lines += len(ids)
            with connection_of(store).cursor() as other:
                for start in range(0, len(ids), 500):
                    part = ids[start : start + 500]
                    marks = ", ".join(["%s"] * len(part))
                    other.execute(f"delete from trust_trailline where line in ({marks})", part)
        cursor.execute("delete from trust_seal where number <= %s", [last])
        cursor.execute(
            "insert into trust_sealedmonth (last_number, until, lines, link, dropped) values (%s, %s, %s, %s, %s)",
            [last, until.isoformat(), lines, bytes(link_kept), stored(dropped)],
        )
    return lines


def _seal_store(store: str, head: Head) -> tuple[Head, int]:
    connection = connection_of(store)
    last = read_last_batch(store)
    low, high, now = _horizon(connection)
    if connection.vendor == "postgresql":
        where, values = "entered >= %s and entered < %s", [last.low if last else 0, low]
    else:
        where, values = "place > %s and place <= %s", [last.low if last else 0, low]
    fresh = list(read_lines(store, where, values))
    with connections[keeper()].cursor() as cursor:
        cursor.execute("select coalesce(max(number), 0) + 1 from trust_sealbatch")
        batch = cursor.fetchone()[0]
        stored = connections[keeper()].ops.adapt_datetimefield_value
        cursor.execute(
            "insert into trust_sealbatch (number, store, sealed, low, high) values (%s, %s, %s, %s, %s)",
            [batch, store, stored(now), low, high],
        )
        rows = []
        for line in fresh:
            head = Head(head.number + 1, link(head.link, line.words))
            rows.append((head.number, _key(line), store, batch, stored(line.written), head.link))
        cursor.executemany(
            "insert into trust_seal (number, line, store, batch, written, link) values (%s, %s, %s, %s, %s, %s)", rows
        )
    return head, len(fresh)


@dataclass(frozen=True)
class Batch:
    """The last sealing of one store."""

    number: int
    low: int
    high: int
    sealed: datetime


def read_last_batch(store: str) -> Batch | None:
    """The last sealing of one store, if there was one."""
    with connections[keeper()].cursor() as cursor:
        cursor.execute(
            "select number, low, high, sealed from trust_sealbatch where store = %s order by number desc limit 1",
            [store],
        )
        row = cursor.fetchone()
    return Batch(row[0], row[1], row[2], moment(row[3])) if row else None


def _horizon(connection: Any) -> tuple[int, int, datetime]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "select pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint, clock_timestamp() "
                "from pg_current_snapshot() s"
            )
            low, high, now = cursor.fetchone()
        else:
            cursor.execute(
                "select coalesce(max(place), 0), strftime('%%Y-%%m-%%d %%H:%%M:%%f', 'now') from trust_trailline", []
            )
            low, now = cursor.fetchone()
            high = low
    return low, high, moment(now)


def _key(line: Line) -> Any:
    return line.id if connections[keeper()].features.has_native_uuid_field else line.id.hex
