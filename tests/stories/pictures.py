"""Where do the pictures of a run go that somebody wants to look at? `BEREIK_PICTURES=.bereik/pages` names the folder."""

from __future__ import annotations

import os

from playwright.sync_api import Page

from tests.house.tree import ROOT

WANTED = os.environ.get("BEREIK_PICTURES", "")


def lay_down(page: Page, name: str) -> None:
    """The whole page at a phone's width and at a desk's, where pictures are wanted."""
    if not WANTED:
        return
    folder = ROOT / WANTED
    folder.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
    if before:
        page.set_viewport_size(before)
