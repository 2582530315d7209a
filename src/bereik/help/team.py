"""How does it go in the team? Dates and counts; nobody's own figures, and no resident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from bereik.municipality.models import Team
from bereik.people.models import Journey
from bereik.trust.access import Access


@dataclass(frozen=True)
class TeamNow:
    """Counts of open journeys of one team, and since when the oldest waits."""

    team: Team | None
    waiting: int
    oldest: datetime | None
    clock_this_week: int
    clock_passed: int
    with_someone: int
    met: int
    resting: int


def team_now(access: Access) -> TeamNow:
    """Under LEADING; two queries."""
    nobody = Q(trusted__isnull=True)
    counts = Journey.objects.open().aggregate(
        waiting=Count("pk", filter=nobody),
        oldest=Min("opened_at", filter=nobody),
        clock_passed=Count("pk", filter=Q(clock_on__lt=access.today)),
        clock_this_week=Count(
            "pk", filter=Q(clock_on__gte=access.today, clock_on__lte=access.today + timedelta(days=7))
        ),
        with_someone=Count("pk", filter=~nobody),
        met=Count("pk", filter=Q(met_at__isnull=False)),
        resting=Count("pk", filter=Q(rests_until__gt=access.today)),
    )
    return TeamNow(team=Team.objects.filter(pk=access.team).first() if access.team else None, **counts)
