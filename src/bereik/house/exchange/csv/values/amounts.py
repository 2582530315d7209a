"""How many euros is this, and is the comma a decimal or a thousand?

    1.234,56   1234,5   75,0000   commas for cents: such a column writes 1.234 for twelve hundred and thirty-four
    1,234.56   1234.5             points for cents: such a column writes 1,234 for it
    1.234      1,234              either: only the rest of the column can tell

An amount with exactly three figures behind its only sign is the one that a single cell cannot tell.
"""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

from bereik.house.exchange.csv.values.no import AMOUNT_UNDECIDED, AMOUNT_UNREAD, DIGITS_LOST, No

_MONEY = re.compile(r"€|\beur(?:o'?s?)?\b\.?", re.I)
_WHOLE_EUROS = re.compile(r"[.,]\s*(?:-{1,2}|–|—|=)$")
_WITH_EXPONENT = re.compile(r"^-?\d+(?:[.,]\d+)?e[+-]?\d+$", re.I)
_SPACED = re.compile(r"^(\d{1,3})((?:[ '’]\d{3})+)(?=$|[.,])")
_PLAIN = re.compile(r"^\d{1,12}$", re.ASCII)
_ONE_SIGN = re.compile(r"^(\d{0,12})([.,])(\d{1,6})$", re.ASCII)
_THOUSANDS = re.compile(r"^\d{1,3}([.,])\d{3}(?:\1\d{3})+$", re.ASCII)
_BOTH = re.compile(r"^\d{1,3}(?:([.,])\d{3})+([.,])\d{1,6}$", re.ASCII)
_OTHER = {",": ".", ".": ","}


class AmountStyle(StrEnum):
    COMMA = "comma"
    POINT = "point"
    MIXED = "mixed"
    """Both occur, each clear by itself; what is not clear by itself goes back."""
    UNDECIDED = "undecided"
    PLAIN = "plain"
    """Whole euros, without any sign."""


class _Figures(NamedTuple):
    negative: bool
    digits: str
    decimal: str | None
    """The sign before the cents where this cell shows it: `,`, `.`, or '' where it has neither cents nor thousands."""


def style_of(cells: Iterable[str]) -> AmountStyle:
    seen = {figures.decimal for cell in cells if (figures := _figures(cell)) is not None}
    if {",", "."} <= seen:
        return AmountStyle.MIXED
    if "," in seen:
        return AmountStyle.COMMA
    if "." in seen:
        return AmountStyle.POINT
    return AmountStyle.UNDECIDED if None in seen else AmountStyle.PLAIN


def looks_like_an_amount(cell: str) -> bool:
    return _figures(cell) is not None


def read_amount(cell: str, style: AmountStyle) -> Decimal | No:
    """The exact amount, cents and all."""
    figures = _figures(cell)
    if figures is None:
        return No(DIGITS_LOST if _WITH_EXPONENT.fullmatch(cell) else AMOUNT_UNREAD)
    negative, digits, decimal = figures
    if decimal is None:
        sign = "," if "," in digits else "."
        if (style, sign) not in ((AmountStyle.COMMA, "."), (AmountStyle.POINT, ",")):
            return No(AMOUNT_UNDECIDED)
        decimal = _OTHER[sign]
    whole = digits.replace(_OTHER.get(decimal, "."), "").replace(decimal or ".", ".")
    amount = Decimal(f"0{whole}" if whole.startswith(".") else whole)
    return -amount if negative else amount


def whole_euros(amount: Decimal) -> int:
    """The standard has whole euros: to the nearest, half a euro upwards. The exact amount is kept as it was sent."""
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _figures(cell: str) -> _Figures | None:
    text = _MONEY.sub(" ", cell).strip()
    negative = False
    if text.startswith("(") and text.endswith(")"):
        negative, text = True, text[1:-1].strip()
    text = _WHOLE_EUROS.sub("", text).strip()
    if text[:1] in ("-", "−", "–"):
        negative, text = True, text[1:].strip()
    elif text[:1] == "+":
        text = text[1:].strip()
    elif text[-1:] in ("-", "−"):
        negative, text = True, text[:-1].strip()
    if spaced := _SPACED.match(text):
        text = spaced.group(1) + re.sub(r"\D", "", spaced.group(2)) + text[spaced.end() :]
    if _PLAIN.fullmatch(text):
        return _Figures(negative, text, "")
    if found := _ONE_SIGN.fullmatch(text):
        before, sign, after = found.groups()
        may_be_thousands = len(after) == 3 and 1 <= len(before) <= 3 and not before.startswith("0")
        return _Figures(negative, text, None if may_be_thousands and not spaced else sign)
    if found := _THOUSANDS.fullmatch(text):
        return _Figures(negative, text, _OTHER[found.group(1)])
    if (found := _BOTH.fullmatch(text)) and found.group(1) != found.group(2):
        return _Figures(negative, text, found.group(2))
    return None
