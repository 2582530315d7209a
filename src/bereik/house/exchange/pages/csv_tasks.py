"""Which work on lists waits in the queue? Its arguments are numbers: of a file, and of whoever handed it in."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from bereik.house.exchange.pages.csv_deciding import take_in_by


@task()
def take_in_list(held: str, who: str) -> None:
    """Take in the good rows of a list that is held."""
    take_in_by(UUID(held), UUID(who), timezone.now())
