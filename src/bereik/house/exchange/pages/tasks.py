"""Which work on deliveries waits in the queue? Its arguments are numbers: of a file, and of whoever handed it in."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from bereik.house.exchange.pages.deciding import check_by, follow, take_in_by

A_LITTLE_LATER = timedelta(seconds=10)


@task()
def check_held(held: str, who: str) -> None:
    """Check a file that is held."""
    check_by(UUID(held), UUID(who), timezone.now())


@task()
def take_in_held(held: str, who: str) -> str:
    """Take in a file that is held; where something else comes first, a little later."""
    now = timezone.now()
    waits_for = take_in_by(UUID(held), UUID(who), now)
    if waits_for:
        again = take_in_held.using(run_after=now + A_LITTLE_LATER).enqueue(held, who)
        follow(UUID(held), UUID(who), UUID(again.id), now)
    return waits_for
