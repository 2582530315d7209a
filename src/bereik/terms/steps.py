"""How far are we on the way with a resident? We are the subject: a drop between two steps is our loss."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class Step(StrEnum):
    """The order of the members is the order of the journey."""

    WE_SAW = "we_saw"
    WE_MAY = "we_may"
    WE_WENT = "we_went"
    WE_MET = "we_met"
    WE_LISTENED = "we_listened"
    WE_AGREED = "we_agreed"
    WE_STARTED = "we_started"
    WE_KEPT_OUR_WORD = "we_kept_our_word"
    NEED_MET = "need_met"
    STILL_MET = "still_met"

    @property
    def place(self) -> int:
        return list(Step).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTerm(Term):
    loss: Text


_SOURCE = "Own choice of Bereik; SCP 2024, Zien, luisteren en helpen"

STEPS: Mapping[Step, StepTerm] = MappingProxyType(
    {
        Step.WE_SAW: StepTerm(
            label=Text("Wij zagen het", "We saw"),
            meaning=Text(
                "Er kwam een signaal, of de inwoner vroeg het zelf.",
                "A signal came in, or the resident asked.",
            ),
            source=_SOURCE,
            loss=Text("Wij zagen het niet.", "We did not see it."),
        ),
        Step.WE_MAY: StepTerm(
            label=Text("Wij mogen", "We may"),
            meaning=Text(
                "Er is een grond in de wet om contact te zoeken.", "The law gives a ground to seek contact."
            ),
            source=_SOURCE,
            loss=Text("Wij vonden geen weg die mag.", "We found no way that is allowed."),
        ),
        Step.WE_WENT: StepTerm(
            label=Text("Wij gingen erheen", "We went"),
            meaning=Text(
                "Wij hebben minstens één keer geprobeerd contact te krijgen.",
                "We tried to get in touch at least once.",
            ),
            source=_SOURCE,
            loss=Text("Wij zijn niet gegaan.", "We did not go."),
        ),
        Step.WE_MET: StepTerm(
            label=Text("Wij spraken elkaar", "We met"),
            meaning=Text(
                "Er was echt contact: iemand van ons sprak met de inwoner.",
                "There was real contact: one of us spoke with the resident.",
            ),
            source=_SOURCE,
            loss=Text(
                "Wij gingen, maar op een manier die niet paste.", "We went, but in a way that did not fit."
            ),
        ),
        Step.WE_LISTENED: StepTerm(
            label=Text("Wij luisterden", "We listened"),
            meaning=Text(
                "De inwoner heeft in eigen woorden verteld wat er nodig is.",
                "The resident told in their own words what is needed.",
            ),
            source=_SOURCE,
            loss=Text("Wij spraken, maar luisterden niet.", "We spoke, but did not listen."),
        ),
        Step.WE_AGREED: StepTerm(
            label=Text("Wij spraken iets af", "We agreed"),
            meaning=Text(
                "Samen is afgesproken wat er gebeurt en wie wat doet.",
                "Together it was agreed what happens and who does what.",
            ),
            source=_SOURCE,
            loss=Text(
                "Wij hadden niets te bieden dat de inwoner wilde.",
                "We had nothing to offer that the resident wanted.",
            ),
        ),
        Step.WE_STARTED: StepTerm(
            label=Text("Wij begonnen", "We started"),
            meaning=Text("De afgesproken hulp is begonnen.", "The help that was agreed has started."),
            source=_SOURCE,
            loss=Text("Wij spraken iets af en begonnen niet.", "We agreed and did not start."),
        ),
        Step.WE_KEPT_OUR_WORD: StepTerm(
            label=Text("Wij hielden woord", "We kept our word"),
            meaning=Text(
                "Wat wij beloofden is gedaan, of uitgelegd en goedgemaakt.",
                "What we promised was done, or explained and put right.",
            ),
            source="SCP 2023: promises that are not kept damage trust; " + _SOURCE,
            loss=Text("Wij kwamen een belofte niet na.", "We did not keep a promise."),
        ),
        Step.NEED_MET: StepTerm(
            label=Text("Het is genoeg", "The need is met"),
            meaning=Text(
                "De inwoner zegt zelf: dit is wat ik nodig had.",
                "The resident says so: this is what I needed.",
            ),
            source=_SOURCE,
            loss=Text("Wat wij deden was niet genoeg.", "What we did was not enough."),
        ),
        Step.STILL_MET: StepTerm(
            label=Text("Het is na een half jaar nog genoeg", "Still met after six months"),
            meaning=Text(
                "Een half jaar later zegt de inwoner: het is nog steeds genoeg.",
                "Six months later the resident says: it is still enough.",
            ),
            source=_SOURCE,
            loss=Text("Wat wij deden hield geen stand.", "What we did did not last."),
        ),
    }
)
