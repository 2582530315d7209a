"""Who passes on a signal, and does a law let them do so unasked?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text


class Sender(StrEnum):
    LANDLORD = "landlord"
    ENERGY = "energy"
    WATER = "water"
    HEALTH_INSURER = "health_insurer"
    MORTGAGE = "mortgage"
    CAK_INSURANCE = "cak_insurance"
    CAK_CONTRIBUTION = "cak_contribution"
    DUO = "duo"
    TAX = "tax"
    ALLOWANCES = "allowances"
    OTHER_CREDITOR = "other_creditor"
    SCHOOL = "school"
    CHILD_CARE = "child_care"
    YOUTH_HEALTH = "youth_health"
    GP = "gp"
    MENTAL_HEALTH = "mental_health"
    HOME_CARE = "home_care"
    WELFARE = "welfare"
    COMMUNITY = "community"
    EMPLOYER = "employer"
    POLICE = "police"
    NEIGHBOUR = "neighbour"
    FAMILY = "family"
    RESIDENT = "resident"
    OTHER_TEAM = "other_team"
    OURSELVES = "ourselves"


class Statute(StrEnum):
    """Does a law let this sender pass on arrears without asking the resident?"""

    NAMED = "named"
    PILOT = "pilot"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderTerm(Term):
    statute: Statute = Statute.NONE
    is_organisation: bool = True
    keeps_medical_secrets: bool = False


_NAMED = "Stb. 2020, 240 (Besluit gemeentelijke schuldhulpverlening), art. 2 and further; Wgs art. 3(1)(b)"
_PILOT = f"DDAS code; Wgs art. 10 (by ministerial regulation, designated municipalities, five years); {TO_BE_CONFIRMED}"
_PARTNER = f"Own design of the four routes; {TO_BE_CONFIRMED}"
_SECRECY = f"Medical secrecy, BW art. 7:457; guide on outreach care 2014; {TO_BE_CONFIRMED}"

SENDERS: Mapping[Sender, SenderTerm] = MappingProxyType(
    {
        Sender.LANDLORD: SenderTerm(
            label=Text("Verhuurder of woningcorporatie", "Landlord or housing association"),
            meaning=Text(
                "Geeft huurachterstand door volgens de wet. Andere zorgen alleen met instemming.",
                "Passes on rent arrears by law. Other worries only with agreement.",
            ),
            source=_NAMED,
            statute=Statute.NAMED,
        ),
        Sender.ENERGY: SenderTerm(
            label=Text("Energiebedrijf", "Energy company"),
            meaning=Text(
                "Geeft achterstand op stroom, gas of warmte door, en een einde van de levering.",
                "Passes on arrears for power, gas or heating, and an end of supply.",
            ),
            source=f"{_NAMED}; end of supply since 1 April 2023",
            statute=Statute.NAMED,
        ),
        Sender.WATER: SenderTerm(
            label=Text("Drinkwaterbedrijf", "Water company"),
            meaning=Text("Geeft achterstand op drinkwater door.", "Passes on arrears for drinking water."),
            source=_NAMED,
            statute=Statute.NAMED,
        ),
        Sender.HEALTH_INSURER: SenderTerm(
            label=Text("Zorgverzekeraar", "Health insurer"),
            meaning=Text(
                "Geeft achterstand op de zorgpremie door.", "Passes on arrears for the health premium."
            ),
            source=_NAMED,
            statute=Statute.NAMED,
        ),
        Sender.MORTGAGE: SenderTerm(
            label=Text("Hypotheekverstrekker", "Mortgage lender"),
            meaning=Text("Geeft achterstand op de hypotheek door.", "Passes on mortgage arrears."),
            source=_PILOT,
            statute=Statute.PILOT,
        ),
        Sender.CAK_INSURANCE: SenderTerm(
            label=Text("CAK, zorgverzekering", "CAK, health insurance"),
            meaning=Text(
                "De zorgpremie is meer dan zes maanden niet betaald en ging over naar het CAK.",
                "The health premium was unpaid for over six months and went to the CAK.",
            ),
            source=_PILOT,
            statute=Statute.PILOT,
        ),
        Sender.CAK_CONTRIBUTION: SenderTerm(
            label=Text("CAK, eigen bijdrage", "CAK, own contribution"),
            meaning=Text(
                "Achterstand op de eigen bijdrage voor Wmo of Wlz.",
                "Arrears on the own contribution for Wmo or Wlz.",
            ),
            source=_PILOT,
            statute=Statute.PILOT,
        ),
        Sender.DUO: SenderTerm(
            label=Text("DUO", "DUO"),
            meaning=Text("Achterstand op een studieschuld.", "Arrears on a student loan."),
            source=_PILOT,
            statute=Statute.PILOT,
        ),
        Sender.TAX: SenderTerm(
            label=Text("Belastingdienst", "Tax Administration"),
            meaning=Text("Belasting is na een aanmaning niet betaald.", "Tax was not paid after a demand."),
            source=_PILOT,
            statute=Statute.PILOT,
            proper_name=True,
        ),
        Sender.ALLOWANCES: SenderTerm(
            label=Text("Dienst Toeslagen", "Allowances Agency"),
            meaning=Text(
                "Te veel ontvangen toeslag is na een aanmaning niet terugbetaald.",
                "An allowance received in excess was not repaid after a demand.",
            ),
            source=_PILOT,
            statute=Statute.PILOT,
            proper_name=True,
        ),
        Sender.OTHER_CREDITOR: SenderTerm(
            label=Text("Andere schuldeiser", "Other creditor"),
            meaning=Text(
                "Een schuldeiser die in een proef is aangewezen.", "A creditor designated in a pilot."
            ),
            source=_PILOT,
            statute=Statute.PILOT,
        ),
        Sender.SCHOOL: SenderTerm(
            label=Text("School", "School"),
            meaning=Text(
                "Ziet een kind of ouder elke dag. Geeft door met instemming, of overlegt zonder naam.",
                "Sees a child or parent every day. Passes on with agreement, or consults without a name.",
            ),
            source=_PARTNER,
        ),
        Sender.CHILD_CARE: SenderTerm(
            label=Text("Kinderopvang", "Child care"),
            meaning=Text("Ziet jonge kinderen en hun ouders.", "Sees young children and their parents."),
            source=_PARTNER,
        ),
        Sender.YOUTH_HEALTH: SenderTerm(
            label=Text("Consultatiebureau of jeugdarts", "Child health clinic or youth doctor"),
            meaning=Text(
                "Ziet bijna elk kind. Heeft beroepsgeheim.", "Sees almost every child. Bound by secrecy."
            ),
            source=_SECRECY,
            keeps_medical_secrets=True,
        ),
        Sender.GP: SenderTerm(
            label=Text("Huisarts", "GP"),
            meaning=Text(
                "Kent de mensen in de wijk. Heeft beroepsgeheim.",
                "Knows the people in the neighbourhood. Bound by secrecy.",
            ),
            source=_SECRECY,
            keeps_medical_secrets=True,
        ),
        Sender.MENTAL_HEALTH: SenderTerm(
            label=Text("Geestelijke gezondheidszorg", "Mental health care"),
            meaning=Text("Behandelt iemand. Heeft beroepsgeheim.", "Treats somebody. Bound by secrecy."),
            source=_SECRECY,
            keeps_medical_secrets=True,
        ),
        Sender.HOME_CARE: SenderTerm(
            label=Text("Thuiszorg of wijkverpleging", "Home care or district nursing"),
            meaning=Text("Komt thuis. Heeft beroepsgeheim.", "Comes into the home. Bound by secrecy."),
            source=_SECRECY,
            keeps_medical_secrets=True,
        ),
        Sender.WELFARE: SenderTerm(
            label=Text("Welzijn of maatschappelijk werk", "Welfare or social work"),
            meaning=Text(
                "Is in de wijk en kent mensen bij naam.", "Is in the neighbourhood and knows people by name."
            ),
            source=_PARTNER,
        ),
        Sender.COMMUNITY: SenderTerm(
            label=Text(
                "Vereniging, kerk, moskee of vrijwilligers", "Association, church, mosque or volunteers"
            ),
            meaning=Text(
                "Een plek waar mensen komen en elkaar kennen.",
                "A place where people come and know each other.",
            ),
            source=_PARTNER,
        ),
        Sender.EMPLOYER: SenderTerm(
            label=Text("Werkgever", "Employer"),
            meaning=Text(
                "Ziet loonbeslag of zorgen op het werk.", "Sees attachment of earnings or worries at work."
            ),
            source=_PARTNER,
        ),
        Sender.POLICE: SenderTerm(
            label=Text("Politie of wijkagent", "Police or community officer"),
            meaning=Text(
                "Komt aan huis als er iets is. Handhaving krijgt hiervandaan niets terug.",
                "Comes to the home when something is up. Enforcement gets nothing back from here.",
            ),
            source=f"Wet politiegegevens; {TO_BE_CONFIRMED}",
        ),
        Sender.NEIGHBOUR: SenderTerm(
            label=Text("Buur of bekende", "Neighbour or acquaintance"),
            meaning=Text("Maakt zich zorgen om iemand in de buurt.", "Worries about somebody nearby."),
            source=_PARTNER,
            is_organisation=False,
        ),
        Sender.FAMILY: SenderTerm(
            label=Text("Familie of mantelzorger", "Family or informal carer"),
            meaning=Text("Zorgt voor iemand, of mist iemand.", "Cares for somebody, or misses somebody."),
            source=_PARTNER,
            is_organisation=False,
        ),
        Sender.RESIDENT: SenderTerm(
            label=Text("De inwoner zelf", "The resident"),
            meaning=Text("Vraagt zelf om hulp.", "Asks for help."),
            source="Wmo 2015 art. 2.3.2(1); Wgs art. 4(1)(a)",
            is_organisation=False,
        ),
        Sender.OTHER_TEAM: SenderTerm(
            label=Text("Een ander team van de gemeente", "Another team of the municipality"),
            meaning=Text(
                "Werkt onder een andere wet en vraagt het eerst aan de inwoner.",
                "Works under another law and asks the resident first.",
            ),
            source=f"Wmo 2015 art. 5.1.1(4); Wgs art. 8d; {TO_BE_CONFIRMED}",
        ),
        Sender.OURSELVES: SenderTerm(
            label=Text("Wij zagen het zelf", "We saw it ourselves"),
            meaning=Text(
                "Een professional zag het tijdens het eigen werk.",
                "A professional saw it in their own work.",
            ),
            source=f"Wmo 2015 art. 2.1.2(2)(c); Wgs art. 3(1); {TO_BE_CONFIRMED}",
        ),
    }
)
