"""Which days do not count as working days in law, and who made them so?

Algemene termijnenwet art. 3: (1) the recognised holidays, 5 May every year; (2) Good Friday is equated with
them; (3) other days are equated by decree, which is dated data below. Many calendars leave 5 May out except
once in five years: that is a matter of pay, not of legal terms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from bereik.terms.text import Text

SATURDAY = 5

NEW_YEAR = Text("Nieuwjaarsdag", "New Year's Day")
GOOD_FRIDAY = Text("Goede Vrijdag", "Good Friday")
EASTER_MONDAY = Text("Tweede Paasdag", "Easter Monday")
KINGS_DAY = Text("Koningsdag", "King's Day")
QUEENS_DAY = Text("Koninginnedag", "Queen's Day")
LIBERATION_DAY = Text("Bevrijdingsdag", "Liberation Day")
ASCENSION_DAY = Text("Hemelvaartsdag", "Ascension Day")
WHIT_MONDAY = Text("Tweede Pinksterdag", "Whit Monday")
CHRISTMAS_DAY = Text("Eerste Kerstdag", "Christmas Day")
BOXING_DAY = Text("Tweede Kerstdag", "Boxing Day")
EQUATED_DAY = Text("Gelijkgestelde dag", "Equated day")
WEEKEND = Text("weekend", "weekend")


@dataclass(frozen=True, slots=True)
class Decree:
    """One decree under art. 3(3) of the Algemene termijnenwet, published in the Staatscourant."""

    title: str
    days: frozenset[date]


# A decree comes about once in three years. When the next one is published, add it here.
DECREES: tuple[Decree, ...] = (
    Decree(
        "Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 en 30 mei 2025 "
        "met een algemeen erkende feestdag",
        frozenset(
            {date(2023, 4, 28), date(2023, 5, 19), date(2024, 5, 10), date(2024, 12, 27), date(2025, 5, 30)}
        ),
    ),
    Decree(
        "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en 26 mei 2028 "
        "met een algemeen erkende feestdag",
        frozenset(
            {date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)}
        ),
    ),
)
DECREES_FROM, DECREES_UNTIL = date(2023, 1, 1), date(2028, 12, 31)

EQUATED_DAYS: frozenset[date] = frozenset().union(*(decree.days for decree in DECREES))


def decrees_cover(day: date) -> bool:
    """Outside these years an equated day may be missing here: a term then ends early, never late."""
    return DECREES_FROM <= day <= DECREES_UNTIL


def easter_sunday(year: int) -> date:
    """The anonymous Gregorian method, as Meeus gives it (Astronomical Algorithms, chapter 8)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    leap_centuries, century_rest = divmod(century, 4)
    moon = (century + 8) // 25
    epact = (19 * golden + century - leap_centuries - (century - moon + 1) // 3 + 15) % 30
    leap_years, year_rest = divmod(in_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    correction = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def birthday_of_the_king(year: int) -> tuple[date, Text]:
    """27 April since 2014 (decree of 30 January 2013, nr. 13.000173), 30 April before; a Sunday gives way."""
    day, name = (date(year, 4, 27), KINGS_DAY) if year >= 2014 else (date(year, 4, 30), QUEENS_DAY)
    return (day - timedelta(days=1) if day.isoweekday() == 7 else day), name


@lru_cache(maxsize=256)
def recognised_holidays(year: int) -> Mapping[date, Text]:
    """Algemene termijnenwet art. 3(1), and no more than that."""
    easter = easter_sunday(year)
    kings_day, kings_day_name = birthday_of_the_king(year)
    return MappingProxyType(
        {
            date(year, 1, 1): NEW_YEAR,
            easter + timedelta(days=1): EASTER_MONDAY,
            kings_day: kings_day_name,
            easter + timedelta(days=39): ASCENSION_DAY,
            date(year, 5, 5): LIBERATION_DAY,
            easter + timedelta(days=50): WHIT_MONDAY,
            date(year, 12, 25): CHRISTMAS_DAY,
            date(year, 12, 26): BOXING_DAY,
        }
    )


@lru_cache(maxsize=256)
def equated_days(year: int) -> Mapping[date, Text]:
    """Algemene termijnenwet art. 3(2) and (3): free for its own terms, no public holidays beyond that."""
    days = {day: EQUATED_DAY for day in sorted(EQUATED_DAYS) if day.year == year}
    return MappingProxyType({easter_sunday(year) - timedelta(days=2): GOOD_FRIDAY, **days})


def holiday_on(day: date) -> Text | None:
    """What day it is, when it is a recognised holiday or equated with one."""
    return recognised_holidays(day.year).get(day) or equated_days(day.year).get(day)


def is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def is_public_holiday(day: date) -> bool:
    return day in recognised_holidays(day.year)


def is_free(day: date) -> bool:
    """Saturday, Sunday, a recognised holiday, or a day equated with one."""
    return is_weekend(day) or is_public_holiday(day) or day in equated_days(day.year)
