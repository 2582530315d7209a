"""How do the promises of one journey stand, in words, and what may be done with each of them now?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bereik.help.models import Promise
from bereik.help.rules import day_of, may_explain, may_keep, may_move, state_of
from bereik.people.models import Journey
from bereik.people.names import read_names, read_people
from bereik.terms.promises import BROKEN_BECAUSE, PROMISE_STATES, PromiseState
from bereik.terms.term import Term, stored_term
from bereik.trust.access import Access
from bereik.trust.sealed_rows import open_sealed

KNOTS: dict[PromiseState, str] = {
    PromiseState.MADE: "next",
    PromiseState.DUE: "next",
    PromiseState.KEPT: "kept",
    PromiseState.BROKEN: "broken",
}
"""How the thread shows a state; the others are a full dot: it happened, and the word says how."""

_FIRST = (PromiseState.BROKEN, PromiseState.DUE, PromiseState.MADE)


@dataclass(frozen=True)
class Promised:
    """One promise: what, by whom and by when, how it stands, and why it failed. `may_keep`, `may_move` and
    `may_explain`: what can be done with it today."""

    id: UUID
    what: str
    by: str
    due_on: date
    made_on: date
    state: PromiseState
    kept_on: date | None
    because: Term | None
    explanation: str
    disputed_at: datetime | None
    may_keep: bool
    may_move: bool
    may_explain: bool
    wrong_tap: bool

    @property
    def term(self) -> Term:
        return PROMISE_STATES[self.state]

    @property
    def knot(self) -> str:
        return KNOTS.get(self.state, "done")


def promises_of(access: Access, journey: UUID, key: bytes | None) -> tuple[Promised, ...]:
    """Broken ones first, then what is due soonest, then what is done, the newest first. One query."""
    rows = Promise.objects.filter(journey=journey).select_related("by").order_by("due_on", "pk")
    read = [promised_of(access, one, key) for one in rows]
    waits = [one for one in read if one.state in _FIRST]
    done = [one for one in read if one.state not in _FIRST]
    return (*sorted(waits, key=lambda one: _FIRST.index(one.state)), *reversed(done))


def promised_of(access: Access, one: Promise, key: bytes | None) -> Promised:
    """One promise in words, `by` read along."""
    return Promised(
        id=one.pk,
        what=open_sealed(Promise, "what", one.pk, one.what, key),
        by=one.by.name,
        due_on=one.due_on,
        made_on=day_of(one.made_at),
        state=state_of(one, access.today),
        kept_on=day_of(one.kept_at) if one.kept_at else None,
        because=stored_term(BROKEN_BECAUSE, one.because),
        explanation=open_sealed(Promise, "explanation", one.pk, one.explanation, key),
        disputed_at=one.disputed_at,
        may_keep=one.kept_at is None and may_keep(one).yes,
        may_move=may_move(one, access.today, told=True).yes,
        may_explain=may_explain(one, access.today).yes,
        wrong_tap=bool(one.kept_at and not one.repaired_at and day_of(one.kept_at) == access.today),
    )


@dataclass(frozen=True)
class OnePromise:
    """One promise on a page of its own: on which journey, and to whom."""

    promise: Promised
    journey: UUID
    who: str


def one_promise(access: Access, promise: UUID) -> OnePromise | None:
    """None when there is none for who looks, or they only read it. Three queries."""
    found = Promise.objects.filter(pk=promise).select_related("by").first()
    journey = _journey(access, found.journey_id) if found else None
    if found is None or journey is None:
        return None
    known = read_people(access, {journey.resident_id}).get(journey.resident_id)
    return OnePromise(
        promise=promised_of(access, found, known.key if known else None),
        journey=journey.pk,
        who=known.named.name if known else "",
    )


def whose(access: Access, journey: UUID) -> str | None:
    """The name of whose journey this is, '' where it is not known; None when there is none for who looks."""
    found = _journey(access, journey)
    if found is None or found.ended_at is not None:
        return None
    names = read_names(access, {found.resident_id})
    return names[found.resident_id].name if found.resident_id in names else ""


def _journey(access: Access, journey: UUID) -> Journey | None:
    return Journey.objects.filter(pk=journey, law=access.law).first()
