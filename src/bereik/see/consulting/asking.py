"""What does somebody do who asks without a name: ask, read the answer, and say that the person says yes now?

Under SIGNALLING: whoever asks sees the own questions and no others. There is no row about anybody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.utils.timezone import localdate

from bereik.municipality.models import Team
from bereik.see.consulting.check import Found, Known, found_in
from bereik.see.consulting.rules import (
    Asking,
    State,
    answered_before,
    kept_until,
    said_of,
    state_of,
)
from bereik.see.consulting.sealing import text_key
from bereik.see.models import Consultation
from bereik.terms.authority import Age
from bereik.terms.consultation import Asked, Since, Wants
from bereik.terms.life_domains import LifeDomain
from bereik.terms.reasons import ConsultReason
from bereik.terms.routes import ROUTES, Route
from bereik.terms.senders import Sender
from bereik.terms.verdict import Reason, Verdict, may, may_not
from bereik.trust.access import Access

MOST_SHOWN = 20
SENT_TWICE_WITHIN = timedelta(hours=1)
"""So long the same question from the same sender is the same one; later the same choices may be about somebody else."""
CHOICES = ("team_id", "domains", "age", "since", "asked", "wants", "own_words")


@dataclass(frozen=True)
class Question:
    """What somebody asks: choices, and at most one text. `kept` are words of which they said that these name nobody."""

    key: str
    sender: Sender
    team: UUID
    domains: Sequence[LifeDomain]
    age: Age | None = None
    since: Since | None = None
    asked: Asked | None = None
    wants: Wants | None = None
    text: str = ""
    own_words: str = ""
    kept: Collection[str] = ()

    @property
    def chosen(self) -> dict[str, Any]:
        """The choices, by the names of their columns."""
        return {
            "team_id": self.team,
            "domains": [one.value for one in self.domains],
            "age": self.age or "",
            "since": self.since or "",
            "asked": self.asked or "",
            "wants": self.wants or "",
            "own_words": self.own_words,
        }


@dataclass(frozen=True)
class AskedOutcome:
    """What came of it: the question, or none and what was found, by the name of its field.

    `again`: we had it already; `differs`: with something else in it.
    """

    verdict: Verdict
    question: Consultation | None = None
    found: Mapping[str, tuple[Found, ...]] = field(default_factory=dict)
    again: bool = False
    differs: bool = False


def teams_to_ask() -> list[Team]:
    """The teams that answer questions without a name. One query."""
    return list(Team.objects.filter(law=ROUTES[Route.WITH_AGREEMENT].law).order_by("name", "id"))


def ask_without_a_name(access: Access, question: Question, known: Known) -> AskedOutcome:
    """Keep one question, and nothing about a person. The same key twice is one question.

    A text in which somebody can be recognised is not kept at all.
    """
    written = {"text": question.text, "own_words": question.own_words}
    found = {name: found_in(text, known, question.kept) for name, text in written.items()}
    if any(found.values()):
        return AskedOutcome(may_not(Reason(ConsultReason.STILL_NAMES)), found=found)
    if had := _had_already(access, question):
        return had
    try:
        with access.deed("ask_without_a_name"):
            row = _row_of(access, question)
            row.save(force_insert=True)
    except IntegrityError:
        # The same form came in twice at the same moment, and the other was first.
        if had := _had_already(access, question):
            return had
        raise
    return AskedOutcome(may(Reason(ConsultReason.ASKED, date=row.answer_by)), row)


def _row_of(access: Access, question: Question) -> Consultation:
    erase_on = kept_until(access.today, settings.BEREIK_CONSULTATION_DAYS)
    row = Consultation(
        sender=access.who,
        organisation_id=access.organisation,
        sender_kind=question.sender,
        key=question.key,
        asked_at=access.at,
        answer_by=answered_before(access.today, erase_on),
        erase_on=erase_on,
        synthetic=settings.BEREIK_SYNTHETIC,
        **question.chosen,
    )
    row.lay(text_key(), text=question.text)
    return row


def _had_already(access: Access, question: Question) -> AskedOutcome | None:
    """The question that this is once more: by its key, or by what stands in it.

    A browser that goes back asks for the form anew and has a new key: sent once more within the hour, and no
    answer yet, it is that one.
    """
    mine = Consultation.objects.filter(sender=access.who)
    if (had := mine.filter(key=question.key).first()) is not None:
        return _once_more(had, differs=not _is_the_same(had, question))
    stretch = (access.at - SENT_TWICE_WITHIN, access.at)
    lately = mine.filter(asked_at__range=stretch, answered_at__isnull=True, erased_at__isnull=True)
    same = next((one for one in lately.order_by("asked_at", "id") if _is_the_same(one, question)), None)
    return _once_more(same) if same else None


def _is_the_same(had: Consultation, question: Question) -> bool:
    chosen = all(getattr(had, name) == value for name, value in question.chosen.items())
    # Once answered the text is gone: whoever sends the same form then with a text asks something new.
    return chosen and had.read(text_key())["text"] == question.text


def _once_more(had: Consultation, *, differs: bool = False) -> AskedOutcome:
    return AskedOutcome(may(Reason(ConsultReason.ASKED_BEFORE)), had, again=True, differs=differs)


@dataclass(frozen=True)
class Line:
    """One line of what somebody asked before: their own words, and how it stands today."""

    question: Consultation
    state: State
    said: Reason


def lines_of(access: Access) -> list[Line]:
    """What this sender asked, what waits for our answer before the rest, newest first; no text. One query."""
    mine = Consultation.objects.filter(sender=access.who).order_by("-asked_at", "-id")
    found = mine.defer("text", "advice_text")[:MOST_SHOWN]
    lines = [
        Line(one, state_of(dates := asking_of(one), access.today), said_of(dates, access.today))
        for one in found
    ]
    return sorted(lines, key=lambda line: line.state in (State.ANSWERED, State.FAILED))


def question_of(access: Access, question: UUID) -> Consultation | None:
    """One question of this sender; None for another's or an unknown one alike."""
    mine = Consultation.objects.filter(pk=question, sender=access.who)
    return mine.select_related("team", "adviser").defer("text").first()


def written_back(question: Consultation) -> str:
    """What the adviser wrote, as long as it is kept."""
    return question.read(text_key())["advice_text"]


def resident_agreed(access: Access, question: UUID) -> bool:
    """Whoever asked says that the person says yes now. It is all that stands here: no signal is tied to a question.

    The first day stays. False: not theirs.
    """
    mine = Consultation.objects.filter(pk=question, sender=access.who)
    with access.deed("resident_agreed"):
        if mine.filter(agreed_on__isnull=True).update(agreed_on=access.today):
            return True
    return mine.exists()


def asking_of(question: Consultation, reader_name: str = "") -> Asking:
    """The dates of a question, as the rules take them."""
    return Asking(
        answer_by=question.answer_by,
        erase_on=question.erase_on,
        reader=question.adviser_id,
        reader_name=reader_name,
        answered_on=localdate(question.answered_at) if question.answered_at else None,
        erased_on=localdate(question.erased_at) if question.erased_at else None,
    )
