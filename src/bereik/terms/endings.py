"""Why did a journey end? A person decides it, with a reason; the resident's silence never ends one.

What we let pass ourselves until its term ends too, as ours (docs/decisions/0011).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.faces import Face
from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text


class EndingReason(StrEnum):
    NEED_MET = "need_met"
    RESIDENT_GOES_ON_ALONE = "resident_goes_on_alone"
    RESIDENT_SAID_NO = "resident_said_no"
    RESIDENT_OBJECTED = "resident_objected"
    OTHERS_HELP = "others_help"
    HANDED_OVER = "handed_over"
    WE_NEVER_MET = "we_never_met"
    WE_LOST_TOUCH = "we_lost_touch"
    WE_DID_NOT_GO = "we_did_not_go"
    WE_HAD_NO_PEOPLE = "we_had_no_people"
    WE_HAD_NOTHING_FITTING = "we_had_nothing_fitting"
    WE_CAME_TOO_LATE = "we_came_too_late"
    WE_MAY_NOT = "we_may_not"
    TAKEN_UP_BEFORE = "taken_up_before"
    MISTAKEN = "mistaken"
    MOVED_AWAY = "moved_away"
    DECEASED = "deceased"


class Whose(StrEnum):
    """Whose doing an ending was: ours, the resident's choice, or neither's."""

    OURS = "ours"
    RESIDENTS_CHOICE = "residents_choice"
    NEITHER = "neither"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingTerm(Term):
    whose: Whose
    face: Face | None = None


_SOURCE = "Own choice of Bereik; SCP 2024, five faces of non-reach"

ENDINGS: Mapping[EndingReason, EndingTerm] = MappingProxyType(
    {
        EndingReason.NEED_MET: EndingTerm(
            label=Text("Het is genoeg", "The need is met"),
            meaning=Text(
                "De inwoner zegt: dit is wat ik nodig had.", "The resident says: this is what I needed."
            ),
            source=_SOURCE,
            whose=Whose.TOGETHER,
        ),
        EndingReason.RESIDENT_GOES_ON_ALONE: EndingTerm(
            label=Text("De inwoner gaat zelf verder", "The resident goes on alone"),
            meaning=Text(
                "De inwoner regelt het zelf, of met eigen mensen.",
                "The resident arranges it, alone or with their own people.",
            ),
            source=_SOURCE,
            whose=Whose.RESIDENTS_CHOICE,
        ),
        EndingReason.RESIDENT_SAID_NO: EndingTerm(
            label=Text("De inwoner wil dit niet", "The resident does not want this"),
            meaning=Text(
                "Een duidelijk nee. Wij stoppen; de deur blijft open.",
                "A clear no. We stop; the door stays open.",
            ),
            source=_SOURCE,
            whose=Whose.RESIDENTS_CHOICE,
        ),
        EndingReason.RESIDENT_OBJECTED: EndingTerm(
            label=Text("De inwoner maakte bezwaar", "The resident objected"),
            meaning=Text(
                "De inwoner maakte bezwaar tegen het gebruik van de gegevens, en wij stoppen.",
                "The resident objected to our use of the data, and we stop.",
            ),
            source=f"AVG art. 21(1); {TO_BE_CONFIRMED}",
            whose=Whose.RESIDENTS_CHOICE,
        ),
        EndingReason.OTHERS_HELP: EndingTerm(
            label=Text("Iemand anders helpt", "Somebody else helps"),
            meaning=Text(
                "Een andere hulpverlener neemt het over. Dat is met de inwoner afgesproken.",
                "Another helper takes over. It was agreed with the resident.",
            ),
            source=_SOURCE,
            whose=Whose.TOGETHER,
        ),
        EndingReason.HANDED_OVER: EndingTerm(
            label=Text("Overgedragen wegens gevaar", "Handed over because of danger"),
            meaning=Text(
                "Er was gevaar. Een dienst die daarvoor is, nam het over.",
                "There was danger. A service that is there for it took over.",
            ),
            source=f"Wmo 2015 art. 4.1.1, 5.2.6; {TO_BE_CONFIRMED}",
            whose=Whose.NEITHER,
        ),
        EndingReason.WE_NEVER_MET: EndingTerm(
            label=Text("Het lukte ons niet contact te krijgen", "We did not manage to get in touch"),
            meaning=Text(
                "Wij probeerden het, en spraken elkaar nooit. Toen stopten wij.",
                "We tried, and never spoke. Then we stopped.",
            ),
            source=_SOURCE,
            whose=Whose.OURS,
            face=Face.INVISIBLE,
        ),
        EndingReason.WE_LOST_TOUCH: EndingTerm(
            label=Text("Wij raakten het contact kwijt", "We lost touch"),
            meaning=Text(
                "Er was contact, en wij wisten het niet vast te houden.",
                "There was contact, and we did not manage to keep it.",
            ),
            source=_SOURCE,
            whose=Whose.OURS,
            face=Face.NOT_FITTING,
        ),
        EndingReason.WE_DID_NOT_GO: EndingTerm(
            label=Text("Wij zijn niet gegaan", "We did not go"),
            meaning=Text(
                "Wij pakten het signaal niet op. Waarom, staat er niet bij.",
                "We did not take the signal up. Why, it does not say.",
            ),
            source="DDAS-Vroegsignalering, EnumEindresultaat: not taken up, other reason",
            whose=Whose.OURS,
            face=Face.UNAVAILABLE,
        ),
        EndingReason.WE_HAD_NO_PEOPLE: EndingTerm(
            label=Text("Wij hadden te weinig mensen", "We had too few people"),
            meaning=Text(
                "Er was niemand om te gaan. Dat zeggen wij eerlijk, en het telt in onze cijfers.",
                "There was nobody to go. We say so honestly, and it counts in our figures.",
            ),
            source="DDAS: not taken up, other reason (shortage of staff); SCP 2024",
            whose=Whose.OURS,
            face=Face.UNAVAILABLE,
        ),
        EndingReason.WE_HAD_NOTHING_FITTING: EndingTerm(
            label=Text("Wij hadden niets dat paste", "We had nothing that fits"),
            meaning=Text(
                "Wij luisterden, maar wat nodig was bestaat hier niet of mocht niet.",
                "We listened, but what was needed does not exist here or was not allowed.",
            ),
            source=_SOURCE,
            whose=Whose.OURS,
            face=Face.NOT_FITTING,
        ),
        EndingReason.WE_CAME_TOO_LATE: EndingTerm(
            label=Text("Wij kwamen te laat", "We came too late"),
            meaning=Text("Toen wij kwamen, was het al gebeurd.", "When we came, it had already happened."),
            source=_SOURCE,
            whose=Whose.OURS,
            face=Face.TIMING,
        ),
        EndingReason.WE_MAY_NOT: EndingTerm(
            label=Text("Wij mogen niet verder", "We may not go on"),
            meaning=Text(
                "Er is geen grond in de wet, of die is vervallen.",
                "There is no ground in law, or it has lapsed.",
            ),
            source="AVG art. 6",
            whose=Whose.NEITHER,
        ),
        EndingReason.TAKEN_UP_BEFORE: EndingTerm(
            label=Text("Al eerder opgepakt", "Taken up before"),
            meaning=Text(
                "Over dezelfde achterstand pakten wij al eerder een signaal op.",
                "About the same arrears we had taken up a signal before.",
            ),
            source="DDAS-Vroegsignalering, EnumEindresultaat: not taken up, repeated signal",
            whose=Whose.NEITHER,
        ),
        EndingReason.MISTAKEN: EndingTerm(
            label=Text("Het klopte niet", "It was a mistake"),
            meaning=Text(
                "Het signaal klopte niet, of ging over iemand anders.",
                "The signal was wrong, or about somebody else.",
            ),
            source="DDAS-Vroegsignalering, EnumEindresultaat",
            whose=Whose.NEITHER,
        ),
        EndingReason.MOVED_AWAY: EndingTerm(
            label=Text("De inwoner is verhuisd", "The resident has moved away"),
            meaning=Text(
                "De inwoner woont in een andere gemeente. Wij vragen of wij het daar mogen doorgeven.",
                "The resident lives in another municipality. We ask whether we may pass it on there.",
            ),
            source="DDAS-Vroegsignalering, EnumEindresultaat",
            whose=Whose.NEITHER,
        ),
        EndingReason.DECEASED: EndingTerm(
            label=Text("De inwoner is overleden", "The resident has died"),
            meaning=Text(
                "Wij kijken wat de mensen die achterblijven nodig hebben.",
                "We look what those left behind need.",
            ),
            source="DDAS-Vroegsignalering, EnumEindresultaat",
            whose=Whose.NEITHER,
        ),
    }
)
