"""Which tasks were broken off by the death of whoever did them, and are they taken up again?"""

from __future__ import annotations

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from bereik.house.one_at_a_time import is_held

MOST_STARTS = 3
"""A task that broke off this often is not started again by itself: it may be the task that kills its worker."""


class BrokenOff(Exception):
    """Whoever did this task was gone before it was done, three times."""


def hold_of(worker_id: str) -> str:
    """The name that a worker holds while it lives."""
    return f"worker:{worker_id}"


def take_up_again() -> int:
    """Put running tasks of workers who are gone back in the queue. Returns how many."""
    again = 0
    for task in DBTaskResult.objects.running().order_by("started_at", "pk"):
        if task.worker_ids and is_held(hold_of(task.worker_ids[-1])):
            continue
        with transaction.atomic():
            # Two may look at once; the one who still finds it as it was does it.
            same = DBTaskResult.objects.select_for_update().filter(
                pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at
            )
            row = same.first()
            if row is None:
                continue
            if len(row.worker_ids) >= MOST_STARTS:
                row.set_failed(BrokenOff())
            else:
                row.status = TaskResultStatus.READY
                row.save(update_fields=["status"])
                again += 1
    return again
