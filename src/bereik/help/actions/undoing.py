"""A try was written down by mistake: what was it that followed from it, and how is that taken back?

On the same day and before anybody was told. The try stays as a row that counts nowhere (`amended_at`), as when a
delivery takes one back; the journey's own row and the steps say again what they said without it.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from bereik.help.models import Attempt
from bereik.help.rules import WrittenTry, day_of, may_take_back
from bereik.people.actions import take_back_steps, take_step
from bereik.people.models import Journey
from bereik.people.rules import clock_ends, clock_for, kept_until, stops_at_first_talk
from bereik.see.models import Signal
from bereik.terms.channels import Channel
from bereik.terms.outcomes import OUTCOMES
from bereik.terms.purposes import Purpose
from bereik.terms.steps import Step
from bereik.terms.term import stored_term
from bereik.terms.verdict import Verdict
from bereik.trust.access import Access, inner_access


def take_back_attempt(access: Access, attempt: UUID) -> Verdict | None:
    """Take one try back, or hear why not. Taken back twice is once. None: no such try for who looks."""
    one = Attempt.objects.filter(pk=attempt).first()
    journey = Journey.objects.filter(pk=one.journey_id, law=access.law).first() if one else None
    if one is None or journey is None:
        return None
    verdict = verdict_on(access, one, journey)
    if verdict.no or one.amended_at is not None:
        return verdict
    with access.deed("take_back_attempt"):
        Attempt.objects.filter(pk=attempt).update(amended_at=access.at)
        _add_up_again(journey, one)
        with (
            inner_access(access, Purpose.UPKEEP, "Een poging terugnemen die niet klopte") as house,
            house.deed("take_back_steps"),
        ):
            take_back_steps(house, journey.pk, (Step.WE_WENT, Step.WE_MET), written_at=one.written_at)
        _steps_again(access, journey)
    return verdict


def verdict_on(access: Access, one: Attempt, journey: Journey) -> Verdict:
    """May who looks take this try back now? At most one query."""
    told = one.reached and Signal.objects.filter(journey=journey.pk, told_at=one.written_at).exists()
    return may_take_back(
        WrittenTry(
            by=one.by,
            written_on=day_of(one.written_at),
            told=told,
            ended_on=day_of(journey.ended_at) if journey.ended_at else None,
        ),
        access.who,
        access.today,
    )


def _add_up_again(journey: Journey, gone: Attempt) -> None:
    """What the tries that remain add up to. A first contact we promised is promised again where none remains."""
    remain = _that_count(journey)
    values: dict[str, object] = {
        "tries": len(remain),
        "tried_at": max((one.happened_at for one in remain), default=None),
        "met_at": max((one.happened_at for one in remain if one.reached), default=None),
    }
    signals = list(Signal.objects.filter(journey=journey.pk).order_by("received_at", "pk"))
    last = max((one.written_at for one in remain), default=None)
    if promised := _promised_since(signals, last):
        values["promised_on"] = promised
    if gone.reached and values["met_at"] is None:
        values |= _terms_again(journey, [one.received_at for one in signals] or [journey.opened_at])
    Journey.objects.filter(pk=journey.pk).update(**values)


def _that_count(journey: Journey) -> list[Attempt]:
    tries = Attempt.objects.filter(journey=journey.pk, amended_at__isnull=True).order_by("happened_at", "pk")
    return [one for one in tries if _counts(one)]


def _counts(one: Attempt) -> bool:
    outcome = stored_term(OUTCOMES, one.outcome)
    return one.channel != Channel.ADMINISTRATIVE and (outcome is None or outcome.was_made)


def _promised_since(signals: list[Signal], last: datetime | None) -> date | None:
    """The first day by which we promised contact for what came in after the last try."""
    days = [one.contact_by for one in signals if one.contact_by and (last is None or one.received_at > last)]
    return min(days, default=None)


def _terms_again(journey: Journey, received: list[datetime]) -> dict[str, object]:
    """Without a talk the law's clock runs again, and so does the term of what never led to contact."""
    values: dict[str, object] = {"keep_until": kept_until(timezone.localdate(max(received)))}
    clock = clock_for(journey.law, urgent=journey.urgent)
    if clock and not journey.clock and stops_at_first_talk(clock):
        values |= {"clock": clock, "clock_on": clock_ends(clock, timezone.localdate(min(received)))}
    return values


def _steps_again(access: Access, journey: Journey) -> None:
    """What another try had earned, had this one not been there, is taken at that one's moment."""
    for one in _that_count(journey):
        take_step(access, journey, Step.WE_WENT, at=one.happened_at)
        if one.reached:
            take_step(access, journey, Step.WE_MET, at=one.happened_at)
