"""When does a journey begin, and when does something join the one that is open?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from threading import Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from bereik.municipality.models import Area, ReachPolicy, Team
from bereik.people.actions import open_journey, take_step, team_for
from bereik.people.models import Ending, Journey, Step
from bereik.terms import steps
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.making import make_resident, make_team

pytestmark = pytest.mark.django_db(transaction=True)

# A Monday; Monday 9 November 2026 and the days around it hold no holiday.
CAME_IN = datetime(2026, 11, 9, 10, tzinfo=UTC)


def opened(resident: UUID, team: Team, at: datetime = CAME_IN, **values: Any) -> Journey:
    with house_access(Purpose.RECOGNITION, "proef", at=at) as access, access.deed("proef"):
        law = values.pop("law", team.law)
        return open_journey(access, resident=resident, law=law, team=team.id, **values)


def end(journey: Journey, at: datetime = CAME_IN) -> None:
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        Ending.objects.create(
            journey_id=journey.id, resident_id=journey.resident_id, by=access.who, at=at, because="need_met"
        )
        Journey.objects.filter(pk=journey.id).update(ended_at=at)


def test_a_later_signal_joins_the_open_journey() -> None:
    resident, team = make_resident(), make_team()
    first = opened(resident, team, about=["money"], promised_on=date(2026, 11, 20))
    again = opened(resident, team, about=["money", "home"], promised_on=date(2026, 11, 18))
    assert again.id == first.id
    assert (again.about, again.promised_on) == (["money", "home"], date(2026, 11, 18))


def test_another_law_opens_a_journey_of_its_own() -> None:
    resident = make_resident()
    wmo, wgs = opened(resident, make_team("wmo2015")), opened(resident, make_team("wgs"))
    assert wmo.id != wgs.id
    assert wgs.former_id is None


def test_after_an_ending_a_new_one_opens_that_names_the_former() -> None:
    resident, team = make_resident(), make_team()
    first = opened(resident, team)
    end(first)
    again = opened(resident, team)
    assert again.id != first.id
    assert again.former_id == first.id


def test_the_reach_policy_in_force_is_stamped() -> None:
    for version, since in ((1, date(2026, 1, 1)), (2, date(2026, 11, 1)), (3, date(2027, 1, 1))):
        ReachPolicy.objects.create(
            version=version, adopted_by="college", adopted_on=since, in_force_from=since, text="tekst"
        )
    assert opened(make_resident(), make_team()).policy_id == 2


@pytest.mark.parametrize(
    ("law", "urgent", "clock", "ends"),
    [
        # Wgs art. 4(1)(b): four weeks after the signal; 9 November + 28 days is Monday 7 December.
        ("wgs", False, "wgs_signal_first_talk", date(2026, 12, 7)),
        # Wgs art. 4(2): three working days after Monday is Thursday.
        ("wgs", True, "wgs_threat", date(2026, 11, 12)),
        # Wmo 2015 art. 2.3.2(1): six weeks; 9 November + 42 days is Monday 21 December.
        ("wmo2015", False, "wmo_inquiry", date(2026, 12, 21)),
        ("wmo2015", True, "wmo_inquiry", date(2026, 12, 21)),
        ("jeugdwet", False, "", None),
    ],
)
def test_the_clock_of_the_law_runs_from_the_day_it_came_in(
    law: str, urgent: bool, clock: str, ends: date | None
) -> None:
    journey = opened(make_resident(), make_team(law), urgent=urgent)
    assert (journey.clock, journey.clock_on) == (clock, ends)


def test_a_later_threat_starts_its_own_shorter_clock() -> None:
    resident, team = make_resident(), make_team("wgs")
    opened(resident, team)
    journey = opened(resident, team, urgent=True, danger="cut_off")
    assert (journey.urgent, journey.danger) == (True, "cut_off")
    assert (journey.clock, journey.clock_on) == ("wgs_threat", date(2026, 11, 12))


def test_two_signals_at_the_same_moment_open_one_journey() -> None:
    resident, team = make_resident(), make_team()
    made: list[UUID] = []

    def come() -> None:
        try:
            made.append(opened(resident, team).id)
        finally:
            connections.close_all()

    threads = [Thread(target=come) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(made) == 6
    assert len(set(made)) == 1


def test_a_step_is_taken_once_and_keeps_its_first_date() -> None:
    journey = opened(make_resident(), make_team())
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("proef"):
        first = take_step(access, journey, steps.Step.WE_SAW, at=CAME_IN)
        again = take_step(access, journey, steps.Step.WE_SAW)
        assert again.id == first.id
        assert Step.objects.get().at == CAME_IN


def test_the_team_of_the_nearest_area_goes() -> None:
    town = Area.objects.create(code="GM0000", kind="gemeente", name="Voorbeeldstad")
    wijk = Area.objects.create(code="WK000001", kind="wijk", name="Noord", within=town)
    Area.objects.create(code="BU00000101", kind="buurt", name="De Wilgen", within=wijk)
    Area.objects.create(code="BU00000201", kind="buurt", name="Het Laag", within=town)
    near, whole = make_team(name="Wijkteam Noord"), make_team(name="Aanmeldpunt")
    near.areas.set([wijk])
    whole.areas.set([town])
    assert team_for("wmo2015", "BU00000101") == near
    assert team_for("wmo2015", "BU00000201") == whole
    assert team_for("wgs", "BU00000101") is None


def test_a_team_without_areas_goes_everywhere() -> None:
    team = make_team()
    Area.objects.create(code="BU00000201", kind="buurt", name="Het Laag")
    assert team_for("wmo2015", "BU00000201") is None
    team.areas.clear()
    assert team_for("wmo2015", "BU00000201") == team
