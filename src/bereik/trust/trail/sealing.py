"""Which committed lines are not sealed yet, and how are they chained?

Lines are not chained when they are written: two writers would fork the chain. One sealer at a time takes what is
committed and older than every running transaction, and chains it in the order in which it came in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import connections, transaction

from bereik.trust.trail.chain import (
    FIRST,
    Line,
    as_bytes,
    bare,
    connection_of,
    held,
    keeper,
    link,
    moment,
    read_lines,
    stores,
)
from bereik.trust.wall.authorizer import trail_open
from bereik.trust.wall.guarding import statement

_LOCK = 7_221_150
NOT_SEALED = "not exists (select 1 from trust_seal where trust_seal.line = trust_trailline.line)"


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


@dataclass(frozen=True)
class Batch:
    """One sealing of one store: see `SealBatch`."""

    number: int
    store: str
    sealed: datetime
    low: int
    high: int
    head: int

    def mac(self, last: bytes) -> bytes:
        """What holds this sealing to its last seal."""
        return held("batch", (self.number, self.store, self.sealed, self.low, self.high, self.head, last))


def seal_lines() -> Sealed:
    """Chain every committed line that has no seal yet. May be run at any time, also twice at once."""
    lines = 0
    with trail_open(), statement(), transaction.atomic(using=keeper()):
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
                return Head(row[0], as_bytes(row[1]))
    return Head(0, FIRST)


def drop_before(until: date, *, dropped: datetime) -> int:
    """Drop the lines written before `until` whole, and leave the link at which the chain goes on. Returns how many."""
    edge = datetime(until.year, until.month, until.day, tzinfo=UTC)
    connection = connections[keeper()]
    stored = connection.ops.adapt_datetimefield_value
    with trail_open(), statement(), transaction.atomic(using=keeper()), connection.cursor() as cursor:
        cursor.execute("select min(number) from trust_seal where written >= %s", [stored(edge)])
        first_kept = cursor.fetchone()[0]
        cursor.execute(
            "select number, link, batch from trust_seal where written < %s"
            + (" and number < %s" if first_kept else "")
            + " order by number desc limit 1",
            [stored(edge), *([first_kept] if first_kept else [])],
        )
        row = cursor.fetchone()
        if row is None:
            return 0
        last, link_kept, batch = row
        lines = sum(_drop_lines(cursor, store, last) for store in stores())
        cursor.execute("delete from trust_seal where number <= %s", [last])
        # The last sealing of each store stays: the next one goes on from there.
        cursor.execute(
            "delete from trust_sealbatch where number < %s "
            "and number not in (select max(number) from trust_sealbatch group by store)",
            [batch],
        )
        mac = held("month", (last, until, lines, as_bytes(link_kept), moment(dropped)))
        cursor.execute(
            "insert into trust_sealedmonth (last_number, until, lines, link, dropped, mac) "
            "values (%s, %s, %s, %s, %s, %s)",
            [last, until.isoformat(), lines, as_bytes(link_kept), stored(moment(dropped)), mac],
        )
    return lines


def _drop_lines(cursor: Any, store: str, last: int) -> int:
    cursor.execute("select line from trust_seal where number <= %s and store = %s", [last, store])
    ids = [one[0] for one in cursor.fetchall()]
    with connection_of(store).cursor() as other:
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            marks = ", ".join(["%s"] * len(part))
            other.execute(f"delete from trust_trailline where line in ({marks})", part)
    return len(ids)


def _seal_store(store: str, head: Head) -> tuple[Head, int]:
    connection = connection_of(store)
    last = read_last_batch(store)
    low, high, now = _horizon(connection)
    # What the house did not write is never sealed: it stays in sight of whoever verifies.
    fresh = [one for one in read_lines(store, *_sealable(connection, last, low, high, now)) if not one.misfit]
    fresh = _without_copies(fresh)
    if not fresh:
        return head, 0
    with connections[keeper()].cursor() as cursor:
        cursor.execute("select coalesce(max(number), 0) + 1 from trust_sealbatch")
        number = cursor.fetchone()[0]
        stored = connections[keeper()].ops.adapt_datetimefield_value
        rows = []
        for line in fresh:
            place = head.number + 1
            head = Head(place, link(head.link, (place, store, number, line.written), line.words))
            rows.append((place, _key(line), store, number, stored(line.written), head.link))
        cursor.executemany(
            "insert into trust_seal (number, line, store, batch, written, link) values (%s, %s, %s, %s, %s, %s)",
            rows,
        )
        batch = Batch(number, store, now, low, high, head.number)
        cursor.execute(
            "insert into trust_sealbatch (number, store, sealed, low, high, head, mac) "
            "values (%s, %s, %s, %s, %s, %s, %s)",
            [number, store, stored(now), low, high, head.number, batch.mac(head.link)],
        )
    return head, len(fresh)


def _without_copies(lines: list[Line]) -> list[Line]:
    """SQLite keeps lines in two files: one that stands in both is sealed once."""
    if len(stores()) == 1:
        return lines
    sealed: set[Any] = set()
    with connections[keeper()].cursor() as cursor:
        for start in range(0, len(lines), 500):
            part = [_key(line) for line in lines[start : start + 500]]
            marks = ", ".join(["%s"] * len(part))
            cursor.execute(f"select line from trust_seal where line in ({marks})", part)
            sealed |= {row[0] for row in cursor.fetchall()}
    return [line for line in lines if _key(line) not in sealed]


def _sealable(
    connection: Any, last: Batch | None, low: int, high: int, now: datetime
) -> tuple[str, list[Any]]:
    """Which lines to seal: those since the last sealing that no running transaction can still precede."""
    if connection.vendor != "postgresql":
        # A store of its own has no seals beside it; in the house's own file a place is never used again either.
        return "place > %s and place <= %s", [last.low if last else -(2**62), low]
    # A restored database counts its transactions anew: then, and once a day, all lines are looked at.
    if last is None or high < last.low or last.sealed.date() != now.date():
        return f"(entered is null or entered < %s or entered >= %s) and {NOT_SEALED}", [low, high]
    return f"entered >= %s and entered < %s and {NOT_SEALED}", [last.low, low]


def read_last_batch(store: str) -> Batch | None:
    """The last sealing of one store, if there was one."""
    found = read_batches("where store = %s order by number desc limit 1", [store])
    return found[0][0] if found else None


def read_batches(which: str, values: list[Any]) -> list[tuple[Batch, bytes]]:
    """Sealings with the mac that stands beside them."""
    with connections[keeper()].cursor() as cursor:
        sealed = bare(cursor, "sealed")
        cursor.execute(
            f"select number, store, {sealed}, low, high, head, mac from trust_sealbatch {which}", values
        )
        return [
            (Batch(number, store, _moment(when), low, high, head), as_bytes(mac))
            for number, store, when, low, high, head, mac in cursor.fetchall()
        ]


def _moment(value: Any) -> datetime:
    """When a sealing was; the beginning of time where somebody put in what is no time: then its mac does not fit."""
    try:
        return moment(value)
    except (ValueError, TypeError, AttributeError):
        return datetime.min.replace(tzinfo=UTC)


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
                "select coalesce(max(place), 0), strftime('%%Y-%%m-%%d %%H:%%M:%%f', 'now') from trust_trailline",
                [],
            )
            low, now = cursor.fetchone()
            high = low
    return low, high, moment(now)


def _key(line: Line) -> Any:
    native = connections[keeper()].features.has_native_uuid_field
    return line.id if line.id is None or native else line.id.hex
