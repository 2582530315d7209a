"""Which functions do people have here, and which purposes may each of them open?"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.purposes import Purpose
from bereik.terms.term import Term
from bereik.terms.text import Text


class Function(StrEnum):
    PROFESSIONAL = "professional"
    TEAM_LEAD = "team_lead"
    DELIVERY_OFFICER = "delivery_officer"
    POLICY_OFFICER = "policy_officer"
    COUNCIL_MEMBER = "council_member"
    PRIVACY_OFFICER = "privacy_officer"
    HOUSEKEEPER = "housekeeper"
    EXPERIENCE_EXPERT = "experience_expert"


FUNCTIONS: Mapping[Function, Term] = MappingProxyType(
    {
        Function.PROFESSIONAL: Term(
            label=Text("Professional", "Professional"),
            meaning=Text(
                "Gaat naar inwoners toe, luistert en helpt. Werkt in een team onder één wet.",
                "Goes to residents, listens and helps. Works in a team under one law.",
            ),
            source="SCP 2024, Zien, luisteren en helpen",
        ),
        Function.TEAM_LEAD: Term(
            label=Text("Teamleider", "Team lead"),
            meaning=Text(
                "Verdeelt het werk en bewaakt de ruimte van het team. Ziet datums en aantallen.",
                "Shares out the work and guards the room the team has. Sees dates and counts.",
            ),
            source="SCP 2024, Zien, luisteren en helpen",
        ),
        Function.DELIVERY_OFFICER: Term(
            label=Text("Medewerker leveringen", "Delivery officer"),
            meaning=Text(
                "Leest leveringen met betalingsachterstanden in en zet de opgave aan het CBS klaar.",
                "Reads in deliveries of payment arrears and prepares the return to Statistics Netherlands.",
            ),
            source="Wgs art. 3; DDAS-Vroegsignalering",
        ),
        Function.POLICY_OFFICER: Term(
            label=Text("Beleidsmedewerker", "Policy officer"),
            meaning=Text(
                "Kijkt waar wij mensen verliezen en wat wij daaraan veranderen. Ziet alleen beschermde cijfers.",
                "Looks where we lose people and what we change about it. Sees protected figures only.",
            ),
            source="SCP 2024, Zien, luisteren en helpen",
        ),
        Function.COUNCIL_MEMBER: Term(
            label=Text("Lid van de adviesraad", "Member of the advisory council"),
            meaning=Text(
                "Adviseert de gemeente over het sociaal domein. Ziet alleen beschermde cijfers.",
                "Advises the municipality on the social domain. Sees protected figures only.",
            ),
            source="Wmo 2015 art. 2.1.3(3); Participatiewet art. 47",
        ),
        Function.PRIVACY_OFFICER: Term(
            label=Text("Privacyfunctionaris", "Privacy officer"),
            meaning=Text(
                "Kijkt na wie waarom keek en beantwoordt vragen van inwoners over hun gegevens.",
                "Reviews who looked and why, and answers residents' questions about their data.",
            ),
            source="AVG art. 37-39",
        ),
        Function.HOUSEKEEPER: Term(
            label=Text("Functioneel beheerder", "Housekeeper"),
            meaning=Text(
                "Beheert accounts, links en partners. Ziet geen gegevens van inwoners.",
                "Looks after accounts, links and partners. Sees no data about residents.",
            ),
            source="BIO2",
        ),
        Function.EXPERIENCE_EXPERT: Term(
            label=Text("Ervaringsdeskundige", "Expert by experience"),
            meaning=Text(
                "Kent het van binnenuit en denkt mee over cijfers, brieven en regels, met een echte stem.",
                "Knows it from within and has a real say about figures, letters and rules.",
            ),
            source="SCP 2024, Zien, luisteren en helpen; Straat Consulaat",
        ),
    }
)

EVERYBODY_WITH_AN_ACCOUNT: frozenset[Purpose] = frozenset(
    {Purpose.PUBLIC, Purpose.ACCOUNT, Purpose.PUBLISHED}
)

# A neighbour who phones, or what a professional sees in the street, is a signal too: hence SIGNALLING there.
_ALSO: dict[Function, set[Purpose]] = {
    Function.PROFESSIONAL: {
        Purpose.SIGNALLING,
        Purpose.OUTREACH,
        Purpose.HELPING,
        Purpose.REASONED_LOOK,
    },
    Function.TEAM_LEAD: {Purpose.LEADING, Purpose.REASONED_LOOK},
    Function.DELIVERY_OFFICER: {Purpose.DELIVERY},
    Function.POLICY_OFFICER: set(),
    Function.COUNCIL_MEMBER: set(),
    Function.PRIVACY_OFFICER: {Purpose.PRIVACY},
    Function.HOUSEKEEPER: {Purpose.HOUSEKEEPING},
    Function.EXPERIENCE_EXPERT: set(),
}

PURPOSES_OF: Mapping[Function, frozenset[Purpose]] = MappingProxyType(
    {function: EVERYBODY_WITH_AN_ACCOUNT | also for function, also in _ALSO.items()}
)
