"""On which parts of life may something be going on? A light list of our own, empty until there is a reason.

The Dutch data protection authority ruled in 2018 (Nijmegen, Zaanstad) that filling in all domains and scores
of the Zelfredzaamheid-Matrix as a standard is unlawful. So: no scores, none mandatory, and no copy of that list.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class LifeDomain(StrEnum):
    MONEY = "money"
    HOME = "home"
    DAYS = "days"
    CHILDREN = "children"
    PEOPLE = "people"
    BODY = "body"
    MIND = "mind"
    HOUSEHOLD = "household"
    PAPERS = "papers"
    LANGUAGE = "language"
    SAFETY = "safety"


_SOURCE = "Own list; AP 2018 (Nijmegen, Zaanstad): no standard filling in, no scores"


def _domain(nl: str, en: str, meaning_nl: str, meaning_en: str) -> Term:
    return Term(label=Text(nl, en), meaning=Text(meaning_nl, meaning_en), source=_SOURCE)


LIFE_DOMAINS: Mapping[LifeDomain, Term] = MappingProxyType(
    {
        LifeDomain.MONEY: _domain(
            "Geld", "Money", "Rondkomen, rekeningen, schulden.", "Making ends meet, bills, debts."
        ),
        LifeDomain.HOME: _domain(
            "Wonen",
            "Home",
            "Een huis hebben, houden en er goed wonen.",
            "Having a home, keeping it, living well in it.",
        ),
        LifeDomain.DAYS: _domain(
            "Werk en dagen",
            "Work and days",
            "Werk, school of iets anders om de dag mee te vullen.",
            "Work, school or something else to fill the day.",
        ),
        LifeDomain.CHILDREN: _domain(
            "Kinderen",
            "Children",
            "Hoe het met de kinderen gaat, en met opvoeden.",
            "How the children are, and raising them.",
        ),
        LifeDomain.PEOPLE: _domain(
            "Mensen om je heen",
            "People around you",
            "Familie, vrienden, buren; alleen zijn.",
            "Family, friends, neighbours; being alone.",
        ),
        LifeDomain.BODY: _domain(
            "Lichaam",
            "Body",
            "Ziek zijn, pijn, niet goed kunnen bewegen.",
            "Being ill, pain, trouble moving.",
        ),
        LifeDomain.MIND: _domain(
            "Hoofd",
            "Mind",
            "Stress, somber zijn, verslaving, verlies.",
            "Stress, feeling low, addiction, loss.",
        ),
        LifeDomain.HOUSEHOLD: _domain(
            "Huishouden",
            "Household",
            "Koken, wassen, het huis op orde houden.",
            "Cooking, washing, keeping the home in order.",
        ),
        LifeDomain.PAPERS: _domain(
            "Post en formulieren",
            "Post and forms",
            "Brieven, inloggen, regelen met instanties.",
            "Letters, signing in, dealing with agencies.",
        ),
        LifeDomain.LANGUAGE: _domain(
            "Taal",
            "Language",
            "Lezen, schrijven, Nederlands begrijpen.",
            "Reading, writing, understanding Dutch.",
        ),
        LifeDomain.SAFETY: _domain(
            "Veiligheid",
            "Safety",
            "Je veilig voelen, thuis en op straat.",
            "Feeling safe, at home and in the street.",
        ),
    }
)
