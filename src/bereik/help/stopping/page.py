"""What stands on the pages where something rests, ends, or is copied from paper?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.http import QueryDict

from bereik.help.models import OwnWord, Promise
from bereik.help.rules import Answer, Stand, day_of, is_open, may_end, question_due
from bereik.help.rules.stopping import A_NO
from bereik.help.standing import mine, stand_of
from bereik.help.stopping.forms import NO, NOT_NOW, word_of_paper
from bereik.people.messages.putting import WhomToCall, the_house
from bereik.people.models import Identity, Journey, Step
from bereik.people.names import NOBODY, Named, read_people
from bereik.terms import steps
from bereik.terms.endings import ENDINGS, EndingReason, Whose
from bereik.terms.own_words import OwnKind
from bereik.terms.reasons import StoppingReason
from bereik.terms.saying import say_date
from bereik.terms.verdict import Reason
from bereik.trust.access import Access
from bereik.trust.models import Account
from bereik.trust.sealing import CannotOpen


@dataclass(frozen=True)
class Stopping:
    """One journey, as far as these pages show it. `call` is whom the resident can call to come back."""

    journey: Journey
    who: Named
    key: bytes | None = field(repr=False)
    stand: Stand
    call: WhomToCall

    @property
    def said_no(self) -> bool:
        return self.stand.said_no


def stopping_of(access: Access, journey: UUID) -> Stopping | None:
    """Under HELPING; None when there is none for who looks. At most five queries."""
    found = mine(access, journey)
    if found is None:
        return None
    known = read_people(access, {found.resident_id}, Identity.SEALED).get(found.resident_id)
    return Stopping(
        journey=found,
        who=known.named if known else NOBODY,
        key=known.key if known else None,
        stand=stand_of(access, found),
        call=_whom_to_call(found),
    )


def _whom_to_call(journey: Journey) -> WhomToCall:
    face: Account | None = journey.trusted
    if face is not None and (face.phone or journey.team.phone):
        return WhomToCall(face.name, face.phone or journey.team.phone)
    return the_house()


# Endings


@dataclass(frozen=True)
class Group:
    """Reasons of one kind: whose doing it was."""

    whose: Whose
    reasons: tuple[EndingReason, ...]


OWED = (StoppingReason.PROMISE_STANDS, StoppingReason.ASKED)


def reasons_offered(stand: Stand) -> list[Group]:
    """Reasons that are true of this journey, ours first. A no has its own page: only the resident says it."""
    true = [one for one in EndingReason if one not in A_NO and _true(stand, one)]
    groups = [Group(whose, tuple(one for one in true if ENDINGS[one].whose is whose)) for whose in Whose]
    return [group for group in groups if group.reasons]


def _true(stand: Stand, because: EndingReason) -> bool:
    verdict = may_end(stand, because, by_a_person=True)
    return verdict.yes or verdict.reason.term in OWED


def still_owed(stand: Stand) -> Reason | None:
    """What comes before an ending of ours."""
    verdict = may_end(stand, EndingReason.WE_HAD_NO_PEOPLE, by_a_person=True)
    return verdict.reason if verdict.reason.term in OWED else None


# Paper


@dataclass(frozen=True)
class OnPaper:
    """What a paper can say: `promises` are (number, text), `question` what may be asked today."""

    promises: list[tuple[str, str]]
    question: OwnKind | None


def on_paper(access: Access, page: Stopping, language: str) -> OnPaper:
    """At most three queries."""
    journey, key = page.journey, page.key
    promises: list[tuple[str, str]] = []
    for one in Promise.objects.filter(journey=journey.pk, disputed_at__isnull=True).order_by("-due_on", "pk"):
        may_be_said = one.due_on <= access.today or one.kept_at is not None
        if may_be_said and (one.kept_at or one.broken_at or is_open(one)) and key is not None:
            promises.append((str(one.pk), f"{_what(one, key)} ({say_date(one.due_on, language)})"))
    return OnPaper(promises[:20], _question(access, journey))


def copied_before(access: Access, journey: Journey, sent: QueryDict) -> bool:
    """Whether this very paper was copied already: what it said is then no longer asked."""
    try:
        paper = UUID(sent.get("word_id", ""))
    except ValueError:
        return False
    said = ("need", NOT_NOW, NO, *sent.getlist("not_kept"), *sent.getlist("also"))
    numbers = [word_of_paper(paper, one) for one in said]
    return OwnWord.objects.filter(journey=journey.pk, pk__in=numbers).exists()


def _what(promise: Promise, key: bytes) -> str:
    try:
        return promise.read(key)["what"]
    except CannotOpen:
        return "–"


def _question(access: Access, journey: Journey) -> OwnKind | None:
    taken = {
        steps.Step(step): day_of(at)
        for step, at in Step.objects.filter(journey=journey.pk).values_list("step", "at")
        if step in list(steps.Step)
    }
    said: Sequence[tuple[str, bool | None, object]] = list(
        OwnWord.objects.filter(journey=journey.pk, yes__isnull=False).values_list("kind", "yes", "at")
    )
    answers = [Answer(OwnKind(kind), bool(yes), day_of(at)) for kind, yes, at in said]  # type: ignore[arg-type]
    return question_due(taken, answers, access.today)
