"""Whom is each signal about, and what do we have of it already?

Only a valid BSN recognises, or initials, surname, birth date, postcode and house number together; two people with
two different valid BSNs are never joined, nor anybody where two residents bear the same marks. A signal that comes
again stays with its resident unless it now names somebody else.

Looked up a thousand at a time, by blind index; who came with a BSN is looked at first, so that the order in the file
does not matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from bereik.house.exchange.ddas.delivery import client_kept
from bereik.house.exchange.ddas.importing.arriving import (
    Arrivals,
    ArrivedCase,
    ArrivedSignal,
    only_completed,
)
from bereik.house.exchange.ddas.importing.known_by import mark
from bereik.house.exchange.ddas.importing.read_as import CaseRead
from bereik.house.exchange.ddas.recognition import identity_of
from bereik.people.marks import Marks
from bereik.people.models import Identity
from bereik.people.names import read_keys
from bereik.see.deliveries import (
    CASE,
    SIGNAL,
    StandingItem,
    Verdict,
    contents_kept,
    in_turns,
    items_by_key,
    items_of,
)
from bereik.see.models import DeliveredItem
from bereik.trust.access import Access
from bereik.trust.ids import new_id


def find_out_whose(access: Access, arrivals: Arrivals) -> set[UUID]:
    """Say of each signal and case what it is to us and of each signal whom it is about. Returns who is new."""
    standing = {item.key: item for item in items_by_key(SIGNAL, [one.key for one in arrivals.signals])}
    mark([one for one in arrivals.signals if not one.whom])
    for signal in arrivals.signals:
        _judge_signal(signal, standing.get(signal.key))
    _judge_cases(arrivals.cases)
    _drop_kept(arrivals)
    looked_at = [one for one in arrivals.signals if one.resident is None]
    formerly = _formerly(access, [standing[one.key] for one in looked_at if one.key in standing])
    new = _recognise(looked_at, standing, formerly)
    _bring_along(access, arrivals)
    return new


def _judge_signal(signal: ArrivedSignal, standing: StandingItem | None) -> None:
    if standing is None:
        return
    signal.standing = standing.id
    if standing.sha256 == signal.sha256:
        signal.verdict = Verdict.KNOWN
    elif signal.stood_at < standing.stood_at:
        signal.verdict = Verdict.OLDER
    else:
        signal.verdict = Verdict.AMENDED
    if signal.verdict is Verdict.KNOWN or signal.whom == standing.whom:
        signal.resident = standing.resident


def _judge_cases(cases: Sequence[ArrivedCase]) -> None:
    by_key = {one.key: one for one in cases}
    for item in items_by_key(CASE, list(by_key)):
        case = by_key[item.key]
        case.shares[item.resident] = item.id
        if item.sha256 == case.sha256:
            case.verdict = Verdict.KNOWN
        elif case.stood_at < item.stood_at:
            case.verdict = Verdict.OLDER
        else:
            case.verdict = Verdict.AMENDED


def _drop_kept(arrivals: Arrivals) -> None:
    """An older content that we have already is nothing new: it is known."""
    for sort, found in ((SIGNAL, arrivals.signals), (CASE, arrivals.cases)):
        older = [one for one in found if one.verdict is Verdict.OLDER]
        kept = contents_kept([one.key for one in older], sort) if older else set()
        for one in older:
            if (*one.key, one.sha256) in kept:
                one.verdict = Verdict.KNOWN


def _recognise(
    signals: Sequence[ArrivedSignal],
    standing: dict[tuple[UUID, str], StandingItem],
    formerly: dict[UUID, dict[str, str]],
) -> set[UUID]:
    faces = Faces()
    faces.look_up([one.marks for one in signals])
    new: set[UUID] = set()
    for one in sorted(signals, key=lambda one: not one.marks.bsn):
        its, item = one.marks, standing.get(one.key)
        found = faces.whose(its)
        if found is None and item is not None and only_completed(formerly.get(item.id, {}), one.identity):
            found = item.resident
        if found is None:
            found = new_id()
            new.add(found)
        faces.remember(its, found)
        one.resident = found
        if item is None:
            continue
        if found == item.resident:
            one.amends = formerly.get(item.id)
        elif one.verdict is Verdict.AMENDED:
            one.moved_from = item.resident
    return new


@dataclass(slots=True)
class Faces:
    """Who bears which marks, as far as this file asks."""

    by_bsn: dict[bytes, UUID] = field(default_factory=dict)
    by_person: dict[bytes, dict[UUID, bytes]] = field(default_factory=dict)
    """With the mark of their BSN, empty where none is known."""

    def look_up(self, marks: Sequence[Marks]) -> None:
        for some in in_turns(sorted({one.bsn for one in marks if one.bsn})):
            self._learn(Identity.objects.filter(bsn_index__in=some))
        for some in in_turns(sorted({one.person for one in marks if one.person})):
            self._learn(Identity.objects.filter(person_index__in=some))

    def _learn(self, rows) -> None:  # type: ignore[no-untyped-def]
        for resident, bsn, person in rows.values_list("resident_id", "bsn_index", "person_index"):
            self.remember(Marks(bytes(bsn), bytes(person), b"", b"", b""), resident)

    def whose(self, marks: Marks) -> UUID | None:
        if marks.bsn and marks.bsn in self.by_bsn:
            return self.by_bsn[marks.bsn]
        alike = self.by_person.get(marks.person, {}) if marks.person else {}
        if len(alike) != 1:
            return None
        ((resident, bsn),) = alike.items()
        return None if marks.bsn and bsn else resident

    def remember(self, marks: Marks, resident: UUID) -> None:
        if marks.bsn:
            self.by_bsn.setdefault(marks.bsn, resident)
        if marks.person:
            alike = self.by_person.setdefault(marks.person, {})
            alike[resident] = alike.get(resident) or marks.bsn


def _formerly(access: Access, items: Sequence[StandingItem]) -> dict[UUID, dict[str, str]]:
    """Whom these items named, read from what was sent: only where a signal comes again with another person."""
    return {
        item: identity_of(client)
        for item, sent in contents_of(access, [one.id for one in items])
        if (client := client_kept(json.loads(sent)))
    }


def _bring_along(access: Access, arrivals: Arrivals) -> None:
    """Where a signal moves to somebody else, the earlier cases that name it move with it."""
    moved = {one.key: one for one in arrivals.signals if one.moved_from is not None}
    if not moved:
        return
    in_file = {one.key for one in arrivals.cases}
    by_key = {one.key: one for one in arrivals.signals}
    items: dict[UUID, StandingItem] = {}
    for some in in_turns(sorted({one.moved_from for one in moved.values() if one.moved_from})):
        for item in items_of(some):
            named = {(item.key[0], one) for one in item.read_as.get("signals", ())}
            if item.sort == CASE and item.key not in in_file and named & moved.keys():
                items[item.id] = item
    carried: dict[tuple[UUID, str], ArrivedCase] = {}
    for id_, sent in contents_of(access, list(items)):
        item = items[id_]
        read = CaseRead.from_json(dict(item.read_as))
        case = carried.setdefault(item.key, ArrivedCase(
            key=item.key, part=-1, sha256=item.sha256, sent=sent, stood_at=item.stood_at, findings=[],
            delivery=item.delivery, verdict=Verdict.KNOWN, read=read,
        ))  # fmt: skip
        case.shares[item.resident] = id_
        case.signals = [by_key[(item.key[0], one)] for one in read.signals if (item.key[0], one) in moved]
    for case in carried.values():
        arrivals.cases.append(case)
        for signal in case.signals:
            signal.cases.append(case)


def contents_of(access: Access, items: Sequence[UUID]) -> Iterator[tuple[UUID, str]]:
    """What was sent in each of these items. Who was erased in between has no words left."""
    for some in in_turns(list(items)):
        rows = list(DeliveredItem.objects.filter(pk__in=some).only("resident_id", "as_sent"))
        keys = read_keys(access, {row.resident_id for row in rows})
        for row in rows:
            if key := keys.get(row.resident_id):
                yield row.id, row.read(key)
