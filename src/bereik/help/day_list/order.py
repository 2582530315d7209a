"""In which order does the database give the journeys of one professional, and where does the next page begin?

The same reasons in the same order as `help.rules.day_order`, said in SQL so that a page is fifty rows and not all.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, DateField, Exists, F, IntegerField, OuterRef, Q, Value, When
from django.db.models.functions import TruncDate

from bereik.help.actions.on_the_row import OPEN
from bereik.help.models import Promise
from bereik.help.rules import DUE_WITHIN_DAYS, HERE
from bereik.terms.reasons import DayListReason

BESIDE = len(DayListReason)
"""After all reasons: where one is only the second person."""


def shown_today(rows: Any, today: date) -> Any:
    """Who rests does not stand on the list until their day; what we promised or they asked does not rest."""
    awake = Q(rests_until__isnull=True) | Q(rests_until__lte=today)
    return rows.filter(awake | Q(word_due_on__lte=today) | Q(asked_at__isnull=False))


def in_order(rows: Any, today: date, mine: list[UUID]) -> Any:
    """With `place` and `on`, by which they stand. `mine`: oneself first, and whom one stands in for today.

    Where one is only the second person, the row stands beside the list; unless one promised something there oneself.
    """
    soon = today + timedelta(days=DUE_WITHIN_DAYS)
    opened, tried, met, asked = (
        TruncDate(name, tzinfo=HERE) for name in ("opened_at", "tried_at", "met_at", "asked_at")
    )
    rows = rows.annotate(opened_on=opened, tried_on=tried, met_on=met, asked_on=asked)
    kinds: list[tuple[Q, DayListReason, str]] = [
        (Q(ended_at__isnull=False), DayListReason.ASKED_BY_RESIDENT, "asked_on"),
        (Q(urgent=True, met_at__isnull=True), DayListReason.DANGER_NAMED, "opened_on"),
        (Q(word_due_on__lt=today), DayListReason.PROMISE_BROKEN, "word_due_on"),
        (Q(word_due_on=today), DayListReason.PROMISE_DUE, "word_due_on"),
        (Q(promised_on__lt=today), DayListReason.CONTACT_LATE, "promised_on"),
        (Q(promised_on=today), DayListReason.CONTACT_DUE, "promised_on"),
        (Q(clock_on__lt=today), DayListReason.CLOCK_PASSED, "clock_on"),
        (Q(clock_on__lte=soon), DayListReason.CLOCK_DUE, "clock_on"),
        (Q(asked_at__isnull=False), DayListReason.ASKED_BY_RESIDENT, "asked_on"),
        (_rest_over(today), DayListReason.REST_OVER, "rests_until"),
        (Q(word_due_on__lte=soon), DayListReason.PROMISE_SOON, "word_due_on"),
        (Q(promised_on__lte=soon), DayListReason.CONTACT_SOON, "promised_on"),
        (Q(met_at__isnull=True) & (Q(tries=0) | Q(tried_at__isnull=True)), DayListReason.NOT_YET_TRIED, "opened_on"),
        (Q(met_at__isnull=True), DayListReason.TRIED_BEFORE, "tried_on"),
    ]  # fmt: skip
    my_word = Promise.objects.filter(journey=OuterRef("pk"), by=mine[0], due_on__lte=today, **OPEN)
    beside = ~Q(trusted__in=mine) & ~Q(Exists(my_word))
    place = Case(
        When(beside, then=Value(BESIDE)),
        *(When(condition, then=Value(reason.place)) for condition, reason, _ in kinds),
        default=Value(DayListReason.IN_TOUCH.place),
        output_field=IntegerField(),
    )
    on = Case(
        *(When(condition, then=F(day)) for condition, _, day in kinds),
        default=F("met_on"),
        output_field=DateField(),
    )
    return rows.annotate(place=place, on=on).order_by("place", "on", "pk")


def _rest_over(today: date) -> Q:
    return Q(rests_until__lte=today) & (Q(tried_at__isnull=True) | Q(tried_on__lt=F("rests_until")))


def begins_after(rows: Any, after: str) -> Any:
    """The rows after the place where the last page ended; all of them where the link was written by hand."""
    if not after or (where := place_of(after)) is None:
        return rows
    place, day, key = where
    return rows.filter(Q(place__gt=place) | Q(place=place, on__gt=day) | Q(place=place, on=day, pk__gt=key))


def place_of(after: str) -> tuple[int, str, UUID] | None:
    """Where a page begins, as it stood in the link; None when somebody wrote it by hand."""
    try:
        place, on, key = after.split("_", 2)
        return int(place), date.fromisoformat(on).isoformat(), UUID(key)
    except ValueError:
        return None
