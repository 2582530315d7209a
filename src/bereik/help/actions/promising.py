"""We promised something: what follows from making it, keeping it, moving it, or explaining that it failed?

A promise is never changed. Each deed writes a date on it, keeps `Journey.word_due_on` (the first day on which an open
promise is due), and takes the steps that are true from then on: WE_AGREED with the first promise after we met,
WE_STARTED when the first such promise is done at all, WE_KEPT_OUR_WORD when one is done in time or put right. Words
alone are no step: an explanation with a new day puts the promise right, and the step comes when that one is done.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import IntegrityError

from bereik.help.actions.asked import answer_disputes
from bereik.help.actions.on_the_row import OPEN, keep_asked, keep_word_due
from bereik.help.models import Promise
from bereik.help.rules import day_of, may_explain, may_keep, may_move, may_promise, state_of
from bereik.people.actions import take_back_steps, take_step
from bereik.people.models import Journey
from bereik.people.models import Step as Taken
from bereik.people.names import read_keys
from bereik.terms.promises import BrokenBecause, PromiseState
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import PromiseReason
from bereik.terms.steps import Step
from bereik.terms.verdict import Reason, Verdict, may, may_not
from bereik.trust.access import Access, inner_access


def make_promise(
    access: Access, journey: UUID, *, promise_id: UUID, what: str, due_on: date
) -> Promise | Verdict | None:
    """Promise one line by a day; the same `promise_id` twice is one. None: no such open journey for who looks.

    A no (a day that has passed, more than a year on) comes back as a verdict, and nothing is stored.
    """
    found = _journey(access, journey)
    if found is None or found.ended_at:
        return None
    if (known := Promise.objects.filter(pk=promise_id, journey=journey).first()) is not None:
        return known
    if (verdict := may_promise(due_on, access.today)).no:
        return verdict
    key = _key(access, found)
    if key is None:
        return None
    try:
        with access.deed("make_promise"):
            made = _lay(access, found, key, promise_id, what, due_on)
            if Taken.objects.filter(journey=journey, step=Step.WE_MET).exists():
                take_step(access, found, Step.WE_AGREED)
            keep_word_due(found.pk)
    except IntegrityError:
        # The same promise arrived twice at the same moment: the other one stands.
        known = Promise.objects.filter(pk=promise_id, journey=journey).first()
        if known is None:
            raise
        return known
    return made


def keep_promise(access: Access, promise: UUID) -> Promise | Verdict | None:
    """What was promised was done; said twice it is done once. None: no such promise for who looks."""
    found, journey = _promise(access, promise)
    if found is None or journey is None:
        return None
    if found.kept_at and not found.disputed_at:
        return found
    if (verdict := may_keep(found)).no:
        return verdict
    with access.deed("keep_promise"):
        Promise.objects.filter(pk=promise, **OPEN).update(kept_at=access.at)
        found.refresh_from_db()
        _done(access, journey, found)
        keep_word_due(journey.pk)
    return found


def take_back_kept(access: Access, promise: UUID) -> Verdict | None:
    """It was not done after all: a wrong tap, taken back on the same day. None: no such promise, or not done."""
    found, journey = _promise(access, promise)
    if found is None or journey is None or found.kept_at is None:
        return None
    if found.repaired_at:
        return may_not(Reason(PromiseReason.ALREADY_PUT_RIGHT, date=day_of(found.repaired_at)))
    if day_of(found.kept_at) != access.today:
        return may_not(Reason(PromiseReason.NOT_THE_SAME_DAY, date=day_of(found.kept_at)))
    said_at = found.kept_at
    with access.deed("take_back_kept"):
        Promise.objects.filter(pk=promise).update(kept_at=None)
        keep_word_due(journey.pk)
        with (
            inner_access(access, Purpose.UPKEEP, "Een vinkje terugnemen dat niet klopte") as house,
            house.deed("take_back_steps"),
        ):
            take_back_steps(house, journey.pk, (Step.WE_STARTED, Step.WE_KEPT_OUR_WORD), written_at=said_at)
        for other in Promise.objects.filter(journey=journey, kept_at__isnull=False).order_by("kept_at", "pk"):
            _done(access, journey, other)
    return may(Reason(PromiseReason.TAKEN_BACK))


def explain_promise(
    access: Access,
    promise: UUID,
    *,
    because: BrokenBecause,
    words: str,
    new_due_on: date | None = None,
    what: str = "",
) -> Promise | Verdict | None:
    """Say why it failed, with a reason of ours and a sentence for the resident, and what we do now.

    With `new_due_on` a new promise follows it (`what`, or the same line again); without, it was put right today. Then
    it counts as not done and as put right, and what the resident said about it is answered. Explained twice is once.
    Returns the promise that was explained. None: no such promise for who looks.
    """
    found, journey = _promise(access, promise)
    if found is None or journey is None:
        return None
    if found.repaired_at:
        return found
    verdict = may_explain(found, access.today)
    if verdict.yes and new_due_on:
        verdict = may_promise(new_due_on, access.today)
    if verdict.no:
        return verdict
    key = _key(access, journey)
    if key is None:
        return None
    with access.deed("explain_promise"):
        line = what or found.read(key)["what"]
        found.lay(key, explanation=_one_line(words))
        written = Promise.objects.filter(pk=promise, repaired_at__isnull=True).update(
            broken_at=found.broken_at or access.at,
            because=because,
            explanation=found.explanation,
            repaired_at=access.at,
            kept_at=found.kept_at or (None if new_due_on else access.at),
        )
        if written and new_due_on:
            _lay(access, journey, key, None, line, new_due_on, follows=found)
        found.refresh_from_db()
        if written:
            answer_disputes(access, found, key, words=_one_line(words))
            _done(access, journey, found)
        keep_asked(journey.pk)
        keep_word_due(journey.pk)
    return found


def move_promise(
    access: Access, promise: UUID, *, due_on: date, promise_id: UUID, told: bool = True
) -> Promise | Verdict | None:
    """Name another day before the day has come, `told` to the resident: a new promise follows, the old one counts as
    moved. Returns the new one; the same `promise_id` twice is one. None: no such promise for who looks."""
    found, journey = _promise(access, promise)
    if found is None or journey is None:
        return None
    if (known := Promise.objects.filter(pk=promise_id, follows=promise).first()) is not None:
        return known
    verdict = may_move(found, access.today, told=told)
    if verdict.yes:
        verdict = may_promise(due_on, access.today)
    if verdict.no:
        return verdict
    key = _key(access, journey)
    if key is None:
        return None
    with access.deed("move_promise"):
        if not Promise.objects.filter(pk=promise, **OPEN).update(moved_at=access.at):
            found.refresh_from_db()
            return may_move(found, access.today, told=told)
        made = _lay(access, journey, key, promise_id, found.read(key)["what"], due_on, follows=found)
        keep_word_due(journey.pk)
    return made


def _done(access: Access, journey: Journey, promise: Promise) -> None:
    """The steps that are true when this promise is done. Only what was promised after we met is such a promise."""
    agreed = Taken.objects.filter(journey=journey, step=Step.WE_AGREED).order_by("at", "pk").first()
    if agreed is None or promise.made_at < agreed.at or promise.kept_at is None:
        return
    if promise.disputed_at and not promise.repaired_at:
        return
    take_step(access, journey, Step.WE_STARTED, at=promise.kept_at)
    if promise.repaired_at:
        take_step(access, journey, Step.WE_KEPT_OUR_WORD, at=promise.repaired_at)
    elif state_of(promise, access.today) is PromiseState.KEPT:
        take_step(access, journey, Step.WE_KEPT_OUR_WORD, at=promise.kept_at)


def _lay(
    access: Access,
    journey: Journey,
    key: bytes,
    promise_id: UUID | None,
    what: str,
    due_on: date,
    *,
    follows: Promise | None = None,
) -> Promise:
    made = Promise(
        journey=journey,
        resident_id=journey.resident_id,
        by_id=access.who,
        due_on=due_on,
        made_at=access.at,
        follows=follows,
        synthetic=journey.synthetic,
    )
    if promise_id is not None:
        made.id = promise_id
    made.lay(key, what=_one_line(what))
    made.save(force_insert=True)
    return made


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _journey(access: Access, journey: UUID) -> Journey | None:
    """Theirs in the work under this law: who reads it after a yes under another law promises nothing in it."""
    return Journey.objects.filter(pk=journey, law=access.law).first()


def _promise(access: Access, promise: UUID) -> tuple[Promise | None, Journey | None]:
    found = Promise.objects.filter(pk=promise).first()
    return found, _journey(access, found.journey_id) if found else None


def _key(access: Access, journey: Journey) -> bytes | None:
    return read_keys(access, {journey.resident_id}).get(journey.resident_id)
