"""What does somebody choose who asks us without a name, what can an adviser answer, and what does it end in?

All of it is a choice from a list, so that a question holds nothing by which a resident can be recognised.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.clocks import Period, Regime, Unit
from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text


class Since(StrEnum):
    """How long is it going on?"""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    UNKNOWN = "unknown"


class Asked(StrEnum):
    """What did the sender say to the person until now?"""

    NOTHING = "nothing"
    HINTED = "hinted"
    SAID_NO = "said_no"
    NOT_NOW = "not_now"
    CANNOT = "cannot"


class Wants(StrEnum):
    """What would the sender like to know?"""

    HOW_TO_ASK = "how_to_ask"
    WHAT_HELP = "what_help"
    HOW_SERIOUS = "how_serious"
    WHAT_MAY_I = "what_may_i"
    SOMETHING_ELSE = "something_else"


class EndsIn(StrEnum):
    """What does an answer end in? Always in something that helps."""

    ADVICE = "advice"
    CARD = "card"
    CALL = "call"


_OWN = f"Own design of the four routes: choices only; AVG art. 5(1)(c); {TO_BE_CONFIRMED}"

ANSWER_WITHIN = Period(3, Unit.WORKING_DAYS)
"""By when we answer. House default, no legal term found: the later the date, the more doubt (OPaZ 2019)."""

CALL_FROM, CALL_UNTIL = 8, 18
"""Between which hours we call together. House default; no hour in it is taken away when the clock changes."""

CALL_WITHIN = Period(14, Unit.DAYS, Regime.AS_SAID)
"""How far ahead a call together may lie: as long as a question is kept at most (`terms.retention`)."""

CARD_WORKS = Period(3, Unit.MONTHS, Regime.AS_SAID)
"""So long the code on a card leads to the choices. House default, no legal term found."""

SINCE: Mapping[Since, Term] = MappingProxyType(
    {
        Since.DAYS: Term(
            label=Text("Een paar dagen", "A few days"),
            meaning=Text("Het begon pas.", "It began only just now."),
            source=_OWN,
        ),
        Since.WEEKS: Term(
            label=Text("Een paar weken", "A few weeks"),
            meaning=Text("Het duurt langer dan een week.", "It has gone on for more than a week."),
            source=_OWN,
        ),
        Since.MONTHS: Term(
            label=Text("Een paar maanden", "A few months"),
            meaning=Text("Het duurt langer dan een maand.", "It has gone on for more than a month."),
            source=_OWN,
        ),
        Since.YEARS: Term(
            label=Text("Langer dan een jaar", "More than a year"),
            meaning=Text("Het gaat al heel lang zo.", "It has been like this for very long."),
            source=_OWN,
        ),
        Since.UNKNOWN: Term(
            label=Text("Dat weet ik niet", "I do not know"),
            meaning=Text("Dat is ook een antwoord.", "That is an answer too."),
            source=_OWN,
        ),
    }
)

ASKED: Mapping[Asked, Term] = MappingProxyType(
    {
        Asked.NOTHING: Term(
            label=Text("Nog niets", "Nothing yet"),
            meaning=Text("De persoon weet nog van niets.", "The person knows nothing yet."),
            source=_OWN,
        ),
        Asked.HINTED: Term(
            label=Text("Ik noemde het voorzichtig", "I mentioned it with care"),
            meaning=Text(
                "Het is genoemd. Hulp is nog niet gevraagd.",
                "It was mentioned. Nothing was asked about help.",
            ),
            source=_OWN,
        ),
        Asked.SAID_NO: Term(
            label=Text("Ik vroeg het. De persoon zei nee.", "I asked. The person said no."),
            meaning=Text("Een nee is een nee, en geen eindpunt.", "A no is a no, and not an end."),
            source=_OWN,
        ),
        Asked.NOT_NOW: Term(
            label=Text("Ik vroeg het. Nu nog niet.", "I asked. Not now."),
            meaning=Text("De deur staat op een kier.", "The door is ajar."),
            source=_OWN,
        ),
        Asked.CANNOT: Term(
            label=Text("Ik kan het niet vragen", "I cannot ask"),
            meaning=Text(
                "De persoon is er niet, of vragen lijkt niet veilig.",
                "The person is not there, or asking does not seem safe.",
            ),
            source=_OWN,
        ),
    }
)

WANTS: Mapping[Wants, Term] = MappingProxyType(
    {
        Wants.HOW_TO_ASK: Term(
            label=Text("Hoe ik het kan vragen", "How I can ask"),
            meaning=Text("Woorden om het gesprek te beginnen.", "Words to begin the talk with."),
            source=_OWN,
        ),
        Wants.WHAT_HELP: Term(
            label=Text("Welke hulp er is", "Which help there is"),
            meaning=Text("Wat wij en anderen kunnen doen.", "What we and others can do."),
            source=_OWN,
        ),
        Wants.HOW_SERIOUS: Term(
            label=Text("Of mijn zorg terecht is", "Whether my worry is right"),
            meaning=Text("Samen kijken wat u ziet.", "Looking together at what you see."),
            source=_OWN,
        ),
        Wants.WHAT_MAY_I: Term(
            label=Text("Wat ik mag doorgeven", "What I may pass on"),
            meaning=Text("Wat de regels u laten doen.", "What the rules let you do."),
            source=_OWN,
        ),
        Wants.SOMETHING_ELSE: Term(
            label=Text("Iets anders", "Something else"),
            meaning=Text("Schrijf het erbij, zonder naam.", "Write it down, without a name."),
            source=_OWN,
        ),
    }
)

ENDS_IN: Mapping[EndsIn, Term] = MappingProxyType(
    {
        EndsIn.ADVICE: Term(
            label=Text("Raad", "Advice"),
            meaning=Text("De partner kan zelf verder.", "The partner can go on by themselves."),
            source=_OWN,
        ),
        EndsIn.CARD: Term(
            label=Text("Een kaart met een code", "A card with a code"),
            meaning=Text(
                "De partner geeft een kaart. De inwoner komt zelf, wanneer die wil.",
                "The partner gives a card. The resident comes by themselves, when they want to.",
            ),
            source=_OWN,
        ),
        EndsIn.CALL: Term(
            label=Text("Samen bellen", "A call together"),
            meaning=Text(
                "Wij bellen op een afgesproken dag en uur. Ook dan noemt niemand een naam.",
                "We call on a day and hour we agree on. Then too nobody gives a name.",
            ),
            source=_OWN,
        ),
    }
)
