"""What does a large delivery of arrears look like? Generated from a seed, about nobody.

A month of early signals as municipalities hear them: most people have one signal, some two or three from different
partners; nine in ten are matched to a case, with up to three tries to make contact; a case about two signals names both.
The month after has new signals, a part of them about people we know by then, and a part that comes again: the same as
it was, or with a case that has gone on.
"""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

Document = dict[str, Any]

_SURNAMES = ("Niemand", "Nergens", "Verzonnen", "Voorbeeld", "Proef", "Testman", "Zomaar", "Bedacht")
_PREFIXES = ("", "", "", "van", "de", "van der")
_STREETS = ("Nergensweg", "Proefstraat", "Voorbeeldlaan", "Testkade", "Verzonnen Plein")
_PARTNERS = ("Huur", "Zorg", "Energie", "Water")
_AFTER_CONTACT = ("(Budget)advies en/of quick fix", "Vervolghulp en/of verwijzing financieel")
_NEVER_MET = "Definitief geen contact kunnen krijgen"
_KINDS = ("Telefoon", "Huisbezoek", "Brief", "Mail", "SMS/Whatsapp")
_PARTS_OF_DAY = ("Ochtend", "Middag", "Avond")


@dataclass
class Month:
    """One delivery, and what the next one needs to go on from it."""

    document: Document
    people: list[Document]
    cases_of: dict[str, Document] = field(default_factory=dict)
    """The case of each signal."""

    @property
    def signals(self) -> list[Document]:
        found: list[Document] = self.document["leveringen"][0]["vroegsignalen"]
        return found

    def write(self, path: Path) -> Path:
        path.write_text(json.dumps(self.document, ensure_ascii=False), encoding="utf-8")
        return path


def first_month(signals: int, seed: int) -> Month:
    """A delivery of so many signals."""
    chance = Random(seed)
    month = Month(_frame(date(2025, 3, 1)), [])
    _fill(month, chance, signals, date(2025, 3, 1), "a")
    return month


def next_month(before: Month, signals: int, seed: int) -> Month:
    """The month after: 15% the same again, 15% amended, the others new; of those three in ten about people we know."""
    chance = Random(seed + 1)
    month = Month(_frame(date(2025, 4, 1)), list(before.people))
    part = month.document["leveringen"][0]
    again = chance.sample(before.signals, min(signals * 3 // 10, len(before.signals)))
    # A case comes with all signals it names, or it would point at nothing.
    came = {one["ID"] for one in again}
    laid: set[int] = set()
    for place, signal in enumerate(again):
        sent = copy.deepcopy(signal)
        case = before.cases_of.get(signal["ID"])
        whole = case is not None and all(one["ID"] in came for one in case["vroegsignalen"])
        if place % 2 and whole and case is not None and id(case) not in laid:
            laid.add(id(case))
            part["vroegsignaalzaken"].append(_gone_on(case, chance))
        elif place % 2:
            sent["bedrag"] += 25
        elif whole and case is not None and id(case) not in laid:
            laid.add(id(case))
            part["vroegsignaalzaken"].append(copy.deepcopy(case))
        part["vroegsignalen"].append(sent)
    _fill(month, chance, signals - len(again), date(2025, 4, 1), "b", known=before.people)
    return month


def _frame(first: date) -> Document:
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return {
        "codeGegevensleverancier": "SYNTHETISCH-BENCH",
        "startdatumLevering": str(first),
        "einddatumLevering": str(last),
        "aanleverdatumEnTijd": f"{last + timedelta(days=2)}T09:00:00+02:00",
        "leveringen": [
            {
                "teller": 1,
                "gemeentecode": "0999",
                "aanleverende_organisatie": {
                    "naam": "Gemeente Nergenshuizen",
                    "kvk-nummer": "00000000",
                    "contactpersoonen": [{"naam": "T. Ester", "email": "t.ester@example.org"}],
                },
                "vroegsignalen": [],
                "vroegsignaalzaken": [],
            }
        ],
    }


def _fill(
    month: Month,
    chance: Random,
    signals: int,
    first: date,
    mark: str,
    known: list[Document] | None = None,
) -> None:
    part = month.document["leveringen"][0]
    made, who = 0, len(month.people)
    strangers = []
    while made < signals:
        if known and chance.random() < 0.3:
            person = chance.choice(known)
        else:
            person = _person(who + len(strangers), chance)
            strangers.append(person)
        several = chance.choices((1, 2, 3), (70, 22, 8))[0]
        ids = []
        for _ in range(min(several, signals - made)):
            ids.append(f"{mark}{made:07}")
            part["vroegsignalen"].append(_signal(ids[-1], person, first, chance))
            made += 1
        if chance.random() < 0.9:
            case = _case(ids, first, chance)
            part["vroegsignaalzaken"].append(case)
            month.cases_of.update(dict.fromkeys(ids, case))
    month.people += strangers


def _person(number: int, chance: Random) -> Document:
    """Nobody: a number that passes the 11-check, and a name that says it is made up."""
    born = date(1945, 1, 1) + timedelta(days=chance.randrange(60 * 365))
    client = {
        "Burgerservicenummer": _number(number),
        "Voorletters": f"{chance.choice('ABCDEFGHJKLM')}.{chance.choice('NPRSTW')}.",
        "Voorvoegsel": chance.choice(_PREFIXES),
        "Achternaam": f"{chance.choice(_SURNAMES)}-{number}",
        "Geboortedatum": str(born),
        "Straatnaam": chance.choice(_STREETS),
        "Postcode": f"{9000 + number % 999} {chance.choice('ABCDEF')}{chance.choice('GHJKL')}",
        "Huisnummer": str(chance.randint(1, 250)),
        "Plaatsnaam": "Nergenshuizen",
    }
    if not client["Voorvoegsel"]:
        del client["Voorvoegsel"]
    if chance.random() < 0.2:
        client["Huisnummertoevoeging"] = chance.choice("abc")
    return client


def _number(count: int) -> str:
    digits = 10_000_000 + count
    while True:
        total = sum(int(digit) * (9 - place) for place, digit in enumerate(f"{digits:08}"))
        if total % 11 < 10:
            return f"{digits:08}{total % 11}"
        digits += 50_000_000


def _signal(id_: str, person: Document, first: date, chance: Random) -> Document:
    on = first + timedelta(days=chance.randrange(9))
    return {
        "ID": id_,
        "crisissignaal": chance.random() < 0.02,
        "warmeOverdracht": False,
        "bedrag": chance.randint(80, 2_500),
        "ontstaansdatum": str(on - timedelta(days=chance.randint(30, 90))),
        "signaaldatum": str(on),
        "signaalpartner": {"type": chance.choice(_PARTNERS)},
        "client": person,
    }


def _case(ids: list[str], first: date, chance: Random) -> Document:
    up = first + timedelta(days=chance.randint(10, 13))
    tries: list[Document] = []
    day = up
    for _ in range(chance.choices((0, 1, 2, 3), (15, 35, 35, 15))[0]):
        day = min(day + timedelta(days=chance.randint(0, 5)), first + timedelta(days=29))
        tries.append(_try(day, chance))
    case = {
        "startdatum_matchtingperiode": str(first),
        "matchingsdatum": str(first + timedelta(days=9)),
        "datum_opgepakt": str(up),
        "vroegsignalen": [{"ID": one} for one in ids],
        "contactpogingen": tries,
    }
    if tries and chance.random() < 0.6:
        case["resultaat"] = _result(tries, chance)
    return case


def _result(tries: list[Document], chance: Random) -> str:
    """What fits the tries; one in fifty does not, as it happens."""
    reached = any(one["bereikt"] for one in tries) != (chance.random() < 0.02)
    return chance.choice(_AFTER_CONTACT) if reached else _NEVER_MET


def _try(day: date, chance: Random) -> Document:
    return {
        "soort": chance.choice(_KINDS),
        "bereikt": chance.random() < 0.25,
        "datum": str(day),
        "dagdeel": chance.choice(_PARTS_OF_DAY),
    }


def _gone_on(case: Document, chance: Random) -> Document:
    after = copy.deepcopy(case)
    after["contactpogingen"].append(_try(date(2025, 4, chance.randint(1, 20)), chance))
    after["resultaat"] = _result(after["contactpogingen"], chance)
    return after
