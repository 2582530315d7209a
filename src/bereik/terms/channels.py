"""How do we try to get in touch?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class Channel(StrEnum):
    HOME_VISIT = "home_visit"
    PHONE = "phone"
    TEXT_MESSAGE = "text_message"
    LETTER = "letter"
    CARD = "card"
    MAIL = "mail"
    AT_OUR_PLACE = "at_our_place"
    OUT_AND_ABOUT = "out_and_about"
    THROUGH_SOMEONE = "through_someone"
    OTHER = "other"
    ADMINISTRATIVE = "administrative"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelTerm(Term):
    """`is_a_try`: may this count as going to somebody? `for_new_tries`: can it be chosen, or only be read in?"""

    is_a_try: bool = True
    for_new_tries: bool = True
    face_to_face: bool = False


_DDAS = "DDAS-Vroegsignalering, EnumContactsoort"
_OWN = "SCP 2024: go to people; no kind of its own in DDAS"

CHANNELS: Mapping[Channel, ChannelTerm] = MappingProxyType(
    {
        Channel.HOME_VISIT: ChannelTerm(
            label=Text("Huisbezoek", "Home visit"),
            meaning=Text("Wij gaan bij de inwoner langs.", "We go to the resident's home."),
            source=_DDAS,
            face_to_face=True,
        ),
        Channel.PHONE: ChannelTerm(
            label=Text("Telefoon", "Phone"),
            meaning=Text("Wij bellen, of spreken een bericht in.", "We call, or leave a voice message."),
            source=_DDAS,
        ),
        Channel.TEXT_MESSAGE: ChannelTerm(
            label=Text("Sms of WhatsApp", "Text message or WhatsApp"),
            meaning=Text("Wij sturen een kort bericht.", "We send a short message."),
            source=_DDAS,
        ),
        Channel.LETTER: ChannelTerm(
            label=Text("Brief", "Letter"),
            meaning=Text(
                "Wij sturen een brief per post, met een naam en een nummer van een mens.",
                "We send a letter by post, with the name and number of a person.",
            ),
            source=_DDAS,
        ),
        Channel.CARD: ChannelTerm(
            label=Text("Kaartje", "Card"),
            meaning=Text("Wij laten een kaartje achter bij de deur.", "We leave a card at the door."),
            source=_DDAS,
        ),
        Channel.MAIL: ChannelTerm(
            label=Text("E-mail", "E-mail"),
            meaning=Text("Wij sturen een e-mail.", "We send an e-mail."),
            source=_DDAS,
        ),
        Channel.AT_OUR_PLACE: ChannelTerm(
            label=Text("Afspraak bij ons", "Appointment with us"),
            meaning=Text(
                "De inwoner komt naar ons, bijvoorbeeld op kantoor.",
                "The resident comes to us, at an office for instance.",
            ),
            source=f"{_DDAS} since version 1.0 (Afspraak op locatie)",
            face_to_face=True,
        ),
        Channel.OUT_AND_ABOUT: ChannelTerm(
            label=Text("In de buurt", "Out and about"),
            meaning=Text(
                "Wij treffen elkaar op straat, op school, in de winkel of in het buurthuis.",
                "We meet in the street, at school, in a shop or in the community centre.",
            ),
            source=_OWN,
            face_to_face=True,
        ),
        Channel.THROUGH_SOMEONE: ChannelTerm(
            label=Text("Via iemand die de inwoner vertrouwt", "Through somebody the resident trusts"),
            meaning=Text(
                "Iemand die de inwoner vertrouwt brengt ons bij elkaar.",
                "Somebody the resident trusts brings us together.",
            ),
            source=_OWN,
        ),
        Channel.OTHER: ChannelTerm(
            label=Text("Op een andere manier", "In another way"),
            meaning=Text("Een manier die hier niet staat.", "A way that is not listed here."),
            source=_DDAS,
        ),
        Channel.ADMINISTRATIVE: ChannelTerm(
            label=Text("Alleen administratief", "Administrative only"),
            meaning=Text(
                "Afgehandeld zonder contact te zoeken. Dit telt niet als poging.",
                "Handled without seeking contact. This does not count as an attempt.",
            ),
            source=_DDAS,
            is_a_try=False,
            for_new_tries=False,
        ),
        Channel.UNKNOWN: ChannelTerm(
            label=Text("Manier onbekend", "Way unknown"),
            meaning=Text(
                "Zo stond het in een levering. Zelf schrijven wij altijd op hoe.",
                "It came like this in a delivery. We ourselves always write down how.",
            ),
            source=f"{_DDAS} since version 1.2 (Onbekend)",
            for_new_tries=False,
        ),
    }
)
