"""Which terms does the law set us, from when do they run, and what must have happened by then?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.clocks import Period, Regime, Unit, legal_end
from bereik.terms.laws import Law
from bereik.terms.term import Term
from bereik.terms.text import Text


class Clock(StrEnum):
    WGS_FIRST_TALK = "wgs_first_talk"
    WGS_SIGNAL_FIRST_TALK = "wgs_signal_first_talk"
    WGS_THREAT = "wgs_threat"
    WGS_DECISION = "wgs_decision"
    WMO_INQUIRY = "wmo_inquiry"
    WMO_PERSONAL_PLAN = "wmo_personal_plan"
    WMO_DECISION = "wmo_decision"
    WMO_DESTROY = "wmo_destroy"
    AVG_ANSWER = "avg_answer"
    AVG_TELL = "avg_tell"
    AWB_OBJECTION = "awb_objection"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTerm(Term):
    law: Law
    article: str
    period: Period
    starts: Text
    ours: bool = True

    def ends(self, start: date) -> date:
        """`ours`: the term binds us; otherwise it is the time a resident has."""
        return legal_end(start, self.period)


CLOCKS: Mapping[Clock, ClockTerm] = MappingProxyType(
    {
        Clock.WGS_FIRST_TALK: ClockTerm(
            label=Text("Eerste gesprek na een hulpvraag", "First conversation after a request"),
            meaning=Text(
                "Binnen vier weken is er een eerste gesprek waarin de hulpvraag wordt vastgesteld.",
                "Within four weeks there is a first conversation in which the request is established.",
            ),
            source="Wgs art. 4(1)(a), text in force on 1 July 2026",
            law=Law.WGS,
            article="4(1)(a)",
            period=Period(4, Unit.WEEKS),
            starts=Text(
                "De inwoner wendt zich tot de gemeente voor schuldhulp.",
                "The resident turns to the municipality for debt assistance.",
            ),
        ),
        Clock.WGS_SIGNAL_FIRST_TALK: ClockTerm(
            label=Text("Eerste gesprek na een signaal", "First conversation after a signal"),
            meaning=Text(
                "Binnen vier weken na het signaal is er een eerste gesprek, als de inwoner het aanbod aanneemt.",
                "Within four weeks of the signal there is a first conversation, if the resident accepts the offer.",
            ),
            source="Wgs art. 4(1)(b) with art. 3(1)(b), text in force on 1 July 2026",
            law=Law.WGS,
            article="4(1)(b)",
            period=Period(4, Unit.WEEKS),
            starts=Text(
                "De gemeente ontvangt het signaal, niet pas als de inwoner ja zegt.",
                "The municipality receives the signal, not only when the resident says yes.",
            ),
        ),
        Clock.WGS_THREAT: ClockTerm(
            label=Text("Eerste gesprek bij een bedreigende situatie", "First conversation under threat"),
            meaning=Text(
                "Bij dreigende ontruiming, afsluiting of einde van de zorgverzekering: een eerste gesprek binnen drie werkdagen.",
                "With eviction, cut-off or the end of health insurance threatening: a first conversation within three working days.",
            ),
            source="Wgs art. 4(2), text in force on 1 July 2026",
            law=Law.WGS,
            article="4(2)",
            period=Period(3, Unit.WORKING_DAYS),
            starts=Text(
                "De gemeente hoort van de bedreigende situatie.", "The municipality hears of the threat."
            ),
        ),
        Clock.WGS_DECISION: ClockTerm(
            label=Text("Besluit over schuldhulp", "Decision on debt assistance"),
            meaning=Text(
                "Een plan van aanpak of een weigering, op schrift. Hoogstens acht weken; de verordening kan korter zijn.",
                "A plan of approach or a refusal, in writing. Eight weeks at most; the ordinance may be shorter.",
            ),
            source="Wgs art. 4a(3), text in force on 1 July 2026",
            law=Law.WGS,
            article="4a(3)",
            period=Period(8, Unit.WEEKS),
            starts=Text("Het eerste gesprek is geweest.", "The first conversation has taken place."),
        ),
        Clock.WMO_INQUIRY: ClockTerm(
            label=Text("Onderzoek na een melding", "Inquiry after a report"),
            meaning=Text(
                "Zo snel mogelijk, uiterlijk binnen zes weken, onderzoekt de gemeente samen met de inwoner wat nodig is.",
                "As soon as possible, within six weeks at most, the municipality looks together with the resident at what is needed.",
            ),
            source="Wmo 2015 art. 2.3.2(1), text in force on 1 July 2026",
            law=Law.WMO,
            article="2.3.2(1)",
            period=Period(6, Unit.WEEKS),
            starts=Text(
                "De melding is gedaan, door of namens de inwoner.",
                "The report is made, by or on behalf of the resident.",
            ),
        ),
        Clock.WMO_PERSONAL_PLAN: ClockTerm(
            label=Text("Persoonlijk plan", "Personal plan"),
            meaning=Text(
                "De inwoner heeft zeven dagen om een eigen plan te geven. Wij vertellen dat het kan.",
                "The resident has seven days to hand in a plan of their own. We tell them that they can.",
            ),
            source="Wmo 2015 art. 2.3.2(2), text in force on 1 July 2026",
            law=Law.WMO,
            article="2.3.2(2)",
            period=Period(7, Unit.DAYS),
            starts=Text("De melding is gedaan.", "The report is made."),
            ours=False,
        ),
        Clock.WMO_DECISION: ClockTerm(
            label=Text("Besluit op een aanvraag", "Decision on an application"),
            meaning=Text(
                "Binnen twee weken na de aanvraag ligt er een besluit.",
                "Within two weeks of the application there is a decision.",
            ),
            source="Wmo 2015 art. 2.3.5(2), text in force on 1 July 2026",
            law=Law.WMO,
            article="2.3.5(2)",
            period=Period(2, Unit.WEEKS),
            starts=Text("De gemeente ontvangt de aanvraag.", "The municipality receives the application."),
        ),
        Clock.WMO_DESTROY: ClockTerm(
            label=Text("Vernietigen op verzoek", "Destroying on request"),
            meaning=Text(
                "Binnen drie maanden na een schriftelijk verzoek vernietigen wij de gegevens, tenzij iemand anders er groot belang bij heeft.",
                "Within three months of a written request we destroy the data, unless it matters greatly to somebody else.",
            ),
            source="Wmo 2015 art. 5.3.5(1), (2), text in force on 1 July 2026",
            law=Law.WMO,
            article="5.3.5(1)",
            period=Period(3, Unit.MONTHS),
            starts=Text("Het schriftelijke verzoek komt binnen.", "The written request comes in."),
        ),
        Clock.AVG_ANSWER: ClockTerm(
            label=Text("Antwoord aan de inwoner over gegevens", "Answer to the resident about data"),
            meaning=Text(
                "Binnen een maand hoort de inwoner wat wij met een verzoek doen. Twee maanden langer kan, als wij dat binnen die maand uitleggen.",
                "Within a month the resident hears what we do with a request. Two months more are possible, if we explain that within the month.",
            ),
            source="AVG art. 12(3); runs under Regulation (EEC, Euratom) 1182/71 art. 3",
            law=Law.AVG,
            article="12(3)",
            period=Period(1, Unit.MONTHS, Regime.EUROPEAN),
            starts=Text("Het verzoek komt binnen.", "The request comes in."),
        ),
        Clock.AVG_TELL: ClockTerm(
            label=Text("Vertellen dat wij gegevens kregen", "Telling that we received data"),
            meaning=Text(
                "Kregen wij gegevens van een ander? Dan hoort de inwoner dat binnen een maand, en uiterlijk bij het eerste contact.",
                "Did we get data from somebody else? Then the resident is told within a month, and at the first contact at the latest.",
            ),
            source="AVG art. 14(3)(a), (b); runs under Regulation (EEC, Euratom) 1182/71 art. 3",
            law=Law.AVG,
            article="14(3)",
            period=Period(1, Unit.MONTHS, Regime.EUROPEAN),
            starts=Text("Wij krijgen de gegevens.", "We obtain the data."),
        ),
        Clock.AWB_OBJECTION: ClockTerm(
            label=Text("Bezwaar maken", "Objecting"),
            meaning=Text(
                "De inwoner heeft zes weken om bezwaar te maken tegen een besluit.",
                "The resident has six weeks to object to a decision.",
            ),
            source="Awb art. 6:7 with 6:8(1)",
            law=Law.AWB,
            article="6:7",
            period=Period(6, Unit.WEEKS),
            starts=Text("Het besluit is bekendgemaakt.", "The decision is made known."),
            ours=False,
        ),
    }
)
