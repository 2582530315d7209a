"""Which town do the tests of the page read? Two half-years with promises, answers and months enough for a stock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bereik.facts.rows import JourneyFact
from tests.facts.journeys import TONIGHT, town

NIGHT = TONIGHT + timedelta(days=182)


def two_half_years(journeys: int = 600) -> Iterator[JourneyFact]:
    yield from town(4, journeys)
    yield from town(5, journeys, first=date(2025, 7, 7), weeks=25)
