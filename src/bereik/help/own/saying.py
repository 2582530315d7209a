"""About what does the resident say something, may that still be said, and who reads it by when?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from bereik.help.actions import say_own, take_back_yes
from bereik.help.models import OwnWord
from bereik.help.own.asked import heard_by, question_of
from bereik.help.own.contact import Contact, reader_of
from bereik.help.own.known import Told, told_of
from bereik.help.own.promised import Promised, promised
from bereik.help.own.rows import Rows
from bereik.people.models import Journey
from bereik.terms.own_words import OwnKind, SaidHow
from bereik.trust.access import Access

SAID_AS: dict[str, OwnKind] = {
    "niet-gebeurd": OwnKind.NOT_KEPT,
    "andere-dag": OwnKind.OTHER_DAY,
    "andere-plek": OwnKind.OTHER_PLACE,
    "nu-niet": OwnKind.NOT_NOW,
    "nee": OwnKind.NO,
    "klopt-niet": OwnKind.NOT_RIGHT,
    "weg": OwnKind.TAKE_AWAY,
    "toch-contact": OwnKind.COME_BACK,
    "gedaan": OwnKind.NEED_MET,
    "nog-goed": OwnKind.STILL_MET,
}
"""What can be said on the page, by the word in its address."""

SAID_TWICE_WITHIN = timedelta(days=1)
"""So long the same words, with nothing said between, are the same word."""
_ABOUT_PROMISE = frozenset({OwnKind.NOT_KEPT, OwnKind.OTHER_DAY, OwnKind.OTHER_PLACE})
_ABOUT_TOLD = frozenset({OwnKind.NOT_RIGHT, OwnKind.TAKE_AWAY})


@dataclass(frozen=True)
class Subject:
    """What is spoken about: of which journeys, and the promise or the signal, where it is about one."""

    kind: OwnKind
    journeys: list[Journey]
    promise: Promised | None = None
    told: Told | None = None

    @property
    def about(self) -> UUID | None:
        """The number that the word keeps."""
        return self.promise.id if self.promise else self.told.id if self.told else None

    @property
    def reader(self) -> Contact:
        """Who reads it."""
        return reader_of(self.journeys[0] if self.journeys else None)

    def heard_by(self, today: date) -> date:
        """The day by which the resident hears from us."""
        return heard_by(self.kind, today)


def subject_of(rows: Rows, kind: OwnKind, about: UUID | None, today: date) -> Subject | None:
    """What this is about, as it stands now; None where it cannot be said (any more)."""
    if kind in _ABOUT_PROMISE and about is not None:
        found = promised(rows, about, today)
        journey = rows.journey(found.journey) if found else None
        if found is None or journey is None:
            return None
        if not (found.may_dispute if kind is OwnKind.NOT_KEPT else found.comes):
            return None
        return Subject(kind, [journey], promise=found)
    if kind in _ABOUT_TOLD:
        told = next((one for one in told_of(rows) if one.id == about), None)
        signal = next((one for one in rows.signals if one.pk == about), None)
        journey = rows.journey(signal.journey_id) if signal else None
        return Subject(kind, [journey], told=told) if told and journey and told.may_ask else None
    if kind in (OwnKind.NEED_MET, OwnKind.STILL_MET):
        question = question_of(rows, today)
        journey = rows.journey(question.journey) if question and question.kind is kind else None
        return Subject(kind, [journey]) if journey else None
    if kind is OwnKind.COME_BACK:
        running = [one for one in rows.open() if one.rests_until and one.rests_until > today]
        return Subject(kind, running or rows.journeys[-1:]) if running or not rows.open() else None
    return Subject(kind, rows.open()) if rows.open() else None


def said_already(
    rows: Rows,
    subject: Subject,
    *,
    at: datetime,
    words: str = "",
    until: date | None = None,
    yes: bool | None = None,
) -> OwnWord | None:
    """The last thing that was said on the page, where this is the same once more and nobody answered it yet.

    A browser that goes back asks for the form anew, and it has a new number.
    """
    last = rows.said[-1] if rows.said else None
    if last is None or last.how != SaidHow.PAGE or last.answered_at is not None:
        return None
    said = (last.kind, last.about, last.until, last.yes, rows.read(last)["words"])
    this = (subject.kind, subject.about, until, yes, words.strip())
    return last if said == this and at - last.at < SAID_TWICE_WITHIN else None


def say_it(
    access: Access,
    subject: Subject,
    *,
    word_id: UUID,
    words: str = "",
    until: date | None = None,
    yes: bool | None = None,
) -> OwnWord | None:
    """Write down what the resident said on the page; *not now* holds for everything that runs, each under its own
    number. None where nobody is left who could have said it."""
    if subject.told is not None and subject.kind is OwnKind.TAKE_AWAY and subject.told.may_take_back:
        with access.deed("take_back_and_say"):
            # First what follows, for what ends with it need not be answered any more.
            take_back_yes(access, subject.told.id)
            return _say(access, subject, subject.journeys[0], word_id, words=words)
    first = None
    for place, journey in enumerate(subject.journeys):
        # Made from the one that stood in the form, so that sending it twice says each thing once.
        number = UUID(int=(word_id.int + place) % 2**128)
        said = _say(access, subject, journey, number, yes=yes, until=until, words=words)
        first = first or said
        if subject.kind is OwnKind.NO:
            break  # one no stops everything
    return first


def _say(
    access: Access,
    subject: Subject,
    journey: Journey,
    word_id: UUID,
    *,
    yes: bool | None = None,
    until: date | None = None,
    words: str = "",
) -> OwnWord | None:
    return say_own(
        access,
        journey.pk,
        subject.kind,
        SaidHow.PAGE,
        word_id=word_id,
        yes=yes,
        until=until,
        about=subject.about,
        words=words,
    )
