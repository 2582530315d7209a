"""Which of our own words does a code in a delivery mean?

The lists, one per version of the standard, stand in `bereik.terms.ddas`. A delivery does not say which version it
was made in, so a code is read in 0.9 first, and then in the later versions: no code means two things.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache

from bereik.terms.channels import Channel
from bereik.terms.ddas.codes import (
    CHANNEL_CODES,
    END_RESULT_CODES,
    PART_OF_DAY_CODES,
    SENDER_CODES,
    SIGNAL_STATE_CODES,
    Codes,
    Member,
    codes_in,
    read,
)
from bereik.terms.ddas.versions import Version
from bereik.terms.end_results import EndResult
from bereik.terms.parts_of_day import PartOfDay
from bereik.terms.senders import Sender
from bereik.terms.signal_states import SignalState

VERSION = Version.V0_9
_IN_ORDER = (VERSION, *(version for version in Version if version is not VERSION))


class CodeList(StrEnum):
    SENDER = "EnumSignaalpartner"
    STATUS = "EnumSignaalstatus"
    CONTACT_KIND = "EnumContactsoort"
    DAY_PART = "EnumDagdeel"
    RESULT = "EnumEindresultaat"


_CODES: dict[CodeList, Callable[[], tuple[str, ...]]] = {
    CodeList.SENDER: lambda: codes_in(SENDER_CODES, VERSION),
    CodeList.STATUS: lambda: codes_in(SIGNAL_STATE_CODES, VERSION),
    CodeList.CONTACT_KIND: lambda: codes_in(CHANNEL_CODES, VERSION),
    CodeList.DAY_PART: lambda: codes_in(PART_OF_DAY_CODES, VERSION),
    CodeList.RESULT: lambda: codes_in(END_RESULT_CODES, VERSION),
}


def codes_of(which: CodeList) -> tuple[str, ...]:
    return _CODES[which]()


@lru_cache(maxsize=256)
def sender_of(code: str) -> Sender | None:
    return _meant(SENDER_CODES, code)


@lru_cache(maxsize=256)
def state_of(code: str) -> SignalState | None:
    return _meant(SIGNAL_STATE_CODES, code)


@lru_cache(maxsize=256)
def channel_of(code: str) -> Channel | None:
    return _meant(CHANNEL_CODES, code)


@lru_cache(maxsize=256)
def part_of_day_of(code: str) -> PartOfDay | None:
    return _meant(PART_OF_DAY_CODES, code)


@lru_cache(maxsize=256)
def result_of(code: str) -> EndResult | None:
    return _meant(END_RESULT_CODES, code)


def _meant(table: Mapping[Member, Codes], code: str) -> Member | None:
    return next((found for version in _IN_ORDER if (found := read(table, code, version)) is not None), None)


def ended_as(state: SignalState) -> EndResult | None:
    """What a status says about the end, where it says so: the standard has the same words for both."""
    return _ENDED_AS.get(state)


_ENDED_AS = {
    SignalState.REPEATED: EndResult.REPEATED,
    SignalState.MISTAKEN: EndResult.MISTAKEN,
    SignalState.DECEASED: EndResult.DECEASED,
    SignalState.NOT_OUR_RESIDENT: EndResult.NOT_OUR_RESIDENT,
    SignalState.KNOWN_AT_DEBT_HELP: EndResult.KNOWN_AT_DEBT_HELP,
    SignalState.NOT_TAKEN_UP: EndResult.NOT_TAKEN_UP,
}
