"""What are the parts, periods, reasons and limits of the figures called?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bereik.facts.periods import HalfYear
from bereik.facts.tables import DONE_LATE, NOT_NOW, NOTHING_SAID, PARTNER, QUARTER, RESIDENT_SAYS_SO, ROUTE
from bereik.terms.endings import ENDINGS
from bereik.terms.promises import BROKEN_BECAUSE
from bereik.terms.routes import ROUTES
from bereik.terms.saying import MONTHS
from bereik.terms.senders import SENDERS
from bereik.terms.term import stored_term
from bereik.terms.text import Text

UNKNOWN = Text("Niet bekend", "Not known")
NO_ROUTE = Text("Zelf gevraagd, of niet bekend", "Asked by themselves, or not known")
NOT_YET = Text("na een half jaar waren wij nog niet zover", "after half a year we had not come that far")
ELSE: Mapping[str, Text] = {
    NOT_NOW: Text("nu even niet", "not now"),
    NOTHING_SAID: Text("wij zeiden er niets over", "we said nothing about it"),
    RESIDENT_SAYS_SO: Text("de inwoner zegt dat het niet gebeurd is", "the resident says it was not done"),
    DONE_LATE: Text("gedaan, maar te laat", "done, but late"),
}
"""Reasons that are no term of an ending or of a broken promise."""

DO_NOT_USE_TO: Mapping[str, Text] = {
    "rank_municipalities": Text("gemeenten op een ranglijst te zetten", "rank municipalities"),
    "judge_a_neighbourhood": Text(
        "iets over de mensen in een wijk te zeggen", "say anything about the people of a neighbourhood"
    ),
    "judge_a_partner": Text("een partner te beoordelen", "judge a partner"),
    "call_chance_a_trend": Text("toeval een ontwikkeling te noemen", "call chance a trend"),
    "judge_a_professional": Text(
        "één professional of één bewoner te beoordelen", "judge one professional or one resident"
    ),
}


def half_year_of(name: str) -> HalfYear:
    """2025-H1 as dates."""
    year, half = name.split("-H")
    return HalfYear(int(year), int(half))


def period_in_words(name: str) -> Text:
    """2025-H1: "1e half jaar 2025"."""
    period = half_year_of(name)
    which = Text("1e", "First") if period.half == 1 else Text("2e", "Second")
    return Text(f"{which.nl} half jaar {period.year}", f"{which.en} half of {period.year}")


def month_in_words(month: date) -> Text:
    """1 October 2025: "oktober 2025"."""
    name = MONTHS[month.month - 1]
    return Text(f"{name.nl} {month.year}", f"{name.en} {month.year}")


def months_in_words(name: str) -> Text:
    """2025-10: "oktober 2025"; 2025-Q4: "oktober tot en met december 2025"."""
    year, part = name.split("-")
    if part.startswith("Q"):
        first, last = MONTHS[3 * int(part[1]) - 3], MONTHS[3 * int(part[1]) - 1]
        return Text(f"{first.nl} tot en met {last.nl} {year}", f"{first.en} to {last.en} {year}")
    return month_in_words(date(int(year), int(part), 1))


def part_in_words(division: str, part: str, areas: Mapping[str, str]) -> Text:
    """A wijk by its name, a kind of partner by its label, 2025-Q1 as its months."""
    if part == "unknown":
        return NO_ROUTE if division == ROUTE else UNKNOWN
    if division == QUARTER:
        return months_in_words(part)
    if division == PARTNER:
        return term.label if (term := stored_term(SENDERS, part)) else Text(part, part)
    if division == ROUTE:
        return route.label if (route := stored_term(ROUTES, part)) else Text(part, part)
    name = areas.get(part, part)
    return Text(name, name)


def reason_in_words(name: str) -> Text:
    """A reason in the middle of a sentence: "wij hadden te weinig mensen"."""
    term = stored_term(ENDINGS, name) or stored_term(BROKEN_BECAUSE, name)
    return Text(term.inside("nl"), term.inside("en")) if term else ELSE.get(name, NOT_YET)
