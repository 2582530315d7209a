"""Which code does each of our words have in each version? None where a version has no word for it.

A sender, a channel or a result without a code is not delivered: a school or a GP is never *Overige*, for that
word is for other creditors. Several of our words may share a code; reading, the first of them is meant.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from bereik.terms.channels import Channel
from bereik.terms.ddas.versions import Version
from bereik.terms.end_results import EndResult
from bereik.terms.parts_of_day import PartOfDay
from bereik.terms.senders import Sender
from bereik.terms.signal_states import SignalState

Member = TypeVar("Member", Channel, EndResult, PartOfDay, Sender, SignalState)
Codes = Mapping[Version, str]

EVERY = tuple(Version)
OLD = (Version.V0_9, Version.GGM_2_5_1)
SINCE_1_0 = (Version.V1_0, Version.V1_1_DRAFT, Version.V1_2)
MIDDLE = (Version.V1_0, Version.V1_1_DRAFT)
NEW = (Version.V1_2,)


def _code(code: str, versions: tuple[Version, ...] = EVERY) -> Codes:
    return MappingProxyType(dict.fromkeys(versions, code))


_NONE: Codes = MappingProxyType({})
_ELSEWHERE = _code("Overige", (Version.V0_9, Version.V1_2))
_OTHER_REASON = _code("Niet opgepakt: andere reden")

SENDER_CODES: Mapping[Sender, Codes] = MappingProxyType(
    {
        Sender.LANDLORD: _code("Huur"),
        Sender.ENERGY: _code("Energie"),
        Sender.WATER: _code("Water"),
        Sender.HEALTH_INSURER: _code("Zorg"),
        Sender.MORTGAGE: _code("Hypotheek"),
        Sender.CAK_INSURANCE: _code("CAK Zorgverzekeringen"),
        Sender.CAK_CONTRIBUTION: _code("CAK Eigen bijdrage"),
        Sender.DUO: _code("DUO"),
        Sender.TAX: _code("Belastingdienst"),
        Sender.ALLOWANCES: _code("Dienst Toeslagen"),
        Sender.OTHER_CREDITOR: _code("Overige"),
        Sender.SCHOOL: _NONE,
        Sender.CHILD_CARE: _NONE,
        Sender.YOUTH_HEALTH: _NONE,
        Sender.GP: _NONE,
        Sender.MENTAL_HEALTH: _NONE,
        Sender.HOME_CARE: _NONE,
        Sender.WELFARE: _NONE,
        Sender.COMMUNITY: _NONE,
        Sender.EMPLOYER: _NONE,
        Sender.POLICE: _NONE,
        Sender.NEIGHBOUR: _NONE,
        Sender.FAMILY: _NONE,
        Sender.RESIDENT: _NONE,
        Sender.OTHER_TEAM: _NONE,
        Sender.OURSELVES: _NONE,
    }
)

CHANNEL_CODES: Mapping[Channel, Codes] = MappingProxyType(
    {
        Channel.HOME_VISIT: _code("Huisbezoek"),
        Channel.PHONE: _code("Telefoon"),
        Channel.TEXT_MESSAGE: _code("SMS/Whatsapp"),
        Channel.LETTER: _code("Brief"),
        Channel.CARD: _code("Kaartje"),
        Channel.MAIL: _code("Mail"),
        Channel.OTHER: _ELSEWHERE,
        Channel.AT_OUR_PLACE: MappingProxyType(
            {
                Version.V0_9: "Overige",
                **_code("Afspraak op locatie", (*SINCE_1_0, Version.GGM_2_5_1)),
            }
        ),
        Channel.OUT_AND_ABOUT: _ELSEWHERE,
        Channel.THROUGH_SOMEONE: _ELSEWHERE,
        Channel.ADMINISTRATIVE: _code("Administratief"),
        Channel.UNKNOWN: _code("Onbekend", NEW),
    }
)

PART_OF_DAY_CODES: Mapping[PartOfDay, Codes] = MappingProxyType(
    {
        PartOfDay.MORNING: _code("Ochtend"),
        PartOfDay.AFTERNOON: _code("Middag"),
        PartOfDay.EVENING: _code("Avond"),
    }
)

END_RESULT_CODES: Mapping[EndResult, Codes] = MappingProxyType(
    {
        EndResult.REPEATED: _code("Niet opgepakt: herhaalde melding"),
        EndResult.MISTAKEN: _code("Niet opgepakt: onterecht signaal"),
        EndResult.DECEASED: _code("Inwoner is overleden"),
        EndResult.NOT_OUR_RESIDENT: _code("Persoon is geen inwoner (meer) in de gemeente"),
        EndResult.NOT_TAKEN_UP: _OTHER_REASON,
        EndResult.WE_HAD_NO_PEOPLE: _OTHER_REASON,
        EndResult.NOT_SAFE_FOR_US: _OTHER_REASON,
        EndResult.ADDRESS_UNKNOWN: _OTHER_REASON,
        EndResult.KNOWN_AT_DEBT_HELP: _code("Inwoner al bekend bij schuldhulpverlening"),
        EndResult.OTHERS_HELP: _code("Inwoner heeft al een ander lopend traject"),
        EndResult.NEVER_MET: _code("Definitief geen contact kunnen krijgen"),
        EndResult.LOST_TOUCH: _code("Geen reactie na eerder contact"),
        EndResult.NEEDS_NO_HELP: MappingProxyType(
            {
                **_code("Inwoner hoeft geen hulp vanuit vroegsignalering", OLD),
                **_code("Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering", SINCE_1_0),
            }
        ),
        EndResult.ALREADY_SOLVED: _code("Inwoner heeft zelf al betaald/betalingsregeling getroffen"),
        EndResult.QUICK_HELP: _code("(Budget)advies en/of quick fix"),
        EndResult.GOES_ON_WITH_MONEY: _code("Vervolghulp en/of verwijzing financieel"),
        EndResult.GOES_ON_OTHERWISE: _code("Vervolghulp en/of verwijzing niet financieel"),
        EndResult.GOES_ON: _code("Vervolghulp en/of verwijzing", NEW),
        EndResult.HANDED_OVER_UNASKED: MappingProxyType(
            {
                **_code("Verwijzing zonder contact", OLD),
                **_code("Verwijzing zonder toestemming", MIDDLE),
                **_code("Verwijzing zonder tussenkomst inwoner", NEW),
            }
        ),
    }
)

SIGNAL_STATE_CODES: Mapping[SignalState, Codes] = MappingProxyType(
    {
        SignalState.NOT_YET_TAKEN_UP: _code("Nog niet opgepakt"),
        SignalState.TAKEN_UP: _code("Opgepakt", NEW),
        SignalState.REPEATED: _code("Niet opgepakt: herhaalde melding"),
        SignalState.MISTAKEN: _code("Niet opgepakt: onterecht signaal"),
        SignalState.DECEASED: _code("Inwoner is overleden"),
        SignalState.NOT_OUR_RESIDENT: _code("Persoon is geen inwoner (meer) in de gemeente"),
        SignalState.KNOWN_AT_DEBT_HELP: _code("Inwoner al bekend bij schuldhulpverlening", NEW),
        SignalState.NOT_TAKEN_UP: _code("Niet opgepakt: andere reden"),
    }
)

# An earlier printing of schema 0.9 has curly quotes in one result; a delivery made after it is read all the same.
ALSO_WRITTEN: Mapping[str, str] = MappingProxyType(
    {"(Budget)advies en/of ‘quick fix’": "(Budget)advies en/of quick fix"}
)


def codes_in(table: Mapping[Member, Codes], version: Version) -> tuple[str, ...]:
    """The list as that version has it, in our order, each code once."""
    return tuple(dict.fromkeys(codes[version] for codes in table.values() if version in codes))


def written(table: Mapping[Member, Codes], member: Member, version: Version) -> str | None:
    """How a word of ours is written in a delivery, or None: then it is not delivered."""
    return table[member].get(version)


def read(table: Mapping[Member, Codes], code: str, version: Version) -> Member | None:
    """Which word of ours a code means, or None: then this version does not know it."""
    meant = ALSO_WRITTEN.get(code, code)
    return next((member for member, codes in table.items() if codes.get(version) == meant), None)
