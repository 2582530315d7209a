"""Can everybody use every page they can get to: read it, scan it, on a phone and at a desk, in Dutch and in English?

Each person of a small made-up town comes in and follows every link there is, one page of each kind. Every page is
scanned (axe) and may not scroll sideways: in one of the two languages, drawn by lot, and in both under `make proof`.
`BEREIK_PICTURES=.bereik/pages` lays each down as a picture to be looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any
from urllib.parse import urldefrag, urlsplit

import pytest
from django.urls import Resolver404, resolve
from django.utils import translation
from playwright.sync_api import Browser, Page

from bereik.house.coming_in.personas import personas
from bereik.house.upkeep.jobs import upkeep
from bereik.terms.functions import FUNCTIONS
from bereik.terms.purposes import PURPOSES, Purpose
from tests.size import IN_PROOF, seed
from tests.stories.pictures import lay_down
from tests.stories.towns import small_town

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]

WHO_GOES = "Sanne Linde"
LEAVES = {"sign_out", "language", "leave_quickly", "become", "link_door"}
"""Where a link leads out, or away from who one is."""
PAPER = {"own_paper", "own_sheet", "card_on_paper", "letter_on_paper"}
"""What a browser takes in as a file, and no page."""
LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}


@pytest.mark.proof
@pytest.mark.parametrize(
    "language", LANGUAGES if IN_PROOF else [Random(f"pages {seed()}").choice([*LANGUAGES])]
)
def test_everybody_can_use_every_page(
    language: str,
    browser: Browser,
    live_server: Any,
    settings: Any,
    everyone_can_use: Callable[[Page], None],
) -> None:
    settings.BEREIK_ADDRESS = live_server.url
    at = small_town()
    assert not upkeep(at.date(), at).failed
    met: set[str] = set()
    wrong: list[str] = []
    for number, who in enumerate(one_of_each_place()):
        context = browser.new_context(
            locale=LANGUAGES[language],
            timezone_id="Europe/Amsterdam",
            viewport={"width": 360, "height": 740},
        )
        page = context.new_page()
        for name in _walk(page, live_server.url, who.address, met):
            wrong += _look(page, language, everyone_can_use)
            lay_down(page, f"{number:02}-{name}-{language}")
        context.close()
    assert not wrong, "\n\n".join(wrong)
    # What nobody gets to by following links is not walked here: this says how much was.
    assert len(met) >= 25, sorted(met)


def _look(page: Page, language: str, everyone_can_use: Callable[[Page], None]) -> list[str]:
    """What is wrong with the page that is open: all of it, so that one run tells everything."""
    wrong = []
    if page.locator("h1").count() != 1:
        wrong.append(f"{page.url} has no first heading, or several")
    if page.locator("html").get_attribute("lang") != language:
        wrong.append(f"{page.url} is not in {language}")
    try:
        everyone_can_use(page)
    except AssertionError as why:
        wrong.append(str(why).split("assert not [")[0])
    return wrong


def one_of_each_place() -> list[Any]:
    """One person of each function and each kind of link; of the professionals the one of the story."""
    functions = [term.label.nl for term in FUNCTIONS.values()]
    own = PURPOSES[Purpose.OWN].label.nl
    found: dict[str, Any] = {}
    with translation.override("nl"):
        for one in sorted(personas(), key=lambda one: one.name != WHO_GOES):
            function = next((label for label in functions if one.place.startswith(label)), "")
            found.setdefault(function or (own if one.place == own else "partner"), one)
    return list(found.values())


def _walk(page: Page, house: str, first: str, met: set[str]) -> Iterator[str]:
    """Every kind of page that this person gets to and nobody before them did, and always their own first page.

    Leaves each page open for whoever looks.
    """
    mine: set[str] = set()
    page.goto(first)
    waiting, first = [page.url], page.url
    while waiting:
        address = waiting.pop(0)
        name = _name_of(address, house)
        if not name or name in LEAVES | PAPER or name in mine or (name in met and address != first):
            continue
        answer = page.goto(address)
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        assert answer.ok, f"{address} answers {answer.status}"
        mine.add(name)
        met.add(name)
        yield name
        page.goto(address)
        waiting += page.locator("a[href]").evaluate_all("all => all.map(one => one.href)")


def _name_of(address: str, house: str) -> str:
    bare = urldefrag(address).url
    if not bare.startswith(house):
        return ""
    try:
        return str(resolve(urlsplit(bare).path).view_name)
    except Resolver404:
        return ""
