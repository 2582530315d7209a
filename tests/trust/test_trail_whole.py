"""Does the trail find the first line that was changed, removed or slipped in, also after many writers at once?"""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from bereik.people.models import Journey
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.refusals import TrailFailed
from bereik.trust.trail.sealing import drop_before, seal_lines
from bereik.trust.trail.verifying import verify_trail
from tests.conftest import POSTGRES
from tests.making import make_journey, make_team

pytestmark = pytest.mark.django_db(transaction=True)


def look(times: int = 1, page: str = "proef") -> None:
    for _ in range(times):
        with open_access(
            purpose=Purpose.LEADING, who=new_id(), kind="account", law="wmo2015", because="proef", page=page
        ):
            Journey.objects.count()


def tamper(statement: str) -> None:
    """As someone would who has the file, or the owner's role: past everything of ours."""
    if POSTGRES:
        with connections["owner"].cursor() as cursor:
            cursor.execute(statement)
        return
    for alias in ("default",) if "trust_seal" in statement else ("looks", "default"):
        with sqlite3.connect(connections[alias].settings_dict["NAME"], timeout=20) as bare:
            bare.execute(statement)


def line_number(number: int) -> str:
    """The line that a seal stands for, as SQL text."""
    with connections["owner" if POSTGRES else "default"].cursor() as cursor:
        from bereik.trust.wall.authorizer import trail_open

        with trail_open():
            cursor.execute("select line from trust_seal where number = %s", [number])
            return str(cursor.fetchone()[0])


def test_a_whole_trail_is_whole_and_says_how_many_are_not_sealed() -> None:
    look(5)
    seal_lines()
    look(2)
    verdict = verify_trail()
    assert verdict.whole and (verdict.sealed, verdict.not_sealed) == (5, 2)


CHANGES: dict[str, str] = {
    column: f"update trust_trailline set {column} = {value} where line = '{{line}}'"
    for column, value in {
        "because": "'iets anders'",
        "purpose": "'helping'",
        "who": "'00000000000000000000000000000001'",
        "what": "'een ander scherm'",
        "rows": "77",
        "touched": "'[]'" if not POSTGRES else "'[\"x\"]'",
        "happened": "'2020-01-01 00:00:00'",
        "written": "'2020-01-01 00:00:00'",
        "sort": "'deed'",
    }.items()
}
CHANGES["touched"] = "update trust_trailline set touched = '[\"x\"]' where line = '{line}'"


@pytest.mark.parametrize("column", sorted(CHANGES))
def test_a_changed_line_is_found_by_its_number(column: str) -> None:
    look(6)
    seal_lines()
    tamper(CHANGES[column].format(line=line_number(4)))
    verdict = verify_trail()
    assert verdict.first is not None and (verdict.first.number, verdict.first.what) == (4, "changed")


def test_a_removed_line_is_found() -> None:
    look(6)
    seal_lines()
    tamper(f"delete from trust_trailline where line = '{line_number(2)}'")
    assert verify_trail().first.number == 2 and verify_trail().first.what == "removed"


def test_the_first_of_several_is_named() -> None:
    look(9)
    seal_lines()
    for number in (7, 3, 5):
        tamper(CHANGES["because"].format(line=line_number(number)))
    verdict = verify_trail()
    assert (verdict.first.number, verdict.misfits) == (3, 3)


def test_a_line_slipped_in_is_found() -> None:
    look(4)
    seal_lines()
    line, store = line_number(2), "default" if POSTGRES else "looks"
    with connections["owner" if POSTGRES else store].cursor() as cursor:
        described = connections["owner" if POSTGRES else store].introspection.get_table_description(
            cursor, "trust_trailline"
        )
    columns = ", ".join(one.name for one in described if one.name not in ("line", "place"))
    tamper(
        f"insert into trust_trailline (line, {columns}) select '{new_id() if POSTGRES else new_id().hex}', {columns} "
        f"from trust_trailline where line = '{line}'"
    )
    assert verify_trail().first.what == "slipped_in"


def test_a_seal_taken_out_and_a_tail_cut_off_are_found() -> None:
    look(6)
    head = seal_lines().head
    tamper("delete from trust_seal where number = 6")
    assert verify_trail(head).first.what in ("tail_removed", "slipped_in")
    tamper("delete from trust_seal where number = 3")
    assert (verify_trail().first.number, verify_trail().first.what) == (3, "seal_removed")


def test_sixteen_writers_at_once_leave_a_trail_that_is_whole_and_still_finds_a_change() -> None:
    def write(writer: int) -> None:
        try:
            look(6, page=f"schrijver {writer}")
            if writer % 4 == 0:
                seal_lines()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(16) as writers:
        list(writers.map(write, range(16)))
    seal_lines()
    verdict = verify_trail()
    assert verdict.whole and (verdict.sealed, verdict.not_sealed) == (96, 0)
    tamper(CHANGES["because"].format(line=line_number(40)))
    assert verify_trail().first.number == 40


def test_a_deed_that_fails_leaves_no_line_and_a_look_that_failed_stays() -> None:
    team = make_team()
    journey = make_journey(team)
    seal_lines()
    before = verify_trail().sealed

    def fail() -> None:
        with house_access(Purpose.UPKEEP, "proef") as access, access.deed("mislukt"):
            Journey.objects.filter(pk=journey.pk).update(law="wgs")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with pytest.raises(ZeroDivisionError), house_access(Purpose.UPKEEP, "proef"):
        Journey.objects.count()
        raise ZeroDivisionError
    seal_lines()
    with house_access(Purpose.UPKEEP, "proef"):
        assert Journey.objects.get().law == team.law
    seal_lines()
    # The failed look, and the look just now; nothing of the failed deed.
    added = verify_trail().sealed - before
    assert added == 2


def test_a_look_that_cannot_be_recorded_did_not_happen(monkeypatch: pytest.MonkeyPatch) -> None:
    make_journey(make_team())

    def broken(*_: Any, **__: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("bereik.trust.trail.writing._insert", broken)
    seen: list[int] = []
    with pytest.raises(TrailFailed), house_access(Purpose.UPKEEP, "proef"):
        seen.append(Journey.objects.count())
    # The page is built inside the access and leaves it only when the line stands: nothing is shown.
    assert seen == [1]


def test_months_past_their_term_are_dropped_whole_and_leave_their_seal() -> None:
    look(5)
    seal_lines()
    tomorrow = timezone.localdate() + timedelta(days=2)
    look(2)
    seal_lines()
    dropped = drop_before(tomorrow, dropped=timezone.now())
    assert dropped > 0
    look(3)
    seal_lines()
    verdict = verify_trail()
    assert verdict.whole and verdict.dropped == dropped


@pytest.mark.postgres
@pytest.mark.parametrize(
    "statement",
    [
        "select * from trust_trailline",
        "update trust_trailline set because = 'x'",
        "delete from trust_trailline",
        "select * from trust_seal",
        "insert into trust_seal (number) values (1)",
        "insert into trust_trailline (written) values (now())",
    ],
)
@pytest.mark.parametrize("role", ["default", "looks"])
def test_the_app_may_only_add_to_the_trail(role: str, statement: str) -> None:
    from django.db import DatabaseError

    with pytest.raises(DatabaseError, match="permission denied"), connections[role].cursor() as cursor:
        cursor.execute(statement)
