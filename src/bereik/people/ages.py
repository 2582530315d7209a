"""In which age group does a resident stand? Coarse, so that it says little about one person."""

from datetime import date

BANDS = ((67, "67+"), (50, "50-66"), (30, "30-49"), (18, "18-29"), (0, "0-17"))


def age_band(born: date, on: date) -> str:
    """The group on this day; '' for a day of birth that is still to come."""
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return next((name for least, name in BANDS if age >= least), "")
