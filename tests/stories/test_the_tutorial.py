"""Can a newcomer walk the tutorial as it is written, as all five people, in the made-up town?

Given the made-up town as `bereik demo` fills it, only smaller; when somebody does what `docs/tutorial/index.md` says, in
its order and with its words; then each page shows what the tutorial says it shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from bereik.house.coming_in.personas import Persona, in_the_story, personas
from bereik.house.demonstration.filled import fill_town
from bereik.house.demonstration.thread import run_thread
from bereik.house.upkeep.facts import make_facts, publish_figures
from tests.house.tree import ROOT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]

FEW = 400
TUTORIAL = (ROOT / "docs" / "tutorial" / "index.md").read_text(encoding="utf-8")
Check = Callable[[Page], None]


def said(words: str) -> str:
    """These words, which the tutorial must hold too: who changes a page changes the tutorial with it."""
    assert words in " ".join(TUTORIAL.split()), f"the tutorial no longer says “{words}”"
    return words


@pytest.fixture
def code(settings: Any, live_server: Any) -> str:
    """The town, its one story and a night's figures; the resident's code."""
    settings.BEREIK_ADDRESS = live_server.url
    thread = run_thread(fill_town(residents=FEW))
    now = timezone.now()
    make_facts(now, timezone.localdate(now))
    return thread.code


@pytest.fixture
def figures(code: str) -> None:
    now = timezone.now()
    publish_figures(now, timezone.localdate(now))


def test_a_newcomer_walks_it(code: str, live_server: Any, browser: Browser, everyone_can_use: Check) -> None:
    five, also, _others = in_the_story(personas())
    school, sanne, resident, _petra, _omar = (somebody(browser, one) for one in five)
    yusuf, joost = (somebody(browser, one) for one in also[:2])
    the_school_passes_it_on(school, everyone_can_use)
    sanne_s_day(sanne, everyone_can_use)
    the_school_reads_that_there_was_contact(school)
    madelief_reads_and_answers(resident, everyone_can_use)
    she_can_come_in_by_her_code_too(browser, live_server.url, code)
    who_belongs_to_it(yusuf, joost, sanne, live_server.url)


@pytest.mark.sqlite
def test_policy_and_council_read_the_figures(
    figures: None, browser: Browser, everyone_can_use: Check
) -> None:
    five, _also, _others = in_the_story(personas())
    petra, omar = (somebody(browser, one) for one in five[3:])
    words = petra.locator("main").inner_text()
    assert re.search(r"Van elke 100 mensen over wie wij iets hoorden, spraken wij er\s+\d+", words), words[
        :400
    ]
    assert re.search(said("Wij mogen") + r"\s[^.]+\.\s+Niet getoond", words), "what is withheld says so"
    everyone_can_use(petra)
    assert "in gewone woorden" in omar.locator("main").inner_text()
    everyone_can_use(omar)


def somebody(browser: Browser, who: Persona) -> Page:
    page = browser.new_context(locale="nl-NL", viewport={"width": 360, "height": 740}).new_page()
    page.goto(who.address)
    return page


def the_school_passes_it_on(page: Page, everyone_can_use: Check) -> None:
    everyone_can_use(page)
    page.get_by_role("link", name=said("Ja, en het mag")).click()
    page.get_by_label(said("Geld"), exact=True).check(force=True)
    page.get_by_label(said("Ja, maar die wil het niet")).check(force=True)
    page.get_by_label(said("Ja, en die vindt het goed")).check(force=True)
    page.get_by_label(said("18 of ouder")).check(force=True)
    page.locator("input[name=call_name]").fill(said("Iris"))
    page.locator("input[name=phone]").fill(said("06 0000 0012"))
    page.locator("select[name=area]").select_option(label=said("De Linden"))
    page.locator("input[name=own_words]").fill(said("moeder groep 4"))
    page.locator("input[name=how][value=spoken]").check(force=True)
    page.get_by_role("button", name=said("Geef door")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dank u")
    expect(page.get_by_text(re.compile("zoekt contact met deze persoon")).first).to_be_visible()
    everyone_can_use(page)


def sanne_s_day(page: Page, everyone_can_use: Check) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(said("Vandaag"))
    expect(page.get_by_text(said("Narcis Tapuit")).first).to_be_visible()
    everyone_can_use(page)
    page.get_by_role("button", name=re.compile(f"^{said('Gedaan')}.*{said('Anemoon Fuut')}")).click()
    page.get_by_role("link", name=said("Madelief Merel")).first.click()
    for shown in (
        "Voorbeeldschool De Winterkoning",
        "Niet gedaan, uitgelegd en goedgemaakt",
        "niet meer hoeven rennen",
    ):
        expect(page.get_by_text(re.compile(shown)).first).to_be_attached()
    everyone_can_use(page)
    page.get_by_role("link", name=re.compile(f"^{said('Geef antwoord')}")).first.click()
    page.get_by_label(said("Dat gaan wij doen")).check(force=True)
    page.locator("main form textarea").fill(said("Dan kom ik een dag later."))
    page.get_by_role("button", name=said("Bewaar het antwoord")).click()
    page.goto(page.url.partition("/helpen/")[0] + "/helpen/wie-wacht/")
    assert "Iris" not in page.content()
    row = page.locator(".row, li, article").filter(has_text="De Linden").filter(has_text="via school").last
    if row.locator("summary").count():
        row.locator("summary").first.click()
    row.get_by_role("button", name=re.compile(f"^{said('Ik pak dit op')}")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Iris")
    page.locator("input[name=channel][value=home_visit]").check(force=True)
    page.locator("button.outcome[value=spoken]").click()
    expect(page.locator(".saved")).to_be_visible()


def the_school_reads_that_there_was_contact(page: Page) -> None:
    page.goto(page.url.partition("/zien/")[0] + "/zien/")
    said("Wat u eerder doorgaf")
    line = page.locator("main a").filter(has_text="moeder groep 4").first
    expect(line).to_contain_text("gesproken")
    assert "Sanne" not in line.inner_text()


def madelief_reads_and_answers(page: Page, everyone_can_use: Check) -> None:
    page.reload()
    for shown in (
        "Uw contactpersoon",
        "Dit is de volgende afspraak",
        "Dit is beloofd",
        "Dit zei u tegen ons",
        "Wat weten wij van u, en van wie?",
        "Wie heeft gekeken?",
    ):
        expect(page.get_by_text(said(shown), exact=False).first).to_be_visible()
    expect(page.get_by_text("Dan kom ik een dag later.").first).to_be_visible()
    everyone_can_use(page)
    expect(page.get_by_text(said("Is gedaan wat u nodig had?")).first).to_be_visible()
    page.locator("input[name=yes]").first.check(force=True)
    page.get_by_role("button", name=said("Verstuur mijn antwoord")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank voor uw antwoord")


def she_can_come_in_by_her_code_too(browser: Browser, house: str, code: str) -> None:
    page = browser.new_context(locale="nl-NL").new_page()
    page.goto(f"{house}/uw/code/")
    page.get_by_label("Uw code").fill(code)
    page.get_by_role("button").filter(has_text=re.compile("Open|Verder|pagina")).first.click()
    expect(page.get_by_text("Sanne Linde").first).to_be_visible()


def who_belongs_to_it(yusuf: Page, joost: Page, sanne: Page, house: str) -> None:
    yusuf.goto(f"{house}/helpen/wie-wacht/")
    yusuf.get_by_role("link", name=re.compile(said("Een partner vraagt raad"))).click()
    expect(yusuf.get_by_role("heading", level=1)).to_be_visible()
    sanne.goto(f"{house}/helpen/vandaag/")
    expect(sanne.get_by_text("Yusuf Berk").first).to_be_visible()
    expect(joost.get_by_role("heading", level=1)).to_contain_text("Wijkteam Noord")
