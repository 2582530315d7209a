"""Where does somebody live, whichever columns the parts stand in?"""

import re
from dataclasses import dataclass

from bereik.house.exchange.csv.values.no import HOUSE_NUMBER_UNREAD, POSTCODE_UNREAD, No

_POSTCODE = re.compile(r"^(?:NL[\s-]*)?([1-9]\d{3})[\s.-]*([A-Za-z]{2})$", re.ASCII | re.I)
_POSTCODE_FIRST = re.compile(
    r"^((?:NL[\s-]*)?[1-9]\d{3}[\s.-]*[A-Za-z]{2})(?![A-Za-z])[\s,]*(.*)$", re.ASCII | re.I
)
_POSTCODE_LAST = re.compile(r"^(.*?)[\s,(]+([1-9]\d{3}\s?[A-Za-z]{2})\)?$", re.ASCII | re.I)
_NUMBER = re.compile(r"^(?:nr\.?|no\.?|nummer)?\s*0*([1-9]\d{0,4})(?:[.,]0+)?(?!\d)[\s\-–/,.]*(.*)$", re.I)
_STREET_NUMBER = re.compile(
    r"^(.*\D)[\s,]+0*([1-9]\d{0,4})(?!\d)((?:[\s\-–/]*(?:[A-Za-z]{1,3}|bis|hs|huis|\d{1,4}))*)$", re.I
)


@dataclass(frozen=True, slots=True)
class Number:
    number: str = ""
    addition: str = ""


def read_postcode(cell: str) -> str | No:
    """Four digits, a space and two capitals."""
    found = _POSTCODE.match(cell)
    return f"{found.group(1)} {found.group(2).upper()}" if found else No(POSTCODE_UNREAD)


def read_postcode_and_place(cell: str) -> tuple[str, str] | No:
    if found := _POSTCODE_FIRST.match(cell):
        postcode, place = found.groups()
    elif found := _POSTCODE_LAST.match(cell):
        place, postcode = found.groups()
    else:
        return No(POSTCODE_UNREAD)
    read = read_postcode(postcode)
    return read if isinstance(read, No) else (read, place.strip())


def read_number(cell: str, letter: str = "", addition: str = "") -> Number | No:
    """12 · 12A · 12 bis-2 · 12-14, with the letter and the addition of columns of their own behind it."""
    found = _NUMBER.match(cell)
    if not found:
        return No(HOUSE_NUMBER_UNREAD)
    number, behind = found.groups()
    more = [part.strip(" -–/,.") for part in (behind, letter, addition)]
    kept: list[str] = []
    for part in more:
        if part and part.casefold() not in (each.casefold() for each in kept):  # said twice by some systems
            kept.append(part)
    return Number(number, " ".join(kept))


def read_street_and_number(cell: str) -> tuple[str, Number] | No:
    found = _STREET_NUMBER.match(cell)
    if not found:
        return No(HOUSE_NUMBER_UNREAD)
    street, number, behind = found.groups()
    if len(number) == 4 and (after := _NUMBER.match(behind.strip(" -–/,."))):
        # A year in the name of the street: Plein 1945 12.
        street, number, behind = f"{street} {number}", *after.groups()
    return street.strip(" ,"), Number(number, behind.strip(" -–/,."))
