"""What does not go into the delivery, and how much of it was there?

Only what a creditor passed on by the route of the law goes in. What school, doctor, welfare or a neighbour passed on has
no code in the standard and no business there: it is never called *Overige*. Whoever makes the delivery may not read those
signals, so the house counts them, and rounds as it does in what it publishes: a number below ten, or two that differ by
one day, could point at somebody.
"""

from __future__ import annotations

from django.conf import settings
from django.db.models import Count

from bereik.house.exchange.ddas.exporting.period import Period
from bereik.house.exchange.ddas.exporting.planned import arrears
from bereik.see.erased import ERASED
from bereik.see.models import Signal


def left_out(period: Period) -> dict[str, int | None]:
    """By kind of sender, the most first; None for fewer than the minimum. Under UPKEEP."""
    rows = Signal.objects.filter(
        happened_on__range=(period.since, period.until), resident__isnull=False
    ).exclude(arrears())
    counted = (
        rows.exclude(key__startswith=ERASED)
        .values("sender_kind")
        .annotate(many=Count("pk"))
        .order_by("-many", "sender_kind")
    )
    return {one["sender_kind"]: about(one["many"]) for one in counted if one["sender_kind"]}


def about(many: int) -> int | None:
    if many < settings.BEREIK_MINIMUM_CELL:
        return None
    base: int = settings.BEREIK_ROUNDING_BASE
    return (many + base // 2) // base * base
