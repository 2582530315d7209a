"""What is somebody called, wherever the sender put the parts of it?

    van der Linde · Linde, van der · LINDE VAN DER · V.d. Linde          prefix and surname
    Linde, J.P. van der · J.P. van der Linde · Dhr. J.P. van der Linde   the initials too

What is short stays short: behind "v.d." may stand van de, van den or van der, and we do not choose.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bereik.people.marks import letters

_PREFIXES = frozenset(
    [
        "van",
        "de",
        "der",
        "den",
        "ter",
        "ten",
        "te",
        "in",
        "op",
        "aan",
        "uit",
        "bij",
        "voor",
        "onder",
        "over",
        "tot",
        "von",
        "zu",
        "zur",
        "zum",
        "la",
        "le",
        "les",
        "du",
        "des",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "el",
        "al",
        "ul",
        "ben",
        "bin",
        "abu",
        "af",
        "ver",
        "vande",
        "vander",
        "vanden",
        "het",
    ]
)
_WITH_A_MARK = re.compile(r"^(?:van)?['’`´][tsn]$|^[dlo]['’`´]$|^de['’`´]$|^t$")
_SHORT = re.compile(r"^(?:v\.|[Vv]\.d\.?r?\.?|v\.?h\.?|[Vv]/[dDhH]r?\.?|vdr?\.?|Vd\.?|VD|[aoi]/d\.?|v|vh)$")
_SHORT_IN_FRONT = re.compile(
    r"^([Vv]\.[dD]\.?(?:r\.)?|[Vv]/[dD]r?\.?|v\.h\.|v\.(?!\s?[A-Z]\.)|[Vv]d\.?(?=\s))\s*(?=[^\W\d]{2})"
)
_SPACED_OUT = re.compile(r"\b([Vv]\.?)\s+(d\.)")
_TITLE = re.compile(
    r"^(?:de\s+)?(?:dhr|hr|heer|mevr|mw|mevrouw|mej|fam|familie|drs|dr|ir|ing|prof|mr|wed|weduwe|m/v)(?:\.\s*|\s+|/)",
    re.I,
)
_DOTTED = re.compile(r"^(?:[^\W\d_]{1,3}\.[\s-]*)+[^\W\d_]?\.?$")
_ALL_INITIALS = 4
"""Capitals without points are initials up to this many letters; longer, they are a name that somebody shouted."""


@dataclass(frozen=True, slots=True)
class Name:
    initials: str = ""
    prefix: str = ""
    surname: str = ""


def are_names(cells: Iterable[str], header: str = "") -> bool:
    """Is this a column of first names rather than initials? Then capitals are names too: PIET.

    A header that says initials is believed about short words in capitals: KAM may be K.A.M. as well.
    """
    said_initials = letters(header).startswith(("voorl", "init", "vl", "vrl"))
    names = initials = 0
    for cell in cells:
        plain = letters(cell)
        sounds = any(letter in "aeiouy" for letter in plain)
        if not plain or (cell.isupper() and len(plain) == 3 and sounds and not said_initials):
            continue  # JAN or J.A.N.: the other cells tell
        shouted = cell.isupper() and len(plain) > (_ALL_INITIALS if said_initials else 3) and sounds
        if len(plain) == 1 or _DOTTED.match(cell) or (cell.isupper() and not shouted):
            initials += 1
        else:
            names += 1
    return names > initials


def looks_like_initials(cell: str) -> bool:
    if _DOTTED.match(cell):
        return True
    return cell.isupper() and 0 < len(letters(cell)) <= _ALL_INITIALS and letters(cell).isalpha()


def is_prefix(cell: str) -> bool:
    """Nothing but words that stand before a surname."""
    words = _SPACED_OUT.sub(r"\1\2", cell).replace(",", " ").split()
    return bool(words) and all(map(_is_prefix_word, words))


def _is_prefix_word(word: str) -> bool:
    if word.endswith(".") and not _SHORT.match(word):
        return False
    return letters(word) in _PREFIXES or bool(_WITH_A_MARK.match(word)) or bool(_SHORT.match(word))


def initials_of(cell: str, *, names: bool) -> str:
    """J.P. for J P, JP and jp; for Jan Piet too, and for PIET where the column holds names."""
    cell = _TITLE.sub("", cell.strip(" ,")) or cell
    if _DOTTED.match(cell):
        return _with_points(re.findall(r"[^\W\d_]+", cell))
    together = " " not in cell and "-" not in cell and 0 < len(letters(cell)) <= _ALL_INITIALS
    if together and not names and (cell.isupper() or (cell.islower() and len(cell) <= 2)):
        return _with_points(re.findall(r"[^\W\d_]", cell))
    words = re.findall(r"[^\W\d_]+", cell)
    return _with_points(
        [word[0] for word in words if not _is_prefix_word(word)] or [word[0] for word in words]
    )


def _with_points(parts: list[str]) -> str:
    return "".join(f"{part[0].upper()}{part[1:].lower()}." for part in parts)


def split_name(whole: str) -> Name:
    """A name in one cell, in any of the ways above."""
    text = _SPACED_OUT.sub(r"\1\2", _TITLE.sub("", whole.strip(" ,")))
    if "," in text:
        surname, rest = (part.strip() for part in text.split(",", 1))
        behind, own = _behind(rest), split_surname(surname)
        return Name(behind.initials, behind.prefix or own.prefix, own.surname)
    words = text.split()
    first = 0
    while first < len(words) - 1 and looks_like_initials(words[first]) and not _is_short(words[first]):
        first += 1
    if first:  # J.P. van der Linde
        own = split_surname(" ".join(words[first:]))
        return replace(own, initials=initials_of(" ".join(words[:first]), names=False))
    for place, word in enumerate(words):
        if place and _DOTTED.match(word) and not _is_short(word):  # Linde J.P. van der
            own, behind = split_surname(" ".join(words[:place])), _behind(" ".join(words[place:]))
            return Name(behind.initials, behind.prefix or own.prefix, own.surname)
    own = split_surname(text)
    if (own.prefix and own.surname == words[-1]) or len(words) < 2:
        return own
    # Jan Piet van der Linde: first names up to a prefix, or all but the last word.
    until = next(
        (place for place, word in enumerate(words[:-1]) if place and _is_prefix_word(word)), len(words) - 1
    )
    own = split_surname(" ".join(words[until:]))
    return replace(own, initials=initials_of(" ".join(words[:until]), names=True))


def _is_short(word: str) -> bool:
    return bool(_SHORT.match(word)) and not word.isupper()


def _behind(rest: str) -> Name:
    """What stands behind a comma: J.P. van der · van der · Jan van der · J.P."""
    words = rest.split()
    end = len(words)
    while end and _is_prefix_word(words[end - 1]):
        end -= 1
    before = " ".join(words[:end])
    return Name(
        initials_of(before, names=not looks_like_initials(before)) if before else "", " ".join(words[end:])
    )


def split_surname(cell: str) -> Name:
    """The surname, and the prefix that stands before it, behind a comma, or behind it."""
    text = _SPACED_OUT.sub(r"\1\2", cell.strip(" ,"))
    if "," in text:
        surname, rest = (part.strip() for part in text.split(",", 1))
        behind = _behind(rest)
        if is_prefix(rest) or behind.prefix or looks_like_initials(rest):
            return replace(behind, surname=surname)
        return Name(surname=text)
    if found := _SHORT_IN_FRONT.match(text):
        return Name("", found.group(1), text[found.end() :].strip())
    words = text.split()
    first, end = 0, len(words)
    while first < len(words) - 1 and _is_prefix_word(words[first]):
        first += 1
    if not first:  # LINDE VAN DER, as old systems sort it
        while end > 1 and _is_prefix_word(words[end - 1]):
            end -= 1
    return Name("", " ".join([*words[:first], *words[end:]]), " ".join(words[first:end]))


def put_in_place(initials: str, prefix: str, surname: str, *, names: bool) -> Name:
    """The three columns as sent, each part in its own place: the prefix out of the surname, swapped cells swapped back."""
    if prefix and not is_prefix(prefix) and looks_like_initials(prefix):
        if not initials or is_prefix(initials):
            initials, prefix = prefix, initials
        elif letters(initials) == letters(prefix):
            prefix = ""
    elif (
        initials
        and not prefix
        and not _DOTTED.match(initials)
        and len(letters(initials)) > 1
        and not (initials.isupper() and looks_like_initials(initials) and " " not in initials)  # EL, DE
        and is_prefix(initials)
    ):
        initials, prefix = "", initials
    first, *rest = surname.split() or [""]
    if not initials and rest and _DOTTED.match(first) and not _is_short(first):
        initials, surname = first, " ".join(rest)  # J.P. Linde, all in the column of surnames
    own = split_surname(surname)
    if initials and not prefix and " " in initials:
        behind = _behind(initials)  # J.P. van der, all in the column of initials
        if behind.prefix and behind.initials:
            initials, prefix = initials.removesuffix(behind.prefix).strip(), behind.prefix
    said = initials_of(initials, names=names) if initials else own.initials
    if prefix and own.prefix and letters(prefix) != letters(own.prefix):
        return Name(said, prefix, surname.strip(" ,"))
    return Name(said, prefix or own.prefix, own.surname)
