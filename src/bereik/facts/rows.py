"""What does one journey tell the facts? Weeks, counts and codes: no text, no name, no lasting number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bereik.terms.steps import Step

MONDAY = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyFact:
    """One journey. Codes are those of `bereik.terms`; days are whole days since the journey opened, 0 or more.

    opened           the Monday of the week in which it opened
    wijk             CBS code ("WK012301"), or "" when not known
    days             day of the first time of each step that was taken (WE_SAW is day 0 and may be left out)
    said_no          NEED_MET, STILL_MET: the day on which the resident said that it was *not* met
    tries            tries by channel
    word_broken      day of the first promise that was broken and not put right, or None
    ended            day of the ending, or None; `ended_because` its reason, `ended_whose` whose doing it was
                     (EndingReason and Whose in `bereik.terms.endings`)
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
    said_no: Mapping[Step, int] = field(default_factory=dict)
    tries: Mapping[str, int] = field(default_factory=dict)
    hand_overs: int = 0
    promises_made: int = 0
    promises_kept: int = 0
    promises_broken: int = 0
    word_broken: int | None = None
    ended: int | None = None
    ended_because: str = ""
    ended_whose: str = ""
    re_entered: bool = False

    def __post_init__(self) -> None:
        if self.opened.weekday() != MONDAY:
            raise ValueError(f"A journey opens in the week of a Monday, not on {self.opened:%A %Y-%m-%d}")
        if self.observed_until < self.opened:
            raise ValueError(f"Observed until {self.observed_until}, before it opened ({self.opened})")
        numbers = (self.hand_overs, self.promises_made, self.promises_kept, self.promises_broken)
        days = (*self.days.values(), *self.said_no.values(), self.word_broken or 0, self.ended or 0)
        if min(*numbers, *days, *self.tries.values()) < 0:
            raise ValueError(f"A count or a day below 0 in the journey of {self.opened}")
        if (self.ended is None) != (not self.ended_because):
            raise ValueError(f"An ending has a day and a reason, or there is none (journey of {self.opened})")
