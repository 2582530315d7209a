"""How long would a person take over this? Reckoned, not waited for.

From the first paint of a page: a quarter of a second for each visible word that must be read to go on, 1.2 seconds
before each tap or choice, five characters a second. Who tells the story says what must be read.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Locator

A_WORD, A_TAP, A_CHARACTER = 0.25, 1.2, 1 / 5


@dataclass
class HumanPace:
    """Does what a person does on a page, and adds up how long that takes them."""

    seconds: float = 0.0
    spent: list[tuple[str, float]] = field(default_factory=list)

    def reads(self, *parts: Locator) -> None:
        """Reads all visible words of these parts."""
        for part in parts:
            words = part.inner_text().split()
            assert words, f"nothing to read in {part}"
            self._spend(f"reads {len(words)} words: {' '.join(words[:6])} …", len(words) * A_WORD)

    def taps(self, on: Locator) -> None:
        """Taps a button or a link, or chooses a tile or a box."""
        self._spend(f"taps {_called(on)}", A_TAP)
        if on.get_attribute("type") in ("radio", "checkbox"):
            on.check(force=True)  # the tile around it is what a finger meets
        else:
            on.click()

    def chooses(self, where: Locator, value: str) -> None:
        """Opens a list, reads it down to this choice, and taps that."""
        options = where.locator("option")
        values: list[str] = options.evaluate_all("all => all.map(one => one.value)")
        words = " ".join(options.all_text_contents()[: values.index(value) + 1]).split()
        self._spend(f"opens {_called(where)} and reads {len(words)} words", A_TAP + len(words) * A_WORD)
        self._spend(f"chooses {value}", A_TAP)
        where.select_option(value)

    def types(self, into: Locator, text: str) -> None:
        """Taps a field and types into it."""
        self._spend(f"types {len(text)} characters into {_called(into)}", A_TAP + len(text) * A_CHARACTER)
        into.fill(text)

    def said(self) -> str:
        """The sum with what it is made of, for whoever runs the tests."""
        lines = [f"{seconds:5.1f} s  {what}" for what, seconds in self.spent]
        return "\n".join([*lines, f"{self.seconds:5.1f} s  together"])

    def _spend(self, what: str, seconds: float) -> None:
        self.spent.append((what, seconds))
        self.seconds += seconds


def _called(one: Locator) -> str:
    return one.get_attribute("name") or " ".join(one.inner_text().split()[:5])
