"""Which published figures are in force?"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from bereik.facts.fault import FactsFault
from bereik.facts.funnel import PublishedFunnel
from bereik.facts.reader import read_funnel
from bereik.facts.standing import in_force


def figures_in_force() -> PublishedFunnel | None:
    """What was published last; None while nothing ever was. Raises `FactsFault` when it cannot be read."""
    path = in_force(Path(settings.BEREIK_FACTS), "published")
    return _read(path) if path else None


@lru_cache(maxsize=2)
def _read(path: Path) -> PublishedFunnel | None:
    # Each night's file has a name of its own and never changes: read once, it need not be read again.
    return read_funnel(path.parent)


__all__ = ["FactsFault", "figures_in_force"]
