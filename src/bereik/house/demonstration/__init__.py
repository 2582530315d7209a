"""How does somebody see Bereik at work without a single real person? A made-up town, and `bereik demo`.

`town` is what a test, a screenshot or a tutorial fills a house with; `run_demo` is what the command line calls. What
stands in the town is laid down in the TOML files beside this module: birds and trees, streets that nobody lives in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bereik.house.demonstration.asked import Asked
    from bereik.house.demonstration.filled import Filled


SMALL = 400
"""Residents: enough for every kind of day, and quick for tests."""


def town(seed: int, at: datetime | None = None, residents: int = SMALL) -> Filled:
    """Fill the house that is open with the made-up town. Raises `NotForReal` in a house that is not synthetic."""
    from bereik.house.demonstration.filled import fill_town

    return fill_town(seed, at=at, residents=residents)


def run_demo(home: Path | str, port: int = 8000, asked: Asked | None = None, *, serve: bool = True) -> int:
    """Fill an empty home with a town, serve it on this machine until Ctrl-C, and return the exit code."""
    from bereik.house.demonstration.running import run_demo as run

    return run(home, port, asked, serve=serve)
