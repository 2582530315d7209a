"""On which house do the tests run, and how is it emptied between them?

The same tests run on both engines: PostgreSQL where BEREIK_DATABASE_URL is set (as the app role, on a database that
the owner makes and empties), the embedded SQLite otherwise.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings
from django.db import connections, transaction
from django.test import TransactionTestCase
from django.test.utils import setup_test_environment, teardown_test_environment

from tests.size import seed

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

POSTGRES = bool(os.environ.get("BEREIK_DATABASE_URL"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Files with a browser in them last: its driver keeps an event loop in this thread, and async ways could not be tried
    # any more. Whole files, for a file goes to a worker as a whole, in the order of its first test.
    with_browser = {item.path for item in items if "browser" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path in with_browser)
    for item in items:
        if item.get_closest_marker("postgres") and not POSTGRES:
            item.add_marker(pytest.mark.skip(reason="a matter of PostgreSQL"))
        if POSTGRES and (item.get_closest_marker("sqlite") or not _asks_the_engine(item)):
            item.add_marker(pytest.mark.skip(reason="a matter of SQLite, or of no engine: tried there"))
        for marker in item.iter_markers("django_db"):
            # Every test with a database gets all connections: the looks have one of their own.
            marker.kwargs.setdefault("databases", "__all__")


def _asks_the_engine(item: pytest.Item) -> bool:
    """`house` is a house of its own that a test's commands work in (tests/house/test_command.py)."""
    with_engine = {"django_db_setup", "db", "transactional_db", "live_server", "house"}
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("postgres")
    return bool(marked) or not with_engine.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def django_test_environment() -> Iterator[None]:
    setup_test_environment(debug=False)
    # Which addresses there are is decided once, by what kind of house this is: not by whichever test asks first,
    # which may be one that made its house another.
    import_module(settings.ROOT_URLCONF)
    yield
    teardown_test_environment()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """A fresh house, made the way `bereik database prepare` makes one."""
    from bereik.trust.wall.roles import prepare_database

    with django_db_blocker.unblock():
        if POSTGRES:
            name = f"test_bereik_{os.getpid()}"
            _as_owner(f'create database "{name}"')
            for alias in ("default", "looks", "owner"):
                connections[alias].close()
                connections[alias].settings_dict["NAME"] = name
                # The browser keeps a line open to a thread of the live server, which would keep its connections.
                connections[alias].settings_dict["CONN_MAX_AGE"] = 0
        else:
            for alias in ("default", "looks"):
                connections[alias].close()
                connections[alias].settings_dict["NAME"] = settings.DATABASES[alias]["TEST"]["NAME"]
        prepare_database()
    TransactionTestCase._fixture_teardown = _empty_house  # type: ignore[method-assign]
    yield
    with django_db_blocker.unblock():
        for alias in list(connections):
            connections[alias].close()
        if POSTGRES:
            connections["owner"].settings_dict["NAME"] = settings.DATABASES["owner"]["NAME"]
            _as_owner(f'drop database if exists "{name}" with (force)')


@pytest.fixture(autouse=True)
def nothing_published_stays() -> Iterator[None]:
    """The next test's council keeps no edition of this one's town: what is published is protected beside them all."""
    yield
    shutil.rmtree(settings.BEREIK_FACTS, ignore_errors=True)


def _as_owner(statement: str) -> None:
    import psycopg

    owner = settings.DATABASES["owner"]
    with psycopg.connect(
        host=owner["HOST"],
        port=owner["PORT"] or None,
        user=owner["USER"],
        password=owner["PASSWORD"],
        dbname=os.environ.get("BEREIK_OWNER_URL", "").rsplit("/", 1)[-1] or "bereik",
        autocommit=True,
    ) as connection:
        connection.execute(statement)  # type: ignore[arg-type]


STAYS = {"django_migrations", "django_content_type", "auth_permission"}
WITH_ROWS = """
select relname, relforcerowsecurity from pg_class
where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0
"""
NUMBERS = "select sequencename from pg_sequences where schemaname = 'public' and last_value is not null"


def _empty_tables_of_the_owner() -> None:
    """Only what a test wrote, row by row: `truncate` makes every table and index anew, which takes longer than most tests.

    The policies hold for the owner too, so they are lifted within the one transaction that empties.
    """
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute(WITH_ROWS)
        found = {name: forced for name, forced in cursor.fetchall() if name not in STAYS}
        forced = [name for name in found if found[name]]
        for name in forced:
            cursor.execute(f'alter table "{name}" no force row level security')
        for name in found:
            cursor.execute(f'delete from "{name}"')
        cursor.execute("set constraints all immediate")
        for name in forced:
            cursor.execute(f'alter table "{name}" force row level security')
        cursor.execute(NUMBERS)
        for (name,) in cursor.fetchall():
            if name.removesuffix("_id_seq") not in STAYS:
                cursor.execute(f'alter sequence "{name}" restart')


def _empty_house(self: TransactionTestCase) -> None:
    """After a test that committed: the owner empties every table; on SQLite as a schema change would."""
    from bereik.trust.wall.authorizer import building

    if POSTGRES:
        _empty_tables_of_the_owner()
        return
    for alias in ("default", "looks"):
        connection = connections[alias]
        with building(), connection.cursor() as cursor:
            cursor.execute("pragma foreign_keys = off")
            for table in connection.introspection.table_names():
                if table not in STAYS:
                    cursor.execute(f'delete from "{table}"')
            cursor.execute("pragma foreign_keys = on")


def pytest_configure(config: pytest.Config) -> None:
    """Who runs this in the background of a script passes on that Ctrl-C is ignored: no command tried here would hear it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say the seed and what was measured, before pytest's own last line."""
    terminalreporter.write_line(f"BEREIK_SEED={seed()}")
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, said in getattr(report, "user_properties", ()):
                if name == "measured" and report.when == "call":
                    terminalreporter.write_line(str(said))


@pytest.fixture
def measured(record_property: Callable[[str, object], None]) -> Any:
    """Lay down what was measured: for docs/measured.md when run whole, printed at the end otherwise."""

    def lay(what: str, **figures: Any) -> None:
        place = os.environ.get("BEREIK_PROOF_FILE")
        if place:
            with open(place, "a", encoding="utf-8") as file:
                file.write(json.dumps({"what": what, "figures": figures}, default=str) + "\n")
        record_property("measured", f"{what}: {figures}")

    return lay
