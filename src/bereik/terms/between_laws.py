"""What came under one law: may work under another law see it, and who says so?

The house asks the resident first for every pair, also where a statute would allow more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations
from types import MappingProxyType

from bereik.terms.laws import TEAM_LAWS, Law
from bereik.terms.term import TO_BE_CONFIRMED
from bereik.terms.text import Text


@dataclass(frozen=True, slots=True)
class Crossing:
    """`statute`: what the law itself says about using data from `came_under` in work under `seen_under`."""

    came_under: Law
    seen_under: Law
    statute: Text
    source: str
    asks_the_resident: bool = True


_TO_WMO = Text(
    "Alleen met uitdrukkelijke toestemming van de inwoner.", "Only with the resident's explicit consent."
)
_TO_WGS = Text(
    "De wet laat het toe als het nodig is voor schuldhulp. Wij vragen het toch eerst aan de inwoner.",
    "The law allows it where debt assistance needs it. We ask the resident first all the same.",
)
_NO_GENERAL_GROUND = Text(
    "Er is geen algemene grond gevonden. Alleen als de inwoner het wil.",
    "No general ground was found. Only if the resident wants it.",
)


def _crossing(came_under: Law, seen_under: Law) -> Crossing:
    match seen_under:
        case Law.WMO:
            return Crossing(came_under, seen_under, _TO_WMO, "Wmo 2015 art. 5.1.1(4)")
        case Law.WGS:
            return Crossing(came_under, seen_under, _TO_WGS, "Wgs art. 8d")
        case _:
            return Crossing(
                came_under, seen_under, _NO_GENERAL_GROUND, f"AVG art. 5(1)(b), 6(4); {TO_BE_CONFIRMED}"
            )


BETWEEN_LAWS: Mapping[tuple[Law, Law], Crossing] = MappingProxyType(
    {pair: _crossing(*pair) for pair in permutations(TEAM_LAWS, 2)}
)
