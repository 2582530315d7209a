"""One signal's whole way, as five people walk it: from *we saw* to *still met*, and into the figure.

Given a town with a team and a school; when the school passes on a worry, a professional goes there, writes down what is
needed, promises and does it; when the resident reads that with a code, says that it was what they needed, and half a
year later that it still is; then the school knows that there was contact and nothing more, and the policy officer and
the council member read the resident's own answers in the figures. By touch, by keyboard alone, and without scripts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings as in_force
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from bereik.facts.periods import FollowUp, half_year_of
from bereik.facts.reader import read_funnel
from bereik.help.models import OwnWord
from bereik.house.coming_in.personas import persona_address
from bereik.house.upkeep.jobs import upkeep
from bereik.municipality.models import ReachPolicy, Team
from bereik.people.models import Journey, Resident, Step
from bereik.see.models import Signal
from bereik.terms.free_days import is_free
from bereik.terms.grounds import Ground
from bereik.terms.own_words import OwnKind, SaidHow
from bereik.terms.purposes import Purpose
from bereik.terms.routes import Route
from bereik.terms.steps import Step as Way
from bereik.trust.access import HOUSE, house_access
from bereik.trust.models import Account
from bereik.trust.trail.sealing import seal_lines
from bereik.trust.trail.verifying import verify_trail
from tests.making import make_account, make_placement, make_team
from tests.see.partners import make_partner
from tests.stories.hands import HANDS, By, Hands

pytestmark = pytest.mark.django_db(transaction=True)

NAME = "Roodborst"
WORRY = "Zij komt al weken niet meer buiten."
NEEDS = "Iemand die meegaat naar de huisarts."
PROMISED = "Ik ga mee naar de huisarts"
OTHERS = {
    Way.WE_SAW: 90,
    Way.WE_MAY: 90,
    Way.WE_WENT: 75,
    Way.WE_MET: 55,
    Way.WE_LISTENED: 45,
    Way.WE_AGREED: 40,
    Way.WE_STARTED: 36,
    Way.NEED_MET: 18,
    Way.STILL_MET: 8,
}
"""How many of the others in this half-year came so far."""
SAID = (
    (OwnKind.NEED_MET, True, 0, 18),
    (OwnKind.NEED_MET, False, 18, 24),
    (OwnKind.STILL_MET, True, 0, 8),
    (OwnKind.STILL_MET, False, 8, 12),
)
"""What they said themselves: which question, yes or no, from the first to the last; the rest was silent."""
Check = Callable[[Page], None]


@dataclass
class Town:
    house: str
    team: Team
    merel: Account
    petra: Account
    omar: Account
    began: datetime
    """A working day in a half-year of which everybody has been followed to the very end."""

    def after(self, days: int) -> datetime:
        """Eleven in the morning so many days on, or on the first working day then."""
        day = (self.began + timedelta(days=days)).date()
        while is_free(day):
            day += timedelta(days=1)
        return datetime.combine(day, time(11), tzinfo=timezone.get_current_timezone())


@pytest.fixture
def town(settings: Any, live_server: Any) -> Town:
    settings.BEREIK_ADDRESS = live_server.url
    # One more must show: in a small town of 61 journeys nothing would, at ten and rounded to five.
    settings.BEREIK_MINIMUM_CELL, settings.BEREIK_ROUNDING_BASE = 3, 1
    today = timezone.localdate()
    half = half_year_of(today)
    while half.ripe_on(FollowUp().still_days) > today:
        half = half_year_of(half.first_day - timedelta(days=1))
    began = datetime.combine(
        half.first_day + timedelta(days=13), time(11), tzinfo=timezone.get_current_timezone()
    )
    ReachPolicy.objects.create(
        version=1, adopted_by="college", adopted_on=half.first_day, text="-",
        in_force_from=half.first_day - timedelta(days=400),
    )  # fmt: skip
    team = make_team("wmo2015")
    people = [make_account(name) for name in ("Merel", "Petra", "Omar")]
    make_placement(people[0], team)
    make_placement(people[1], None, "policy_officer")
    make_placement(people[2], None, "council_member")
    town = Town(live_server.url, team, *people, began)
    town.began = town.after(0)
    _others(town)
    return town


def _others(town: Town) -> None:
    """Somebody else's ways in the same half-year, so that there is a figure to read."""
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("others"):
        residents = [Resident(made_at=town.began, synthetic=True) for _ in range(OTHERS[Way.WE_SAW])]
        Resident.objects.bulk_create(residents)
        journeys = [
            Journey(
                resident=one, law=town.team.law, team=town.team, area_id="BU00000101", synthetic=True,
                opened_at=town.began + timedelta(days=number % 5 + 85 * (number % 2)), came_through="school", ended_at=town.after(170),
            )
            for number, one in enumerate(residents)
        ]  # fmt: skip
        Journey.objects.bulk_create(journeys)
        Signal.objects.bulk_create(
            Signal(
                journey=journey,
                resident=journey.resident,
                sender=HOUSE,
                sender_kind="school",
                key=str(journey.id),
                route=Route.WITH_AGREEMENT,
                ground=Ground.WMO_REPORT,
                law=town.team.law,
                happened_on=journey.opened_at.date(),
                received_at=journey.opened_at,
            )
            for journey in journeys
        )
        Step.objects.bulk_create(
            Step(
                journey=journey,
                resident=journey.resident,
                step=step,
                written_at=journey.opened_at,
                at=journey.opened_at + timedelta(days=215 if step is Way.STILL_MET else 3 * place),
            )
            for place, (step, many) in enumerate(OTHERS.items())
            for journey in journeys[:many]
        )
        OwnWord.objects.bulk_create(
            OwnWord(
                journey=journey,
                resident=journey.resident,
                kind=kind,
                how=SaidHow.PAPER,
                yes=yes,
                at=journey.opened_at + timedelta(days=215 if kind is OwnKind.STILL_MET else 30),
                written_by=HOUSE,
            )
            for kind, yes, first, last in SAID
            for journey in journeys[first:last]
        )


@pytest.mark.parametrize("by", HANDS)
def test_five_people_walk_one_way(by: By, town: Town, browser: Browser, scan: Check) -> None:
    looks = scan

    def somebody() -> Hands:
        return Hands(browser, by)

    with time_machine.travel(town.began):
        link = make_partner("school")
        receipt = the_school_passes_it_on(somebody(), f"{town.house}/via/{link.token}/", town, looks)
    with time_machine.travel(town.after(2)):
        merel = somebody()
        journey = the_professional_goes_there(merel, town, looks)
        code = and_promises(merel, town, looks)
        the_school_reads_that_there_was_contact(somebody(), link.token, receipt, town, looks)
    with time_machine.travel(town.after(5)):
        the_promise_is_kept(somebody(), town, looks)
    with time_machine.travel(town.after(6)):
        the_resident_answers(somebody(), code, town, looks, "Is gedaan wat u nodig had?")
    before = _journeys_with(Way.STILL_MET)
    with time_machine.travel(town.after(200)):
        code = a_new_code(somebody(), journey, town)
        the_resident_answers(somebody(), code, town, looks, "Is het nu nog goed?")
    assert _journeys_with(Way.STILL_MET) == before + 1
    with house_access(Purpose.UPKEEP, "proef"):
        assert [
            (one.kind, one.yes)
            for one in OwnWord.objects.filter(yes=True).exclude(written_by=HOUSE).order_by("at")
        ] == [
            ("need_met", True),
            ("still_met", True),
        ]

    now = timezone.now()
    assert not (night := upkeep(timezone.localdate(now), now)).failed, night.failed
    _the_figure_counts_them(town)
    the_policy_officer_reads_it(somebody(), town, looks)
    the_council_member_reads_it(somebody(), town, looks)
    seal_lines()
    assert verify_trail().whole


def _journeys_with(step: Way) -> int:
    with house_access(Purpose.UPKEEP, "proef"):
        return Step.objects.filter(step=step).count()


def the_school_passes_it_on(school: Hands, link: str, town: Town, looks: Check) -> str:
    page = school.page
    school.go(link)
    assert link.rstrip("/").rpartition("/")[2] not in page.url
    looks(page)
    school.tap(page.get_by_role("link", name="Ja, en het mag"))
    looks(page)
    school.tap(page.locator("input[name=domains][value=mental_health], input[name=domains]").first)
    if not page.locator("input[name=knowing][value=agrees]").is_checked():
        school.tap(page.locator("input[name=knowing][value=agrees]"))
    school.tap(page.locator("input[name=age][value=adult]"))
    school.write(page.locator("input[name=call_name]"), NAME)
    school.write(page.locator("input[name=phone]"), "06 0000 0012")
    school.choose(page.locator("select[name=area]"), "BU00000101")
    school.write(page.locator("textarea[name=words]"), WORRY)
    school.write(page.locator("input[name=own_words]"), "moeder groep 7")
    school.tap(page.locator("input[name=how]").first)
    school.tap(page.get_by_role("button", name="Geef door"))
    expect(page).to_have_url(re.compile(r"/zien/signaal/[0-9a-f-]{36}/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dank u")
    assert NAME not in page.content()
    looks(page)
    return page.url


def the_professional_goes_there(merel: Hands, town: Town, looks: Check) -> str:
    page = merel.page
    merel.go(persona_address(town.merel))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vandaag")
    assert NAME not in page.content()
    looks(page)
    merel.tap(page.get_by_role("button", name=re.compile("^Ik pak dit op")).first)
    expect(page.get_by_role("heading", level=1)).to_contain_text(NAME)
    expect(page.get_by_text(WORRY).first).to_be_visible()
    looks(page)
    address = page.url.partition("?")[0]
    merel.tap(page.locator("input[name=channel][value=home_visit]"))
    merel.tap(page.locator("button[name=outcome][value=welcome], button[name=outcome][value=spoken]").first)
    expect(page.locator(".saved")).to_be_visible()
    looks(page)
    merel.go(address)
    merel.tap(page.get_by_role("link", name="Dit heeft de inwoner nodig"))
    merel.write(page.locator("main form textarea").first, NEEDS)
    _answer_the_first_radio(merel)
    looks(page)
    merel.tap(page.get_by_role("button", name="Bewaar").first)
    merel.go(address)
    return address


def _answer_the_first_radio(hands: Hands) -> None:
    radios = hands.page.locator("main form input[type=radio]")
    if radios.count() and not any(radios.nth(one).is_checked() for one in range(radios.count())):
        hands.tap(radios.first)


def and_promises(merel: Hands, town: Town, looks: Check) -> str:
    page = merel.page
    merel.tap(page.get_by_text("Beloof iets", exact=True))
    merel.write(page.locator("input[name=what]"), PROMISED)
    merel.pick_day(page.locator("input[name=due_on]"), town.after(5).date())
    merel.tap(page.get_by_role("button", name="Dit beloven wij"))
    expect(page.get_by_text(PROMISED).first).to_be_visible()
    looks(page)
    return _code_from(merel, looks)


def _code_from(merel: Hands, looks: Check | None = None) -> str:
    page = merel.page
    merel.tap(page.get_by_role("link", name="Geef een code"))
    merel.tap(page.get_by_role("button", name=re.compile("^Maak een (nieuwe )?code$")))
    if looks:
        looks(page)
    return page.locator(".own-code").inner_text()


def a_new_code(merel: Hands, journey: str, town: Town) -> str:
    merel.go(persona_address(town.merel))
    merel.go(journey)
    return _code_from(merel)


def the_school_reads_that_there_was_contact(
    school: Hands, token: str, receipt: str, town: Town, looks: Check
) -> None:
    page = school.page
    school.go(f"{town.house}/via/{token}/")
    school.go(receipt)
    said = page.locator("main").inner_text().lower()
    assert "gesproken" in said or "contact geweest" in said
    for kept_back in ("merel", "huisbezoek", "huisarts", NAME.lower()):
        assert kept_back not in said
    looks(page)


def the_promise_is_kept(merel: Hands, town: Town, looks: Check) -> None:
    page = merel.page
    merel.go(persona_address(town.merel))
    expect(page.get_by_text(PROMISED).first).to_be_visible()
    looks(page)
    merel.tap(page.get_by_role("button", name=re.compile(f"^Gedaan.*{PROMISED}")).first)
    expect(page.locator(".saved")).to_contain_text("Gedaan")


def the_resident_answers(resident: Hands, code: str, town: Town, looks: Check, asked: str) -> None:
    page = resident.page
    resident.go(f"{town.house}/uw/code/")
    looks(page)
    resident.write(page.get_by_label("Uw code"), code)
    resident.tap(page.get_by_role("button").filter(has_text=re.compile("Open|Verder|pagina")).first)
    expect(page).to_have_url(f"{town.house}/uw/")
    expect(page.get_by_text("Merel").first).to_be_visible()
    expect(page.get_by_text(PROMISED).first).to_be_visible()
    expect(page.get_by_text("Basisschool De Voorbeeld").first).to_be_visible()
    expect(page.get_by_text(NEEDS).first).to_be_visible()
    expect(page.get_by_text(asked).first).to_be_visible()
    looks(page)
    resident.tap(page.locator("input[name=yes]").first)
    resident.tap(page.get_by_role("button", name="Verstuur mijn antwoord"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank voor uw antwoord")
    looks(page)


def _the_figure_counts_them(town: Town) -> None:
    """One more at each step than the others: the resident's own two answers among them."""
    funnel = read_funnel(in_force.BEREIK_FACTS)
    assert funnel is not None
    whole = funnel.whole(half_year_of(town.began.date()).name)
    assert whole is not None
    shown = {stage.step: stage.reached.count for stage in whole.stages}
    for step in (Way.WE_MET, Way.WE_STARTED, Way.NEED_MET, Way.STILL_MET):
        assert shown[step] == OTHERS[step] + 1, (step, shown)


def the_policy_officer_reads_it(petra: Hands, town: Town, looks: Check) -> None:
    page = petra.page
    petra.go(persona_address(town.petra))
    petra.go(f"{page.url.partition('?')[0]}?periode={half_year_of(town.began.date()).name}")
    words = page.locator("main").inner_text()
    assert re.search(r"tussen\s+\d+\s+en\s+\d+", words), words[:500]
    assert NAME not in words and "Merel" not in words
    last = page.locator("th[scope=row]", has_text="Het is na een half jaar nog genoeg")
    table = page.locator("details", has=last).first
    petra.tap(table.locator("summary"))
    expect(table.locator("tr", has=last)).to_contain_text(str(OTHERS[Way.STILL_MET] + 1))
    looks(page)


def the_council_member_reads_it(omar: Hands, town: Town, looks: Check) -> None:
    page = omar.page
    omar.go(persona_address(town.omar))
    expect(page.get_by_text("Hier staan geen namen", exact=False).first).to_be_visible()
    assert NAME not in page.locator("main").inner_text()
    looks(page)
