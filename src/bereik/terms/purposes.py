"""What for may somebody open something in this house?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text


class Purpose(StrEnum):
    PUBLIC = "public"
    ACCOUNT = "account"
    HOUSEKEEPING = "housekeeping"
    PUBLISHED = "published"
    SIGNALLING = "signalling"
    RECOGNITION = "recognition"
    OUTREACH = "outreach"
    HELPING = "helping"
    LEADING = "leading"
    REASONED_LOOK = "reasoned_look"
    OWN = "own"
    DELIVERY = "delivery"
    PRIVACY = "privacy"
    UPKEEP = "upkeep"
    MESSAGING = "messaging"


class Opener(StrEnum):
    """Who can open a purpose: anybody, a person with a function, a link, or only the house itself."""

    ANYONE = "anyone"
    PERSON = "person"
    LINK = "link"
    HOUSE = "house"


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeTerm(Term):
    legal_ground: str
    reads_guarded_rows: bool
    opened_by: frozenset[Opener]
    needs_written_reason: bool = False


PURPOSES: Mapping[Purpose, PurposeTerm] = MappingProxyType(
    {
        Purpose.PUBLIC: PurposeTerm(
            label=Text("Openbaar", "Public"),
            meaning=Text(
                "Een pagina voor iedereen. Er staat niets op over een inwoner.",
                "A page for everybody. It holds nothing about a resident.",
            ),
            legal_ground="No personal data is processed",
            source="Own choice of Bereik",
            reads_guarded_rows=False,
            opened_by=frozenset({Opener.ANYONE}),
        ),
        Purpose.ACCOUNT: PurposeTerm(
            label=Text("Eigen account", "Own account"),
            meaning=Text(
                "Iemand regelt het eigen account: inloggen, wachtwoord, tweede stap, waar ben ik ingelogd.",
                "Somebody looks after their own account: signing in, password, second factor, where am I signed in.",
            ),
            legal_ground="AVG art. 6(1)(e) with art. 32 (security of processing)",
            source="AVG art. 32; BIO2",
            reads_guarded_rows=False,
            opened_by=frozenset({Opener.ANYONE, Opener.PERSON}),
        ),
        Purpose.HOUSEKEEPING: PurposeTerm(
            label=Text("Beheer", "Housekeeping"),
            meaning=Text(
                "Accounts, links en partners beheren en zien welk werk gedraaid heeft. Zonder gegevens van inwoners.",
                "Looking after accounts, links and partners, and seeing which work ran. Without data about residents.",
            ),
            legal_ground="AVG art. 6(1)(e) with art. 32 (security of processing)",
            source="AVG art. 32; BIO2",
            reads_guarded_rows=False,
            opened_by=frozenset({Opener.PERSON}),
        ),
        Purpose.PUBLISHED: PurposeTerm(
            label=Text("Gepubliceerde cijfers", "Published figures"),
            meaning=Text(
                "Cijfers lezen over ons bereik, zo beschermd dat niemand erin te herkennen is.",
                "Reading figures about our reach, protected so that nobody can be recognised in them.",
            ),
            legal_ground="AVG recital 26: anonymous figures, no personal data",
            source="Own choice of Bereik",
            reads_guarded_rows=False,
            opened_by=frozenset({Opener.PERSON}),
        ),
        Purpose.SIGNALLING: PurposeTerm(
            label=Text("Signaal doorgeven", "Passing on a signal"),
            meaning=Text(
                "Een partner geeft een signaal door, of leest terug wat er met het eigen signaal gebeurt.",
                "A partner passes on a signal, or reads what became of their own signal.",
            ),
            legal_ground="Depends on the route: Wgs art. 3(1)(b); Wmo 2015 art. 2.3.2(1) with the resident's agreement",
            source=f"Wgs art. 3; Wmo 2015 art. 2.3.2; {TO_BE_CONFIRMED}",
            reads_guarded_rows=True,
            opened_by=frozenset({Opener.PERSON, Opener.LINK}),
        ),
        Purpose.RECOGNITION: PurposeTerm(
            label=Text("Inwoner herkennen", "Recognising a resident"),
            meaning=Text(
                "Het huis zelf kijkt of een inwoner al bekend is, of voegt de inwoner toe. Niets daarvan gaat terug naar de afzender.",
                "The house itself looks whether a resident is known already, or adds the resident. None of it goes back to the sender.",
            ),
            legal_ground="AVG art. 5(1)(d) (accuracy), under the ground of the signal that came in",
            source="Own choice of Bereik: an access inside an access",
            reads_guarded_rows=True,
            opened_by=frozenset({Opener.HOUSE}),
        ),
        Purpose.OUTREACH: PurposeTerm(
            label=Text("Erop af", "Going out to people"),
            meaning=Text(
                "Het team ziet wie er wacht: reden, datum, buurt en termijn. Wie het is, ziet alleen degene die het oppakt.",
                "The team sees who waits: reason, date, area and clock. Who it is, only the one who takes it on can see.",
            ),
            legal_ground="The law of the team: Wgs art. 3 and 4, Wmo 2015 art. 2.3.2, Jeugdwet art. 2.3 or Participatiewet art. 7",
            source=f"Wgs art. 3, 4; Wmo 2015 art. 2.3.2; {TO_BE_CONFIRMED}",
            reads_guarded_rows=True,
            opened_by=frozenset({Opener.PERSON}),
        ),
        Purpose.HELPING: PurposeTerm(
            label=Text("Helpen", "Helping"),
            meaning=Text(
                "De vertrouwde professional, de tweede persoon of een vervanger op afgesproken dagen werkt met de inwoner.",
                "The trusted professional, the second person, or a stand-in on named days works with the resident.",
            ),
            legal_ground="The law the journey came in under, or the resident's explicit consent for another law",
            source=f"Wmo 2015 art. 5.1.1; Wgs art. 4; {TO_BE_CONFIRMED}",
            reads_guarded_rows=True,
            opened_by=frozenset({Opener.PERSON}),
        ),
        Purpose.LEADING: PurposeTerm(
            label=Text("Team leiden", "Leading a team"),
            meaning=Text(
                "De teamleider ziet datums en aantallen, om het werk te verdelen. Geen namen en geen verhalen.",
                "The team lead sees dates and counts, to share out the work. No names and no stories.",
            ),
            legal_ground="The law of the team, with AVG art. 5(1)(c) (data minimisation)",
            source="AVG art. 5(1)(c)",
            reads_guarded_rows=True,
            opened_by=frozenset({Opener.PERSON}),
        ),
        Purpose.REASONED_LOOK: PurposeTerm(
            label=Text("Inzien met een reden", "A look with a reason"),
            meaning=Text(
                "Iemand anders opent een dossier en schrijft op waarom. De vertrouwde professional hoort het en het wordt nagekeken.",
                "Somebody else opens a file and writes down why. The trusted professional is told, and it is reviewed.",
            ),
            legal_ground="The law of the journey, for a reason that is written down and reviewed (AVG art. 5(2))",
            source=f"AVG art. 5(2), 32; {TO_BE_CONFIRMED}",
            reads_guarded_rows=True,
            opened_by=frozenset({Opener.PERSON}),
            needs_written_reason=True,
        ),
        Purpose.OWN: PurposeTerm(
            label=Text("Eigen gegevens", "Own data"),
            meaning=Text(
                "De inwoner ziet de eigen afspraken, de eigen gegevens en wie ze bekeken heeft.",
                "The resident sees their own promises, their own data, and who looked at them.",
            ),
            legal_ground="AVG art. 12 and 15; Wmo 2015 art. 5.3.2",
            source="AVG art. 15; Wmo 2015 art. 5.3.2",
            reads_guarded_rows=True,
            opened_by=frozenset({Opener.LINK}),
        ),
        Purpose.DELIVERY: PurposeTerm(
            label=Text("Leveringen", "Deliveries"),
            meaning=Text(
                "Leveringen met betalingsachterstanden inlezen, en de wettelijke opgave aan het CBS klaarzetten.",
                "Reading in deliveries of payment arrears, and preparing the return to Statistics Netherlands.",
            ),
            legal_ground="Wgs art. 3(1)(b); Besluit gemeentelijke schuldhulpverlening (Stb. 2020, 240)",
            source=f"Wgs art. 3; Stb. 2020, 240; {TO_BE_CONFIRMED}",
            reads_guarded_rows=True,
            opened_by=frozenset({Opener.PERSON}),
        ),
        Purpose.PRIVACY: PurposeTerm(
            label=Text("Toezicht op privacy", "Privacy oversight"),
            meaning=Text(
                "De privacyfunctionaris kijkt na wie waarom keek, en doet onderzoek als daar reden voor is.",
                "The privacy officer reviews who looked and why, and inquires where there is reason to.",
            ),
            legal_ground="AVG art. 5(2), 32 and 39",
            source="AVG art. 5(2), 32, 39",
            reads_guarded_rows=True,
            opened_by=frozenset({Opener.PERSON}),
        ),
        Purpose.UPKEEP: PurposeTerm(
            label=Text("Onderhoud", "Upkeep"),
            meaning=Text(
                "Het nachtelijke werk van het huis zelf: cijfers maken, verzegelen, vernietigen wat te oud is.",
                "The nightly work of the house itself: making figures, sealing, destroying what is past its term.",
            ),
            legal_ground="AVG art. 5(1)(e) (storage limitation), 5(2) and 32",
            source="AVG art. 5, 32",
            reads_guarded_rows=True,
            opened_by=frozenset({Opener.HOUSE}),
        ),
        Purpose.MESSAGING: PurposeTerm(
            label=Text("Berichten versturen", "Sending messages"),
            meaning=Text(
                "Het huis verstuurt wat klaarstaat: dat er nieuws is en wie te bellen. Nooit waarover het gaat.",
                "The house sends what is due: that there is news and whom to call. Never what it is about.",
            ),
            legal_ground="The ground of the journey that the message belongs to",
            source="Own choice of Bereik; AVG art. 5(1)(c)",
            reads_guarded_rows=True,
            opened_by=frozenset({Opener.HOUSE}),
        ),
    }
)

LINK_PURPOSES: frozenset[Purpose] = frozenset(
    purpose for purpose, term in PURPOSES.items() if Opener.LINK in term.opened_by
)
HOUSE_PURPOSES: frozenset[Purpose] = frozenset(
    purpose for purpose, term in PURPOSES.items() if Opener.HOUSE in term.opened_by
)
GUARDED_PURPOSES: frozenset[Purpose] = frozenset(
    purpose for purpose, term in PURPOSES.items() if term.reads_guarded_rows
)
