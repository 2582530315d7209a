"""By which hands does a story go: a finger or mouse, the keyboard alone, or a browser without scripts?

The same story is told three times. With the keyboard alone nothing is focused for the reader: Tab goes there, Enter
or Space or an arrow does it.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from random import Random

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.size import IN_PROOF, seed

MOST_TABS = 160
_ACTIVE = "one => one === document.activeElement"


class By(StrEnum):
    TOUCH = "touch"
    KEYBOARD = "keyboard"
    WITHOUT_SCRIPTS = "without_scripts"


_OTHERS = (By.KEYBOARD, By.WITHOUT_SCRIPTS)


def _told(by: By) -> object:
    """What a browser does on its own is the same on both engines, so once; and which of the two is told in a run of
    `make test` goes by lot, all of them under `make proof`."""
    drawn = IN_PROOF or by is Random(f"hands {seed()}").choice(_OTHERS)
    marks = [pytest.mark.sqlite, pytest.mark.proof]
    if not drawn:
        marks.append(pytest.mark.skip(reason="not drawn this time: make proof tells it by every hand"))
    return pytest.param(by, marks=marks)


HANDS = (By.TOUCH, *map(_told, _OTHERS))
"""For `pytest.mark.parametrize("by", HANDS)`: by touch always, and by one of the other two."""


class Hands:
    """One person at one browser of their own."""

    def __init__(self, browser: Browser, by: By, language: str = "nl-NL", width: int = 360) -> None:
        self.by = by
        self.context: BrowserContext = browser.new_context(
            locale=language,
            timezone_id="Europe/Amsterdam",
            viewport={"width": width, "height": 740},
            java_script_enabled=by is not By.WITHOUT_SCRIPTS,
        )
        self.page: Page = self.context.new_page()

    def go(self, address: str) -> None:
        self.page.goto(address)

    def tap(self, what: Locator) -> None:
        """A link, a button, a fold, a radio or a box; what is folded away or not there fails."""
        if self.by is not By.KEYBOARD:
            kind = what.evaluate("one => one.tagName === 'INPUT' ? one.type : ''")
            if kind in ("radio", "checkbox"):
                what.check(force=True)
            else:
                what.click()
            return
        self._reach(what)
        kind = what.evaluate("one => one.tagName === 'INPUT' ? one.type : one.tagName")
        if kind in ("radio", "checkbox"):
            if not what.is_checked():
                self.page.keyboard.press("Space")
            expect(what).to_be_checked()
        elif what.evaluate("one => !!one.closest('a[href]') || (one.tagName === 'BUTTON' && !!one.form)"):
            with self.page.expect_navigation():
                self.page.keyboard.press("Enter")
        else:
            self.page.keyboard.press("Enter")

    def write(self, what: Locator, words: str) -> None:
        """Into a field, over what stood there."""
        if self.by is not By.KEYBOARD:
            what.fill(words)
            return
        self._reach(what)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def pick_day(self, what: Locator, day: date) -> None:
        """In a field for a day; by keyboard digit by digit, in the order of this browser (month, day, year)."""
        if self.by is not By.KEYBOARD:
            what.fill(day.isoformat())
            return
        self._reach(what)
        self.page.keyboard.type(f"{day:%m%d%Y}")
        expect(what).to_have_value(day.isoformat())

    def choose(self, what: Locator, value: str) -> None:
        """One of a list; by keyboard with the arrows, until it stands there."""
        if self.by is not By.KEYBOARD:
            what.select_option(value)
            return
        self._reach(what)
        options = what.locator("option").evaluate_all("all => all.map(one => one.value)")
        self.page.keyboard.press("Home")
        for _ in range(options.index(value)):
            self.page.keyboard.press("ArrowDown")
        expect(what).to_have_value(value)

    def _reach(self, what: Locator) -> None:
        """By Tab, and within a group of radios by the arrows: as the keyboard gets there, or not at all."""
        for _ in range(MOST_TABS):
            if what.evaluate(_ACTIVE):
                return
            if self._in_the_same_group(what):
                self.page.keyboard.press("ArrowDown")
            else:
                self.page.keyboard.press("Tab")
        raise AssertionError(f"The keyboard does not get to {what} on {self.page.url}")

    def _in_the_same_group(self, what: Locator) -> bool:
        same: bool = what.evaluate(
            """one => one.type === 'radio' && document.activeElement && document.activeElement.type === 'radio'
                && document.activeElement.name === one.name && document.activeElement.form === one.form"""
        )
        return same
