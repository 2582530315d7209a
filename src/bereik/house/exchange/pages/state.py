"""How far is a file that was handed in: is it being checked, does it wait for a decision, is it being taken in?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from bereik.house.exchange.pages.deciding import may_be_taken_in
from bereik.see.models import HeldFile
from bereik.trust.sealing import CannotOpen

SLOW_AFTER = timedelta(seconds=30)
"""A task that waits so long is probably not being worked on: `bereik work` does not run."""


class Stage(StrEnum):
    CHECKING = "checking"
    CHECK_FAILED = "check_failed"
    DECIDE = "decide"
    TAKING_IN = "taking_in"
    TAKING_IN_FAILED = "taking_in_failed"
    TAKEN_IN = "taken_in"


BUSY = frozenset({Stage.CHECKING, Stage.TAKING_IN})
FAILED = frozenset({Stage.CHECK_FAILED, Stage.TAKING_IN_FAILED})


@dataclass(frozen=True)
class Held:
    """One file, as a page shows it. `slow`: its work waits longer than it should."""

    row: HeldFile
    stage: Stage
    name: str
    slow: bool = False

    @property
    def busy(self) -> bool:
        return self.stage in BUSY

    @property
    def failed(self) -> bool:
        return self.stage in FAILED

    @property
    def may_come_in(self) -> bool:
        return self.stage is Stage.DECIDE and may_be_taken_in(self.row)

    @property
    def figures(self) -> dict[str, Any]:
        return self.row.figures

    @property
    def seen_as(self) -> str:
        """In one word what the page shows now, so that it is shown anew only when that changes."""
        return f"{self.stage}-{self.row.waits_for or 'nothing'}-{'slow' if self.slow else 'on'}"


def as_held(rows: Iterable[HeldFile], at: datetime) -> list[Held]:
    """Each with how far it is. One query for their work."""
    files = list(rows)
    tasks: dict[UUID, tuple[str, datetime]] = {
        pk: (status, run_after or enqueued)
        for pk, status, enqueued, run_after in DBTaskResult.objects.filter(
            pk__in=[one.task for one in files if one.task]
        ).values_list("pk", "status", "enqueued_at", "run_after")
    }
    return [_held(one, tasks.get(one.task) if one.task else None, at) for one in files]


def _held(row: HeldFile, task: tuple[str, datetime] | None, at: datetime) -> Held:
    failed = task is None or task[0] == TaskResultStatus.FAILED
    if row.taken_at is not None:
        stage = Stage.TAKEN_IN
    elif row.asked_at is not None:
        stage = Stage.TAKING_IN_FAILED if failed else Stage.TAKING_IN
    elif row.checked_at is not None or row.sort != "ddas":
        stage = Stage.DECIDE  # a list is read while one waits: its columns are asked next
    else:
        stage = Stage.CHECK_FAILED if failed else Stage.CHECKING
    slow = (
        stage in BUSY and task is not None and task[0] == TaskResultStatus.READY and at - task[1] > SLOW_AFTER
    )
    return Held(row, stage, _name(row), slow)


def _name(row: HeldFile) -> str:
    try:
        return row.read_name()
    except CannotOpen:
        return ""
