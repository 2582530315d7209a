"""Which work on lists waits in the queue? Its arguments are numbers: of a file, and of whoever handed it in."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from bereik.house.exchange.pages.csv_deciding import take_in_by
from bereik.house.exchange.pages.deciding import follow
from bereik.house.exchange.pages.tasks import A_LITTLE_LATER


@task()
def take_in_list(held: str, who: str) -> str:
    """Take in the good rows of a list that is held; where something else comes first, a little later."""
    now = timezone.now()
    waits_for = take_in_by(UUID(held), UUID(who), now)
    if waits_for:
        again = take_in_list.using(run_after=now + A_LITTLE_LATER).enqueue(held, who)
        follow(UUID(held), UUID(who), UUID(again.id), now)
    return waits_for
