"""Who may do what in PostgreSQL: owner, app and looks; and how is a database made ready?

owner   migrates, seals, drops months of the trail. Not used by pages.
app     opens an access and puts on the role of its purpose; owns nothing, cannot bypass the row policies, has no right
        on a guarded table by itself, may only add to the trail. The roles of the purposes cannot log in.
looks   may only add to the trail, over a connection of its own.
"""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.db import connections, transaction

from bereik.trust.router import as_owner
from bereik.trust.trail.chain import SAID
from bereik.trust.wall.policies import lay_policies, purposes_on_rows, role_of
from bereik.trust.wall.tables import GUARDED

TRAIL = ("trust_trailline", "trust_seal", "trust_sealbatch", "trust_sealedmonth")
MAY_ADD = ", ".join((*SAID, "mac"))
_ADDS_ONLY = "select", "update", "delete", "truncate", "references", "trigger"

READERS = """
drop function if exists bereik_own_trail();
create or replace function bereik_own_trail() returns table (
    at timestamptz, sort text, kind text, purpose text, because text, what text, persons integer, tables jsonb
) language sql stable security definer set search_path = {schema}, pg_temp as $$
    select written, sort::text, kind::text, purpose::text, because::text, what::text,
           jsonb_array_length(touched), tables from trust_trailline
    where current_setting('bereik.purpose', true) = 'own'
      and touched ? nullif(current_setting('bereik.subject', true), '')
    order by written desc limit 500
$$;
create or replace function bereik_inquiry(since timestamptz, until timestamptz, subject uuid) returns table (
    line uuid, written timestamptz, sort text, who uuid, kind text, organisation uuid, purpose text, because text,
    what text, tables jsonb, touched jsonb, rows integer
) language sql stable security definer set search_path = {schema}, pg_temp as $$
    select line, written, sort::text, who, kind::text, organisation, purpose::text, because::text, what::text,
           tables, touched, rows from trust_trailline
    where current_setting('bereik.purpose', true) = 'privacy'
      and trust_trailline.written >= since and trust_trailline.written < until
      and (subject is null or touched ? subject::text)
    order by trust_trailline.written desc limit 1000
$$;
"""


def prepare_database(*, verbosity: int = 0) -> int:
    """Make roles, tables, grants, functions and policies what this version of the house asks for. May be run again.

    Returns the number of row policies. On SQLite there are only tables.
    """
    if connections["default"].vendor != "postgresql":
        call_command("migrate", database="default", verbosity=verbosity, interactive=False)
        call_command("migrate", database="looks", verbosity=verbosity, interactive=False)
        return 0
    _make_roles()
    with as_owner():
        call_command("migrate", database="owner", verbosity=verbosity, interactive=False)
    with transaction.atomic(using="owner"):
        _grant()
        return lay_policies("owner")


def role_findings() -> list[tuple[str, str]]:
    """What is wrong with the three roles: (setting, what). Empty when the wall holds."""
    found = []
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user"
        )
        superuser, bypass, makes_roles, makes_databases = cursor.fetchone()
        cursor.execute(
            "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace "
            "where n.nspname = current_schema() and pg_has_role(current_user, c.relowner, 'member')"
        )
        owns = cursor.fetchone()[0]
        more = [f"has_table_privilege('{table}', '{verb}')" for table in TRAIL for verb in _ADDS_ONLY]
        more += [
            f"has_any_column_privilege('{table}', '{verb}')"
            for table in TRAIL
            for verb in ("select", "update")
        ]
        more += [f"has_any_column_privilege('{table}', 'insert')" for table in TRAIL[1:]]
        cursor.execute(f"select {' or '.join(more)}")
        reads_trail = cursor.fetchone()[0]
        cursor.execute(
            "select count(*) filter (where has_table_privilege(c.oid, %s)), "
            "bool_or((select rolsuper or rolbypassrls from pg_roles where oid = c.relowner)) from pg_class c "
            "join pg_namespace n on n.oid = c.relnamespace where n.nspname = current_schema() and c.relname = any (%s)",
            ["select, insert, update, delete", sorted(GUARDED)],
        )
        bare, owner_passes = cursor.fetchone()
        cursor.execute(
            "select count(*) filter (where pg_has_role(current_user, r.oid, 'usage')), "
            "count(*) filter (where pg_has_role(c.relowner, r.oid, 'usage')), "
            "count(*) filter (where r.rolcanlogin or r.rolsuper or r.rolbypassrls) "
            "from pg_roles r, pg_class c join pg_namespace n on n.oid = c.relnamespace "
            "where n.nspname = current_schema() and c.relname = %s and r.rolname = any (%s)",
            [min(GUARDED), [role_of(purpose) for purpose in purposes_on_rows()]],
        )
        app_wears, owner_wears, too_much = cursor.fetchone()
    if superuser or bypass:
        found.append(
            ("BEREIK_DATABASE_URL", "the app role can pass the row policies (superuser or bypassrls)")
        )
    if makes_roles or makes_databases:
        found.append(("BEREIK_DATABASE_URL", "the app role can make roles or databases"))
    if owns:
        found.append(
            ("BEREIK_DATABASE_URL", f"the app role owns {owns} tables, and an owner can drop policies")
        )
    if reads_trail:
        found.append(("BEREIK_DATABASE_URL", "the app role can read or change the trail, not only add to it"))
    if bare or app_wears:
        found.append(("BEREIK_DATABASE_URL", "the app role reaches rows about residents without a purpose"))
    if owner_passes or owner_wears:
        found.append(
            ("BEREIK_OWNER_URL", "the owner of the tables reaches rows about residents without a purpose")
        )
    if too_much:
        found.append(("bereik database prepare", "the role of a purpose can log in or pass the row policies"))
    with connections["looks"].cursor() as cursor:
        cursor.execute("select current_user")
        looks = cursor.fetchone()[0]
        cursor.execute(
            "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace "
            "where n.nspname = current_schema() and c.relkind = 'r' and (has_any_column_privilege(c.oid, 'select') "
            "or c.relname <> 'trust_trailline' and has_any_column_privilege(c.oid, 'insert, update') "
            "or has_table_privilege(c.oid, 'delete, truncate'))"
        )
        sees = cursor.fetchone()[0]
    if sees:
        found.append(
            (
                "BEREIK_LOOKS_URL",
                f"the role {looks} can read or change {sees} tables; it may only add to the trail",
            )
        )
    return found


def _user(alias: str) -> tuple[str, str]:
    settings = connections[alias].settings_dict
    return settings["USER"], settings["PASSWORD"]


def _make_roles() -> None:
    with connections["owner"].cursor() as cursor:
        for alias in ("default", "looks"):
            name, password = _user(alias)
            cursor.execute("select 1 from pg_roles where rolname = %s", [name])
            if not cursor.fetchone():
                cursor.execute(
                    f"create role {_name(name)} login nosuperuser nobypassrls nocreatedb nocreaterole"
                )
                if password:
                    cursor.execute(f"alter role {_name(name)} password {_text(password)}")
        app = _name(_user("default")[0])
        # What a purpose may do is had only while its role is on (since PostgreSQL 16 the grant says so as well). The
        # owner comes to those roles through the app's, so that it does not have them either: a view that the owner
        # made would show every row.
        cursor.execute("select current_setting('server_version_num')::int >= 160000")
        put_on = " with inherit false, set true" if cursor.fetchone()[0] else ""
        cursor.execute(f"alter role {app} noinherit")
        cursor.execute(f"grant {app} to current_user")
        for purpose in purposes_on_rows():
            role = role_of(purpose)
            cursor.execute("select 1 from pg_roles where rolname = %s", [role])
            if not cursor.fetchone():
                cursor.execute(
                    f"create role {_name(role)} nologin nosuperuser nobypassrls nocreatedb nocreaterole"
                )
            cursor.execute(f"grant {_name(role)} to {app}{put_on}")


def _grant() -> None:
    app, looks = (_name(_user(alias)[0]) for alias in ("default", "looks"))
    with connections["owner"].cursor() as cursor:
        cursor.execute("select quote_ident(current_schema())")
        schema = cursor.fetchone()[0]
        roles = ", ".join(_name(role_of(purpose)) for purpose in purposes_on_rows())
        guarded = ", ".join(_name(table) for table in sorted(GUARDED))
        cursor.execute(f"revoke create on schema {schema} from public")
        cursor.execute(f"grant usage on schema {schema} to {app}, {looks}, {roles}")
        cursor.execute(
            f"grant select, insert, update, delete on all tables in schema {schema} to {app}, {roles}"
        )
        cursor.execute(f"grant usage on all sequences in schema {schema} to {app}, {roles}")
        cursor.execute(f"revoke all on {guarded} from {app}, public")
        for table in TRAIL:
            cursor.execute(f"revoke all on {table} from {app}, {looks}, {roles}, public")
        cursor.execute(f"revoke insert, update, delete on django_migrations from {app}, {roles}")
        cursor.execute(f"grant insert ({MAY_ADD}) on trust_trailline to {app}, {looks}, {roles}")
        cursor.execute("create index if not exists trailline_touched on trust_trailline using gin (touched)")
        cursor.execute(READERS.format(schema=schema))
        for function in ("bereik_own_trail()", "bereik_inquiry(timestamptz, timestamptz, uuid)"):
            cursor.execute(f"revoke all on function {function} from public")
            cursor.execute(f"grant execute on function {function} to {app}, {roles}")


def _name(name: str) -> str:
    quoted: str = connections["owner"].ops.quote_name(name)
    return quoted


def _text(value: str) -> Any:
    return "'" + value.replace("'", "''") + "'"
