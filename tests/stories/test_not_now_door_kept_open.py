"""Not now, and the door kept open: what happens when a resident says so on a phone?

Given a resident who is helped; when they say *not now* until a day, it rests and their professional's list is quiet;
when the day has come they stand on it again; and whoever wants to talk earlier is heard at once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Page, expect

from bereik.help.day_list import own_list
from bereik.people.models import Resting, Step
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.help.residents import Helped, someone_helped
from tests.stories.hands import HANDS, Hands

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def helped(settings: Any, live_server: Any) -> Helped:
    settings.BEREIK_ADDRESS = live_server.url
    return someone_helped()


def come_in(page: Page, helped: Helped, house: str) -> None:
    page.goto(f"{house}/uw/code/")
    page.get_by_label("Uw code").fill(helped.code())
    page.get_by_role("button", name="Open mijn pagina").click()


def on_the_list(helped: Helped, days: int = 0) -> list[str]:
    with helped.at_work(at=timezone.now() + timedelta(days=days)) as access:
        return [row.who for row in own_list(access).rows]


@pytest.mark.parametrize("by", HANDS)
def test_it_rests_until_the_day_and_comes_back(
    hands: Hands, helped: Helped, live_server: Any, scan: Callable[[Page], None]
) -> None:
    page = hands.page
    assert on_the_list(helped) == ["Mees"]
    hands.go(f"{live_server.url}/uw/code/")
    hands.write(page.get_by_label("Uw code"), helped.code())
    hands.tap(page.get_by_role("button", name="Open mijn pagina"))
    hands.tap(page.get_by_role("link", name="Nu even niet, tot een dag die ik kies"))
    scan(page)
    # Nothing chosen: the page says so, and nothing rests.
    hands.tap(page.get_by_role("button", name="Laat mij tot die dag met rust"))
    expect(page.get_by_role("alert")).to_contain_text("Kies tot wanneer")
    scan(page)
    page.goto(f"{live_server.url}/uw/zeg/nu-niet/")
    hands.tap(page.get_by_role("radio", name="Een week"))
    hands.tap(page.get_by_role("button", name="Laat mij tot die dag met rust"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wij laten u met rust tot")
    expect(page.get_by_text("Merel Linde leest dit")).to_be_visible()
    scan(page)
    # Back and once more: it was said once.
    page.go_back()
    hands.tap(page.get_by_role("radio", name="Een week"))
    hands.tap(page.get_by_role("button", name="Laat mij tot die dag met rust"))
    hands.tap(page.get_by_role("link", name="Terug naar uw pagina"))
    expect(page.get_by_role("heading", name="U zei: nu even niet")).to_be_visible()
    scan(page)
    with house_access(Purpose.UPKEEP, "proef"):
        assert {one.until for one in Resting.objects.all()} == {timezone.localdate() + timedelta(days=7)}
        assert not Step.objects.filter(step="need_met").exists()
    assert [on_the_list(helped, days) for days in (0, 3, 6)] == [[], [], []]
    assert on_the_list(helped, 7) == ["Mees"]

    hands.tap(page.get_by_role("link", name="Ik wil toch contact"))
    scan(page)
    hands.tap(page.get_by_role("button", name="Ja, ik wil contact"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Fijn. Wij zoeken u weer op.")
    scan(page)
    assert on_the_list(helped) == ["Mees"]


def test_after_a_week_away_the_page_asks_for_the_code_and_is_as_it_was(
    helped: Helped, live_server: Any, page: Page
) -> None:
    come_in(page, helped, live_server.url)
    with time_machine.travel(timezone.now() + timedelta(minutes=50)):
        page.goto(page.url)
        expect(page.get_by_role("heading", level=1)).to_have_text("Uw pagina is dicht")
        page.get_by_role("link", name="Vul uw code in").click()
        expect(page.get_by_label("Uw code")).to_be_visible()
