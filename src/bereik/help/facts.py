"""What does HELP tell the facts? How often, by which channels and when we tried, a journey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from bereik.help.models import Attempt
from bereik.terms.channels import CHANNELS
from bereik.terms.outcomes import OUTCOMES, Outcome, Reach
from bereik.terms.term import stored_term
from bereik.trust.access import Access


@dataclass
class Tries:
    """The attempts of one journey. A line that was no try (administrative, or not gone) counts nowhere.

    `channels` counts tries by channel; `before_meeting` is how many it took until the first conversation, None as long
    as there was none. `nearest` is how near we came at best.
    """

    tries: int = 0
    channels: dict[str, int] = field(default_factory=dict)
    first_at: datetime | None = None
    last_at: datetime | None = None
    met_at: datetime | None = None
    before_meeting: int | None = None
    nearest: Reach = Reach.NONE


def tries(access: Access, journeys: Sequence[UUID]) -> dict[UUID, Tries]:
    """One answer a journey of this batch; under UPKEEP. One query. What a later delivery took back does not count."""
    found = {journey: Tries() for journey in journeys}
    rows = (
        Attempt.objects.filter(journey__in=journeys, amended_at__isnull=True)
        .order_by("journey", "happened_at", "id")
        .values_list("journey", "channel", "outcome", "reached", "happened_at")
    )
    for journey, channel, outcome, reached, happened_at in rows:
        if _was_a_try(channel, outcome):
            _count(found[journey], channel, _reach(outcome, reached), happened_at)
    return found


def _was_a_try(channel: str, outcome: str) -> bool:
    way = stored_term(CHANNELS, channel)
    came = stored_term(OUTCOMES, outcome)
    return (way is None or way.is_a_try) and (came is None or came.was_made)


def _reach(outcome: str, reached: bool) -> Reach:
    """A delivery knows only whether there was contact; our own outcomes know more."""
    if outcome in list(Outcome):
        return OUTCOMES[Outcome(outcome)].reach
    return Reach.SPOKEN if reached else Reach.NONE


def _count(one: Tries, channel: str, reach: Reach, at: datetime) -> None:
    one.tries += 1
    one.channels[channel] = one.channels.get(channel, 0) + 1
    one.first_at = one.first_at or at
    one.last_at = at
    if reach.met and one.met_at is None:
        one.met_at, one.before_meeting = at, one.tries
    degrees = list(Reach)
    if degrees.index(reach) > degrees.index(one.nearest):
        one.nearest = reach
