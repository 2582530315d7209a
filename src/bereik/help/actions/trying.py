"""We tried to meet someone: what follows from it?"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError
from django.db.models import F

from bereik.help.models import Attempt
from bereik.help.rules import may_try, met, moment_of, went
from bereik.help.standing import stand_of
from bereik.people.actions import take_step
from bereik.people.models import Journey
from bereik.people.rules import stops_at_first_talk
from bereik.see.feedback import tell_partner
from bereik.terms.channels import Channel
from bereik.terms.outcomes import Outcome
from bereik.terms.parts_of_day import PartOfDay
from bereik.terms.steps import Step
from bereik.terms.verdict import Verdict
from bereik.trust.access import Access


def record_attempt(
    access: Access,
    journey: UUID,
    *,
    attempt_id: UUID,
    channel: Channel,
    outcome: Outcome,
    on: date,
    part_of_day: PartOfDay,
) -> Attempt | Verdict | None:
    """Write down one try; the same `attempt_id` twice is one try. None: no such journey for who looks.

    A no, and why, for a try on a day after the journey ended (after a clear no nobody goes there any more), and on a day
    before we heard of it: WE_WENT never stands before WE_SAW.

    The first try is WE_WENT, the first talk WE_MET; then the sender may hear that there was contact, and the law's
    clock for a first conversation stops. *Not now* and *no* are outcomes, never an ending.
    """
    found = Journey.objects.filter(pk=journey).first()
    if found is None:
        return None
    if (known := Attempt.objects.filter(pk=attempt_id, journey=journey).first()) is not None:
        return known
    if (no := may_try(stand_of(access, found), on)) is not None:
        return no
    try:
        return _record(
            access, found, attempt_id, channel, outcome, moment_of(on, part_of_day, access.at), part_of_day
        )
    except IntegrityError:
        # The same try arrived twice at the same moment: the other one stands.
        known = Attempt.objects.filter(pk=attempt_id, journey=journey).first()
        if known is None:
            raise
        return known


def _record(
    access: Access,
    found: Journey,
    attempt_id: UUID,
    channel: Channel,
    outcome: Outcome,
    happened: datetime,
    part_of_day: PartOfDay,
) -> Attempt:
    with access.deed("record_attempt"):
        made = Attempt(
            id=attempt_id,
            journey=found,
            resident_id=found.resident_id,
            by=access.who,
            channel=channel,
            part_of_day=part_of_day,
            reached=met(outcome),
            outcome=outcome,
            happened_at=happened,
            written_at=access.at,
            received_at=access.at,
        )
        made.save(force_insert=True)
        if went(channel, outcome):
            take_step(access, found, Step.WE_WENT, at=happened)
            _add_up(found, made)
        if made.reached:
            take_step(access, found, Step.WE_MET, at=happened)
            tell_partner(access, found)
    return made


def _add_up(journey: Journey, made: Attempt) -> None:
    """What the attempts add up to stands on the journey's own row, where the day list reads it."""
    values: dict[str, object] = {"tries": F("tries") + 1, "promised_on": None}
    if journey.tried_at is None or journey.tried_at < made.happened_at:
        values["tried_at"] = made.happened_at
    if made.reached:
        if journey.met_at is None or journey.met_at < made.happened_at:
            values["met_at"] = made.happened_at
        # There was contact: the file has its own term from now on.
        values["keep_until"] = None
        if stops_at_first_talk(journey.clock):
            values |= {"clock": "", "clock_on": None}
    Journey.objects.filter(pk=journey.pk).update(**values)
