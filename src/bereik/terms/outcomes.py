"""What came of an attempt? *Not now* is an outcome, never an ending."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class Reach(StrEnum):
    """How near we came, in four degrees; a delivery knows only spoken or not."""

    NONE = "none"
    SEEN = "seen"
    SPOKEN = "spoken"
    ACCEPTED = "accepted"

    @property
    def met(self) -> bool:
        return self in (Reach.SPOKEN, Reach.ACCEPTED)


class Outcome(StrEnum):
    WELCOME = "welcome"
    SPOKEN = "spoken"
    NOT_NOW = "not_now"
    SAID_NO = "said_no"
    SEEN = "seen"
    NOBODY_THERE = "nobody_there"
    NO_ANSWER = "no_answer"
    MESSAGE_LEFT = "message_left"
    SENT = "sent"
    CAME_BACK = "came_back"
    WRONG_PLACE = "wrong_place"
    WE_TURNED_BACK = "we_turned_back"
    WE_DID_NOT_GO = "we_did_not_go"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeTerm(Term):
    """`was_made`: an attempt that we did not make is written down, but does not count as going."""

    reach: Reach
    was_made: bool = True


_SOURCE = "Own choice of Bereik: four degrees, of which a delivery (DDAS, Contactpoging) knows two"

REACHES: Mapping[Reach, Term] = MappingProxyType(
    {
        Reach.NONE: Term(
            label=Text("Geen contact", "No contact"),
            meaning=Text("Wij hebben niemand gezien of gesproken.", "We saw and spoke to nobody."),
            source=_SOURCE,
        ),
        Reach.SEEN: Term(
            label=Text("Gezien", "Seen"),
            meaning=Text("Wij zagen elkaar, maar spraken niet.", "We saw each other, but did not speak."),
            source=_SOURCE,
        ),
        Reach.SPOKEN: Term(
            label=Text("Gesproken", "Spoken"),
            meaning=Text("Wij spraken elkaar.", "We spoke."),
            source=_SOURCE,
        ),
        Reach.ACCEPTED: Term(
            label=Text("Welkom", "Welcome"),
            meaning=Text("Wij spraken elkaar en mogen verder helpen.", "We spoke and may go on helping."),
            source=_SOURCE,
        ),
    }
)

OUTCOMES: Mapping[Outcome, OutcomeTerm] = MappingProxyType(
    {
        Outcome.WELCOME: OutcomeTerm(
            label=Text("Wij zijn welkom", "We are welcome"),
            meaning=Text("De inwoner wil verder praten.", "The resident wants to talk on."),
            source=_SOURCE,
            reach=Reach.ACCEPTED,
        ),
        Outcome.SPOKEN: OutcomeTerm(
            label=Text("Gesproken", "Spoken"),
            meaning=Text(
                "Wij spraken elkaar; er is nog niets afgesproken.", "We spoke; nothing is agreed yet."
            ),
            source=_SOURCE,
            reach=Reach.SPOKEN,
        ),
        Outcome.NOT_NOW: OutcomeTerm(
            label=Text("Nu niet", "Not now"),
            meaning=Text(
                "De inwoner zegt: nu niet. Wij vragen wanneer wel, en de deur blijft open.",
                "The resident says: not now. We ask when, and the door stays open.",
            ),
            source=_SOURCE,
            reach=Reach.SPOKEN,
        ),
        Outcome.SAID_NO: OutcomeTerm(
            label=Text("De inwoner zei nee", "The resident said no"),
            meaning=Text(
                "De inwoner wil dit niet. Wij stoppen en zeggen hoe wij te vinden zijn.",
                "The resident does not want this. We stop and say how we can be found.",
            ),
            source=_SOURCE,
            reach=Reach.SPOKEN,
        ),
        Outcome.SEEN: OutcomeTerm(
            label=Text("Gezien, niet gesproken", "Seen, not spoken"),
            meaning=Text(
                "Er was iemand, maar een gesprek lukte niet.",
                "Somebody was there, but there was no conversation.",
            ),
            source=_SOURCE,
            reach=Reach.SEEN,
        ),
        Outcome.NOBODY_THERE: OutcomeTerm(
            label=Text("Niemand thuis", "Nobody in"),
            meaning=Text("Er deed niemand open.", "Nobody opened the door."),
            source=_SOURCE,
            reach=Reach.NONE,
        ),
        Outcome.NO_ANSWER: OutcomeTerm(
            label=Text("Geen antwoord", "No answer"),
            meaning=Text(
                "De telefoon werd niet opgenomen, of er kwam geen antwoord.",
                "The phone was not answered, or no reply came.",
            ),
            source=_SOURCE,
            reach=Reach.NONE,
        ),
        Outcome.MESSAGE_LEFT: OutcomeTerm(
            label=Text("Bericht achtergelaten", "Message left"),
            meaning=Text("Wij lieten een bericht of kaartje achter.", "We left a message or a card."),
            source=_SOURCE,
            reach=Reach.NONE,
        ),
        Outcome.SENT: OutcomeTerm(
            label=Text("Verstuurd", "Sent"),
            meaning=Text(
                "De brief, e-mail of sms is verstuurd. Antwoord weten wij nog niet.",
                "The letter, e-mail or text was sent. We do not know of an answer yet.",
            ),
            source=_SOURCE,
            reach=Reach.NONE,
        ),
        Outcome.CAME_BACK: OutcomeTerm(
            label=Text("Kwam terug", "Came back"),
            meaning=Text("De brief of e-mail kwam terug.", "The letter or e-mail came back."),
            source=_SOURCE,
            reach=Reach.NONE,
        ),
        Outcome.WRONG_PLACE: OutcomeTerm(
            label=Text("Verkeerd adres of nummer", "Wrong address or number"),
            meaning=Text(
                "De inwoner is hier niet te vinden. Wij zochten op de verkeerde plek.",
                "The resident is not to be found here. We looked in the wrong place.",
            ),
            source=_SOURCE,
            reach=Reach.NONE,
        ),
        Outcome.WE_TURNED_BACK: OutcomeTerm(
            label=Text("Wij zijn omgekeerd", "We turned back"),
            meaning=Text(
                "Het was niet veilig. Wij bedenken een andere manier.",
                "It was not safe. We think of another way.",
            ),
            source=_SOURCE,
            reach=Reach.NONE,
        ),
        Outcome.WE_DID_NOT_GO: OutcomeTerm(
            label=Text("Wij zijn niet gegaan", "We did not go"),
            meaning=Text(
                "De poging was gepland en is niet gedaan. Dat ligt aan ons.",
                "The attempt was planned and not made. That is on us.",
            ),
            source="SCP 2024: capacity is part of reach",
            reach=Reach.NONE,
            was_made=False,
        ),
    }
)
