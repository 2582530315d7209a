"""What did the resident say themself about one journey: what waits for an answer, and how may we come?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bereik.help.actions.on_the_row import ASKING, OPEN
from bereik.help.models import OwnWord, Promise
from bereik.help.promised import Promised, promised_of
from bereik.help.rules import day_of, may_move
from bereik.people.models import Journey
from bereik.people.names import read_people
from bereik.terms.law_clocks import CLOCKS, Clock
from bereik.terms.own_answers import OWN_ANSWERS
from bereik.terms.own_words import OWN_KINDS, SAID_HOW, OwnKind
from bereik.terms.term import Term, stored_term
from bereik.trust.access import Access
from bereik.trust.sealed_rows import open_sealed

WISHES = (OwnKind.NOT_NOW, OwnKind.NOT_THIS_WAY, OwnKind.OTHER_DAY, OwnKind.OTHER_PLACE)
"""What somebody said about how and when we may come: read before anybody calls."""

HOW_FURTHER = (OwnKind.NOT_NOW, OwnKind.NOT_THIS_WAY)
"""What answers the question that a *not now* or a *no* at the door leaves open."""

ABOUT_DATA = (OwnKind.NOT_RIGHT, OwnKind.TAKE_AWAY)
"""A request about one's own data has a term in law (AVG art. 12(3))."""


@dataclass(frozen=True)
class Said:
    """One thing the resident said, with our answer when there is one. `answer_by`: until when the law gives us."""

    id: UUID
    kind: OwnKind
    term: Term
    how: Term | None
    words: str
    at: datetime
    until: date | None
    about: UUID | None
    answered_at: datetime | None
    answer: Term | None
    answer_words: str
    answer_by: date | None

    @property
    def waits(self) -> bool:
        return self.kind in ASKING and self.answered_at is None


def said_of(access: Access, journey: UUID, key: bytes | None) -> tuple[Said, ...]:
    """Everything they said on this journey, the newest first. One query."""
    rows = OwnWord.objects.filter(journey=journey).order_by("-at", "-pk")
    return tuple(one for row in rows if (one := read_said(row, key)) is not None)


def read_said(row: OwnWord, key: bytes | None) -> Said | None:
    """One stored word; None for a kind that the list does not have (any more)."""
    if (term := stored_term(OWN_KINDS, row.kind)) is None:
        return None
    kind = OwnKind(row.kind)
    return Said(
        id=row.pk,
        kind=kind,
        term=term,
        how=stored_term(SAID_HOW, row.how),
        words=open_sealed(OwnWord, "words", row.pk, row.words, key),
        at=row.at,
        until=row.until,
        about=row.about,
        answered_at=row.answered_at,
        answer=stored_term(OWN_ANSWERS, row.answer),
        answer_words=open_sealed(OwnWord, "answer_words", row.pk, row.answer_words, key),
        answer_by=CLOCKS[Clock.AVG_ANSWER].ends(day_of(row.at)) if kind in ABOUT_DATA else None,
    )


@dataclass(frozen=True)
class Question:
    """One thing they asked, on a page of its own; `promise` is the promise of ours that was not kept, `to_move` one
    whose day may still be moved, where they ask for another day."""

    said: Said
    journey: UUID
    who: str
    promise: Promised | None
    to_move: UUID | None


def one_question(access: Access, word: UUID) -> Question | None:
    """None when there is none for who looks, they only read it, or it asks nothing. At most five queries."""
    row = OwnWord.objects.filter(pk=word, kind__in=ASKING).first()
    journey = Journey.objects.filter(pk=row.journey_id, law=access.law).first() if row else None
    if row is None or journey is None:
        return None
    known = read_people(access, {journey.resident_id}).get(journey.resident_id)
    key = known.key if known else None
    said = read_said(row, key)
    if said is None:
        return None
    about = None
    if said.kind is OwnKind.NOT_KEPT and said.about is not None:
        about = Promise.objects.filter(pk=said.about).select_related("by").first()
    return Question(
        said=said,
        journey=journey.pk,
        who=known.named.name if known else "",
        promise=promised_of(access, about, key) if about else None,
        to_move=_to_move(access, said, journey.pk),
    )


def _to_move(access: Access, said: Said, journey: UUID) -> UUID | None:
    """The promise they want on another day: the one they named, else the first that is still to come."""
    if said.kind is not OwnKind.OTHER_DAY:
        return None
    rows = Promise.objects.filter(journey=journey, **OPEN).order_by("due_on", "pk")
    may = [one.pk for one in rows if may_move(one, access.today, told=True)]
    return said.about if said.about in may else next(iter(may), None)
