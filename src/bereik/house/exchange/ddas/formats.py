"""When is a piece of text a date, a moment or an e-mail address?

The schema calls these `date`, `date-time` and `email` (JSON Schema leaves them unchecked unless asked), and the
reader turns the same text into a value: one function decides for both, so they cannot differ.
"""

import re
from datetime import date, datetime, time
from functools import lru_cache

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# RFC 3339, section 5.6. A leap second (:60) is left out: no Python moment can hold it.
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)"
_TIME = re.compile(_CLOCK, re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]" + _CLOCK, re.ASCII)
_EMAIL = re.compile(r'(?:"[^"]+"|[^@\s"]+)@[^@\s.]+(?:\.[^@\s.]+)*')
_LONGEST = 400


def day_of(text: object) -> date | None:
    return _day(text) if isinstance(text, str) and len(text) == len("2025-01-31") else None


@lru_cache(maxsize=4096)  # a delivery of a month holds few different days, many times over
def _day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:  # 2025-02-30
        return None


def moment_of(text: object) -> datetime | None:
    if not isinstance(text, str) or len(text) > _LONGEST or not _MOMENT.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text.upper())
    except ValueError:
        return None


def is_day(text: object) -> bool:
    return not isinstance(text, str) or day_of(text) is not None


def is_moment(text: object) -> bool:
    return not isinstance(text, str) or moment_of(text) is not None


def is_time(text: object) -> bool:
    if not isinstance(text, str):
        return True
    if len(text) > _LONGEST or not _TIME.fullmatch(text):
        return False
    try:
        time.fromisoformat(text.upper())
    except ValueError:
        return False
    return True


def is_email(text: object) -> bool:
    """One name, one @, one host. Whether the address exists only a message can tell."""
    return not isinstance(text, str) or (len(text) <= _LONGEST and _EMAIL.fullmatch(text) is not None)


FORMATS = {"date": is_day, "date-time": is_moment, "time": is_time, "email": is_email}
"""Each lets anything that is not text pass, as the standard says: that is for `type` to judge."""
