"""What does a cell say that means one thing: yes or no, a number, a phone, a kind of creditor?"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from bereik.house.exchange.csv.values.no import DIGITS_LOST, KIND_UNREAD, YES_NO_UNREAD, No
from bereik.house.exchange.ddas.codes import VERSION
from bereik.house.exchange.ddas.formats import is_email
from bereik.people.marks import letters, valid_bsn
from bereik.terms.ddas.codes import SENDER_CODES, written
from bereik.terms.senders import SENDERS, Sender
from bereik.terms.text import Text

YES = frozenset(
    {
        "j",
        "ja",
        "jawel",
        "y",
        "yes",
        "x",
        "1",
        "true",
        "waar",
        "wel",
        "v",
        "akkoord",
        "aan",
        "on",
        "✓",
        "✔",
        "☑",
    }
)
NO = frozenset(
    {
        "n",
        "nee",
        "neen",
        "no",
        "0",
        "false",
        "onwaar",
        "niet",
        "geen",
        "-",
        "uit",
        "off",
        "nvt",
        "☐",
        "✗",
        "o",
    }
)
_EXPONENT = re.compile(r"^\d+(?:[.,]\d+)?E\+?\d+$", re.I)
_NOT_DIGITS = re.compile(r"\D")
_BEHIND_PHONE = re.compile(r"\s(?:/|of|en|;|\|)\s|[;|]|/(?=\s?(?:0|\+))")
_KINDS: Mapping[Sender, str] = MappingProxyType({
    Sender.LANDLORD: "huur, verhuurder, woningcorporatie, corporatie, woningstichting, huurachterstand, woning, wonen",
    Sender.ENERGY: "energie, stroom, gas, elektra, elektriciteit, warmte, energiebedrijf, energieleverancier, stadswarmte, "
    "energiemaatschappij, gas en licht, gas/elektra, gas water licht, eindeleveringsmelding",
    Sender.WATER: "water, drinkwater, waterbedrijf, drinkwaterbedrijf, waterleiding",
    Sender.HEALTH_INSURER: "zorg, zorgverzekering, zorgverzekeraar, zorgpremie, ziektekosten, zorgverzekeringspremie",
    Sender.MORTGAGE: "hypotheek, hypotheekverstrekker, bank, hypothecair",
    Sender.CAK_INSURANCE: "cak, cak zorgverzekeringen, cak zorgverzekering, wanbetalers, bestuursrechtelijke premie",
    Sender.CAK_CONTRIBUTION: "cak eigen bijdrage, eigen bijdrage, cak eb",
    Sender.DUO: "duo, studieschuld, dienst uitvoering onderwijs",
    Sender.TAX: "belastingdienst, belasting, belastingen",
    Sender.ALLOWANCES: "dienst toeslagen, toeslagen, toeslag",
    Sender.OTHER_CREDITOR: "overige, overig, anders, ander, other",
})  # fmt: skip


def kinds() -> tuple[Sender, ...]:
    """The senders that a delivery of arrears knows."""
    return tuple(sender for sender in Sender if written(SENDER_CODES, sender, VERSION) is not None)


@lru_cache(maxsize=1)
def _kinds_by_name() -> dict[str, Sender]:
    found: dict[str, Sender] = {}
    for sender in kinds():
        said = (
            str(sender),
            written(SENDER_CODES, sender, VERSION) or "",
            SENDERS[sender].label.nl,
            SENDERS[sender].label.en,
        )
        for name in (*said, *_KINDS.get(sender, "").split(",")):
            found.setdefault(letters(name), sender)
    return found


def kind_named(said: str) -> Sender | None:
    return _kinds_by_name().get(letters(said))


def read_kind(cell: str) -> Sender | No:
    found = kind_named(cell)
    return found if found is not None else No(KIND_UNREAD, {"kinds": _said_kinds()})


def _said_kinds() -> Text:
    codes = ", ".join(written(SENDER_CODES, sender, VERSION) or "" for sender in kinds())
    return Text(codes, codes)


def read_yes_no(cell: str) -> bool | No:
    word = cell.strip(" .!").casefold()
    if word in YES:
        return True
    return False if word in NO else No(YES_NO_UNREAD)


def looks_like_yes_no(cell: str) -> bool:
    return not isinstance(read_yes_no(cell), No)


def read_bsn(cell: str) -> str | No:
    """Nine digits that pass the 11-check, one lost nought put back; what fails is kept as sent, for the check to say."""
    if _EXPONENT.match(cell):
        return No(DIGITS_LOST)
    return valid_bsn(cell) or cell


def read_phone(cell: str) -> str:
    """One number as it is dialled here, '' where there is none. Of two numbers in a cell the first."""
    first = _BEHIND_PHONE.split(cell, maxsplit=1)[0].strip()
    plus = first.startswith(("+", "00"))
    digits = _NOT_DIGITS.sub("", first.replace("(0)", ""))
    if plus:
        digits = digits.removeprefix("00")
        if not digits.startswith("31"):
            return f"+{digits}" if 8 <= len(digits) <= 15 else ""
        digits = "0" + digits[2:].removeprefix("0")
    elif len(digits) == 11 and digits.startswith("31"):
        digits = "0" + digits[2:]
    elif len(digits) == 9 and digits[0] in "1234567":
        digits = "0" + digits  # a spreadsheet ate the nought
    return digits if len(digits) == 10 and digits.startswith("0") and digits[1] != "0" else ""


def read_email(cell: str) -> str:
    found = cell.removeprefix("mailto:").strip(" <>;,")
    return found if "@" in found and "." in found.rpartition("@")[2] and is_email(found) else ""
