"""How do the rows of a journey become what stands on it now?

What one of us wrote is never taken away: only steps, tries and an ending that a delivery told are moved or taken back.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from bereik.help.models import Attempt
from bereik.help.rules import SHOWN_BEFORE
from bereik.house.exchange.ddas.importing.held import HeldJourney
from bereik.house.exchange.ddas.importing.laying import JOURNEY_FIELDS, Rows
from bereik.house.exchange.ddas.importing.moments import began, ended
from bereik.house.exchange.ddas.importing.standing import Standing, Tried
from bereik.house.exchange.ddas.importing.work import Taking, Told
from bereik.people.models import Ending, Step
from bereik.people.rules import kept_until
from bereik.terms import steps
from bereik.terms.channels import CHANNELS, Channel
from bereik.terms.clocks import months_after
from bereik.terms.endings import EndingReason
from bereik.terms.life_domains import LifeDomain
from bereik.terms.outcomes import OUTCOMES, Outcome
from bereik.terms.parts_of_day import PartOfDay
from bereik.trust.many import row_of


def keep(
    taking: Taking,
    journey: HeldJourney,
    now: Standing | None,
    delivery: UUID,
    rows: Rows,
    told: Told,
) -> None:
    """Bring one journey up to date. `now` is None where all its signals turned out to be about somebody else."""
    before = None if journey.new else _values(journey)
    _opening(journey, now)
    _tries(taking, journey, now, delivery, rows, told)
    _steps(taking, journey, now, delivery, rows)
    _ending(taking, journey, now, delivery, rows, told)
    _clock(journey, now)
    _term(journey, now, taking.access.today)
    if not journey.new and _values(journey) != before:
        rows.journeys_changed.append(journey.row)


def _values(journey: HeldJourney) -> list[Any]:
    return [getattr(journey.row, name) for name in JOURNEY_FIELDS]


def _opening(journey: HeldJourney, now: Standing | None) -> None:
    row = journey.row
    if now is None:
        return
    row.opened_at = min(row.opened_at, began(now.saw_on)) if journey.others else began(now.saw_on)
    row.urgent = now.urgent or bool(row.danger)
    if LifeDomain.MONEY not in row.about:
        row.about = [*row.about, LifeDomain.MONEY]


def _tries(
    taking: Taking, journey: HeldJourney, now: Standing | None, delivery: UUID, rows: Rows, told: Told
) -> None:
    wanted = Counter(now.tries) if now else Counter[Tried]()
    kept = []
    for attempt in journey.attempts:
        one = _tried(attempt)
        if attempt.delivered is None:
            kept.append(attempt)
        elif wanted[one] > 0:
            wanted[one] -= 1
            kept.append(attempt)
        else:
            rows.attempts_gone.append(attempt.id)
    made = [
        _attempt(taking, journey, one, delivery) for one in sorted(wanted.elements(), key=lambda one: one.at)
    ]
    rows.attempts += made
    told.attempts += len(made)
    journey.attempts = [*kept, *made]
    real = [one for one in journey.attempts if _went(one)]
    row = journey.row
    row.tries = len(real)
    row.tried_at = max((one.happened_at for one in real), default=None)
    row.met_at = max((one.happened_at for one in real if one.reached), default=None)


def _tried(attempt: Attempt) -> Tried:
    part = PartOfDay(attempt.part_of_day) if attempt.part_of_day else None
    return Tried(Channel(attempt.channel), part, attempt.reached, attempt.happened_at)


def _attempt(taking: Taking, journey: HeldJourney, one: Tried, delivery: UUID) -> Attempt:
    return row_of(
        Attempt,
        journey_id=journey.row.id,
        resident_id=journey.row.resident_id,
        by=taking.access.who,
        channel=one.channel,
        part_of_day=one.part or "",
        reached=one.reached,
        happened_at=one.at,
        written_at=taking.stood_at,
        received_at=taking.access.at,
        delivered=delivery,
    )


def _went(attempt: Attempt) -> bool:
    outcome = OUTCOMES.get(Outcome(attempt.outcome)) if attempt.outcome else None
    return CHANNELS[Channel(attempt.channel)].is_a_try and (outcome is None or outcome.was_made)


def _steps(taking: Taking, journey: HeldJourney, now: Standing | None, delivery: UUID, rows: Rows) -> None:
    saw = began(now.saw_on) if now else journey.row.opened_at
    wanted: dict[steps.Step, datetime | None] = {
        steps.Step.WE_SAW: saw,
        steps.Step.WE_MAY: saw,
        steps.Step.WE_WENT: now.went_at if now else None,
        steps.Step.WE_MET: now.met_at if now else None,
    }
    for step, at in wanted.items():
        taken = journey.steps.get(step)
        if at is None or step in journey.theirs:
            if taken is not None:
                rows.steps_gone.append(taken.id)
        elif taken is None:
            rows.steps.append(
                row_of(
                    Step,
                    journey_id=journey.row.id,
                    resident_id=journey.row.resident_id,
                    step=step,
                    at=at,
                    written_at=taking.access.at,
                    delivered=delivery,
                )
            )
        elif taken.at != at:
            taken.at, taken.delivered = at, delivery
            rows.steps_moved.append(taken)


def _ending(
    taking: Taking,
    journey: HeldJourney,
    now: Standing | None,
    delivery: UUID,
    rows: Rows,
    told: Told,
) -> None:
    row, ending, may_end = journey.row, journey.ending, journey.may_end
    if journey.ended_by_a_person:
        return
    over: tuple[datetime, EndingReason] | None
    if now is None:
        over = (taking.stood_at, EndingReason.MISTAKEN)
    else:
        over = (ended(now.ended.on), now.ended.because) if now.ended else None
    if over and not may_end and ending is None:
        told.kept_open += 1
        return
    if over is None or not may_end:
        if ending is not None:
            rows.endings_gone.append(ending.id)
        row.ended_at = None
        return
    at, because = over
    row.ended_at = at
    if ending is None:
        rows.endings.append(
            row_of(
                Ending,
                journey_id=row.id,
                resident_id=row.resident_id,
                by=taking.access.who,
                at=at,
                because=because,
                delivered=delivery,
            )
        )
    elif (ending.at, ending.because) != over:
        ending.at, ending.because, ending.delivered = at, because, delivery
        rows.endings_changed.append(ending)


def _clock(journey: HeldJourney, now: Standing | None) -> None:
    """The clock of the signals that are open; a clock that another way of coming in set stays if it ends first."""
    row = journey.row
    if row.trusted_id is not None:
        return
    ours = now if now and row.ended_at is None else None
    if (
        journey.others
        and row.clock_on
        and (ours is None or ours.clock_on is None or row.clock_on < ours.clock_on)
    ):
        return
    row.clock, row.clock_on = (ours.clock or "", ours.clock_on) if ours else ("", None)


_kept_until = lru_cache(maxsize=4096)(kept_until)
"""Asked once a day of the calendar, and not once a resident."""


def _term(journey: HeldJourney, now: Standing | None, today: date) -> None:
    """Until when it may be kept where there was no contact: from its last signal. What is open and came in late stands
    at least as long as the team gets to see a term coming."""
    row = journey.row
    if row.met_at is not None:
        row.keep_until = None
    elif now is not None:
        ends = _kept_until(min(now.last_on, today))  # a day to come is no reason to keep it longer
        if row.keep_until is None and row.ended_at is None:
            ends = max(ends, months_after(today, SHOWN_BEFORE))
        row.keep_until = max(ends, row.keep_until or ends)
