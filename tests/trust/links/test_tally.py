"""Does the house count tries together, forget in time, and keep no trace of what it counts?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

from bereik.trust.links.tally import Limit, clear_tallies
from bereik.trust.models import Tally

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
FIVE = Limit("proef", tries=5, minutes=15)


def test_the_sixth_of_five_is_one_too_many() -> None:
    assert [FIVE.count(NOON, "iemand") for _ in range(6)] == [False] * 5 + [True]
    assert not FIVE.count(NOON, "iemand anders")


def test_the_window_slides() -> None:
    """Five tries just before the stretch turns still weigh a minute later, and no longer after a whole window."""
    before = NOON + timedelta(minutes=14)
    for _ in range(5):
        FIVE.count(before, "iemand")
    assert FIVE.reached(before, "iemand")
    # One minute into the next stretch 14/15 of the former still counts: 4.67, and one more is 5.67.
    assert FIVE.tries_until(NOON + timedelta(minutes=16), "iemand") == pytest.approx(5 * 14 / 15)
    assert FIVE.count(NOON + timedelta(minutes=16), "iemand")
    assert FIVE.tries_until(NOON + timedelta(minutes=46), "iemand") == 0


def test_what_went_well_is_taken_back() -> None:
    FIVE.count(NOON, "iemand")
    FIVE.take_back(NOON, "iemand")
    assert FIVE.tries_until(NOON, "iemand") == 0
    FIVE.take_back(NOON, "iemand")
    assert FIVE.tries_until(NOON, "iemand") == 0
    FIVE.count(NOON, "iemand")
    FIVE.forget("iemand")
    assert not Tally.objects.exists()


def test_what_is_counted_cannot_be_read_back() -> None:
    FIVE.count(NOON, "sanne@voorbeeld.nl", "192.0.2.7")
    (kept,) = Tally.objects.all()
    assert len(bytes(kept.key)) == 32
    assert b"sanne" not in bytes(kept.key)
    assert not FIVE.reached(NOON, "sanne@voorbeeld.nl\x00192.0.2", ".7")


def test_tries_at_the_same_moment_are_all_counted() -> None:
    def try_once(_: int) -> bool:
        try:
            return FIVE.count(NOON, "tegelijk")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as several:
        answers = list(several.map(try_once, range(24)))
    assert FIVE.tries_until(NOON, "tegelijk") == 24
    assert answers.count(False) <= 5


def test_old_counts_are_cleared() -> None:
    FIVE.count(NOON, "toen")
    assert clear_tallies(NOON + timedelta(days=1)) == 0
    assert clear_tallies(NOON + timedelta(days=3)) == 1
