"""What does a professional read on the day page, in which order, and what does nobody else read?"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from bereik.help.actions import keep_promise
from bereik.help.day_list import day_page
from bereik.municipality.models import Team
from bereik.people.models import Journey
from bereik.terms.own_words import OwnKind
from bereik.terms.purposes import Purpose
from bereik.terms.saying import say_date
from bereik.trust.access import house_access
from bereik.trust.models import Account
from tests.help.busy_day import Day, busy_day, promised
from tests.help.words import at_work, says
from tests.house.entering import enter_as
from tests.making import make_account, make_journey, make_placement, make_resident, make_team

pytestmark = pytest.mark.django_db(transaction=True)

DAY = "/helpen/vandaag/"


@pytest.fixture
def here() -> tuple[Team, Account, Client]:
    team, merel = make_team(), make_account("Merel")
    make_placement(merel, team)
    return team, merel, enter_as(merel)


def words(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def stand_in_order(page: str, *parts: str) -> None:
    at = 0
    for part in parts:
        assert part in page[at:], f"{part!r} does not stand after {page[max(at - 60, 0) : at]!r}"
        at = page.index(part, at) + len(part)


def test_a_full_day_stands_in_the_published_order(here: tuple[Team, Account, Client]) -> None:
    team, merel, client = here
    busy_day(team, merel, timezone.now())
    page = words(client.get(DAY)).split("Vandaag, ")[1]
    stand_in_order(
        page,
        "Contact opschrijven",
        "Eerst dit: beloofd", "1 dag te laat", "Mees Merel", "brief van het energiebedrijf",
        "Bo Berk", "Lukt niet, ik leg het uit",
        "voor Joris", "Wim Wilg",
        "Dit moet op tijd (wet)", "Els Eik", "Dreigende afsluiting",
        "Zij vroegen om jou", "Kees Kwik", "Mag het donderdag?",
        "Rust tot vandaag", "Hanna Hazelaar", "Na de vakantie.",
        "Naar wie je gaat", "Pim Populier", "Lieke Lijster",
        "Met wie je spreekt", "Ans Appel",
        "Nog niemand geweest", "Ik pak dit op",
        "Jij bent de tweede persoon", "Tom Tamarisk", "met Sanne",
        "Jouw beloften deze maand:",
    )  # fmt: skip


def test_a_section_is_there_only_when_there_is_something_to_show(here: tuple[Team, Account, Client]) -> None:
    _, _, client = here
    page = words(client.get(DAY))
    assert "Vandaag is alles gedaan" in page
    for heading in (
        "Eerst dit",
        "Dit moet op tijd",
        "Zij vroegen",
        "Rust tot",
        "Naar wie",
        "Nog niemand geweest",
    ):
        assert heading not in page
    assert "Jouw beloften" not in page and "tweede persoon" not in page


def test_who_waits_has_no_name_until_somebody_takes_it_on(here: tuple[Team, Account, Client]) -> None:
    team, _, client = here
    journey = make_journey(team, make_resident("Vogel", "Zonnebloem"), about=["money"])
    page = client.get(DAY)
    assert "Zonnebloem" not in page.content.decode() and "Ik pak dit op" in page.content.decode()
    taken = client.post(f"/helpen/traject/{journey.pk}/oppakken/", {"back": "vandaag"}, follow=True)
    assert "Vogel Zonnebloem" in words(taken)


def test_who_taps_twice_comes_to_the_resident_all_the_same(here: tuple[Team, Account, Client]) -> None:
    team, _, client = here
    waits = make_journey(team, make_resident("Mees", "Linde"))
    for _tap in range(2):
        answer = client.post(f"/helpen/traject/{waits.pk}/oppakken/", {"back": "vandaag"})
        assert answer.url == f"/helpen/traject/{waits.pk}/"


def test_who_was_spoken_before_anybody_took_it_on_still_needs_somebody(
    here: tuple[Team, Account, Client],
) -> None:
    team, _, client = here
    met = timezone.now() - timedelta(days=40)
    make_journey(team, at=met - timedelta(days=5), met_at=met, tried_at=met, tries=1)
    for address in (DAY, "/helpen/wie-wacht/"):
        shown = words(client.get(address))
        assert "Er is nog geen vaste contactpersoon." in shown
        assert "Er hoeft nu niets." not in shown, "a delivery told of a talk, and nobody goes on with it"


def test_who_waits_was_seen_on_the_day_we_heard_of_them_and_not_on_the_day_we_promised(
    here: tuple[Team, Account, Client],
) -> None:
    team, _, client = here
    now = timezone.now()
    make_journey(team, at=now - timedelta(days=4), promised_on=timezone.localdate() + timedelta(days=3))
    [row] = client.get("/helpen/wie-wacht/").context["page"].rows
    assert row.seen_on == timezone.localdate(now - timedelta(days=4)) and row.on > timezone.localdate()
    shown = client.get("/helpen/wie-wacht/").content.decode()
    assert f"<dt>Gezien op</dt><dd>{say_date(row.seen_on, 'nl')}</dd>" in shown


def test_two_take_on_the_same_and_the_second_is_told_by_name_and_day(
    here: tuple[Team, Account, Client],
) -> None:
    team, merel, client = here
    berk = make_account("Berk")
    make_placement(berk, team)
    other = enter_as(berk)
    journey = make_journey(team)
    address = f"/helpen/traject/{journey.pk}/oppakken/"
    assert "Ik pak dit op" in words(client.get(DAY)) and "Ik pak dit op" in words(other.get(DAY))
    client.post(address, {"back": "vandaag"})
    told = other.post(address, {"back": "vandaag"}, follow=True)
    today = timezone.localdate()
    assert told.redirect_chain[-1][0] == DAY
    assert f"Merel heeft dit al opgepakt, op {today.day} " in words(told)
    assert "Overleg met je teamleider." in words(told)
    with house_access(Purpose.UPKEEP, "proef"):
        assert Journey.objects.get(pk=journey.pk).trusted_id == merel.pk


def test_the_room_is_said_and_how_it_is_reckoned(
    here: tuple[Team, Account, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    team, merel, _ = here
    Team.objects.filter(pk=team.pk).update(talks_a_week=30)
    make_placement(make_account("Joris"), team)
    journey = make_journey(team, trusted=merel)
    monday = timezone.now().replace(hour=10)
    while monday.weekday() != 0 or monday.day < 8:
        monday += timedelta(days=1)
    with at_work(merel, team, at=monday) as access:
        free = day_page(access).room
    promised(journey, merel, monday, 0, "Bellen")
    with at_work(merel, team, at=monday) as access:
        one_due = day_page(access).room
    assert free and one_due
    assert (free.share, free.left, one_due.left) == (3, 3, 2)


def test_own_promises_of_this_month_are_counted_for_the_one_who_made_them_alone(
    here: tuple[Team, Account, Client],
) -> None:
    team, merel, _ = here
    berk = make_account("Berk")
    make_placement(berk, team)
    journey = make_journey(team, trusted=merel, second=berk)
    now = timezone.now().replace(day=15, hour=10)
    kept = [promised(journey, merel, now, 0, "Bellen") for _ in range(2)]
    promised(journey, merel, now, -2, "Gemist")
    promised(journey, merel, now, 3, "Komt nog")
    promised(journey, merel, now, -40, "Vorige maand")
    promised(journey, berk, now, -1, "Van een ander")
    with at_work(merel, team, at=now) as access:
        for one in kept:
            keep_promise(access, one.pk)
        tally = day_page(access).tally
    assert tally and (tally.kept, tally.of) == (2, 3)
    with at_work(berk, team, at=now) as access:
        other = day_page(access).tally
    assert other and (other.kept, other.of) == (0, 1)
    # A team lead's page knows no promise by who made it (`test_promising`), and shows no tally.
    els = make_account("Els")
    make_placement(els, team, "team_lead")
    lead = enter_as(els)
    assert "Jouw beloften" not in words(lead.get("/helpen/team/"))
    assert lead.get(DAY).status_code == 403


def test_a_promise_is_kept_in_place_and_the_strip_undoes_it(here: tuple[Team, Account, Client]) -> None:
    team, merel, client = here
    day: Day = busy_day(team, merel, timezone.now())
    number = day.promises["due"].pk
    kept = client.post(f"/helpen/belofte/{number}/gedaan/", {"back": "vandaag"}, follow=True)
    page = words(kept)
    assert kept.redirect_chain[-1][0].startswith(DAY)
    assert "Gedaan: Bo Berk · Samen naar het spreekuur" in page and "Ongedaan maken" in page
    back = client.post(f"/helpen/belofte/{number}/toch-niet/", {"back": "vandaag"}, follow=True)
    assert "Teruggenomen. De belofte staat weer open." in words(back)
    assert "Samen naar het spreekuur" in words(back)


def test_a_late_promise_done_is_asked_to_be_explained(here: tuple[Team, Account, Client]) -> None:
    team, merel, client = here
    day = busy_day(team, merel, timezone.now())
    number = day.promises["late"].pk
    page = words(client.post(f"/helpen/belofte/{number}/gedaan/", {"back": "vandaag"}, follow=True))
    assert "Te laat gedaan: Mees Merel" in page and "Ik leg het uit" in page


def test_what_the_resident_says_was_not_done_is_explained_and_not_ticked(
    here: tuple[Team, Account, Client],
) -> None:
    team, merel, client = here
    day = busy_day(team, merel, timezone.now())
    late = day.promises["late"]
    says(day.journeys["Mees"], OwnKind.NOT_KEPT, words="Er is niet gebeld.", about=late.pk)
    page = client.get(DAY)
    assert "De inwoner zegt: dit is niet gebeurd." in words(page)
    assert f"/helpen/belofte/{late.pk}/gedaan/" not in page.content.decode()
    refused = client.post(f"/helpen/belofte/{late.pk}/gedaan/", {"back": "vandaag"}, follow=True)
    assert "De inwoner zegt dat dit niet gebeurd is. Leg uit waarom" in words(refused)


def test_where_one_is_second_only_the_own_word_stands_on_the_list(
    here: tuple[Team, Account, Client],
) -> None:
    team, merel, client = here
    now, sanne = timezone.now(), make_account("Sanne")
    shared = make_journey(team, make_resident("Tom", "Tamarisk"), trusted=sanne, second=merel)
    promised(shared, sanne, now, 0, "Sanne belt de huisarts")
    page = words(client.get(DAY))
    assert "Eerst dit" not in page and "Jij bent de tweede persoon" in page
    promised(shared, merel, now, 0, "Merel gaat mee")
    page = words(client.get(DAY))
    stand_in_order(page, "Eerst dit: beloofd", "met Sanne", "Tom Tamarisk", "Merel gaat mee")
    assert "Sanne belt de huisarts" not in page and "Jij bent de tweede persoon" not in page


def test_a_colleague_cannot_keep_or_explain_it(here: tuple[Team, Account, Client]) -> None:
    team, merel, _ = here
    day = busy_day(team, merel, timezone.now())
    berk = make_account("Berk")
    make_placement(berk, team)
    other = enter_as(berk)
    number = day.promises["due"].pk
    assert other.post(f"/helpen/belofte/{number}/gedaan/").status_code == 404
    for page in ("uitleg", "andere-dag"):
        assert other.get(f"/helpen/belofte/{number}/{page}/").status_code == 404


def test_an_old_strip_and_somebody_elses_number_show_nothing(here: tuple[Team, Account, Client]) -> None:
    team, merel, client = here
    day = busy_day(team, merel, timezone.now())
    for written in ("geen-nummer", "", str(day.journeys["Mees"].pk)):
        answer = client.get(f"{DAY}?bewaard={written}")
        assert answer.status_code == 200 and "Ongedaan maken" not in words(answer)
