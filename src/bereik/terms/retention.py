"""How long is something kept, from when, and who says so?

Where no law was found that sets a term, the house has a short default of its own and says so in the source.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.clocks import Period, Regime, Unit, legal_end
from bereik.terms.laws import Law
from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text

_HOUSE = f"house default, no legal term found; AVG art. 5(1)(e); {TO_BE_CONFIRMED}"


class Kept(StrEnum):
    WMO_FILE = "wmo_file"
    YOUTH_FILE = "youth_file"
    PARTICIPATION_FILE = "participation_file"
    WGS_FILE = "wgs_file"
    UNANSWERED_SIGNAL = "unanswered_signal"
    NEVER_MET = "never_met"
    AFTER_NO = "after_no"
    CONSULTATION = "consultation"
    DELIVERY = "delivery"
    HELD_FILE = "held_file"
    MESSAGE = "message"
    TRAIL = "trail"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionTerm(Term):
    law: Law | None
    period: Period
    starts: Text

    def ends(self, start: date) -> date:
        return legal_end(start, self.period)


RETENTION: Mapping[Kept, RetentionTerm] = MappingProxyType(
    {
        Kept.WMO_FILE: RetentionTerm(
            label=Text("Dossier onder de Wmo", "File under the Wmo"),
            meaning=Text(
                "Vijftien jaar na de laatste wijziging, of eerder op verzoek van de inwoner.",
                "Fifteen years after the last change, or sooner if the resident asks.",
            ),
            source="Wmo 2015 art. 5.3.4(1), 5.3.5, text in force on 1 July 2026",
            law=Law.WMO,
            period=Period(15, Unit.YEARS),
            starts=Text("De laatste wijziging.", "The last change."),
        ),
        Kept.YOUTH_FILE: RetentionTerm(
            label=Text("Dossier onder de Jeugdwet", "File under the Jeugdwet"),
            meaning=Text(
                "Twintig jaar na de laatste wijziging, of eerder op verzoek.",
                "Twenty years after the last change, or sooner on request.",
            ),
            source="Jeugdwet art. 7.3.8(3), 7.3.9, text in force on 1 January 2026",
            law=Law.JEUGDWET,
            period=Period(20, Unit.YEARS),
            starts=Text("De laatste wijziging in het dossier.", "The last change in the file."),
        ),
        Kept.PARTICIPATION_FILE: RetentionTerm(
            label=Text("Dossier onder de Participatiewet", "File under the Participatiewet"),
            meaning=Text("Tien jaar na het einde.", "Ten years after the end."),
            source=f"Selectielijst gemeenten 2020, as reported by practice; {TO_BE_CONFIRMED}",
            law=Law.PARTICIPATIEWET,
            period=Period(10, Unit.YEARS),
            starts=Text("Het einde van de hulp.", "The end of the help."),
        ),
        Kept.WGS_FILE: RetentionTerm(
            label=Text("Dossier onder de Wgs", "File under the Wgs"),
            meaning=Text("Vijf jaar na het einde van de hulp.", "Five years after the end of the help."),
            source=f"Wgs sets no term; {_HOUSE}",
            law=Law.WGS,
            period=Period(5, Unit.YEARS, Regime.AS_SAID),
            starts=Text("Het einde van de hulp.", "The end of the help."),
        ),
        Kept.UNANSWERED_SIGNAL: RetentionTerm(
            label=Text("Signaal zonder gesprek", "Signal without a conversation"),
            meaning=Text(
                "Zes maanden nadat het is afgerond. Daarna blijft er niets van over dan een telling.",
                "Six months after it was closed. After that nothing remains of it but a count.",
            ),
            source=f"Wgs art. 8b(2) (only what is needed for the offer) sets no term; {_HOUSE}",
            law=Law.WGS,
            period=Period(6, Unit.MONTHS, Regime.AS_SAID),
            starts=Text("De afronding.", "The closing."),
        ),
        Kept.NEVER_MET: RetentionTerm(
            label=Text("Wat nooit tot contact leidde", "What never led to contact"),
            meaning=Text(
                "Zes maanden na het laatste signaal. Een maand eerder ziet het team het: iemand probeert het nog een keer, of eindigt het met een reden van ons. Daarna blijven alleen de stappen zonder naam.",
                "Six months after the last signal. A month earlier the team sees it: somebody tries once more, or ends it with a reason of ours. After that only the nameless steps remain.",
            ),
            source=f"Wgs art. 8b(2) and Wmo 2015 art. 5.1.1 (only what is needed) set no term; {_HOUSE}",
            law=None,
            period=Period(6, Unit.MONTHS, Regime.AS_SAID),
            starts=Text("Het laatste signaal.", "The last signal."),
        ),
        Kept.AFTER_NO: RetentionTerm(
            label=Text("Wat er is na een duidelijk nee", "What there is after a clear no"),
            meaning=Text(
                "Een maand, als er nog geen hulp begonnen was. Zo lang kan de inwoner erop terugkomen. Daarna blijft alleen een merk zonder naam.",
                "A month, where no help had begun. So long the resident can come back on it. After that only a mark without a name remains.",
            ),
            source=f"AVG art. 17(1)(c), 21(1) and 12(3) (within a month); {TO_BE_CONFIRMED}",
            law=Law.AVG,
            period=Period(1, Unit.MONTHS, Regime.AS_SAID),
            starts=Text("Het nee.", "The no."),
        ),
        Kept.CONSULTATION: RetentionTerm(
            label=Text("Tekst van een vraag zonder naam", "Text of a question without a name"),
            meaning=Text(
                "Tot het antwoord, en hoogstens veertien dagen. Daarna blijven alleen de keuzes.",
                "Until the answer, and fourteen days at most. After that only the choices remain.",
            ),
            source=f"Own design of the four routes; {_HOUSE}",
            law=None,
            period=Period(14, Unit.DAYS, Regime.AS_SAID),
            starts=Text("De vraag.", "The question."),
        ),
        Kept.DELIVERY: RetentionTerm(
            label=Text("Levering zoals ontvangen", "Delivery as received"),
            meaning=Text(
                "Zes maanden, verzegeld, om een fout te kunnen herstellen.",
                "Six months, sealed, so that a mistake can be put right.",
            ),
            source=_HOUSE,
            law=None,
            period=Period(6, Unit.MONTHS, Regime.AS_SAID),
            starts=Text("Het inlezen.", "The reading in."),
        ),
        Kept.HELD_FILE: RetentionTerm(
            label=Text("Ingeleverd bestand, nog niet ingelezen", "File handed in, not taken in yet"),
            meaning=Text(
                "Verzegeld tot het besluit, en hoogstens een dag. Daarna gooit het nachtwerk het weg.",
                "Sealed until the decision, and a day at most. After that the night throws it away.",
            ),
            source=f"AVG art. 5(1)(c) and 32; {_HOUSE}",
            law=None,
            period=Period(1, Unit.DAYS, Regime.AS_SAID),
            starts=Text("Het inleveren.", "The handing in."),
        ),
        Kept.MESSAGE: RetentionTerm(
            label=Text("Verstuurd bericht", "Sent message"),
            meaning=Text("Een jaar na het versturen.", "One year after it was sent."),
            source=_HOUSE,
            law=None,
            period=Period(1, Unit.YEARS, Regime.AS_SAID),
            starts=Text("Het versturen.", "The sending."),
        ),
        Kept.TRAIL: RetentionTerm(
            label=Text("Spoor van wie keek", "Trail of who looked"),
            meaning=Text(
                "Vijf jaar, per maand. Van een vernietigde maand blijft het zegel over.",
                "Five years, by the month. Of a destroyed month the seal remains.",
            ),
            source=f"In line with NEN 7513 on logging in care; {_HOUSE}",
            law=Law.AVG,
            period=Period(5, Unit.YEARS, Regime.AS_SAID),
            starts=Text("Het einde van de maand.", "The end of the month."),
        ),
        Kept.LINK: RetentionTerm(
            label=Text("Verlopen link", "Expired link"),
            meaning=Text(
                "Drie maanden na de einddatum, om uit te kunnen leggen waarom hij niet meer werkt.",
                "Three months after the end date, so that we can explain why it no longer works.",
            ),
            source=_HOUSE,
            law=None,
            period=Period(3, Unit.MONTHS, Regime.AS_SAID),
            starts=Text("De einddatum van de link.", "The end date of the link."),
        ),
    }
)
