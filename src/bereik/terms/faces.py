"""In which five ways can help fail to reach somebody?"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class Face(StrEnum):
    INVISIBLE = "invisible"
    UNAVAILABLE = "unavailable"
    TIMING = "timing"
    NOT_FITTING = "not_fitting"
    INCOMPLETE = "incomplete"


_SOURCE = "SCP 2024, Zien, luisteren en helpen, as summarised by Mantelzorg.nl, 13 June 2024"

FACES: Mapping[Face, Term] = MappingProxyType(
    {
        Face.INVISIBLE: Term(
            label=Text("Niet gezien", "Not seen"),
            meaning=Text(
                "Wij weten niet dat deze mensen hulp nodig hebben.",
                "We do not know that these people need help.",
            ),
            source=_SOURCE,
        ),
        Face.UNAVAILABLE: Term(
            label=Text("Niet beschikbaar", "Not available"),
            meaning=Text(
                "De hulp die nodig is, is er niet of heeft geen plaats.",
                "The help that is needed does not exist, or has no room.",
            ),
            source=_SOURCE,
        ),
        Face.TIMING: Term(
            label=Text("Te laat of nooit", "Too late or never"),
            meaning=Text("De hulp komt te laat, of komt niet.", "Help comes too late, or does not come."),
            source=_SOURCE,
        ),
        Face.NOT_FITTING: Term(
            label=Text("Niet passend", "Not fitting"),
            meaning=Text(
                "Wat wij bieden past niet bij wat de inwoner nodig heeft.",
                "What we offer does not fit what the resident needs.",
            ),
            source=_SOURCE,
        ),
        Face.INCOMPLETE: Term(
            label=Text("Onvolledig", "Incomplete"),
            meaning=Text(
                "Wij helpen op één punt, terwijl er op meer punten hulp nodig is.",
                "We help on one point, while help is needed on more.",
            ),
            source=_SOURCE,
        ),
    }
)
