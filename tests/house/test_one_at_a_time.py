"""Is a hold free the moment it is let go, and does it go with a line that was cut?"""

from __future__ import annotations

from threading import Thread

import pytest
from django.db import connections

from bereik.house.one_at_a_time import holding, is_held

pytestmark = pytest.mark.django_db(transaction=True)


def test_whoever_comes_right_after_is_not_turned_away() -> None:
    turned_away = 0
    for _ in range(300):
        with holding("one after another") as mine:
            turned_away += not mine
    assert not turned_away


def test_two_at_once_are_one() -> None:
    found: list[bool] = []

    def other() -> None:
        with holding("side by side") as mine:
            found.append(mine)
        connections.close_all()

    with holding("side by side") as mine:
        assert mine
        thread = Thread(target=other)
        thread.start()
        thread.join()
    assert found == [False]
    assert not is_held("side by side")


@pytest.mark.postgres
def test_a_line_that_was_cut_lets_go_and_does_not_hide_what_went_before() -> None:
    with pytest.raises(ZeroDivisionError), holding("cut") as mine:
        assert mine
        with connections["owner"].cursor() as cursor:
            cursor.execute(
                "select pid from pg_locks where locktype = 'advisory' and granted"
                " and database = (select oid from pg_database where datname = current_database())"
            )
            pids = cursor.fetchall()
            assert pids
            for (pid,) in pids:
                cursor.execute("select pg_terminate_backend(%s, 5000)", [pid])
        raise ZeroDivisionError
    assert not is_held("cut")
