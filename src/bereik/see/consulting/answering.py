"""What does a colleague do who answers: see what waits, take one, read it, write back?

Under OUTREACH: the team sees what waits, and whoever takes a question is the only one who sees it from then on.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Count

from bereik.see.consulting.asking import asking_of
from bereik.see.consulting.check import Found, Known, found_in
from bereik.see.consulting.rules import may_answer, may_call
from bereik.see.consulting.sealing import new_card, text_key
from bereik.see.consulting.telling import tell_asker
from bereik.see.models import Consultation
from bereik.terms.advice import Advice
from bereik.terms.consultation import EndsIn
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import ConsultReason
from bereik.terms.routes import ROUTES, Route
from bereik.terms.verdict import Reason, Verdict, may, may_not
from bereik.trust.access import Access, inner_access

MOST_WAITING = 50
MOST_CARDS_TRIED = 5


@dataclass(frozen=True)
class Answer:
    """What a colleague answers. `call_at` belongs to a call together; `kept` as in a question."""

    advice: Sequence[Advice]
    ends_in: EndsIn
    text: str = ""
    call_at: datetime | None = None
    kept: Collection[str] = ()


@dataclass(frozen=True)
class Answered:
    """What came of it; `found` is what has to come out of the text first, by the name of its field."""

    verdict: Verdict
    found: Mapping[str, tuple[Found, ...]] = field(default_factory=dict)


def open_questions(access: Access) -> Any:
    """What this team still has to answer; nobody answers the own question."""
    team = Consultation.objects.filter(team=access.team, answered_at__isnull=True, erased_at__isnull=True)
    return team.filter(erase_on__gt=access.today).exclude(sender=access.who)


def waiting_questions(access: Access) -> list[Consultation]:
    """What waits for the team, and what this colleague took, oldest first; no text. One query."""
    return list(open_questions(access).order_by("asked_at", "id").defer("text", "advice_text")[:MOST_WAITING])


def answers_questions(access: Access) -> bool:
    """Whether the team of this colleague is one that answers questions without a name."""
    return access.law == ROUTES[Route.WITH_AGREEMENT].law


def how_many_wait(access: Access) -> int:
    """How many questions wait for the team. One query."""
    return int(open_questions(access).count())


def questions_counted(access: Access) -> Any:
    """The same number as a part of another query, where one more would be one too many: a row with one column."""
    waiting = open_questions(access).order_by().values("team")
    return waiting.annotate(count=Count("id")).values("count")


def take_question(access: Access, question: UUID) -> Verdict | None:
    """Become the one who reads a question. None: no such question for this team.

    Two who do so at once: the first is it, the second hears who was first.
    """
    with access.deed("take_question"):
        free = open_questions(access).filter(pk=question, adviser__isnull=True)
        if free.update(adviser=access.who, taken_at=access.at):
            return may(Reason(ConsultReason.FREE_TO_ANSWER))
    mine = Consultation.objects.filter(pk=question, team=access.team).defer("text", "advice_text").first()
    if mine is not None:
        return may_answer(asking_of(mine), access.who, access.today)
    return _taken_by_another(access, question)


def _taken_by_another(access: Access, question: UUID) -> Verdict | None:
    """The team no longer sees a question that somebody reads: only who that is, is said."""
    with inner_access(access, Purpose.UPKEEP, "Zeggen wie een vraag al leest") as house:
        team = Consultation.objects.filter(pk=question, team=house.team, adviser__isnull=False)
        found = team.select_related("adviser").defer("text", "advice_text").first()
    if found is None:
        return None
    name = found.adviser.name if found.adviser else ""
    return may_answer(asking_of(found, name), access.who, access.today)


def put_back_question(access: Access, question: UUID) -> bool:
    """The colleague who took it cannot answer after all: it waits for the team again. False: not theirs to answer."""
    with access.deed("put_back_question"):
        return bool(
            open_questions(access).filter(pk=question, adviser=access.who).update(adviser=None, taken_at=None)
        )


def read_question(access: Access, question: UUID) -> tuple[Consultation, str] | None:
    """The question and its text, for the one who took it; None for everybody else, and once it is answered."""
    mine = open_questions(access).filter(pk=question, adviser=access.who).first()
    return (mine, mine.read(text_key())["text"]) if mine else None


def answer_question(access: Access, question: UUID, answer: Answer, known: Known) -> Answered | None:
    """Write back, erase what was asked in words at once, and leave word that there is news. None: not theirs.

    A second time changes nothing and says so.
    """
    found = found_in(answer.text, known, answer.kept)
    if found:
        return Answered(may_not(Reason(ConsultReason.STILL_NAMES)), {"text": found})
    if answer.ends_in is EndsIn.CALL:
        call = may_call(answer.call_at, access.at)
        if call.no:
            return Answered(call)
    for _ in range(MOST_CARDS_TRIED):
        try:
            done = _answer(access, question, answer)
            break
        except IntegrityError:
            continue  # somebody else's card has this code: another one
    else:
        raise RuntimeError("No free code was found for a card.")
    if done:
        return Answered(may(Reason(ConsultReason.ANSWERED, date=access.today)))
    before = Consultation.objects.filter(pk=question, adviser=access.who).defer("text").first()
    return Answered(may_answer(asking_of(before), access.who, access.today)) if before else None


def _answer(access: Access, question: UUID, answer: Answer) -> bool:
    with access.deed("answer_question"):
        mine = open_questions(access).filter(pk=question, adviser=access.who)
        row = mine.select_related("team").first()
        if row is None:
            return False
        row.lay(text_key(), text="", advice_text=answer.text)
        done = mine.update(
            answered_at=access.at,
            advice=[one.value for one in answer.advice],
            ends_in=answer.ends_in,
            text=row.text,
            advice_text=row.advice_text,
            card=new_card() if answer.ends_in is EndsIn.CARD else None,
            call_at=answer.call_at if answer.ends_in is EndsIn.CALL else None,
        )
        if done:
            tell_asker(access, row)
        return bool(done)
