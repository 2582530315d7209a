"""How much room do the teams have for somebody new, and what may we promise with it today?

Counts who waits, under RECOGNITION inside the access of whoever asks: a partner sees no journeys, only a day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count

from bereik.municipality.models import ReachPolicy, Team
from bereik.people.models import Journey
from bereik.see.rules import Promised, promise_dates
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, inner_access

CONTACT_WITHIN_DAYS = ReachPolicy._meta.get_field("contact_within_days").default
TOLD_WITHIN_DAYS = ReachPolicy._meta.get_field("told_within_days").default
"""What holds as long as no reach policy was adopted."""


def waiting_at(access: Access, teams: Iterable[Team]) -> dict[UUID, int]:
    """How many residents each of these teams has waiting that nobody has taken on."""
    ids = [team.id for team in teams]
    with inner_access(access, Purpose.RECOGNITION, "Tellen hoeveel ruimte een team heeft"):
        counts = (
            Journey.objects.filter(team__in=ids, trusted__isnull=True, ended_at__isnull=True)
            .values_list("team")
            .annotate(waiting=Count("id"))
            .order_by()
        )
        return dict.fromkeys(ids, 0) | dict(counts)


def promised_by(
    team: Team, waiting: int, *, today: date, policy: ReachPolicy | None, urgent: bool = False
) -> Promised:
    """What this team may promise for a signal that comes in today."""
    return promise_dates(
        today,
        law=team.law,
        waiting=waiting,
        talks_a_week=team.talks_a_week,
        contact_within_days=policy.contact_within_days if policy else CONTACT_WITHIN_DAYS,
        told_within_days=policy.told_within_days if policy else TOLD_WITHIN_DAYS,
        urgent=urgent,
    )


def promised_by_any(access: Access, law: str) -> Promised | None:
    """What we may promise before we know the area: the latest day of all teams under this law, true for each."""
    teams = list(Team.objects.filter(law=law).order_by("id"))
    if not teams:
        return None
    policy = ReachPolicy.in_force(access.today)
    waiting = waiting_at(access, teams)
    promised = [promised_by(team, waiting[team.id], today=access.today, policy=policy) for team in teams]
    return max(promised, key=lambda one: one.contact_by or date.max)
