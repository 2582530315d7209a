"""What never led to contact is not kept for ever: when do we see its term coming, and what if nobody decides?

The team sees it a month before; somebody tries once more, or ends it with a reason of ours. What nobody decided stands
with the team lead for two weeks more, and is then ended by the house with a reason of ours: it was our silence, and it
counts as our loss (docs/decisions/0011).
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from bereik.terms.clocks import months_after
from bereik.terms.endings import EndingReason

SHOWN_BEFORE = 1
"""Months before the term that the team sees it: time for another try, at another hour, in another way."""

LEFT_TO_THE_LEAD = timedelta(days=14)
"""So long after the term it stands with the team lead: two weeks, so that somebody's holiday decides nothing."""


class TermState(StrEnum):
    """How a term stands."""

    FAR = "far"
    COMING = "coming"
    PAST = "past"
    OVER = "over"
    """Nobody decided: the house does."""


def term_of(keep_until: date | None, today: date) -> TermState:
    """How the term of what never led to contact stands today; none at all is far."""
    if keep_until is None or keep_until > seen_until(today):
        return TermState.FAR
    if today <= keep_until:
        return TermState.COMING
    return TermState.PAST if today <= keep_until + LEFT_TO_THE_LEAD else TermState.OVER


def seen_until(today: date) -> date:
    """What may be kept until this day or an earlier one is shown to the team today."""
    return months_after(today, SHOWN_BEFORE)


def over_before(today: date) -> date:
    """What might be kept until an earlier day than this one, and nobody decided, the house ends."""
    return today - LEFT_TO_THE_LEAD


def our_reason(tries: int) -> EndingReason:
    """The true one of the two: we went and never met, or we did not go."""
    return EndingReason.WE_NEVER_MET if tries else EndingReason.WE_DID_NOT_GO
