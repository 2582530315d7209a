"""What is a reason that a rule may give, before anything is filled in?"""

from dataclasses import dataclass
from enum import StrEnum

from bereik.terms.text import Text


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """What a reason says, with the blanks between braces, and where it comes from."""

    text: Text
    source: str


class ReasonTerm(StrEnum):
    """The family of all reasons. Each theme is a closed list of its own (`reasons/`); values differ over all."""

    @property
    def words(self) -> ReasonWords:
        from bereik.terms.reasons import REASONS  # the lists extend this class: they cannot come first

        return REASONS[self]
