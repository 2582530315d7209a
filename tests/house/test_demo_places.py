"""Has every made-up town its own people and words, and the same colleagues for whoever follows the tutorial?"""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from bereik.help.models import Promise
from bereik.help.rules import is_open
from bereik.house.demonstration.chances import HERE
from bereik.house.demonstration.filled import fill_town
from bereik.house.demonstration.plan import OUR_OWN, TOWNS, Town, read_town
from bereik.house.demonstration.thread import run_thread
from bereik.people.models import Journey, ReasonedLook
from bereik.see.models import Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access

TODAY = datetime(2026, 11, 23, tzinfo=HERE)
EVERY = (OUR_OWN, *TOWNS)
WHO = {"followed", "waits", "due_today", "late", "rests_until_today"}
# What somebody says or writes in a story. Of `own_words` two towns may well have the same.
SAID = (
    "words", "needs", "kept", "broken", "not_kept", "explained", "next", "other_day", "looked", "not_now",
)  # fmt: skip


def said_in(town: Town) -> list[str]:
    return [one[key] for one in town.thread for key in SAID if key in one]


def first_names(town: Town) -> set[str]:
    return {one.name.split()[0] for one in town.staff}


@pytest.mark.parametrize("name", EVERY)
def test_the_colleagues_of_the_tutorial_work_in_every_town(name: str) -> None:
    town = read_town(name, 400)
    at_work = {(one.name, one.function) for one in town.staff}
    assert at_work >= {
        ("Sanne Linde", "professional"),
        ("Yusuf Berk", "professional"),
        ("Rik Den", "delivery_officer"),
        ("Petra Meidoorn", "policy_officer"),
        ("Omar Vlier", "council_member"),
        ("Tessa Taxus", "privacy_officer"),
        ("Gert Jeneverbes", "housekeeper"),
    }
    assert (town.goes, town.looks) == ("sanne", "yusuf")


@pytest.mark.parametrize("name", EVERY)
def test_a_story_names_only_who_works_there_and_lies_where_that_team_goes(name: str) -> None:
    town = read_town(name, 400)
    elsewhere = set[str]().union(*(first_names(read_town(one)) for one in EVERY)) - first_names(town)
    for line in said_in(town):
        assert not elsewhere & set(re.findall(r"\w+", line)), line
    assert {one["who"] for one in town.thread} == WHO
    near = {buurt for one in town.wijken if one.code in town.teams[0].wijken for buurt in one.buurten}
    assert {one["buurt"] for one in town.thread} <= near


def test_no_two_towns_tell_the_same_story() -> None:
    lines = [line for name in EVERY for line in said_in(read_town(name))]
    assert len(set(lines)) == len(lines)
    people = [(one["call_name"], one["surname"]) for name in EVERY for one in read_town(name).thread]
    assert len(set(people)) == len(people) == len(EVERY) * len(WHO)


@pytest.mark.parametrize("name", EVERY)
def test_people_in_a_story_are_plants_and_birds_at_a_number_that_nobody_has(name: str) -> None:
    town = read_town(name)
    for one in town.thread:
        assert one["call_name"] in town.names["call_names"] and one["surname"] in town.names["surnames"]
        assert one["phone"].startswith("060") and len(one["phone"]) == 10


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", TOWNS)
def test_all_five_happen_in_a_house(name: str) -> None:
    filled = fill_town(7, at=TODAY, residents=20, name=name)
    thread = run_thread(filled)
    assert thread.code
    with house_access(Purpose.UPKEEP, "nakijken", at=filled.at):
        of_story = Signal.objects.filter(key__startswith="thread-")
        assert {one.key.removeprefix("thread-") for one in of_story} == WHO
        by_who = {one.key.removeprefix("thread-"): one.journey_id for one in of_story}
        sanne = filled.laid.accounts["sanne"].id
        with_sanne = set(Journey.objects.filter(trusted_id=sanne).values_list("pk", flat=True))
        assert {who for who, journey in by_who.items() if journey in with_sanne} == WHO - {"waits"}
        due = {
            who: [one.due_on for one in Promise.objects.filter(journey=by_who[who]) if is_open(one)]
            for who in ("due_today", "late")
        }
        assert due["due_today"] == [TODAY.date()]
        assert len(due["late"]) == 1 and due["late"][0] < TODAY.date()
        assert ReasonedLook.objects.filter(journey=by_who["due_today"]).exists()
