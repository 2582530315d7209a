"""Can anybody be recognised by this text? Which words are a name, a number or a place, and what to write instead?

Pure: a text goes in, what was found comes out; nothing is kept. It is made to ask once too often rather than to let a
name through, and it is no proof: one adviser still reads, and the text is erased once answered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bereik.see.consulting.naming import names_in
from bereik.see.consulting.patterns import Part, forms_in, let_through
from bereik.see.consulting.tokens import begins_a_sentence
from bereik.see.consulting.words import fold, words
from bereik.terms.recognisable import RECOGNISABLE, Recognisable, RecognisableTerm


@dataclass(frozen=True, slots=True)
class Known:
    """What this house has a name for: its areas, its organisations and teams, and numbers that may stay (our own)."""

    places: Collection[str] = ()
    organisations: Collection[str] = ()
    our_numbers: tuple[str, ...] = ()
    may_stay: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A part of the text by which somebody can be recognised, word for word."""

    kind: Recognisable
    words: str
    at: int

    @property
    def term(self) -> RecognisableTerm:
        return RECOGNISABLE[self.kind]

    @property
    def may_stay(self) -> bool:
        """Whether its writer may say that it is no name and no place."""
        return self.term.may_stay


NOTHING_KNOWN = Known()


def readable(text: str) -> str:
    """The text as it is read: no hidden characters, full-width and other digits as our own."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(
        str(unicodedata.decimal(one)) if one.isdecimal() else one
        for one in plain
        if unicodedata.category(one) != "Cf"
    )


def found_in(text: str, known: Known = NOTHING_KNOWN, kept: Collection[str] = ()) -> tuple[Found, ...]:
    """Everything in this text by which somebody can be recognised, in its order, each once.

    `kept` are words of which the writer said that they name nobody and no place; only what may stay is left out.
    """
    text = readable(text)
    bare = let_through(text, known.our_numbers)
    stays = {fold(word) for one in known.may_stay for word in readable(one).split()}
    parts = [*forms_in(bare), *_known_in(text, known), *names_in(text, stays)]
    staying = {fold(one) for one in kept}
    found = []
    for begin, end, kind in _apart(parts):
        one = Found(kind, text[begin:end].strip(), begin)
        if not (one.may_stay and fold(one.words) in staying):
            found.append(one)
    return tuple(found)


def _apart(parts: Sequence[Part]) -> list[Part]:
    """Parts that do not lie over each other: what may not stay before what may, the longer before the shorter."""
    taken: list[Part] = []
    for part in sorted(parts, key=lambda one: (RECOGNISABLE[one[2]].may_stay, one[0] - one[1], one[0])):
        if all(part[1] <= begin or end <= part[0] for begin, end, _ in taken):
            taken.append(part)
    return sorted(taken)


def _known_in(text: str, known: Known) -> Iterator[Part]:
    """Names that this house knows; one that is an ordinary word ("Centrum") counts inside a sentence, by its capital."""
    for kind, given in (
        (Recognisable.PLACE, known.places),
        (Recognisable.ORGANISATION, known.organisations),
    ):
        for name in given:
            for form, by_its_capital in _forms_of(name, kind):
                for match in form.finditer(text):
                    if not by_its_capital or _stands_inside(text, match.start()):
                        yield match.start(), match.end(), kind


def _stands_inside(text: str, at: int) -> bool:
    """Inside a sentence, and not as part of another name ("Veilig Thuis")."""
    before = text[:at].split()[-1:]
    another = bool(before) and before[0][:1].isupper() and fold(before[0]) not in words().articles
    return not begins_a_sentence(text, at) and not another


@lru_cache(maxsize=4096)
def _forms_of(name: str, kind: Recognisable) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """How a name that we know can stand in a text, and whether it counts inside a sentence only.

    Whole, or without what sort it is ("De Eik"), in any case. Its own word alone ("Eik") by its capital, for an oak
    is an oak; only the name of a place in one word ("Molenwijk") counts in small letters too.
    """
    whole = readable(name).split()
    own = list(whole)
    while len(own) > 1 and fold(own[0]) in words().sorts:
        own.pop(0)
    telling = [part for part in own if fold(part) not in words().articles]
    if not telling:
        return ()
    ordinary = all(fold(part) in words().ordinary for part in telling)
    says_little = ordinary and len(telling) == 1
    forms = []
    if len(whole) > 1 and not (says_little and fold(whole[0]) in words().articles):
        forms.append((_as_words(whole, re.IGNORECASE), False))
    if len(own) > 1 and not says_little:
        forms.append((_as_words(own, re.IGNORECASE), False))
    if len(telling) == 1 and len(telling[0]) > 2:
        small_too = kind is Recognisable.PLACE and len(whole) == 1 and len(telling[0]) > 4 and not ordinary
        forms.append((_as_words(telling, re.IGNORECASE if small_too else 0), ordinary))
    return tuple(forms)


def _as_words(parts: Sequence[str], flags: int) -> re.Pattern[str]:
    joined = r"[\s-]+".join(re.escape(part) for part in parts)
    return re.compile(rf"(?<!\w){joined}(?!\w)", flags)
