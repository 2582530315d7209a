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
from random import SystemRandom
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase
from django.test.utils import setup_test_environment, teardown_test_environment

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

POSTGRES = bool(os.environ.get("BEREIK_DATABASE_URL"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Browser tests last: the browser's driver keeps an event loop in this thread, and async ways could not be tried.
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))
    for item in items:
        if item.get_closest_marker("postgres") and not POSTGRES:
            item.add_marker(pytest.mark.skip(reason="a matter of PostgreSQL"))
        if item.get_closest_marker("sqlite") and POSTGRES:
            item.add_marker(pytest.mark.skip(reason="a matter of SQLite"))
        for marker in item.iter_markers("django_db"):
            # Every test with a database gets all connections: the looks have one of their own.
            marker.kwargs.setdefault("databases", "__all__")


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


def _empty_house(self: TransactionTestCase) -> None:
    """After a test that committed: the owner empties every table; on SQLite as a schema change would."""
    from bereik.trust.wall.authorizer import building

    keep = {"django_migrations", "django_content_type", "auth_permission"}
    if POSTGRES:
        connection = connections["owner"]
        tables = [one for one in connection.introspection.table_names() if one not in keep]
        with connection.cursor() as cursor:
            names = ", ".join(f'"{one}"' for one in tables)
            cursor.execute(f"truncate {names} restart identity cascade")
        return
    for alias in ("default", "looks"):
        connection = connections[alias]
        with building(), connection.cursor() as cursor:
            cursor.execute("pragma foreign_keys = off")
            for table in connection.introspection.table_names():
                if table not in keep:
                    cursor.execute(f'delete from "{table}"')
            cursor.execute("pragma foreign_keys = on")


def pytest_configure(config: pytest.Config) -> None:
    """One seed for the whole run, of today or the one that is asked for; tests side by side inherit it."""
    # Who runs this in the background of a script passes on that Ctrl-C is ignored, and no command tried here would hear it.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.setdefault("BEREIK_SEED", str(SystemRandom().randrange(10**9)))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say the seed and what was measured, before pytest's own last line."""
    terminalreporter.write_line(f"BEREIK_SEED={os.environ['BEREIK_SEED']}")
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
