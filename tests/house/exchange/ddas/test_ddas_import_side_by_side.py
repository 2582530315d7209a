"""Does work that the cores share come back in order and whole, and does nothing stay behind?"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bereik.house.exchange.ddas.importing import side_by_side as sharing
from bereik.house.exchange.ddas.importing.side_by_side import SplitOffFailed, side_by_side
from bereik.house.one_at_a_time import holding
from tests.house.exchange.ddas.import_samples import counts, journeys, large, taken_in
from tests.size import seed


@pytest.fixture(autouse=True)
def _four_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_cores", lambda: 4)


def children() -> set[int]:
    """Ours, also those that ended and were not waited for."""
    of_threads = Path("/proc/self/task").glob("*/children")
    return {int(child) for one in of_threads for child in one.read_text().split()}


@pytest.fixture(autouse=True)
def no_child_is_left() -> Iterator[None]:
    """A browser of an earlier test may be one of ours, and stays."""
    before = children()
    yield
    assert children() <= before


def where(part: int) -> tuple[int, int]:
    return part, os.getpid()


def test_the_answers_come_in_the_order_of_the_parts_and_from_elsewhere() -> None:
    found = list(side_by_side(where, list(range(23))))
    assert [part for part, _ in found] == list(range(23))
    assert len({who for _, who in found}) == 4
    assert os.getpid() not in {who for _, who in found}


def test_beside_another_thread_or_on_one_core_nothing_is_split_off(monkeypatch: pytest.MonkeyPatch) -> None:
    free = threading.Event()
    other = threading.Thread(target=free.wait)
    other.start()
    assert {who for _, who in side_by_side(where, [1, 2, 3])} == {os.getpid()}
    free.set()
    other.join()
    monkeypatch.setattr(sharing, "_cores", lambda: 1)
    assert {who for _, who in side_by_side(where, [1, 2, 3])} == {os.getpid()}


def test_an_error_elsewhere_is_raised_here() -> None:
    def breaks(part: int) -> int:
        if part == 5:
            raise KeyError(part)
        return part

    found = []
    with pytest.raises(KeyError):
        for one in side_by_side(breaks, list(range(9))):
            found.append(one)
    assert found == [0, 1, 2, 3, 4]


def test_a_process_that_is_ended_from_outside_is_an_error_and_no_answer_that_is_missing() -> None:
    def ended(part: int) -> int:
        if part == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return part

    with pytest.raises(SplitOffFailed):
        list(side_by_side(ended, list(range(9))))


def test_whoever_stops_asking_leaves_nothing_behind() -> None:
    answers = side_by_side(lambda part: bytes(part), [1_000_000] * 40)
    assert len(next(iter(answers))) == 1_000_000
    answers.close()  # type: ignore[attr-defined]


@pytest.mark.django_db(transaction=True)
def test_what_is_split_off_lets_go_of_our_holds_and_files() -> None:
    with holding("ours") as mine:
        assert mine
        open_here = list(side_by_side(lambda _: sorted(map(int, os.listdir("/proc/self/fd"))), [1, 2]))
    # Its own pipe, and the folder that it is listing.
    assert all(len(one) <= 2 for one in open_here)


@pytest.mark.django_db(transaction=True)
def test_on_one_core_and_on_four_the_same_rows_come_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.test import TransactionTestCase

    document = large(1_300, seed())
    taken_in(document, tmp_path)
    shared = (counts(), journeys())
    TransactionTestCase._fixture_teardown(None)  # type: ignore[arg-type]
    monkeypatch.setattr(sharing, "_cores", lambda: 1)
    taken_in(document, tmp_path)
    assert (counts(), journeys()) == shared
