"""What does one journey tell the facts? Weeks, counts and codes: no text, no name, no lasting number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bereik.terms.own_words import OWN_KINDS, OwnKind
from bereik.terms.steps import Step

MONDAY = 0
ANSWERS = frozenset({Step.NEED_MET, Step.STILL_MET})
"""Only the resident can say these: they stand among what was said, never among our steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFact:
    """One promise of ours to the resident, in days since the journey opened; None: that did not happen.

    made, due    on which day it was made, and by which day it was to be done
    kept         it was done, in time or later
    moved        another day was named, on or before the due day
    broken       we said ourselves that it does not succeed, or did not; `because` is the reason we gave (a term), or ""
    disputed     the resident said that it was not done
    repaired     it was explained and put right
    let_go       the journey ended before the due day, and not by us
    """

    made: int
    due: int
    kept: int | None = None
    moved: int | None = None
    broken: int | None = None
    disputed: int | None = None
    repaired: int | None = None
    let_go: int | None = None
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFact:
    """What the resident said themself, on which day. `yes` is the answer to a question (NEED_MET, STILL_MET), `until`
    the day until which a *not now* rests."""

    kind: OwnKind
    day: int
    yes: bool | None = None
    until: int | None = None

    def __post_init__(self) -> None:
        if (self.yes is None) == OWN_KINDS[self.kind].answers:
            raise ValueError(f"{self.kind} has a yes or a no, or asks for none: not yes={self.yes}")


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyFact:
    """One journey. Codes are those of `bereik.terms`; days are whole days since the journey opened, 0 or more (a day
    by which something was promised can lie before it).

    opened           the Monday of the week in which it opened
    wijk             CBS code ("WK012301"), or "" when not known
    days             day of the first time of each step of ours that was taken (WE_SAW is day 0 and may be left out);
                     NEED_MET and STILL_MET are no steps of ours: the resident says them
    tries            tries by channel
    promises         what we promised the resident, and what became of it
    said             what the resident said themself
    partner_due      day by which we promised the first sender word, or None; `partner_told`: the day it came
    ended            day of the ending, or None; `ended_week` the Monday of its week, `ended_because` its reason,
                     `ended_whose` whose doing it was (EndingReason and Whose in `bereik.terms.endings`)
    closed_week      the Monday of the week in which the journey's own row says it was closed, or None while that says
                     it is open. It comes from another place than `ended_week`: what is open is counted by the one,
                     what went out by the other, and the two must agree (`measures/stock.sql`)
    re_entered       it names a former journey
    observed_until   the last day of which we know what happened (mostly yesterday)

    The row gets its number in the file, drawn anew each night. Raises ValueError for a row that cannot be.
    """

    opened: date
    observed_until: date
    wijk: str = ""
    age_band: str = ""
    partner_kind: str = ""
    route: str = ""
    law: str = ""
    days: Mapping[Step, int] = field(default_factory=dict)
    tries: Mapping[str, int] = field(default_factory=dict)
    promises: Sequence[PromiseFact] = ()
    said: Sequence[SaidFact] = ()
    partner_due: int | None = None
    partner_told: int | None = None
    ended: int | None = None
    ended_week: date | None = None
    ended_because: str = ""
    ended_whose: str = ""
    closed_week: date | None = None
    re_entered: bool = False

    def __post_init__(self) -> None:
        for week in filter(None, (self.opened, self.ended_week, self.closed_week)):
            if week.weekday() != MONDAY:
                raise ValueError(f"A week is named by its Monday, not by {week:%A %Y-%m-%d}")
        if self.observed_until < self.opened:
            raise ValueError(f"Observed until {self.observed_until}, before it opened ({self.opened})")
        if ANSWERS & self.days.keys():
            raise ValueError("NEED_MET and STILL_MET stand among what the resident said, not among our steps")
        days = (*self.days.values(), *_days_of(self.promises, self.said), self.ended, self.partner_told)
        if any(number < 0 for number in (*self.tries.values(), *(day for day in days if day is not None))):
            raise ValueError(f"A count or a day below 0 in the journey of {self.opened}")
        if (self.ended is None) != (not self.ended_because) or (self.ended is None) != (
            self.ended_week is None
        ):
            raise ValueError(
                f"An ending has a day, a week and a reason, or there is none (journey of {self.opened})"
            )


def _days_of(promises: Sequence[PromiseFact], said: Sequence[SaidFact]) -> list[int | None]:
    """All days on which something happened: not the days by which or until which it was to happen."""
    days: list[int | None] = [one.day for one in said]
    for one in promises:
        days += (one.made, one.kept, one.moved, one.broken, one.disputed, one.repaired, one.let_go)
    return days
