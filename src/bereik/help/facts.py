"""What does HELP tell the facts? A journey: how we tried, what we promised, and what the resident said themself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from bereik.facts.told import PROMISES, SAID, TRIES
from bereik.help.models import Attempt, OwnWord, Promise
from bereik.terms.channels import CHANNELS
from bereik.terms.outcomes import OUTCOMES, Outcome, Reach
from bereik.terms.own_words import OWN_KINDS, OwnKind, OwnKindTerm
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


@dataclass
class PromisePart:
    """One promise to the resident: when it was made, by which day, and what became of it (None: that did not happen).

    `because` is the reason we gave for a broken one, a term or ''. `moved_at`: another promise took its place on or
    before the due day, and we had not said that it fails. `let_go_at`: the journey ended before that day, not by us.
    """

    made_at: datetime
    due_on: date
    kept_at: datetime | None
    broken_at: datetime | None
    repaired_at: datetime | None
    disputed_at: datetime | None
    because: str = ""
    let_go_at: datetime | None = None
    moved_at: datetime | None = None


def promises(access: Access, journeys: Sequence[UUID]) -> dict[UUID, list[PromisePart]]:
    """What was promised the resident, a journey of this batch; under UPKEEP. One query.

    Not the word promised to a partner: SEE tells that (`see.facts`).
    """
    found: dict[UUID, list[PromisePart]] = {journey: [] for journey in journeys}
    by_id: dict[UUID, PromisePart] = {}
    followed: list[tuple[UUID, datetime]] = []
    rows = Promise.objects.filter(journey__in=journeys).order_by("made_at", "id").values_list(
        "id", "journey", "follows", "made_at", "due_on", "kept_at", "broken_at", "repaired_at", "disputed_at", "because",
        "let_go_at",
    )  # fmt: skip
    for (
        promise,
        journey,
        follows,
        made_at,
        due_on,
        kept_at,
        broken_at,
        repaired_at,
        disputed_at,
        because,
        let_go_at,
    ) in rows:
        by_id[promise] = PromisePart(
            made_at, due_on, kept_at, broken_at, repaired_at, disputed_at, because, let_go_at
        )
        found[journey].append(by_id[promise])
        if follows is not None:
            followed.append((follows, by_id[promise].made_at))
    for former, at in followed:
        one = by_id.get(former)
        if one is not None and one.broken_at is None and localdate(at) <= one.due_on:
            one.moved_at = at
    return found


@dataclass
class SaidPart:
    """One thing the resident said: `yes` where it answers a question of ours, `until` where it rests."""

    kind: OwnKind
    at: datetime
    yes: bool | None
    until: date | None


def said(access: Access, journeys: Sequence[UUID]) -> dict[UUID, list[SaidPart]]:
    """What the resident said themself, in their order, a journey of this batch; under UPKEEP. One query.

    By page, on paper or in a talk counts the same. A question that was asked and not answered is no row: silence stays
    silence.
    """
    found: dict[UUID, list[SaidPart]] = {journey: [] for journey in journeys}
    rows = (
        OwnWord.objects.filter(journey__in=journeys)
        .order_by("journey", "at", "id")
        .values_list("journey", "kind", "at", "yes", "until")
    )
    for journey, kind, at, yes, until in rows:
        if kind in list(OwnKind) and _is_whole(OWN_KINDS[OwnKind(kind)], yes):
            found[journey].append(
                SaidPart(OwnKind(kind), at, yes if OWN_KINDS[OwnKind(kind)].answers else None, until)
            )
    return found


def _is_whole(kind: OwnKindTerm, yes: bool | None) -> bool:
    """An answer without a yes or a no is none."""
    return yes is not None or not kind.answers


def told(access: Access) -> dict[str, QuerySet[Any, Any]]:
    """The same as whole tables (`facts.told`), for a night in which millions are read. Under UPKEEP."""
    return {
        TRIES: Attempt.objects.filter(amended_at__isnull=True)
        .order_by()
        .values_list("journey", "channel", "outcome"),
        PROMISES: Promise.objects.order_by().values_list(
            "id", "journey", "follows", "made_at", "due_on", "kept_at", "broken_at", "repaired_at", "disputed_at",
            "because", "let_go_at",
        ),
        SAID: OwnWord.objects.order_by().values_list("journey", "kind", "at", "yes", "until"),
    }  # fmt: skip
