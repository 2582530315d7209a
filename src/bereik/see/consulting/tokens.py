"""Which words does a text have, and which of them begin a sentence?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bereik.see.consulting.words import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_ENDS = ".!?…:;\n•*"
_OPENS = "\"“”„‘'’(«»[-–—"
_SHORT = re.compile(
    r"(?:\b[A-Z]|\b(?:bijv|bv|nl|incl|excl|evt|resp|ca|mevr|mw|dhr|dr|drs|mr|ir|prof|fam|st)|\.[a-z])\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `begins`: it is the first of a sentence, so that its capital says nothing."""

    text: str
    begin: int
    end: int
    begins: bool

    @property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def has_capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def parts(self) -> list[str]:
        """The word, what stands between its hyphens, and without an s of possession, folded."""
        pieces = [self.text, *re.split(r"[-'’]", self.text)]
        without = [re.sub(r"(?:['’]s|s|['’])$", "", self.text)] if len(self.text) > 4 else []
        return [fold(one) for one in (*pieces, *without) if len(one) > 1]


def tokens_of(text: str) -> list[Token]:
    """The words of a text in their order."""
    return [
        Token(match[0], match.start(), match.end(), begins_a_sentence(text, match.start()))
        for match in _WORD.finditer(text)
    ]


def begins_a_sentence(text: str, at: int) -> bool:
    """Whether what stands there is the first word of a sentence, a line or a thing said."""
    before = text[:at].rstrip(" \t" + _OPENS)
    if not before:
        return True
    if before[-1] not in _ENDS:
        return False
    return not (before[-1] == "." and _SHORT.search(before[-8:]))
