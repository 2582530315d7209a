"""Who may see a journey? Said a second time, in plain Python and from the plain facts, and held against the guard.

The rules are those of the house's own description: the team under its law; the trusted professional, the second person
and a stand-in on named days, under the journey's law; under another law after the resident's yes and until it is taken
back; anyone else with a written reason for that one journey, until its day; the resident.
"""

from __future__ import annotations

from typing import Any

import pytest

from bereik.municipality.models import StandIn
from bereik.people.models import Agreement, Journey, ReasonedLook
from bereik.terms.purposes import Purpose
from tests.trust.town import TODAY, Town, accesses, opened


def of_the_team(town: Town, one: Journey, **here: Any) -> bool:
    return one.team_id == here["team"] and one.law == here["law"]


def in_the_work(town: Town, one: Journey, **here: Any) -> bool:
    mine = {one.trusted_id, one.second_id} | {
        stand.stand_in_id
        for stand in town.all(StandIn)
        if stand.professional_id == one.trusted_id and stand.since <= TODAY <= stand.until
    }
    agreed = any(
        said.resident_id == one.resident_id
        and said.from_law == one.law
        and said.to_law == here["law"]
        and said.to_professional_id == here["who"]
        and said.withdrawn_on is None
        for said in town.all(Agreement)
    )
    return (here["who"] in mine and one.law == here["law"]) or agreed


def with_a_reason(town: Town, one: Journey, **here: Any) -> bool:
    return one.id == here["subject"] and any(
        look.journey == one.id and look.by_id == here["who"] and look.until >= TODAY
        for look in town.all(ReasonedLook)
    )


def their_own(town: Town, one: Journey, **here: Any) -> bool:
    return one.resident_id == here["subject"]


def under_the_debt_law(town: Town, one: Journey, **here: Any) -> bool:
    return one.law == "wgs"


def every(town: Town, one: Journey, **here: Any) -> bool:
    return True


MAY = {
    Purpose.OUTREACH: of_the_team,
    Purpose.LEADING: of_the_team,
    Purpose.HELPING: in_the_work,
    Purpose.REASONED_LOOK: with_a_reason,
    Purpose.OWN: their_own,
    Purpose.DELIVERY: under_the_debt_law,
    Purpose.RECOGNITION: every,
    Purpose.UPKEEP: every,
}


@pytest.mark.parametrize("purpose", list(MAY), ids=str)
def test_the_guard_shows_exactly_the_journeys_that_the_rule_in_words_gives(
    town: Town, purpose: Purpose
) -> None:
    for here in accesses(town, purpose):
        given = {one.id for one in town.all(Journey) if MAY[purpose](town, one, **here)}
        with opened(purpose, **here):
            assert set(Journey.objects.values_list("id", flat=True)) == given, here


def test_no_other_purpose_sees_a_journey() -> None:
    assert set(Journey.guard) == set(MAY)
