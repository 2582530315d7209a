"""How is a signal or a zaak written in the delivery?

Pure. What was sent is written as it was sent, misspelt keys and all; only what we did since is laid in, and what has no
date at all gets the day by which we count it, for else it would belong to no period.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bereik.house.exchange.ddas.codes import VERSION, ended_as, state_of
from bereik.house.exchange.ddas.exporting.known import KnownSignal, OwnTry
from bereik.house.exchange.ddas.exporting.zaken import Zaak, period_of_matching
from bereik.terms.ddas.codes import END_RESULT_CODES, SENDER_CODES, SIGNAL_STATE_CODES, written
from bereik.terms.end_results import EndResult
from bereik.terms.senders import Sender
from bereik.terms.signal_states import SignalState

Document = dict[str, Any]

_NUMBER = re.compile(r"\s*(\d+)\s*(.*)", re.ASCII | re.DOTALL)
_STATES: Mapping[EndResult, SignalState] = {
    result: state for state in SignalState if (result := ended_as(state)) is not None
} | dict.fromkeys(
    (EndResult.WE_HAD_NO_PEOPLE, EndResult.NOT_SAFE_FOR_US, EndResult.ADDRESS_UNKNOWN),
    SignalState.NOT_TAKEN_UP,
)
"""The state of a signal whose zaak ended like this: the standard has the same words for both, where it has one."""
_STAYS = frozenset({SignalState.DECEASED, SignalState.NOT_OUR_RESIDENT})
"""What is said about the resident, and not about what we did."""


def as_sent(signal: KnownSignal, sent: Document, id_: str, zaak: Zaak | None) -> Document:
    """`zaak`: the newest in which we did something about it."""
    made = sent | {"ID": id_}
    made.setdefault("signaaldatum", str(signal.on))
    return made if zaak is None else _in_agreement(made, zaak)


def as_ours(signal: KnownSignal, person: Mapping[str, str], id_: str, zaak: Zaak | None) -> Document:
    """A signal that came by our own form or list; `person` is what the vault says."""
    made: Document = {
        "ID": id_,
        "crisissignaal": signal.urgent,
        "signaaldatum": str(signal.on),
        "signaalpartner": {"type": written(SENDER_CODES, Sender(signal.kind), VERSION)},
        "client": client_of(person),
        "status": written(SIGNAL_STATE_CODES, SignalState.NOT_YET_TAKEN_UP, VERSION),
    }
    if signal.amount is not None:
        made["bedrag"] = signal.amount
    return made if zaak is None else _in_agreement(made, zaak)


def _in_agreement(made: Document, zaak: Zaak) -> Document:
    """A status that agrees with what was done. For what was taken up and goes on version 0.9 has no word: left out."""
    now = _STATES.get(zaak.stands_as) if zaak.stands_as else None
    code = written(SIGNAL_STATE_CODES, now, VERSION) if now else None
    if code is not None:
        return made | {"status": code}
    sent = state_of(made["status"]) if "status" in made else None
    if sent is None or (sent in _STAYS and zaak.stands_as is None):
        return made
    return {name: value for name, value in made.items() if name != "status"}


def client_of(person: Mapping[str, str]) -> Document:
    """Whom a signal is about, from the vault. What we do not know is left out."""
    number = _NUMBER.fullmatch(person.get("house_number", ""))
    said = {
        "Burgerservicenummer": person.get("bsn"),
        "Voorletters": person.get("initials"),
        "Voorvoegsel": person.get("prefix"),
        "Achternaam": person.get("surname"),
        "Geboortedatum": person.get("birth_date"),
        "Straatnaam": person.get("street"),
        "Postcode": person.get("postcode"),
        "Huisnummer": number.group(1) if number else person.get("house_number"),
        "Huisnummertoevoeging": number.group(2).strip() if number else None,
        "Plaatsnaam": person.get("place"),
    }
    return {name: value for name, value in said.items() if value}


def zaak_as_sent(zaak: Zaak, sent: Document, ids: Mapping[str, str]) -> Document:
    """`ids`: how each signal that goes along is called, by the ID under which it was sent."""
    made = dict(sent)
    made["vroegsignalen"] = [
        one | {"ID": ids[one["ID"]]} for one in sent["vroegsignalen"] if one["ID"] in ids
    ]
    if zaak.sent is not None and not _dated(sent):
        made["einddatum_matchingperiode"] = str(zaak.sent.read.last_day)
    if zaak.tries:
        made["contactpogingen"] = [*sent.get("contactpogingen", ()), *_tries(zaak)]
    return _with_our_work(made, zaak)


def zaak_of_ours(zaak: Zaak, ids: list[str]) -> Document:
    since, until = period_of_matching(zaak)
    made: Document = {
        "startdatum_matchtingperiode": str(since),
        "einddatum_matchingperiode": str(until),
        "matchingsdatum": str(zaak.matched),
        "vroegsignalen": [{"ID": one} for one in ids],
    }
    if zaak.tries:
        made["contactpogingen"] = _tries(zaak)
    return _with_our_work(made, zaak)


def _with_our_work(made: Document, zaak: Zaak) -> Document:
    if zaak.taken_up is not None:
        made.setdefault("datum_opgepakt", str(zaak.taken_up))
    if zaak.result is not None and (code := written(END_RESULT_CODES, zaak.result, VERSION)) is not None:
        made["resultaat"] = code
    return made


def _tries(zaak: Zaak) -> list[Document]:
    return [_try(one) for one in sorted(zaak.tries)]


def _try(one: OwnTry) -> Document:
    return {"soort": one.kind, "bereikt": one.reached, "datum": str(one.day), "dagdeel": one.part}


def _dated(sent: Document) -> bool:
    """Is there any day in it by which it can be counted?"""
    days = ("matchingsdatum", "datum_opgepakt", "einddatum_matchingperiode")
    return any(sent.get(one) for one in days) or any(
        one.get("datum") for one in sent.get("contactpogingen", ())
    )
