"""Is work that waits done, taken up again after a death, and shown when it failed?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.core import mail
from django.db import connections
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from bereik.house.one_at_a_time import holding, is_held
from bereik.house.upkeep.night import CUT_OFF
from bereik.house.work.left_behind import MOST_STARTS, hold_of, take_up_again
from bereik.house.work.retrying import retry
from bereik.house.work.views import work_again, work_that_ran
from bereik.house.work.what_ran import failed_tasks, waiting, what_ran
from bereik.house.work.working import work_until_empty
from bereik.municipality.models import Made
from bereik.people.messages.putting import put_ready
from bereik.people.messages.tasks import send_message
from bereik.people.models import Message
from bereik.terms.outgoing import Outgoing
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.standing import Standing
from tests.making import make_account

pytestmark = pytest.mark.django_db(transaction=True)


def message_for(to: UUID) -> Message:
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("put_ready"):
        return put_ready(access, Outgoing.NEWS_FOR_COLLEAGUE, to_kind="account", to=to, channel="email")


def the_task() -> DBTaskResult:
    return DBTaskResult.objects.get()


# One at a time


def test_one_holds_and_the_other_hears_that() -> None:
    with holding("proef") as mine:
        assert mine
        with holding("proef") as other:
            assert not other
        with holding("iets anders") as free:
            assert free
    with holding("proef") as mine_again:
        assert mine_again


HOLDS = """
import os, sys, time
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bereik.house.settings_test")
import django
django.setup()
from django.db import connections
for alias in sys.argv[2].split(","):
    connections[alias].settings_dict["NAME"] = sys.argv[3]
from bereik.house.one_at_a_time import holding
with holding(sys.argv[1], once=True) as mine:
    print("mine" if mine else "not mine", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def somebody_else(tmp_path: Path) -> Any:
    """Start a process that holds a name on the same house as this test."""
    started: list[subprocess.Popen[str]] = []

    def start(name: str) -> subprocess.Popen[str]:
        script = tmp_path / "holds.py"
        script.write_text(HOLDS)
        where = connections["default"].settings_dict["NAME"]
        process = subprocess.Popen(
            [sys.executable, str(script), name, "default", str(where)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "BEREIK_HOME": str(settings.BEREIK_HOME), "PYTHONPATH": "src"},
        )
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "mine"
        return process

    yield start
    for process in started:
        process.kill()
        process.wait(10)


def wait_until(true_now: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true_now():
            return True
        time.sleep(0.05)
    return False


def test_a_hold_ends_with_whoever_held_it_also_when_killed(somebody_else: Any) -> None:
    other = somebody_else("worker:elders")
    assert is_held("worker:elders")
    other.send_signal(signal.SIGKILL)
    other.wait(10)
    assert wait_until(lambda: not is_held("worker:elders"))


# Taking up what was broken off


def test_the_task_of_a_living_worker_is_left_alone_and_that_of_a_dead_one_taken_up(
    somebody_else: Any,
) -> None:
    message_for(make_account().pk)
    other = somebody_else(hold_of("elders"))
    the_task().claim("elders")

    assert take_up_again() == 0
    assert work_until_empty() == 0
    assert the_task().status == TaskResultStatus.RUNNING

    other.send_signal(signal.SIGKILL)
    other.wait(10)
    assert wait_until(lambda: not is_held(hold_of("elders")))
    assert work_until_empty() == 1
    assert the_task().status == TaskResultStatus.SUCCESSFUL
    assert len(mail.outbox) == 1


def test_a_task_that_broke_off_three_times_has_failed_and_is_shown() -> None:
    message_for(make_account().pk)
    for number in range(MOST_STARTS):
        the_task().claim(f"dood-{number}")
        take_up_again()
    assert the_task().status == TaskResultStatus.FAILED
    assert failed_tasks()[0].kind == "BrokenOff"
    assert work_until_empty() == 0


# Failing and trying again


def test_what_is_kept_of_an_error_names_nobody(monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    words = " ".join(("Mees", "Linde"))

    def fail(*given: Any) -> None:
        raise ValueError(words)

    monkeypatch.setattr("bereik.people.messages.tasks.send", fail)
    message_for(make_account().pk)
    assert work_until_empty() == 1
    task = the_task()
    assert task.status == TaskResultStatus.FAILED
    assert task.exception_class_path == "builtins.ValueError"
    assert words not in task.traceback and "people/messages/tasks.py" in task.traceback
    assert str(task.pk) in caplog.text and words not in caplog.text


def housekeeper() -> Standing:
    account = make_account("Beheer")
    return Standing(
        kind="account",
        who=account.pk,
        name="Beheer",
        purposes=frozenset({Purpose.ACCOUNT, Purpose.HOUSEKEEPING}),
    )


def test_a_message_that_failed_is_tried_again_from_the_page() -> None:
    gone = make_account(left_at=timezone.now())
    message = message_for(gone.pk)
    assert work_until_empty() == 1
    assert the_task().status == TaskResultStatus.FAILED
    type(gone).objects.filter(pk=gone.pk).update(left_at=None)

    here = housekeeper()
    assert retry(here, the_task().pk, timezone.now())
    assert not retry(here, the_task().pk, timezone.now()), "it waits already"
    assert work_until_empty() == 1
    assert the_task().status == TaskResultStatus.SUCCESSFUL
    assert mail.outbox[0].to == [gone.email]
    with house_access(Purpose.MESSAGING, "proef"):
        assert Message.objects.get(pk=message.pk).failed_at is None


# The page


def request(method: str, here: Standing, path: str = "/") -> Any:
    from django.contrib.messages.storage.base import BaseStorage

    made = getattr(RequestFactory(), method)(path)
    made.standing = here
    made.session = {}

    class Kept(BaseStorage):
        def _get(self, *given: Any, **also: Any) -> Any:
            return [], True

        def _store(self, *given: Any, **also: Any) -> Any:
            return []

    made._messages = Kept(made)
    return made


def test_the_page_shows_what_waits_failed_and_ran_in_few_queries(django_assert_max_num_queries: Any) -> None:
    gone = make_account("Vertrokken", left_at=timezone.now())
    message = message_for(gone.pk)
    work_until_empty()
    message_for(make_account("Merel").pk)
    now = timezone.now()
    Made.objects.create(
        job="send",
        for_day=date(2026, 11, 22),
        began=now,
        ended=now + timedelta(seconds=2),
        figures={"sent": 3},
    )
    Made.objects.create(
        job="facts", for_day=date(2026, 11, 22), began=now, ended=now, failed="OSError (28) x.py"
    )
    Made.objects.create(job="seal", for_day=date(2026, 11, 21), began=now, failed=CUT_OFF)
    with django_assert_max_num_queries(12):
        page = work_that_ran(request("get", housekeeper())).content.decode()
    assert str(message.pk) in page, "the number of the message that failed"
    assert "Vertrokken" not in page and "Merel" not in page and "@" not in page
    assert "verstuurd 3" in page and "OSError (28) x.py" in page
    assert "afgebroken voordat het klaar was" in page
    assert reverse("work_again", args=[DBTaskResult.objects.failed().get().pk]) in page


def test_the_page_is_for_housekeepers_only() -> None:
    nobody_special = Standing(kind="account", who=make_account().pk, purposes=frozenset({Purpose.ACCOUNT}))
    assert work_that_ran(request("get", nobody_special)).status_code == 403
    message_for(make_account().pk)
    again = work_again(request("post", nobody_special), task=the_task().pk)
    assert again.status_code == 403
    assert work_again(request("get", housekeeper()), task=the_task().pk).status_code == 405


def test_an_empty_house_says_so() -> None:
    assert (waiting(timezone.now()), failed_tasks(), what_ran()) == ([], [], [])
    page = work_that_ran(request("get", housekeeper())).content.decode()
    assert "De wachtrij is leeg" in page and "bereik upkeep" in page


def test_what_is_due_later_does_not_count_as_waiting() -> None:
    send_message.using(run_after=timezone.now() + timedelta(hours=1)).enqueue(str(UUID(int=1)))
    (one,) = waiting(timezone.now())
    assert (one.waits, one.later, one.oldest) == (0, 1, None)
    assert work_until_empty() == 0
