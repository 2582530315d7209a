"""Which stretches of time are published, and from which day can they be?

Half-years, as the advisory council's pack follows them, and the two quarters in each. A journey belongs to the period
that holds the Monday of the week in which it opened. Periods do not overlap: of overlapping ones ("the last twelve
months", anew each quarter) the differences would say what no table says.

A period is *ripe* when its youngest journey has been followed for the whole window. It is published as a whole then,
and its figures move no more, but for corrections that are large (`reckon/disclosure.py`).
"""

from dataclasses import dataclass
from datetime import date, timedelta

WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How long is a journey followed, in days since it opened? Both are choices of ours and settings.

    `days`: 26 weeks. The legal clocks up to a decision fit in it (Wgs 4 weeks, Wmo 6 + 2 weeks), and so do the first
    promises. `still_days`: half a year after the last NEED_MET that counts, and a month to get an answer.
    """

    days: int = 182
    still_days: int = 182 + 183 + 31

    def __post_init__(self) -> None:
        if not 0 < self.days <= self.still_days:
            raise ValueError(f"A window of {self.days} and then {self.still_days} days cannot be followed")


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """ "2025-H1": January to June; "2025-H2": July to December."""

    year: int
    half: int

    @property
    def name(self) -> str:
        return f"{self.year}-H{self.half}"

    @property
    def first_day(self) -> date:
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last_day(self) -> date:
        return self.after().first_day - timedelta(days=1)

    @property
    def quarters(self) -> tuple[str, str]:
        return (f"{self.year}-Q{2 * self.half - 1}", f"{self.year}-Q{2 * self.half}")

    def after(self) -> "HalfYear":
        return HalfYear(self.year, 2) if self.half == 1 else HalfYear(self.year + 1, 1)

    def ripe_on(self, days: int) -> date:
        """The first day on which each of its journeys was followed so many days."""
        return self.last_day + WEEK + timedelta(days=days + 1)


def half_year_of(day: date) -> HalfYear:
    return HalfYear(day.year, 1 if day.month <= 6 else 2)


def half_years(first: date, today: date) -> list[HalfYear]:
    """All half-years from the one of `first` to the one of `today`, in order."""
    found = [half_year_of(first)]
    while found[-1] < half_year_of(today):
        found.append(found[-1].after())
    return found
