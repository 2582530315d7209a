"""A promise is broken and put right, in a browser: does the resident read the truth, and is it said in time?

Given a resident who was spoken with; when we promise something and let the day pass, the day page says so first; we
explain with a reason of ours and a new day, and do it. The resident reads that we are sorry and why, then that it is
done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from bereik.house.coming_in.personas import persona_address
from bereik.people.models import Step
from bereik.terms.free_days import is_free
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.help.residents import Helped, someone_helped
from tests.stories.hands import HANDS, By, Hands

pytestmark = pytest.mark.django_db(transaction=True)

PROMISED, SORRY = "Bellen over de brief van de huur", "Het spijt me. Ik was ziek, en niemand nam het over."
Travel = Callable[[datetime], Any]


@pytest.fixture
def at_a_time(monkeypatch: pytest.MonkeyPatch) -> Travel:
    """For a while it is another moment for the whole house."""

    @contextmanager
    def travel(moment: datetime) -> Iterator[None]:
        with monkeypatch.context() as patched:
            patched.setattr(timezone, "now", lambda: moment)
            yield

    return travel


def a_working_day(at: datetime) -> datetime:
    while is_free(timezone.localdate(at)):
        at += timedelta(days=1)
    return at


@pytest.mark.parametrize("by", HANDS)
def test_made_missed_explained_and_done(
    by: By,
    settings: Any,
    live_server: Any,
    browser: Browser,
    at_a_time: Travel,
    scan: Callable[[Page], None],
) -> None:
    settings.BEREIK_ADDRESS = live_server.url
    helped = someone_helped()
    first = a_working_day(timezone.now())
    second = a_working_day(first + timedelta(days=1))
    third = a_working_day(second + timedelta(days=1))
    with at_a_time(first):
        a_promise_is_made(Hands(browser, by), helped, live_server.url, first, scan)
    with at_a_time(second):
        the_day_says_late_and_it_is_explained(Hands(browser, by), helped, live_server.url, third, scan)
        the_resident_reads(helped, browser, by, live_server.url, "Het spijt ons.", SORRY)
        assert "we_kept_our_word" not in steps_of(helped)
    with at_a_time(third):
        the_new_promise_is_kept(Hands(browser, by), helped, live_server.url, scan)
        the_resident_reads(helped, browser, by, live_server.url, "Gedaan", PROMISED)
    assert {"we_agreed", "we_started", "we_kept_our_word"} <= steps_of(helped)


def a_promise_is_made(
    hands: Hands, helped: Helped, house: str, day: datetime, scan: Callable[[Page], None]
) -> None:
    page = hands.page
    hands.go(persona_address(helped.merel))
    hands.go(f"{house}/helpen/traject/{helped.journey.pk}/")
    scan(page)
    hands.tap(page.locator("details", has=page.locator("input[name=what]")).locator("summary"))
    hands.write(page.get_by_label("Wat beloof je?"), PROMISED)
    hands.pick_day(page.locator("input[name=due_on]"), timezone.localdate(day))
    hands.tap(page.get_by_role("button", name="Dit beloven wij"))
    expect(page.locator(".saved")).to_contain_text(PROMISED)
    scan(page)


def the_day_says_late_and_it_is_explained(
    hands: Hands, helped: Helped, house: str, new_day: datetime, scan: Callable[[Page], None]
) -> None:
    page = hands.page
    hands.go(persona_address(helped.merel))
    first = page.locator(".day").first
    expect(first.get_by_role("heading")).to_contain_text("Eerst dit: beloofd")
    expect(first).to_contain_text("te laat")
    expect(first).to_contain_text(PROMISED)
    scan(page)
    hands.tap(first.get_by_role("link", name="Ik leg het uit"))
    scan(page)
    # Nothing filled in: it says what is missing, and nothing is stored.
    hands.tap(page.get_by_role("button", name="Bewaar de uitleg"))
    expect(page.get_by_role("alert")).to_contain_text("Kies een reden. Het is altijd een van ons.")
    scan(page)
    hands.tap(page.locator("input[name=because][value=away]"))
    hands.write(page.get_by_label("Wat zeg je tegen de inwoner?"), SORRY)
    hands.tap(page.locator("input[name=now][value=new_day]"))
    hands.pick_day(page.locator("input[name=new_due_on]"), timezone.localdate(new_day))
    hands.tap(page.get_by_role("button", name="Bewaar de uitleg"))
    expect(page.locator(".saved")).to_contain_text("Niet gedaan, uitgelegd en goedgemaakt")
    assert page.get_by_text("te laat").count() == 0
    scan(page)


def the_new_promise_is_kept(hands: Hands, helped: Helped, house: str, scan: Callable[[Page], None]) -> None:
    page = hands.page
    hands.go(persona_address(helped.merel))
    expect(page.locator(".day").first).to_contain_text(PROMISED)
    hands.tap(page.get_by_role("button", name="Gedaan"))
    expect(page.locator(".saved")).to_contain_text(PROMISED)
    expect(page.get_by_role("button", name="Ongedaan maken")).to_be_visible()
    scan(page)
    hands.go(f"{house}/helpen/traject/{helped.journey.pk}/")
    thread = page.locator("section", has=page.get_by_role("heading", name="Wat beloofden wij?"))
    expect(thread).to_contain_text("Niet gedaan, uitgelegd en goedgemaakt")
    expect(thread).to_contain_text(SORRY)
    scan(page)


def the_resident_reads(helped: Helped, browser: Browser, by: By, house: str, *words: str) -> None:
    hands = Hands(browser, by)
    hands.go(f"{house}/uw/code/")
    hands.page.get_by_label("Uw code").fill(helped.code())
    hands.page.get_by_label("Uw code").press("Enter")
    promised = hands.page.locator(
        "main > section", has=hands.page.get_by_role("heading", name="Dit is beloofd", level=2)
    )
    for said in words:
        expect(promised).to_contain_text(said)
    hands.context.close()


def steps_of(helped: Helped) -> set[str]:
    with house_access(Purpose.UPKEEP, "proef"):
        return set(Step.objects.filter(journey=helped.journey.pk).values_list("step", flat=True))
