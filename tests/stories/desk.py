"""What does whoever tells a story at the desk of deliveries share: the work of the queue, and pictures to look at?"""

from __future__ import annotations

import threading

from django.db import connections
from playwright.sync_api import Locator, Page

from bereik.house.work.working import work_until_empty
from tests.stories.hands import By
from tests.stories.pictures import lay_down


def work() -> None:
    """What waits in the queue is done beside the page, as `bereik work` does it."""

    def done() -> None:
        work_until_empty()
        connections.close_all()

    beside = threading.Thread(target=done)
    beside.start()
    beside.join()


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name)


def picture(page: Page, by: By, name: str) -> None:
    """To look at: at a phone's width and a desk's."""
    if by is By.TOUCH:
        lay_down(page, name)
