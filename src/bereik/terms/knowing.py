"""What does the resident know of it, and what does the resident say?"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class Knowing(StrEnum):
    ASKED_FOR_IT = "asked_for_it"
    AGREES = "agrees"
    DOES_NOT_AGREE = "does_not_agree"
    DOES_NOT_KNOW = "does_not_know"


_SOURCE = "Own choice of Bereik; Wmo 2015 art. 2.3.2(1)"

KNOWING: Mapping[Knowing, Term] = MappingProxyType(
    {
        Knowing.ASKED_FOR_IT: Term(
            label=Text("De inwoner vroeg erom", "The resident asked for it"),
            meaning=Text(
                "De inwoner vroeg zelf of u dit wilt doorgeven.",
                "The resident asked you to pass this on.",
            ),
            source=_SOURCE,
        ),
        Knowing.AGREES: Term(
            label=Text("De inwoner vindt het goed", "The resident agrees"),
            meaning=Text(
                "U vertelde het, de inwoner zag de tekst en zei ja.",
                "You told them, the resident saw the text and said yes.",
            ),
            source=_SOURCE,
        ),
        Knowing.DOES_NOT_AGREE: Term(
            label=Text("De inwoner wil het niet", "The resident does not want it"),
            meaning=Text(
                "U vertelde het en de inwoner zei nee. Dat is een antwoord, geen eindpunt.",
                "You told them and the resident said no. That is an answer, not an end.",
            ),
            source=_SOURCE,
        ),
        Knowing.DOES_NOT_KNOW: Term(
            label=Text("De inwoner weet het nog niet", "The resident does not know yet"),
            meaning=Text("U hebt het nog niet verteld.", "You have not told them yet."),
            source=_SOURCE,
        ),
    }
)
