"""Which jobs ran tonight, what came of them, and what failed?

Each job is one line in `municipality.Made`. A job that fails does not stop the others. The night may be run twice, and
after nights that were missed: every job looks at what is there and not at what was done last time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bereik.house.command.faults import chain, kind_of, known_cause, trace_without_words
from bereik.house.one_at_a_time import holding
from bereik.house.taking_turns import our_turn
from bereik.municipality.models import Made
from bereik.terms.text import Text

Figures = dict[str, Any]
HOLD = "upkeep"
LONGEST_WAIT = 1800.0
"""Seconds to wait for a delivery."""
CUT_OFF = "cut off before it was done"


@dataclass(frozen=True)
class Job:
    """One job of the night; `do` gets the moment and the day, and returns figures without words."""

    name: str
    do: Callable[[datetime, date], Figures]


@dataclass(frozen=True)
class Done:
    """What became of one job."""

    job: str
    figures: Figures = field(default_factory=dict)
    failed: str = ""
    cause: Text | None = None
    """Where the machine or the database says plainly what is wrong (a full disk)."""


@dataclass(frozen=True)
class Night:
    """One run. `missed` counts the nights since the last one that nobody worked."""

    day: date
    jobs: tuple[Done, ...]
    missed: int

    @property
    def failed(self) -> tuple[Done, ...]:
        return tuple(one for one in self.jobs if one.failed)


class AlreadyRunning(Exception):
    """Somebody else is doing the night's work now."""


class DeliveryComingIn(AlreadyRunning):
    """A delivery is being taken in, and was still at it when the wait became too long."""


def run_night(jobs: Sequence[Job], day: date, clock: Callable[[], datetime], at: datetime) -> Night:
    """Do the jobs in their order. `at` is the moment that counts for what is due; `clock` says how long a job took.

    Waits for a delivery that is being taken in. Raises `AlreadyRunning` when somebody else is at it, and
    `DeliveryComingIn` when the wait becomes too long.
    """
    with holding(HOLD) as mine:
        if not mine:
            raise AlreadyRunning
        with our_turn(LONGEST_WAIT) as ours:
            if not ours:
                raise DeliveryComingIn
            return _night(jobs, day, clock, at)


def at_work() -> bool:
    """Is somebody at the night's work now?

    Only where the night says so itself is its name tried: else we might hold off one that begins.
    """
    if not Made.objects.filter(ended__isnull=True, failed="").exists():
        return False
    with holding(HOLD) as nobody:
        return not nobody


def _night(jobs: Sequence[Job], day: date, clock: Callable[[], datetime], at: datetime) -> Night:
    # Whoever began these is gone, for the hold is ours.
    names = [job.name for job in jobs]
    Made.objects.filter(job__in=names, ended__isnull=True, failed="").update(failed=CUT_OFF)
    missed = _missed(day, names)
    return Night(day, tuple(_do(job, day, clock, at) for job in jobs), missed)


def _do(job: Job, day: date, clock: Callable[[], datetime], at: datetime) -> Done:
    made = Made.objects.create(job=job.name, for_day=day, began=clock())
    try:
        figures = job.do(at, day)
    except Exception as why:  # the other jobs go on; this one is written down and told at the end
        failed = _where(why)
        Made.objects.filter(pk=made.pk).update(ended=clock(), failed=failed)
        known = known_cause(why)
        return Done(job.name, failed=failed, cause=known[0] if known else None)
    Made.objects.filter(pk=made.pk).update(ended=clock(), figures=figures)
    return Done(job.name, figures)


def _where(why: BaseException) -> str:
    """The kind of error and where it stood, not its words: those can name a resident."""
    deepest = chain(why)[-1]
    frames = [
        line.strip() for line in trace_without_words(deepest).splitlines() if line.strip().startswith("File ")
    ]
    place = frames[-1].rpartition("/src/")[2].removeprefix('File "') if frames else ""
    return f"{kind_of(why)} {place}".strip()


def newest_night(jobs: Sequence[Job]) -> date | None:
    """The newest day of which the work was begun; None before the first night."""
    days = Made.objects.filter(job__in=[job.name for job in jobs]).order_by("-for_day")
    return days.values_list("for_day", flat=True).first()


def _missed(day: date, names: Sequence[str]) -> int:
    last = (
        Made.objects.filter(job__in=names, for_day__lt=day)
        .order_by("-for_day")
        .values_list("for_day", flat=True)
    )
    before = last.first()
    return max((day - before).days - 1, 0) if before else 0
