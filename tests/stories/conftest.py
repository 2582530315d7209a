"""A real browser on a real house: Debian's Chromium, an accessibility scan on every page met."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from bereik.house.coming_in.personas import persona_address
from tests.conftest import POSTGRES
from tests.house.entering import colleague
from tests.stories.hands import By, Hands
from tests.stories.pace import HumanPace

CHROMIUM = shutil.which("chromium")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    if CHROMIUM is None:
        pytest.skip("Debian's chromium is not on this machine: scripts/machine.sh chromium")
    return {
        "executable_path": CHROMIUM,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam", "viewport": {"width": 360, "height": 740}}


@pytest.fixture(autouse=True)
def nobody_stays_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whom a story let in leaves with it: pages left open make every later story slower."""
    if "browser" not in request.fixturenames:
        yield
        return
    browser = request.getfixturevalue("browser")
    yield
    for context in browser.contexts:
        context.close()


@pytest.fixture
def everyone_can_use() -> Callable[[Page], None]:
    """No accessibility finding, no sideways scroll, at a phone's and a desk's width.

    On SQLite: a page does not hang on the engine, and scanning it once is enough.
    """
    if POSTGRES:
        return lambda page: None

    def check(page: Page) -> None:
        before = page.viewport_size
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            found = Axe().run(page)
            assert not found.response["violations"], f"{page.url} at {width}:\n{found.generate_report()}"
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wide <= 0, f"{page.url} scrolls sideways by {wide} px at {width}"
        if before:
            page.set_viewport_size(before)

    return check


@pytest.fixture
def hands(browser: Browser, by: By) -> Hands:
    """The one person of a story that is told by each way."""
    return Hands(browser, by)


@pytest.fixture
def desk(hands: Hands, settings: Any, live_server: Any) -> Hands:
    """Rik Den, who looks after deliveries."""
    settings.BEREIK_ADDRESS = live_server.url
    hands.go(persona_address(colleague("delivery_officer", "Rik Den")))
    return hands


@pytest.fixture
def scan(by: By, everyone_can_use: Callable[[Page], None]) -> Callable[[Page], None]:
    """Every page met is scanned once, by touch: a browser without scripts cannot be."""
    return everyone_can_use if by is By.TOUCH else lambda page: None


@pytest.fixture
def human_pace() -> HumanPace:
    """How long a person would take: reckoned from words, taps and characters (`tests.stories.pace`)."""
    return HumanPace()
