"""What do we answer when a resident asked something of us? Never without a sentence that the resident can read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class OwnAnswer(StrEnum):
    DONE = "done"
    WE_WILL = "we_will"
    OTHERWISE = "otherwise"
    CANNOT = "cannot"
    PUT_RIGHT = "put_right"
    LOOKED_TOGETHER = "looked_together"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswerTerm(Term):
    """`to_broken_word`: only an answer to "this was not done", about a promise of ours."""

    to_broken_word: bool = False


_HEARD = "SCP 2023: to be heard; AVG art. 12(3) and (4) where it is about data"
_WORD = "SCP 2023: promises that are not kept damage trust"

OWN_ANSWERS: Mapping[OwnAnswer, OwnAnswerTerm] = MappingProxyType(
    {
        OwnAnswer.DONE: OwnAnswerTerm(
            label=Text("Gedaan", "Done"),
            meaning=Text("Wij deden wat u vroeg.", "We did what you asked."),
            source=_HEARD,
        ),
        OwnAnswer.WE_WILL: OwnAnswerTerm(
            label=Text("Dat gaan wij doen", "We shall do that"),
            meaning=Text(
                "Wij doen wat u vroeg, en zeggen wanneer.", "We do what you asked, and say by when."
            ),
            source=_HEARD,
        ),
        OwnAnswer.OTHERWISE: OwnAnswerTerm(
            label=Text("Het kan, maar anders", "It can be done, otherwise"),
            meaning=Text(
                "Niet precies zo. Wij zeggen wat wel kan.", "Not quite like that. We say what is possible."
            ),
            source=_HEARD,
        ),
        OwnAnswer.CANNOT: OwnAnswerTerm(
            label=Text("Dat kan niet", "That cannot be done"),
            meaning=Text(
                "Wij zeggen waarom, en waar u het anders kunt vragen.",
                "We say why, and where else you can ask.",
            ),
            source=_HEARD,
        ),
        OwnAnswer.PUT_RIGHT: OwnAnswerTerm(
            label=Text("Uitgelegd en goedgemaakt", "Explained and put right"),
            meaning=Text(
                "Wij legden uit waarom het niet lukte, en zeiden wat wij nu doen.",
                "We explained why it failed, and said what we do now.",
            ),
            source=_WORD,
            to_broken_word=True,
        ),
        OwnAnswer.LOOKED_TOGETHER: OwnAnswerTerm(
            label=Text("Samen nagekeken: het is gedaan", "Looked into together: it was done"),
            meaning=Text(
                "Wij zochten het samen uit. U en wij zien nu dat het gedaan is.",
                "We looked into it together. You and we now see that it was done.",
            ),
            source=_WORD,
            to_broken_word=True,
        ),
    }
)
