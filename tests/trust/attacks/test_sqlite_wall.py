"""Does SQLite's authorizer hold against statements that nobody's compiler made?"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction

from bereik.people.models import Journey
from bereik.trust.refusals import Refused, Walled
from bereik.trust.wall.authorizer import WalledConnection
from tests.trust.attacks.ground import HIDDEN, Ground, whole_store

pytestmark = pytest.mark.sqlite

NO = (Refused, DatabaseError, sqlite3.DatabaseError)

READS = {
    "plain": "select * from people_journey",
    "one column": "select clock from people_journey",
    "a bare count": "select count(*) from people_journey",
    "in capitals": "SELECT * FROM PEOPLE_JOURNEY",
    "with its schema": 'select * from main."people_journey"',
    "in brackets": "select * from [people_journey]",
    "with a comment in it": "select * from/**/people_journey",
    "as a CTE": "with z as (select * from people_journey) select * from z",
    "in a sub-query": "select (select max(clock) from people_journey)",
    "whether there is one": "select exists (select 1 from people_journey)",
    "joined": "select j.clock from municipality_team t left join people_journey j on j.team_id = t.id",
    "together": "select name from municipality_team union select clock from people_journey",
    "only its numbers": "select rowid from people_journey",
    "explained": "explain query plan select * from people_journey",
    "laid in another table": "insert into municipality_area (code, kind, name) select 'x', 'x', clock from people_journey",
    "as a value": "update municipality_team set name = (select max(clock) from people_journey)",
    "handed back": "delete from municipality_area where code = 'x' returning (select max(clock) from people_journey)",
    "a new table": "create table leak as select * from people_journey",
    "a table for the moment": "create temp table leak as select * from people_journey",
    "the trail": "select * from trust_trailline",
    "the seals": "select link from trust_seal",
}
WRITES = {
    "update": "update people_journey set clock = 'x'",
    "delete": "delete from people_journey",
    "insert": "insert into people_household (id, address_index, made_at) values ('1', '', '')",
    "insert or replace": "insert or replace into people_household (id, address_index, made_at) values ('1', '', '')",
    "drop": "drop table people_identity",
    "rename": "alter table people_identity rename to leak",
    "a column away": "alter table people_identity drop column surname",
    "an index": "create unique index leak on people_journey (clock)",
    "a trigger": "create trigger leak after insert on people_journey begin select 1; end",
    "a trigger for the moment": "create temp trigger leak after update on people_journey begin select 1; end",
    "its name taken": "create temp table people_journey (clock text)",
    "its name taken by a view": "create temp view people_journey as select 1 as clock",
    "its new form": "create table new__people_journey (clock text)",
    "the schema by hand": "pragma writable_schema = 1",
    "statistics": "analyze people_journey",
    "another file": "attach database ':memory:' as other",
    "a copy": "vacuum into '/tmp/bereik-leak.sqlite3'",
    "an empty room": "vacuum",
    "a line of the trail": "update trust_trailline set because = 'x'",
    "no trail": "delete from trust_trailline",
    "no seal": "drop table trust_seal",
}


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("way", [*READS, *WRITES])
def test_raw_statements_are_refused_also_inside_an_access(ground: Ground, way: str, inside: bool) -> None:
    before, statement = whole_store(), (READS | WRITES)[way]
    bare = connections["default"].connection
    hands: list[Callable[[], Any]] = [
        lambda: connection.cursor().execute(statement).fetchall(),
        lambda: list(Journey.objects.raw(statement)),
        lambda: bare.execute(statement).fetchall(),
        lambda: bare.cursor().execute(statement).fetchall(),
        lambda: bare.executescript(statement),
    ]
    for hand in hands:
        with pytest.raises(NO):
            if inside:
                with ground.helping() as access, access.deed("attack"):
                    hand()
            else:
                hand()
    assert whole_store() == before


def test_a_view_or_a_trigger_brings_nothing_along(ground: Ground) -> None:
    with connection.cursor() as cursor:
        cursor.execute("create view leak as select clock from people_journey")
        cursor.execute("create temp view leak_too as select clock from people_journey")
        try:
            for name in ("leak", "leak_too"):
                for words in (f"select * from {name}", f"select count(*) from {name}"):
                    for opened in (False, True):
                        with pytest.raises(NO):
                            if opened:
                                with ground.helping():
                                    cursor.execute(words)
                            else:
                                cursor.execute(words)
        finally:
            cursor.execute("drop view leak")
            cursor.execute("drop view leak_too")


def test_a_trigger_from_outside_the_house_stops_the_statement(ground: Ground) -> None:
    """Somebody who has the file can hang one on a table: then the wall refuses the whole statement."""
    name = connections["default"].settings_dict["NAME"]
    with sqlite3.connect(name, timeout=20) as outside:
        outside.execute(
            "create trigger leak after update on people_journey begin "
            "update municipality_team set hours_text = (select max(clock) from people_journey); end"
        )
    try:
        with ground.helping() as access, pytest.raises(NO), access.deed("attack"):
            Journey.objects.update(clock="x")
    finally:
        with sqlite3.connect(name, timeout=20) as outside:
            outside.execute("drop trigger leak")


ON_THE_CONNECTION = {
    "backup": lambda bare: bare.backup(sqlite3.connect(":memory:")),
    "serialize": lambda bare: bare.serialize(),
    "deserialize": lambda bare: bare.deserialize(b""),
    "iterdump": lambda bare: list(bare.iterdump()),
    "blobopen": lambda bare: bare.blobopen("people_identity", "surname", 1),
    "set_authorizer": lambda bare: bare.set_authorizer(None),
    "enable_load_extension": lambda bare: bare.enable_load_extension(True),
    "load_extension": lambda bare: bare.load_extension("x"),
    "setconfig": lambda bare: bare.setconfig(1, True),
}
READS_NO_TABLE = {
    "close", "commit", "create_aggregate", "create_collation", "create_function", "create_window_function", "cursor",
    "execute", "executemany", "executescript", "getconfig", "getlimit", "interrupt", "rollback", "set_progress_handler",
    "set_trace_callback", "setlimit",
}  # fmt: skip
"""They read nothing, or by a statement, which the authorizer sees."""


def test_no_method_of_the_driver_is_forgotten() -> None:
    found = {
        name
        for name in dir(sqlite3.Connection)
        if not name.startswith("_")
        and callable(one := getattr(sqlite3.Connection, name))
        and not isinstance(one, type)
    }
    assert found - ON_THE_CONNECTION.keys() - READS_NO_TABLE == set()


@pytest.mark.parametrize("way", list(ON_THE_CONNECTION))
def test_the_connection_is_not_copied_past_the_wall(ground: Ground, way: str) -> None:
    bare = connections["default"].connection
    assert isinstance(bare, WalledConnection)
    for opened in (False, True):
        with pytest.raises(NO):
            if opened:
                with ground.helping():
                    ON_THE_CONNECTION[way](bare)
            else:
                ON_THE_CONNECTION[way](bare)
    with pytest.raises(NO):
        bare.execute("select * from people_journey")


def test_a_schema_change_carries_no_rows_out(ground: Ground) -> None:
    def build(statement: str) -> None:
        with connection.schema_editor() as editor:
            editor.execute(statement)

    before = whole_store()
    for statement in (
        "create table leak as select * from people_journey",
        "create table leak as select max(clock) from people_journey",
        "insert into municipality_area (code, kind, name) select 'x', 'x', clock from people_journey",
        "update people_journey set clock = 'x'",
        "insert into people_journey select * from people_journey",
    ):
        with pytest.raises(NO):
            build(statement)
    # Under the name that Django gives to a table's new form it may be copied; but that is guarded as the table is.
    build("create table new__people_journey (clock text)")
    build("insert into new__people_journey select clock from people_journey")
    with pytest.raises(NO), connection.cursor() as cursor:
        cursor.execute("select clock from new__people_journey")
    build("drop table new__people_journey")
    assert whole_store() == before


def test_the_refusal_says_what_why_and_what_now(ground: Ground) -> None:
    with pytest.raises(Walled, match="by the models, inside an access"), connection.cursor() as cursor:
        cursor.execute("select * from people_journey")
    # The connection goes on.
    with ground.helping(), transaction.atomic():
        assert Journey.objects.count() == 1
        assert HIDDEN not in str(list(Journey.objects.values_list()))


def test_every_connection_of_the_house_carries_the_wall(ground: Ground) -> None:
    for alias in connections:
        fresh = connections.create_connection(alias)
        try:
            with pytest.raises(NO), fresh.cursor() as cursor:
                cursor.execute("select * from trust_trailline")
        finally:
            fresh.close()
