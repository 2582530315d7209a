"""Which work on lists waits in the queue? Its arguments are numbers: of a file, and of whoever handed it in."""

from __future__ import annotations

from django_tasks import task

from bereik.house.exchange.pages.csv_deciding import take_in_by
from bereik.house.exchange.pages.tasks import now_or_later


@task()
def take_in_list(held: str, who: str) -> str:
    """Take in the good rows of a list that is held; where something else comes first, a little later."""
    return now_or_later(take_in_list, take_in_by, held, who)
