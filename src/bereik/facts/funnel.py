"""What does one published file hold, to be asked by a page?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bereik.facts.beside_funnel import Months, PublishedWait, PublishedWords
from bereik.facts.figures import PublishedTable
from bereik.facts.periods import FollowUp
from bereik.facts.published_file import Coming
from bereik.facts.tables import WHOLE
from bereik.reckon.release import DisclosureSettings


@dataclass(frozen=True, slots=True)
class PublishedFunnel:
    """Everything in one published file."""

    made_at: datetime
    settings: DisclosureSettings
    level: float
    """How sure each interval is (0.95)."""
    follow_up: FollowUp
    tables: tuple[PublishedTable, ...]
    coming: tuple[Coming, ...]
    words: Mapping[str, PublishedWords]
    """By half-year: did we keep our word?"""
    waits: Mapping[str, tuple[PublishedWait, ...]]
    """By half-year: how long did it take?"""
    months: Months

    @property
    def periods(self) -> tuple[str, ...]:
        """The half-years that are published, the oldest first."""
        return tuple(dict.fromkeys(table.period for table in self.tables))

    def whole(self, period: str | None = None) -> PublishedTable | None:
        """The funnel of the whole house in that half-year, or in the newest one; None when nothing is ripe yet."""
        return next((table for table in self.of(WHOLE, period)), None)

    def of(self, division: str, period: str | None = None) -> Iterator[PublishedTable]:
        """All funnels of a division ("whole", "quarter", "wijk", "route", "partner") in that half-year, or in the newest."""
        wanted = period or (self.periods[-1] if self.periods else "")
        return (table for table in self.tables if (table.division, table.period) == (division, wanted))

    def first_ripe_on(self) -> date | None:
        """When nothing is published yet: the day from which something can be."""
        return min((one.ripe_on for one in self.coming if not one.step), default=None)
