"""A code given in person, in a browser: does it let its resident in, and nobody who guesses?

Given a resident who is helped; when the professional hands over a code, it is shown once and opens the own page on a
phone; typed wrong five times it rests and the page says whom to call; a new code works at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bereik.house.coming_in.personas import persona_address
from tests.help.residents import Helped, someone_helped

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]

LOOKS_ALIKE = str.maketrans({"0": "o", "1": "l"})


@pytest.fixture
def helped(settings: Any, live_server: Any) -> Helped:
    settings.BEREIK_ADDRESS = live_server.url
    settings.BEREIK_CALL_HOURS = "werkdagen 9 tot 17 uur"
    return someone_helped()


def hand_over(page: Page, helped: Helped, house: str) -> str:
    """The professional makes a code, and reads it aloud."""
    page.goto(persona_address(helped.merel))
    page.goto(f"{house}/helpen/traject/{helped.journey.pk}/")
    page.get_by_role("link", name="Geef een code").click()
    page.get_by_role("button", name="Maak een").click()
    code = page.locator(".own-code").inner_text()
    page.context.clear_cookies()
    return code


def type_in(page: Page, code: str) -> None:
    page.get_by_label("Uw code").fill(code)
    page.get_by_role("button", name="Open mijn pagina").click()


def test_it_opens_rests_when_guessed_at_and_a_new_one_works_at_once(
    helped: Helped, live_server: Any, page: Page, everyone_can_use: Callable[[Page], None]
) -> None:
    house = live_server.url
    code = hand_over(page, helped, house)
    page.goto(f"{house}/uw/code/")
    everyone_can_use(page)
    # As it was written down in a hurry: small letters, no hyphens, an o for the nought.
    type_in(page, code.lower().replace("-", " ").translate(LOOKS_ALIKE))
    expect(page).to_have_url(f"{house}/uw/")
    expect(page.get_by_role("heading", name="Merel Linde")).to_be_visible()
    page.context.clear_cookies()

    page.goto(f"{house}/uw/code/")
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    type_in(page, wrong)
    expect(page.get_by_text("U kunt het nog 4 keer proberen")).to_be_visible()
    expect(page.get_by_label("Uw code")).to_be_focused()
    everyone_can_use(page)
    for _ in range(4):
        type_in(page, wrong)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze code werkt nu niet")
    everyone_can_use(page)
    said = page.locator("main").inner_text()
    assert "14 0000" in said and "werkdagen 9 tot 17 uur" in said and "Merel" not in said
    # The right one does not open now either.
    page.get_by_role("link", name="Ik heb al een andere code").click()
    type_in(page, code)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze code werkt nu niet")

    page.goto(f"{house}/uw/code/")
    fresh = hand_over(page, helped, house)
    page.goto(f"{house}/uw/code/")
    type_in(page, fresh)
    expect(page).to_have_url(f"{house}/uw/")


def test_who_hands_it_over_sees_it_once(
    helped: Helped, live_server: Any, page: Page, everyone_can_use: Callable[[Page], None]
) -> None:
    page.goto(persona_address(helped.merel))
    page.goto(f"{live_server.url}/helpen/traject/{helped.journey.pk}/code/")
    everyone_can_use(page)
    page.get_by_role("button", name="Maak een code").click()
    code = page.locator(".own-code").inner_text()
    expect(page.get_by_role("heading", name="Schrijf dit op, of print het")).to_be_visible()
    everyone_can_use(page)
    page.goto(f"{live_server.url}/helpen/traject/{helped.journey.pk}/code/")
    expect(page.get_by_role("heading", name="Er werkt nu een code")).to_be_visible()
    assert code not in page.content()
    everyone_can_use(page)


def test_it_is_typed_with_a_keyboard_alone_and_scripts_off(
    helped: Helped, live_server: Any, browser: Browser
) -> None:
    page = browser.new_context(java_script_enabled=False, locale="nl-NL").new_page()
    page.goto(f"{live_server.url}/uw/code/")
    while page.evaluate("document.activeElement.id") != "id_code":
        page.keyboard.press("Tab")
    page.keyboard.type(helped.code())
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/uw/")
