"""How much room do the teams have for somebody new, and what may we promise with it today?

Counts whose first talk is still to come against the talks that a team has hours for, under RECOGNITION inside the access
of whoever asks: a partner sees no journeys, only a day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery
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
    """A team and its open work: how many residents nobody has taken on, and how many were taken on and not met yet.

    Who rests is in neither: their turn comes when the rest is over. The days are those of the reach policy in force.
    """

    team: Team
    waiting: int
    taken_on: int = 0
    contact_within_days: int = CONTACT_WITHIN_DAYS
    told_within_days: int = TOLD_WITHIN_DAYS

    @property
    def first_talks(self) -> int:
        """How many first talks are still to come before a new one has its turn."""
        return self.waiting + self.taken_on


@dataclass(frozen=True)
class Outlook:
    """What we may promise before we know the area: a day that holds for each of these teams.

    `promised` is None when none of them can name a day; `full` are the `teams` that have no room now.
    """

    promised: Promised | None
    teams: tuple[Team, ...]
    full: tuple[Team, ...]
    all_full: bool


def rooms_under(access: Access, laws: Collection[str]) -> list[Room]:
    """The teams under these laws with their open work. One query."""
    return _rooms(access, law__in=list(laws))


def room_of(access: Access, team: UUID) -> Room:
    """One team with its open work."""
    (room,) = _rooms(access, pk=team)
    return room


def _rooms(access: Access, **which: object) -> list[Room]:
    not_met = Journey.objects.filter(team=OuterRef("pk"), met_at__isnull=True, ended_at__isnull=True).filter(
        Q(rests_until__isnull=True) | Q(rests_until__lte=access.today)
    )
    policy = ReachPolicy.objects.filter(in_force_from__lte=access.today).order_by("-version")

    def how_many(nobody: bool) -> Coalesce:
        found = not_met.filter(trusted__isnull=nobody).order_by().values("team")
        return Coalesce(Subquery(found.annotate(count=Count("id")).values("count")), 0)

    def days(name: str, otherwise: int) -> Coalesce:
        return Coalesce(Subquery(policy.values(name)[:1]), otherwise)

    with as_the_house(access, "Tellen hoeveel ruimte een team heeft"):
        teams = (
            Team.objects.filter(**which)
            .annotate(
                waiting=how_many(True),
                taken_on=how_many(False),
                contact=days("contact_within_days", CONTACT_WITHIN_DAYS),
                told=days("told_within_days", TOLD_WITHIN_DAYS),
            )
            .order_by("name", "id")
        )
        return [Room(team, team.waiting, team.taken_on, team.contact, team.told) for team in teams]


@contextmanager
def as_the_house(access: Access, because: str) -> Iterator[Access]:
    """Under RECOGNITION, in the access of whoever asks; where that is in force already, in that one."""
    if access.purpose is Purpose.RECOGNITION:
        yield access
        return
    with inner_access(access, Purpose.RECOGNITION, because) as house:
        yield house


def promised_by(room: Room, *, today: date, urgent: bool = False) -> Promised:
    """What this team may promise for a signal that comes in today."""
    return promise_dates(
        today,
        law=room.team.law,
        waiting=room.first_talks,
        talks_a_week=room.team.talks_a_week,
        contact_within_days=room.contact_within_days,
        told_within_days=room.told_within_days,
        urgent=urgent,
    )


def outlook_of(rooms: Sequence[Room], today: date) -> Outlook:
    """The latest day that any of these teams says, which is true for each, and which of them have no room."""
    said = [(room, promised_by(room, today=today)) for room in rooms]
    dated = [(one.contact_by, one) for _, one in said if one.contact_by]
    full = tuple(room.team for room, one in said if one.room.no)
    return Outlook(
        promised=max(dated, key=lambda pair: pair[0])[1] if dated else None,
        teams=tuple(room.team for room in rooms),
        full=full,
        all_full=len(full) == len(said),
    )
