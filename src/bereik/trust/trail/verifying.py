"""Is the trail whole, and if not, which line is the first that was changed, removed or slipped in?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import connections

from bereik.trust.trail.chain import (
    FIRST,
    Line,
    as_bytes,
    as_id,
    bare,
    connection_of,
    held,
    keeper,
    link,
    moment,
    read_lines,
    stores,
)
from bereik.trust.trail.sealing import NOT_SEALED, Batch, Head, read_batches
from bereik.trust.wall.authorizer import trail_open
from bereik.trust.wall.guarding import statement


@dataclass(frozen=True)
class Misfit:
    """One line or seal that does not fit: its number in the chain (None: not in it), its id, and what happened to it."""

    number: int | None
    line: UUID | None
    what: str
    """One of changed, removed, slipped_in, seal_changed, seal_removed, tail_removed."""


@dataclass(frozen=True)
class Verdict:
    """What was found: `first` is the earliest misfit, None when the trail is whole."""

    first: Misfit | None
    misfits: int
    sealed: int
    not_sealed: int
    dropped: int
    head: Head

    @property
    def whole(self) -> bool:
        return self.first is None


@dataclass(frozen=True)
class Link:
    """One seal as it is stored, with the line that it seals (None: the line is gone)."""

    number: int
    key: UUID | None
    store: str
    batch: int
    written: Any
    link: bytes
    line: Line | None

    def after(self, former: bytes) -> bytes:
        """What its link should be, after this one."""
        words = self.line.words if self.line else ""
        return link(former, (self.number, self.store, self.batch, self.written), words)


def verify_trail(known_head: Head | None = None) -> Verdict:
    """Walk the whole chain. `known_head`, kept outside the house, also finds a tail that was cut off.

    The chain is reckoned anew from the lines; after a misfit it goes on from the stored link, so that later misfits
    are found too. `first` is the first in the chain; a line that is in no chain comes after those.
    """
    with trail_open(), statement():
        start, dropped, misfits = _start()
        walk = Walk(start)
        for seal in _seals_with_lines():
            walk.step(seal)
        walk.end(known_head)
        misfits += walk.misfits
        not_sealed = 0
        for line in _unsealed():
            if line.misfit:
                misfits.append(Misfit(None, line.id, line.misfit))
            else:
                not_sealed += 1
    return Verdict(
        first=misfits[0] if misfits else None,
        misfits=len(misfits),
        sealed=walk.number - start.number,
        not_sealed=not_sealed,
        dropped=dropped,
        head=Head(walk.number, walk.former),
    )


class Walk:
    """One walk along the chain, and what did not fit on the way."""

    def __init__(self, start: Head) -> None:
        self.start, self.number, self.former = start, start.number, start.link
        self.misfits: list[Misfit] = []
        self.named: set[int] = set()
        self.doubt: tuple[int, UUID | None, bytes] | None = None
        self.batches = read_batches("order by number", [])
        self.ends = {batch.head for batch, _ in self.batches}
        self.sealings = {batch.number for batch, _ in self.batches}
        self.links = {start.number: start.link}

    def step(self, seal: Link) -> None:
        """One seal further."""
        gap, doubt = seal.number != self.number + 1, self.doubt
        self.doubt = None
        if gap:
            self._misfit(self.number + 1, None, "seal_removed")
        elif seal.line is None:
            self._misfit(seal.number, seal.key, "removed")
        elif (reckoned := seal.after(self.former)) != seal.link:
            if doubt and seal.after(doubt[2]) == seal.link:
                # The line before does fit with what comes after it: not the line was changed, but its seal.
                self.misfits[-1] = Misfit(doubt[0], doubt[1], "seal_changed")
            else:
                self._misfit(seal.number, seal.key, "changed")
                self.doubt = (seal.number, seal.key, reckoned)
        if seal.batch not in self.sealings:
            self.sealings.add(seal.batch)
            self._misfit(seal.number, seal.key, "seal_removed")
        self.number, self.former = seal.number, seal.link
        if seal.number in self.ends:
            self.links[seal.number] = seal.link

    def end(self, known: Head | None) -> None:
        """What the sealings and a head from outside say about the chain."""
        for batch, mac in self.batches:
            if self.start.number <= batch.head <= self.number:
                self._hold(batch, mac)
        ends_early = self.number > self.start.number and self.number not in self.ends
        if (
            ends_early
            or any(one.head > self.number for one, _ in self.batches)
            or (known and known.number > self.number)
        ):
            self._misfit(self.number + 1, None, "tail_removed")
        elif known and known.number >= self.start.number and known.link != self._link_at(known.number):
            self._misfit(known.number, None, "seal_changed")
        self.misfits.sort(key=lambda one: one.number or 0)

    def _hold(self, batch: Batch, mac: bytes) -> None:
        last = self.links.get(batch.head)
        if last is not None and batch.mac(last) == mac:
            return
        if self.doubt and self.doubt[0] == batch.head and batch.mac(self.doubt[2]) == mac:
            self.misfits[-1] = Misfit(batch.head, self.doubt[1], "seal_changed")
        else:
            self._misfit(batch.head, None, "seal_changed")

    def _misfit(self, number: int, line: UUID | None, what: str) -> None:
        if number not in self.named:
            self.named.add(number)
            self.misfits.append(Misfit(number, line, what))

    def _link_at(self, number: int) -> bytes | None:
        if number in self.links:
            return self.links[number]
        with connections[keeper()].cursor() as cursor:
            cursor.execute("select link from trust_seal where number = %s", [number])
            row = cursor.fetchone()
        return as_bytes(row[0]) if row else None


def _start() -> tuple[Head, int, list[Misfit]]:
    """Where the chain begins: at the last month that was dropped, or at the very beginning."""
    start, dropped, misfits = Head(0, FIRST), 0, []
    with connections[keeper()].cursor() as cursor:
        until, dropped_at = bare(cursor, "until"), bare(cursor, "dropped")
        cursor.execute(
            f"select last_number, {until}, lines, link, {dropped_at}, mac from trust_sealedmonth order by last_number"
        )
        for last, day, lines, kept, when, mac in cursor.fetchall():
            start, dropped = Head(last, as_bytes(kept)), dropped + (lines if isinstance(lines, int) else 0)
            if held("month", (last, str(day), lines, as_bytes(kept), _moment(when))) != as_bytes(mac):
                misfits.append(Misfit(last, None, "seal_changed"))
    return start, dropped, misfits


def _seals_with_lines() -> Iterator[Link]:
    """Seals in order with their line, a thousand at a time."""
    after = -1
    while True:
        with connections[keeper()].cursor() as cursor:
            cursor.execute(
                f"select number, line, store, batch, {bare(cursor, 'written')}, link from trust_seal where number > %s "
                "order by number limit 1000",
                [after],
            )
            seals = cursor.fetchall()
        if not seals:
            return
        lines: dict[tuple[str, UUID | None], Line] = {}
        for store in stores():
            keys = [seal[1] for seal in seals if seal[2] == store]
            lines |= {(store, line.id): line for line in _lines_of(store, keys)}
        for number, key, store, batch, written, stored in seals:
            at = (store, as_id(key))
            yield Link(number, at[1], store, batch, _moment(written), as_bytes(stored), lines.get(at))
        after = seals[-1][0]


def _lines_of(store: str, keys: list[Any]) -> Iterator[Line]:
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        marks = ", ".join(["%s"] * len(part))
        yield from read_lines(store, f"line in ({marks})", part)


def _unsealed() -> Iterator[Line]:
    """Lines without a seal, and copies that stand in another store than the line that was sealed."""
    if len(stores()) == 1:
        yield from read_lines("default", NOT_SEALED, [])
        return
    with connections[keeper()].cursor() as cursor:
        cursor.execute("select line, store from trust_seal")
        sealed = dict(cursor.fetchall())
    for store in stores():
        with connection_of(store).cursor() as cursor:
            cursor.execute("select line from trust_trailline order by place")
            open_keys = [row[0] for row in cursor.fetchall() if sealed.get(row[0]) != store]
        copies = {as_id(key) for key in open_keys if key in sealed}
        for line in _lines_of(store, open_keys):
            yield replace(line, misfit="slipped_in") if line.id in copies else line


def _moment(value: Any) -> Any:
    """A stored time, or what stands in its place."""
    try:
        return moment(value)
    except (ValueError, TypeError, AttributeError):
        return str(value)


def read_words(text: str) -> Head:
    """A head as `bereik trail verify` prints it, `number:hex`. Raises `ValueError`."""
    # Half a head would be told apart from ours, and that would be said to be a trail that somebody changed.
    if not re.fullmatch(r"[0-9]{1,18}:[0-9a-fA-F]{64}", text):
        raise ValueError(f"{text!r} is not a number, a colon and 64 digits")
    number, _, hexed = text.partition(":")
    return Head(int(number), bytes.fromhex(hexed))


def as_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict as `bereik trail verify --json` prints it."""
    first = verdict.first
    return {
        "whole": verdict.whole,
        "first": first
        and {"number": first.number, "line": str(first.line) if first.line else None, "what": first.what},
        "misfits": verdict.misfits,
        "sealed": verdict.sealed,
        "not_sealed": verdict.not_sealed,
        "dropped": verdict.dropped,
        "head": str(verdict.head),
    }
