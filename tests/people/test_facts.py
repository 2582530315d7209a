"""What does PEOPLE tell the facts?"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bereik.municipality.models import Area
from bereik.people.facts import journeys
from bereik.people.models import Ending, Resting, Step
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.making import make_journey, make_team

pytestmark = pytest.mark.django_db(transaction=True)

SAW, WENT = datetime(2026, 11, 2, 10, tzinfo=UTC), datetime(2026, 11, 4, 10, tzinfo=UTC)


def test_a_journey_is_told_with_its_steps_rests_and_ending() -> None:
    wijk = Area.objects.create(code="WK000001", kind="wijk", name="Noord")
    team = make_team()
    Area.objects.filter(pk="BU00000101").update(within=wijk)
    journey = make_journey(team, at=SAW, area_id="BU00000101", came_through="school")
    common = {"journey_id": journey.id, "resident_id": journey.resident_id}
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        for step, at in (("we_went", WENT), ("we_saw", SAW)):
            Step.objects.create(step=step, at=at, written_at=at, **common)
        Resting.objects.create(until=WENT.date(), because="rest_not_now", at=WENT, by=access.who, **common)
        Ending.objects.create(by=access.who, at=WENT, because="need_met", **common)
    with house_access(Purpose.UPKEEP, "proef") as access:
        (told,) = journeys(access)
    assert (told.id, told.law, told.area, told.wijk) == (journey.id, "wmo2015", "BU00000101", "WK000001")
    assert told.steps == {"we_saw": SAW, "we_went": WENT}
    assert (told.rests, told.ended_because, told.came_through) == (1, "need_met", "school")
    assert (told.ending_at, told.ended_at) == (WENT, None), "two places that must agree are told apart"
    assert not told.reentered


def test_batches_follow_each_other_without_gap_or_overlap() -> None:
    team = make_team()
    made = sorted(make_journey(team).id for _ in range(5))
    with house_access(Purpose.UPKEEP, "proef") as access:
        first = journeys(access, limit=2)
        rest = journeys(access, after_id=first[-1].id, limit=10)
        assert journeys(access, after_id=rest[-1].id) == []
    assert [one.id for one in (*first, *rest)] == made


def test_a_batch_is_five_queries() -> None:
    team = make_team()
    for _ in range(4):
        make_journey(team)
    with house_access(Purpose.UPKEEP, "proef") as access, CaptureQueriesContext(connection) as queries:
        journeys(access)
    assert len([one for one in queries.captured_queries if "people_" in one["sql"]]) == 5


def test_no_name_and_no_text_is_told() -> None:
    make_journey(make_team())
    with house_access(Purpose.UPKEEP, "proef") as access:
        (told,) = journeys(access)
    assert "Mees" not in repr(told)
    assert "Linde" not in repr(told)
