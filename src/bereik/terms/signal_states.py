"""How does a signal about arrears stand, in the words a delivery knows?

Inside the house a state is the presence of a dated record; these words are for reading and writing deliveries.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bereik.terms.term import Term
from bereik.terms.text import Text


class SignalState(StrEnum):
    NOT_YET_TAKEN_UP = "not_yet_taken_up"
    TAKEN_UP = "taken_up"
    REPEATED = "repeated"
    MISTAKEN = "mistaken"
    DECEASED = "deceased"
    NOT_OUR_RESIDENT = "not_our_resident"
    KNOWN_AT_DEBT_HELP = "known_at_debt_help"
    NOT_TAKEN_UP = "not_taken_up"


_DDAS = "DDAS-Vroegsignalering, EnumSignaalstatus"

SIGNAL_STATES: Mapping[SignalState, Term] = MappingProxyType(
    {
        SignalState.NOT_YET_TAKEN_UP: Term(
            label=Text("Nog niet opgepakt", "Not yet taken up"),
            meaning=Text("Het signaal wacht op ons.", "The signal waits for us."),
            source=_DDAS,
        ),
        SignalState.TAKEN_UP: Term(
            label=Text("Opgepakt", "Taken up"),
            meaning=Text("Wij zoeken contact met de inwoner.", "We are seeking contact with the resident."),
            source=f"{_DDAS} since version 1.2",
        ),
        SignalState.REPEATED: Term(
            label=Text("Herhaalde melding", "Repeated signal"),
            meaning=Text(
                "Over dezelfde achterstand was al een signaal opgepakt.",
                "A signal about the same arrears had been taken up.",
            ),
            source=_DDAS,
        ),
        SignalState.MISTAKEN: Term(
            label=Text("Onterecht signaal", "Mistaken signal"),
            meaning=Text(
                "Het bedrag of de duur past niet bij een signaal.",
                "The amount or the duration does not fit a signal.",
            ),
            source=_DDAS,
        ),
        SignalState.DECEASED: Term(
            label=Text("De inwoner is overleden", "The resident has died"),
            meaning=Text(
                "Misschien is er hulp nodig voor wie achterblijft.",
                "Help may be needed for those left behind.",
            ),
            source=_DDAS,
        ),
        SignalState.NOT_OUR_RESIDENT: Term(
            label=Text("Woont niet (meer) in onze gemeente", "Does not live in our municipality (any more)"),
            meaning=Text("Staat in een andere gemeente ingeschreven.", "Registered in another municipality."),
            source=_DDAS,
        ),
        SignalState.KNOWN_AT_DEBT_HELP: Term(
            label=Text("Al bekend bij schuldhulp", "Known at debt assistance"),
            meaning=Text("De schuldhulpverlener zoekt contact.", "The debt counsellor seeks contact."),
            source=f"{_DDAS} since version 1.2",
        ),
        SignalState.NOT_TAKEN_UP: Term(
            label=Text("Niet opgepakt, om een andere reden", "Not taken up, for another reason"),
            meaning=Text(
                "De afzender leest alleen dat het niet is opgepakt.",
                "The sender reads only that it was not taken up.",
            ),
            source=_DDAS,
        ),
    }
)
