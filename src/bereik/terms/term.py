"""What does a word of ours carry with it? A label, a meaning and a source."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bereik.terms.text import Text

TO_BE_CONFIRMED = "to be confirmed by a privacy officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word of a closed list. The lists with more to tell (a route, a law) extend this."""

    label: Text
    meaning: Text
    source: str
    proper_name: bool = False

    @property
    def confirmed(self) -> bool:
        """Has someone read this in its source, or does it still wait for a privacy officer?"""
        return TO_BE_CONFIRMED not in self.source

    def inside(self, language: str) -> str:
        """The label in the middle of a sentence: *voor school*, but *voor DUO* and *de Jeugdwet*."""
        label = self.label.say(language)
        if self.proper_name or label[1:2].isupper():
            return label
        return label[:1].lower() + label[1:]


Member = TypeVar("Member", bound=StrEnum)
OneTerm = TypeVar("OneTerm", bound=Term)


def stored_term(terms: Mapping[Member, OneTerm], name: str) -> OneTerm | None:
    """The term that a stored name stands for; None where nothing is stored, or the list does not have it (any more)."""
    return terms.get(name)  # type: ignore[call-overload]  # a member of a StrEnum equals its name, and hashes alike
