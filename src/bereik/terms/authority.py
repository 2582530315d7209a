"""How old is somebody, and who may say yes for them?

Read in the Jeugdwet (text of 1 March 2014) and Burgerlijk Wetboek book 7: under 12 the parents who have authority or the
guardian, from 12 to 16 the young person and they as well, from 16 the young person. Both laws are about help itself;
that the same people may say yes to passing something on is for a privacy officer to confirm.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.clocks import Period, Regime, Unit
from bereik.terms.grounds import Ground
from bereik.terms.laws import Law
from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text


class Age(StrEnum):
    UNDER_12 = "under_12"
    FROM_12 = "from_12"
    FROM_16 = "from_16"
    ADULT = "adult"
    NOT_KNOWN = "not_known"


class SaysYes(StrEnum):
    """Whose yes it is. Two parents with authority are two: they may live apart, and each is asked."""

    SELF = "self"
    PARENT = "parent"
    OTHER_PARENT = "other_parent"
    ONLY_PARENT = "only_parent"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeTerm(Term):
    """Who is asked at this age, under which law we then go there, and what is read out to whoever says yes.

    `law` and `ground` are None where the age is not known: then nobody can say yes yet. `{house}` is the municipality.
    """

    asks_self: bool
    asks_parents: bool
    law: Law | None
    article: str
    ground: Ground | None
    read_out: Text


A_YES_HOLDS = Period(3, Unit.MONTHS, Regime.AS_SAID)
"""House default: after this the resident is asked again (AVG art. 7 sets no term)."""

_APPLIES = f"for passing something on: {TO_BE_CONFIRMED}"
_UAVG = "UAVG art. 5 (consent under 16)"

_TO_GROWN_UP = Text(
    "Mag ik aan {house} doorgeven: uw naam, hoe zij u bereiken, waar het over gaat en wat ik opschreef? Zij zoeken dan "
    "contact. U mag uw ja altijd terugnemen.",
    "May I pass on to {house}: your name, how they can reach you, what it is about and what I wrote down? They will then "
    "get in touch. You may always take back your yes.",
)
_TO_PARENTS = Text(
    "Mag ik aan {house} doorgeven: de naam van uw kind, hoe zij u bereiken, waar het over gaat en wat ik opschreef? Zij "
    "zoeken dan contact met u. U mag uw ja altijd terugnemen.",
    "May I pass on to {house}: your child's name, how they can reach you, what it is about and what I wrote down? They "
    "will then get in touch with you. You may always take back your yes.",
)
_TO_BOTH = Text(
    "Mag ik aan {house} doorgeven: de naam van de jongere, hoe zij jullie bereiken, waar het over gaat en wat ik "
    "opschreef? Zij zoeken dan contact met jullie. Jullie mogen dit ja altijd terugnemen.",
    "May I pass on to {house}: the young person's name, how they can reach you, what it is about and what I wrote down? "
    "They will then get in touch with you. Each of you may always take back this yes.",
)

AGES: Mapping[Age, AgeTerm] = MappingProxyType(
    {
        Age.UNDER_12: AgeTerm(
            label=Text("Jonger dan 12", "Under 12"),
            meaning=Text(
                "De ouders met gezag, of de voogd, zeggen ja. Het kind hoort het ook.",
                "The parents with authority, or the guardian, say yes. The child is told as well.",
            ),
            source=f"Jeugdwet art. 7.3.15(1); BW 7:465(1); {_UAVG}; {_APPLIES}",
            asks_self=False,
            asks_parents=True,
            law=Law.JEUGDWET,
            article="7.3.15(1)",
            ground=Ground.YOUTH_REQUEST,
            read_out=_TO_PARENTS,
        ),
        Age.FROM_12: AgeTerm(
            label=Text("12 tot 16", "12 to 16"),
            meaning=Text(
                "De jongere zegt ja, en de ouders met gezag, of de voogd, ook.",
                "The young person says yes, and so do the parents with authority, or the guardian.",
            ),
            source=f"Jeugdwet art. 7.3.4(2); BW 7:450(2); {_UAVG}; {_APPLIES}",
            asks_self=True,
            asks_parents=True,
            law=Law.JEUGDWET,
            article="7.3.4(2)",
            ground=Ground.YOUTH_REQUEST,
            read_out=_TO_BOTH,
        ),
        Age.FROM_16: AgeTerm(
            label=Text("16 of 17", "16 or 17"),
            meaning=Text("De jongere zegt zelf ja.", "The young person says yes, and nobody else."),
            source=f"Jeugdwet art. 7.3.5(1); BW 7:447(1); {_APPLIES}",
            asks_self=True,
            asks_parents=False,
            law=Law.JEUGDWET,
            article="7.3.5(1)",
            ground=Ground.YOUTH_REQUEST,
            read_out=_TO_GROWN_UP,
        ),
        Age.ADULT: AgeTerm(
            label=Text("18 of ouder", "18 or older"),
            meaning=Text("Deze persoon zegt zelf ja.", "This person says yes, and nobody else."),
            source=f"Wmo 2015 art. 2.3.2(1); {TO_BE_CONFIRMED}",
            asks_self=True,
            asks_parents=False,
            law=Law.WMO,
            article="2.3.2(1)",
            ground=Ground.WMO_REPORT,
            read_out=_TO_GROWN_UP,
        ),
        Age.NOT_KNOWN: AgeTerm(
            label=Text("Weet ik niet", "I do not know"),
            meaning=Text("Wij weten nog niet wie ja mag zeggen.", "We do not know yet who may say yes."),
            source="Own choice of Bereik: where it is not known who may say yes, nothing is passed on",
            asks_self=True,
            asks_parents=True,
            law=None,
            article="",
            ground=None,
            read_out=_TO_GROWN_UP,
        ),
    }
)

SAYS_YES: Mapping[SaysYes, Term] = MappingProxyType(
    {
        SaysYes.SELF: Term(
            label=Text("De jongere zelf", "The young person"),
            meaning=Text(
                "Wie het zelf aangaat, hoorde de tekst en zei ja.",
                "The person whom it is about heard the text and said yes.",
            ),
            source="Jeugdwet art. 7.3.4(1), 7.3.5(1); Wmo 2015 art. 2.3.2(1)",
        ),
        SaysYes.PARENT: Term(
            label=Text("Een ouder", "One parent"),
            meaning=Text(
                "Een van twee ouders met gezag zei ja.", "One of two parents with authority said yes."
            ),
            source="Jeugdwet art. 7.3.4(2), 7.3.15(1): the parents who have authority",
        ),
        SaysYes.OTHER_PARENT: Term(
            label=Text("De andere ouder", "The other parent"),
            meaning=Text(
                "De andere ouder met gezag zei ook ja, apart gevraagd als die apart woont.",
                "The other parent with authority said yes too, asked apart when living apart.",
            ),
            source="Jeugdwet art. 7.3.4(2), 7.3.15(1): the parents who have authority",
        ),
        SaysYes.ONLY_PARENT: Term(
            label=Text("De enige ouder of voogd met gezag", "The only parent or guardian with authority"),
            meaning=Text(
                "Er is één ouder of voogd met gezag, en die zei ja.",
                "There is one parent or guardian with authority, who said yes.",
            ),
            source="Jeugdwet art. 7.3.4(2), 7.3.15(1): or the guardian",
        ),
    }
)

CHILDREN = frozenset(age for age, term in AGES.items() if term.law is Law.JEUGDWET)
"""Under 18: these go by the Jeugdwet."""
