"""Does a delivery that comes while the night is at work wait its turn, and the night for a delivery?"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from bereik.house.command.running import run
from bereik.house.exchange.ddas.exporting import Period, give_return
from bereik.house.exchange.ddas.importing import Counted, taking_in
from bereik.house.one_at_a_time import holding
from bereik.house.taking_turns import TURN
from bereik.house.upkeep import night
from bereik.house.upkeep.night import DeliveryComingIn, Figures, Job, run_night
from bereik.municipality.models import Made
from tests.house.exchange.ddas.import_samples import counts, delivery, person, signal, taken_in

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
A_DELIVERY = delivery([signal("a", person(1))])


@contextmanager
def meanwhile(does: Callable[[threading.Event, threading.Event], object]) -> Iterator[threading.Event]:
    """Something in another thread, until `free` is set; the block begins once it is at it."""
    there, free, failed = threading.Event(), threading.Event(), list[BaseException]()

    def doing() -> None:
        try:
            does(there, free)
        except BaseException as why:
            failed.append(why)
        finally:
            there.set()
            connections.close_all()

    thread = threading.Thread(target=doing)
    thread.start()
    try:
        assert there.wait(20)
        yield free
    finally:
        free.set()
        thread.join(20)
        assert not failed, failed


def the_night_works(there: threading.Event, free: threading.Event) -> None:
    def erases(at: datetime, day: date) -> Figures:
        there.set()
        assert free.wait(20)
        return {"signals": counts()["Signal"]}

    run_night((Job("erase", erases),), TODAY, timezone.now, NOW)


def a_delivery_comes_in(there: threading.Event, free: threading.Event) -> None:
    with holding(TURN) as mine:
        assert mine
        there.set()
        assert free.wait(20)


def test_a_delivery_waits_until_the_night_is_done(tmp_path: Path) -> None:
    with meanwhile(the_night_works) as free:
        threading.Timer(0.8, free.set).start()
        began = time.monotonic()
        assert taken_in(A_DELIVERY, tmp_path).signals == Counted(new=1)
        assert time.monotonic() - began > 0.6
    made = Made.objects.get()
    assert made.figures == {"signals": 0}  # the night saw nothing of it


def test_a_delivery_that_waits_too_long_says_that_the_night_is_at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_in, "LONGEST_WAIT", 0.0)
    with meanwhile(the_night_works):
        told = taken_in(A_DELIVERY, tmp_path)
    assert told.refused is not None and "nachtwerk" in told.refused.what.nl
    assert counts()["Signal"] == 0


def test_a_return_is_not_made_while_the_night_works_and_says_so() -> None:
    month = Period(date(2026, 2, 1), date(2026, 2, 28))
    with meanwhile(the_night_works):
        given = give_return(month, at=NOW, wait=0.0)
    assert given.refused is not None and "nachtwerk" in given.refused.what.nl
    with meanwhile(a_delivery_comes_in):
        given = give_return(month, at=NOW, wait=0.0)
    assert given.refused is not None and "levering" in given.refused.what.nl


def test_the_night_waits_until_the_delivery_is_in(tmp_path: Path) -> None:
    def counted(at: datetime, day: date) -> Figures:
        return {"signals": counts()["Signal"]}

    with meanwhile(a_delivery_comes_in) as free:
        threading.Timer(0.8, free.set).start()
        began = time.monotonic()
        done = run_night((Job("facts", counted),), TODAY, timezone.now, NOW)
        assert time.monotonic() - began > 0.6
    assert not done.failed


def test_a_night_that_waits_too_long_does_nothing_and_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setattr(night, "LONGEST_WAIT", 0.0)
    with meanwhile(a_delivery_comes_in):
        with pytest.raises(DeliveryComingIn):
            run_night((Job("facts", lambda at, day: {}),), TODAY, timezone.now, NOW)
        assert run(["upkeep"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "levering" in said.err
    assert not Made.objects.exists()
