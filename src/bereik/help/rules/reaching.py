"""May somebody take this on or look, and did we go, meet, and when?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from bereik.help.rules.days import HERE, day_of
from bereik.terms.channels import Channel
from bereik.terms.outcomes import OUTCOMES, Outcome
from bereik.terms.parts_of_day import PARTS_OF_DAY, PartOfDay, part_of_day
from bereik.terms.reasons import LookReason, TakingOnReason
from bereik.terms.verdict import Reason, Verdict, may, may_not

DUE_WITHIN_DAYS = 7
"""From how many days ahead a promise or a clock stands on the day list: a week, so that a visit can still be planned."""

SHORTEST_REASON = 15
"""Characters: shorter than this nobody can review why somebody looked."""


@dataclass(frozen=True)
class Untaken:
    """What taking on asks about a journey."""

    trusted: UUID | None
    trusted_name: str
    trusted_on: date | None
    ended_on: date | None


def may_take_on(journey: Untaken, who: UUID) -> Verdict:
    """One face: the first who takes it on is it; a second hears who was first."""
    if journey.ended_on:
        return may_not(Reason(TakingOnReason.ENDED, date=journey.ended_on))
    if journey.trusted == who:
        return may_not(Reason(TakingOnReason.ALREADY_YOURS))
    if journey.trusted is not None:
        taken_on = journey.trusted_on or date.min
        return may_not(
            Reason(TakingOnReason.TAKEN_BY_ANOTHER, name=journey.trusted_name, date=taken_on),
            Reason(TakingOnReason.ASK_TEAM_LEAD),
        )
    return may(Reason(TakingOnReason.FREE_TO_TAKE))


def may_put_back(taken_at: datetime | None, since: Iterable[datetime], today: date) -> Verdict:
    """A wrong tap is put back on the same day, while nothing happened `since`: then nobody was met by this face."""
    if taken_at is None or day_of(taken_at) != today or any(one >= taken_at for one in since):
        return may_not(Reason(TakingOnReason.NOT_ANY_MORE), Reason(TakingOnReason.ASK_TEAM_LEAD))
    return may(Reason(TakingOnReason.PUT_BACK))


def may_look(reason: str) -> Verdict:
    """Somebody else's file opens only with a written reason."""
    if len(" ".join(reason.split())) < SHORTEST_REASON:
        return may_not(Reason(LookReason.REASON_MISSING), Reason(LookReason.WRITE_REASON))
    return may(Reason(LookReason.WITH_REASON))


def went(channel: Channel, outcome: Outcome) -> bool:
    """Whether this was a try at all: an administrative line or a visit that did not take place is none."""
    return channel is not Channel.ADMINISTRATIVE and outcome is not Outcome.WE_DID_NOT_GO


def met(outcome: Outcome) -> bool:
    """Whether we spoke with the resident."""
    return OUTCOMES[outcome].reach.met


def moment_of(day: date, part: PartOfDay, now: datetime) -> datetime:
    """When it happened: now, where that is the part of the day that is said; else the middle of that part."""
    local = now.astimezone(HERE)
    if day == local.date() and part_of_day(local.time()) is part:
        return now
    begins = PARTS_OF_DAY[part].begins
    middle = {PartOfDay.MORNING: 10, PartOfDay.AFTERNOON: 15, PartOfDay.EVENING: 20}[part]
    return datetime.combine(day, time(max(middle, begins.hour)), tzinfo=HERE)
