"""Which work on deliveries waits in the queue? Its arguments are numbers: of a file, and of whoever handed it in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task

from bereik.house.exchange.pages.deciding import check_by, follow, take_in_by

A_LITTLE_LATER = timedelta(seconds=10)


@task()
def check_held(held: str, who: str) -> None:
    """Check a file that is held."""
    check_by(UUID(held), UUID(who), timezone.now())


@task()
def take_in_held(held: str, who: str) -> str:
    """Take in a file that is held; where something else comes first, a little later."""
    return now_or_later(take_in_held, take_in_by, held, who)


def now_or_later(
    work: Task[[str, str], str], take_in: Callable[[UUID, UUID, datetime], str], held: str, who: str
) -> str:
    """Take it in; where it waits for something, put the same work in the queue again, and say so on the file."""
    now = timezone.now()
    waits_for = take_in(UUID(held), UUID(who), now)
    if waits_for:
        again = work.using(run_after=now + A_LITTLE_LATER).enqueue(held, who)
        follow(UUID(held), UUID(who), UUID(str(again.id)), now)
    return waits_for
