"""What did the resident say and ask, what did we answer, and is there a question of ours today?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from bereik.help.models import OwnWord
from bereik.help.own.rows import Rows, steps_of
from bereik.help.rules import Answer, day_of, question_due
from bereik.people.models import Journey
from bereik.terms.clocks import working_days_after
from bereik.terms.law_clocks import CLOCKS, Clock
from bereik.terms.own_answers import OWN_ANSWERS, OwnAnswerTerm
from bereik.terms.own_words import OWN_KINDS, OwnKind, OwnKindTerm
from bereik.terms.term import stored_term

ANSWERED_SHOWN = timedelta(days=60)
"""So long an answer stays on the page; what waits stays until it is answered."""
WITHIN_WORKING_DAYS = 2
"""By then we are in touch about what the resident asked. Our own norm: a promise, so it stands on the page with a day."""
ABOUT_DATA = frozenset({OwnKind.NOT_RIGHT, OwnKind.TAKE_AWAY})
"""Requests about data: the law gives us a month (AVG art. 12(3))."""


@dataclass(frozen=True)
class Asked:
    """One thing the resident asked, and our answer; without one yet `by` is the day by which it comes."""

    id: UUID
    journey: UUID
    kind: OwnKindTerm
    on: date
    words: str
    by: date
    answer: OwnAnswerTerm | None
    answer_words: str
    answered_on: date | None


@dataclass(frozen=True)
class Needs:
    """What the resident told in their own words."""

    words: str
    on: date


@dataclass(frozen=True)
class Question:
    """A question of ours that is due; `met` asks whether it was done, otherwise whether it is still good."""

    journey: UUID
    kind: OwnKind

    @property
    def met(self) -> bool:
        return self.kind is OwnKind.NEED_MET


def heard_by(kind: OwnKind, said_on: date) -> date:
    """The day by which the resident hears from us about what they said."""
    if kind in ABOUT_DATA:
        return CLOCKS[Clock.AVG_ANSWER].ends(said_on)
    return working_days_after(said_on, WITHIN_WORKING_DAYS)


def asked_of(rows: Rows, now: datetime) -> list[Asked]:
    """What waits for an answer, and what was answered lately; newest first. What ended waits for nothing."""
    running = {one.pk for one in rows.open()}
    shown = []
    for one in reversed(rows.said):
        kind = stored_term(OWN_KINDS, one.kind)
        if kind is None or not kind.asks:
            continue
        waits = one.answered_at is None and one.journey_id in running
        if waits or (one.answered_at is not None and now - one.answered_at <= ANSWERED_SHOWN):
            shown.append(_asked(rows, one, kind))
    return shown


def needs_of(rows: Rows) -> list[Needs]:
    """What the resident told us that they need, newest first."""
    told = [one for one in reversed(rows.said) if one.kind == OwnKind.NEEDS]
    read = [Needs(rows.read(one)["words"], day_of(one.at)) for one in told]
    return [one for one in read if one.words][:3]


def said_no(rows: Rows) -> OwnWord | None:
    """The resident's no, when it is the last word about contact and everything stopped by it."""
    last = next((one for one in reversed(rows.said) if one.kind in (OwnKind.NO, OwnKind.COME_BACK)), None)
    return last if last is not None and last.kind == OwnKind.NO and not rows.open() else None


def question_of(rows: Rows, today: date) -> Question | None:
    """The first question that is due; after a no nothing is asked, and not while it rests."""
    if said_no(rows):
        return None
    for journey in rows.journeys:
        if journey.rests_until is not None and journey.rests_until > today:
            continue
        if kind := _due(rows, journey, today):
            return Question(journey.pk, kind)
    return None


def _due(rows: Rows, journey: Journey, today: date) -> OwnKind | None:
    answers = [
        Answer(OwnKind(one.kind), one.yes, day_of(one.at))
        for one in rows.said
        if one.journey_id == journey.pk and one.yes is not None and one.kind in list(OwnKind)
    ]
    return question_due(steps_of(journey), answers, today)


def _asked(rows: Rows, one: OwnWord, kind: OwnKindTerm) -> Asked:
    texts, said_on = rows.read(one), day_of(one.at)
    return Asked(
        id=one.pk,
        journey=one.journey_id,
        kind=kind,
        on=said_on,
        words=texts["words"],
        by=heard_by(OwnKind(one.kind), said_on),
        answer=stored_term(OWN_ANSWERS, one.answer),
        answer_words=texts["answer_words"],
        answered_on=day_of(one.answered_at) if one.answered_at else None,
    )
