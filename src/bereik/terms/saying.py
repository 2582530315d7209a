"""How is a value said in a sentence: a date, a word of ours, a number?"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from bereik.terms.text import Text

MONTHS = (
    Text("januari", "January"),
    Text("februari", "February"),
    Text("maart", "March"),
    Text("april", "April"),
    Text("mei", "May"),
    Text("juni", "June"),
    Text("juli", "July"),
    Text("augustus", "August"),
    Text("september", "September"),
    Text("oktober", "October"),
    Text("november", "November"),
    Text("december", "December"),
)


def say_value(value: object, language: str) -> str:
    match value:
        case Text():
            return value.say(language)
        case datetime():
            return f"{say_date(value.date(), language)} {value:%H:%M}"
        case date():
            return say_date(value, language)
        case Decimal() | float():
            return str(value).replace(".", Text(",", ".").say(language))
        case StrEnum():
            from bereik.terms.lists import term_of  # knows every list, and so comes after this

            return term_of(value).inside(language)
        case _:
            return str(value)


def say_date(day: date, language: str) -> str:
    """3 maart 2026, 3 March 2026: written out, for 03-04 is read differently by different people."""
    return f"{day.day} {MONTHS[day.month - 1].say(language)} {day.year}"
