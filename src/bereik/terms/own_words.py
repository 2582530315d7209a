"""What may a resident say to us themself, and does it ask something of us?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class SaidHow(StrEnum):
    """How it was said; the day list and the figures never weigh one way above another."""

    PAGE = "page"
    PAPER = "paper"
    SPOKEN = "spoken"
    PHONE = "phone"
    TOGETHER = "together"


class OwnKind(StrEnum):
    NEEDS = "needs"
    NOT_KEPT = "not_kept"
    OTHER_DAY = "other_day"
    OTHER_PLACE = "other_place"
    NOT_NOW = "not_now"
    NOT_THIS_WAY = "not_this_way"
    NO = "no"
    NOT_RIGHT = "not_right"
    TAKE_AWAY = "take_away"
    COME_BACK = "come_back"
    NEED_MET = "need_met"
    STILL_MET = "still_met"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKindTerm(Term):
    """`asks`: somebody of us must answer it. `answers`: it is the answer, yes or no, to a question of ours."""

    asks: bool = False
    answers: bool = False


_HOW = "Own choice of Bereik; WCAG 2.1 and SCP 2023: paper, phone and a talk are worth as much as a page"
_SAID = "SCP 2023, Gezien, gehoord en geholpen willen worden"

SAID_HOW: Mapping[SaidHow, Term] = MappingProxyType(
    {
        SaidHow.PAGE: Term(
            label=Text("Op de eigen pagina", "On the own page"),
            meaning=Text("De inwoner schreef of koos het zelf.", "The resident wrote or chose it."),
            source=_HOW,
        ),
        SaidHow.PAPER: Term(
            label=Text("Op papier", "On paper"),
            meaning=Text(
                "De inwoner kruiste het aan of schreef het op papier. Iemand van ons nam het over.",
                "The resident ticked or wrote it on paper. One of us copied it.",
            ),
            source=_HOW,
        ),
        SaidHow.SPOKEN: Term(
            label=Text("In een gesprek", "In a talk"),
            meaning=Text("De inwoner zei het tegen iemand.", "The resident said it to somebody."),
            source=_HOW,
        ),
        SaidHow.PHONE: Term(
            label=Text("Aan de telefoon", "On the phone"),
            meaning=Text("De inwoner zei het aan de telefoon.", "The resident said it on the phone."),
            source=_HOW,
        ),
        SaidHow.TOGETHER: Term(
            label=Text("Samen geschreven", "Written together"),
            meaning=Text(
                "De inwoner las mee terwijl het werd opgeschreven.",
                "The resident read along while it was written down.",
            ),
            source=_HOW,
        ),
    }
)

OWN_KINDS: Mapping[OwnKind, OwnKindTerm] = MappingProxyType(
    {
        OwnKind.NEEDS: OwnKindTerm(
            label=Text("Dit heb ik nodig", "This is what I need"),
            meaning=Text(
                "De inwoner vertelt in eigen woorden wat nodig is.",
                "The resident tells in their own words what is needed.",
            ),
            source=_SAID,
        ),
        OwnKind.NOT_KEPT: OwnKindTerm(
            label=Text("Dit is niet gebeurd", "This did not happen"),
            meaning=Text(
                "Wij beloofden iets, en de inwoner zegt dat het niet gebeurd is.",
                "We promised something, and the resident says that it did not happen.",
            ),
            source="SCP 2023: promises that are not kept damage trust",
            asks=True,
        ),
        OwnKind.OTHER_DAY: OwnKindTerm(
            label=Text("Liever een andere dag", "Rather another day"),
            meaning=Text("De inwoner vraagt een andere dag.", "The resident asks for another day."),
            source=_SAID,
            asks=True,
        ),
        OwnKind.OTHER_PLACE: OwnKindTerm(
            label=Text("Liever ergens anders", "Rather somewhere else"),
            meaning=Text("De inwoner vraagt een andere plek.", "The resident asks for another place."),
            source=_SAID,
            asks=True,
        ),
        OwnKind.NOT_NOW: OwnKindTerm(
            label=Text("Nu even niet", "Not now"),
            meaning=Text(
                "De inwoner wil nu rust, tot een dag. Daarna vragen wij het nog eens.",
                "The resident wants to be left alone until a day. Then we ask once more.",
            ),
            source="Own choice of Bereik: not now is an answer, never an ending",
        ),
        OwnKind.NOT_THIS_WAY: OwnKindTerm(
            label=Text("Niet op deze manier", "Not this way"),
            meaning=Text(
                "De inwoner wil wel, maar anders: een ander mens, een andere plek of een andere manier.",
                "The resident is willing, but otherwise: another person, place or way.",
            ),
            source="Own choice of Bereik: three different answers",
            asks=True,
        ),
        OwnKind.NO: OwnKindTerm(
            label=Text("Nee, laat mij met rust", "No, leave me alone"),
            meaning=Text(
                "Een duidelijk nee, door de inwoner zelf gezegd of geschreven. Wij stoppen.",
                "A clear no, said or written by the resident. We stop.",
            ),
            source="AVG art. 21(1); SCP 2024",
        ),
        OwnKind.NOT_RIGHT: OwnKindTerm(
            label=Text("Dit klopt niet", "This is not right"),
            meaning=Text(
                "De inwoner zegt dat iets wat wij weten niet klopt.",
                "The resident says that something we know is not right.",
            ),
            source="AVG art. 16",
            asks=True,
        ),
        OwnKind.TAKE_AWAY: OwnKindTerm(
            label=Text("Haal dit weg", "Take this away"),
            meaning=Text(
                "De inwoner wil dat iets verdwijnt, of neemt een ja terug.",
                "The resident wants something gone, or takes back a yes.",
            ),
            source="AVG art. 7(3) and 17; Wmo 2015 art. 5.3.5",
            asks=True,
        ),
        OwnKind.COME_BACK: OwnKindTerm(
            label=Text("Ik wil toch contact", "I want contact after all"),
            meaning=Text(
                "De inwoner komt terug. Dat mag altijd.", "The resident comes back. That is always possible."
            ),
            source="Own choice of Bereik: the door stays open",
            asks=True,
        ),
        OwnKind.NEED_MET: OwnKindTerm(
            label=Text("Is gedaan wat u nodig had?", "Was done what you needed?"),
            meaning=Text(
                "Het eigen antwoord van de inwoner. Geen antwoord blijft geen antwoord.",
                "The resident's own answer. No answer stays no answer.",
            ),
            source=_SAID,
            answers=True,
        ),
        OwnKind.STILL_MET: OwnKindTerm(
            label=Text("Is het nu nog goed?", "Is it still good now?"),
            meaning=Text(
                "Een half jaar later, het eigen antwoord van de inwoner.",
                "Half a year later, the resident's own answer.",
            ),
            source=_SAID,
            answers=True,
        ),
    }
)
