"""When does a legal term end? The one place where the house works that out.

National terms follow the Algemene termijnenwet (Atw). Terms in a European regulation, such as those of the
AVG, do not: they follow Regulation (EEC, Euratom) 1182/71, which has no upper limit and knows only public
holidays. A promise is no legal term at all and keeps the date that was said.

The day of the event itself is not counted; weeks and months end on the day with the same name or number,
and a month without that number on its last day. Hours are not offered: Atw art. 4(a) leaves them out.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bereik.terms.free_days import is_free, is_public_holiday, is_weekend
from bereik.terms.text import Text


class Unit(StrEnum):
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Regime(StrEnum):
    """Whose rules say when a term ends."""

    TERMS_ACT = "terms_act"
    EUROPEAN = "european"
    AS_SAID = "as_said"


UNITS: dict[Unit, tuple[Text, Text]] = {
    Unit.DAYS: (Text("dag", "day"), Text("dagen", "days")),
    Unit.WORKING_DAYS: (Text("werkdag", "working day"), Text("werkdagen", "working days")),
    Unit.WEEKS: (Text("week", "week"), Text("weken", "weeks")),
    Unit.MONTHS: (Text("maand", "month"), Text("maanden", "months")),
    Unit.YEARS: (Text("jaar", "year"), Text("jaar", "years")),
}

# Atw art. 4(a): the Act does not hold for terms in more than 90 days, twelve weeks or three months, nor in years.
LONGEST_UNDER_THE_ACT = {Unit.DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3, Unit.YEARS: 0}


@dataclass(frozen=True, slots=True)
class Period:
    """How long a term lasts: 4 weeks, 3 working days, one month, under the rules that hold for it."""

    amount: int
    unit: Unit
    regime: Regime = Regime.TERMS_ACT

    def __post_init__(self) -> None:
        if self.amount < 1:
            # Atw art. 1(2): what is counted back is not extended; this house counts forward only.
            raise ValueError(f"A term counts forward and lasts at least one {self.unit}: {self.amount}")

    def say(self, language: str) -> str:
        one, more = UNITS[self.unit]
        return f"{self.amount} {(one if self.amount == 1 else more).say(language)}"

    @property
    def is_extended(self) -> bool:
        """Does the end give way to weekends and holidays?"""
        match self.regime:
            case Regime.TERMS_ACT:
                longest = LONGEST_UNDER_THE_ACT.get(self.unit)
                return longest is None or self.amount <= longest
            case Regime.EUROPEAN:
                return True
            case Regime.AS_SAID:
                return False

    @property
    def holds_two_working_days(self) -> bool:
        """Atw art. 2: terms of three days and more. Regulation 1182/71 art. 3(5): two days and more."""
        if not self.is_extended:
            return False
        shortest = 3 if self.regime is Regime.TERMS_ACT else 2
        return self.unit is not Unit.DAYS or self.amount >= shortest


def legal_end(start: date, period: Period) -> date:
    """The last day of a term that began with what happened on `start`."""
    free = free_days_under(period.regime)
    if period.unit is Unit.WORKING_DAYS:
        return working_days_after(start, period.amount, free)
    end = plain_end(start, period)
    if not period.is_extended:
        return end
    if period.holds_two_working_days:
        end = max(end, working_days_after(start, 2, free))
    while free(end):
        end += timedelta(days=1)
    return end


def working_days_after(start: date, count: int, free: Callable[[date], bool] = is_free) -> date:
    """The `count`-th day after `start` that is no Saturday, Sunday or recognised holiday."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        if not free(day):
            count -= 1
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start`, up to and including `end`."""
    return sum(not is_free(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def free_days_under(regime: Regime) -> Callable[[date], bool]:
    """Good Friday and the days of the decrees are free for the Algemene termijnenwet only (its art. 3(2), (3))."""
    return is_free_in_europe if regime is Regime.EUROPEAN else is_free


def is_free_in_europe(day: date) -> bool:
    """Regulation 1182/71 art. 2: public holidays of the Member State, and with art. 3(4) Saturday and Sunday."""
    return is_weekend(day) or is_public_holiday(day)


def plain_end(start: date, period: Period) -> date:
    """The end before anything gives way to a weekend or a holiday."""
    match period.unit:
        case Unit.DAYS:
            return start + timedelta(days=period.amount)
        case Unit.WEEKS:
            return start + timedelta(weeks=period.amount)
        case Unit.MONTHS:
            return months_after(start, period.amount)
        case Unit.YEARS:
            return months_after(start, 12 * period.amount)
        case Unit.WORKING_DAYS:
            return working_days_after(start, period.amount)


def months_after(start: date, months: int) -> date:
    """31 January and a month is the last day of February."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
