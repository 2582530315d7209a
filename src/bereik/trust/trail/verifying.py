"""Is the trail whole, and if not, which line is the first that was changed, removed or slipped in?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connections

from bereik.trust.trail.chain import FIRST, Line, connection_of, keeper, link, read_lines, stores
from bereik.trust.trail.sealing import Head, read_last_batch
from bereik.trust.wall.authorizer import trail_open


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


def verify_trail(known_head: Head | None = None) -> Verdict:
    """Walk the whole chain. `known_head`, kept outside the house, also finds a tail that was cut off.

    The chain is reckoned anew from the lines; after a misfit it goes on from the stored link, so that later misfits
    are found too.
    """
    with trail_open():
        start, dropped = _start()
        misfits: list[Misfit] = []
        number, former = start.number, start.link
        heads = {start.number: start.link}
        for seal_number, key, stored, words in _seals_with_lines():
            if seal_number != number + 1:
                misfits.append(Misfit(number + 1, None, "seal_removed"))
            elif words is None:
                misfits.append(Misfit(seal_number, key, "removed"))
            elif link(former, words) != stored:
                misfits.append(Misfit(seal_number, key, "changed"))
            number, former = seal_number, stored
            if known_head and seal_number == known_head.number:
                heads[seal_number] = stored
        if known_head and heads.get(known_head.number, b"") != known_head.link and known_head.number > start.number:
            misfits.append(Misfit(known_head.number, None, "tail_removed"))
        not_sealed = 0
        for store in stores():
            for line, early in _unsealed(store):
                if early:
                    misfits.append(Misfit(None, line.id, "slipped_in"))
                else:
                    not_sealed += 1
    return Verdict(
        first=misfits[0] if misfits else None,
        misfits=len(misfits),
        sealed=number - start.number,
        not_sealed=not_sealed,
        dropped=dropped,
        head=Head(number, former),
    )


def _start() -> tuple[Head, int]:
    with connections[keeper()].cursor() as cursor:
        cursor.execute("select last_number, link from trust_sealedmonth order by last_number desc limit 1")
        row = cursor.fetchone()
        cursor.execute("select coalesce(sum(lines), 0) from trust_sealedmonth")
        dropped = int(cursor.fetchone()[0])
    return (Head(row[0], bytes(row[1])) if row else Head(0, FIRST)), dropped


def _seals_with_lines() -> Iterator[tuple[int, UUID, bytes, str | None]]:
    """Seals in order with the words of their line (None: the line is gone), a thousand at a time."""
    after = -1
    while True:
        with connections[keeper()].cursor() as cursor:
            cursor.execute(
                "select number, line, store, link from trust_seal where number > %s order by number limit 1000", [after]
            )
            seals = cursor.fetchall()
        if not seals:
            return
        words: dict[UUID, str] = {}
        for store in stores():
            keys = [seal[1] for seal in seals if seal[2] == store]
            for start in range(0, len(keys), 500):
                part = keys[start : start + 500]
                marks = ", ".join(["%s"] * len(part))
                words |= {line.id: line.words for line in read_lines(store, f"line in ({marks})", part)}
        for number, key, _, stored in seals:
            line = UUID(str(key))
            yield number, line, bytes(stored), words.get(line)
        after = seals[-1][0]


def _unsealed(store: str) -> Iterator[tuple[Line, bool]]:
    """Lines without a seal, and whether a sealing had already passed the place where they stand."""
    last = read_last_batch(store)
    sealed = _sealed_keys(store)
    connection = connection_of(store)
    for line in read_lines(store, "1 = 1", []):
        if line.id in sealed:
            continue
        if last is None:
            yield line, False
        elif connection.vendor == "postgresql":
            entered = line.entered if line.entered is not None else -1
            early = entered < last.low or (entered >= last.high and line.written < last.sealed)
            yield line, early
        else:
            yield line, line.place <= last.low or line.written < last.sealed


def _sealed_keys(store: str) -> set[UUID]:
    found: set[UUID] = set()
    with connections[keeper()].cursor() as cursor:
        cursor.execute("select line from trust_seal where store = %s", [store])
        while rows := cursor.fetchmany(5000):
            found |= {UUID(str(row[0])) for row in rows}
    return found


def read_words(text: str) -> Head:
    """A head as `bereik trail verify` prints it, `number:hex`. Raises `ValueError`."""
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
