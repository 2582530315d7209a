"""Which work waits, which runs, which failed, and what ran at night? Counts and numbers, no words about anyone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, Q
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from bereik.house.work.names import FAULTS, FIGURES, JOBS, TASKS, named
from bereik.municipality.models import Made
from bereik.terms.text import Text

MOST_SHOWN = 50


@dataclass(frozen=True)
class Waiting:
    """How much of one kind of work waits, runs, was done and failed."""

    name: Text
    waits: int
    later: int
    runs: int
    failed: int
    done: int
    oldest: datetime | None


@dataclass(frozen=True)
class FailedTask:
    """One task that failed: its number, when, which kind of error, and the number of what it was about."""

    id: UUID
    name: Text
    at: datetime | None
    kind: str
    about: str


@dataclass(frozen=True)
class Ran:
    """One job of a night."""

    name: Text
    day: date
    began: datetime
    took: float | None
    failed: Text | None
    figures: tuple[tuple[Text, Any], ...]


def waiting(at: datetime) -> list[Waiting]:
    """The queue, one row a kind of work. One query."""
    ready, now = Q(status=TaskResultStatus.READY), Q(run_after__lte=at) | Q(run_after__year=9999)
    rows = (
        DBTaskResult.objects.order_by()
        .values("task_path")
        .annotate(
            waits=Count("pk", filter=ready & now),
            later=Count("pk", filter=ready & ~now),
            runs=Count("pk", filter=Q(status=TaskResultStatus.RUNNING)),
            failed=Count("pk", filter=Q(status=TaskResultStatus.FAILED)),
            done=Count("pk", filter=Q(status=TaskResultStatus.SUCCESSFUL)),
            oldest=Min("enqueued_at", filter=ready & now),
        )
    )
    found = []
    for row in sorted(rows, key=lambda one: one["task_path"]):
        counts = [row[name] for name in ("waits", "later", "runs", "failed", "done", "oldest")]
        found.append(Waiting(named(TASKS, row["task_path"]), *counts))
    return found


def failed_tasks() -> list[FailedTask]:
    """The last tasks that failed, newest first. One query."""
    rows = DBTaskResult.objects.failed().order_by("-finished_at", "pk")[:MOST_SHOWN]
    return [
        FailedTask(
            row.pk,
            named(TASKS, row.task_path),
            row.finished_at,
            row.exception_class_path.rpartition(".")[2],
            " ".join(str(one) for one in row.args_kwargs.get("args", ())),
        )
        for row in rows
    ]


def what_ran() -> list[Ran]:
    """What ran last, newest first. One query."""
    return [
        Ran(
            named(JOBS, made.job),
            made.for_day,
            made.began,
            made.took,
            named(FAULTS, made.failed) if made.failed else None,
            tuple(_figures(made.figures)),
        )
        for made in Made.objects.order_by("-began", "-pk")[:MOST_SHOWN]
    ]


def _figures(figures: dict[str, Any]) -> Iterator[tuple[Text, Any]]:
    for name, value in figures.items():
        if isinstance(value, dict):
            yield from _figures(value)
        elif name != "head":
            yield named(FIGURES, name), value
