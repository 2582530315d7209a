"""What do the tests of taking in start from, and how do they look at what came of it?"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from bereik.help.models import Attempt
from bereik.house.exchange.ddas.importing import Imported, import_delivery
from bereik.people.models import Ending, Journey, Resident, Step
from bereik.see.deliveries import SIGNAL
from bereik.see.models import DeliveredItem, Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
Document = dict[str, Any]


def person(number: int, **changed: Any) -> Document:
    """Somebody who can be recognised by all five marks; a BSN only where a test gives one."""
    return {
        "Voorletters": "N.",
        "Achternaam": f"Niemand{number}",
        "Geboortedatum": "1970-01-01",
        "Straatnaam": "Nergensweg",
        "Postcode": "9999 ZZ",
        "Huisnummer": str(number),
        "Plaatsnaam": "Nergenshuizen",
    } | changed


def signal(id_: str, whom: Document, on: str = "2025-03-03", **changed: Any) -> Document:
    return {
        "ID": id_,
        "bedrag": 100,
        "signaaldatum": on,
        "signaalpartner": {"type": "Huur"},
        "client": whom,
    } | changed


def attempt(
    day: str | None, *, kind: str = "Telefoon", reached: bool | None = False, part: str = "Ochtend"
) -> Document:
    said = {"soort": kind, "bereikt": reached, "datum": day, "dagdeel": part}
    return {name: value for name, value in said.items() if value is not None}


def case(*ids: str, since: str = "2025-03-01", **changed: Any) -> Document:
    return {
        "startdatum_matchtingperiode": since,
        "matchingsdatum": "2025-03-05",
        "datum_opgepakt": "2025-03-06",
        "vroegsignalen": [{"ID": one} for one in ids],
    } | changed


def delivery(
    signals: Iterable[Document],
    cases: Iterable[Document] = (),
    *,
    made: str = "2025-04-02T09:00:00+02:00",
    municipality: str = "0999",
    supplier: str = "SYNTHETISCH-1",
) -> Document:
    return {
        "codeGegevensleverancier": supplier,
        "startdatumLevering": "2025-03-01",
        "einddatumLevering": "2025-03-31",
        "aanleverdatumEnTijd": made,
        "leveringen": [
            {
                "teller": 1,
                "gemeentecode": municipality,
                "aanleverende_organisatie": {
                    "naam": "Gemeente Nergenshuizen",
                    "kvk-nummer": "00000000",
                    "contactpersoonen": [{"naam": "T. Ester", "email": "t.ester@example.org"}],
                },
                "vroegsignalen": list(signals),
                "vroegsignaalzaken": list(cases),
            }
        ],
    }


def taken_in(document: Document | Path, folder: Path, **options: Any) -> Imported:
    if isinstance(document, Path):
        path = document
    else:
        path = folder / "levering.json"
        path.write_text(json.dumps(document), encoding="utf-8")
    return import_delivery(path, **({"synthetic": True, "at": AT} | options))


def counts() -> dict[str, int]:
    """How many rows of each kind stand in the house."""
    with house_access(Purpose.UPKEEP, "proef"):
        return {
            model.__name__: model.objects.count()
            for model in (Resident, Journey, Signal, DeliveredItem, Attempt, Step, Ending)
        }


def journeys() -> dict[frozenset[str], dict[str, Any]]:
    """Every journey by the signals on it, and what stands on it: nothing that a test run numbers anew."""
    found = {}
    with house_access(Purpose.UPKEEP, "proef"):
        for row in Journey.objects.order_by("id"):
            signals = Signal.objects.filter(journey=row).order_by("key").values_list("key", flat=True)
            ending = Ending.objects.filter(journey=row).first()
            found[frozenset(signals) or frozenset({f"none-{_day(row.opened_at)}"})] = {
                "opened": _day(row.opened_at),
                "ended": (_day(ending.at), ending.because) if ending else None,
                "open": row.ended_at is None,
                "steps": {one.step: _day(one.at) for one in Step.objects.filter(journey=row)},
                "tries": sorted(
                    (one.channel, _day(one.happened_at), one.part_of_day, one.reached)
                    for one in Attempt.objects.filter(journey=row, amended_at__isnull=True)
                ),
                "added_up": (row.tries, _day(row.tried_at), _day(row.met_at)),
                "clock": (row.clock, row.clock_on and f"{row.clock_on}"),
                "urgent": row.urgent,
            }
    return found


def _day(moment: datetime | None) -> str | None:
    return moment.date().isoformat() if moment else None


def the_journey() -> dict[str, Any]:
    (only,) = journeys().values()
    return only


def residents_of() -> dict[str, Any]:
    """About whom each signal is now: two signals about one person give the same number."""
    with house_access(Purpose.UPKEEP, "proef"):
        return dict(Signal.objects.values_list("key", "resident"))


def standing_items(sort: str = SIGNAL) -> dict[str, int]:
    """How many contents of each signal are kept, those that no longer count too."""
    found: dict[str, int] = {}
    with house_access(Purpose.UPKEEP, "proef"):
        for key in DeliveredItem.objects.filter(sort=sort).values_list("key", flat=True):
            found[key] = found.get(key, 0) + 1
    return found


def large(count: int, seed: int = 1, *, made: str = "2025-04-02T09:00:00+02:00") -> Document:
    """So many signals of as many people but for a tenth who have two, most with a case and two tries."""
    chance = Random(seed)
    people = [person(number, Burgerservicenummer=bsn(number)) for number in range(count)]
    signals, cases = [], []
    for number in range(count):
        whom = people[number - 1 if number % 10 == 9 else number]
        signals.append(signal(f"s{number}", whom, f"2025-03-{chance.randint(1, 9):02}"))
        if number % 3:
            tries = [
                attempt(f"2025-03-{chance.randint(10, 19)}", reached=False),
                attempt(
                    f"2025-03-{chance.randint(20, 28)}", kind="Huisbezoek", reached=chance.random() < 0.4
                ),
            ]
            result = {"resultaat": "(Budget)advies en/of quick fix"} if number % 2 else {}
            cases.append(case(f"s{number}", contactpogingen=tries, **result))
    return delivery(signals, cases, made=made)


def bsn(number: int) -> str:
    """A number that passes the 11-check: its last digit is what the others ask for."""
    while True:
        digits = f"{number + 10_000_000:08}"
        total = sum(int(digit) * (9 - place) for place, digit in enumerate(digits))
        if total % 11 < 10:
            return f"{digits}{total % 11}"
        number += 50_000_000


def copied(document: Document, **changed: Any) -> Document:
    return copy.deepcopy(document) | changed
