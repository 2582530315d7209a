"""At which moment did something happen of which a delivery tells only the day?

The hours are ours and say no more than the order in a day: a signal comes before a try, a try before an ending. All
of them stand on the same day in UTC, so that no day shifts.
"""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from bereik.terms.parts_of_day import PartOfDay

HERE = ZoneInfo("Europe/Amsterdam")

IT_BEGAN = time(8)
IT_ENDED = time(20)
SOMEWHERE_IN_THE_DAY = time(12, 30)
IN_THE = {PartOfDay.MORNING: time(10), PartOfDay.AFTERNOON: time(14), PartOfDay.EVENING: time(19)}


@lru_cache(maxsize=8192)  # a delivery is about few different days
def moment(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, HERE).astimezone(UTC)


def began(day: date) -> datetime:
    return moment(day, IT_BEGAN)


def tried(day: date, part: PartOfDay | None) -> datetime:
    return moment(day, IN_THE[part] if part else SOMEWHERE_IN_THE_DAY)


def ended(day: date) -> datetime:
    return moment(day, IT_ENDED)


def day_of(moment: datetime) -> date:
    return moment.astimezone(HERE).date()
