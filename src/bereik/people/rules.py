"""Which clock of the law starts when something comes in, when has a first talk stopped it, how long is it kept where
there was none, and how many must share what is left of it?"""

from __future__ import annotations

from datetime import date

from bereik.terms.law_clocks import CLOCKS, Clock
from bereik.terms.laws import Law
from bereik.terms.retention import RETENTION, Kept

_FIRST: dict[Law, Clock] = {Law.WGS: Clock.WGS_SIGNAL_FIRST_TALK, Law.WMO: Clock.WMO_INQUIRY}

ENOUGH = 10
"""So many journeys must share what is left of an erased one: all of it, or else the wijk and the kind of sender each."""

FIRST_TALKS = frozenset({Clock.WGS_FIRST_TALK, Clock.WGS_SIGNAL_FIRST_TALK, Clock.WGS_THREAT})
"""Clocks that ask for a first conversation, and stop when there was one. The Wmo's inquiry goes on after it."""


def clock_for(law: str, *, urgent: bool) -> Clock | None:
    """The clock of a signal under this law; None where the law names none. A threat has its own (Wgs art. 4(2))."""
    if law not in list(Law):
        return None
    if urgent and Law(law) is Law.WGS:
        return Clock.WGS_THREAT
    return _FIRST.get(Law(law))


def clock_ends(clock: Clock | None, came_in: date) -> date | None:
    """The last day of a clock that began on the day it came in."""
    return CLOCKS[clock].ends(came_in) if clock else None


def stops_at_first_talk(clock: str) -> bool:
    """Whether this clock, as it stands on a journey, is stopped by a first conversation."""
    return clock in FIRST_TALKS


def kept_until(last_signal: date) -> date:
    """The last day on which what never led to contact may be kept, by the day on which the last signal came in."""
    return RETENTION[Kept.NEVER_MET].ends(last_signal)
