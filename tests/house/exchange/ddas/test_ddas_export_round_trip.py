"""Does what is given say the same as what came in: valid, without errors, and the same house made from it?

Random deliveries come in, one after the other and with later ones that amend; what goes out is taken into an empty
house and given again. The seed is printed at the end of the run (BEREIK_SEED).
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bereik.house.exchange.ddas.exporting import Period
from bereik.house.exchange.ddas.finding import Level
from tests.house.exchange.ddas.export_samples import (
    SEED,
    YEAR,
    given,
    given_whole,
    house,
    new_house,
    orderly,
    schema_if_there,
    wild,
    without_the_moment,
)
from tests.house.exchange.ddas.import_samples import Document, taken_in
from tests.house.exchange.ddas.samples import (
    MULTIPLE,
    SINGLE,
    checked,
    needs_official_files,
)
from tests.size import IN_PROOF

pytestmark = pytest.mark.django_db(transaction=True)

TRIALS, PEOPLE = (60, 40) if IN_PROOF else (4, 8)
JANUARY = Period(date(2025, 1, 1), date(2025, 1, 31))


def contents(document: Document) -> dict[str, list[Any]]:
    """The signals by ID and the zaken by what they say, of all parts."""
    parts = document.get("leveringen", [])
    return {
        "signals": sorted(
            (one for part in parts for one in part.get("vroegsignalen", [])), key=lambda one: one["ID"]
        ),
        "cases": sorted((one for part in parts for one in part.get("vroegsignaalzaken", [])), key=as_text),
    }


def as_text(one: Document) -> str:
    return json.dumps(one, sort_keys=True)


def and_back(
    tmp_path: Path, period: Period = YEAR
) -> tuple[Document, Document, dict[str, Any], dict[str, Any]]:
    """What this house gives, what a new one made from it gives, and both houses."""
    here, first = house(), given(period)
    said = checked(first, schema=schema_if_there())
    assert said.unreadable is None
    assert not said.errors, said.errors
    new_house()
    taken = taken_in(first, tmp_path)
    assert taken.refused is None
    return first, given(period), here, house()


def gone_round(measured: Any, what: str, trial: int) -> None:
    """Laid down by the last of them: each of the others is a test that passed, or fails by itself."""
    if trial == TRIALS - 1:
        measured(f"out and in again: {what}", seed=SEED, trials=TRIALS)


@needs_official_files
@pytest.mark.parametrize("path", [SINGLE, MULTIPLE], ids=["single", "multiple"])
def test_the_official_examples_go_out_as_they_came_in(path: Path, tmp_path: Path) -> None:
    taken_in(path, tmp_path)
    first, second, here, there = and_back(tmp_path, JANUARY)
    assert contents(first) == contents(json.loads(path.read_text(encoding="utf-8")))
    assert without_the_moment(second) == without_the_moment(first)
    assert there == here


@pytest.mark.proof
@pytest.mark.parametrize("trial", range(TRIALS))
def test_a_random_delivery_goes_round(trial: int, tmp_path: Path, measured: Any) -> None:
    chance = Random(f"{SEED}-round-{trial}")
    sent = wild(chance, PEOPLE)
    assert taken_in(sent, tmp_path).refused is None
    first, second, here, there = and_back(tmp_path)
    assert without_the_moment(second) == without_the_moment(first)
    assert there == here
    # And what was sent is in it, word for word, but for a day where none was given.
    out = {one["ID"]: one for one in contents(first)["signals"]}
    for one in contents(sent)["signals"]:
        assert out[one["ID"]] == {"signaaldatum": out[one["ID"]].get("signaaldatum")} | one
    gone_round(measured, "a random delivery", trial)


@pytest.mark.proof
@pytest.mark.parametrize("trial", range(TRIALS))
def test_deliveries_that_amend_each_other_go_round(trial: int, tmp_path: Path, measured: Any) -> None:
    chance = Random(f"{SEED}-amend-{trial}")
    months = [
        wild(chance, PEOPLE, start=chance.choice([0, 0, 3]), made=f"2026-0{month}-05T08:00:00Z")
        for month in (3, 1, 2)
    ]
    for number, month in enumerate(months):
        assert taken_in(month, tmp_path).refused is None, number
    first, second, here, there = and_back(tmp_path)
    assert without_the_moment(second) == without_the_moment(first)
    # Who is the same person is seen from what was sent last: what earlier content told is not in the delivery.
    assert there["signals"] == here["signals"]
    gone_round(measured, "three that amend each other", trial)


@pytest.mark.proof
@pytest.mark.parametrize("trial", range(TRIALS))
def test_what_was_in_order_goes_out_in_order(trial: int, tmp_path: Path, measured: Any) -> None:
    chance = Random(f"{SEED}-order-{trial}")
    sent = orderly(chance, PEOPLE)
    assert not checked(sent, schema=schema_if_there()).findings
    taken_in(sent, tmp_path)
    made = given_whole(Period(date(2025, 3, 1), date(2025, 3, 28)))
    assert not made.judged.rules
    document = json.loads(b"".join(made.pieces()))
    assert contents(document) == contents(sent)
    assert not [
        one for one in checked(document, schema=schema_if_there()).findings if one.level is Level.ERROR
    ]
    gone_round(measured, "what was in order", trial)
