"""A month of arrears at the desk of deliveries, in a browser: dropped, read, handed back, taken in, and held beside the next.

Given Rik Den at the desk; when the supplier's file of March has an error, he reads what is wrong and downloads the rows
to send back; the mended file he reads and takes in; next month's file tells him what is new, amended, gone and comes
again, before anything is taken in. By mouse, by keyboard alone, and with scripts off.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bereik.house.coming_in.personas import persona_address
from tests.house.entering import colleague
from tests.house.exchange.ddas.import_samples import bsn, case, delivery, person, signal
from tests.stories.desk import button, picture, work
from tests.stories.hands import HANDS, By, Hands

pytestmark = pytest.mark.django_db(transaction=True)

MARCH = {"startdatumLevering": "2025-03-01", "einddatumLevering": "2025-03-31"}
APRIL = {"startdatumLevering": "2025-03-15", "einddatumLevering": "2025-04-30"}


def march(**changed: Any) -> dict[str, Any]:
    signals = [
        signal("a-1", person(1, Burgerservicenummer=bsn(1))),
        signal("a-2", person(2, Burgerservicenummer="123456789"), signaalpartner={"type": "Energie"}),
        signal("a-3", person(3), "2025-03-20", bedrag=-40),
        signal("a-4", person(4), "2025-03-21") | changed,
    ]
    return delivery(signals, [case("a-1")]) | MARCH


def april() -> dict[str, Any]:
    signals = [
        signal("a-3", person(3), "2025-03-20", bedrag=140),
        signal("b-1", person(1, Burgerservicenummer=bsn(1)), "2025-04-04"),
        signal("b-2", person(9), "2025-04-05"),
    ]
    return delivery(signals, made="2025-05-02T09:00:00+02:00") | APRIL


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    made = {"fout": march(bedrag="veel"), "maart": march(), "april": april()}
    for name, document in made.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    return {name: tmp_path / f"{name}.json" for name in made}


def hand_in(hands: Hands, house: str, file: Path) -> None:
    page = hands.page
    hands.go(f"{house}/leveringen/")
    if hands.by is By.TOUCH:
        drop(page, file)
        expect(page.get_by_role("status")).to_contain_text(f"Gekozen: {file.name}")
        expect(button(page, "Kijk het na")).to_be_focused()
    else:
        page.get_by_label("Bestand van de leverancier").set_input_files(file)
    hands.tap(button(page, "Kijk het na"))


def drop(page: Page, file: Path) -> None:
    """Drag a file from elsewhere and let it go over the page."""
    data = page.evaluate_handle(
        """([name, text]) => { const all = new DataTransfer();
            all.items.add(new File([text], name, {type: "application/json"})); return all; }""",
        [file.name, file.read_text(encoding="utf-8")],
    )
    page.dispatch_event("main", "dragover", {"dataTransfer": data})
    page.dispatch_event("main", "drop", {"dataTransfer": data})


@pytest.mark.parametrize("by", HANDS)
def test_a_delivery_comes_in(
    by: By, desk: Hands, live_server: Any, files: dict[str, Path], scan: Callable[[Page], None]
) -> None:
    page, house = desk.page, live_server.url
    desk.go(f"{house}/leveringen/")
    expect(page.get_by_text("Er kwam nog geen levering binnen")).to_be_visible()
    picture(page, by, "levering-1-leeg")
    scan(page)

    # The first file has an error: nothing comes in, and the rows go back.
    hand_in(desk, house, files["fout"])
    expect(page.get_by_role("heading", level=1)).to_have_text("Met 1 fout komt deze levering niet binnen")
    picture(page, by, "levering-2-fout")
    scan(page)
    with page.expect_download() as download:
        if by is By.KEYBOARD:
            page.get_by_role("link", name="Regels met fouten (JSON)").first.focus()
            page.keyboard.press("Enter")
        else:
            page.get_by_role("link", name="Regels met fouten (JSON)").first.click()
    back = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [row["signal"]["ID"] for row in back["rows"]] == ["a-4"]
    desk.tap(button(page, "Gooi dit bestand weg"))
    expect(page.get_by_text("Er is niets van bewaard")).to_be_visible()

    # The mended one has findings, and may come in.
    hand_in(desk, house, files["maart"])
    expect(page.get_by_role("heading", level=1)).to_have_text("4 signalen kunnen binnenkomen")
    expect(page.get_by_text("faalt op de 11-proef")).to_be_visible()
    expect(page.get_by_text("123456789")).to_have_count(0)
    picture(page, by, "levering-3-bevindingen")
    scan(page)
    desk.tap(button(page, "Lees in"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Wij lezen deze levering in")
    picture(page, by, "levering-4-bezig")
    scan(page)
    work()
    if by is By.WITHOUT_SCRIPTS:
        desk.tap(page.get_by_role("link", name="Kijk of het klaar is"))
    expect(page.get_by_text("door jou ingelezen")).to_be_visible(timeout=10_000)
    picture(page, by, "levering-5-binnen")
    scan(page)

    # Next month: what changed, at a glance.
    hand_in(desk, house, files["april"])
    changes = page.get_by_role("region", name="Wat verandert er?")
    for said in ("2 nieuw", "1 verbeterd", "1 verdwenen", "1 komt terug"):
        number, word = said.split(" ", 1)
        line = changes.locator(".row", has=page.get_by_text(word, exact=True))
        expect(line.locator(".count__number")).to_have_text(number)
    picture(page, by, "levering-6-volgende-maand")
    scan(page)
    desk.tap(changes.get_by_role("link", name="komt terug"))
    expect(page.get_by_text("voor de 2e maand")).to_be_visible()
    picture(page, by, "levering-7-komt-terug")
    scan(page)
    desk.tap(page.get_by_role("link", name="Terug naar deze levering"))
    desk.tap(changes.get_by_role("link", name="verbeterd"))
    expect(page.locator("del")).to_have_text("eerst: -40")
    picture(page, by, "levering-8-verbeterd")
    scan(page)
    desk.tap(page.get_by_role("link", name="Terug naar deze levering"))
    desk.tap(button(page, "Lees in"))
    work()
    if by is By.WITHOUT_SCRIPTS:
        desk.tap(page.get_by_role("link", name="Kijk of het klaar is"))
    expect(page.get_by_text("door jou ingelezen")).to_be_visible(timeout=10_000)
    expect(page.locator(".rows").get_by_text("verdwenen", exact=True)).to_be_visible()
    picture(page, by, "levering-9-volgende-binnen")
    desk.tap(page.locator(".rows").get_by_role("link", name="verbeterd"))
    picture(page, by, "levering-10-eerst-en-nu")
    scan(page)
    desk.go(f"{house}/leveringen/")
    expect(page.get_by_text("Door jou ingelezen")).to_have_count(2)
    picture(page, by, "levering-11-twee-binnen")
    scan(page)


@pytest.mark.sqlite
def test_the_same_in_english(
    browser: Browser,
    settings: Any,
    live_server: Any,
    files: dict[str, Path],
    everyone_can_use: Callable[[Page], None],
) -> None:
    settings.BEREIK_ADDRESS = live_server.url
    hands = Hands(browser, By.TOUCH, language="en-GB", width=1280)
    hands.go(persona_address(colleague("delivery_officer", "Rik Den")))
    page = hands.page
    page.goto(f"{live_server.url}/leveringen/")
    page.locator("#file").set_input_files(files["maart"])
    page.locator("[data-drop-send]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_text("fails the 11-check")).to_be_visible()
    everyone_can_use(page)


@pytest.mark.sqlite
def test_what_is_too_large_is_said_before_it_is_sent(
    browser: Browser, settings: Any, live_server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.BEREIK_ADDRESS = live_server.url
    monkeypatch.setenv("BEREIK_DELIVERY_LIMIT_MB", "1")
    large = tmp_path / "groot.json"
    large.write_bytes(b" " * 1_500_000)
    hands = Hands(browser, By.TOUCH)
    hands.go(persona_address(colleague("delivery_officer", "Rik Den")))
    page = hands.page
    page.goto(f"{live_server.url}/leveringen/")
    page.locator("#file").set_input_files(large)
    expect(page.get_by_role("status")).to_contain_text(
        "groot.json is 1,5 MB. Een bestand mag 1 MB groot zijn."
    )
    button(page, "Kijk het na").click()
    expect(page).to_have_url(f"{live_server.url}/leveringen/")
    # With scripts off the server says it.
    without = Hands(browser, By.WITHOUT_SCRIPTS)
    without.go(persona_address(colleague("delivery_officer", "Rik Wilg")))
    without.page.goto(f"{live_server.url}/leveringen/")
    without.page.locator("#file").set_input_files(large)
    button(without.page, "Kijk het na").click()
    expect(without.page.get_by_role("alert")).to_contain_text("Dit bestand is groter dan 1 MB")
