"""How is the work that waits done, one task after the other, and what happens when somebody pulls the plug?

A task that is broken off is taken up again: whoever works holds a name as long as they live
(`bereik.house.one_at_a_time`), and a running task of somebody who is gone goes back to the queue. Tasks are written so
that doing one again changes nothing more. A task that broke off three times has failed, and the page shows it.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType
from typing import Any

from django.db import DatabaseError, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from bereik.house.command.faults import kind_of, trace_without_words
from bereik.house.command.house import is_postgresql
from bereik.house.one_at_a_time import holding
from bereik.house.work.left_behind import hold_of, take_up_again
from bereik.trust.trail.sealing import seal_lines

MANY = 1_000_000_000
A_ROUND = 50
SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_BETWEEN_BEATS = 60.0
SECONDS_BEFORE_RECOVERY = 5.0

log = logging.getLogger("bereik.work")


class WithoutWords(logging.Filter):
    """The queue's own log says which task failed; the error's words, which can name a resident, stay out of it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = record.exc_text = None
        return True


logging.getLogger("django_tasks").addFilter(WithoutWords())


class Ending:
    """Whether a signal came. The first lets the running task end, the second breaks it off."""

    def __init__(self) -> None:
        self.asked = False
        self.round: HouseWorker | None = None

    def hear(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            # The task's own transaction goes back; whoever works next takes it up again.
            os._exit(128 + number)
        self.asked = True
        if self.round is not None and self.round.running_task:
            self.round.running = False
        else:
            raise Stopped


class Stopped(SystemExit):
    """A signal came while no task was being done."""


class HouseWorker(Worker):
    """One round of the queue: what is ready now, at most so many."""

    def __init__(self, worker_id: str, most: int) -> None:
        super().__init__(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=most,
            worker_id=worker_id,
            excluded_queue_names=[],
        )

    def run_task(self, db_task_result: DBTaskResult) -> None:
        # What an error says can name a resident: only where and what kind is kept.
        db_task_result.set_failed = partial(_write_failed, db_task_result)
        super().run_task(db_task_result)

    @property
    def done(self) -> int:
        return int(self._run_tasks)


def _write_failed(row: DBTaskResult, why: BaseException) -> None:
    row.status = TaskResultStatus.FAILED
    row.finished_at = timezone.now()
    row.exception_class_path = kind_of(why)
    row.traceback = trace_without_words(why)
    row.return_value = None
    row.save(update_fields=["status", "finished_at", "exception_class_path", "traceback", "return_value"])


def work_until_empty() -> int:
    """Do everything that is ready now, then stop. Returns how many tasks were done, failed ones included."""
    with _worker_id() as worker_id, _listening(Ending()) as ending:
        take_up_again()
        ending.round = worker = HouseWorker(worker_id, MANY)
        worker.run()
        return worker.done


def work_until_stopped() -> None:
    """Do what is ready, seal the trail once a minute, look again; until a signal comes. Leaves by `SystemExit`."""
    with _listening(Ending()) as ending:
        while not ending.asked:
            try:
                with _worker_id() as worker_id:
                    _round_after_round(worker_id, ending)
            except DatabaseError as why:
                # A database that restarts is no reason to stop; our name went with it, so take another.
                log.warning("The database did not answer (%s); trying again.", kind_of(why))
                connections.close_all()
                time.sleep(SECONDS_BEFORE_RECOVERY)
    sys.exit(0)


def _round_after_round(worker_id: str, ending: Ending) -> None:
    beat: float | None = None
    while not ending.asked:
        now = time.monotonic()
        if beat is None or now - beat >= SECONDS_BETWEEN_BEATS:
            beat = now
            take_up_again()
            _seal()
        ending.round = worker = HouseWorker(worker_id, A_ROUND)
        worker.run()
        if not worker.done and not ending.asked:
            time.sleep(SECONDS_BETWEEN_LOOKS)


def _seal() -> None:
    """Once a minute the lines of the trail are chained, where this process may do so (it has the owner's address)."""
    if is_postgresql() and not os.environ.get("BEREIK_OWNER_URL"):
        return
    try:
        seal_lines()
    except DatabaseError as why:
        # Sealing comes round again in a minute; `trail verify` says how many lines wait.
        log.warning("Sealing the trail did not work out (%s).", kind_of(why))


@contextmanager
def _worker_id() -> Iterator[str]:
    """A name that is held as long as this process lives."""
    name = f"{socket.gethostname()[:20]}-{os.getpid()}-{get_random_string(12)}"
    with holding(hold_of(name), once=True) as mine:
        if not mine:
            raise RuntimeError("Somebody else holds a name that was drawn just now.")
        yield name


@contextmanager
def _listening(ending: Ending) -> Iterator[Ending]:
    """Signals are heard during the block; outside the main thread there are none."""
    kept: dict[int, Any] = {}
    if threading.current_thread() is threading.main_thread():
        kept = {number: signal.signal(number, ending.hear) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield ending
    finally:
        for number, former in kept.items():
            signal.signal(number, former)
