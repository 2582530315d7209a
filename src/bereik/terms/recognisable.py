"""By which words in a text can somebody be recognised, and what can one write instead?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import TO_BE_CONFIRMED, Term
from bereik.terms.text import Text


class Recognisable(StrEnum):
    NAME = "name"
    CAPITAL = "capital"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    POSTCODE = "postcode"
    PLACE = "place"
    ORGANISATION = "organisation"
    DATE = "date"
    PHONE = "phone"
    NUMBER = "number"
    ACCOUNT = "account"
    PLATE = "plate"
    EMAIL = "email"
    WEB = "web"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisableTerm(Term):
    """`instead` is what to write; `may_stay`: whoever writes it may say that it names nobody and no place."""

    instead: Text
    may_stay: bool = False


_SOURCE = f"AVG art. 4(1): identifiable by a name, a number, a place; recital 26; {TO_BE_CONFIRMED}"

RECOGNISABLE: Mapping[Recognisable, RecognisableTerm] = MappingProxyType(
    {
        Recognisable.NAME: RecognisableTerm(
            label=Text("een naam", "a name"),
            meaning=Text("Een voornaam of achternaam.", "A first name or a surname."),
            instead=Text("Schrijf: deze persoon, zij, hij.", "Write: this person, she, he."),
            source=_SOURCE,
        ),
        Recognisable.CAPITAL: RecognisableTerm(
            label=Text("misschien een naam of plaats", "perhaps a name or a place"),
            meaning=Text(
                "Een woord met een hoofdletter dat wij niet kennen.",
                "A word with a capital that we do not know.",
            ),
            instead=Text(
                "Haal het weg, of tik hieronder aan dat het dat niet is.",
                "Take it out, or tick below that it is not.",
            ),
            source=_SOURCE,
            may_stay=True,
        ),
        Recognisable.STREET: RecognisableTerm(
            label=Text("een straat", "a street"),
            meaning=Text("De naam van een straat, plein of weg.", "The name of a street, square or road."),
            instead=Text("Schrijf: in de buurt, bij het huis.", "Write: nearby, at the house."),
            source=_SOURCE,
        ),
        Recognisable.HOUSE_NUMBER: RecognisableTerm(
            label=Text("een huisnummer", "a house number"),
            meaning=Text("Het nummer van een huis of kamer.", "The number of a house or a room."),
            instead=Text("Haal het nummer weg.", "Take the number out."),
            source=_SOURCE,
        ),
        Recognisable.POSTCODE: RecognisableTerm(
            label=Text("een postcode", "a postcode"),
            meaning=Text("Vier cijfers en twee letters.", "Four digits and two letters."),
            instead=Text("Haal de postcode weg.", "Take the postcode out."),
            source=_SOURCE,
        ),
        Recognisable.PLACE: RecognisableTerm(
            label=Text("een plek hier", "a place here"),
            meaning=Text("De naam van een buurt of wijk.", "The name of a neighbourhood."),
            instead=Text("Schrijf: in de buurt.", "Write: nearby."),
            source=_SOURCE,
        ),
        Recognisable.ORGANISATION: RecognisableTerm(
            label=Text("een organisatie hier", "an organisation here"),
            meaning=Text(
                "De naam van een school, praktijk of team.", "The name of a school, practice or team."
            ),
            instead=Text(
                "Schrijf: onze school, de huisarts, het team.", "Write: our school, the GP, the team."
            ),
            source=_SOURCE,
        ),
        Recognisable.DATE: RecognisableTerm(
            label=Text("een datum", "a date"),
            meaning=Text("Een dag of een geboortejaar.", "A day or a year of birth."),
            instead=Text("Schrijf: vorige week, een maand geleden.", "Write: last week, a month ago."),
            source=_SOURCE,
        ),
        Recognisable.PHONE: RecognisableTerm(
            label=Text("een telefoonnummer", "a telephone number"),
            meaning=Text("Een nummer om te bellen.", "A number to call."),
            instead=Text("Haal het nummer weg.", "Take the number out."),
            source=_SOURCE,
        ),
        Recognisable.NUMBER: RecognisableTerm(
            label=Text("een nummer van iemand", "a number of somebody"),
            meaning=Text("Een BSN of een ander lang nummer.", "A BSN or another long number."),
            instead=Text("Haal het nummer weg.", "Take the number out."),
            source=f"Uitvoeringswet AVG art. 46 (BSN); {_SOURCE}",
        ),
        Recognisable.ACCOUNT: RecognisableTerm(
            label=Text("een rekeningnummer", "a bank account number"),
            meaning=Text("Het nummer van een bankrekening.", "The number of a bank account."),
            instead=Text("Haal het nummer weg.", "Take the number out."),
            source=_SOURCE,
        ),
        Recognisable.PLATE: RecognisableTerm(
            label=Text("een kenteken", "a number plate"),
            meaning=Text("Het kenteken van een auto of brommer.", "The plate of a car or moped."),
            instead=Text("Schrijf: de auto.", "Write: the car."),
            source=_SOURCE,
        ),
        Recognisable.EMAIL: RecognisableTerm(
            label=Text("een e-mailadres", "an e-mail address"),
            meaning=Text("Een adres met een apenstaart.", "An address with an at sign."),
            instead=Text("Haal het adres weg.", "Take the address out."),
            source=_SOURCE,
        ),
        Recognisable.WEB: RecognisableTerm(
            label=Text("een webadres", "a web address"),
            meaning=Text("Een adres van een website.", "The address of a website."),
            instead=Text("Haal het adres weg.", "Take the address out."),
            source=_SOURCE,
        ),
    }
)
