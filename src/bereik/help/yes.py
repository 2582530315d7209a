"""To what did the resident say yes when somebody passed them on, who said it, and does it still stand?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bereik.see.models import Signal
from bereik.terms.authority import SAYS_YES, SaysYes
from bereik.terms.own_words import SAID_HOW
from bereik.terms.term import Term, stored_term


@dataclass(frozen=True)
class Yes:
    """What was said yes to: on which day, how, by whom, and the words that were read out. `own`: they said it
    themself; `by` are the others who did, or were asked as well."""

    on: date
    how: Term | None
    own: bool
    by: tuple[Term, ...]
    text: str
    taken_back_on: date | None


def yes_of(signal: Signal, text: str) -> Yes | None:
    """The yes with which this came; None where a law brought it in. `text` are the words, in clear."""
    if signal.agreed_on is None:
        return None
    return Yes(
        on=signal.agreed_on,
        how=stored_term(SAID_HOW, signal.agreed_how),
        own=not signal.agreed_by or SaysYes.SELF in signal.agreed_by,
        by=tuple(
            term for one, term in SAYS_YES.items() if one in signal.agreed_by and one is not SaysYes.SELF
        ),
        text=text,
        taken_back_on=signal.withdrawn_on,
    )
