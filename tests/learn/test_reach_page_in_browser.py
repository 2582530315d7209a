"""Can everyone read the page of our reach: at a phone's and a desk's width, all folds open, and on paper?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bereik.facts.inside import make_inside
from bereik.facts.published import make_published
from bereik.facts.rows import JourneyFact
from bereik.house.coming_in.personas import persona_address
from bereik.municipality.models import Area
from bereik.reckon.release import DisclosureSettings
from tests.facts.journeys import ended_in_its_week
from tests.house.entering import colleague
from tests.learn.town_page import NIGHT, two_half_years
from tests.stories.conftest import browser_context_args, browser_type_launch_args, everyone_can_use

__all__ = ["browser_context_args", "browser_type_launch_args", "everyone_can_use"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("facts")
    # One journey of which two places do not say the same: the page shows our mistake, and everyone must be able to read it.
    torn = {
        "opened": date(2025, 2, 3),
        "observed_until": NIGHT.date(),
        "ended": 200,
        "ended_because": "need_met",
    }
    rows = [*two_half_years(300), JourneyFact(**ended_in_its_week(torn | {"closed_week": None}))]
    make_inside(made, rows, made_at=NIGHT, rng=Random(1))
    make_published(made, made_at=NIGHT, settings=DisclosureSettings(), rng=Random(1))
    return made


@pytest.fixture
def house(settings: Any, live_server: Any, published: Path) -> str:
    settings.BEREIK_FACTS = published
    settings.BEREIK_ADDRESS = live_server.url
    for place in range(5):
        Area.objects.create(code=f"WK01230{place}", kind="wijk", name=f"Wijk {place}")
    return str(live_server.url)


@pytest.mark.parametrize("function", ["policy_officer", "council_member"])
def test_everyone_can_read_it(
    function: str,
    house: str,
    page: Page,
    everyone_can_use: Callable[[Page], None],
) -> None:
    page.goto(persona_address(colleague(function)))
    page.goto(f"{house}/leren/bereik/")
    everyone_can_use(page)
    for fold in page.locator("main details").all():
        fold.evaluate("fold => fold.open = true")
    everyone_can_use(page)
    expect(page.get_by_text("Kwamen zover").first).to_be_attached()
    for heading in ("Houden wij ons woord?", "Hoe lang wachten mensen op ons?", "Klopt de telling?"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("augustus 2025")


def test_an_earlier_half_year_is_one_tap_away(house: str, page: Page) -> None:
    page.goto(persona_address(colleague("policy_officer")))
    page.goto(f"{house}/leren/bereik/")
    expect(page.locator(".chooser strong")).to_have_text("2e half jaar 2025")
    page.get_by_text("Wijzig").click()
    page.get_by_role("link", name="1e half jaar 2025").click()
    expect(page.locator(".chooser strong")).to_have_text("1e half jaar 2025")
    expect(page.locator(".source").first).to_contain_text(
        "Gehoord van 1 januari 2025 tot en met 30 juni 2025"
    )


def test_on_paper_the_folds_are_open_and_the_menu_is_gone(house: str, page: Page) -> None:
    page.goto(persona_address(colleague("policy_officer")))
    page.goto(f"{house}/leren/bereik/")
    page.emulate_media(media="print")
    expect(page.locator("nav.rooms")).to_be_hidden()
    expect(page.get_by_text("Wij tellen keren dat iemand in beeld kwam")).to_be_visible()
    expect(page.get_by_role("link", name="1e half jaar 2025")).to_be_hidden()


def test_on_paper_a_table_keeps_its_headings(house: str, page: Page) -> None:
    """A sheet is as narrow as a tablet; rows of labels, as on a telephone, would fill three times the sheets."""
    page.goto(persona_address(colleague("policy_officer")))
    page.goto(f"{house}/leren/bereik/")
    page.set_viewport_size({"width": 660, "height": 1000})
    page.emulate_media(media="print")
    table = page.locator("table", has_text="Kwamen zover")
    assert table.locator("tbody tr").first.evaluate("row => getComputedStyle(row).display") == "table-row"
    assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth + 1")
