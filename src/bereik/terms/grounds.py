"""On which ground may we seek contact with a resident?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.laws import Law
from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text


class Ground(StrEnum):
    ARREARS_SIGNAL = "arrears_signal"
    DEBT_REQUEST = "debt_request"
    WMO_REPORT = "wmo_report"
    YOUTH_REQUEST = "youth_request"
    INCOME_REQUEST = "income_request"
    AGREEMENT = "agreement"
    OWN_MOTION = "own_motion"
    HANDED_OVER = "handed_over"
    NO_PERSON_KNOWN = "no_person_known"
    WORRY_REPORT = "worry_report"
    PROACTIVE_NOTICE = "proactive_notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundTerm(Term):
    law: Law
    article: str


GROUNDS: Mapping[Ground, GroundTerm] = MappingProxyType(
    {
        Ground.ARREARS_SIGNAL: GroundTerm(
            label=Text("Signaal over een betalingsachterstand", "Signal about payment arrears"),
            meaning=Text(
                "Een schuldeiser die de wet noemt, gaf een achterstand door. De gemeente moet een aanbod doen.",
                "A creditor named by law passed on arrears. The municipality must make an offer.",
            ),
            source="Wgs art. 3(1)(b), 8b; Stb. 2020, 240",
            law=Law.WGS,
            article="3(1)(b)",
        ),
        Ground.DEBT_REQUEST: GroundTerm(
            label=Text("Vraag om schuldhulp", "Request for debt assistance"),
            meaning=Text(
                "De inwoner vroeg zelf om hulp bij schulden.", "The resident asked for help with debts."
            ),
            source="Wgs art. 3(1)(a), 4(1)(a)",
            law=Law.WGS,
            article="4(1)(a)",
        ),
        Ground.WMO_REPORT: GroundTerm(
            label=Text("Melding door of namens de inwoner", "Report by or on behalf of the resident"),
            meaning=Text(
                "De inwoner meldde een behoefte aan ondersteuning, of iemand deed dat namens de inwoner.",
                "The resident reported a need for support, or somebody did so on the resident's behalf.",
            ),
            source=f"Wmo 2015 art. 2.3.2(1); a report by a partner on somebody's behalf is {TO_BE_CONFIRMED}",
            law=Law.WMO,
            article="2.3.2(1)",
        ),
        Ground.YOUTH_REQUEST: GroundTerm(
            label=Text("Vraag om jeugdhulp", "Request for youth help"),
            meaning=Text("Een jongere of ouder vroeg om hulp.", "A young person or a parent asked for help."),
            source=f"Jeugdwet art. 2.3(1); {TO_BE_CONFIRMED}",
            law=Law.JEUGDWET,
            article="2.3(1)",
        ),
        Ground.INCOME_REQUEST: GroundTerm(
            label=Text("Vraag om bijstand of werk", "Request for assistance or work"),
            meaning=Text(
                "De inwoner vroeg om inkomen of hulp bij werk.",
                "The resident asked for income or help with work.",
            ),
            source=f"Participatiewet art. 7(1); {TO_BE_CONFIRMED}",
            law=Law.PARTICIPATIEWET,
            article="7(1)",
        ),
        Ground.AGREEMENT: GroundTerm(
            label=Text("De inwoner vindt het goed", "The resident agrees"),
            meaning=Text(
                "De inwoner weet het, vindt het goed en zag de tekst. Instemmen herstelt geen ontbrekende wet.",
                "The resident knows, agrees and saw the text. Agreeing does not mend a missing law.",
            ),
            source=f"Wmo 2015 art. 2.3.2(1); AVG art. 6(1)(e), 7; AP 2016 on consent in municipalities; {TO_BE_CONFIRMED}",
            law=Law.WMO,
            article="2.3.2(1)",
        ),
        Ground.OWN_MOTION: GroundTerm(
            label=Text("Wij zagen het zelf", "We saw it ourselves"),
            meaning=Text(
                "Een professional zag het tijdens het eigen werk, onder de eigen wet.",
                "A professional saw it in their own work, under their own law.",
            ),
            source=f"Wgs art. 3(1); Wmo 2015 art. 2.1.2(2)(c) (finding needs early); {TO_BE_CONFIRMED}",
            law=Law.WMO,
            article="2.1.2(2)(c)",
        ),
        Ground.HANDED_OVER: GroundTerm(
            label=Text("Overgedragen wegens gevaar", "Handed over because of danger"),
            meaning=Text(
                "Er was gevaar. Wij schreven alleen op dat het is overgedragen.",
                "There was danger. We wrote down only that it was handed over.",
            ),
            source=f"Wmo 2015 art. 4.1.1, 5.2.6; Wvggz art. 5:2; {TO_BE_CONFIRMED}",
            law=Law.WMO,
            article="5.2.6",
        ),
        Ground.NO_PERSON_KNOWN: GroundTerm(
            label=Text("Er is geen persoon bekend", "No person is known"),
            meaning=Text(
                "Een overleg zonder naam. Er is geen inwoner om contact mee te zoeken.",
                "A consultation without a name. There is no resident to seek contact with.",
            ),
            source="AVG recital 26",
            law=Law.AVG,
            article="recital 26",
        ),
        Ground.WORRY_REPORT: GroundTerm(
            label=Text("Melding van een zorg, volgens de Wams", "Report of a worry, under the Wams"),
            meaning=Text(
                "Iemand meldde een zorg bij het meldpunt. Dit wacht op een wet en staat uit.",
                "Somebody reported a worry to the line for it. This waits for a law and is switched off.",
            ),
            source=f"Kamerstukken 36295, bill art. 2.2.5; {TO_BE_CONFIRMED}",
            law=Law.WAMS,
            article="2.2.5",
        ),
        Ground.PROACTIVE_NOTICE: GroundTerm(
            label=Text("Bericht over een recht, uit eigen gegevens", "Notice of a right, from our own data"),
            meaning=Text(
                "De gemeente zag in de eigen gegevens dat iemand misschien recht heeft. Dit wacht op een wet en staat uit.",
                "The municipality saw in its own data that somebody may have a right. This waits for a law and is off.",
            ),
            source=f"Kamerstukken 36799; {TO_BE_CONFIRMED}",
            law=Law.PROACTIVE_SERVICE,
            article="bill",
        ),
    }
)
