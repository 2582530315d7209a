"""What should somebody know about an answer, besides the answer?"""

from collections.abc import Sequence
from dataclasses import dataclass

from bereik.terms.text import Text


@dataclass(frozen=True, slots=True)
class Warned:
    """A fixed code to count on, what it is about, and a sentence in both languages."""

    code: str
    where: str
    text: Text

    def plain(self) -> dict[str, str]:
        return {"code": self.code, "where": self.where, "nl": self.text.nl, "en": self.text.en}


def unknown_columns(names: Sequence[str]) -> list[Warned]:
    return [
        Warned(
            "unknown_column",
            name,
            Text(
                f"De kolom {name!r} ken ik niet; ik heb hem overgeslagen.",
                f"I do not know the column {name!r}; I left it out.",
            ),
        )
        for name in names
    ]
