"""With whom does a professional work, by name: to choose whom a try is about?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from bereik.help.day_list.rows import absent_today
from bereik.people.models import Journey
from bereik.people.names import read_names
from bereik.trust.access import Access

MOST = 200


@dataclass(frozen=True)
class Whom:
    """One resident: also who rests, for they may call us."""

    journey: UUID
    who: str
    area: str
    rests_until: date | None
    instead_of: str


def whom_to_choose(access: Access) -> list[Whom]:
    """The open journeys of who looks, of whom they stand in for and where they are second, by name. Three queries."""
    absent = absent_today(access)
    rows = Journey.objects.open().filter(Q(trusted__in=[access.who, *absent]) | Q(second=access.who))
    journeys = list(rows.select_related("area").order_by("opened_at", "pk")[:MOST])
    names = read_names(access, {one.resident_id for one in journeys})
    people = [
        Whom(
            journey=one.pk,
            who=names[one.resident_id].name if one.resident_id in names else "",
            area=one.area.name if one.area else "",
            rests_until=one.rests_until if one.rests_until and one.rests_until > access.today else None,
            instead_of=absent.get(one.trusted_id, "") if one.trusted_id else "",
        )
        for one in journeys
    ]
    return sorted(people, key=lambda one: (one.who == "", one.who.casefold(), one.journey))
