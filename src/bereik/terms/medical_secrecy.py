"""When may somebody bound by medical secrecy speak? Four options, each with what it asks of them."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text


class SecrecyOption(StrEnum):
    CONSENT = "consent"
    LEGAL_DUTY = "legal_duty"
    LEGAL_RIGHT = "legal_right"
    CONFLICT_OF_DUTIES = "conflict_of_duties"


_GUIDE = "GGD GHOR, GGZ Nederland and KNMG guide on data exchange in outreach care (2014)"

SECRECY_OPTIONS: Mapping[SecrecyOption, Term] = MappingProxyType(
    {
        SecrecyOption.CONSENT: Term(
            label=Text("De persoon zegt ja", "The person says yes"),
            meaning=Text(
                "Vraag het eerst, als dat veilig kan. Met een ja mag u spreken, over wat u samen afsprak.",
                "Ask first, if that is safe. With a yes you may speak, about what you agreed together.",
            ),
            source=f"BW art. 7:457(1); {_GUIDE}; {TO_BE_CONFIRMED}",
        ),
        SecrecyOption.LEGAL_DUTY: Term(
            label=Text("Een wet zegt dat u moet spreken", "A law says that you must speak"),
            meaning=Text(
                "Dat is zeldzaam. Bijvoorbeeld bij sommige besmettelijke ziektes. Melden van onveiligheid thuis is geen plicht in de wet.",
                "That is rare. For example with some infectious diseases. Reporting that home is unsafe is no duty in law.",
            ),
            source=f"BW art. 7:457(1); Wet publieke gezondheid art. 22; {_GUIDE}; {TO_BE_CONFIRMED}",
        ),
        SecrecyOption.LEGAL_RIGHT: Term(
            label=Text("Een wet zegt dat u mag spreken", "A law says that you may speak"),
            meaning=Text(
                "Veilig Thuis mag u bellen zonder toestemming, als dat nodig is om geweld te stoppen. Uw beroepsgeheim staat dat niet in de weg.",
                "You may call Veilig Thuis without consent, when that is needed to stop violence. Your secrecy does not stand in the way.",
            ),
            source=f"Wmo 2015 art. 5.2.6; Jeugdwet art. 7.3.11; {TO_BE_CONFIRMED}",
        ),
        SecrecyOption.CONFLICT_OF_DUTIES: Term(
            label=Text("Zwijgen brengt iemand in gevaar", "Silence puts somebody in danger"),
            meaning=Text(
                "Er is ernstig gevaar. U vroeg toestemming, of dat kon niet. Niets anders helpt. Vertel dan alleen wat nodig is, en schrijf op waarom.",
                "There is serious danger. You asked for consent, or could not. Nothing else helps. Then tell only what is needed, and write down why.",
            ),
            source=f"Wetboek van Strafrecht art. 40; {_GUIDE}; {TO_BE_CONFIRMED}",
        ),
    }
)
