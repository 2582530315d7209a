"""May this journey rest, end, or be tried once more now?

A rest has a day and a reason. An ending has a reason that is true: what is ours is told by what we did, what is the
resident's only by what they said themself. A clear no stops everything but help in danger.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bereik.terms.clocks import months_after
from bereik.terms.endings import ENDINGS, EndingReason, Whose
from bereik.terms.own_words import OwnKind
from bereik.terms.reasons import StoppingReason, TakingOnReason, TryReason
from bereik.terms.retention import RETENTION, Kept
from bereik.terms.verdict import Reason, Verdict, may, may_not

A_NO = frozenset({EndingReason.RESIDENT_SAID_NO, EndingReason.RESIDENT_OBJECTED})
"""Endings after which nobody comes any more."""

WITHOUT_US = frozenset({EndingReason.WE_DID_NOT_GO})
AFTER_TRYING = frozenset({EndingReason.WE_NEVER_MET})
AFTER_A_TALK = frozenset(
    {
        EndingReason.RESIDENT_GOES_ON_ALONE,
        EndingReason.OTHERS_HELP,
        EndingReason.WE_LOST_TOUCH,
        EndingReason.WE_HAD_NOTHING_FITTING,
    }
)
"""What we can only know from the resident."""

LONGEST_REST = 12
"""Months."""


@dataclass(frozen=True)
class Stand:
    """How a journey stands, as far as these rules ask. `said` holds what the resident said themself: of a question the
    kind is there when the answer was yes. `word_due_on` is the first day of a promise that stands, `opened_on` the day
    on which we heard of it."""

    opened_on: date | None = None
    ended_on: date | None = None
    ended_because: str = ""
    tries: int = 0
    met: bool = False
    said: frozenset[OwnKind] = frozenset()
    word_due_on: date | None = None
    asked_on: date | None = None

    @property
    def said_no(self) -> bool:
        return self.ended_on is not None and self.ended_because in A_NO


def may_rest(stand: Stand, until: date, today: date) -> Verdict:
    """From tomorrow until at most a year from now; a second rest takes the place of the first."""
    if (no := over(stand)) is not None:
        return no
    return rest_day(until, today)


def rest_day(until: date, today: date) -> Verdict:
    """May something rest until this day?"""
    last = months_after(today, LONGEST_REST)
    if until <= today:
        return may_not(
            Reason(StoppingReason.DAY_PASSED, date=until), Reason(StoppingReason.CHOOSE_DAY, date=last)
        )
    if until > last:
        return may_not(Reason(StoppingReason.TOO_LONG), Reason(StoppingReason.CHOOSE_DAY, date=last))
    return may(Reason(StoppingReason.RESTS, date=until))


def may_try(stand: Stand, on: date) -> Verdict | None:
    """The no to a try on this day, None where there is none. What was done before the ending may still be told; what was
    done before we heard of it was no try of ours to answer it."""
    if stand.opened_on is not None and on < stand.opened_on:
        return may_not(Reason(TryReason.BEFORE_WE_HEARD, date=stand.opened_on))
    return over(stand) if stand.ended_on is not None and on > stand.ended_on else None


def may_end(stand: Stand, because: EndingReason, *, by_a_person: bool) -> Verdict:
    """Is this reason true, and is it ours to give?"""
    if (no := over(stand)) is not None:
        return no
    if not by_a_person:
        return may_not(Reason(StoppingReason.NEEDS_A_PERSON))
    for rule in (_not_said, _not_true, _not_yet):
        if (no := rule(stand, because)) is not None:
            return no
    return may(Reason(StoppingReason.MAY_END))


def over(stand: Stand) -> Verdict | None:
    """The no that an ending gives to everything after it; None while it goes on."""
    if stand.ended_on is None:
        return None
    if stand.said_no:
        return may_not(Reason(StoppingReason.SAID_NO, date=stand.ended_on), Reason(StoppingReason.COME_BACK))
    return may_not(Reason(TakingOnReason.ENDED, date=stand.ended_on))


def erase_after_no(today: date, *, started: bool) -> date | None:
    """From which day what we know is erased after a clear no. None where help had begun: its file has a term in law."""
    return None if started else RETENTION[Kept.AFTER_NO].ends(today)


def _not_said(stand: Stand, because: EndingReason) -> Verdict | None:
    if because in A_NO and OwnKind.NO not in stand.said:
        return may_not(Reason(StoppingReason.NOT_SAID), Reason(StoppingReason.WRITE_DOWN))
    if because is EndingReason.NEED_MET and not stand.said & {OwnKind.NEED_MET, OwnKind.STILL_MET}:
        return may_not(Reason(StoppingReason.NOT_SAID_MET), Reason(StoppingReason.ASK))
    return None


def _not_true(stand: Stand, because: EndingReason) -> Verdict | None:
    other = Reason(StoppingReason.OTHER_REASON)
    if because in WITHOUT_US | AFTER_TRYING and stand.met:
        return may_not(Reason(StoppingReason.WE_MET), other)
    if because in WITHOUT_US and stand.tries:
        return may_not(Reason(StoppingReason.WE_WENT), other)
    if because in AFTER_TRYING and not stand.tries:
        return may_not(Reason(StoppingReason.NOT_TRIED), other)
    if because in AFTER_A_TALK and not stand.met:
        return may_not(Reason(StoppingReason.NEVER_MET), other)
    return None


def _not_yet(stand: Stand, because: EndingReason) -> Verdict | None:
    """Where we stop of ourselves, what we still owe comes first."""
    if ENDINGS[because].whose is not Whose.OURS:
        return None
    if stand.word_due_on is not None:
        return may_not(
            Reason(StoppingReason.PROMISE_STANDS, date=stand.word_due_on),
            Reason(StoppingReason.KEEP_OR_EXPLAIN),
        )
    if stand.asked_on is not None:
        return may_not(Reason(StoppingReason.ASKED, date=stand.asked_on), Reason(StoppingReason.ANSWER_FIRST))
    return None
