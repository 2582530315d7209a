"""A list from a landlord at the desk of deliveries, in a browser: its columns said, its rows looked at, the good ones taken in.

Given Rik Den at the desk; when a list comes in that somebody made in a spreadsheet, he says what each column is, reads
what goes back and why, downloads that, and takes the good rows in; next month he is asked only about what is new. By
mouse, by keyboard alone, and with scripts off.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bereik.house.coming_in.personas import persona_address
from tests.house.entering import colleague
from tests.stories.desk import button, picture, work
from tests.stories.hands import HANDS, By, Hands

pytestmark = pytest.mark.django_db(transaction=True)

HEAD = "Klantnr;Voorl.;Tussenv.;Achternaam;Geb.dat;Adres;PC;Plaats;Openstaand bedrag;Datum melding"
GOOD = "K1;N.;de;Niemand;01-02-1970;Nergensweg 1;9999ZZ;Nergenshuizen;75,50;13-03-2025"
ANOTHER = "K2;M.;;Nergens, van;21-02-1971;Nergensweg 2 bis;9999 ZZ;Nergenshuizen;1.200,00;13-03-2025"
WRONG = "K3;P.;;Fout;31-02-1970;Nergensweg 3;999;Nergenshuizen;=1+1;13-03-2025"
TOTAL = ";;;;;;;Totaal;1.275,50;"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    made = {
        "maart": ("Lijst maart", HEAD, GOOD, WRONG, ANOTHER, TOTAL),
        "april": (f"{HEAD};Bijzonderheden", GOOD.replace("13-03", "14-04") + ";belt liever niet"),
    }
    for name, lines in made.items():
        (tmp_path / f"{name}.csv").write_bytes("".join(f"{line}\r\n" for line in lines).encode("cp1252"))
    return {name: tmp_path / f"{name}.csv" for name in made}


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def hand_in(hands: Hands, house: str, file: Path) -> None:
    page = hands.page
    hands.go(f"{house}/leveringen/csv/")
    hands.write(page.get_by_label("Van wie is de lijst?"), "Woonstichting Nergens")
    page.get_by_label("Bestand (CSV)").set_input_files(file)
    hands.tap(button(page, "Bekijk de kolommen"))


@pytest.mark.parametrize("by", HANDS)
def test_a_list_comes_in(
    by: By, desk: Hands, live_server: Any, files: dict[str, Path], scan: Callable[[Page], None]
) -> None:
    page, house = desk.page, live_server.url
    desk.go(f"{house}/leveringen/")
    desk.tap(page.get_by_role("link", name="Lever het hier in"))
    expect(heading(page)).to_have_text("Een lijst (CSV) inleveren")
    picture(page, by, "lijst-1-inleveren")
    scan(page)
    desk.tap(button(page, "Bekijk de kolommen"))
    expect(page.get_by_role("alert")).to_contain_text("Vul in van wie de lijst is.")
    scan(page)

    hand_in(desk, house, files["maart"])
    expect(heading(page)).to_have_text("Wat is elke kolom?")
    expect(page.get_by_label("Achternaam", exact=True)).to_have_value("surname")
    picture(page, by, "lijst-2-kolommen")
    scan(page)
    desk.tap(button(page, "Ja, lees de lijst zo"))
    expect(page.get_by_role("alert")).to_contain_text("Nergens staat welke soort schuldeiser dit is.")
    scan(page)
    desk.choose(page.get_by_label("Soort schuldeiser van de hele lijst"), "landlord")
    desk.tap(button(page, "Ja, lees de lijst zo"))

    expect(heading(page)).to_have_text("2 rijen kunnen binnenkomen")
    expect(page.get_by_text("Geb.dat: deze dag bestaat niet.")).to_be_visible()
    expect(page.get_by_text("bedragen met een komma voor de centen")).to_be_visible()
    picture(page, by, "lijst-3-nakijken")
    scan(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download de rijen die terug moeten").first.click()
    back = Path(download.value.path()).read_bytes().decode("cp1252").splitlines()
    assert back[0] == f"{HEAD};reden;wat nu" and back[1].startswith("K3;") and len(back) == 2

    desk.tap(button(page, "Lees de goede rijen in"))
    expect(heading(page)).to_have_text("Wij lezen de goede rijen in")
    scan(page)
    work()
    desk.tap(page.get_by_role("link", name="Kijk of het klaar is"))
    expect(heading(page)).to_have_text("De lijst is ingelezen")
    expect(page.get_by_text("Eén rij kwam niet binnen")).to_be_visible()
    picture(page, by, "lijst-4-ingelezen")
    scan(page)

    # Next month there is one column more, and only that is asked.
    hand_in(desk, house, files["april"])
    expect(page.get_by_text("Eén kolom kennen wij nog niet van deze afzender.")).to_be_visible()
    expect(page.get_by_label("Achternaam", exact=True)).to_be_hidden()
    picture(page, by, "lijst-5-alleen-wat-nieuw-is")
    scan(page)
    desk.tap(button(page, "Ja, lees de lijst zo"))
    expect(heading(page)).to_have_text("Eén rij kan binnenkomen")
    desk.go(f"{house}/leveringen/")
    expect(page.get_by_text("Wacht op jouw besluit.")).to_be_visible()
    desk.tap(page.get_by_role("link", name="april.csv"))
    desk.tap(button(page, "Gooi dit bestand weg"))
    expect(page.get_by_text("Het bestand is weggegooid.")).to_be_visible()


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
    page.goto(f"{live_server.url}/leveringen/csv/")
    page.locator("#sender").fill("Woonstichting Nergens")
    page.locator("#file").set_input_files(files["maart"])
    page.locator("form:has(#file) button").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_text("the name fits, and so does what is in it").first).to_be_visible()
    everyone_can_use(page)
    page.locator("#id_kind").select_option("landlord")
    page.locator("form:has(#id_kind) button").click()
    expect(page.get_by_text("there is no such day")).to_be_visible()
    everyone_can_use(page)
