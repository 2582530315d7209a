"""How does a journey begin, and how is a step of ours written down?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from bereik.municipality.models import Area, ReachPolicy, Team
from bereik.people.models import Journey, Resident, Step
from bereik.people.rules import clock_ends, clock_for, kept_until
from bereik.terms import steps
from bereik.trust.access import Access


def team_for(law: str, area: str) -> Team | None:
    """The team that goes to people in this area under this law: the nearest one, or the one for the whole town.

    A team without areas goes everywhere. None when nobody does.
    """
    here = Area.objects.select_related("within__within").filter(pk=area).first()
    while here is not None:
        if team := Team.objects.filter(law=law, areas=here).order_by("name", "id").first():
            return team
        here = here.within
    return Team.objects.filter(law=law, areas__isnull=True).order_by("name", "id").first()


def open_journey(
    access: Access,
    *,
    resident: UUID,
    law: str,
    team: UUID,
    area: str | None = None,
    came_through: str = "",
    about: Sequence[str] = (),
    urgent: bool = False,
    danger: str = "",
    promised_on: date | None = None,
    came_in_at: datetime | None = None,
    said_no_before: bool = False,
    synthetic: bool = False,
) -> Journey:
    """Join the open journey under this law with this team, or open one.

    Inside a deed, under RECOGNITION. After an ending a new one opens that names the former, and a day on which the
    resident was to be erased is called off. The reach policy in force is stamped on it, and the clock of the law runs
    from the day the signal came in. `said_no_before`: they objected, and a duty in the law brings this in all the same.
    """
    came_in = came_in_at or access.at
    # Two signals about one resident at the same moment wait for each other here.
    Resident.objects.select_for_update().filter(pk=resident).values_list("pk", flat=True).get()
    same_law = Journey.objects.filter(resident=resident, law=law)
    clock = clock_for(law, urgent=urgent)
    clock_on = clock_ends(clock, _day(came_in))
    if journey := same_law.open().filter(team=team).order_by("opened_at", "id").first():
        journey.about = [*journey.about, *(one for one in about if one not in journey.about)]
        if promised_on and (journey.promised_on is None or promised_on < journey.promised_on):
            journey.promised_on = promised_on
        if urgent:
            journey.urgent, journey.danger = True, journey.danger or danger
            if clock and clock_on and (journey.clock_on is None or clock_on < journey.clock_on):
                journey.clock, journey.clock_on = clock, clock_on
        journey.said_no_before = journey.said_no_before or said_no_before
        if journey.keep_until is not None:
            # The term of what never led to contact runs from the last signal.
            journey.keep_until = max(journey.keep_until, kept_until(_day(came_in)))
        journey.save(
            update_fields=[
                "about", "promised_on", "urgent", "danger", "clock", "clock_on", "said_no_before", "keep_until",
            ]
        )  # fmt: skip
        return journey
    journey = Journey(
        resident_id=resident,
        law=law,
        team_id=team,
        area_id=area,
        policy=ReachPolicy.in_force(_day(came_in)),
        former=same_law.filter(ended_at__isnull=False).order_by("-ended_at", "-id").first(),
        opened_at=came_in,
        clock=clock or "",
        clock_on=clock_on,
        came_through=came_through,
        about=list(about),
        urgent=urgent,
        danger=danger,
        promised_on=promised_on,
        said_no_before=said_no_before,
        keep_until=kept_until(_day(came_in)),
        synthetic=synthetic,
    )
    journey.save(force_insert=True)
    Resident.objects.filter(pk=resident, erase_on__isnull=False, erased_at__isnull=True).update(erase_on=None)
    return journey


def take_step(access: Access, journey: Journey, step: steps.Step, *, at: datetime | None = None) -> Step:
    """Write down that we came this far; a step is taken once, and keeps its first date. Inside a deed."""
    taken = Step.objects.filter(journey=journey.id, step=step).order_by("at", "id").first()
    if taken is not None:
        return taken
    made = Step(
        journey_id=journey.id,
        resident_id=journey.resident_id,
        step=step,
        at=at or access.at,
        written_at=access.at,
    )
    made.save(force_insert=True)
    return made


def take_back_steps(
    access: Access, journey: UUID, which: Sequence[steps.Step], *, written_at: datetime
) -> None:
    """What was written down at this moment was not so: those steps were not taken. Inside a deed, under UPKEEP."""
    Step.objects.filter(journey=journey, step__in=which, written_at=written_at).delete()


def _day(moment: datetime) -> date:
    from django.utils import timezone

    return timezone.localdate(moment)
