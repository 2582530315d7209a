"""The return for the national statistics: one tap to choose, what is in it, what is not, one tap to take it.

Given a town in which a delivery came in, Bob was visited, and a school passed on a worry; Rik Den, who looks after
deliveries, makes the return of last month. He reads how much is in it, that the school is not, and what is odd; he
takes the file, and it says what was done without his typing it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from bereik.house.coming_in.personas import persona_address
from bereik.house.exchange.ddas.exporting.period import last_whole_month
from bereik.terms.routes import Route
from tests.conftest import POSTGRES
from tests.house.entering import enter_as
from tests.house.exchange.ddas.import_samples import bsn, case, delivery, person, signal, taken_in
from tests.house.exchange.ddas.test_ddas_export_own_work import by_form, go, journey_of
from tests.making import make_account, make_placement, make_resident, make_team
from tests.stories.hands import HANDS, Hands

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town(settings: Any, live_server: Any, tmp_path: Path) -> dict[str, Any]:
    settings.BEREIK_ADDRESS = live_server.url
    settings.BEREIK_GEMEENTECODE = "0999"
    month = last_whole_month(timezone.localdate())
    third, fifth = (str(month.since + timedelta(days=days)) for days in (2, 4))
    whom = person(1, Burgerservicenummer=bsn(1))
    sent = delivery(
        [signal("VS-1", whom, third), signal("VS-2", person(2), third, bedrag=-20)],
        [case("VS-1", since=str(month.since), matchingsdatum=third, datum_opgepakt=third)],
    )
    taken_in(sent, tmp_path, at=timezone.now())
    go(journey_of("VS-1"), fifth, channel="home_visit", reached=True)
    by_form("w", third, kind="school", route=Route.WITH_AGREEMENT, team=make_team(), who=make_resident())
    rik = make_account("Rik Den")
    make_placement(rik, None, "delivery_officer")
    return {"rik": rik, "month": month, "fifth": fifth}


@pytest.mark.parametrize("by", HANDS)
def test_the_return_of_last_month(
    hands: Hands, town: dict[str, Any], scan: Callable[[Page], None], live_server: Any
) -> None:
    page = hands.page
    hands.go(persona_address(town["rik"]))
    hands.go(f"{live_server.url}/leveringen/opgave/")
    scan(page)
    hands.tap(page.locator("form button.utrecht-button--primary-action").first)
    for said in ("2 signalen", "1 zaak", "1 contactpoging", "1 schreven wij zelf op"):
        expect(page.get_by_text(said, exact=False).first).to_be_visible()
    expect(page.get_by_text("gaan nooit mee")).to_be_visible()
    expect(page.get_by_text("School: een paar")).to_be_visible()
    expect(page.get_by_text("Het bedrag van de achterstand is kleiner dan nul.")).to_be_visible()
    expect(page.get_by_text("VS-2")).to_be_visible()
    scan(page)
    button = page.get_by_role("button", name="Haal de opgave op")
    with page.expect_download() as taken:
        button.focus()
        page.keyboard.press("Enter")
    assert taken.value.suggested_filename.startswith("synthetisch-opgave-cbs-")
    document = json.loads(Path(taken.value.path()).read_text(encoding="utf-8"))
    (part,) = document["leveringen"]
    assert [one["ID"] for one in part["vroegsignalen"]] == ["VS-1", "VS-2"]
    (done,) = part["vroegsignaalzaken"]
    assert done["contactpogingen"] == [
        {"soort": "Huisbezoek", "bereikt": True, "datum": town["fifth"], "dagdeel": "Ochtend"}
    ]


def test_in_english_too(browser: Any, town: dict[str, Any], everyone_can_use: Any, live_server: Any) -> None:
    if POSTGRES:
        pytest.skip("a page does not hang on the engine")
    from tests.stories.hands import By

    hands = Hands(browser, By.TOUCH, "en-GB")
    hands.go(persona_address(town["rik"]))
    hands.go(f"{live_server.url}/leveringen/opgave/")
    everyone_can_use(hands.page)
    hands.tap(hands.page.locator("form button.utrecht-button--primary-action").first)
    expect(hands.page.get_by_text("The amount in arrears is below zero.")).to_be_visible()
    everyone_can_use(hands.page)


def test_days_turned_round_or_still_to_come_are_told(town: dict[str, Any]) -> None:
    client = enter_as(town["rik"])
    today: datetime = timezone.now()
    late = (today + timedelta(days=40)).date()
    for since, until, said in (
        (town["month"].until, town["month"].since, "eindigt voordat zij begint"),
        (late, late, "moet nog beginnen"),
        ("", "2025-02-30", "Dit is geen dag"),
    ):
        answer = client.post("/leveringen/opgave/", {"since": str(since), "until": str(until)})
        assert answer.status_code == 422
        assert said in answer.content.decode()
        file = client.post("/leveringen/opgave/bestand/", {"since": str(since), "until": str(until)})
        assert file.status_code == 422 and "attachment" not in file.headers.get("Content-Disposition", "")


def test_only_who_looks_after_deliveries_comes_here(town: dict[str, Any]) -> None:
    other = make_account("Merel")
    make_placement(other, make_team())
    client = enter_as(other)
    assert client.get("/leveringen/opgave/").status_code == 403
    days = {"since": str(town["month"].since), "until": str(town["month"].until)}
    assert client.post("/leveringen/opgave/bestand/", days).status_code == 403
    assert enter_as(town["rik"]).get("/leveringen/opgave/bestand/").status_code == 405


def test_choosing_reads_nothing_and_keeps_to_twelve_queries(
    town: dict[str, Any], django_assert_max_num_queries: Any
) -> None:
    client = enter_as(town["rik"])
    client.get("/leveringen/opgave/")
    with django_assert_max_num_queries(12):
        answer = client.get("/leveringen/opgave/")
    assert answer.status_code == 200
    assert str(town["month"].since) in answer.content.decode()
