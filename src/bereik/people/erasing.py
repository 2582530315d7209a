"""What is left of a resident who is erased? A journey of nobody; what it still says, at least nine others say too.

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
from bereik.people.rules import ENOUGH
from bereik.terms.endings import EndingReason
from bereik.trust.access import Access
from bereik.trust.models import Link


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
        journey.word_due_on = journey.asked_at = journey.keep_until = None
        journey.danger = ""
        coarsen(journey)
        journey.save(
            update_fields=[
                "ended_at", "trusted", "second", "household", "rests_until", "danger", "area", "came_through", "about",
                "word_due_on", "asked_at", "keep_until",
            ]
        )  # fmt: skip


def coarsen(journey: Journey) -> None:
    """Take detail away from the row (not saved yet) until at least ten share what is left.

    Where ten share all of it, it stays. Else the subjects go and the buurt becomes the wijk; and the wijk and the kind of
    sender stay, each as long as ten share it. They stand in no figure together, and a figure is about ten or more: so
    none moves (docs/decisions/0012).
    """
    if _sharing(law=journey.law, area=journey.area, came_through=journey.came_through, about=journey.about):
        return
    journey.about = []
    journey.area = next((one for one in _from_the_wijk(journey.area) if _sharing(area=one)), None)
    if not _sharing(came_through=journey.came_through):
        journey.came_through = ""


def _from_the_wijk(area: Area | None) -> Sequence[Area]:
    """The wijk and what it lies in; of a buurt that lies in no wijk itself."""
    found = []
    while area is not None:
        found.append(area)
        area = area.within
    return found[1:] if len(found) > 1 and found[0].kind == "buurt" else found


def _sharing(*, area: Area | None = None, **alike: object) -> bool:
    """Whether enough journeys, this one counted, look like this; those in a smaller area stand in the larger one."""
    rows = Journey.objects.filter(**alike)
    if area is not None:
        rows = rows.filter(area__in=_within(area))
    return len(rows.values_list("pk")[:ENOUGH]) >= ENOUGH


def _within(area: Area) -> list[str]:
    """The area and all that lies in it."""
    codes, last = [area.code], [area.code]
    while last:
        last = list(Area.objects.filter(within__in=last).order_by("code").values_list("code", flat=True))
        codes += last
    return codes
