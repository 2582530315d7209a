"""What does PEOPLE tell the facts? One row a journey: where, when, under which law, and how far we came.

Asked at night, batch by batch, under UPKEEP. The id is there to put what other rooms tell beside it; whoever makes the
facts draws a number of its own for it, anew each night. No name, no text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from bereik.facts.told import ENDINGS, JOURNEYS, RESIDENTS, STEPS
from bereik.municipality.models import Area
from bereik.people.models import Ending, Journey, Resident, Resting, Step
from bereik.trust.access import Access

A_BATCH = 5_000


@dataclass(frozen=True)
class JourneyPart:
    """One journey, as far as PEOPLE knows it. `steps` holds the first moment of each step that was taken.

    `area` is the buurt, `wijk` the area around it ('' where unknown). `ended_at` is what its own row says, `ending_at`
    and `ended_because` (a term) what its ending says; None and '' while it goes on.
    """

    id: UUID
    resident: UUID
    law: str
    team: UUID
    area: str
    wijk: str
    age_band: str
    came_through: str
    about: Sequence[str]
    urgent: bool
    reentered: bool
    policy: int | None
    opened_at: datetime
    clock: str
    clock_on: date | None
    taken_on_at: datetime | None
    has_second: bool
    rests: int
    rests_until: date | None
    ended_at: datetime | None
    ended_because: str
    synthetic: bool
    ending_at: datetime | None = None
    steps: Mapping[str, datetime] = field(default_factory=dict)


def journeys(access: Access, after_id: UUID | None = None, limit: int = A_BATCH) -> list[JourneyPart]:
    """The next journeys in the order of their ids, after the last one of the batch before. Five queries a batch.

    The journeys of somebody who was erased are among them: their dates and terms stay, so that figures do not move.
    """
    rows = Journey.objects.select_related("area__within").order_by("id")
    if after_id is not None:
        rows = rows.filter(id__gt=after_id)
    batch = list(rows[:limit])
    ids = [one.id for one in batch]
    steps: dict[UUID, dict[str, datetime]] = {}
    for journey, step, at in (
        Step.objects.filter(journey__in=ids).order_by("-at").values_list("journey", "step", "at")
    ):
        steps.setdefault(journey, {})[step] = at
    endings = {
        journey: (at, because)
        for journey, at, because in Ending.objects.filter(journey__in=ids).values_list(
            "journey", "at", "because"
        )
    }
    rests = dict(
        Resting.objects.filter(journey__in=ids).values_list("journey").annotate(times=Count("id")).order_by()
    )
    bands = dict(
        Resident.objects.filter(pk__in={one.resident_id for one in batch}).values_list("pk", "age_band")
    )
    return [
        JourneyPart(
            id=one.id,
            resident=one.resident_id,
            law=one.law,
            team=one.team_id,
            area=one.area_id or "",
            wijk=_wijk(one.area) if one.area else "",
            age_band=bands.get(one.resident_id, ""),
            came_through=one.came_through,
            about=tuple(one.about),
            urgent=one.urgent,
            reentered=one.former_id is not None,
            policy=one.policy_id,
            opened_at=one.opened_at,
            clock=one.clock,
            clock_on=one.clock_on,
            taken_on_at=one.trusted_at,
            has_second=one.second_id is not None,
            rests=rests.get(one.id, 0),
            rests_until=one.rests_until,
            ended_at=one.ended_at,
            ended_because=endings.get(one.id, (None, ""))[1],
            ending_at=endings.get(one.id, (None, ""))[0],
            synthetic=one.synthetic,
            steps=steps.get(one.id, {}),
        )
        for one in batch
    ]


def told(access: Access) -> dict[str, QuerySet[Any, Any]]:
    """The same as whole tables (`facts.told`), for a night in which millions are read. Under UPKEEP."""
    return {
        JOURNEYS: Journey.objects.order_by().values_list(
            "id", "resident", "law", "area", "came_through", "opened_at", "ended_at", "former"
        ),
        RESIDENTS: Resident.objects.order_by().values_list("id", "age_band"),
        STEPS: Step.objects.order_by().values_list("journey", "step", "at"),
        ENDINGS: Ending.objects.order_by().values_list("journey", "at", "because"),
    }


def wijken() -> dict[str, str]:
    """In which wijk each area lies ('' where it is the whole municipality)."""
    return {area.code: _wijk(area) for area in Area.objects.select_related("within")}


def _wijk(area: Area) -> str:
    """The code of the wijk; '' where only the municipality is left of it (`people.erasing.coarsen`)."""
    if area.kind == "gemeente":
        return ""
    return (area.within_id if area.kind == "buurt" else None) or area.code
