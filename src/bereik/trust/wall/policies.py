"""Which row policies does PostgreSQL hold, and are they still the ones the models say?

Made from the same `Guard` that narrows the queries: one policy a purpose and verb, the access read as
`(select current_setting(…))` so that it is looked up once a statement. Each purpose is a role that cannot log in; an
access puts it on for its transaction, so that a statement is planned with the policies of one purpose and not of all
(`docs/decisions/0008`). The app itself has no right on a guarded table: without a purpose there is an error, not an
empty list. Row security is forced, so that the owner of the tables is held to it too.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import Q
from django.db.models.sql import Query
from psycopg import sql as psycopg_sql

from bereik.terms.purposes import Purpose
from bereik.trust.keys import derived
from bereik.trust.rows import Condition, Guarded
from bereik.trust.wall.conditions import fresh
from bereik.trust.wall.tables import GUARDED, as_policy


@dataclass(frozen=True)
class Policy:
    """One row policy: `using` says which rows are there, `check` which may come; '' where the verb has none."""

    table: str
    name: str
    role: str
    verb: str
    using: str
    check: str

    @property
    def print(self) -> str:
        """A fingerprint of what was asked for: the first half of the policy's comment."""
        return hashlib.sha256("\n".join((self.role, self.verb, self.using, self.check)).encode()).hexdigest()[
            :32
        ]

    @property
    def sql(self) -> str:
        using = f" using ({self.using})" if self.using else ""
        check = f" with check ({self.check})" if self.check else ""
        return f'create policy "{self.name}" on "{self.table}" for {self.verb} to "{self.role}"{using}{check}'


def policies_of(model: type[Guarded], using: str) -> Iterator[Policy]:
    """The policies that one model's guard asks for."""
    table = model._meta.db_table
    for purpose, rule in model.guard.items():
        role = role_of(purpose)
        sees = _compile(model, rule.sees, using)
        yield Policy(table, f"{purpose.value}_sees", role, "select", sees, "")
        if rule.adds is not False:
            adds = _condition(model, rule.adds, using)
            yield Policy(table, f"{purpose.value}_adds", role, "insert", "", adds)
        if rule.changes is not False:
            changes = _both(sees, _condition(model, rule.changes, using))
            # What was changed must still be seen: a row is not pushed out of sight, or into somebody else's.
            yield Policy(table, f"{purpose.value}_changes", role, "update", changes, sees)
        if rule.removes:
            yield Policy(table, f"{purpose.value}_removes", role, "delete", sees, "")


def role_of(purpose: Purpose) -> str:
    """The role that stands for one purpose: the app role's name with the purpose behind it."""
    return f"{connections['default'].settings_dict['USER']}_{purpose.value}"


def purposes_on_rows() -> list[Purpose]:
    """Every purpose that some guarded model names, in the order of the closed list."""
    named = {purpose for model in GUARDED.values() for purpose in model.guard}
    return [purpose for purpose in Purpose if purpose in named]


def all_policies(using: str) -> list[Policy]:
    """Every policy the house asks for, in a fixed order."""
    return [policy for table in sorted(GUARDED) for policy in policies_of(GUARDED[table], using)]


def lay_policies(using: str) -> int:
    """Make the database's policies what the models say, over the owner's connection. Returns how many stand."""
    wanted = all_policies(using)
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute("select tablename, policyname from pg_policies where schemaname = current_schema()")
        for table, name in cursor.fetchall():
            cursor.execute(f'drop policy "{name}" on "{table}"')
        for table in sorted(GUARDED):
            cursor.execute(f'alter table "{table}" enable row level security')
            cursor.execute(f'alter table "{table}" force row level security')
        for policy in wanted:
            cursor.execute(policy.sql)
        stands = {(one.table, one.name): one.print for one in _standing(cursor)}
        for policy in wanted:
            words = f"{policy.print}:{stands[policy.table, policy.name]}"
            cursor.execute(f"""comment on policy "{policy.name}" on "{policy.table}" is '{words}'""")
    return len(wanted)


@dataclass(frozen=True)
class Standing:
    """One policy as the database holds it, in the database's own words."""

    table: str
    name: str
    words: str
    comment: str

    @property
    def print(self) -> str:
        """A keyed fingerprint of those words: who changes a policy by hand cannot make it fit again."""
        return hmac.new(derived("policy"), self.words.encode(), hashlib.sha256).hexdigest()[:32]


def _standing(cursor: Any) -> list[Standing]:
    cursor.execute(
        "select c.relname, p.polname, obj_description(p.oid, 'pg_policy'), p.polcmd::text, p.polpermissive, "
        "array(select r.rolname::text from unnest(p.polroles) one left join pg_roles r on r.oid = one order by 1), "
        "pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid) from pg_policy p "
        "join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace "
        "where n.nspname = current_schema()"
    )
    return [
        Standing(table, name, json.dumps([table, name, *words]), comment or "")
        for table, name, comment, *words in cursor.fetchall()
    ]


def policies_that_differ(using: str) -> list[str]:
    """Names of policies and tables that are not as the models say: missing, other, changed by hand, or too many."""
    wanted = {(policy.table, policy.name): policy.print for policy in all_policies(using)}
    with connections[using].cursor() as cursor:
        found = {(one.table, one.name): one for one in _standing(cursor)}
        cursor.execute(
            "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
            "where n.nspname = current_schema() and c.relrowsecurity and c.relforcerowsecurity"
        )
        walled = {row[0] for row in cursor.fetchall()}
    differ = [
        f"{table}.{name}"
        for (table, name), asked in wanted.items()
        if (one := found.get((table, name))) is None or one.comment != f"{asked}:{one.print}"
    ]
    differ += [f"{table}.{name}" for table, name in found.keys() - wanted.keys()]
    differ += [f"{table} (row security off)" for table in GUARDED if table not in walled]
    return sorted(differ)


def _condition(model: type[Guarded], condition: bool | Condition, using: str) -> str:
    return "true" if isinstance(condition, bool) else _compile(model, condition, using)


def _compile(model: type[Guarded], condition: Condition, using: str) -> str:
    """The condition as SQL text over the model's own table, constants written out."""
    if condition == Q():
        return "true"
    connection = connections[using]
    with as_policy():
        query = Query(model)
        query.add_q(fresh(condition))
        compiler = query.get_compiler(using)
        compiler.pre_sql_setup()
        where, parameters = compiler.compile(query.where)
    connection.ensure_connection()
    literals = tuple(_literal(parameter, connection) for parameter in parameters)
    return where % literals if literals else where.replace("%%", "%")


def _literal(value: Any, connection: Any) -> str:
    return psycopg_sql.Literal(value).as_string(connection.connection)


def _both(first: str, second: str) -> str:
    if "true" in (first, second):
        return second if first == "true" else first
    return f"({first}) and ({second})"
