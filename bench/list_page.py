"""One page, measured in turns with the guard on and off.

Off means: row security disabled by the owner, statements compiled without the rules, no access opened and no line
written. The database, the rows, the view and the template are the same.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

from django.db import connections
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from bench.million import Measured, _row_security, fill
from bereik.trust.rows import Guarded


def add_options(reader: argparse.ArgumentParser) -> None:
    reader.add_argument("--journeys", type=int, default=1_000_000)
    reader.add_argument("--many", type=int, default=5_000, help="rows of the professional who has many")
    reader.add_argument(
        "--times", type=int, default=60, help="pages measured for each of the three, each way"
    )


def measure(asked: argparse.Namespace) -> None:
    """Fill, measure, print."""
    journeys, many, times = asked.journeys, asked.many, asked.times
    setup_test_environment(debug=False)
    from bereik.trust.wall.roles import prepare_database

    prepare_database()
    began = time.perf_counter()
    three = fill(journeys, many)
    print(f"{journeys:,} journeys and {journeys:,} attempts filled in {time.perf_counter() - began:.0f} s")
    print(f"{'who':6} {'guard':6} {'p50 ms':>8} {'p95 ms':>8} {'queries':>8}")
    for who in three:
        client = _signed_in(who)
        taken: dict[str, list[float]] = {"on": [], "off": []}
        queries: dict[str, int] = {}
        for turn in range(4):
            for how in ("on", "off") if turn % 2 == 0 else ("off", "on"):
                with _guard_off() if how == "off" else _as_it_is():
                    _page(client)
                    queries[how] = _queries(client)
                    taken[how] += [_timed(client) for _ in range(times // 4)]
        for how, all_taken in taken.items():
            p50, p95 = statistics.median(all_taken), statistics.quantiles(all_taken, n=20)[18]
            print(f"{who.name:6} {how:6} {p50:8.1f} {p95:8.1f} {queries[how]:8d}")
        ratio = statistics.median(taken["on"]) / statistics.median(taken["off"])
        ratio95 = statistics.quantiles(taken["on"], n=20)[18] / statistics.quantiles(taken["off"], n=20)[18]
        print(f"{who.name:6} ratio  {ratio:8.2f} {ratio95:8.2f}   (aim: at most 1.3)")


def _timed(client: Client) -> float:
    began = time.perf_counter()
    _page(client)
    return (time.perf_counter() - began) * 1000


def _page(client: Client) -> None:
    response = client.get("/helpen/vandaag/")
    if response.status_code != 200:
        raise SystemExit(f"the day list answered {response.status_code}: {response.headers}")


def _queries(client: Client) -> int:
    """Statements over the connections of the app and of the looks; transaction brackets do not count."""
    with (
        CaptureQueriesContext(connections["default"]) as pages,
        CaptureQueriesContext(connections["looks"]) as looks,
    ):
        _page(client)
    brackets = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return sum(
        not query["sql"].startswith(brackets) for query in (*pages.captured_queries, *looks.captured_queries)
    )


def _signed_in(who: Measured) -> Client:
    from bereik.house.coming_in.personas import persona_address

    client = Client()
    client.get(urlsplit(persona_address(who.account)).path)
    return client


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


@contextmanager
def _guard_off() -> Iterator[None]:
    """The same page with nothing of the guard: as the owner, without row security, rules, access or line."""
    default = connections["default"]
    owner = connections["owner"].settings_dict
    app = {name: default.settings_dict[name] for name in ("USER", "PASSWORD")}
    _row_security("disable")
    default.close()
    default.settings_dict.update({name: owner[name] for name in ("USER", "PASSWORD")})

    def bare(*arguments: Any) -> None:
        return None

    ours, made = default.ops.compiler_module, default.ops._cache
    default.ops.compiler_module, default.ops._cache = "django.db.backends.postgresql.compiler", None
    try:
        with (
            patch.object(Guarded, "from_db", classmethod(Model.from_db.__func__)),  # type: ignore[attr-defined]
            patch("bereik.trust.access._tell_database", bare),
            patch("bereik.trust.trail.writing._insert", bare),
        ):
            yield
    finally:
        default.ops.compiler_module, default.ops._cache = ours, made
        default.close()
        default.settings_dict.update(app)
        _row_security("enable")
