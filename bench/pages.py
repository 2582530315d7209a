"""How long does each page take that somebody of each function gets to, in the house that BEREIK_HOME names?

    BEREIK_HOME=… python -m bench.pages 20

Follows the links from where the day of each begins, one page of each kind, and fetches it so many times. Queries are those
of the page and of its line in the trail.
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import time
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

HERE = "127.0.0.1"
LEAVES = {"sign_out", "language", "leave_quickly", "become", "link_door"}
BRACKETS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def main(fetches: int) -> None:
    os.environ |= {"DJANGO_SETTINGS_MODULE": "bereik.house.settings", "BEREIK_HOSTS": f"{HERE},localhost"}
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment
    from django.utils import translation

    call_command("collectstatic", interactive=False, verbosity=0)  # as `bereik serve` does first
    setup_test_environment(debug=False)
    translation.activate("nl")
    print(f"{'page':28} {'who':24} {'p50 ms':>8} {'p95 ms':>8} {'queries':>8} {'KB':>6}")
    for who, way_in in _one_of_each():
        for name, client, address in _walk(way_in):
            taken, queries, size = _fetched(client, address, fetches)
            p95 = statistics.quantiles(taken, n=20)[18]
            print(
                f"{name:28.28} {who:24.24} {statistics.median(taken):8.1f} {p95:8.1f} {queries:8d} {size / 1000:6.0f}"
            )


def _one_of_each() -> Iterator[tuple[str, str]]:
    """One of each function and each kind of link: where they stand, and their way in."""
    from bereik.house.coming_in.personas import personas

    seen: set[str] = set()
    for one in personas():
        if one.kind not in seen:
            seen.add(one.kind)
            yield str(one.kind), urlsplit(one.address).path


def _walk(way_in: str) -> Iterator[tuple[str, Any, str]]:
    from django.test import Client
    from django.urls import Resolver404, resolve

    client = Client(HTTP_HOST=HERE)
    waiting = [client.get(way_in).headers["Location"]]
    met: set[str] = set()
    while waiting:
        address = urldefrag(waiting.pop(0)).url
        try:
            name = str(resolve(urlsplit(address).path).view_name)
        except Resolver404:
            continue
        if name in LEAVES or name in met:
            continue
        met.add(name)
        answer = client.get(address)
        if answer.status_code == 302:
            waiting.append(urljoin(address, answer.headers["Location"]))
        if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
            continue
        yield name, client, address
        links = re.findall(r'<a\s[^>]*href="([^"]+)"', answer.content.decode())
        waiting += [joined for one in links if (joined := urljoin(address, unescape(one))).startswith("/")]


def _fetched(client: Any, address: str, times: int) -> tuple[list[float], int, int]:
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    with (
        CaptureQueriesContext(connections["default"]) as page,
        CaptureQueriesContext(connections["looks"]) as looks,
    ):
        size = len(client.get(address).content)
    queries = [one["sql"] for one in (*page.captured_queries, *looks.captured_queries)]
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        client.get(address)
        taken.append((time.perf_counter() - began) * 1000)
    return taken, sum(not one.startswith(BRACKETS) for one in queries), size


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
