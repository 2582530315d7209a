"""Over which days is a delivery, and may one be made over them?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bereik.house.exchange.ddas.importing.result import Refusal
from bereik.terms.text import Text


@dataclass(frozen=True, slots=True)
class Period:
    """From a day up to and including another one."""

    since: date
    until: date

    def holds(self, day: date | None) -> bool:
        return day is not None and self.since <= day <= self.until


def may_give(period: Period, today: date) -> Refusal | None:
    """None: it may. A period that began may be asked before it is over; the check then says so."""
    if period.until < period.since:
        return TURNED_ROUND
    if period.since > today:
        return STILL_TO_COME
    return None


def month_of(day: date) -> Period:
    first = day.replace(day=1)
    return Period(first, last_of_month(first))


def last_whole_month(today: date) -> Period:
    return month_of(today.replace(day=1) - timedelta(days=1))


def last_of_month(day: date) -> date:
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)


TURNED_ROUND = Refusal(
    what=Text("De periode eindigt voordat zij begint.", "The period ends before it begins."),
    why=Text("Daarin valt geen enkele dag.", "Not a single day lies in it."),
    now=Text(
        "Geef eerst de eerste dag en dan de laatste, zoals:  --from 2026-03-01 --to 2026-03-31",
        "Give the first day first and then the last, such as:  --from 2026-03-01 --to 2026-03-31",
    ),
)
STILL_TO_COME = Refusal(
    what=Text("Deze periode moet nog beginnen.", "This period is still to begin."),
    why=Text(
        "Een opgave gaat over wat er gebeurd is. Een lege opgave over later zegt iets wat wij niet weten.",
        "A return is about what happened. An empty one about later says what we do not know.",
    ),
    now=Text("Kies een periode die begonnen is.", "Choose a period that has begun."),
)
