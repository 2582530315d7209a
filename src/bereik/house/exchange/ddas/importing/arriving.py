"""Which signals and cases came in this file, each once, and with which findings?

IDs are a sender's own: one sender is a supplier of one municipality. A zaak has no ID and is known by its signals and
the start of its matching period; the last in the file counts, as the check says (`case-twice`).
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from bereik.house.exchange.ddas.delivery import ArrearsSignal, Delivery
from bereik.house.exchange.ddas.finding import Finding
from bereik.house.exchange.ddas.importing.moments import day_of
from bereik.house.exchange.ddas.importing.read_as import CaseRead, SignalRead, read_case, read_signal
from bereik.house.exchange.ddas.importing.standing import Key
from bereik.house.exchange.ddas.meaning.towns import PlacedCase, Town, towns_of
from bereik.house.exchange.ddas.recognition import case_key, identity_of
from bereik.house.exchange.ddas.structure import canonical
from bereik.people.marks import Marks
from bereik.see.deliveries import Verdict, sender_number
from bereik.trust.ids import new_id

LONGEST_KEY = 200
NO_MARKS = Marks(b"", b"", b"", b"", b"")
_ITEM = re.compile(r"\$\.leveringen\[(\d+)\]\.(?:vroegsignalen|vroegsignaalzaken)\[\d+\]")


@dataclass(slots=True, eq=False, kw_only=True)
class Arrived:
    """One signal or case of the file. What the house makes of it is filled in on the way."""

    key: Key
    part: int
    sha256: str
    sent: str
    stood_at: datetime
    findings: list[dict[str, Any]]
    delivery: UUID | None = None
    item: UUID = field(default_factory=new_id)
    verdict: Verdict = Verdict.NEW


@dataclass(slots=True, eq=False, kw_only=True)
class ArrivedSignal(Arrived):
    signal: ArrearsSignal
    read: SignalRead
    identity: dict[str, str]
    cases: list[ArrivedCase] = field(default_factory=list)
    resident: UUID | None = None
    moved_from: UUID | None = None
    """The resident it was about until now, where it turned out to be about somebody else."""
    standing: UUID | None = None
    """The item that stands for it until now."""
    amends: dict[str, str] | None = None
    """Whom the former content named, where this one names the same person otherwise."""
    whom: bytes = b""
    """A digest of all that was sent about who it is."""
    marks: Marks = NO_MARKS
    noes: list[bytes] = field(default_factory=list)
    """The marks by which somebody who said no is met again."""
    erased_key: str = ""
    """What would stand in the place of its key if it had been erased."""
    said_no: bool = False
    """Somebody with these marks said no before. The law brings this in all the same, and the journey says so."""


@dataclass(slots=True, eq=False, kw_only=True)
class ArrivedCase(Arrived):
    read: CaseRead
    signals: list[ArrivedSignal] = field(default_factory=list)
    shares: dict[UUID, UUID] = field(default_factory=dict)
    """The items that stand for it until now, by resident."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    signals: list[ArrivedSignal]
    cases: list[ArrivedCase]
    tied_to_nothing: Mapping[int, list[Any]]
    """Cases that name no signal, as sent, by part."""

    def without(self, gone: Collection[Key]) -> Arrivals:
        """The same without these signals, and without the cases that are about them alone."""
        signals = [one for one in self.signals if one.key not in gone]
        cases = []
        for case in self.cases:
            case.signals = [one for one in case.signals if one.key not in gone]
            if case.signals:
                cases.append(case)
        return Arrivals(signals, cases, self.tied_to_nothing)


def arrivals_of(delivery: Delivery, findings: Iterable[Finding], stood_at: datetime) -> Arrivals:
    """`stood_at`: the moment of this delivery; what is newer counts."""
    said: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for finding in findings:
        if found := _ITEM.match(finding.path):
            said[found.group()].append(_kept(finding))
    signals: list[ArrivedSignal] = []
    cases: dict[Key, ArrivedCase] = {}
    loose: dict[int, list[Any]] = defaultdict(list)
    for town in towns_of(delivery):
        sender = sender_number(delivery.supplier or "", town.municipality)
        by_path = _signals(town, sender, said, stood_at)
        signals += by_path.values()
        for placed in town.cases:
            part = _part(placed.path)
            if not placed.signals:
                loose[part].append(placed.case.sent)
                continue
            case = _case(placed, town, sender, said, stood_at, part)
            case.signals = [by_path[one] for one in dict.fromkeys(each.path for each in placed.signals)]
            cases[case.key] = case
    for case in cases.values():
        for signal in case.signals:
            signal.cases.append(case)
    return Arrivals(signals, list(cases.values()), loose)


def _signals(
    town: Town, sender: UUID, said: Mapping[str, list[dict[str, Any]]], stood_at: datetime
) -> dict[str, ArrivedSignal]:
    return {
        placed.path: ArrivedSignal(
            key=(sender, short_key(id_)),
            part=_part(placed.path),
            sha256=placed.signal.digest,
            sent=placed.signal.sent,
            stood_at=stood_at,
            findings=said.get(placed.path, []),
            signal=placed.signal,
            read=read_signal(placed.signal, day_of(stood_at)),
            identity=identity_of(placed.signal.client) if placed.signal.client else {},
        )
        for id_, placed in town.by_id.items()
    }


def _case(
    placed: PlacedCase,
    town: Town,
    sender: UUID,
    said: Mapping[str, list[dict[str, Any]]],
    stood_at: datetime,
    part: int,
) -> ArrivedCase:
    key = case_key(town.municipality, placed.case)
    read = read_case(placed.case, day_of(stood_at))
    return ArrivedCase(
        key=(sender, _digest(canonical([list(key.signal_ids), str(key.matching_from or "")]))),
        part=part,
        sha256=placed.case.digest,
        sent=placed.case.sent,
        stood_at=stood_at,
        findings=said.get(placed.path, []),
        read=replace(read, signals=tuple(map(short_key, read.signals))),
    )


def short_key(id_: str) -> str:
    """An ID as it is stored: as sent, or a digest where somebody sent a book."""
    return id_ if len(id_) <= LONGEST_KEY else f"sha256:{_digest(id_)}"


def whom_said(signal: ArrivedSignal) -> str:
    """All that was sent about who it is, in one spelling: to notice that it changed."""
    bsn = signal.signal.client.bsn if signal.signal.client and not signal.identity.get("bsn") else None
    return canonical([signal.identity, bsn])


def only_completed(former: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Was only filled in what was empty? Then it is the same person; a BSN that failed the check counts as empty."""
    return bool(former) and all(now.get(name) == value for name, value in former.items())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _part(path: str) -> int:
    return int(path.split("[", 2)[1].split("]")[0])


def _kept(finding: Finding) -> dict[str, Any]:
    """A finding in both languages, for the page beside the signal."""
    return {
        "path": finding.path,
        "rule": finding.rule,
        "level": finding.level.value,
        **{
            name: {"nl": text.nl, "en": text.en}
            for name, text in (
                ("what", finding.what),
                ("why", finding.why),
                ("what_now", finding.what_now),
            )
        },
    }
