"""Anonymous consultation leaves no personal row: what happens when a partner asks, and the resident has not said yes?

Given a school with a link and a team; when the school asks by choices and types a name, the page says which word and
nothing is kept; when it asks without, one adviser reads it and answers with a card, and the text is gone; when the
resident says yes, one tap leads to the form of a signal with what was chosen filled in. With danger there is a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bereik.house.coming_in.personas import persona_address
from bereik.people.models import Message
from bereik.see.models import Consultation, HandedOver
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.making import make_account, make_placement, make_team
from tests.see.consulting.questions import rows_about_people, stored
from tests.see.partners import make_partner
from tests.stories.hands import HANDS, By, Hands

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = "Roodborst uit de molenstraat komt al weken niet meer buiten. Haar zoon jeroen spijbelt."
MENDED = "De moeder komt al weken niet meer buiten. Haar zoon spijbelt."
WRITTEN_BACK = "Begin met iets kleins. Kom terug op de dag die u noemt."


@pytest.fixture
def town(settings: Any, live_server: Any) -> dict[str, Any]:
    """A team with two colleagues, and a school with a link."""
    settings.BEREIK_ADDRESS = live_server.url
    team = make_team()
    team.hours_text = "maandag tot en met vrijdag, 9 tot 17 uur"
    team.save()
    els, jan = make_account("Els"), make_account("Jan")
    for account in (els, jan):
        make_placement(account, team)
    return {"team": team, "els": els, "jan": jan, "door": f"{live_server.url}/via/{make_partner().token}/"}


@pytest.mark.parametrize("by", HANDS)
def test_asking_without_a_name_leaves_no_row_about_anybody(
    by: By, town: dict[str, Any], browser: Browser, scan: Callable[[Page], None]
) -> None:
    before = rows_about_people()
    school, els = Hands(browser, by), Hands(browser, by)
    answer_page = a_school_asks(school, town, scan)
    assert rows_about_people() == before
    one_adviser_answers_with_a_card(els, town, scan)
    the_school_reads_it_and_gives_the_card(school, answer_page, scan)
    # The one row more is that there is news for the school; about no resident.
    after = rows_about_people()
    assert {table for table in after if after[table] != before[table]} == {Message._meta.db_table}
    with house_access(Purpose.UPKEEP, "proef"):
        assert [one.resident_id for one in Message.objects.all()] == [None]
    the_person_says_yes(school, answer_page, scan)
    assert rows_about_people() == after
    for hands in (school, els):
        hands.context.close()


def a_school_asks(school: Hands, town: dict[str, Any], scan: Callable[[Page], None]) -> str:
    page = school.page
    school.go(town["door"])
    school.tap(page.get_by_role("link", name="Nee, of nog niet"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Raad vragen zonder naam")
    scan(page)
    school.tap(page.locator("input[name=domains][value=children]"))
    school.tap(page.locator("input[name=wants][value=how_to_ask]"))
    school.tap(page.locator("input[name=age][value=adult]"))
    school.write(page.locator("textarea[name=text]"), TYPED)
    school.write(page.locator("input[name=own_words]"), "ouder van groep 7")
    school.tap(page.get_by_role("button", name="Vraag raad"))
    # Told which words, and what was typed stands there still.
    alert = page.get_by_role("alert")
    for word in ("molenstraat", "jeroen"):
        expect(alert).to_contain_text(f"‘{word}’")
    expect(page.locator("textarea[name=text]")).to_have_value(TYPED)
    with house_access(Purpose.UPKEEP, "proef"):
        assert Consultation.objects.count() == 0
    school.write(page.locator("textarea[name=text]"), MENDED)
    school.tap(page.get_by_role("button", name="Vraag raad"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank u. Wij denken mee.")
    assert "moeder" not in page.locator("main").inner_text()
    scan(page)
    return page.url


def one_adviser_answers_with_a_card(els: Hands, town: dict[str, Any], scan: Callable[[Page], None]) -> None:
    page = els.page
    els.go(persona_address(town["els"]))
    els.go(page.url.split("/helpen/")[0] + "/helpen/wie-wacht/")
    els.tap(page.get_by_role("link", name="Een partner vraagt raad zonder naam"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Raad zonder naam")
    assert "spijbelt" not in page.content()
    scan(page)
    els.tap(page.locator("details.row summary"))
    els.tap(page.get_by_role("button", name="Ik pak deze vraag op"))
    expect(page.get_by_text(MENDED)).to_be_visible()
    scan(page)
    for advice in ("say_what_you_see", "give_the_card"):
        els.tap(page.locator(f"input[name=advice][value={advice}]"))
    els.tap(page.locator("input[name=ends_in][value=card]"))
    els.write(page.locator("textarea[name=text]"), f"{WRITTEN_BACK} Vraag Jeroen mee.")
    els.tap(page.get_by_role("button", name="Verstuur en wis de vraag"))
    expect(page.get_by_role("alert")).to_contain_text("‘Jeroen’ is een naam.")
    scan(page)
    els.write(page.locator("textarea[name=text]"), WRITTEN_BACK)
    els.tap(page.get_by_role("button", name="Verstuur en wis de vraag"))
    expect(page.get_by_text("De tekst van de vraag is gewist.")).to_be_visible()
    row = stored()
    assert row.text is None and row.card


def the_school_reads_it_and_gives_the_card(
    school: Hands, answer_page: str, scan: Callable[[Page], None]
) -> None:
    page = school.page
    school.go(answer_page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hier is onze raad.")
    expect(page.get_by_text(WRITTEN_BACK)).to_be_visible()
    scan(page)
    school.tap(page.get_by_role("link", name="Bekijk en print de kaart"))
    code = stored().card
    assert code is not None
    expect(page.get_by_text(code)).to_be_visible()
    assert "groep 7" not in page.locator("main").inner_text()
    scan(page)


def the_person_says_yes(school: Hands, answer_page: str, scan: Callable[[Page], None]) -> None:
    page = school.page
    school.go(answer_page)
    school.tap(page.get_by_role("button", name="Deze persoon zegt nu ja"))
    expect(page).to_have_url(re.compile("/zien/signaal/nieuw/"))
    for chosen in ("domains][value=children", "knowing][value=agrees", "age][value=adult"):
        expect(page.locator(f"input[name={chosen}]")).to_be_checked()
    expect(page.locator("input[name=own_words]")).to_have_value("ouder van groep 7")
    expect(page.locator("input[name=call_name]")).to_have_value("")
    scan(page)
    assert stored().agreed_on is not None


@pytest.mark.parametrize("by", HANDS)
def test_with_danger_nothing_is_typed_and_only_that_it_was_handed_over_is_counted(
    by: By, town: dict[str, Any], browser: Browser, scan: Callable[[Page], None]
) -> None:
    before = rows_about_people()
    school = Hands(browser, by)
    page = school.page
    school.go(town["door"])
    school.tap(page.get_by_role("link", name="Er is nu gevaar"))
    for number in ("112", "08002000", "113", "08001205"):
        expect(page.locator(f'a[href="tel:{number}"]')).to_be_visible()
    assert page.locator("main").locator("input:not([type=hidden]), textarea, select").count() == 0
    scan(page)
    school.tap(page.get_by_role("button", name="Zo pakt u dit aan: Veilig Thuis"))
    expect(page.get_by_role("heading", name="Dit zullen zij vragen")).to_be_visible()
    scan(page)
    page.reload()
    school.tap(page.get_by_role("link", name="Alle nummers"))
    school.tap(page.get_by_role("button", name="Zo pakt u dit aan: Veilig Thuis"))
    assert [(one.sender_kind, one.to) for one in HandedOver.objects.all()] == [("school", "veilig_thuis")]
    assert rows_about_people() == before
    school.context.close()
