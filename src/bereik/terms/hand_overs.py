"""Where does a serious worry go at once, and by which number?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text


class HandOver(StrEnum):
    EMERGENCY = "emergency"
    VEILIG_THUIS = "veilig_thuis"
    SUICIDE_PREVENTION = "suicide_prevention"
    WORRY_LINE = "worry_line"
    OUTREACH_CARE = "outreach_care"
    OWN_TEAM = "own_team"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverTerm(Term):
    """`phone` is the national number; an empty one is filled in by the municipality."""

    phone: str
    law: str


HAND_OVERS: Mapping[HandOver, HandOverTerm] = MappingProxyType(
    {
        HandOver.EMERGENCY: HandOverTerm(
            label=Text("112", "112"),
            meaning=Text(
                "Er is nu gevaar voor iemands leven.", "Somebody's life is in danger at this moment."
            ),
            source=f"European emergency number; {TO_BE_CONFIRMED}",
            phone="112",
            law="Wetboek van Strafrecht art. 450 (duty to help)",
        ),
        HandOver.VEILIG_THUIS: HandOverTerm(
            label=Text("Veilig Thuis", "Veilig Thuis"),
            meaning=Text(
                "Er is geweld thuis, of een kind of oudere is niet veilig. Advies vragen kan zonder naam.",
                "There is violence at home, or a child or older person is not safe. Advice can be asked without a name.",
            ),
            source=f"Wmo 2015 art. 4.1.1, 5.2.6; Meldcode; {TO_BE_CONFIRMED}",
            phone="0800-2000",
            law="Wmo 2015 art. 5.2.6",
            proper_name=True,
        ),
        HandOver.SUICIDE_PREVENTION: HandOverTerm(
            label=Text("113 Zelfmoordpreventie", "113 Suicide Prevention"),
            meaning=Text("Iemand denkt aan zelfdoding.", "Somebody is thinking of suicide."),
            source=f"Wmo 2015, chapter 3a (remote listening and help); {TO_BE_CONFIRMED}",
            phone="113",
            law="Wmo 2015, chapter 3a",
        ),
        HandOver.WORRY_LINE: HandOverTerm(
            label=Text("Landelijk Meldpunt Zorgwekkend Gedrag", "National line for worrying behaviour"),
            meaning=Text(
                "Iemand is in de war of verwaarloost zichzelf, en het is niet meteen gevaarlijk.",
                "Somebody is confused or neglects themselves, and there is no danger at this moment.",
            ),
            source=f"Wvggz art. 5:2; {TO_BE_CONFIRMED}",
            phone="0800-1205",
            law="Wvggz art. 5:2",
            proper_name=True,
        ),
        HandOver.OUTREACH_CARE: HandOverTerm(
            label=Text("Bemoeizorg", "Outreach care"),
            meaning=Text(
                "Zorg die zelf contact zoekt, als het ernstig is en iemand geen hulp vraagt. In uiterste gevallen.",
                "Care that seeks contact itself, when it is serious and somebody does not ask. In extreme cases.",
            ),
            source=f"GGD GHOR, GGZ Nederland and KNMG guide on outreach care 2014; {TO_BE_CONFIRMED}",
            phone="",
            law="Wmo 2015 art. 2.2.3; Wet publieke gezondheid",
        ),
        HandOver.OWN_TEAM: HandOverTerm(
            label=Text("Ons eigen team", "Our own team"),
            meaning=Text(
                "Er dreigt ontruiming, afsluiting of het einde van de zorgverzekering. Wij gaan binnen drie werkdagen.",
                "Eviction, cut-off or the end of health insurance threatens. We go within three working days.",
            ),
            source="Wgs art. 4(2)",
            phone="",
            law="Wgs art. 4(2)",
        ),
    }
)
