"""Which five steps does the reporting code have, and for whom does it bind?

Besluit verplichte meldcode huiselijk geweld en kindermishandeling, art. 2, with the framework for weighing since 2019.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.senders import Sender
from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text


class ReportingStep(StrEnum):
    MAP = "map"
    CONSULT = "consult"
    TALK = "talk"
    WEIGH = "weigh"
    DECIDE = "decide"


_CODE = "Besluit verplichte meldcode huiselijk geweld en kindermishandeling (Stb. 2013, 324) art. 2"
_WEIGHING = f"{_CODE}, changed by Stb. 2017, 291 (framework for weighing, since 1 January 2019)"

REPORTING_STEPS: Mapping[ReportingStep, Term] = MappingProxyType(
    {
        ReportingStep.MAP: Term(
            label=Text("Schrijf op wat u ziet", "Write down what you see"),
            meaning=Text(
                "Alleen wat u zelf zag of hoorde, met de dag erbij. In uw eigen map, niet bij ons.",
                "Only what you saw or heard, with the day. In your own file, not with us.",
            ),
            source=_CODE,
        ),
        ReportingStep.CONSULT: Term(
            label=Text("Overleg met een collega", "Consult a colleague"),
            meaning=Text(
                "Praat met een collega of de aandachtsfunctionaris. Of vraag Veilig Thuis om advies, zonder naam.",
                "Talk with a colleague or the person for it in your organisation. Or ask Veilig Thuis for advice, without a name.",
            ),
            source=_CODE,
        ),
        ReportingStep.TALK: Term(
            label=Text("Praat met de persoon zelf", "Talk with the person"),
            meaning=Text(
                "Zeg wat u ziet, en luister. Is dat gevaarlijk voor iemand? Vraag eerst Veilig Thuis.",
                "Say what you see, and listen. Is that dangerous for somebody? Ask Veilig Thuis first.",
            ),
            source=_CODE,
        ),
        ReportingStep.WEIGH: Term(
            label=Text("Weeg of het veilig is", "Weigh whether it is safe"),
            meaning=Text(
                "Hoe ernstig is het, en hoe vaak? Gebruik het afwegingskader van uw beroep. Twijfelt u, vraag Veilig Thuis.",
                "How serious is it, and how often? Use your profession's framework. In doubt, ask Veilig Thuis.",
            ),
            source=_WEIGHING,
        ),
        ReportingStep.DECIDE: Term(
            label=Text("Beslis: melden, en hulp", "Decide: report, and help"),
            meaning=Text(
                "Moet u melden? Kunt u zelf ook helpen? Bij gevaar nu meldt u altijd bij Veilig Thuis.",
                "Must you report? Can you help as well? With danger now you always report to Veilig Thuis.",
            ),
            source=_WEIGHING,
        ),
    }
)

CODE_BINDS: Mapping[Sender, str] = MappingProxyType(
    {
        Sender.SCHOOL: "Wet op het primair onderwijs, voortgezet onderwijs, educatie en beroepsonderwijs: the reporting code; Leerplichtwet art. 16",
        Sender.CHILD_CARE: "Wet kinderopvang art. 1.51a",
        Sender.YOUTH_HEALTH: "Wet publieke gezondheid art. 15a; Jeugdwet art. 4.1.7",
        Sender.GP: "Wet kwaliteit, klachten en geschillen zorg art. 8; KNMG reporting code",
        Sender.MENTAL_HEALTH: "Wet kwaliteit, klachten en geschillen zorg art. 8",
        Sender.HOME_CARE: "Wet kwaliteit, klachten en geschillen zorg art. 8; Wmo 2015 art. 3.3",
        Sender.WELFARE: f"Wmo 2015 art. 3.3; {TO_BE_CONFIRMED}",
        Sender.OTHER_TEAM: f"Wmo 2015 art. 3.3; Jeugdwet art. 4.1.7; {TO_BE_CONFIRMED}",
        Sender.OURSELVES: f"Wmo 2015 art. 3.3; Jeugdwet art. 4.1.7; {TO_BE_CONFIRMED}",
    }
)
"""For which senders the code binds, and by which article. All others may always ask for advice, without a name too."""
