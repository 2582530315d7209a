"""By which marks is a resident found again?

Two, and no third: a citizen service number (BSN) that passes its own check, or initials, surname, birth date,
postcode and house number all together and all alike. Never a phone number alone: people share those. What is
compared is a keyed digest (a blind index); the values themselves lie sealed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stdnum.nl import bsn

# Letters that no decomposition takes apart, as Dutch registers write them without their mark.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"}
)
_LIKE_A_BSN = re.compile(r"[0-9 .-]{8,20}", re.ASCII)
_NOT_DIGITS = re.compile(r"[^0-9]")
_NOT_PLAIN = re.compile(r"[^a-z0-9]")
_HOUSE_NUMBER = re.compile(r"\s*0*([1-9][0-9]*)", re.ASCII)


@dataclass(frozen=True)
class Marks:
    """Blind indexes of one identity; empty bytes where there is nothing to find it by."""

    bsn: bytes
    person: bytes
    phone: bytes
    email: bytes
    address: bytes

    def columns(self) -> dict[str, bytes]:
        """As they stand in `people.Identity`."""
        return {f"{name}_index": value for name, value in vars(self).items()}


def marks_of(identity: Mapping[str, str]) -> Marks:
    """The marks of an identity given in clear (field names of `Identity.SEALED`)."""
    # Here, so that a file can be held against the same marks without a house and its keys.
    from bereik.trust.sealing import blind_index

    return Marks(
        bsn=blind_index("bsn", valid_bsn(identity.get("bsn", ""))),
        person=blind_index("person", person_mark(identity)),
        phone=blind_index("phone", phone_mark(identity.get("phone", ""))),
        email=blind_index("email", identity.get("email", "").strip().casefold()),
        address=blind_index("address", address_mark(identity)),
    )


def valid_bsn(sent: str) -> str:
    """Nine digits that pass the 11-check, without the spaces or dots they may have been sent with; '' otherwise.

    One leading zero gets lost on the way now and then; a number that lost more is another number.
    """
    if not _LIKE_A_BSN.fullmatch(sent):
        return ""
    digits = _NOT_DIGITS.sub("", sent)
    if len(digits) not in (8, 9) or not digits.strip("0"):
        return ""
    return digits.zfill(9) if bsn.is_valid(digits.zfill(9)) else ""


def person_mark(identity: Mapping[str, str]) -> str:
    """Initials, surname, birth date, postcode and house number in one line; '' when one of them is missing.

    Some senders write the prefix in the surname, others in a field of its own: together they are the same name.
    """
    initials = letters(identity.get("initials", ""))
    surname = letters(identity.get("surname", "")) and letters(
        f"{identity.get('prefix', '')} {identity.get('surname', '')}"
    )
    born = _day(identity.get("birth_date", ""))
    postcode = letters(identity.get("postcode", "")).upper()
    number = _HOUSE_NUMBER.match(identity.get("house_number", ""))
    if not (initials and surname and born and postcode and number):
        return ""
    return "|".join((initials, surname, born, postcode, number.group(1)))


def phone_mark(sent: str) -> str:
    """A Dutch number with its leading 0, however it was written; another country's with its code."""
    digits = _NOT_DIGITS.sub("", sent)
    if sent.strip().startswith("+"):
        digits = "00" + digits
    return "0" + digits[4:].removeprefix("0") if digits.startswith("0031") else digits


def address_mark(identity: Mapping[str, str]) -> str:
    """Postcode and house number with what follows it; '' when one of them is missing."""
    postcode = letters(identity.get("postcode", "")).upper()
    number = letters(identity.get("house_number", ""))
    return f"{postcode}|{number}" if postcode and number else ""


def letters(words: str) -> str:
    """Letters and digits only: no capitals, spaces, dots, hyphens or marks. García-López and GARCIA LOPEZ are one."""
    if words.isascii():
        return _NOT_PLAIN.sub("", words.lower())
    apart = unicodedata.normalize("NFKD", words).casefold().translate(_PLAIN_LETTERS)
    return "".join(letter for letter in apart if letter.isalnum())


def _day(sent: str) -> str:
    try:
        return date.fromisoformat(sent.strip()).isoformat()
    except ValueError:
        return ""
