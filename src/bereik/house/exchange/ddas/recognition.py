"""When are two signals about the same person, and when are two cases the same case?

Two ways, and no third: a citizen service number (BSN) that passes its own check, or initials, surname, birth date,
postcode and house number all together and all alike. A BSN that fails the check recognises nobody.

The exchange model's own advice leaves the initials out, and so makes one person of twins. With the initials in, twins
with the same initials at one address still look like one. So whoever compares keys must never join two people who
each have a valid BSN and whose numbers differ, whatever the rest says.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from stdnum.nl import bsn

from bereik.house.exchange.ddas.delivery import Case, Client

# Letters that no decomposition takes apart, as Dutch registers write them without their mark.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"}
)
_LIKE_A_BSN = re.compile(r"[0-9 .-]{8,20}", re.ASCII)
_NOT_DIGITS = re.compile(r"[^0-9]")
_NOT_PLAIN = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class RecognitionKey:
    """Meant for a blind index. The value says who it is, so it stays out of `repr` and out of every log."""

    kind: Literal["bsn", "person"]
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CaseKey:
    """A zaak has no ID of its own: it is known by municipality, its signals, and where its matching period starts."""

    municipality: str
    signal_ids: tuple[str, ...]
    matching_from: date | None


def valid_bsn(sent: str | None) -> str | None:
    """Nine digits that pass the 11-check, without the spaces or dots they may have been sent with."""
    if sent is None or not _LIKE_A_BSN.fullmatch(sent):
        return None
    # One leading zero gets lost on the way now and then; a number that lost more is another number.
    digits = _NOT_DIGITS.sub("", sent)
    if len(digits) not in (8, 9) or not digits.strip("0"):
        return None
    return digits.zfill(9) if bsn.checksum(digits.zfill(9)) == 0 else None


def recognition_keys(client: Client) -> Iterator[RecognitionKey]:
    """All keys this person may be known by, the strongest first."""
    if (number := valid_bsn(client.bsn)) is not None:
        yield RecognitionKey("bsn", number)
    if (person := _person(client)) is not None:
        yield RecognitionKey("person", person)


def recognition_key(client: Client) -> RecognitionKey | None:
    return next(recognition_keys(client), None)


def case_key(municipality: str, case: Case) -> CaseKey:
    return CaseKey(municipality, tuple(sorted(set(case.signal_ids))), case.matching_from)


def _person(client: Client) -> str | None:
    initials = _letters(client.initials)
    # Some senders write the prefix in the surname, others in its own field: together they are the same name.
    surname = _letters(client.surname) and _letters(f"{client.prefix or ''} {client.surname}")
    postcode = _letters(client.postcode).upper()
    number = re.match(r"\s*0*([1-9][0-9]*)", client.house_number or "", re.ASCII)
    if not (initials and surname and client.born and postcode and number):
        return None
    return "|".join((initials, surname, client.born.isoformat(), postcode, number.group(1)))


def _letters(words: str | None) -> str:
    """Letters and digits only: no capitals, spaces, dots, hyphens or marks. García-López and GARCIA LOPEZ are one."""
    if words is not None and words.isascii():
        return _NOT_PLAIN.sub("", words.lower())
    apart = unicodedata.normalize("NFKD", words or "").casefold().translate(_PLAIN_LETTERS)
    return "".join(letter for letter in apart if letter.isalnum())
