"""Which day is it here, and is it a day on which the clock changes?"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")


def day_of(moment: datetime) -> date:
    """The day on the calendar here on which something happened."""
    return moment.astimezone(HERE).date()


def clock_change(day: date) -> timedelta | None:
    """By how much the clock was put forward (an hour) or back (minus an hour) on this day; None on most days."""
    begins, ends = (datetime.combine(one, time(), tzinfo=HERE) for one in (day, day + timedelta(days=1)))
    changed = (ends.utcoffset() or timedelta()) - (begins.utcoffset() or timedelta())
    return changed or None
