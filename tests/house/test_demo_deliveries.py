"""Do the deliveries of a made-up town have the size of the town, and come in with a few odd things and no error?

The seed is printed at the end of the run (BEREIK_SEED).
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from stdnum.nl import bsn

from bereik.house.demonstration.chances import HERE
from bereik.house.demonstration.deliveries import deliveries_of, leave_deliveries, signals_a_month
from bereik.house.demonstration.filled import fill_town
from bereik.house.demonstration.plan import OUR_OWN, TOWNS, read_town
from bereik.house.exchange.ddas.checking import check_file
from bereik.house.exchange.ddas.finding import Level
from bereik.house.exchange.ddas.importing import import_delivery
from bereik.house.exchange.ddas.schema import SchemaUnusable, read_schema
from tests.house.tree import ROOT
from tests.size import seed

EVERY = (OUR_OWN, *TOWNS)
ENDS = date(2026, 10, 31)
SCHEMA = ROOT.parent / "shared/data/ddas-vroegsignalering/json_schema_Uitwisselmodel.json"
ODD = {"bsn-eleven-check": 1, "nobody-to-recognise": 1, "attempt-date-order": 1}


def written(name: str, drawn: int, residents: int = 400) -> list[tuple[str, bytes]]:
    return list(deliveries_of(read_town(name, residents), drawn, ENDS, residents))


def parts(files: list[tuple[str, bytes]]) -> list[dict[str, Any]]:
    return [json.loads(content)["leveringen"][0] for name, content in files if name.endswith(".json")]


@pytest.mark.parametrize("name", EVERY)
def test_whatever_the_seed_only_the_newest_is_odd_and_none_has_an_error(name: str, tmp_path: Path) -> None:
    drawn = Random(f"{seed()}-{name}").randrange(1_000_000)
    official = read_schema(SCHEMA) if SCHEMA.exists() else None
    assert not isinstance(official, SchemaUnusable)
    first, newest, _ = leave_deliveries(tmp_path / "deliveries", read_town(name, 400), drawn, ENDS, 400)
    for path, odd in ((first, {}), (newest, ODD)):
        checked = check_file(path, schema=official, gemeentecode=read_town(name).gemeentecode)
        assert checked.unreadable is None
        assert not checked.errors, drawn
        assert Counter(one.rule for one in checked.findings if one.level is Level.FINDING) == odd, drawn


def test_the_same_seed_writes_the_same_and_every_town_and_seed_its_own() -> None:
    assert written("rural", 7) == written("rural", 7)
    drawn = [written(name, number)[0][1] for name in EVERY for number in (7, 8)]
    assert len(set(drawn)) == len(drawn)
    amounts = {tuple(one["bedrag"] for one in parts(written(name, 7))[0]["vroegsignalen"]) for name in EVERY}
    assert len(amounts) == len(EVERY), "two towns draw the same arrears"


@pytest.mark.parametrize(("residents", "a_month"), [(1, 40), (400, 40), (20_000, 80), (200_000, 800)])
def test_four_signals_a_month_for_each_thousand_inhabitants(residents: int, a_month: int) -> None:
    """Divosa Monitor 2023: 4.0. A small town has enough to show every kind."""
    assert signals_a_month(residents) == a_month


def test_a_larger_town_sends_more_and_has_more_cases() -> None:
    small, large = (parts(written("rural", 7, residents)) for residents in (400, 20_000))
    for one, other in zip(small, large, strict=True):
        assert len(other["vroegsignalen"]) == 2 * len(one["vroegsignalen"])
        assert len(other["vroegsignaalzaken"]) == 2 * len(one["vroegsignaalzaken"])


def test_a_number_in_a_delivery_is_of_the_range_for_tests_or_fails_its_check() -> None:
    numbers = [
        said
        for name in EVERY
        for part in parts(written(name, 7))
        for one in part["vroegsignalen"]
        if (said := one["client"].get("Burgerservicenummer"))
    ]
    assert numbers and all(one.startswith("9999") or not bsn.is_valid(one) for one in numbers)
    assert not all(bsn.is_valid(one) for one in numbers)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", TOWNS)
def test_both_come_into_the_town_and_nobody_is_doubled(name: str, tmp_path: Path) -> None:
    at = datetime(2026, 11, 23, 10, 0, tzinfo=HERE)
    filled = fill_town(7, at=datetime(2026, 11, 1, tzinfo=HERE), residents=400, name=name)
    first, newest, _ = leave_deliveries(tmp_path / "deliveries", filled.town, 7, ENDS, 400)
    one = import_delivery(first, synthetic=True, at=at)
    assert one.refused is None and one.signals.new == 40
    assert one.residents.known, "some are residents of the town"
    two = import_delivery(newest, synthetic=True, at=at)
    assert two.refused is None
    # Of forty four are gone; of those left five have another amount, five were taken up since, and the rest came before.
    assert (two.signals.new, two.signals.amended, two.signals.known) == (40, 10, 26)
    assert two.cases.new == 5 and two.cases.known == 20
    assert len(two.findings) == 3
    assert two.residents.known >= 36, "whoever came before is known"
    assert import_delivery(newest, synthetic=True, at=at).again


def test_the_list_of_a_housing_association_has_the_usual_dirt() -> None:
    _, _, (name, content) = written("provincial-town", 7)
    assert name == "2026-10-huurachterstanden.csv"
    text = content.decode("cp1252")
    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")
    rows = [line.split(";") for line in text.split("\r\n")]
    column = {header: place for place, header in enumerate(rows[0])}
    assert "BSN" not in column, "a housing association may not use one"
    people = [row for row in rows[1:] if len(row) == len(column) and row[0]]
    assert any(row[column["Geb.datum"]].startswith("31-2-") for row in people), "a day that never was"
    assert any(not row[column["Datum melding"]] for row in people)
    assert all(len(row[column["Achterstand sinds"]].split("-")[2]) == 2 for row in people)
    assert any("," in row[column["Naam"]] for row in people), "a prefix behind the surname"
    assert all(row[column["Saldo openstaand"]].startswith("€ ") for row in people)
    assert sum(row[1] == "Totaal" for row in rows if len(row) > 1) == 1
