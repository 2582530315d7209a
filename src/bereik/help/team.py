"""How does it go in the team? Dates and counts; nobody's own figures, and no resident."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Min, Q

from bereik.help.models import Promise
from bereik.help.rules import seen_until, state_of
from bereik.municipality.models import Placement, Team
from bereik.people.models import Journey
from bereik.terms.clocks import months_after
from bereik.terms.functions import Function
from bereik.terms.promises import PromiseState
from bereik.trust.access import Access

ENOUGH_COLLEAGUES = 5
"""In a smaller team a count of promises tells how one colleague keeps theirs; then it is not shown."""

MONTHS = 3
"""Of how long promises are counted."""


@dataclass(frozen=True)
class TeamNow:
    """Counts of open journeys of one team, and since when the oldest waits.

    `term_coming`: never met, and its term ends within the month; `term_passed`: nobody decided in time; `term_first`:
    the first of all those days. `asked`: the resident asked something and waits, `asked_since` the longest.
    """

    team: Team | None
    waiting: int
    oldest: datetime | None
    clock_this_week: int
    clock_passed: int
    with_someone: int
    met: int
    resting: int
    term_coming: int
    term_passed: int
    term_first: date | None
    asked: int
    asked_since: datetime | None
    promises: TeamPromises | None
    """None where the team is too small to count them without counting one colleague's."""


@dataclass(frozen=True)
class TeamPromises:
    """What became of the promises that were made in the last months. Each stands in one of the first seven.

    `said_not_kept` counts beside them: the resident said that it was not done.
    """

    made: int
    kept: int
    late: int
    broken: int
    repaired: int
    moved: int
    let_go: int
    coming: int
    said_not_kept: int

    @property
    def due(self) -> int:
        """Of how many the day has come: what was put right was not done first."""
        return self.kept + self.late + self.broken + self.repaired


@dataclass(slots=True)
class _Dates:
    """What the state of a promise follows from."""

    due_on: date
    kept_at: datetime | None
    broken_at: datetime | None
    repaired_at: datetime | None
    moved_at: datetime | None
    let_go_at: datetime | None
    disputed_at: datetime | None


_DATES = ("due_on", "kept_at", "broken_at", "repaired_at", "moved_at", "let_go_at", "disputed_at")


def team_now(access: Access) -> TeamNow:
    """Under LEADING; at most four queries."""
    nobody = Q(trusted__isnull=True)
    asked = Q(asked_at__isnull=False)
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
        term_passed=Count("pk", filter=Q(keep_until__lt=access.today)),
        term_coming=Count(
            "pk", filter=Q(keep_until__gte=access.today, keep_until__lte=seen_until(access.today))
        ),
        term_first=Min("keep_until"),
        asked=Count("pk", filter=asked),
        asked_since=Min("asked_at", filter=asked),
    )
    team = Team.objects.filter(pk=access.team).first() if access.team else None
    return TeamNow(team=team, promises=_promises(access), **counts)


def _promises(access: Access) -> TeamPromises | None:
    here = Placement.objects.in_force(access.today).filter(team=access.team, function=Function.PROFESSIONAL)
    colleagues = here.filter(account__left_at__isnull=True).values("account").distinct().count()
    if colleagues < ENOUGH_COLLEAGUES:
        return None
    since = months_after(access.today, -MONTHS)
    # Counted where they stand, and not read one by one: no line in the trail names a resident for a sum.
    rows = Promise.objects.filter(made_at__date__gte=since).values_list(*_DATES).annotate(times=Count("pk"))
    state: Counter[PromiseState] = Counter()
    said_not_kept = 0
    for *dates, times in rows.order_by():
        one = _Dates(*dates)
        state[state_of(one, access.today)] += times
        said_not_kept += times if one.disputed_at else 0
    return TeamPromises(
        made=state.total(),
        kept=state[PromiseState.KEPT],
        late=state[PromiseState.LATE],
        broken=state[PromiseState.BROKEN],
        repaired=state[PromiseState.REPAIRED],
        moved=state[PromiseState.MOVED],
        let_go=state[PromiseState.LET_GO],
        coming=state[PromiseState.MADE] + state[PromiseState.DUE],
        said_not_kept=said_not_kept,
    )
