"""Which facts are made tonight, from what each room tells?"""

from __future__ import annotations

from datetime import date, datetime

from bereik.house.upkeep.night import Figures


def make_facts(at: datetime, day: date) -> Figures:
    """Make the inside facts and the published figures anew."""
    from bereik.facts.making import make  # type: ignore[import-not-found]

    raise NotImplementedError(make)
