"""Whom have we never met while the term comes near, what was tried, and what may be decided?

The team's list (OUTREACH) holds what nobody took on, without a name; one's own (HELPING) those one goes to. In the
order of the term: there is no score.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from bereik.help.models import Attempt
from bereik.help.rules import Stand, TermState, day_of, may_end, seen_until, term_of
from bereik.people.models import Journey
from bereik.people.names import read_names
from bereik.terms.channels import CHANNELS
from bereik.terms.endings import ENDINGS, EndingReason, Whose
from bereik.terms.life_domains import LIFE_DOMAINS
from bereik.terms.senders import SENDERS
from bereik.terms.term import Term, stored_term
from bereik.terms.text import Text
from bereik.trust.access import Access

PAGE = 50


@dataclass(frozen=True)
class Tried:
    """So often by one channel."""

    channel: Term
    times: int


@dataclass(frozen=True)
class TermRow:
    """One line: who (one's own only), what about, since when, what was tried, until when it may be kept."""

    journey: UUID
    who: str
    about: tuple[Term, ...]
    area: str
    came_through: Term | None
    seen_on: date
    keep_until: date
    past: bool
    tries: int
    tried_on: date | None
    tried: tuple[Tried, ...]
    reasons: tuple[tuple[str, Text], ...]
    """What may be chosen: value and label."""


@dataclass(frozen=True)
class Terms:
    """At most fifty rows, and how many more there are."""

    rows: tuple[TermRow, ...]
    more: int


def waiting_terms(access: Access) -> Terms:
    """What nobody of the team took on. Under OUTREACH; two queries."""
    return _terms(access, Journey.objects.filter(team=access.team, trusted__isnull=True))


def own_terms(access: Access) -> Terms:
    """Whom one goes to oneself. Under HELPING; five queries."""
    return _terms(access, Journey.objects.of(access.who).filter(law=access.law), own=True)


def any_waiting_terms(access: Access) -> bool:
    """Whether there is anything on the team's list. Under OUTREACH; one query."""
    return of_the_team(access).exists()


def of_the_team(access: Access) -> QuerySet[Journey]:
    """What nobody of the team took on, and of which the term comes near: also a part of another query."""
    return _coming(access, Journey.objects.filter(team=access.team, trusted__isnull=True))


def _coming(access: Access, rows: QuerySet[Journey]) -> QuerySet[Journey]:
    return rows.filter(ended_at__isnull=True, keep_until__lte=seen_until(access.today))


def _terms(access: Access, rows: QuerySet[Journey], *, own: bool = False) -> Terms:
    coming = _coming(access, rows).order_by("keep_until", "pk")
    found = list(coming.select_related("area")[:PAGE])
    more = coming.count() - PAGE if len(found) == PAGE else 0
    names = read_names(access, {one.resident_id for one in found}) if own else {}
    tried = _tried(found) if own else {}
    return Terms(
        tuple(
            _row(
                one,
                names[one.resident_id].name if one.resident_id in names else "",
                tried.get(one.pk, ()),
                access.today,
            )
            for one in found
        ),
        more,
    )


def _tried(journeys: Sequence[Journey]) -> dict[UUID, tuple[Tried, ...]]:
    """By channel, most often first."""
    counted: dict[UUID, Counter[str]] = defaultdict(Counter)
    rows = Attempt.objects.filter(journey__in=[one.pk for one in journeys], amended_at__isnull=True)
    for journey, channel in rows.values_list("journey", "channel"):
        counted[journey][channel] += 1
    return {journey: tuple(_named(counts.most_common())) for journey, counts in counted.items()}


def _named(counts: Iterable[tuple[str, int]]) -> Iterable[Tried]:
    for channel, times in counts:
        if (word := stored_term(CHANNELS, channel)) is not None and word.is_a_try:
            yield Tried(word, times)


def _row(journey: Journey, who: str, tried: tuple[Tried, ...], today: date) -> TermRow:
    keep_until = journey.keep_until or date.max
    return TermRow(
        journey=journey.pk,
        who=who,
        about=tuple(term for one in journey.about if (term := stored_term(LIFE_DOMAINS, one))),
        area=journey.area.name if journey.area else "",
        came_through=stored_term(SENDERS, journey.came_through),
        seen_on=day_of(journey.opened_at),
        keep_until=keep_until,
        past=term_of(keep_until, today) in (TermState.PAST, TermState.OVER),
        tries=journey.tries,
        tried_on=day_of(journey.tried_at) if journey.tried_at else None,
        tried=tried,
        reasons=tuple((one.value, ENDINGS[one].label) for one in reasons_of_ours(journey.tries)),
    )


def reasons_of_ours(tries: int) -> tuple[EndingReason, ...]:
    """The reasons of ours that are true of somebody we never met."""
    stand = Stand(tries=tries)
    return tuple(
        one
        for one in EndingReason
        if ENDINGS[one].whose is Whose.OURS and may_end(stand, one, by_a_person=True).yes
    )
