"""Somebody goes back after sending, and sends again: is it there once?

The pages are not kept by a browser (`no-store`), so going back asks for the form anew: under a new key, with what was
typed filled in once more by the browser.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bereik.see.models import Consultation, Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.making import make_team
from tests.see.partners import AREA, area, make_partner
from tests.stories.hands import By, Hands

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]


def pass_on(page: Page) -> None:
    for name, value in (("domains", "money"), ("age", "adult"), ("how", "spoken")):
        page.locator(f"input[name={name}][value={value}]").check(force=True)
    page.locator("input[name=call_name]").fill("Merel")
    page.locator("input[name=phone]").fill("06 00000031")
    page.locator("select[name=area]").select_option(AREA)
    page.get_by_role("button", name="Geef door").click()
    expect(page).to_have_url(re.compile(r"/zien/signaal/[0-9a-f-]{36}/$"))


@pytest.mark.parametrize("by", [By.TOUCH, By.WITHOUT_SCRIPTS])
def test_a_partner_goes_back_and_sends_again(live_server: Any, browser: Browser, by: By) -> None:
    make_team()
    area()
    hands = Hands(browser, by)
    page = hands.page
    hands.go(f"{live_server.url}/via/{make_partner().token}/")
    hands.tap(page.get_by_role("link", name="Ja, en het mag"))
    pass_on(page)
    receipt = page.url
    page.go_back()
    # Telephone numbers are not filled in by the browser: typed once more, without spaces.
    page.locator("input[name=phone]").fill("0600000031")
    page.get_by_role("button", name="Geef door").click()
    expect(page).to_have_url(receipt)
    expect(page.get_by_text("Dit hadden wij al. U hoeft niets te doen.")).to_be_visible()
    with house_access(Purpose.UPKEEP, "proef"):
        assert Signal.objects.count() == 1


def test_a_question_without_a_name_is_asked_once(live_server: Any, page: Page) -> None:
    make_team()
    page.goto(f"{live_server.url}/via/{make_partner().token}/")
    page.get_by_role("link", name="Nee, of nog niet").click()
    page.locator("input[name=domains][value=money]").check(force=True)
    page.locator("input[name=wants]").first.check(force=True)
    page.locator("textarea[name=text]").fill("Een ouder kan de rekeningen niet betalen.")
    page.get_by_role("button", name="Vraag raad").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank u. Wij denken mee.")
    asked = page.url
    page.go_back()
    page.locator("textarea[name=text]").fill("Een ouder kan de rekeningen niet betalen.")
    page.get_by_role("button", name="Vraag raad").click()
    expect(page).to_have_url(asked)
    with house_access(Purpose.UPKEEP, "proef"):
        assert Consultation.objects.count() == 1
