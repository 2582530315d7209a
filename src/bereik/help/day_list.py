"""Who comes first today, and why?

One published order of named reasons (`bereik.terms.reasons.day_list`), the oldest date first within a reason. There is
no score: the reason that puts a row in its place is the sentence that stands on it. A list starts from the journeys of
one professional or one team, by the tie on their own row; names come by a second query, and reading them is a look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, DateField, F, IntegerField, Q, Value, When
from django.db.models.functions import TruncDate

from bereik.help.rules import DUE_WITHIN_DAYS, HERE
from bereik.municipality.models import StandIn
from bereik.people.models import Journey
from bereik.people.names import Named, read_names
from bereik.terms.dangers import DANGERS
from bereik.terms.laws import LAWS
from bereik.terms.life_domains import LIFE_DOMAINS
from bereik.terms.reasons import DayListReason
from bereik.terms.senders import SENDERS
from bereik.terms.term import Term, stored_term
from bereik.terms.verdict import Reason
from bereik.trust.access import Access

PAGE = 50
IN_TOUCH = len(DayListReason)
"""After all reasons: somebody we speak with, and nothing is due."""


@dataclass(frozen=True)
class Row:
    """One line: who, why here (None: in touch, nothing due), by when, what it is about, and for whom one stands in."""

    journey: UUID
    who: str
    reason: Reason | None
    kind: DayListReason | None
    on: date
    days_left: int | None
    about: tuple[Term, ...]
    area: str
    came_through: Term | None
    tries: int
    instead_of: str = ""


@dataclass(frozen=True)
class Page:
    """At most fifty rows; `more` is where the next page begins, '' on the last."""

    rows: tuple[Row, ...]
    more: str


def own_list(access: Access, after: str = "") -> Page:
    """The open journeys of the one who looks, and of whom they stand in for today, in today's order.

    Under HELPING; 4 queries.
    """
    absent = dict(
        StandIn.objects.filter(
            stand_in=access.who, since__lte=access.today, until__gte=access.today
        ).values_list("professional_id", "professional__name")
    )
    rows = _in_order(
        Journey.objects.open()
        .filter(trusted__in=[access.who, *absent])
        .filter(Q(rests_until__isnull=True) | Q(rests_until__lte=access.today)),
        access.today,
    )
    found = list(_from(rows, after).select_related("area")[: PAGE + 1])
    names = read_names(access, {journey.resident_id for journey in found[:PAGE]})
    return _page(found, names, access.today, absent)


def waiting_list(access: Access, after: str = "") -> Page:
    """Whom nobody of the team has taken on: reason, date, area and clock, no name. Under OUTREACH; 1 query."""
    rows = Journey.objects.open().nobody_yet(access.team)
    if after and (place := _place(after)):
        urgent, opened, key = place[0] == 0, place[1], place[2]
        later = Q(opened_at__gt=opened) | Q(opened_at=opened, pk__gt=key)
        rows = rows.filter((Q(urgent=urgent) & later) | (Q(urgent=False) if urgent else Q(pk__in=[])))
    found = list(rows.order_by(F("urgent").desc(), "opened_at", "pk").select_related("area")[: PAGE + 1])
    shown = found[:PAGE]
    last = shown[-1] if len(found) > PAGE else None
    more = f"{0 if last.urgent else 1}_{last.opened_at.isoformat()}_{last.pk}" if last else ""
    return Page(tuple(_waiting_row(journey, access.today) for journey in shown), more)


def _in_order(rows: Any, today: date) -> Any:
    soon = today + timedelta(days=DUE_WITHIN_DAYS)
    opened, tried, met = (TruncDate(name, tzinfo=HERE) for name in ("opened_at", "tried_at", "met_at"))
    kinds: list[tuple[Q, int, Any]] = [
        (Q(urgent=True, met_at__isnull=True), DayListReason.DANGER_NAMED.place, opened),
        (Q(promised_on__lt=today), DayListReason.PROMISE_BROKEN.place, F("promised_on")),
        (Q(promised_on__lte=soon), DayListReason.PROMISE_DUE.place, F("promised_on")),
        (Q(clock_on__lt=today), DayListReason.CLOCK_PASSED.place, F("clock_on")),
        (Q(clock_on__lte=soon), DayListReason.CLOCK_DUE.place, F("clock_on")),
        (Q(rests_until__lte=today), DayListReason.REST_OVER.place, F("rests_until")),
        (Q(met_at__isnull=False), IN_TOUCH, met),
        (Q(tries=0), DayListReason.NOT_YET_TRIED.place, opened),
    ]
    last = DayListReason.TRIED_BEFORE.place
    return rows.annotate(
        place=Case(
            *(When(condition, then=Value(place)) for condition, place, _ in kinds),
            default=Value(last),
            output_field=IntegerField(),
        ),
        on=Case(
            *(When(condition, then=on) for condition, _, on in kinds), default=tried, output_field=DateField()
        ),
    ).order_by("place", "on", "pk")


def _from(rows: Any, after: str) -> Any:
    if not after or not (place := _place(after)):
        return rows
    kind, on, key = place
    day = on[:10]
    return rows.filter(Q(place__gt=kind) | Q(place=kind, on__gt=day) | Q(place=kind, on=day, pk__gt=key))


def _place(after: str) -> tuple[int, str, UUID] | None:
    """Where a page begins, as it stood in the link; None when somebody wrote it by hand."""
    try:
        kind, on, key = after.split("_", 2)
        date.fromisoformat(on[:10])
        return int(kind), on, UUID(key)
    except ValueError:
        return None


def _page(found: Sequence[Any], names: dict[UUID, Named], today: date, absent: dict[UUID, str]) -> Page:
    shown = found[:PAGE]
    last = shown[-1] if len(found) > PAGE else None
    more = f"{last.place}_{last.on.isoformat()}_{last.pk}" if last else ""
    return Page(tuple(_own_row(journey, names, today, absent) for journey in shown), more)


def _own_row(journey: Any, names: dict[UUID, Named], today: date, absent: dict[UUID, str]) -> Row:
    named = names.get(journey.resident_id)
    kind = list(DayListReason)[journey.place] if journey.place < IN_TOUCH else None
    reason = _reason(kind, journey)
    row = _row(journey, named.name if named else "", reason, kind, journey.on, today)
    return replace(row, instead_of=absent.get(journey.trusted_id, ""))


def _waiting_row(journey: Journey, today: date) -> Row:
    kind = DayListReason.DANGER_NAMED if journey.urgent else DayListReason.NOT_YET_TRIED
    opened = journey.opened_at.astimezone(HERE).date()
    return _row(journey, "", _reason(kind, journey), kind, opened, today)


def _row(
    journey: Journey, who: str, reason: Reason | None, kind: DayListReason | None, on: date, today: date
) -> Row:
    clock = journey.clock_on
    return Row(
        journey=journey.pk,
        who=who,
        reason=reason,
        kind=kind,
        on=on,
        days_left=(clock - today).days if clock else None,
        about=tuple(term for one in journey.about if (term := stored_term(LIFE_DOMAINS, one))),
        area=journey.area.name if journey.area else "",
        came_through=stored_term(SENDERS, journey.came_through),
        tries=journey.tries,
    )


def _reason(kind: DayListReason | None, journey: Any) -> Reason | None:
    on = getattr(journey, "on", None) or journey.opened_at.astimezone(HERE).date()
    law = stored_term(LAWS, journey.law)
    match kind:
        case None:
            return None
        case DayListReason.DANGER_NAMED:
            danger, sender = stored_term(DANGERS, journey.danger), stored_term(SENDERS, journey.came_through)
            return Reason(
                kind,
                name=sender.label if sender else "",
                date=on,
                what=danger.label if danger else journey.danger,
            )
        case DayListReason.CLOCK_DUE | DayListReason.CLOCK_PASSED:
            return Reason(kind, law=law.short if law else journey.law, date=on)
        case DayListReason.TRIED_BEFORE:
            return Reason(kind, count=journey.tries, date=on)
        case _:
            return Reason(kind, date=on)
