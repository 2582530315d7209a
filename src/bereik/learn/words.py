"""What are the parts, periods, reasons and limits of the figures called?"""

from __future__ import annotations

from collections.abc import Mapping

from bereik.facts.periods import HalfYear
from bereik.facts.tables import PARTNER, QUARTER
from bereik.terms.endings import ENDINGS, EndingReason
from bereik.terms.saying import MONTHS
from bereik.terms.senders import SENDERS
from bereik.terms.term import stored_term
from bereik.terms.text import Text

UNKNOWN = Text("Niet bekend", "Not known")
NOT_YET = Text("na een half jaar waren wij nog niet zover", "after half a year we had not come that far")

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


def part_in_words(division: str, part: str, areas: Mapping[str, str]) -> Text:
    """A wijk by its name, a kind of partner by its label, 2025-Q1 as its months."""
    if part == "unknown":
        return UNKNOWN
    if division == QUARTER:
        year, quarter = part.split("-Q")
        first, last = MONTHS[3 * int(quarter) - 3], MONTHS[3 * int(quarter) - 1]
        return Text(f"{first.nl} tot en met {last.nl} {year}", f"{first.en} to {last.en} {year}")
    if division == PARTNER:
        return term.label if (term := stored_term(SENDERS, part)) else Text(part, part)
    name = areas.get(part, part)
    return Text(name, name)


def reason_in_words(name: str) -> Text:
    """A reason of ours in the middle of a sentence: "wij hadden te weinig mensen"."""
    if name not in set(EndingReason):
        return NOT_YET
    term = ENDINGS[EndingReason(name)]
    return Text(term.inside("nl"), term.inside("en"))
