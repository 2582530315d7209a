"""Which rows does a professional read, and what stands on each of them?

A list starts from the journeys of one professional, by the tie on their own row; names come by a second query, and
reading them is a look.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from bereik.help.day_list.order import BESIDE, begins_after, in_order, shown_today
from bereik.help.rules import OnTheRow, day_of, reasons_of
from bereik.municipality.models import StandIn
from bereik.people.models import Journey
from bereik.people.names import read_names
from bereik.terms.clocks import working_days_between
from bereik.terms.dangers import DANGERS
from bereik.terms.laws import LAWS
from bereik.terms.life_domains import LIFE_DOMAINS
from bereik.terms.reasons import DayListReason
from bereik.terms.senders import SENDERS
from bereik.terms.term import Term, stored_term
from bereik.terms.verdict import Reason
from bereik.trust.access import Access

PAGE = 50


@dataclass(frozen=True)
class Row:
    """One line: who, why here, since or by when, what it is about, and for whom one stands in.

    `kind` is the reason that gives the row its place, `also` the others that hold. `days_left` are working days until
    the law's term ends, on `clock_on`; `seen_on`: when we first heard of them. `trusted`: whose resident it is, where one is the second person; `beside`: and
    has nothing to do there today.
    """

    journey: UUID
    resident: UUID
    who: str
    reason: Reason
    kind: DayListReason
    on: date
    also: tuple[Reason, ...]
    days_left: int | None
    clock_on: date | None
    clock_passed: bool
    about: tuple[Term, ...]
    danger: Term | None
    area: str
    came_through: Term | None
    tries: int
    seen_on: date
    trusted: str = ""
    instead_of: str = ""
    beside: bool = False

    @property
    def is_late(self) -> bool:
        return self.kind in _LATE

    @property
    def has_a_clock(self) -> bool:
        return self.kind in _CLOCK

    @property
    def is_theirs(self) -> bool:
        return self.kind in (DayListReason.REST_OVER, DayListReason.ASKED_BY_RESIDENT)


_LATE = (
    DayListReason.DANGER_NAMED,
    DayListReason.PROMISE_BROKEN,
    DayListReason.CONTACT_LATE,
    DayListReason.CLOCK_PASSED,
)
_CLOCK = (
    DayListReason.PROMISE_DUE,
    DayListReason.CONTACT_DUE,
    DayListReason.CLOCK_DUE,
    DayListReason.PROMISE_SOON,
    DayListReason.CONTACT_SOON,
)


@dataclass(frozen=True)
class Page:
    """At most fifty rows; `more` is where the next page begins, '' on the last.

    `questions` is how many partners ask the team without a name; None where it was not counted. `terms`: among whom the
    team never met, a term comes near.
    """

    rows: tuple[Row, ...]
    more: str
    questions: int | None = 0
    terms: bool = False


@dataclass(frozen=True)
class Found:
    """The journeys of one page, before anybody is called by name."""

    journeys: Sequence[Any]
    more: str
    absent: Mapping[UUID, str] = field(default_factory=dict)


def absent_today(access: Access) -> dict[UUID, str]:
    """For whom one stands in today, by name."""
    stand_ins = StandIn.objects.filter(stand_in=access.who, since__lte=access.today, until__gte=access.today)
    return dict(stand_ins.values_list("professional_id", "professional__name"))


def own_journeys(access: Access, after: str, absent: Mapping[UUID, str]) -> Found:
    """The journeys of the one who looks, of whom they stand in for today, and last those where they are the second
    person: open ones, and one that ended where the resident asked something since. Under HELPING; one query."""
    mine = [access.who, *absent]
    rows = Journey.objects.filter(Q(ended_at__isnull=True) | Q(asked_at__isnull=False))
    rows = rows.filter(Q(trusted__in=mine) | Q(second=access.who))
    rows = begins_after(in_order(shown_today(rows, access.today), access.today, mine), after)
    found = list(rows.select_related("area", "trusted")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    more = f"{last.place}_{last.on.isoformat()}_{last.pk}" if last else ""
    return Found(found[:PAGE], more, absent)


def own_list(access: Access, after: str = "") -> Page:
    """A professional's rows in today's order. Under HELPING; 3 queries."""
    found = own_journeys(access, after, absent_today(access))
    names = read_names(access, {journey.resident_id for journey in found.journeys})
    rows = (
        own_row(
            journey, names[journey.resident_id].name if journey.resident_id in names else "", found, access
        )
        for journey in found.journeys
    )
    return Page(tuple(rows), found.more)


def own_row(journey: Any, who: str, found: Found, access: Access) -> Row:
    """One journey of the list as a line."""
    second = journey.trusted_id != access.who and journey.trusted_id not in found.absent
    return row_of(
        journey,
        who,
        access.today,
        instead_of=found.absent.get(journey.trusted_id, ""),
        beside=journey.place == BESIDE,
        trusted=journey.trusted.name if second and journey.trusted else "",
    )


def row_of(
    journey: Journey,
    who: str,
    today: date,
    *,
    instead_of: str = "",
    beside: bool = False,
    trusted: str = "",
) -> Row:
    """The line of one journey: every reason that holds, the first of them in front."""
    (kind, on), *others = reasons_of(days_of(journey), today)
    return Row(
        journey=journey.pk,
        resident=journey.resident_id,
        who=who,
        reason=said(kind, on, journey),
        kind=kind,
        on=on,
        also=tuple(said(one, day, journey) for one, day in others if one not in _LAST),
        days_left=working_days_between(today, journey.clock_on) if journey.clock_on else None,
        clock_on=journey.clock_on,
        clock_passed=journey.clock_on is not None and journey.clock_on < today,
        about=tuple(term for one in journey.about if (term := stored_term(LIFE_DOMAINS, one))),
        danger=stored_term(DANGERS, journey.danger),
        area=journey.area.name if journey.area else "",
        came_through=stored_term(SENDERS, journey.came_through),
        tries=journey.tries,
        seen_on=day_of(journey.opened_at),
        instead_of=instead_of,
        beside=beside,
        trusted=trusted,
    )


_LAST = (DayListReason.IN_TOUCH, DayListReason.TRIED_BEFORE, DayListReason.NOT_YET_TRIED)
"""What always holds for somebody says nothing beside another reason."""


def days_of(journey: Journey) -> OnTheRow:
    """What the order asks of a journey."""
    return OnTheRow(
        opened_on=day_of(journey.opened_at),
        ended=journey.ended_at is not None,
        urgent=journey.urgent,
        word_due_on=journey.word_due_on,
        promised_on=journey.promised_on,
        clock_on=journey.clock_on,
        asked_on=day_of(journey.asked_at) if journey.asked_at else None,
        rests_until=journey.rests_until,
        tries=journey.tries,
        tried_on=day_of(journey.tried_at) if journey.tried_at else None,
        met_on=day_of(journey.met_at) if journey.met_at else None,
    )


def said(kind: DayListReason, on: date, journey: Journey) -> Reason:
    """The reason with the values of this journey."""
    match kind:
        case DayListReason.DANGER_NAMED:
            danger, sender = stored_term(DANGERS, journey.danger), stored_term(SENDERS, journey.came_through)
            return Reason(
                kind,
                name=sender.label if sender else "",
                date=on,
                what=danger.label if danger else journey.danger,
            )
        case DayListReason.CLOCK_DUE | DayListReason.CLOCK_PASSED:
            law = stored_term(LAWS, journey.law)
            return Reason(kind, law=law.short if law else journey.law, date=on)
        case DayListReason.TRIED_BEFORE:
            return Reason(kind, count=journey.tries, date=on)
        case _:
            return Reason(kind, date=on)
