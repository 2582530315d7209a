"""Which random deliveries do the tests of giving start from, and how do they look at two houses beside each other?

`orderly` makes a delivery in which nothing is wrong; `wild` lets senders be as they are: dates left out, numbers that
fail, one zaak about several people, the same try twice, zaken that name nobody, IDs of three hundred letters.
"""

from __future__ import annotations

import copy
import json
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.test import TransactionTestCase

from bereik.house.exchange.ddas.codes import CodeList, codes_of, result_of
from bereik.house.exchange.ddas.exporting import Given, Period, give_return
from bereik.house.exchange.ddas.schema import ExchangeSchema
from bereik.people.models import DataKey, Identity
from bereik.see.models import DeliveredItem, Signal
from bereik.terms.end_results import END_RESULTS, Contact, EndResult
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.house.exchange.ddas.import_samples import Document, attempt, bsn, delivery, journeys, person
from tests.house.exchange.ddas.samples import SCHEMA, official_schema
from tests.size import seed

SEED = seed()
FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
YEAR = Period(FIRST, date(2026, 12, 31))
"""And after: a signal without a date is one of the day on which it came in."""
MARCH = Period(date(2025, 3, 1), date(2025, 3, 31))


NO_ZAAK = "geen zaak"


def schema_if_there() -> ExchangeSchema | None:
    return official_schema() if SCHEMA.exists() else None


def given(period: Period = YEAR, **options: Any) -> Document:
    """The delivery of this house as a document; it must not be refused."""
    made = given_whole(period, **options)
    document: Document = json.loads(b"".join(made.pieces()))
    return document


def given_whole(period: Period = YEAR, **options: Any) -> Given:
    made = give_return(period, **({"schema": schema_if_there()} | options))
    assert made.refused is None, made.refused.what.en
    return made


def new_house() -> None:
    """As the house was before anything came in."""
    TransactionTestCase._fixture_teardown(None)  # type: ignore[arg-type]


def without_the_moment(document: Document) -> Document:
    return {name: value for name, value in document.items() if name != "aanleverdatumEnTijd"}


def house() -> dict[str, Any]:
    """Everything about residents that another house must have too; nothing that each house numbers by itself."""
    with house_access(Purpose.UPKEEP, "proef"):
        about: dict[Any, set[str]] = {}
        for key, resident in Signal.objects.values_list("key", "resident"):
            about.setdefault(resident, set()).add(key)
        keys = {one.resident_id: one.key() for one in DataKey.objects.order_by("id")}
        who = {
            frozenset(about[one.resident_id]): {
                name: value for name, value in one.read(keys[one.resident_id]).items() if value
            }
            for one in Identity.objects.order_by("id")
            if one.resident_id in about  # not whose only signal turned out to be about somebody else
        }
        signals = {
            one.key: (one.sender_kind, one.amount, one.urgent, one.happened_on, one.route, one.synthetic)
            for one in Signal.objects.order_by("id")
        }
        items = DeliveredItem.objects.filter(replaced_by__isnull=True).count()
    return {"who": who, "signals": signals, "journeys": journeys(), "items": items}


def id_of(number: int, *, long: bool = False) -> str:
    return f"VS-{number:05}" + ("-" + "x" * 300 if long else "")


def orderly(chance: Random, people: int = 12, *, month: int = 3) -> Document:
    """Each person one to three signals, most with a zaak; dates, statuses and results all agree.

    With seventeen people or more each result occurs, an open zaak does, and somebody without one.
    """
    signals: list[Document] = []
    cases: list[Document] = []
    results: list[str | None] = [None, *codes_of(CodeList.RESULT)]
    ends: list[str | None] = [*results, NO_ZAAK]
    ends += [chance.choice(ends) for _ in range(people)]
    ends = chance.sample(ends[: max(people, 1)], people)
    for number in range(people):
        whom = person(number, Burgerservicenummer=bsn(number))
        ids = [id_of(10 * number + one) for one in range(chance.randint(1, 3))]
        days = sorted(chance.randint(1, 9) for _ in ids)
        made = [
            {
                "ID": id_,
                "crisissignaal": chance.random() < 0.1,
                "warmeOverdracht": chance.random() < 0.2,
                "bedrag": chance.randint(0, 4_000),
                "ontstaansdatum": str(date(2025, month, day) - timedelta(days=chance.randint(0, 90))),
                "signaaldatum": str(date(2025, month, day)),
                "signaalpartner": {"type": chance.choice(codes_of(CodeList.SENDER))},
                "client": whom,
            }
            for id_, day in zip(ids, days, strict=True)
        ]
        if ends[number] != NO_ZAAK:
            cases.append(_orderly_case(chance, ids, days[-1], month, made, ends[number]))
        signals += made
    year_month = f"2025-{month:02}"
    return delivery(signals, cases) | {
        "startdatumLevering": f"{year_month}-01",
        "einddatumLevering": f"{year_month}-28",
        "aanleverdatumEnTijd": "2026-01-05T08:00:00Z",
    }


def _orderly_case(
    chance: Random, ids: list[str], last: int, month: int, signals: list[Document], result: str | None
) -> Document:
    matched = chance.randint(last, 12)
    taken = chance.randint(matched, 14)
    made: Document = {
        "startdatum_matchtingperiode": f"2025-{month:02}-01",
        "einddatum_matchingperiode": f"2025-{month:02}-28",
        "matchingsdatum": f"2025-{month:02}-{matched:02}",
        "vroegsignalen": [{"ID": one} for one in ids],
    }
    meant = result_of(result) if result else None
    term = END_RESULTS[meant] if meant else None
    if result:
        made["resultaat"] = result
    if term and not term.taken_up:
        for one in signals:
            one["status"] = result
        return made
    if meant in (EndResult.DECEASED, EndResult.NOT_OUR_RESIDENT):
        for one in signals:
            one["status"] = result
        return made
    made["datum_opgepakt"] = f"2025-{month:02}-{taken:02}"
    spoken = bool(term and term.contact is Contact.NEEDED)
    silent = bool(term and term.contact is Contact.EXCLUDED)
    made["contactpogingen"] = [
        attempt(
            f"2025-{month:02}-{chance.randint(taken, 27):02}",
            kind=chance.choice([one for one in codes_of(CodeList.CONTACT_KIND) if one != "Administratief"]),
            reached=False if silent else (spoken and number == 0) or (not silent and chance.random() < 0.3),
            part=chance.choice(codes_of(CodeList.DAY_PART)),
        )
        for number in range(chance.randint(1, 4))
    ]
    return made


def wild(chance: Random, people: int = 8, *, start: int = 0, made: str = "2026-01-05T08:00:00Z") -> Document:
    """What senders really send, as far as it may come in: findings, no errors."""
    signals: list[Document] = []
    cases: list[Document] = []
    for number in range(start, start + people):
        whom = _somebody(chance, number)
        ids = [id_of(10 * number + one, long=chance.random() < 0.05) for one in range(chance.randint(1, 3))]
        for id_ in ids:
            signals.append(_wild_signal(chance, id_, whom))
        for _ in range(chance.choice([0, 1, 1, 2])):
            named = chance.sample(ids, chance.randint(1, len(ids)))
            if chance.random() < 0.1:  # one zaak about two people
                named.append(chance.choice(signals)["ID"])
            cases.append(_wild_case(chance, list(dict.fromkeys(named))))
    if chance.random() < 0.3:
        cases.append(
            {name: value for name, value in _wild_case(chance, []).items() if name != "vroegsignalen"}
        )
    chance.shuffle(signals)
    return delivery(signals, cases, made=made) | {
        "startdatumLevering": str(FIRST),
        "einddatumLevering": str(LAST),
    }


def _somebody(chance: Random, number: int) -> Document:
    kind = chance.random()
    if kind < 0.4:
        return person(number, Burgerservicenummer=bsn(number), Huisnummertoevoeging="bis")
    if kind < 0.6:
        return person(number)
    if kind < 0.7:
        return person(number, Burgerservicenummer="123456789")  # fails the 11-check
    if kind < 0.85:
        return {"Burgerservicenummer": bsn(number)}
    return {"Achternaam": f"Alleen{number}", "onbekend veld": 1}


def _wild_signal(chance: Random, id_: str, whom: Document) -> Document:
    made: Document = {"ID": id_, "signaalpartner": {}, "client": copy.deepcopy(whom)}
    some = {
        "signaalpartner": {"type": chance.choice(codes_of(CodeList.SENDER))},
        "crisissignaal": chance.random() < 0.5,
        "warmeOverdracht": chance.random() < 0.5,
        "bedrag": chance.choice([-5, 0, 120, 250_000]),
        "ontstaansdatum": _day(chance),
        "status": chance.choice(codes_of(CodeList.STATUS)),
    }
    made |= {name: value for name, value in some.items() if chance.random() < 0.7}
    if chance.random() < 0.9:
        made["signaaldatum"] = _day(chance)
    return made


def _wild_case(chance: Random, ids: list[str]) -> Document:
    some = {
        "resultaat": chance.choice(codes_of(CodeList.RESULT)),
        "matchingsdatum": _day(chance),
        "datum_opgepakt": _day(chance),
        "einddatum_matchingperiode": _day(chance),
        "contactpogingen": [_wild_try(chance) for _ in range(chance.randint(0, 3))],
        "startdatum_matchingperiode": _day(
            chance
        ),  # as somebody spells it right, and the model does not know it
    }
    made: Document = {name: value for name, value in some.items() if chance.random() < 0.6}
    if chance.random() < 0.9:
        made["startdatum_matchtingperiode"] = _day(chance)
    return made | {"vroegsignalen": [{"ID": one} for one in ids]}


def _wild_try(chance: Random) -> Document:
    some = {
        "soort": chance.choice(codes_of(CodeList.CONTACT_KIND)),
        "bereikt": chance.random() < 0.4,
        "datum": _day(chance),
        "dagdeel": chance.choice(codes_of(CodeList.DAY_PART)),
    }
    return {name: value for name, value in some.items() if chance.random() < 0.8}


def _day(chance: Random) -> str:
    return str(FIRST + timedelta(days=chance.randrange(365)))


def laid_down(document: Document, folder: Path, name: str = "opgave.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return path
