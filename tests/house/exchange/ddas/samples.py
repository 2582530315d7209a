"""Which deliveries do the tests start from? The two official examples, and one of our own in which nothing is wrong."""

import copy
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bereik.house.exchange.ddas.checking import Checked, check_stream
from bereik.house.exchange.ddas.finding import Finding
from bereik.house.exchange.ddas.schema import ExchangeSchema, SchemaUnusable, read_schema
from tests.house.tree import ROOT

SHARED = ROOT.parent / "shared" / "data" / "ddas-vroegsignalering"
SCHEMA = Path(os.environ.get("BEREIK_DDAS_SCHEMA") or SHARED / "json_schema_Uitwisselmodel.json")
SINGLE = SHARED / "enkelvoudigVoorbeeld.json"
MULTIPLE = SHARED / "meervoudigVoorbeeld.json"

needs_official_files = pytest.mark.skipif(
    not (SCHEMA.exists() and SINGLE.exists() and MULTIPLE.exists()),
    reason=f"the official schema and examples are not at hand in {SHARED} (they have no licence to carry them along)",
)

Document = dict[str, Any]
Change = Callable[[Document], object]

# Both pass the 11-check, by hand: 9+8+7+12+10+8+9+6-3 = 66 and 81+72+63+54+45+0+0+2-9 = 308.
VALID_BSN = "111222333"
ANOTHER_VALID_BSN = "999990019"

_CLEAN: Document = {
    "codeGegevensleverancier": "SYNTHETISCH-1",
    "startdatumLevering": "2025-03-01",
    "einddatumLevering": "2025-03-31",
    "aanleverdatumEnTijd": "2025-04-02T09:00:00+02:00",
    "leveringen": [
        {
            "teller": 1,
            "gemeentecode": "0999",
            "aanleverende_organisatie": {
                "naam": "Gemeente Nergenshuizen",
                "kvk-nummer": "00000000",
                "contactpersoonen": [{"naam": "T. Ester", "email": "t.ester@example.org"}],
            },
            "vroegsignalen": [
                {
                    "ID": "a",
                    "crisissignaal": False,
                    "warmeOverdracht": False,
                    "bedrag": 120,
                    "ontstaansdatum": "2025-02-01",
                    "signaaldatum": "2025-03-03",
                    "signaalpartner": {"type": "Water"},
                    "client": {
                        "Burgerservicenummer": VALID_BSN,
                        "Voorletters": "N.",
                        "Voorvoegsel": "de",
                        "Achternaam": "Niemand",
                        "Geboortedatum": "1970-01-01",
                        "Straatnaam": "Nergensweg",
                        "Postcode": "9999 ZZ",
                        "Huisnummer": "1",
                        "Plaatsnaam": "Nergenshuizen",
                    },
                },
                {
                    "ID": "b",
                    "bedrag": 80,
                    "signaaldatum": "2025-03-20",
                    "status": "Nog niet opgepakt",
                    "signaalpartner": {"type": "Huur"},
                    "client": {"Burgerservicenummer": ANOTHER_VALID_BSN},
                },
            ],
            "vroegsignaalzaken": [
                {
                    "resultaat": "(Budget)advies en/of quick fix",
                    "matchingsdatum": "2025-03-04",
                    "startdatum_matchtingperiode": "2025-03-01",
                    "einddatum_matchingperiode": "2025-03-31",
                    "datum_opgepakt": "2025-03-05",
                    "vroegsignalen": [{"ID": "a"}],
                    "contactpogingen": [
                        {"soort": "Telefoon", "bereikt": False, "datum": "2025-03-05", "dagdeel": "Avond"},
                        {"soort": "Huisbezoek", "bereikt": True, "datum": "2025-03-10", "dagdeel": "Middag"},
                    ],
                }
            ],
        }
    ],
}


def clean() -> Document:
    return copy.deepcopy(_CLEAN)


def changed(change: Change, document: Document | None = None) -> Document:
    made = clean() if document is None else copy.deepcopy(document)
    change(made)
    return made


def part(document: Document) -> Document:
    return document["leveringen"][0]


def signal(document: Document, place: int = 0) -> Document:
    return part(document)["vroegsignalen"][place]


def case(document: Document, place: int = 0) -> Document:
    return part(document)["vroegsignaalzaken"][place]


def attempt(document: Document, place: int = 0) -> Document:
    return case(document)["contactpogingen"][place]


def checked(
    document: object, *, schema: ExchangeSchema | None = None, gemeentecode: str | None = None
) -> Checked:
    return checked_bytes(json.dumps(document).encode(), schema=schema, gemeentecode=gemeentecode)


def checked_bytes(
    content: bytes, *, schema: ExchangeSchema | None = None, gemeentecode: str | None = None
) -> Checked:
    return check_stream(io.BytesIO(content), schema=schema, gemeentecode=gemeentecode)


def official_schema() -> ExchangeSchema:
    found = read_schema(SCHEMA)
    assert not isinstance(found, SchemaUnusable), found.finding.what.nl
    return found


def places(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.path) for finding in findings]
