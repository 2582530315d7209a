"""What did a resident say to us of which we still owe the question that belongs to it: until when, or which no?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bereik.help.rules.days import day_of
from bereik.terms.outcomes import OUTCOMES, Outcome
from bereik.terms.term import stored_term

ASKS_ON = (Outcome.NOT_NOW, Outcome.SAID_NO)
"""Outcomes that ask one thing more. At the door it can be passed by; then it is still ours to ask."""


@dataclass(frozen=True)
class LeftOpen:
    """What they said, and on which day."""

    outcome: Outcome
    on: date

    @property
    def not_now(self) -> bool:
        return self.outcome is Outcome.NOT_NOW


def left_open(
    tries: Sequence[tuple[str, datetime]],
    *,
    met_at: datetime | None,
    rests_until: date | None,
    answered: Iterable[datetime],
) -> LeftOpen | None:
    """The last talk (`tries`: outcome and moment, oldest first), where nobody asked on since. `answered`: when the
    resident said until when, or how they do want it; `met_at`: the last talk as the journey's own row has it."""
    talks = [
        (outcome, at) for outcome, at in tries if (came := stored_term(OUTCOMES, outcome)) and came.reach.met
    ]
    if not talks or talks[-1][0] not in ASKS_ON:
        return None
    said, on = Outcome(talks[-1][0]), day_of(talks[-1][1])
    if met_at is not None and day_of(met_at) > on:
        return None
    if (rests_until is not None and rests_until > on) or any(day_of(one) >= on for one in answered):
        return None
    return LeftOpen(said, on)
