"""With which result does a matching period end that is delivered to Statistics Netherlands?

These are our own words for it. What each is called in a version of the standard stands in `ddas/`; several of
ours may share one code there (that we had no people is *another reason*, and no sender learns more than that).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class EndResult(StrEnum):
    REPEATED = "repeated"
    MISTAKEN = "mistaken"
    DECEASED = "deceased"
    NOT_OUR_RESIDENT = "not_our_resident"
    WE_HAD_NO_PEOPLE = "we_had_no_people"
    NOT_SAFE_FOR_US = "not_safe_for_us"
    ADDRESS_UNKNOWN = "address_unknown"
    NOT_TAKEN_UP = "not_taken_up"
    KNOWN_AT_DEBT_HELP = "known_at_debt_help"
    OTHERS_HELP = "others_help"
    NEVER_MET = "never_met"
    LOST_TOUCH = "lost_touch"
    NEEDS_NO_HELP = "needs_no_help"
    ALREADY_SOLVED = "already_solved"
    QUICK_HELP = "quick_help"
    GOES_ON_WITH_MONEY = "goes_on_with_money"
    GOES_ON_OTHERWISE = "goes_on_otherwise"
    GOES_ON = "goes_on"
    HANDED_OVER_UNASKED = "handed_over_unasked"


class Contact(StrEnum):
    """What a result says about contact: it must have been there, cannot have been, or says nothing."""

    NEEDED = "needed"
    EXCLUDED = "excluded"
    EITHER = "either"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndResultTerm(Term):
    taken_up: bool
    contact: Contact
    told_to_sender: bool = False


_DDAS = "DDAS-Vroegsignalering, EnumEindresultaat"
_OTHER_REASON = f"{_DDAS}: other reason; the sender learns only that it was not taken up"


def _result(
    label: Text,
    meaning: Text,
    *,
    taken_up: bool = True,
    contact: Contact = Contact.EITHER,
    told: bool = False,
    source: str = _DDAS,
) -> EndResultTerm:
    return EndResultTerm(
        label=label, meaning=meaning, source=source, taken_up=taken_up, contact=contact, told_to_sender=told
    )


END_RESULTS: Mapping[EndResult, EndResultTerm] = MappingProxyType(
    {
        EndResult.REPEATED: _result(
            Text("Herhaalde melding", "Repeated signal"),
            Text(
                "Over dezelfde achterstand hadden wij al een signaal opgepakt, en het bedrag is niet hoger.",
                "We had already taken up a signal about the same arrears, and the amount is not higher.",
            ),
            taken_up=False,
            told=True,
        ),
        EndResult.MISTAKEN: _result(
            Text("Onterecht signaal", "Mistaken signal"),
            Text(
                "Het bedrag is lager dan de drempel, of de achterstand is te kort of te lang.",
                "The amount is below the threshold, or the arrears are too recent or too old.",
            ),
            taken_up=False,
            told=True,
        ),
        EndResult.DECEASED: _result(
            Text("De inwoner is overleden", "The resident has died"),
            Text(
                "Wij kijken of wij de mensen die achterblijven kunnen helpen.",
                "We look whether we can help those left behind.",
            ),
            told=True,
        ),
        EndResult.NOT_OUR_RESIDENT: _result(
            Text("Woont niet (meer) in onze gemeente", "Does not live in our municipality (any more)"),
            Text(
                "Staat in een andere gemeente ingeschreven. Waar het kan geven wij het daar door.",
                "Registered in another municipality. Where possible we pass it on there.",
            ),
            told=True,
        ),
        EndResult.WE_HAD_NO_PEOPLE: _result(
            Text("Wij hadden te weinig mensen", "We had too few people"),
            Text(
                "Wij zijn niet gegaan omdat er niemand was om te gaan. Dat ligt aan ons.",
                "We did not go because there was nobody to go. That is on us.",
            ),
            taken_up=False,
            contact=Contact.EXCLUDED,
            source=_OTHER_REASON,
        ),
        EndResult.NOT_SAFE_FOR_US: _result(
            Text("Niet veilig voor ons", "Not safe for us"),
            Text(
                "Het was niet veilig om langs te gaan, en een andere manier vonden wij niet.",
                "It was not safe to go, and we found no other way.",
            ),
            taken_up=False,
            contact=Contact.EXCLUDED,
            source=_OTHER_REASON,
        ),
        EndResult.ADDRESS_UNKNOWN: _result(
            Text("Wij weten niet waar", "We do not know where"),
            Text(
                "De inwoner woont niet meer op het adres, en waar wel is niet bekend.",
                "The resident has left the address, and where to is not known.",
            ),
            taken_up=False,
            contact=Contact.EXCLUDED,
            source=_OTHER_REASON,
        ),
        EndResult.NOT_TAKEN_UP: _result(
            Text("Niet opgepakt, om een andere reden", "Not taken up, for another reason"),
            Text(
                "Een reden die hierboven niet staat. Wij schrijven hem voor onszelf op.",
                "A reason not listed above. We write it down for ourselves.",
            ),
            taken_up=False,
            contact=Contact.EXCLUDED,
            source=_OTHER_REASON,
        ),
        EndResult.KNOWN_AT_DEBT_HELP: _result(
            Text("Al bekend bij schuldhulp", "Known at debt assistance"),
            Text(
                "De schuldhulpverlener weet het en zoekt contact.",
                "The debt counsellor knows and seeks contact.",
            ),
        ),
        EndResult.OTHERS_HELP: _result(
            Text("Iemand anders helpt al", "Somebody else is helping"),
            Text(
                "Er loopt al hulp, en die hulpverlener neemt dit over. Dat is samen afgesproken.",
                "Help is already under way, and that helper takes this over. It was agreed together.",
            ),
        ),
        EndResult.NEVER_MET: _result(
            Text("Wij kregen geen contact", "We never got in touch"),
            Text(
                "Onze pogingen zijn niet gelukt. Een mens besloot te stoppen, met een reden.",
                "Our attempts did not succeed. A person decided to stop, with a reason.",
            ),
            contact=Contact.EXCLUDED,
        ),
        EndResult.LOST_TOUCH: _result(
            Text("Wij raakten het contact kwijt", "We lost touch"),
            Text(
                "Er was contact, en daarna lukte het ons niet meer.",
                "There was contact, and after that we did not manage again.",
            ),
            contact=Contact.NEEDED,
        ),
        EndResult.NEEDS_NO_HELP: _result(
            Text("Heeft onze hulp niet nodig", "Does not need our help"),
            Text(
                "Wij spraken elkaar. De inwoner regelt het zelf of met anderen, of wil dit niet.",
                "We spoke. The resident arranges it, alone or with others, or does not want this.",
            ),
            contact=Contact.NEEDED,
        ),
        EndResult.ALREADY_SOLVED: _result(
            Text("Al betaald of geregeld", "Already paid or arranged"),
            Text(
                "Toen wij elkaar spraken was er al betaald of een regeling getroffen.",
                "When we spoke it was already paid or arranged.",
            ),
            contact=Contact.NEEDED,
        ),
        EndResult.QUICK_HELP: _result(
            Text("Advies of snelle hulp", "Advice or quick help"),
            Text(
                "Met onze hulp kan de inwoner het binnen dertig dagen oplossen.",
                "With our help the resident can solve it within thirty days.",
            ),
            contact=Contact.NEEDED,
        ),
        EndResult.GOES_ON_WITH_MONEY: _result(
            Text("Verder geholpen met geld", "Helped on with money"),
            Text(
                "Er begint langere hulp bij geld: schuldhulp, een budgetcoach of bewind.",
                "Longer help with money begins: debt assistance, a budget coach or administration.",
            ),
            contact=Contact.NEEDED,
        ),
        EndResult.GOES_ON_OTHERWISE: _result(
            Text("Verder geholpen met iets anders", "Helped on with something else"),
            Text(
                "Er begint langere hulp die niet over geld gaat.",
                "Longer help begins that is not about money.",
            ),
            contact=Contact.NEEDED,
        ),
        EndResult.GOES_ON: _result(
            Text("Verder geholpen", "Helped on"),
            Text(
                "Er begint langere hulp; waarmee is niet bekend. Zo stond het in een levering.",
                "Longer help begins; with what is not known. It came like this in a delivery.",
            ),
            contact=Contact.NEEDED,
            source=f"{_DDAS} since version 1.2",
        ),
        EndResult.HANDED_OVER_UNASKED: _result(
            Text("Overgedragen zonder dat de inwoner het wist", "Handed over without the resident knowing"),
            Text(
                "Alleen in het uiterste geval, als zorg nodig lijkt, bijvoorbeeld bemoeizorg.",
                "Only in the extreme case, when care seems necessary, such as outreach care.",
            ),
        ),
    }
)
