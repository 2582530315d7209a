"""The resident asked something of us: what do we answer, and what waits still?"""

from __future__ import annotations

from uuid import UUID

from bereik.help.actions.on_the_row import ASKING, keep_asked, keep_word_due
from bereik.help.models import OwnWord, Promise
from bereik.help.rules import answers_for
from bereik.people.models import Journey
from bereik.people.names import read_keys
from bereik.terms.own_answers import OwnAnswer
from bereik.terms.own_words import OwnKind
from bereik.terms.reasons import PromiseReason
from bereik.terms.verdict import Reason, Verdict, may_not
from bereik.trust.access import Access


def answer_own_word(access: Access, word: UUID, *, answer: OwnAnswer, words: str) -> OwnWord | Verdict | None:
    """Answer what the resident asked, with a sentence that they read. Answered twice: the first answer stands.

    "This was not done", about a promise, is answered by `explain_promise`; or here, when both looked into it and it
    was done after all: then the promise stands as done. None: no such question for who looks.
    """
    found = OwnWord.objects.filter(pk=word, kind__in=ASKING).first()
    if found is None or not Journey.objects.filter(pk=found.journey_id, law=access.law).exists():
        return None
    if found.answered_at:
        return found
    named = found.about if found.kind == OwnKind.NOT_KEPT else None
    about = Promise.objects.filter(pk=named).first() if named else None
    allowed = answers_for(OwnKind(found.kind), about_a_promise=about is not None)
    if answer not in allowed or answer is OwnAnswer.PUT_RIGHT:
        return may_not(Reason(PromiseReason.RESIDENT_SAYS_NOT), Reason(PromiseReason.EXPLAIN_IT))
    key = read_keys(access, {found.resident_id}).get(found.resident_id)
    if key is None:
        return None
    with access.deed("answer_own_word"):
        if _answer(access, found, key, answer, words) and about is not None:
            answer_disputes(access, about, key, words=words, answer=answer)
            _stands_as_done(access, about)
        keep_asked(found.journey_id)
    return found


def answer_disputes(
    access: Access, promise: Promise, key: bytes, *, words: str, answer: OwnAnswer = OwnAnswer.PUT_RIGHT
) -> None:
    """Whatever the resident said about this promise is answered by it. Inside a deed."""
    said = OwnWord.objects.filter(
        journey=promise.journey_id, kind=OwnKind.NOT_KEPT, about=promise.pk, answered_at__isnull=True
    )
    for one in said.order_by("at", "pk"):
        _answer(access, one, key, answer, words)


def _answer(access: Access, word: OwnWord, key: bytes, answer: OwnAnswer, words: str) -> bool:
    """False when somebody else answered at the same moment: then that answer stands."""
    word.lay(key, answer_words=" ".join(words.split()))
    written = OwnWord.objects.filter(pk=word.pk, answered_at__isnull=True).update(
        answered_at=access.at, answered_by=access.who, answer=answer, answer_words=word.answer_words
    )
    word.refresh_from_db()
    return bool(written)


def _stands_as_done(access: Access, promise: Promise) -> None:
    Promise.objects.filter(pk=promise.pk).update(disputed_at=None, kept_at=promise.kept_at or access.at)
    keep_word_due(promise.journey_id)
