"""The resident says something themself: what do we keep, and what follows from it?

On the own page under OWN; on paper, on the phone, in a talk or together, written down by who works with them. The word
is kept as it was said, and what it asks of us happens in the same deed.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import IntegrityError

from bereik.help.actions.coming_back import come_back
from bereik.help.actions.on_the_row import keep_asked
from bereik.help.actions.resting import lay_rest
from bereik.help.actions.stopping import stop_everything
from bereik.help.models import OwnWord, Promise
from bereik.help.rules import Answer, day_of, may_rest, question_due
from bereik.help.standing import mine, stand_of
from bereik.people.actions import take_step
from bereik.people.models import Journey, Step
from bereik.people.names import read_keys
from bereik.terms import steps
from bereik.terms.own_words import OWN_KINDS, OwnKind, SaidHow
from bereik.terms.reasons import RestReason
from bereik.trust.access import Access

MOST_WORDS = 2000
_STEP_OF = {OwnKind.NEED_MET: steps.Step.NEED_MET, OwnKind.STILL_MET: steps.Step.STILL_MET}


def say_own(
    access: Access,
    journey: UUID,
    kind: OwnKind,
    how: SaidHow,
    *,
    word_id: UUID,
    yes: bool | None = None,
    until: date | None = None,
    about: UUID | None = None,
    words: str = "",
) -> OwnWord | None:
    """Write down what the resident said; the same `word_id` twice is one word. None: no such journey for who looks.

    NEEDS is our step WE_LISTENED. NOT_NOW rests `until` a day. NO stops everything. A yes to NEED_MET or STILL_MET is
    that step, when the question was due. NOT_KEPT disputes the promise `about`. COME_BACK opens a new journey after an
    ending. What asks something of us waits in `Journey.asked_at`. Raises `ValueError` for a question without a yes or
    no, and for a rest without a day that `help.rules.rest_day` allows: a form asks those.
    """
    found = mine(access, journey)
    if found is None:
        return None
    if OWN_KINDS[kind].answers and yes is None:
        raise ValueError(f"{kind} is answered yes or no")
    if (known := _said_before(word_id, found)) is not None:
        return known
    try:
        with access.deed("say_own"):
            return _say(access, found, kind, how, word_id, yes, until, about, words)
    except IntegrityError:
        # The same word arrived twice at the same moment: the other one stands.
        if (known := _said_before(word_id, found)) is None:
            raise
        return known


def _said_before(word_id: UUID, journey: Journey) -> OwnWord | None:
    return OwnWord.objects.filter(pk=word_id, resident=journey.resident_id).first()


def _say(
    access: Access,
    journey: Journey,
    kind: OwnKind,
    how: SaidHow,
    word_id: UUID,
    yes: bool | None,
    until: date | None,
    about: UUID | None,
    words: str,
) -> OwnWord | None:
    key = read_keys(access, {journey.resident_id}).get(journey.resident_id)
    if key is None:
        return None  # erased, or erased in this moment: nobody is left who could have said it
    on = journey.pk
    if kind is OwnKind.COME_BACK and journey.ended_at is not None:
        on = come_back(access, journey)
        if not Journey.objects.filter(pk=on).exists():
            on = journey.pk  # nobody of us has it yet: the team reads it there
    word = OwnWord(
        id=word_id,
        journey_id=on,
        resident_id=journey.resident_id,
        kind=kind,
        how=how,
        yes=yes if OWN_KINDS[kind].answers else None,
        until=until if kind is OwnKind.NOT_NOW else None,
        about=about,
        at=access.at,
        written_by=access.who,
        synthetic=journey.synthetic,
    )
    word.lay(key, words=words.strip()[:MOST_WORDS])
    word.save(force_insert=True)
    # Who says something has been met, whichever way it came.
    Journey.objects.filter(pk=on).update(keep_until=None)
    _follow(access, journey, word)
    if OWN_KINDS[kind].asks:
        keep_asked(on)
    return word


def _follow(access: Access, journey: Journey, word: OwnWord) -> None:
    match word.kind:
        case OwnKind.NEEDS:
            take_step(access, journey, steps.Step.WE_LISTENED)
        case OwnKind.NOT_NOW:
            _rest(access, journey, word.until)
        case OwnKind.NO:
            stop_everything(access, journey.resident_id)
        case OwnKind.NOT_KEPT if word.about:
            Promise.objects.filter(pk=word.about, journey=journey.pk, disputed_at__isnull=True).update(
                disputed_at=access.at
            )
        case OwnKind.NEED_MET | OwnKind.STILL_MET if word.yes:
            _answer(access, journey, word)
        case OwnKind.COME_BACK:
            Journey.objects.open().filter(pk=journey.pk).update(rests_until=None)


def _rest(access: Access, journey: Journey, until: date | None) -> None:
    """What ended meanwhile rests already: then the word stands alone."""
    if journey.ended_at is not None:
        return
    verdict = may_rest(stand_of(access, journey), until or date.min, access.today)
    if until is None or verdict.no:
        raise ValueError(f"It cannot rest until {until}: {verdict.reason.name}")
    lay_rest(access, journey, until, RestReason.NOT_NOW)


def _answer(access: Access, journey: Journey, word: OwnWord) -> None:
    """A yes is our step when the question was due; said unasked, it stays what was said."""
    taken = {
        steps.Step(step): day_of(at)
        for step, at in Step.objects.filter(journey=journey.pk).values_list("step", "at")
        if step in list(steps.Step)
    }
    before = OwnWord.objects.filter(journey=journey.pk, yes__isnull=False).exclude(pk=word.pk)
    answers = [
        Answer(OwnKind(kind), yes, day_of(at))
        for kind, yes, at in before.values_list("kind", "yes", "at")
        if yes
    ]
    kind = OwnKind(word.kind)
    if question_due(taken, answers, access.today) is kind:
        take_step(access, journey, _STEP_OF[kind])
