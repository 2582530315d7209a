"""May we promise this, how does a promise stand, and what may be done with it now?

A promise has a day and keeps the day that was said: no clock of the law moves it. A free day is allowed and named, so
that nobody promises one by mistake. What follows from the dates on the row is its state, said in one place.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from bereik.help.rules.days import day_of
from bereik.terms.clocks import months_after
from bereik.terms.free_days import SATURDAY, holiday_on, is_free
from bereik.terms.own_answers import OWN_ANSWERS, OwnAnswer
from bereik.terms.own_words import OWN_KINDS, OwnKind
from bereik.terms.promises import PromiseState
from bereik.terms.reasons import PromiseReason
from bereik.terms.text import Text
from bereik.terms.verdict import Reason, Verdict, may, may_not


class Word(Protocol):
    """The dates of one promise: a row, or what a test lays down."""

    @property
    def due_on(self) -> date: ...
    @property
    def kept_at(self) -> datetime | None: ...
    @property
    def broken_at(self) -> datetime | None: ...
    @property
    def repaired_at(self) -> datetime | None: ...
    @property
    def moved_at(self) -> datetime | None: ...
    @property
    def let_go_at(self) -> datetime | None: ...
    @property
    def disputed_at(self) -> datetime | None: ...


def state_of(promise: Word, today: date) -> PromiseState:
    """How a promise stands on this day.

    Put right: it counts as not done and as put right. The resident's "this was not done" weighs more than our tick,
    until it is put right or looked into together (then `disputed_at` is taken away again). In time is by the calendar
    here, until midnight of the day that was said. What the journey's ending let go before its day is neither.
    """
    if promise.repaired_at:
        return PromiseState.REPAIRED
    if promise.broken_at or promise.disputed_at:
        return PromiseState.BROKEN
    if promise.moved_at:
        return PromiseState.MOVED
    if promise.kept_at:
        return PromiseState.KEPT if day_of(promise.kept_at) <= promise.due_on else PromiseState.LATE
    if promise.let_go_at:
        return PromiseState.LET_GO
    if promise.due_on < today:
        return PromiseState.BROKEN
    return PromiseState.DUE if promise.due_on == today else PromiseState.MADE


def is_open(promise: Word) -> bool:
    """Whether it still waits to be done: its day counts for the day list."""
    over = (
        promise.kept_at or promise.broken_at or promise.repaired_at or promise.moved_at or promise.let_go_at
    )
    return not over


def may_promise(due_on: date, today: date) -> Verdict:
    """A day from today up to a year on. A free day is a yes that asks: its name is the reason."""
    if due_on < today:
        return may_not(Reason(PromiseReason.DAY_PASSED, date=due_on), Reason(PromiseReason.NAME_A_DAY))
    if due_on > months_after(today, 12):
        return may_not(Reason(PromiseReason.TOO_FAR, date=due_on), Reason(PromiseReason.NAME_A_DAY))
    if is_free(due_on):
        return may(Reason(PromiseReason.FREE_DAY, date=due_on, day=holiday_on(due_on) or _weekend(due_on)))
    return may(Reason(PromiseReason.DAY_NAMED, date=due_on))


def asks_about_day(verdict: Verdict) -> bool:
    """Whether this yes wants to hear that the free day is meant."""
    return verdict.yes and verdict.reason.term is PromiseReason.FREE_DAY


def may_keep(promise: Word) -> Verdict:
    """Done can be said once; where the resident says it was not done, a tick of ours is no answer."""
    if promise.disputed_at and not promise.repaired_at:
        return may_not(Reason(PromiseReason.RESIDENT_SAYS_NOT), Reason(PromiseReason.EXPLAIN_IT))
    if promise.broken_at and not promise.repaired_at:
        return may_not(Reason(PromiseReason.SAID_IT_FAILED), Reason(PromiseReason.EXPLAIN_IT))
    # A no is false: `or` would let it through.
    no = _still_stands(promise)
    return may(Reason(PromiseReason.DONE)) if no is None else no


def may_move(promise: Word, today: date, *, told: bool) -> Verdict:
    """Another day is named before the day itself, and the resident knows. On the day or after it is explained."""
    if promise.kept_at and not promise.disputed_at:
        return may_not(Reason(PromiseReason.ALREADY_DONE, date=day_of(promise.kept_at)))
    if (no := _still_stands(promise)) is not None:
        return no
    if promise.due_on <= today or promise.disputed_at:
        return may_not(
            Reason(PromiseReason.DAY_HAS_COME, date=promise.due_on), Reason(PromiseReason.EXPLAIN_IT)
        )
    if not told:
        return may_not(Reason(PromiseReason.TELL_FIRST))
    return may(Reason(PromiseReason.RESIDENT_KNOWS))


def may_explain(promise: Word, today: date) -> Verdict:
    """What was done in time needs no explanation; all else may be explained once."""
    state = state_of(promise, today)
    if state is PromiseState.KEPT and promise.kept_at:
        return may_not(Reason(PromiseReason.ALREADY_DONE, date=day_of(promise.kept_at)))
    if (
        state in (PromiseState.REPAIRED, PromiseState.MOVED, PromiseState.LET_GO)
        and (no := _still_stands(promise)) is not None
    ):
        return no
    return may(Reason(PromiseReason.EXPLAINED))


def answers_for(kind: OwnKind, *, about_a_promise: bool = False) -> tuple[OwnAnswer, ...]:
    """What we may answer to something the resident asked; nothing where nothing was asked.

    "This was not done" about a promise is answered by explaining and putting it right, or by looking into it together.
    """
    if not OWN_KINDS[kind].asks:
        return ()
    disputes = kind is OwnKind.NOT_KEPT and about_a_promise
    return tuple(one for one, term in OWN_ANSWERS.items() if term.to_broken_word is disputes)


def _still_stands(promise: Word) -> Verdict | None:
    """The no for a promise whose place was taken, or that need not be done any more; None while it stands."""
    if promise.repaired_at:
        return may_not(Reason(PromiseReason.ALREADY_PUT_RIGHT, date=day_of(promise.repaired_at)))
    if promise.moved_at:
        return may_not(Reason(PromiseReason.ALREADY_MOVED, date=day_of(promise.moved_at)))
    if promise.let_go_at and not (promise.kept_at or promise.broken_at or promise.disputed_at):
        return may_not(Reason(PromiseReason.LET_GO, date=day_of(promise.let_go_at)))
    return None


def _weekend(day: date) -> Text:
    return Text("zaterdag", "Saturday") if day.weekday() == SATURDAY else Text("zondag", "Sunday")
