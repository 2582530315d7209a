"""The resident's own page, in a browser: can somebody with a cheap phone read it, act on it, and leave at once?

Given a resident who is helped, with a promise that was broken and one that was kept; when they come in with their code,
they read who to call, what was promised, who told us what and who looked; they say that something did not happen and
answer whether it was done what they needed: with scripts off, by keyboard alone, and in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from bereik.help.actions import explain_promise
from bereik.help.models import OwnWord, Promise
from bereik.house.coming_in.personas import persona_address
from bereik.people.models import Step
from bereik.terms.promises import BrokenBecause
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.help.residents import SAID, Helped, someone_helped

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]


@pytest.fixture
def helped(settings: Any, live_server: Any, page: Page) -> Helped:
    """A week of promises: one kept, one broken and explained, one still to come; and their professional looked."""
    settings.BEREIK_ADDRESS = live_server.url
    helped = someone_helped()
    kept = helped.promise(4, "Bellen met het energiebedrijf", at=helped.at + timedelta(days=3))
    helped.keep(kept, at=helped.at + timedelta(days=5))
    broken = helped.promise(4, "Bellen over de huur", at=helped.at + timedelta(days=4))
    with helped.at_work() as access:
        explain_promise(
            access,
            broken.pk,
            because=BrokenBecause.AWAY,
            words="Ik was ziek. Niemand nam het over.",
            new_due_on=access.today + timedelta(days=2),
        )
    page.goto(persona_address(helped.merel))
    page.goto(f"{live_server.url}/helpen/traject/{helped.journey.pk}/")
    page.context.clear_cookies()
    return helped


def come_in(page: Page, helped: Helped, house: str) -> None:
    page.goto(f"{house}/uw/code/")
    page.get_by_label("Uw code").fill(helped.code())
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{house}/uw/")


def section(page: Page, heading: str) -> Any:
    return page.locator("main > section", has=page.get_by_role("heading", name=heading, level=2))


def test_they_read_what_they_need_to_know_and_say_what_did_not_happen(
    helped: Helped, live_server: Any, page: Page, everyone_can_use: Callable[[Page], None]
) -> None:
    come_in(page, helped, live_server.url)
    everyone_can_use(page)
    # The first screen of a phone: a face, a number, and the way out.
    call = page.get_by_role("link", name="Bel of app 06 0000 0007")
    assert call.get_attribute("href") == "tel:0600000007"
    box = call.bounding_box()
    assert box is not None and box["y"] + box["height"] < 740 and box["height"] >= 48
    expect(page.get_by_role("link", name="Sluit deze pagina snel")).to_be_in_viewport()
    expect(section(page, "Dit is de volgende afspraak")).to_contain_text("Bellen over de huur")
    promised = section(page, "Dit is beloofd")
    first = promised.locator("li").first
    expect(first).to_contain_text("Het spijt ons.")
    expect(first).to_contain_text("“Ik was ziek. Niemand nam het over.”")
    expect(first).to_contain_text("Wat wij nu doen:")
    expect(section(page, "Wat weten wij van u, en van wie?")).to_contain_text("Basisschool De Voorbeeld")
    expect(page.get_by_text(SAID).first).to_be_visible()
    expect(section(page, "Wie heeft gekeken?")).to_contain_text("Uw contactpersoon")

    page.get_by_role(
        "link", name=re.compile("^Dit is niet gebeurd ?: Bellen met het energiebedrijf$")
    ).click()
    everyone_can_use(page)
    page.get_by_label("Wilt u er iets bij zeggen?").fill("Zij hebben mij niet gebeld.")
    page.get_by_role("button", name="Geef dit door").click()
    expect(page.get_by_text("Merel Linde leest dit")).to_be_visible()
    everyone_can_use(page)
    page.get_by_role("link", name="Terug naar uw pagina").click()
    expect(section(page, "Dit zei u tegen ons")).to_contain_text("“Zij hebben mij niet gebeld.”")
    everyone_can_use(page)
    with house_access(Purpose.UPKEEP, "proef"):
        assert Promise.objects.filter(disputed_at__isnull=False).count() == 1


def test_their_own_answer_is_written_with_scripts_off_and_by_keyboard(
    helped: Helped, live_server: Any, browser: Browser
) -> None:
    page = browser.new_context(
        java_script_enabled=False, locale="nl-NL", viewport={"width": 360, "height": 740}
    ).new_page()
    come_in(page, helped, live_server.url)
    # What only works with scripts is not there.
    expect(page.get_by_role("button", name="Lees voor")).to_be_hidden()

    def to(name: str) -> None:
        for _ in range(80):
            if page.evaluate("document.activeElement.name || document.activeElement.innerText") == name:
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"no way to {name} with the keyboard")

    to("yes")
    page.keyboard.press("Space")
    to("Verstuur mijn antwoord")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank voor uw antwoord")
    with house_access(Purpose.UPKEEP, "proef"):
        assert [(one.kind, one.yes) for one in OwnWord.objects.all()] == [("need_met", True)]
        assert Step.objects.filter(step="need_met").count() == 1
    page.get_by_role("link", name="Terug naar uw pagina").click()
    expect(page.get_by_role("heading", name="Eén vraag. Overslaan mag.")).to_have_count(0)
    page.get_by_role("link", name="Sluit deze pagina snel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina is leeg")


def test_leaving_is_two_taps_of_a_key_and_back_shows_nothing(
    helped: Helped, live_server: Any, page: Page
) -> None:
    come_in(page, helped, live_server.url)
    page.mouse.wheel(0, 3000)
    expect(page.get_by_role("link", name="Sluit deze pagina snel")).to_be_in_viewport()
    # Only where it works does the page say that a key does it (to who has the width for it).
    expect(page.locator("[data-keys]:not([hidden])")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{live_server.url}/uw/leeg/")
    assert "Bereik" not in page.title()
    page.goto(f"{live_server.url}/uw/")
    expect(page).to_have_url(f"{live_server.url}/uw/code/")
    assert "Merel Linde" not in page.content()


def test_it_is_read_aloud_where_the_phone_can(helped: Helped, live_server: Any, page: Page) -> None:
    # Chromium without a voice: what it would say is written down instead.
    page.add_init_script(
        """window.spoken = [];
        class Said { constructor(text) { this.text = text; } }
        Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Said });
        Object.defineProperty(window, "speechSynthesis", { value: {
          speak(said) { window.spoken.push([said.text, said.lang]); setTimeout(() => said.onend(), 0); }, cancel() {} } });"""
    )
    come_in(page, helped, live_server.url)
    page.get_by_role("button", name="Lees voor").click()
    expect(page.get_by_role("button", name="Lees voor")).to_be_visible()
    page.wait_for_function("window.spoken.some(([text]) => text.startsWith('Terugkomen mag ook altijd'))")
    spoken = page.evaluate("window.spoken")
    assert {language for _, language in spoken} == {"nl"}
    said = [text for text, _ in spoken]
    order = [
        "Uw pagina",
        "Dit is de volgende afspraak",
        "Dit is beloofd",
        "Wie heeft gekeken?",
        "Stoppen mag altijd",
    ]
    assert [said.index(one) for one in order] == sorted(said.index(one) for one in order)
    assert len(said) == len([text for text in said if text.strip()])


def test_it_reads_in_english_too(
    helped: Helped, live_server: Any, page: Page, everyone_can_use: Callable[[Page], None]
) -> None:
    come_in(page, helped, live_server.url)
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.get_by_role("button", name="Nederlands")).to_be_visible()
    assert re.search(r"\bThe law\b|\bYou asked for support\b", page.locator("main").inner_text())
    everyone_can_use(page)
    assert timezone.localdate().strftime("%B") in page.locator("main").inner_text()


def test_a_clear_no_is_told_before_and_the_way_back_after(
    helped: Helped, live_server: Any, page: Page, everyone_can_use: Callable[[Page], None]
) -> None:
    come_in(page, helped, live_server.url)
    page.get_by_role("link", name="Nee, laat mij met rust").click()
    expect(page.get_by_text("Wij stoppen met alles wat nu loopt.")).to_be_visible()
    everyone_can_use(page)
    page.get_by_role("button", name="Nee, laat mij met rust").click()
    expect(page.get_by_text("Zo komt u terug:")).to_be_visible()
    everyone_can_use(page)
    page.get_by_role("link", name="Terug naar uw pagina").click()
    expect(page.get_by_role("link", name="Ik wil toch contact")).to_have_count(1)
    expect(section(page, "Wie heeft gekeken?")).to_be_visible()
    everyone_can_use(page)
