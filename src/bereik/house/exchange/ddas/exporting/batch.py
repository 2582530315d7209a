"""What goes out about the residents of one batch?

Opened with the key of each resident, so whoever was erased has nothing to open: their signals do not go out, and a zaak
that they shared with somebody goes without them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bereik.house.exchange.ddas.exporting.gathered import gather
from bereik.house.exchange.ddas.exporting.known import Known, KnownSignal
from bereik.house.exchange.ddas.exporting.ours import kept_apart, our_id
from bereik.house.exchange.ddas.exporting.period import Period
from bereik.house.exchange.ddas.exporting.pieces import Entry
from bereik.house.exchange.ddas.exporting.senders import Senders, given_before
from bereik.house.exchange.ddas.exporting.written_out import (
    Document,
    as_ours,
    as_sent,
    zaak_as_sent,
    zaak_of_ours,
)
from bereik.house.exchange.ddas.exporting.zaken import Zaak, zaken_of
from bereik.house.exchange.ddas.importing.standing import Key
from bereik.house.exchange.ddas.structure import canonical
from bereik.people.models import Identity
from bereik.people.names import read_keys
from bereik.see.deliveries import in_turns
from bereik.see.differences import BEYOND
from bereik.see.models import DeliveredItem
from bereik.trust.access import Access

NAMED = (
    "bsn", "initials", "prefix", "surname", "birth_date", "street", "postcode", "house_number", "place",
)  # fmt: skip
"""What the standard asks about a person, and no more: not the phone, not what we call them."""


@dataclass(frozen=True, slots=True)
class Batch:
    """`ours` are the tries among `attempts` that one of us wrote down."""

    signals: list[Entry]
    cases: list[Entry]
    attempts: int
    ours: int


def open_batch(
    access: Access, town: str, residents: Sequence[UUID], senders: Senders, period: Period
) -> Batch:
    """Whoever shares a zaak with one of these residents is among them."""
    keys = read_keys(access, residents)
    known = gather(list(keys), senders)
    every = zaken_of(known)
    zaken = [one for one in every if one.town == town and _goes(one, known, period)]
    along = {key for zaak in zaken for key in zaak.signals}
    signals = {
        key: one
        for key, one in known.signals.items()
        if one.town == town and (period.holds(one.on) or key in along)
    }
    words = _words(keys, signals.values(), zaken)
    people = _people(keys, [one.resident for one in signals.values() if one.item is None])
    later = given_before([key for key, one in signals.items() if one.item], senders)
    ids = {key: _id_of(one, words, later) for key, one in signals.items()}
    worked = _newest_touched(every)

    written = []
    for key, one in signals.items():
        if one.item is None:
            made = as_ours(one, people.get(one.resident, {}), ids[key], worked.get(key))
        else:
            made = as_sent(one, words[one.item], ids[key], worked.get(key))
        written.append(Entry(one.on, ids[key], made))
    laid = []
    for zaak in zaken:
        made = _zaak(zaak, signals, ids, words)
        laid.append(Entry(zaak.matched, canonical(made), made))
    return Batch(
        signals=written,
        cases=laid,
        attempts=sum(len(one.document.get("contactpogingen", ())) for one in laid),
        ours=sum(len(one.tries) for one in zaken),
    )


def _goes(zaak: Zaak, known: Known, period: Period) -> bool:
    return period.holds(zaak.matched) and any(key in known.signals for key in zaak.signals)


def _newest_touched(zaken: Iterable[Zaak]) -> dict[Key, Zaak]:
    """The newest zaak of each signal in which we did something: with that its status agrees."""
    touched = sorted((one for one in zaken if one.touched), key=lambda one: one.order)
    return {key: zaak for zaak in touched for key in zaak.signals}


def _words(
    keys: Mapping[UUID, bytes], signals: Iterable[KnownSignal], zaken: Iterable[Zaak]
) -> dict[UUID, Document]:
    """What was sent, opened, without what only a list says (`see.differences.BEYOND`): the standard has no place for it,
    and it is nobody's elsewhere. Raises `CannotOpen` where a key does not fit: then nothing is given.
    """
    wanted = [one.item for one in signals if one.item]
    wanted += [_item_of(zaak) for zaak in zaken if zaak.sent]
    found: dict[UUID, Document] = {}
    for some in in_turns(wanted):
        for row in DeliveredItem.objects.filter(pk__in=some).only("resident_id", "as_sent"):
            said: Document = json.loads(row.read(keys[row.resident_id]))
            said.pop(BEYOND, None)
            found[row.pk] = said
    return found


def _item_of(zaak: Zaak) -> UUID:
    """A zaak of several residents is kept once for each, with the same words."""
    assert zaak.sent is not None
    return min(zaak.sent.items.values())


def _people(keys: Mapping[UUID, bytes], residents: Sequence[UUID]) -> dict[UUID, dict[str, str]]:
    if not residents:
        return {}
    rows = Identity.objects.filter(resident__in=set(residents)).only("resident_id", *NAMED)
    return {row.resident_id: row.read(keys[row.resident_id], *NAMED) for row in rows}


def _id_of(signal: KnownSignal, words: Mapping[UUID, Any], later: set[Key]) -> str:
    if signal.item is None:
        return our_id(signal.id)
    id_: str = words[signal.item]["ID"]
    return kept_apart(id_, signal.key[0]) if signal.key in later else id_


def _zaak(
    zaak: Zaak, signals: Mapping[Key, KnownSignal], ids: Mapping[Key, str], words: Mapping[UUID, Document]
) -> Document:
    named = [key for key in zaak.signals if key in signals]
    if zaak.sent is None:
        return zaak_of_ours(zaak, sorted(ids[key] for key in named))
    called = {words[item]["ID"]: ids[key] for key in named if (item := signals[key].item)}
    return zaak_as_sent(zaak, words[_item_of(zaak)], called)
