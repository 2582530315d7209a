"""What stands on one line of the day: a promise to keep, something they asked, or somebody to go to?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from bereik.help.day_list.around import Around, Beside
from bereik.help.day_list.rows import Found, Row, own_row
from bereik.help.models import OwnWord, Promise
from bereik.help.rules import LeftOpen, Way, left_open, next_way
from bereik.help.said import HOW_FURTHER
from bereik.help.trying import Tried, tried_of
from bereik.people.names import Known
from bereik.terms.own_words import OWN_KINDS, OwnKind
from bereik.terms.reasons import DayListReason
from bereik.terms.term import Term, stored_term
from bereik.trust.access import Access
from bereik.trust.ids import new_id
from bereik.trust.sealed_rows import open_sealed

PAST = 3
"""So many of the last tries stand in an opened row."""


@dataclass(frozen=True)
class Word:
    """What somebody asked or wishes, in their own words where there are any."""

    id: UUID
    kind: str
    term: Term | None
    words: str
    at: datetime
    until: date | None


@dataclass(frozen=True)
class Promised:
    """One promise that must be done today, or should have been; `disputed`: the resident said that it was not."""

    id: UUID
    what: str
    due_on: date
    days_late: int
    disputed: bool


@dataclass(frozen=True)
class Line:
    """One row with all that belongs to it. `promise`: what must be done; `asked`: the oldest thing they asked;
    `try_id` and `way`: a number for the next try, made before it is sent, and the way that is offered first. `left_open`:
    a *not now* or a *no* of which we did not ask on yet."""

    row: Row
    promise: Promised | None
    asked: Word | None
    more_asked: int
    wishes: tuple[Word, ...]
    tried: tuple[Tried, ...]
    try_id: UUID
    way: Way
    left_open: LeftOpen | None

    @property
    def rest_words(self) -> str:
        """What they said themself when they asked for rest, on the day on which it is over."""
        if self.row.kind is not DayListReason.REST_OVER:
            return ""
        said = [one.words for one in self.wishes if one.kind == OwnKind.NOT_NOW and one.words]
        return said[-1] if said else ""


def lines_of(
    access: Access, journey: Any, found: Found, beside: Around, people: dict[UUID, Known]
) -> list[Line]:
    """One line a resident; one a promise where that is what must be done."""
    known = people.get(journey.resident_id)
    row = own_row(journey, known.named.name if known else "", found, access)
    asked = [_word(one, known) for one in beside.asked.get(journey.pk, ())]
    tries = beside.tries.get(journey.pk, [])
    wishes = [_word(one, known) for one in beside.wishes.get(journey.pk, ())]
    promises: list[Promised | None] = [
        _promised(one, known, access.today)
        for one in beside.promises.get(journey.pk, ())
        if not row.trusted or one.by == access.who
    ]
    return [
        Line(
            row=row,
            promise=promise,
            asked=asked[0] if asked else None,
            more_asked=max(len(asked) - 1, 0),
            wishes=tuple(wishes[-2:]),
            tried=tuple(tried_of(one.at, one.term, one.text, one.more) for one in tries[-PAST:]),
            try_id=new_id(),
            way=next_way([(one.term, one.text) for one in tries]),
            left_open=left_open(
                [(one.more, one.at) for one in tries],
                met_at=journey.met_at,
                rests_until=journey.rests_until,
                answered=[one.at for one in wishes if one.kind in HOW_FURTHER],
            ),
        )
        for promise in promises or [None]
    ]


def _promised(one: Beside, known: Known | None, today: date) -> Promised:
    what = open_sealed(Promise, "what", one.number, one.sealed, known.key if known else None)
    return Promised(
        one.number, what, one.due_on, (today - one.due_on).days, disputed=one.disputed_at is not None
    )


def _word(one: Beside, known: Known | None) -> Word:
    words = open_sealed(OwnWord, "words", one.number, one.sealed, known.key if known else None)
    return Word(one.number, one.term, stored_term(OWN_KINDS, one.term), words, one.at, one.due_on)
