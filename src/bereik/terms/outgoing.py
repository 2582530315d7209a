"""What may a message that leaves the house say? That there is news, and whom to call; never what about.

The texts are fixed and stand here alone, so that no deed can put more into one. `{name}` is whoever it goes to,
`{by}` the person who can be called, `{phone}` the number, `{house}` the municipality.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class Outgoing(StrEnum):
    NEWS_FOR_PARTNER = "news_for_partner"
    RECEIVED_FROM_PARTNER = "received_from_partner"
    NEWS_FOR_COLLEAGUE = "news_for_colleague"
    NEWS_FOR_RESIDENT = "news_for_resident"
    WE_CAME_BY = "we_came_by"
    LEFT_ALONE = "left_alone"
    PASSED_ON_WITH_YES = "passed_on_with_yes"
    PASSED_ON_WITH_YES_OF_PARENTS = "passed_on_with_yes_of_parents"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingTerm(Term):
    subject: Text
    body: Text


_SOURCE = "Own choice of Bereik; AVG art. 5(1)(c): a message outside the house says no more than it must"

OUTGOING: Mapping[Outgoing, OutgoingTerm] = MappingProxyType(
    {
        Outgoing.NEWS_FOR_PARTNER: OutgoingTerm(
            label=Text("Nieuws voor een partner", "News for a partner"),
            meaning=Text(
                "Er is nieuws over iets wat de partner doorgaf.",
                "There is news about something the partner passed on.",
            ),
            source=_SOURCE,
            subject=Text("Er is nieuws voor u", "There is news for you"),
            body=Text(
                "Beste {name},\n\nEr is nieuws over iets wat u aan ons doorgaf. U leest het met de link die u van ons "
                "kreeg. U kunt ook bellen met {by}: {phone}.\n\nMet vriendelijke groet,\n{by}\n{house}",
                "Dear {name},\n\nThere is news about something you passed on to us. You can read it with the link you "
                "got from us. You can also call {by}: {phone}.\n\nKind regards,\n{by}\n{house}",
            ),
        ),
        Outgoing.RECEIVED_FROM_PARTNER: OutgoingTerm(
            label=Text("Ontvangst voor een partner", "Receipt for a partner"),
            meaning=Text(
                "Wat de partner doorgaf, is bij ons aangekomen.", "What the partner passed on has reached us."
            ),
            source=_SOURCE,
            subject=Text("Wij hebben uw bericht ontvangen", "We have received your message"),
            body=Text(
                "Beste {name},\n\nWat u doorgaf, is bij ons aangekomen. Dank u wel. Met de link die u van ons kreeg, "
                "ziet u wat wij doen en wanneer. U kunt ook bellen met {by}: {phone}.\n\nMet vriendelijke groet,\n{by}\n"
                "{house}",
                "Dear {name},\n\nWhat you passed on has reached us. Thank you. With the link you got from us you can "
                "see what we do and when. You can also call {by}: {phone}.\n\nKind regards,\n{by}\n{house}",
            ),
        ),
        Outgoing.NEWS_FOR_COLLEAGUE: OutgoingTerm(
            label=Text("Nieuws voor een collega", "News for a colleague"),
            meaning=Text("Er staat iets klaar in Bereik.", "Something is waiting in Bereik."),
            source=_SOURCE,
            subject=Text("Er staat iets voor u klaar", "Something is waiting for you"),
            body=Text(
                "Beste {name},\n\nEr staat iets voor u klaar in Bereik. Log in om het te lezen. Lukt dat niet? Bel dan "
                "met {by}: {phone}.",
                "Dear {name},\n\nSomething is waiting for you in Bereik. Sign in to read it. Does that not work? Then "
                "call {by}: {phone}.",
            ),
        ),
        Outgoing.NEWS_FOR_RESIDENT: OutgoingTerm(
            label=Text("Nieuws voor een inwoner", "News for a resident"),
            meaning=Text(
                "Wij hebben nieuws en willen het graag vertellen.", "We have news and would like to tell it."
            ),
            source=_SOURCE,
            subject=Text("Ik heb nieuws voor u", "I have news for you"),
            body=Text(
                "Beste {name},\n\nIk heb nieuws voor u. Ik vertel het u graag zelf. Belt u mij? Mijn nummer is {phone}. "
                "Bellen mag altijd, ook als u een vraag hebt.\n\nMet vriendelijke groet,\n{by}\n{house}",
                "Dear {name},\n\nI have news for you. I would like to tell you myself. Will you call me? My number is "
                "{phone}. You may always call, also when you have a question.\n\nKind regards,\n{by}\n{house}",
            ),
        ),
        Outgoing.WE_CAME_BY: OutgoingTerm(
            label=Text("Wij waren aan de deur", "We came by"),
            meaning=Text(
                "Wij troffen elkaar niet en proberen het weer.", "We did not meet and will try again."
            ),
            source=_SOURCE,
            subject=Text("Ik was bij u aan de deur", "I came to your door"),
            body=Text(
                "Beste {name},\n\nIk was bij u aan de deur. Wij troffen elkaar niet. Ik kom graag nog een keer. Wilt u "
                "een dag kiezen, of liever bellen? Mijn nummer is {phone}.\n\nMet vriendelijke groet,\n{by}\n{house}",
                "Dear {name},\n\nI came to your door. We did not meet. I would like to come again. Do you want to choose "
                "a day, or would you rather call? My number is {phone}.\n\nKind regards,\n{by}\n{house}",
            ),
        ),
        Outgoing.LEFT_ALONE: OutgoingTerm(
            label=Text("Na een duidelijk nee", "After a clear no"),
            meaning=Text(
                "Het laatste bericht na een nee: wij stoppen, en zo komt iemand terug.",
                "The last message after a no: we stop, and this is how somebody comes back.",
            ),
            source=f"{_SOURCE}; AVG art. 12(3): we say what we did with the no",
            subject=Text("U hoort niets meer van ons", "You will not hear from us again"),
            body=Text(
                "Beste {name},\n\nU wilt geen contact met ons. Dat is goed. U hoort niets meer van ons. Binnen een maand "
                "halen wij ook weg wat wij van u weten, als de wet dat toelaat.\n\nTerugkomen mag altijd. U hoeft niets uit "
                "te leggen. Bel {by}: {phone}.\n\nMet vriendelijke groet,\n{by}\n{house}",
                "Dear {name},\n\nYou do not want contact with us. That is fine. You will not hear from us again. Within a "
                "month we also remove what we know about you, if the law allows it.\n\nYou may always come back. You need "
                "not explain anything. Call {by}: {phone}.\n\nKind regards,\n{by}\n{house}",
            ),
        ),
        Outgoing.PASSED_ON_WITH_YES: OutgoingTerm(
            label=Text("Bevestiging van een ja", "Confirmation of a yes"),
            meaning=Text(
                "De inwoner hoort dat iemand iets doorgaf met hun ja, en hoe zij dat terugnemen.",
                "The resident hears that somebody passed something on with their yes, and how to take it back.",
            ),
            source=f"{_SOURCE}; AVG art. 7(3) and 14: a yes can be taken back as easily as it was given",
            subject=Text("U zei ja, en mag dat terugnemen", "You said yes, and may take it back"),
            body=Text(
                "Beste {name},\n\nIemand die u kent, gaf iets aan ons door. U zei daar ja op. Wilt u weten wat het is en van "
                "wie? Bel {by}: {phone}. Wij zoeken zelf ook contact met u.\n\nU mag uw ja altijd terugnemen. Bel dan "
                "hetzelfde nummer. U hoeft niet te zeggen waarom. Wij stoppen, en halen weg wat er is opgeschreven.\n\nZei "
                "u geen ja? Bel ons dan ook.\n\nMet vriendelijke groet,\n{by}\n{house}",
                "Dear {name},\n\nSomebody you know passed something on to us. You said yes to that. Do you want to know what "
                "it is, and from whom? Call {by}: {phone}. We will get in touch with you too.\n\nYou may always take back "
                "your yes. Call the same number. You need not say why. We stop, and remove what was written down.\n\nDid "
                "you not say yes? Then call us as well.\n\nKind regards,\n{by}\n{house}",
            ),
        ),
        Outgoing.PASSED_ON_WITH_YES_OF_PARENTS: OutgoingTerm(
            label=Text("Bevestiging van een ja over een kind", "Confirmation of a yes about a child"),
            meaning=Text(
                "Iemand van het team belt wie ja zei over een kind of jongere, elk apart.",
                "Somebody of the team calls whoever said yes about a child or young person, each apart.",
            ),
            source=f"{_SOURCE}; AVG art. 7(3) and 14; Jeugdwet art. 7.3.4(2), 7.3.15(1)",
            subject=Text("U zei ja, en mag dat terugnemen", "You said yes, and may take it back"),
            body=Text(
                "Bel wie ja zei over {name}: elke ouder met gezag, en vanaf 12 jaar ook de jongere. Elk apart; zeg bij de een "
                "niet wat de ander zei. U kunt zeggen:\n\nIemand die u kent, gaf met uw ja iets aan ons door. Wilt u weten "
                "wat en van wie? Dat vertel ik u graag. U mag uw ja altijd terugnemen. Bel dan {phone}. Wij stoppen, en "
                "halen weg wat er is opgeschreven. Zei u geen ja? Zeg het ons dan ook.\n\n{by}, {house}",
                "Call whoever said yes about {name}: each parent with authority, and from 12 the young person as well. Each "
                "apart; do not tell one what the other said. You can say:\n\nSomebody you know passed something on to us "
                "with your yes. Do you want to know what, and from whom? I will gladly tell you. You may always take back "
                "your yes. Then call {phone}. We stop, and remove what was written down. Did you not say yes? Then tell us "
                "too.\n\n{by}, {house}",
            ),
        ),
    }
)
