"""Which danger did a person name, and where does it go?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.hand_overs import HandOver
from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text


class Danger(StrEnum):
    EVICTION = "eviction"
    CUT_OFF = "cut_off"
    INSURANCE_ENDS = "insurance_ends"
    LIFE = "life"
    VIOLENCE = "violence"
    CHILD = "child"
    SUICIDE = "suicide"
    CONFUSED = "confused"
    NEGLECT = "neglect"
    NO_ROOF = "no_roof"


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerTerm(Term):
    """`threatening`: one of the threats of Wgs art. 4(2), which start the clock of three working days."""

    goes_to: HandOver
    threatening: bool = False


_THREAT = "Wgs art. 4(2)"
_WORRY = f"Own design of the four routes; {TO_BE_CONFIRMED}"

DANGERS: Mapping[Danger, DangerTerm] = MappingProxyType(
    {
        Danger.EVICTION: DangerTerm(
            label=Text("Dreigende ontruiming", "Eviction threatens"),
            meaning=Text("De inwoner moet het huis uit.", "The resident has to leave the home."),
            source=_THREAT,
            goes_to=HandOver.OWN_TEAM,
            threatening=True,
        ),
        Danger.CUT_OFF: DangerTerm(
            label=Text("Dreigende afsluiting", "Cut-off threatens"),
            meaning=Text(
                "Gas, stroom, warmte of water wordt afgesloten.",
                "Gas, electricity, heating or water will be cut off.",
            ),
            source=_THREAT,
            goes_to=HandOver.OWN_TEAM,
            threatening=True,
        ),
        Danger.INSURANCE_ENDS: DangerTerm(
            label=Text("Einde van de zorgverzekering", "End of health insurance"),
            meaning=Text("De zorgverzekering stopt.", "The health insurance ends."),
            source=_THREAT,
            goes_to=HandOver.OWN_TEAM,
            threatening=True,
        ),
        Danger.LIFE: DangerTerm(
            label=Text("Levensgevaar", "Danger to life"),
            meaning=Text("Iemand is nu in gevaar.", "Somebody is in danger now."),
            source=_WORRY,
            goes_to=HandOver.EMERGENCY,
        ),
        Danger.VIOLENCE: DangerTerm(
            label=Text("Geweld thuis", "Violence at home"),
            meaning=Text(
                "Er is geweld, of iemand is daar bang voor.", "There is violence, or somebody fears it."
            ),
            source=f"Wmo 2015 art. 4.1.1; {TO_BE_CONFIRMED}",
            goes_to=HandOver.VEILIG_THUIS,
        ),
        Danger.CHILD: DangerTerm(
            label=Text("Een kind is niet veilig", "A child is not safe"),
            meaning=Text(
                "Een kind wordt mishandeld of verwaarloosd, of dat vermoedt u.",
                "A child is abused or neglected, or you suspect so.",
            ),
            source=f"Wmo 2015 art. 4.1.1, 5.2.6; {TO_BE_CONFIRMED}",
            goes_to=HandOver.VEILIG_THUIS,
        ),
        Danger.SUICIDE: DangerTerm(
            label=Text("Gedachten aan zelfdoding", "Thoughts of suicide"),
            meaning=Text(
                "Iemand zegt niet meer te willen leven.", "Somebody says they no longer want to live."
            ),
            source=_WORRY,
            goes_to=HandOver.SUICIDE_PREVENTION,
        ),
        Danger.CONFUSED: DangerTerm(
            label=Text("Iemand is erg in de war", "Somebody is very confused"),
            meaning=Text(
                "Iemand is de greep kwijt. U maakt zich zorgen om die persoon of om anderen.",
                "Somebody has lost their grip. You worry about them or about others.",
            ),
            source=f"Wvggz art. 5:2; {TO_BE_CONFIRMED}",
            goes_to=HandOver.WORRY_LINE,
        ),
        Danger.NEGLECT: DangerTerm(
            label=Text("Iemand verwaarloost zichzelf", "Somebody neglects themselves"),
            meaning=Text(
                "Iemand eet of wast zich niet meer, of het huis is niet meer veilig.",
                "Somebody no longer eats or washes, or the home is no longer safe.",
            ),
            source=_WORRY,
            goes_to=HandOver.OUTREACH_CARE,
        ),
        Danger.NO_ROOF: DangerTerm(
            label=Text("Vannacht geen dak", "No roof tonight"),
            meaning=Text("Iemand heeft vannacht geen slaapplek.", "Somebody has nowhere to sleep tonight."),
            source="Wmo 2015 art. 2.3.3: at once",
            goes_to=HandOver.OWN_TEAM,
        ),
    }
)
