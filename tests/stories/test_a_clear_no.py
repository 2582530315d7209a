"""A clear no, in a browser: said at the door, asked which no it is, and then nobody comes any more.

Given a resident whom a school passed on and whom Merel goes to; when the resident says no at the door, the page asks
which of three it is, in words to say; only the third stops. Then nothing can be done any more, the school reads that it
is closed and not why, and when the school passes on a worry again it reads an ordinary receipt and nobody is behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from bereik.help.actions import take_on
from bereik.help.models import Attempt, OwnWord
from bereik.house.coming_in.personas import persona_address
from bereik.house.upkeep.erasing import erase_whose_day_came
from bereik.people.models import Ending, Identity, Journey, Message, Objection, Resident
from bereik.see.actions import receive_signal
from bereik.see.models import Signal
from bereik.see.rules import route_for
from bereik.terms.knowing import Knowing
from bereik.terms.purposes import Purpose
from bereik.terms.senders import Sender
from bereik.trust.access import house_access
from tests.help.words import at_work
from tests.making import make_account, make_placement, make_team
from tests.see.partners import agreed, make_partner, signalling, told
from tests.stories.hands import HANDS, Hands

pytestmark = pytest.mark.django_db(transaction=True)

AT_HOME = {"call_name": "Mees", "phone": "06 00000031", "street": "Merelstraat", "house_number": "7"}


@pytest.fixture
def door(settings: Any, live_server: Any) -> dict[str, Any]:
    """A school passed Mees on; Merel took it on."""
    settings.BEREIK_ADDRESS = live_server.url
    team, merel = make_team(), make_account("Merel", phone="06 00000012")
    make_placement(merel, team)
    link = make_partner()
    yes = agreed(timezone.localdate())
    way = route_for(sender=Sender.SCHOOL, today=timezone.localdate(), knowing=Knowing.AGREES)
    with signalling(link) as access:
        receipt = receive_signal(access, told(identity=AT_HOME, agreed=yes), way)
    assert receipt.signal is not None and receipt.signal.journey_id is not None
    with at_work(merel, team, purpose=Purpose.OUTREACH) as access:
        assert take_on(access, receipt.signal.journey_id)
    return {
        "team": team,
        "merel": merel,
        "link": link,
        "journey": receipt.signal.journey_id,
        "signal": receipt.signal.pk,
    }


@pytest.mark.parametrize("by", HANDS)
def test_a_no_at_the_door_stops_everything_and_leaves_no_name(
    hands: Hands, door: dict[str, Any], live_server: Any, scan: Callable[[Page], None]
) -> None:
    house = live_server.url
    hands.go(persona_address(door["merel"]))
    it_is_asked_which_no(hands, house, door, scan)
    nobody_comes_any_more(hands.page, house, door, scan)
    the_school_reads_that_it_is_closed(hands.page, house, door, scan)
    a_month_later_only_a_mark_is_left(door)
    a_new_worry_of_the_school_finds_nobody(hands, house, scan)


def it_is_asked_which_no(
    hands: Hands, house: str, door: dict[str, Any], scan: Callable[[Page], None]
) -> None:
    page = hands.page
    page.goto(f"{house}/helpen/traject/{door['journey']}/")
    scan(page)
    hands.tap(page.get_by_role("button", name="De inwoner zei nee"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Welk nee is het?")
    with house_access(Purpose.UPKEEP, "proef"):
        assert Attempt.objects.count() == 1 and not Ending.objects.exists(), "a no at the door ends nothing"
    expect(page.get_by_text("“Komt het nu niet uit?")).to_be_visible()
    scan(page)
    # Nothing chosen: the page asks, and nothing happened.
    hands.tap(page.get_by_role("button", name="Bewaar wat de inwoner zei"))
    expect(page.get_by_role("alert")).to_contain_text("Kies een antwoord")
    scan(page)
    page.goto(f"{house}/helpen/traject/{door['journey']}/nee/")
    hands.tap(page.get_by_role("radio", name="Een duidelijk nee"))
    expect(page.get_by_text("Terugkomen mag altijd: 06 00000012.")).to_be_visible()
    scan(page)
    hands.tap(page.get_by_role("button", name="Bewaar wat de inwoner zei"))
    expect(page.get_by_text("Alles is gestopt.")).to_be_visible()
    scan(page)
    # Back: the page says how it stands now.
    page.go_back()
    expect(page.get_by_text("De inwoner zei duidelijk nee, op")).to_be_visible()
    with house_access(Purpose.UPKEEP, "proef"):
        assert [one.because for one in Ending.objects.all()] == ["resident_said_no"]
        assert OwnWord.objects.count() == 1


def nobody_comes_any_more(page: Page, house: str, door: dict[str, Any], scan: Callable[[Page], None]) -> None:
    journey = f"{house}/helpen/traject/{door['journey']}"
    page.goto(f"{house}/helpen/vandaag/")
    expect(page.get_by_role("link", name="Mees")).to_have_count(0)
    page.goto(f"{journey}/")
    expect(page.get_by_role("button", name="De inwoner zei nee")).to_have_count(0)
    for closed in ("rust", "nodig", "einde", "nee"):
        page.goto(f"{journey}/{closed}/")
        expect(page.get_by_text("De inwoner zei duidelijk nee, op")).to_be_visible()
    scan(page)
    # The last message, once, and whom to call to come back.
    with house_access(Purpose.UPKEEP, "proef"):
        waits = Message.objects.filter(to_kind="resident", sent_at__isnull=True)
        [last] = waits
    assert last.channel == "letter" and last.subject.endswith("U hoort niets meer van ons")
    assert "06 00000012" in last.text and "school" not in last.text.lower()


def the_school_reads_that_it_is_closed(
    page: Page, house: str, door: dict[str, Any], scan: Callable[[Page], None]
) -> None:
    page.context.clear_cookies()
    page.goto(f"{house}/via/{door['link'].token}/")
    page.goto(f"{house}/zien/signaal/{door['signal']}/")
    words = page.locator("main").inner_text().lower()
    assert "afgerond" in words
    assert not re.search(r"\bnee\b|geen contact|wil niet|bezwaar|mees", words), words
    scan(page)


def a_month_later_only_a_mark_is_left(door: dict[str, Any]) -> None:
    later = timezone.now() + timedelta(days=32)
    assert erase_whose_day_came(later, timezone.localdate(later)) == {"residents": 1}
    with house_access(Purpose.UPKEEP, "proef"):
        assert not Identity.objects.exists()
        assert Objection.objects.exists()
        assert [one.ended_at is not None for one in Journey.objects.all()] == [True]


def a_new_worry_of_the_school_finds_nobody(hands: Hands, house: str, scan: Callable[[Page], None]) -> None:
    page = hands.page
    for name, phone in (("Mees", "06-0000 0031"), ("Roodborst", "06 00000077")):
        hands.go(f"{house}/zien/")
        hands.tap(page.get_by_role("link", name="Ja, en het mag"))
        hands.tap(page.locator("input[name=domains]").first)
        hands.tap(page.locator("input[name=age][value=adult]"))
        hands.tap(page.locator("input[name=how][value=spoken]"))
        hands.write(page.locator("input[name=call_name]"), name)
        hands.write(page.locator("input[name=phone]"), phone)
        hands.choose(page.locator("select[name=area]"), "BU00000101")
        hands.tap(page.get_by_role("button", name="Geef door"))
        expect(page).to_have_url(re.compile(r"/zien/signaal/[0-9a-f-]{36}/$"))
        said = re.sub(r"\d\d?\.\d\d", "", page.locator("main").inner_text())
        if name == "Mees":
            first = said
            scan(page)
    assert first == said, "whoever objected gets the same receipt as anybody"
    with house_access(Purpose.UPKEEP, "proef"):
        newest = list(Signal.objects.order_by("-received_at", "-id")[:2])
        assert [one.resident_id is None and one.journey_id is None for one in newest] == [False, True]
        assert Journey.objects.open().count() == 1
        assert Resident.objects.filter(erased_at__isnull=True).count() == 1
