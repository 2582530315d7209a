"""Do PostgreSQL's policies and roles hold against statements that nobody's compiler made?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, connections, transaction

from bereik.people.models import Journey, Step
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.refusals import Refused
from bereik.trust.wall.policies import purposes_on_rows, role_of
from bereik.trust.wall.tables import GUARDED
from tests.trust.attacks.ground import HIDDEN, SHOWN, Ground, whole_store

pytestmark = pytest.mark.postgres

NO = (Refused, DatabaseError, psycopg.Error)

READS = {
    "plain": "select * from people_journey",
    "one column": "select clock from people_journey",
    "as a CTE": "with z as (select * from people_journey) select * from z",
    "as a CTE that is made first": "with z as materialized (select * from people_journey) select * from z",
    "in a sub-query": "select (select max(clock) from people_journey)",
    "joined": "select j.* from municipality_team t left join people_journey j on j.team_id = t.id",
    "joined beside each": "select j.clock from municipality_team t, lateral (select * from people_journey) j",
    "together": "select name from municipality_team union select clock from people_journey",
    "as one text": "select string_agg(j::text, ' ') from people_journey j",
    "as JSON": "select jsonb_agg(to_jsonb(j)) from people_journey j",
    "as XML": "select table_to_xml('people_journey', true, false, '')",
    "by its name as text": "select query_to_xml('select * from people_journey', true, false, '')",
    "with the engine's own columns": "select ctid, xmin, * from people_journey",
    "a sample": "select * from people_journey tablesample system (100)",
    "kept from others": "select * from people_journey for key share",
    "a statement made ready": "prepare leak as select * from people_journey; execute leak",
    "in an anonymous block": "do $$ begin perform clock from people_journey; end $$",
    "the statistics": "select * from pg_stats where tablename like 'people_%'",
}


@contextmanager
def as_owner(make: str, clear: str) -> Iterator[None]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(make)
    try:
        yield
    finally:
        with connections["owner"].cursor() as cursor:
            cursor.execute(clear)


def app() -> Any:
    """Another connection, as the role of the pages, past Django."""
    return psycopg.connect(
        **connections["default"].get_connection_params() | {"cursor_factory": psycopg.Cursor}
    )


def by_the_cursor(statement: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def by_the_driver(statement: str) -> Any:
    with connection.connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


@pytest.mark.parametrize("way", list(READS))
def test_raw_statements_see_nothing_without_an_access_and_the_own_rows_inside(
    ground: Ground, way: str
) -> None:
    statement = READS[way]
    for hand in (by_the_cursor, by_the_driver):
        if way == "the statistics":
            assert by_the_cursor(statement) == []
        else:
            with pytest.raises(NO), transaction.atomic():
                hand(statement)
        with ground.helping():
            try:
                with transaction.atomic():
                    found = hand(statement)
            except NO:
                continue
            assert not ground.leaks(found)
    with app() as other:
        try:
            found = other.execute(statement.split(";")[0]).fetchall()
        except psycopg.Error:
            return
        assert found == []


STREAMS: dict[str, Callable[[Any], Any]] = {
    "a server's cursor": lambda bare: bare.cursor("leak").execute("select * from people_journey").fetchall(),
    "a stream": lambda bare: list(bare.cursor().stream("select * from people_journey")),
    "copied out": lambda bare: copied(bare, "copy people_journey to stdout"),
    "copied out by a query": lambda bare: copied(bare, "copy (select * from people_journey) to stdout"),
    "many at once": lambda bare: bare.cursor().executemany(
        "select * from people_journey where id <> %s", [[None]], returning=True
    ),
}


def copied(bare: Any, statement: str) -> bytes:
    with bare.cursor().copy(statement) as copy:
        return b"".join(bytes(block) for block in copy)


@pytest.mark.parametrize("way", list(STREAMS))
def test_streams_and_copies_keep_to_the_rows(ground: Ground, way: str) -> None:
    with pytest.raises(psycopg.Error), app() as other:
        STREAMS[way](other)
    with ground.helping():
        assert not ground.leaks(STREAMS[way](connection.connection))


def test_copying_in_is_refused(ground: Ground) -> None:
    for opened in (False, True):
        with pytest.raises(NO):
            if opened:
                with ground.helping() as access, access.deed("attack"):
                    write_copy()
            else:
                with transaction.atomic():
                    write_copy()


def write_copy() -> None:
    with connection.connection.cursor().copy(
        "copy people_household (id, address_index, made_at) from stdin"
    ) as copy:
        copy.write_row(["01a20590-cf0f-7b09-a5e5-f1fb66870935", b"", "2026-01-01"])


def test_a_view_of_the_owner_shows_no_more(ground: Ground) -> None:
    """A view reads with its owner's rights: the owner has no purpose on either."""
    name = connection.settings_dict["USER"]
    roles = ", ".join(f'"{role_of(purpose)}"' for purpose in purposes_on_rows())
    for kind, clear in (("view", "drop view leak"), ("materialized view", "drop materialized view leak")):
        make = f'create {kind} leak as select clock from people_journey; grant select on leak to "{name}", {roles}'
        try:
            with as_owner(make, clear):
                assert by_the_cursor("select * from leak") == []
                with ground.helping():
                    assert HIDDEN not in str(by_the_cursor("select * from leak"))
        except DatabaseError:
            assert kind == "materialized view"


def test_a_function_of_the_owner_shows_no_more(ground: Ground) -> None:
    make = (
        "create function leak() returns setof people_journey language sql security definer as "
        "$$ select * from people_journey $$"
    )
    with as_owner(make, "drop function leak()"):
        assert by_the_cursor("select * from leak()") == []
        with ground.helping(), transaction.atomic():
            assert HIDDEN not in str(by_the_cursor("select * from leak()"))


def test_the_owner_without_a_purpose_sees_nothing(ground: Ground) -> None:
    with connections["owner"].cursor() as cursor:
        for table in GUARDED:
            cursor.execute(f'select count(*) from "{table}"')
            assert cursor.fetchone() == (0,)
    with house_access(Purpose.UPKEEP, "attack", using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("select count(*) from people_journey")
        assert cursor.fetchone() == (4,)


def test_a_function_that_tells_on_hidden_rows_is_asked_too_late(ground: Ground) -> None:
    """Cheap and talkative: a planner that asked it first would tell it every row."""
    told: list[str] = []
    bare = connection.connection
    bare.add_notice_handler(lambda notice: told.append(str(notice.message_primary)))
    with ground.helping(), transaction.atomic():
        by_the_cursor(
            "create function pg_temp.tell(text) returns boolean language plpgsql cost 0.0000001 as "
            "$$ begin raise notice '%', $1; return true; end $$"
        )
        assert not ground.leaks(by_the_cursor("select clock from people_journey where pg_temp.tell(clock)"))
        transaction.set_rollback(True)
    assert any(SHOWN in one for one in told) and not any(HIDDEN in one for one in told)


def test_an_error_tells_nothing_of_hidden_rows(ground: Ground) -> None:
    with ground.helping(), pytest.raises(DatabaseError) as why, transaction.atomic():
        by_the_cursor("select clock::integer from people_journey order by clock desc")
    assert HIDDEN not in str(why.value)


def test_after_an_access_its_role_and_settings_are_gone(ground: Ground) -> None:
    def worn() -> Any:
        return by_the_cursor(
            "select current_user = session_user, coalesce(current_setting('bereik.who', true), '')"
        )

    with ground.helping() as outer:
        with ground.outreach():
            pass
        with pytest.raises(ZeroDivisionError), ground.outreach():
            _ = 1 / 0
        assert [one[0] for one in by_the_cursor("select id from people_journey")] == [ground.mine[Journey].pk]
        assert worn() == [(False, str(outer.who))]
    assert worn() == [(True, "")]
    with transaction.atomic():
        with ground.helping():
            pass
        assert worn() == [(True, "")]
        with pytest.raises(DatabaseError), transaction.atomic():
            by_the_cursor("select id from people_journey")


def test_raw_writing_keeps_to_the_rows(ground: Ground) -> None:
    before = whole_store()
    hidden = ground.theirs[Journey][0]
    with ground.helping():
        for statement in (
            f"update people_journey set clock = 'x' where id = '{hidden.pk}'",
            f"delete from people_step where journey_id = '{hidden.pk}'",
        ):
            by_the_cursor(statement)
        for statement in (
            f"update people_journey set trusted_id = '{hidden.trusted_id}'",
            f"insert into people_step (id, journey_id, resident_id, step, at, written_at) values "
            f"(gen_random_uuid(), '{hidden.pk}', '{hidden.resident_id}', 'x', now(), now())",
            "truncate people_step",
            "alter table people_step disable row level security",
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                by_the_cursor(statement)
    assert whole_store() == before
    assert len(ground.theirs[Step]) == 3


def test_the_looks_role_reads_nothing(ground: Ground) -> None:
    tables = connections["owner"].introspection.table_names()
    assert len(tables) > 30
    for table in tables:
        with pytest.raises(DatabaseError), connections["looks"].cursor() as cursor:
            cursor.execute(f'select * from "{table}"')


def test_the_app_adds_to_the_trail_and_no_more(ground: Ground) -> None:
    for opened in (False, True):
        for statement in (
            "select * from trust_trailline",
            "select count(*) from trust_seal",
            "update trust_trailline set because = 'x'",
            "delete from trust_trailline",
            "truncate trust_trailline",
            "insert into trust_seal (number, line, store, batch, written, link) values (1, gen_random_uuid(), 'd', 1, now(), '')",
            "insert into trust_trailline (place, written) values (1, '2000-01-01')",
        ):
            with pytest.raises(DatabaseError):
                if opened:
                    with ground.helping(), transaction.atomic():
                        by_the_cursor(statement)
                else:
                    by_the_cursor(statement)


def test_a_statement_by_hand_leaves_its_mark_in_the_trail(ground: Ground) -> None:
    with ground.helping() as access:
        by_the_cursor("select id from people_journey")
    with connections["owner"].cursor() as cursor:
        cursor.execute("select tables from trust_trailline where line = %s", [access.line])
        assert "sql" in str(cursor.fetchone())
