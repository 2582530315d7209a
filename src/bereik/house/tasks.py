"""Which tasks of the whole house can wait in the queue? Their arguments are days and numbers, never words.

Sending a message is a task of the room where messages stand (`people.messages.tasks`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task

from bereik.house.upkeep.jobs import FACTS, PUBLISH, SEAL
from bereik.house.upkeep.night import AlreadyRunning, Figures, Job, run_night

A_LITTLE_LATER = timedelta(minutes=5)


@task()
def make_facts(day: str) -> Figures:
    """Make the figures of a day now, instead of tonight: after a large delivery, for instance."""
    return _alone((FACTS, PUBLISH), make_facts, day)


@task()
def seal_trail(day: str) -> Figures:
    """Seal the trail now."""
    return _alone((SEAL,), seal_trail, day)


class JobFailed(Exception):
    """A job of the night failed; what happened stands with that job on the page of work that ran."""


def _alone(jobs: Sequence[Job], waits: Task[[str], Figures], day: str) -> Figures:
    """Some jobs of the night by themselves; while the night's own work runs they wait a little longer."""
    try:
        night = run_night(jobs, date.fromisoformat(day), timezone.now, timezone.now())
    except AlreadyRunning:
        waits.using(run_after=timezone.now() + A_LITTLE_LATER).enqueue(day)
        return {}
    if night.failed:
        raise JobFailed
    return {name: value for one in night.jobs for name, value in one.figures.items()}
