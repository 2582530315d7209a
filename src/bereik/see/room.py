"""How much room do the teams have for somebody new, and what may we promise with it today?

Counts who waits, under RECOGNITION inside the access of whoever asks: a partner sees no journeys, only a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from bereik.municipality.models import ReachPolicy, Team
from bereik.people.models import Journey
from bereik.see.rules import Promised, promise_dates
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, inner_access

CONTACT_WITHIN_DAYS: int = ReachPolicy._meta.get_field("contact_within_days").default
TOLD_WITHIN_DAYS: int = ReachPolicy._meta.get_field("told_within_days").default
"""What holds as long as no reach policy was adopted."""


@dataclass(frozen=True)
class Room:
    """A team, and how many residents wait there whom nobody has taken on."""

    team: Team
    waiting: int


def rooms_under(access: Access, law: str) -> list[Room]:
    """The teams under this law with who waits at each of them. One query."""
    return _rooms(access, law=law)


def room_of(access: Access, team: UUID) -> Room:
    """One team with who waits there."""
    (room,) = _rooms(access, pk=team)
    return room


def _rooms(access: Access, **which: str | UUID) -> list[Room]:
    waiting = (
        Journey.objects.filter(team=OuterRef("pk"), trusted__isnull=True, ended_at__isnull=True)
        .order_by()
        .values("team")
        .annotate(count=Count("id"))
        .values("count")
    )
    with inner_access(access, Purpose.RECOGNITION, "Tellen hoeveel ruimte een team heeft"):
        teams = (
            Team.objects.filter(**which)
            .annotate(waiting=Coalesce(Subquery(waiting), 0))
            .order_by("name", "id")
        )
        return [Room(team, team.waiting) for team in teams]


def promised_by(room: Room, *, today: date, policy: ReachPolicy | None, urgent: bool = False) -> Promised:
    """What this team may promise for a signal that comes in today."""
    return promise_dates(
        today,
        law=room.team.law,
        waiting=room.waiting,
        talks_a_week=room.team.talks_a_week,
        contact_within_days=policy.contact_within_days if policy else CONTACT_WITHIN_DAYS,
        told_within_days=policy.told_within_days if policy else TOLD_WITHIN_DAYS,
        urgent=urgent,
    )


def promised_by_any(rooms: Sequence[Room], today: date) -> Promised | None:
    """What we may promise before we know the area: the latest day of all these teams, which is true for each."""
    if not rooms:
        return None
    policy = ReachPolicy.in_force(today)
    promised = [promised_by(room, today=today, policy=policy) for room in rooms]
    return max(promised, key=lambda one: one.contact_by or date.max)
