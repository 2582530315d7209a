"""A partner with doubts, in a browser: which answer does the page give, with scripts off and on a phone?

Given a link; when somebody says yes, not yet, no, or danger; then the page answers while they choose, the server
answers the same, and nothing about anybody is kept without a yes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bereik.see.models import Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.making import make_team
from tests.see.partners import make_partner

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]

ANSWERS = {
    "agrees": "Dit mag u doorgeven",
    "does_not_know": "Geef nu nog geen naam door",
    "does_not_agree": "Een nee is een nee",
    "danger": "Bel nu. Dit formulier is te langzaam.",
}


@pytest.fixture
def form(live_server: Any) -> str:
    """The address by which a school comes in, and behind it the form."""
    make_team()
    return f"{live_server.url}/via/{make_partner().token}/"


def _kept() -> int:
    with house_access(Purpose.UPKEEP, "proef"):
        return Signal.objects.count()


def test_the_page_answers_while_somebody_chooses(
    form: str, page: Page, everyone_can_use: Callable[[Page], None]
) -> None:
    page.goto(form)
    page.goto(form.split("/via/")[0] + "/zien/signaal/nieuw/")
    for answer, verdict in ANSWERS.items():
        page.locator(f"input[name=knowing][value={answer}]").check(force=True)
        shown = [one for one in ANSWERS.values() if page.get_by_role("heading", name=one).is_visible()]
        assert shown == [verdict]
        # Without a yes there is nothing to type.
        assert page.locator("input[name=call_name]").is_visible() is (answer == "agrees")
        everyone_can_use(page)


@pytest.mark.parametrize("answer", ["does_not_know", "does_not_agree", "danger"])
def test_without_scripts_the_server_gives_the_same_answer(form: str, browser: Browser, answer: str) -> None:
    page = browser.new_context(java_script_enabled=False, locale="nl-NL").new_page()
    page.goto(form)
    page.goto(form.split("/via/")[0] + "/zien/signaal/nieuw/")
    page.locator("input[name=call_name]").fill("Roodborst")
    page.locator("input[name=phone]").fill("06 0000 0012")
    page.locator("select[name=area]").select_option("BU00000101")
    page.locator("input[name=domains]").first.check(force=True)
    # Chosen last; Enter in a field sends the form, though its button is hidden by then.
    page.locator(f"input[name=knowing][value={answer}]").check(force=True)
    page.locator(f"input[name=knowing][value={answer}]").press("Enter")
    expect(page.get_by_text("Wij hebben niets bewaard.")).to_be_visible()
    expect(page.get_by_role("heading", name=ANSWERS[answer])).to_be_visible()
    assert _kept() == 0


def test_with_danger_a_number_is_one_tap_away(form: str, page: Page) -> None:
    page.goto(form)
    page.goto(form.split("/via/")[0] + "/zien/")
    page.get_by_role("link", name="Er is nu gevaar").click()
    expect(page.locator('a[href="tel:112"]')).to_be_visible()
    expect(page.locator('a[href="tel:08002000"]')).to_be_visible()
    expect(page.get_by_role("button", name="Geef door")).to_be_hidden()


def test_sending_without_scripts_leads_to_a_receipt(form: str, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False, locale="nl-NL").new_page()
    page.goto(form)
    page.goto(form.split("/via/")[0] + "/zien/")
    page.get_by_role("link", name="Ja, en het mag").click()
    page.locator("input[name=domains]").first.check(force=True)
    page.locator("input[name=age][value=adult]").check(force=True)
    page.locator("input[name=how][value=spoken]").check(force=True)
    page.locator("input[name=call_name]").fill("Roodborst")
    page.locator("input[name=phone]").fill("06 0000 0012")
    page.locator("select[name=area]").select_option("BU00000101")
    page.get_by_role("button", name="Geef door").click()
    expect(page.get_by_role("heading", name="Dank u. Wij gaan erheen.")).to_be_visible()
    assert "Roodborst" not in page.content()
    assert _kept() == 1


def test_by_keyboard_alone_somebody_is_passed_on(form: str, page: Page) -> None:
    page.goto(form)
    page.goto(form.split("/via/")[0] + "/zien/")
    _tab_to(page, "Ja, en het mag")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zien/signaal/nieuw/**")
    _tab_to(page, "domains")
    page.keyboard.press("Space")
    _tab_to(page, "age")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    # From "under 12" four further is "I do not know": one back is a grown-up.
    page.keyboard.press("ArrowUp")
    assert page.locator("input[name=age][value=adult]").is_checked()
    _tab_to(page, "call_name")
    page.keyboard.type("Roodborst")
    _tab_to(page, "phone")
    page.keyboard.type("0600000012")
    _tab_to(page, "area")
    page.keyboard.press("ArrowDown")
    _tab_to(page, "how")
    page.keyboard.press("Space")
    _tab_to(page, "Geef door")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Dank u. Wij gaan erheen.")).to_be_visible()
    assert _kept() == 1


def _tab_to(page: Page, what: str) -> None:
    """Press Tab until the field of this name, or the link or button with these words, has the focus and shows it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "() => { const one = document.activeElement; return [one.name || '', one.innerText || ''] }"
        )
        if what == here[0] or here[1].startswith(what):
            outline = page.evaluate(
                "() => { const one = document.activeElement, tile = one.closest('.choice') || one;"
                " return getComputedStyle(one).outlineStyle + getComputedStyle(tile).outlineStyle }"
            )
            assert outline != "nonenone", f"no focus to be seen at {what}"
            return
    raise AssertionError(f"{what} is not reached by Tab")
