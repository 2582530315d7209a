"""Which tasks of the whole house can wait in the queue? Their arguments are days and numbers, never words.

Sending a message is a task of the room where messages stand (`people.messages.tasks`).
"""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone
from django_tasks import task

from bereik.house.upkeep.jobs import FACTS, SEAL
from bereik.house.upkeep.night import AlreadyRunning, run_night

A_LITTLE_LATER = timedelta(minutes=5)


@task()
def make_facts(day: str) -> dict[str, object]:
    """Make the figures of a day now, instead of tonight: after a large delivery, for instance."""
    return _alone(FACTS.name, day)


@task()
def seal_trail(day: str) -> dict[str, object]:
    """Seal the trail now."""
    return _alone(SEAL.name, day)


class JobFailed(Exception):
    """A job of the night failed; what happened stands with that job on the page of work that ran."""


def _alone(name: str, day: str) -> dict[str, object]:
    """One job of the night by itself; while the night's own work runs it waits a little longer."""
    job, waits = {FACTS.name: (FACTS, make_facts), SEAL.name: (SEAL, seal_trail)}[name]
    try:
        night = run_night((job,), date.fromisoformat(day), timezone.now, timezone.now())
    except AlreadyRunning:
        waits.using(run_after=timezone.now() + A_LITTLE_LATER).enqueue(day)
        return {}
    if night.failed:
        raise JobFailed
    return night.jobs[0].figures
