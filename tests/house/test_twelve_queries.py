"""Does every page that anybody gets to by following links keep to twelve queries?

Access and trail line counted, in a town that is lived in. That a list of fifty rows takes no more stands with each list
(`tests/help/test_list_queries.py` and its neighbours).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

from bereik.house.upkeep.jobs import upkeep
from tests.stories.test_every_page import LEAVES, PAPER, one_of_each_place
from tests.stories.towns import small_town

# On the engine of real residents, where telling the access is a statement too.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

MOST = 12
BRACKETS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
PAGES_OF_A_KIND = 3
"""So many pages of each kind: the first may be the simplest."""


def test_every_page_keeps_to_twelve_queries() -> None:
    at = small_town()
    assert not upkeep(at.date(), at).failed
    counted: dict[str, int] = {}
    wrong: list[str] = []
    for who in one_of_each_place():
        client = Client(HTTP_HOST=urlsplit(who.address).netloc)
        for name, address, asked in walk(client, urlsplit(who.address).path):
            counted[name] = max(counted.get(name, 0), len(asked))
            if len(asked) > MOST:
                wrong.append(f"{address}: {len(asked)}\n" + "\n".join(one[:160] for one in asked))
    assert not wrong, "\n\n".join(wrong)
    # What nobody gets to by following links is not walked here: this says how much was.
    assert len(counted) >= 25, sorted(counted)


def walk(client: Client, way_in: str) -> Iterator[tuple[str, str, list[str]]]:
    """Each page, its address and the statements that it asked; the way in itself is a deed and not a page."""
    start = client.get(way_in)
    assert start.status_code == 302, way_in
    seen: dict[str, set[str]] = {}
    waiting = [start.headers["Location"]]
    while waiting:
        address = urldefrag(waiting.pop(0)).url
        try:
            name = str(resolve(urlsplit(address).path).view_name)
        except Resolver404:
            continue
        mine = seen.setdefault(name, set())
        if name in LEAVES | PAPER or address in mine or len(mine) >= PAGES_OF_A_KIND:
            continue
        mine.add(address)
        with (
            CaptureQueriesContext(connections["default"]) as page,
            CaptureQueriesContext(connections["looks"]) as looks,
        ):
            answer = client.get(address)
        if answer.status_code == 302:
            waiting.append(urljoin(address, answer.headers["Location"]))
        if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
            continue
        asked = [query["sql"] for query in (*page.captured_queries, *looks.captured_queries)]
        yield name, address, [one for one in asked if not one.startswith(BRACKETS)]
        links = re.findall(r'<a\s[^>]*href="([^"]+)"', answer.content.decode())
        waiting += [joined for one in links if (joined := urljoin(address, unescape(one))).startswith("/")]
