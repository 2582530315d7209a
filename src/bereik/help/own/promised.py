"""What did we promise the resident, and did we do it? What we broke stands first, with what we do now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bereik.help.models import Promise
from bereik.help.own.rows import Rows
from bereik.help.rules import day_of, is_open, state_of
from bereik.terms.promises import BROKEN_BECAUSE, PROMISE_STATES, PromiseState
from bereik.terms.term import Term, stored_term

KNOT = {
    PromiseState.BROKEN: "broken",
    PromiseState.REPAIRED: "done",
    PromiseState.DUE: "next",
    PromiseState.MADE: "next",
    PromiseState.KEPT: "kept",
    PromiseState.LATE: "done",
}
"""The shape on the thread. What came too late is done, and no word kept."""
FIRST_SHOWN = 5
"""Of what is done the newest stand open; the rest one tap away."""


@dataclass(frozen=True)
class Promised:
    """One promise as the resident reads it.

    `said_not_on` is the day on which they said that it was not done, `instead` what we do now, `was_due_on` the day
    that was named before it was moved.
    """

    id: UUID
    journey: UUID
    what: str
    by: str
    due_on: date
    state: PromiseState
    word: Term
    done_on: date | None = None
    because: Term | None = None
    explanation: str = ""
    said_not_on: date | None = None
    instead: Promised | None = None
    was_due_on: date | None = None

    @property
    def waits(self) -> bool:
        """Explained, and what we do now is not done yet: until then it is not put right for who waits for it."""
        return self.state is PromiseState.REPAIRED and self.instead is not None and not self.instead.done_on

    @property
    def knot(self) -> str:
        """Its shape on the thread."""
        return "broken" if self.waits else KNOT.get(self.state, "done")

    @property
    def comes(self) -> bool:
        """Whether it is still to be done, on a day that has not passed."""
        return self.state in (PromiseState.MADE, PromiseState.DUE)

    @property
    def may_dispute(self) -> bool:
        """Whether "this did not happen" tells us something: its day has come, and neither of us said so before."""
        return self.state is not PromiseState.MADE and self.said_not_on is None and not self.waits


@dataclass(frozen=True)
class Ledger:
    """What we broke and did not put right yet, what is still to come, and what is done."""

    broken: list[Promised]
    coming: list[Promised]
    done: list[Promised]

    def __bool__(self) -> bool:
        return bool(self.broken or self.coming or self.done)

    @property
    def done_first(self) -> list[Promised]:
        return self.done[:FIRST_SHOWN]

    @property
    def done_more(self) -> list[Promised]:
        return self.done[FIRST_SHOWN:]


def ledger_of(rows: Rows, today: date) -> Ledger:
    """All promises of the journeys that run; a promise that was moved stands with the one that took its place."""
    running = {one.pk for one in rows.open()}
    promises = {one.pk: one for one in rows.promises if one.journey_id in running}
    taken_over = {one.follows_id: one for one in promises.values() if one.follows_id}
    broken, coming, done = [], [], []
    for one in promises.values():
        state = state_of(one, today)
        if state is PromiseState.MOVED:
            continue
        said = _said(rows, one, state, promises, taken_over.get(one.pk), today)
        if state is PromiseState.BROKEN or said.waits:
            broken.append(said)
        elif is_open(one):
            coming.append(said)
        else:
            done.append(said)
    done.sort(key=lambda one: (one.done_on or one.due_on, one.id), reverse=True)
    return Ledger(broken, coming, done)


def promised(rows: Rows, number: UUID, today: date) -> Promised | None:
    """One promise of a journey that runs, as it stands on the page."""
    whole = ledger_of(rows, today)
    return next((one for one in (*whole.broken, *whole.coming, *whole.done) if one.id == number), None)


def _said(
    rows: Rows,
    one: Promise,
    state: PromiseState,
    promises: dict[UUID, Promise],
    follower: Promise | None,
    today: date,
) -> Promised:
    texts = rows.read(one)
    before = promises.get(one.follows_id) if one.follows_id else None
    instead = None
    if follower is not None:
        instead = _said(rows, follower, state_of(follower, today), promises, None, today)
    return Promised(
        id=one.pk,
        journey=one.journey_id,
        what=texts["what"],
        by=one.by.name,
        due_on=one.due_on,
        state=state,
        word=PROMISE_STATES[state],
        done_on=day_of(one.kept_at) if one.kept_at else None,
        because=stored_term(BROKEN_BECAUSE, one.because),
        explanation=texts["explanation"],
        said_not_on=day_of(one.disputed_at) if one.disputed_at else None,
        instead=instead,
        was_due_on=before.due_on if before is not None and before.moved_at else None,
    )
