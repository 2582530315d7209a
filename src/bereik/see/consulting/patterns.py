"""Which numbers, dates, addresses and streets stand in a text? By their form alone.

What looks like one and tells nothing (an amount, a time, a service number that anybody may call) is let through first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bereik.see.consulting.words import fold, words
from bereik.terms.recognisable import Recognisable

Part = tuple[int, int, Recognisable]
"""From where to where, and what it is."""

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|apr|aug|sept?|okt|nov|dec"
    "|january|february|march|may|june|july|august|october"
)
_KEPT = "jaar|jarige?|jaren|keer|maal|x|maand|maanden|week|weken|dag|dagen|uur|uren|kind|kinderen|mensen|personen|euro"

_HARMLESS = re.compile(
    r"(?:€|\beur(?:o)?)\s?\d[\d.,]*(?:,-)?"  # an amount
    r"|\b\d[\d.,]*(?:,-)?\s?(?:euro?s?\b|€)"
    r"|\b\d{1,2}[.:]\d{2}(?=\s*(?:uur|u\b|tot|-|–|en\b))"  # a time
    r"|\b(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d\b"  # from one year to another
    r"|\b0[89]00[\s-]?(?:\d{4}|\d{2}[\s-]?\d{2})\b"  # a service that anybody may call
    r"|\b11[23]\b"
    r"|\b14 0\d{2,3}\b",
    re.IGNORECASE,
)

_FORMS: tuple[tuple[Recognisable, re.Pattern[str]], ...] = (
    (
        Recognisable.EMAIL,
        re.compile(r"[^\s,;<>]*(?:@|\((?:at|apenstaart)\)|\[at\])[^\s,;<>]*", re.IGNORECASE),
    ),
    (
        Recognisable.WEB,
        re.compile(
            r"https?://\S+|\bwww\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|eu|frl)\b(?:/\S*)?", re.IGNORECASE
        ),
    ),
    (
        Recognisable.ACCOUNT,
        re.compile(r"\b[a-z]{2}\d{2}(?:\s?[a-z0-9]{4}){2,7}(?:\s?[a-z0-9]{1,3})?\b", re.IGNORECASE),
    ),
    (
        Recognisable.DATE,
        re.compile(
            r"\b\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|\d{2})\b|\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b"
        ),
    ),
    (Recognisable.DATE, re.compile(r"\b(?:0[1-9]|[12]\d|3[01])[-/](?:0[1-9]|1[0-2])\b(?![-/]\d)")),
    (
        Recognisable.DATE,
        re.compile(
            rf"\b\d{{1,2}}(?:e|ste|de|st|nd|rd|th)?\s(?:of\s)?(?:{_MONTHS})\b(?:\s'?\d{{2,4}}\b)?"
            rf"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\s\d{{1,2}}\b",
            re.IGNORECASE,
        ),
    ),
    (
        Recognisable.DATE,
        re.compile(
            r"\b(?:geb(?:oren|oortejaar|oortedatum|\.)?|born)\b[^.\n\d]{0,25}\b(?:1[89]|20)\d\d\b",
            re.IGNORECASE,
        ),
    ),
    (Recognisable.PHONE, re.compile(r"(?<![\d])(?:\+|\b00)\d{2}(?:[\s\-.()/]{0,3}\d){8,11}(?!\d)")),
    (Recognisable.PHONE, re.compile(r"(?<![\d.,])0(?:[\s\-.()/]{0,3}\d){9}(?!\d)")),
    (
        Recognisable.PLATE,
        re.compile(
            r"\b(?=[a-z\d-]{8}\b)(?=[^a-z]*[a-z])(?=[^\d]*\d)(?:[a-z]{1,3}|\d{1,3})-(?:[a-z]{2,3}|\d{2,3})-(?:[a-z]{1,2}|\d{1,2})\b",
            re.IGNORECASE,
        ),
    ),
    (
        Recognisable.PLATE,
        re.compile(
            r"\b(?:[A-Z]{1,3}\d{2,3}[A-Z]{1,2}|\d{1,2}[A-Z]{2,3}\d{1,2}|[A-Z]{2}[A-Z]{2}\d{2}|\d{2}[A-Z]{4})\b"
        ),
    ),
    (Recognisable.POSTCODE, re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b|\b[1-9]\d{3}[a-zA-Z]{2}\b")),
    (Recognisable.POSTCODE, re.compile(r"\b[1-9]\d{3}\s[a-z]{2}\b")),
    (
        Recognisable.HOUSE_NUMBER,
        re.compile(
            r"\b(?:huis|kamer|flat|appartement|woning)?(?:nummer|nr\.?|nº)\s?\d{1,5}\s?[a-z]?\b"
            r"|\b(?:kamer|flat|appartement|portiek|unit|apartment|room)\s\d{1,4}\s?[a-z]?\b",
            re.IGNORECASE,
        ),
    ),
    (Recognisable.NUMBER, re.compile(r"(?<!\d)\d(?:[ \t.\-/]{0,3}\d){4,}(?!\d)")),
)

_STREET = re.compile(
    r"\b[^\W\d_][\w'’-]*?(?:straat|straatje|laan|laantje|weg|weggetje|plein|pleintje|gracht|hof|hofje|dijk|kade|singel"
    r"|steeg|steegje|dreef)(?:\s?\d{1,5}\s?[a-z]?\b|\b)",
    re.IGNORECASE,
)
_STREET_SHORT = re.compile(r"\b[^\W\d_]{4,}str\.(?:\s?\d{1,5}[a-z]?\b)?", re.IGNORECASE)
_STREET_APART = re.compile(
    r"\b[A-Z][\w'’-]+\s(?:Straat|Laan|Weg|Plein|Gracht|Hof|Dijk|Kade|Singel|Steeg|Dreef|Pad|Park)\b(?:\s?\d{1,5}\b)?"
    r"|\b(?:[Ll]aan|[Pp]lein|[Ww]eg|[Ss]traat|[Kk]ade|[Pp]ark)\s(?:van|der|naar)\s(?:(?:de|den|der|het)\s)?[A-Z][\w'’-]+"
    r"|\b[Pp]lein\s(?:19|20)\d\d\b",
)
_STREET_WITH_A_NUMBER = re.compile(
    r"\b[^\W\d_]{3,}(?:pad|park|markt|baan|wal|veld|erf|akker|hoek|horst|kamp|berg|dam|brink|meent|burg|oord|werf|haven"
    rf"|veen|donk|laar|wijk|bos)\s\d{{1,4}}\s?[a-z]?\b(?!\s?(?:{_KEPT})\b)",
    re.IGNORECASE,
)
_CAPITAL_WITH_A_NUMBER = re.compile(rf"\b[A-Z][a-z]{{3,}}\s\d{{1,4}}\s?[a-zA-Z]?\b(?!\s?(?:{_KEPT}|%)\b)")
_BEFORE_A_NUMBER = re.compile(r"[\s\d].*$", re.DOTALL)


def let_through(text: str, also: tuple[str, ...] = ()) -> str:
    """The same text with what is harmless blanked out; `also` are numbers that may stand there (our own)."""
    blanked = _HARMLESS.sub(_blank, text)
    for number in also:
        digits = re.sub(r"\D", "", number)
        if len(digits) > 5:
            own = r"[\s\-.()/]{0,3}".join(digits)
            blanked = re.sub(rf"(?<!\d){own}(?!\d)", _blank, blanked)
    return blanked


def forms_in(text: str) -> Iterator[Part]:
    """What stands in this text by its form; parts may lie over each other, the first of two tells most."""
    for kind, form in _FORMS:
        for match in form.finditer(text):
            if _MEANT.get(kind, _always)(match[0]):
                yield match.start(), match.end(), kind
    yield from _streets_in(text)


def _streets_in(text: str) -> Iterator[Part]:
    for match in _STREET.finditer(text):
        if _is_street(_BEFORE_A_NUMBER.sub("", match[0])):
            yield match.start(), match.end(), Recognisable.STREET
    for form in (_STREET_SHORT, _STREET_APART, _STREET_WITH_A_NUMBER):
        for match in form.finditer(text):
            yield match.start(), match.end(), Recognisable.STREET
    for match in _CAPITAL_WITH_A_NUMBER.finditer(text):
        word = fold(match[0].split()[0])
        if word not in words().ordinary and word not in words().with_capital:
            yield match.start(), match.end(), Recognisable.HOUSE_NUMBER


def _is_street(word: str) -> bool:
    return fold(word).rpartition("-")[2] not in words().no_street and len(word) > 5


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _always(_: str) -> bool:
    return True


def _has_digits(found: str) -> bool:
    """An account number is for the most part digits; four words of four letters are none."""
    return sum(one.isdigit() for one in found) >= 8


def _no_two_letter_word(found: str) -> bool:
    """ "2020 is" is no postcode; "2020 AB" and "2020ab" are."""
    last = found[-2:]
    return not (last.islower() and found[-3].isspace() and fold(last) in _TWO_LETTERS)


_TWO_LETTERS = words().ordinary | {
    "of",
    "om",
    "op",
    "te",
    "al",
    "en",
    "er",
    "in",
    "is",
    "na",
    "nu",
    "we",
    "ze",
    "je",
}

_MEANT: dict[Recognisable, Callable[[str], bool]] = {
    Recognisable.ACCOUNT: _has_digits,
    Recognisable.POSTCODE: _no_two_letter_word,
}
