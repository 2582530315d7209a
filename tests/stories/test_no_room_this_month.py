"""There is no room this month, and we say so: before anything is typed, on the receipt, and when we are late.

Given a team with one talk a week, four residents who wait and two who were taken on and not met yet; when a partner looks,
passes somebody on and comes back after the promised day; then the day is weeks away and named, with a number to call,
and our lateness has a reason of ours. A team without any hours names no day at all.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.template.defaultfilters import date as in_words
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import Page, expect

from bereik.municipality.models import Team
from bereik.see.models import Signal
from bereik.terms.free_days import is_free
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.making import make_account, make_journey, make_team
from tests.see.partners import make_partner
from tests.stories.hands import HANDS, Hands

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER = "010 000 0000"


@pytest.fixture
def full_team() -> Team:
    team = make_team()
    team.talks_a_week, team.hours_text = 1, "ma t/m vr, 9 tot 17 uur"
    team.save()
    someone = make_account()
    for _ in range(4):
        make_journey(team)
    for _ in range(2):
        make_journey(team, trusted=someone)
    make_journey(team, trusted=someone, met_at=timezone.now())
    return team


def the_day() -> str:
    """Six go first at one a week: the seventh has a turn seven weeks from now, or the next day on which we work."""
    day = timezone.localdate() + timedelta(weeks=7)
    while is_free(day):
        day += timedelta(days=1)
    with override("nl"):
        return in_words(day, "l j F")


@pytest.mark.parametrize("by", HANDS)
def test_no_room_this_month_is_said_with_a_day_and_a_number(
    hands: Hands, full_team: Team, live_server: Any, scan: Callable[[Page], None]
) -> None:
    page = hands.page
    hands.go(f"{live_server.url}/via/{make_partner().token}/")
    says_there_is_no_room(page)
    scan(page)

    hands.tap(page.get_by_role("link", name="Ja, en het mag"))
    says_there_is_no_room(page)
    scan(page)

    hands.tap(page.locator("input[name=domains]").first)
    hands.tap(page.locator("input[name=age][value=adult]"))
    hands.write(page.locator("input[name=call_name]"), "Roodborst")
    hands.write(page.locator("input[name=phone]"), "06 0000 0012")
    hands.choose(page.locator("select[name=area]"), "BU00000101")
    hands.tap(page.locator("input[name=how][value=phone]"))
    hands.tap(page.get_by_role("button", name="Geef door"))
    expect(page.get_by_role("heading", name="Dank u. Wij gaan erheen, maar later.")).to_be_visible()
    says_there_is_no_room(page)
    scan(page)

    the_day_passes()
    page.reload()
    expect(page.get_by_role("heading", name="Ons antwoord is te laat.")).to_be_visible()
    expect(page.get_by_text("Dit is waarom: Wij hadden te weinig mensen.")).to_be_visible()
    expect(page.locator(f'a[href="tel:{NUMBER.replace(" ", "")}"]').first).to_be_visible()
    scan(page)


def says_there_is_no_room(page: Page) -> None:
    said = " ".join(page.locator("main").inner_text().split())
    assert "Wij hebben nu te weinig mensen. Het lukt pas op" in said
    assert the_day() in said
    expect(page.locator("main").get_by_text("Wijkteam Noord").first).to_be_visible()
    expect(page.locator("main").get_by_text("ma t/m vr, 9 tot 17 uur").first).to_be_visible()
    expect(page.locator(f'main a[href="tel:{NUMBER.replace(" ", "")}"]').first).to_be_visible()


def the_day_passes() -> None:
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        past = access.today - timedelta(days=1)
        Signal.objects.update(told_by=past, contact_by=past - timedelta(days=4))


def test_a_team_without_hours_names_no_day(
    full_team: Team, live_server: Any, page: Page, everyone_can_use: Callable[[Page], None]
) -> None:
    full_team.talks_a_week = 0
    full_team.save()
    page.goto(f"{live_server.url}/via/{make_partner().token}/")
    expect(page.get_by_text("Wij kunnen geen dag beloven.")).to_be_visible()
    expect(page.locator(f'main a[href="tel:{NUMBER.replace(" ", "")}"]').first).to_be_visible()
    assert "Uiterlijk" not in page.locator("main").inner_text()
    everyone_can_use(page)
