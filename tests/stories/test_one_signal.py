"""One signal's way, in a browser: a school sees something, someone goes there, and one figure tells where we lose people.

Given a town with a team, a school with a link and half a year behind it; when the school passes on a worry, a professional
takes it on and speaks with the resident; then the school hears that there was contact and nothing more, and in the
morning the council reads a figure with its doubt, without small numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from bereik.facts.periods import FollowUp, half_year_of
from bereik.house.coming_in.personas import persona_address
from bereik.house.upkeep.jobs import upkeep
from bereik.municipality.models import ReachPolicy
from bereik.people.models import Journey, Resident, Step
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.trail.sealing import seal_lines
from bereik.trust.trail.verifying import verify_trail
from tests.making import make_account, make_placement, make_team
from tests.see.partners import make_partner

pytestmark = pytest.mark.django_db(transaction=True)

NAME, SURNAME, SAID = "Roodborst", "Wilgenroos", "Zij komt al weken niet meer buiten."


@pytest.fixture
def town(settings: Any, live_server: Any) -> dict[str, Any]:
    """A team, its people, a school with a link, and 120 journeys of the half year before."""
    settings.BEREIK_ADDRESS = live_server.url
    today = timezone.localdate()
    ReachPolicy.objects.create(
        version=1, adopted_by="college", adopted_on=today, in_force_from=today - timedelta(days=400), text="-"
    )
    team = make_team("wmo2015")
    merel, els = make_account("Merel"), make_account("Els")
    make_placement(merel, team)
    make_placement(els, None, "council_member")
    _half_a_year(team)
    return {"merel": merel, "els": els, "link": make_partner("school"), "team": team}


def _half_a_year(team: Any) -> None:
    """In the newest half-year of which everyone was followed long enough for a figure."""
    now = timezone.now()
    half = half_year_of(now.date() - timedelta(days=2 * 366))
    while half.after().ripe_on(FollowUp().days) <= now.date():
        half = half.after()
    began = datetime.combine(half.first_day, time(12), tzinfo=UTC)
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("half_a_year"):
        residents = [Resident(made_at=now, synthetic=True) for _ in range(120)]
        Resident.objects.bulk_create(residents)
        journeys = [
            Journey(
                resident=one,
                law=team.law,
                team=team,
                opened_at=began + timedelta(days=n % 90),
                synthetic=True,
                came_through="school",
            )
            for n, one in enumerate(residents)
        ]
        Journey.objects.bulk_create(journeys)
        taken = {"we_saw": 120, "we_may": 120, "we_went": 90, "we_met": 50, "we_listened": 40}
        Step.objects.bulk_create(
            [
                Step(
                    journey=journey,
                    resident=journey.resident,
                    step=step,
                    written_at=now,
                    at=journey.opened_at + timedelta(days=4 * place),
                )
                for place, (step, many) in enumerate(taken.items())
                for journey in journeys[:many]
            ]
        )


def test_one_signal_from_a_link_to_a_figure(
    town: dict[str, Any], live_server: Any, page: Page, everyone_can_use: Callable[[Page], None]
) -> None:
    receipt = a_school_passes_on_a_worry(page, live_server.url, town["link"].token, everyone_can_use)
    a_professional_goes_there(page, town["merel"], everyone_can_use)
    the_school_hears_that_and_no_more(page, live_server.url, town["link"].token, receipt, everyone_can_use)
    a_council_member_reads_a_figure(page, live_server.url, town["els"], everyone_can_use)
    seal_lines()
    assert verify_trail().whole


def a_school_passes_on_a_worry(
    page: Page, house: str, token: str, everyone_can_use: Callable[[Page], None]
) -> str:
    page.goto(f"{house}/via/{token}/")
    assert token not in page.url
    everyone_can_use(page)
    page.goto(f"{house}/zien/signaal/nieuw/")
    everyone_can_use(page)
    page.get_by_role("checkbox").first.check(force=True)
    page.locator("input[name=knowing][value=agrees]").check(force=True)
    page.locator("input[name=age][value=adult]").check(force=True)
    page.locator("input[name=how][value=spoken]").check(force=True)
    page.locator("input[name=call_name]").fill(f"{NAME} {SURNAME}")
    page.locator("textarea[name=words]").fill(SAID)
    page.locator("select[name=area]").select_option("BU00000101")
    page.get_by_role("button", name="Geef door").click()
    # Nothing to come by: the page says so, and what was filled in stands there still.
    expect(page.locator("input[name=call_name]")).to_have_value(f"{NAME} {SURNAME}")
    everyone_can_use(page)
    page.locator("input[name=phone]").fill("06 0000 0012")
    page.get_by_role("button", name="Geef door").click()
    expect(page).to_have_url(re.compile(r"/zien/signaal/[0-9a-f-]{36}/$"))
    everyone_can_use(page)
    assert SURNAME not in page.content()
    return page.url


def a_professional_goes_there(page: Page, merel: Any, everyone_can_use: Callable[[Page], None]) -> None:
    page.context.clear_cookies()
    page.goto(persona_address(merel))
    everyone_can_use(page)
    page.goto(page.url.split("/helpen/")[0] + "/helpen/wie-wacht/")
    assert NAME not in page.content()
    # The newest stands last: the rows of half a year wait longer.
    while page.get_by_role("link", name="De volgende vijftig").count():
        page.get_by_role("link", name="De volgende vijftig").click()
    everyone_can_use(page)
    page.locator("details.row summary").last.click()
    page.locator("details.row").last.get_by_role("button", name="Ik pak dit op").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NAME)
    expect(page.get_by_text(SAID)).to_be_visible()
    everyone_can_use(page)
    page.locator("button.outcome[value=spoken]").click()
    expect(page.get_by_text("Wie het doorgaf, hoorde al dát er contact was")).to_be_visible()
    everyone_can_use(page)


def the_school_hears_that_and_no_more(
    page: Page, house: str, token: str, receipt: str, everyone_can_use: Callable[[Page], None]
) -> None:
    page.context.clear_cookies()
    page.goto(f"{house}/via/{token}/")
    page.goto(receipt)
    body = page.locator("main").inner_text().lower()
    assert "gesproken" in body or "contact" in body
    assert "merel" not in body and "huisbezoek" not in body
    everyone_can_use(page)


def a_council_member_reads_a_figure(
    page: Page, house: str, els: Any, everyone_can_use: Callable[[Page], None]
) -> None:
    now = timezone.now()
    night = upkeep(timezone.localdate(now), now)
    assert not night.failed, night.failed
    page.context.clear_cookies()
    page.goto(persona_address(els))
    page.goto(f"{house}/leren/bereik/")
    words = page.locator("main").inner_text()
    assert re.search(r"tussen\s+\d+\s+en\s+\d+|\d+\s+tot\s+\d+", words), words
    assert "Niet getoond" in words
    assert NAME not in words
    everyone_can_use(page)
