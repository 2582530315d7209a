"""Which laws do we work under, since when, and which are not law yet?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text


class Law(StrEnum):
    WGS = "wgs"
    WMO = "wmo2015"
    JEUGDWET = "jeugdwet"
    PARTICIPATIEWET = "participatiewet"
    AVG = "avg"
    UAVG = "uavg"
    AWB = "awb"
    TERMS_ACT = "atw"
    WVGGZ = "wvggz"
    WAMS = "wams"
    PROACTIVE_SERVICE = "proactieve_dienstverlening"


@dataclass(frozen=True, slots=True, kw_only=True)
class LawTerm(Term):
    short: str
    number: str
    in_force_from: date | None
    in_force_until: date | None = None
    a_team_works_under_it: bool = False

    def in_force(self, day: date) -> bool:
        """A bill has no first day: what needs it stays switched off."""
        if self.in_force_from is None or day < self.in_force_from:
            return False
        return self.in_force_until is None or day <= self.in_force_until


LAWS: Mapping[Law, LawTerm] = MappingProxyType(
    {
        Law.WGS: LawTerm(
            label=Text("Wet gemeentelijke schuldhulpverlening", "Municipal Debt Assistance Act"),
            meaning=Text(
                "De gemeente helpt bij schulden, en doet een aanbod als schuldeisers een betalingsachterstand melden.",
                "The municipality helps with debts, and makes an offer when creditors report payment arrears.",
            ),
            source="Wgs, text in force on 1 July 2026; early signals (art. 3(1)(b)) since 1 January 2021",
            short="Wgs",
            number="BWBR0031331",
            in_force_from=date(2012, 7, 1),
            a_team_works_under_it=True,
            proper_name=True,
        ),
        Law.WMO: LawTerm(
            label=Text("Wet maatschappelijke ondersteuning 2015", "Social Support Act 2015"),
            meaning=Text(
                "De gemeente ondersteunt mensen om mee te doen en thuis te kunnen wonen, na een melding door of namens hen.",
                "The municipality supports people to take part and live at home, after a report by them or on their behalf.",
            ),
            source="Wmo 2015, text in force on 1 July 2026",
            short="Wmo",
            number="BWBR0035362",
            in_force_from=date(2015, 1, 1),
            a_team_works_under_it=True,
            proper_name=True,
        ),
        Law.JEUGDWET: LawTerm(
            label=Text("Jeugdwet", "Youth Act"),
            meaning=Text(
                "De gemeente zorgt voor hulp aan kinderen en gezinnen.",
                "The municipality sees to help for children and families.",
            ),
            source="Jeugdwet, text in force on 1 January 2026",
            short="Jeugdwet",
            number="BWBR0034925",
            in_force_from=date(2015, 1, 1),
            a_team_works_under_it=True,
            proper_name=True,
        ),
        Law.PARTICIPATIEWET: LawTerm(
            label=Text("Participatiewet", "Participation Act"),
            meaning=Text(
                "De gemeente zorgt voor bijstand en helpt mensen aan werk.",
                "The municipality provides social assistance and helps people into work.",
            ),
            source="Participatiewet; its present name since 1 January 2015",
            short="Participatiewet",
            number="BWBR0015703",
            in_force_from=date(2015, 1, 1),
            a_team_works_under_it=True,
            proper_name=True,
        ),
        Law.AVG: LawTerm(
            label=Text(
                "Algemene verordening gegevensbescherming", "General Data Protection Regulation (AVG)"
            ),
            meaning=Text(
                "Zegt wanneer iemands gegevens gebruikt mogen worden en welke rechten die persoon heeft.",
                "Says when somebody's data may be used, and which rights that person has.",
            ),
            source="Regulation (EU) 2016/679, applicable since 25 May 2018 (art. 99(2))",
            short="AVG",
            number="(EU) 2016/679",
            in_force_from=date(2018, 5, 25),
            proper_name=True,
        ),
        Law.UAVG: LawTerm(
            label=Text("Uitvoeringswet AVG", "GDPR Implementation Act"),
            meaning=Text(
                "Vult de AVG in voor Nederland, ook voor gezondheid en het burgerservicenummer.",
                "Completes the AVG for the Netherlands, also for health data and the citizen service number.",
            ),
            source="Uitvoeringswet Algemene verordening gegevensbescherming, in force since 25 May 2018",
            short="UAVG",
            number="BWBR0040940",
            in_force_from=date(2018, 5, 25),
            proper_name=True,
        ),
        Law.AWB: LawTerm(
            label=Text("Algemene wet bestuursrecht", "General Administrative Law Act"),
            meaning=Text(
                "De spelregels voor besluiten van de overheid en voor bezwaar daartegen.",
                "The rules of the game for decisions of government, and for objecting to them.",
            ),
            source="Algemene wet bestuursrecht, in force since 1 January 1994",
            short="Awb",
            number="BWBR0005537",
            in_force_from=date(1994, 1, 1),
            proper_name=True,
        ),
        Law.TERMS_ACT: LawTerm(
            label=Text("Algemene termijnenwet", "General Extension of Time Limits Act"),
            meaning=Text(
                "Zegt wat er gebeurt als een termijn in een weekend of op een feestdag eindigt.",
                "Says what happens when a term ends in a weekend or on a holiday.",
            ),
            source="Algemene termijnenwet, in force since 1 April 1965 (art. 7); text of 10 October 2010",
            short="Atw",
            number="BWBR0002448",
            in_force_from=date(1965, 4, 1),
            proper_name=True,
        ),
        Law.WVGGZ: LawTerm(
            label=Text("Wet verplichte geestelijke gezondheidszorg", "Compulsory Mental Healthcare Act"),
            meaning=Text(
                "Iedereen kan bij de gemeente melden dat iemand misschien verplichte zorg nodig heeft.",
                "Anybody can report to the municipality that somebody may need compulsory care.",
            ),
            source=f"Wvggz art. 5:2, in force since 1 January 2020; {TO_BE_CONFIRMED}",
            short="Wvggz",
            number="Stb. 2018, 37",
            in_force_from=date(2020, 1, 1),
            proper_name=True,
        ),
        Law.WAMS: LawTerm(
            label=Text(
                "Wet aanpak meervoudige problematiek sociaal domein",
                "Bill on the Approach to Multiple Problems (Wams)",
            ),
            meaning=Text(
                "Wetsvoorstel: gegevens delen over wetten heen en een meldpunt voor zorgen. Nog geen wet: staat uit.",
                "Bill: sharing data across laws, and a line for worries. Not law yet: switched off.",
            ),
            source=f"Kamerstukken 36295; declared controversial in September 2023, nothing later found; {TO_BE_CONFIRMED}",
            short="Wams",
            number="Kamerstukken 36295",
            in_force_from=None,
            proper_name=True,
        ),
        Law.PROACTIVE_SERVICE: LawTerm(
            label=Text("Wet proactieve dienstverlening SZW", "Bill on Proactive Service (SZW)"),
            meaning=Text(
                "Wetsvoorstel: gegevens gebruiken om mensen zelf te wijzen op hun recht. Nog geen wet: staat uit.",
                "Bill: using data to point people to their rights unasked. Not law yet: switched off.",
            ),
            source=f"Kamerstukken 36799; note after the report of 29 January 2026; {TO_BE_CONFIRMED}",
            short="Wet proactieve dienstverlening",
            number="Kamerstukken 36799",
            in_force_from=None,
            proper_name=True,
        ),
    }
)

TEAM_LAWS: tuple[Law, ...] = tuple(law for law, term in LAWS.items() if term.a_team_works_under_it)
