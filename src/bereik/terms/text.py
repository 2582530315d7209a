"""How is one and the same thing said in Dutch and in English?"""

from dataclasses import dataclass
from string import Formatter
from typing import Literal, get_args

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """Words in both languages. Dutch is what residents and professionals read; English comes second."""

    nl: str
    en: str

    def say(self, language: str) -> str:
        """Any English (`en`, `en-gb`) is said in English; everything else in Dutch, our first language."""
        return self.en if language.lower().startswith("en") else self.nl

    def blanks(self) -> frozenset[str]:
        """The names between braces that must be filled in before this can be said."""
        return blanks_in(self.nl) | blanks_in(self.en)


def blanks_in(words: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(words) if name)
