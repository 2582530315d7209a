"""Somebody knocked and nobody was in: is that written down before they reach the next door?

At a person's pace from the first paint of the day page, with all words read that stand between them and the tap; by
touch, by the keyboard alone, and without scripts. A wrong tap is undone where it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from bereik.help.models import Attempt
from bereik.house.coming_in.personas import persona_address
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.help.busy_day import Day, busy_day
from tests.making import make_account, make_placement, make_team
from tests.stories.hands import HANDS, By, Hands
from tests.stories.pace import HumanPace

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]

WITHIN = 20


@pytest.fixture
def day(settings: Any, live_server: Any) -> Day:
    settings.BEREIK_ADDRESS = live_server.url
    team, merel = make_team(), make_account("Merel")
    make_placement(merel, team)
    return busy_day(team, merel, timezone.now())


def tries_of(day: Day, name: str) -> list[tuple[str, str]]:
    with house_access(Purpose.UPKEEP, "proef"):
        rows = Attempt.objects.filter(journey=day.journeys[name].pk, amended_at__isnull=True)
        return list(rows.order_by("happened_at", "pk").values_list("channel", "outcome"))


@pytest.mark.parametrize("way", ["as_offered", "another"])
def test_a_try_is_written_down_within_twenty_seconds(
    way: str, day: Day, page: Page, human_pace: HumanPace, everyone_can_use: Callable[[Page], None]
) -> None:
    page.goto(persona_address(day.who))
    row = page.locator("details.row", has_text="Lieke Lijster")
    line = row.locator("summary.row__line")
    human_pace.reads(page.get_by_role("heading", name="Naar wie je gaat"), line)
    human_pace.taps(line)
    form = row.locator("form.tries")
    human_pace.reads(form.locator("legend").first)
    if way == "another":
        human_pace.reads(form.locator(".segments--three .segments__list"))
        human_pace.taps(form.locator("input[name=channel][value=phone]"))
    else:
        human_pace.reads(form.locator(".segment", has=page.locator("input:checked")).first)
    human_pace.reads(form.locator("details summary"))
    # All that may have come of it, with what is asked after it.
    human_pace.reads(form.locator(".outcomes"))
    human_pace.taps(form.get_by_role("button", name="Geen antwoord" if way == "another" else "Niemand thuis"))
    expect(page.locator(".saved")).to_contain_text("Bewaard: Lieke Lijster")
    expect(page.locator(".saved")).to_contain_text("Volgende keer anders")
    print(human_pace.said())
    assert human_pace.seconds < WITHIN, human_pace.said()
    assert tries_of(day, "Lieke")[-1] in (("home_visit", "nobody_there"), ("phone", "no_answer"))
    everyone_can_use(page)


@pytest.mark.parametrize("by", HANDS)
def test_from_the_day_page_to_a_saved_try_and_back(by: By, day: Day, browser: Browser) -> None:
    hands = Hands(browser, by)
    page = hands.page
    hands.go(persona_address(day.who))
    before = tries_of(day, "Lieke")
    row = page.locator("details.row", has_text="Lieke Lijster")
    hands.tap(row.locator("summary.row__line"))
    hands.tap(row.locator("input[name=channel][value=phone]"))
    hands.tap(row.get_by_role("button", name="Geen antwoord"))
    expect(page.locator(".saved")).to_contain_text("Bewaard: Lieke Lijster, telefoon")
    assert tries_of(day, "Lieke") == [*before, ("phone", "no_answer")]
    hands.tap(page.get_by_role("button", name="Ongedaan maken"))
    expect(page.get_by_text("Teruggenomen.")).to_be_visible()
    assert tries_of(day, "Lieke") == before
    hands.context.close()


def test_through_the_chooser_and_on_to_a_promise(
    day: Day, page: Page, everyone_can_use: Callable[[Page], None]
) -> None:
    page.goto(persona_address(day.who))
    everyone_can_use(page)
    page.get_by_role("link", name="Contact opschrijven").click()
    everyone_can_use(page)
    page.get_by_role("link", name="Hanna Hazelaar").click()
    # Her wish is read before anything else.
    expect(page.locator(".wish")).to_contain_text("Na de vakantie.")
    everyone_can_use(page)
    page.get_by_role("button", name="Gesproken").click()
    page.get_by_role("link", name="Wat spraken we af?").click()
    everyone_can_use(page)
    page.get_by_role("button", name="Dit beloven wij").click()
    expect(page.get_by_role("alert")).to_contain_text("Schrijf in één regel wat je belooft.")
    everyone_can_use(page)
    page.get_by_label("Wat beloof je?").fill("Samen naar het spreekuur")
    page.locator("input[name=due_on]").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="Dit beloven wij").click()
    if page.locator("input[name=sure]").count():  # a weekend: it is asked whether that is right
        page.locator("input[name=sure]").check(force=True)
        page.get_by_role("button", name="Dit beloven wij").click()
    expect(page.locator(".day").first).to_contain_text("Samen naar het spreekuur")
    everyone_can_use(page)


def test_what_they_asked_is_answered_from_the_day_page(
    day: Day, page: Page, everyone_can_use: Callable[[Page], None]
) -> None:
    page.goto(persona_address(day.who))
    page.locator(".row", has_text="Kees Kwik").get_by_role("link", name="Geef antwoord").click()
    expect(page.locator(".said")).to_contain_text("Mag het donderdag?")
    everyone_can_use(page)
    page.get_by_label("Het kan, maar anders").check(force=True)
    page.get_by_label("In eigen woorden").fill("Donderdag om 10 uur kan.")
    page.get_by_role("button", name="Bewaar het antwoord").click()
    expect(page.get_by_text("Bewaard. De inwoner kan dit lezen.")).to_be_visible()
    assert page.locator(".row", has_text="Kees Kwik").get_by_role("link", name="Geef antwoord").count() == 0
