"""What is left of a resident who is erased? A journey of nobody, that at least nine others resemble.

The data key goes, and with it everything that was ever sealed under it, wherever a copy lies; the name, the blind
indexes, who they lived with, what they agreed to and what we wrote to them go too. The journey and its dated steps
stay without person, so that past figures do not move. What other rooms keep about a resident they erase themselves;
`house.upkeep.erasing` calls them all in one deed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from bereik.municipality.models import Area
from bereik.people.models import (
    Agreement,
    DataKey,
    Ending,
    HouseholdMember,
    Identity,
    Journey,
    Message,
    ReasonedLook,
    Resident,
    Resting,
)
from bereik.terms.endings import EndingReason
from bereik.trust.access import Access
from bereik.trust.models import Link

ENOUGH = 10
"""So many journeys must share what is left of one: law, area, how it came in and what it was about."""


def mark_for_erasure(access: Access, resident: UUID, on: date) -> None:
    """From this day on the nightly work erases this resident. Inside a deed, under UPKEEP or RECOGNITION."""
    Resident.objects.filter(pk=resident, erased_at__isnull=True).update(erase_on=on)


def residents_to_erase(access: Access) -> list[UUID]:
    """Whose day has come, oldest first. Under UPKEEP."""
    due = Resident.objects.filter(erase_on__lte=access.today, erased_at__isnull=True)
    return list(due.order_by("erase_on", "id").values_list("id", flat=True))


def erase_resident(access: Access, resident: UUID) -> None:
    """Erase one person: key, name, indexes, household, agreements, letters and links. Inside a deed, under UPKEEP.

    An open journey ends with it, because without a person nobody can be helped. May be done twice.
    """
    DataKey.objects.filter(resident=resident).delete()
    Identity.objects.filter(resident=resident).delete()
    HouseholdMember.objects.filter(resident=resident).delete()
    Agreement.objects.filter(resident=resident).delete()
    Message.objects.filter(resident=resident).delete()
    Message.objects.filter(to_kind="resident", to=resident).delete()
    Link.objects.filter(subject=resident).delete()
    # That somebody looked stays; what they wrote about the resident does not.
    ReasonedLook.objects.filter(resident=resident).update(reason="")
    _let_journeys_go(access, resident)
    Resident.objects.filter(pk=resident, erased_at__isnull=True).update(
        area=None, age_band="", erased_at=access.at
    )


def _let_journeys_go(access: Access, resident: UUID) -> None:
    for journey in Journey.objects.filter(resident=resident).order_by("opened_at", "id"):
        if journey.ended_at is None:
            Ending.objects.create(
                journey=journey, resident_id=resident, by=access.who, at=access.at,
                because=EndingReason.RESIDENT_OBJECTED.value,
            )  # fmt: skip
            journey.ended_at = access.at
            Resting.objects.filter(journey=journey, until__gt=access.today).update(until=access.today)
        journey.trusted = journey.second = journey.household = journey.rests_until = None
        journey.danger = ""
        coarsen(journey)
        journey.save(
            update_fields=[
                "ended_at", "trusted", "second", "household", "rests_until", "danger", "area", "came_through", "about",
            ]
        )  # fmt: skip


def coarsen(journey: Journey) -> None:
    """Take detail away from the row (not saved yet) until at least ten share it: subjects, then area, then sender."""
    areas: list[Area | None] = [*_upwards(journey.area), None]
    tries: list[tuple[Area | None, str, list[str]]] = [(journey.area, journey.came_through, journey.about)]
    tries += [(area, journey.came_through, []) for area in areas]
    tries += [(area, "", []) for area in areas]
    for area, came_through, about in tries:
        journey.area, journey.came_through, journey.about = area, came_through, about
        if _sharing(journey, area, came_through, about) >= ENOUGH:
            return


def _upwards(area: Area | None) -> Sequence[Area]:
    found = []
    while area is not None:
        found.append(area)
        area = area.within
    return found


def _sharing(journey: Journey, area: Area | None, came_through: str, about: list[str]) -> int:
    """How many journeys, this one counted, look like this at this grain."""
    alike = Journey.objects.filter(law=journey.law).exclude(pk=journey.pk)
    if area is not None:
        alike = alike.filter(area__in=_within(area))
    if came_through:
        alike = alike.filter(came_through=came_through)
    if about:
        alike = alike.filter(about=about)
    return alike.count() + 1


def _within(area: Area) -> list[str]:
    """The area and all that lies in it."""
    codes, last = [area.code], [area.code]
    while last:
        last = list(Area.objects.filter(within__in=last).order_by("code").values_list("code", flat=True))
        codes += last
    return codes
