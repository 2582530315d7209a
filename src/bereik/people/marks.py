"""By which marks is a resident found again?

Two, and no third: a citizen service number (BSN) that passes its own check, or initials, surname, birth date,
postcode and house number all together and all alike. Never a phone number alone: people share those. What is
compared is a keyed digest (a blind index); the values themselves lie sealed.

An objection has marks of its own (`objection_marks`): it must also be met again by what a partner's form gives later, a
call name with a phone number or an address.
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
_SHORTEST_PHONE = 8
_PREFIXES = frozenset({"van", "de", "den", "der", "het", "t", "s", "ten", "ter", "te", "in", "op", "aan", "uit"}) | {
    "bij", "voor", "onder", "over", "tot", "von", "du", "la", "le", "el", "al", "d", "een"
}  # fmt: skip
"""Words that stand before a Dutch surname, and that one sender writes and another leaves out."""


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


def objection_marks(identity: Mapping[str, str]) -> list[bytes]:
    """The marks by which somebody who objected is met again, each a blind index of its own kind; sorted, no doubles.

    Always two things together that belong to one person: a phone number or an address alone is shared with a housemate
    who never said no. So: a BSN; initials, surname, birth date, postcode and house number (also without the prefix, and
    with one half of a double name); the call name, alone and with the surname, with a phone number, with postcode and
    house number, and with street and house number. Two people of one name at one address are one here. Nothing is made
    of a surname alone, or of initials without a birth date: parent and child share those.
    """
    from bereik.trust.sealing import blind_index

    said = {f"bsn|{bsn}" for bsn in [valid_bsn(identity.get("bsn", ""))] if bsn}
    said |= {f"person|{mark}" for mark in _person_marks(identity)}
    ways = _ways_in(identity)
    said |= {f"{kind}|{name}|{way}" for name in _call_names(identity) for kind, way in ways}
    return sorted(blind_index("objection", one) for one in said)


def _person_marks(identity: Mapping[str, str]) -> set[str]:
    """The personal mark with the surname as senders write it: whole, without prefix, either half of a double name."""
    mark = person_mark(identity)
    if not mark:
        return set()
    whole = identity.get("surname", "")
    surnames = {_bare(one) for one in (whole, *re.split(r"[-–]| - ", whole))}
    # All but the surname is the same in each.
    initials, _, rest = mark.split("|", 2)
    return {mark, *("|".join((initials, name, rest)) for one in surnames if (name := letters(one)))}


def _bare(surname: str) -> str:
    """The surname without the words before it; a name that is nothing but those words stays."""
    words = re.split(r"[\s'’]+", surname.strip())
    while len(words) > 1 and letters(words[0]) in _PREFIXES | {""}:
        words = words[1:]
    return " ".join(words)


def _call_names(identity: Mapping[str, str]) -> set[str]:
    """The call name alone, and with the surname behind it; somebody may have typed both in one field."""
    words = identity.get("call_name", "").split()
    surname = f"{identity.get('prefix', '')} {identity.get('surname', '')}"
    found: set[str] = set()
    for length in range(1, len(words)):
        call, rest = " ".join(words[:length]), " ".join(words[length:])
        found |= _with_surname(call, rest)
        if letters(rest) and letters(rest) in (letters(surname), letters(_bare(surname))):
            words = words[:length]  # the surname was typed twice: the call name is what stands before it
            break
    call = " ".join(words)
    return (found | {letters(call)} | _with_surname(call, surname)) - {""}


def _with_surname(call: str, surname: str) -> set[str]:
    names = {letters(surname), letters(_bare(surname))} - {""}
    return {f"{letters(call)}+{name}" for name in names if letters(call)}


def _ways_in(identity: Mapping[str, str]) -> list[tuple[str, str]]:
    """Where one is met: (what it is, normalised); none that is not whole."""
    phone = phone_mark(identity.get("phone", ""))
    number = letters(identity.get("house_number", "")).lstrip("0")
    found = [
        ("phone", phone if len(phone) >= _SHORTEST_PHONE else ""),
        ("postcode", _together(letters(identity.get("postcode", "")), number)),
        ("street", _together(letters(identity.get("street", "")), number)),
    ]
    return [(kind, way) for kind, way in found if way]


def _together(place: str, number: str) -> str:
    return f"{place}|{number}" if place and number else ""


def valid_bsn(sent: str) -> str:
    """Nine digits that pass the 11-check, without the spaces or dots they may have been sent with; '' otherwise.

    One leading zero gets lost on the way now and then; a number that lost more is another number.
    """
    if not _LIKE_A_BSN.fullmatch(sent):
        return ""
    digits = _NOT_DIGITS.sub("", sent)
    if len(digits) not in (8, 9) or not digits.strip("0"):
        return ""
    whole = digits.zfill(9)
    return whole if bsn.checksum(whole) == 0 else ""


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
        if words.isalnum():
            return words.lower()
        return _NOT_PLAIN.sub("", words.lower())
    apart = unicodedata.normalize("NFKD", words).casefold().translate(_PLAIN_LETTERS)
    return "".join(letter for letter in apart if letter.isalnum())


def _day(sent: str) -> str:
    try:
        return date.fromisoformat(sent.strip()).isoformat()
    except ValueError:
        return ""
