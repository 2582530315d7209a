"""Term ended, person erased, figures unmoved: who decides about somebody whom we never met, and what is left?

Given a team with people it never spoke to while their term comes near; Merel ends one with a reason of ours and goes to
another once more; what nobody decided stands in brick with the team lead. Two weeks later the house ends it as our
loss. Then they are nobody any more, whoever was met is still there, and the council reads the very same figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from bereik.facts.periods import FollowUp, half_year_of
from bereik.house.coming_in.personas import persona_address
from bereik.house.upkeep.jobs import upkeep
from bereik.people.models import Ending, Identity, Journey, Resident, Step
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.making import make_account, make_journey, make_placement, make_resident, make_team
from tests.stories.hands import HANDS, Hands

pytestmark = pytest.mark.django_db(transaction=True)

PAST_AND_FORGOTTEN = timedelta(days=16)


@pytest.fixture
def town(settings: Any, live_server: Any) -> dict[str, Any]:
    settings.BEREIK_ADDRESS = live_server.url
    team = make_team()
    people = {name: make_account(name) for name in ("Merel", "Valk", "Els")}
    make_placement(people["Merel"], team)
    make_placement(people["Valk"], team, "team_lead")
    make_placement(people["Els"], None, "council_member")
    today = timezone.localdate()
    half_a_year(team)
    return {
        "team": team,
        **people,
        "let_go": never_met(team, today + timedelta(days=10), "Roodborst"),
        "once_more": never_met(
            team,
            today + timedelta(days=5),
            "Koolmees",
            trusted=people["Merel"],
            tries=1,
            tried_at=timezone.now(),
        ),
        "undecided": never_met(team, today - timedelta(days=1), "Winterkoning"),
    }


def never_met(team: Any, keep_until: Any, name: str, **values: Any) -> Journey:
    resident = make_resident(name, "Wilgenroos", phone="06 00000031", street="Merelstraat", house_number="7")
    return make_journey(team, resident, about=["money"], keep_until=keep_until, **values)


def half_a_year(team: Any) -> None:
    """A half-year that is published: 120 people, of whom we met 50; the others are past their term and ended."""
    now = timezone.now()
    half = half_year_of(now.date() - timedelta(days=2 * 366))
    while half.after().ripe_on(FollowUp().days) <= now.date():
        half = half.after()
    began = datetime.combine(half.first_day, time(12), tzinfo=UTC)
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("half_a_year"):
        for number in range(120):
            met = number < 50
            opened = began + timedelta(days=number % 90)
            ended = opened + timedelta(days=100)
            person = Resident.objects.create(made_at=now, synthetic=True)
            journey = Journey.objects.create(
                resident=person, law=team.law, team=team, opened_at=opened, came_through="school", synthetic=True,
                met_at=opened if met else None, ended_at=None if met else ended, tries=1 if number < 90 else 0,
                keep_until=None if met else (ended + timedelta(days=90)).date(),
            )  # fmt: skip
            if not met:
                because = "we_never_met" if journey.tries else "we_had_no_people"
                Ending.objects.create(
                    journey=journey, resident=person, by=UUID(int=7), at=ended, because=because
                )
            for step, many in (("we_saw", 120), ("we_may", 120), ("we_went", 90), ("we_met", 50)):
                if number < many:
                    Step.objects.create(
                        journey=journey, resident=person, step=step, at=opened, written_at=now
                    )


@pytest.mark.parametrize("by", HANDS)
def test_term_ended_person_erased_figures_unmoved(
    hands: Hands, town: dict[str, Any], live_server: Any, scan: Callable[[Page], None]
) -> None:
    page, house, now = hands.page, live_server.url, timezone.now()
    merel_decides(hands, house, town, scan)
    the_lead_sees_what_nobody_decided(page, house, town, scan)
    nights(now, now + timedelta(days=1))
    before = the_council_reads(page, house, town, scan)
    assert re.search(r"\b50\b|\b120\b|tussen\s+\d+", before), before

    # One night ends and forgets, the next one makes the figures without them.
    nights(now + PAST_AND_FORGOTTEN, now + PAST_AND_FORGOTTEN + timedelta(days=1))
    they_are_nobody_and_who_was_met_is_still_there(town)
    assert the_council_reads(page, house, town, scan) == before


def nights(*moments: datetime) -> None:
    for at in moments:
        night = upkeep(timezone.localdate(at), at)
        assert not night.failed, night.failed


def merel_decides(hands: Hands, house: str, town: dict[str, Any], scan: Callable[[Page], None]) -> None:
    page = hands.page
    page.goto(persona_address(town["Merel"]))
    page.goto(f"{house}/helpen/vandaag/")
    scan(page)
    hands.tap(page.get_by_role("link", name="wat niemand oppakte"))
    assert "Roodborst" not in page.content(), "who it is, only the one who takes it on sees"
    scan(page)
    hands.tap(page.locator("details.row summary").last)
    row = page.locator("details.row").last
    hands.tap(row.get_by_role("button", name="Eindig dit"))
    expect(page.get_by_text("Kies een reden. Er is niets geëindigd.")).to_be_visible()
    hands.tap(page.locator("details.row summary").last)
    row = page.locator("details.row").last
    assert row.get_by_role("radio", name="Het lukte ons niet contact te krijgen").count() == 0
    hands.tap(row.get_by_role("radio", name="Wij hadden te weinig mensen"))
    scan(page)
    hands.tap(row.get_by_role("button", name="Eindig dit"))
    expect(page.get_by_text("Het telt als: dit verloren wij.")).to_be_visible()

    page.goto(f"{house}/helpen/termijn/van-mij/")
    hands.tap(page.locator("details.row summary").first)
    expect(page.get_by_text("Koolmees")).to_be_visible()
    scan(page)
    hands.tap(page.get_by_role("link", name="Probeer het nog een keer"))
    hands.tap(page.get_by_role("button", name=re.compile("^Gesproken")).first)
    page.goto(f"{house}/helpen/termijn/van-mij/")
    expect(page.get_by_text("Van niemand nadert de termijn")).to_be_visible()
    scan(page)


def the_lead_sees_what_nobody_decided(
    page: Page, house: str, town: dict[str, Any], scan: Callable[[Page], None]
) -> None:
    page.context.clear_cookies()
    page.goto(persona_address(town["Valk"]))
    page.goto(f"{house}/helpen/team/")
    expect(page.get_by_text("Over 1 inwoner besliste niemand op tijd.")).to_be_visible()
    assert "Wilgenroos" not in page.content() and "Merel" not in page.locator("main").inner_text()
    scan(page)


def the_council_reads(page: Page, house: str, town: dict[str, Any], scan: Callable[[Page], None]) -> str:
    page.context.clear_cookies()
    page.goto(persona_address(town["Els"]))
    page.goto(f"{house}/leren/bereik/")
    scan(page)
    words = page.locator("main").inner_text()
    assert "Wilgenroos" not in words
    return re.sub(r"\b\d{1,2} [a-z]+ 20\d\d\b", "", words)


def they_are_nobody_and_who_was_met_is_still_there(town: dict[str, Any]) -> None:
    with house_access(Purpose.UPKEEP, "proef"):
        because = dict(Ending.objects.values_list("journey", "because"))
        known = set(Identity.objects.values_list("resident", flat=True))
        steps = Step.objects.count()
        erased = Resident.objects.filter(erased_at__isnull=False).count()
    assert because[town["let_go"].pk] == "we_had_no_people"
    assert because[town["undecided"].pk] == "we_did_not_go"
    assert town["once_more"].pk not in because
    assert known == {town["once_more"].resident_id}
    assert erased == 70 + 2
    assert steps >= 120 + 120 + 90 + 50, "the dated steps stay"
