"""Does PostgreSQL hold the row policies that the models say, and is it found when somebody changes one by hand?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connections, transaction

from bereik.terms.purposes import Purpose
from bereik.trust.wall.policies import all_policies, policies_that_differ, role_of
from bereik.trust.wall.roles import prepare_database, role_findings
from bereik.trust.wall.tables import GUARDED

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("standing_house")]

TABLE, NAME = "people_identity", "helping_sees"
COMMENT = f"obj_description((select oid from pg_policy where polname = '{NAME}' and polrelid = '{TABLE}'::regclass))"


def change(*statements: str) -> None:
    with connections["owner"].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def found_after(*statements: str) -> list[str]:
    """What is found while these statements hold; they are taken back afterwards."""
    with transaction.atomic(using="owner"):
        change(*statements)
        found = policies_that_differ("owner")
        transaction.set_rollback(True, using="owner")
    return found


def test_the_policies_are_those_of_the_models() -> None:
    assert policies_that_differ("default") == []
    assert policies_that_differ("owner") == []
    assert {policy.table for policy in all_policies("owner")} == set(GUARDED)


def test_making_the_database_ready_twice_changes_nothing() -> None:
    assert prepare_database() == len(all_policies("owner"))
    assert policies_that_differ("default") == []


HAND = {
    "wider": ([f'alter policy {NAME} on {TABLE} using (true)'], [f"{TABLE}.{NAME}"]),
    "wider, with the comment of the true one": (
        [f"drop policy {NAME} on {TABLE}",
         f'create policy {NAME} on {TABLE} for select to "bereik_app_helping" using (true)',
         f"comment on policy {NAME} on {TABLE} is 'COMMENT'"],
        [f"{TABLE}.{NAME}"],
    ),
    "for everybody": ([f"alter policy {NAME} on {TABLE} to public"], [f"{TABLE}.{NAME}"]),
    "for another purpose": ([f'alter policy {NAME} on {TABLE} to "bereik_app_leading"'], [f"{TABLE}.{NAME}"]),
    "other comment": ([f"comment on policy {NAME} on {TABLE} is 'fine'"], [f"{TABLE}.{NAME}"]),
    "dropped": ([f"drop policy {NAME} on {TABLE}"], [f"{TABLE}.{NAME}"]),
    "one more": ([f"create policy more on {TABLE} using (true)"], [f"{TABLE}.more"]),
    "one more, on a table of the municipality": (
        ["create policy more on municipality_team using (true)"], ["municipality_team.more"],
    ),
    "renamed": ([f"alter policy {NAME} on {TABLE} rename to other"], [f"{TABLE}.{NAME}", f"{TABLE}.other"]),
    "row security off": ([f"alter table {TABLE} disable row level security"], [f"{TABLE} (row security off)"]),
    "not for the owner": ([f"alter table {TABLE} no force row level security"], [f"{TABLE} (row security off)"]),
    "what may be added": (
        ["alter policy helping_adds on help_attempt with check (true)"], ["help_attempt.helping_adds"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("hand", list(HAND))
def test_a_policy_changed_by_hand_is_found(hand: str) -> None:
    statements, named = HAND[hand]
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"select {COMMENT}")
        comment = cursor.fetchone()[0]
    app = connections["default"].settings_dict["USER"]
    asked = [one.replace("COMMENT", comment).replace("bereik_app", app) for one in statements]
    assert found_after(*asked) == named


def test_the_roles_are_as_they_should_be() -> None:
    assert role_findings() == []


TOO_MUCH: dict[str, tuple[str, str, str]] = {
    "the app reads the trail": ("grant select on trust_trailline to {app}", "revoke select on trust_trailline from {app}", "read or change the trail"),
    "the app reads one column of it": ("grant select (touched) on trust_trailline to {app}", "revoke select (touched) on trust_trailline from {app}", "read or change the trail"),
    "the app empties the seals": ("grant truncate on trust_seal to {app}", "revoke truncate on trust_seal from {app}", "read or change the trail"),
    "the app reaches a guarded table by itself": ("grant select on people_identity to {app}", "revoke select on people_identity from {app}", "without a purpose"),
    "the app wears every purpose": ("alter role {app} inherit", "alter role {app} noinherit", "without a purpose"),
    "the looks read a table": ("grant select on people_journey to {looks}", "revoke select on people_journey from {looks}", "may only add to the trail"),
    "the looks change a table": ("grant update on trust_account to {looks}", "revoke update on trust_account from {looks}", "may only add to the trail"),
    "a purpose can log in": ("alter role {app}_upkeep login", "alter role {app}_upkeep nologin", "can log in"),
}  # fmt: skip


@pytest.mark.parametrize("what", list(TOO_MUCH))
def test_a_role_that_may_too_much_is_found(what: str) -> None:
    give, take, words = TOO_MUCH[what]
    app, looks = (connections[alias].settings_dict["USER"] for alias in ("default", "looks"))
    sixteen = connections["owner"].pg_version >= 160000
    if "inherit" in give and sixteen:
        give, take = (f"grant {{app}}_upkeep to {{app}} with inherit {one}" for one in ("true", "false"))
    try:
        change(give.format(app=app, looks=looks))
        assert [said for _, said in role_findings() if words in said], what
    finally:
        change(take.format(app=app, looks=looks))
    assert role_findings() == []


def test_the_app_cannot_take_the_wall_down() -> None:
    refused: list[Callable[[], str]] = [
        lambda: f"drop policy {NAME} on {TABLE}",
        lambda: f"alter table {TABLE} disable row level security",
        lambda: f"create policy more on {TABLE} using (true)",
        lambda: f"grant select on {TABLE} to public",
        lambda: f"alter table {TABLE} owner to current_user",
        lambda: f"truncate {TABLE}",
        lambda: "create view leak as select * from people_identity",
        lambda: "create table leak (a text)",
        lambda: "set role bereik_owner",
        lambda: "set session authorization bereik_owner",
        lambda: "create role somebody superuser",
        lambda: f"alter role {role_of(Purpose.UPKEEP)} login",
        lambda: "set row_security = off; select count(*) from people_identity",
    ]
    for say in refused:
        with pytest.raises(DatabaseError), connections["default"].cursor() as cursor:
            cursor.execute(say())
