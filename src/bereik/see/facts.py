"""What does SEE tell the facts? How a journey came to us, and whether its sender heard in time, nameless.

Only signals that belong to a journey: what came in about somebody who objected keeps none, and counts nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from bereik.facts.told import SIGNALS
from bereik.see.models import Signal
from bereik.trust.access import Access


@dataclass
class Kinds:
    """How one journey came to us: kind and route of its first signal, and how many there were.

    `told_by` is the day by which we promised the sender of the first such signal word, `told_at` when that word went.
    That is a promise to a partner: what we promise a resident stands in HELP.
    """

    sender: str = ""
    route: str = ""
    signals: int = 0
    told_by: date | None = None
    told_at: datetime | None = None


def kinds(access: Access, journeys: Sequence[UUID]) -> dict[UUID, Kinds]:
    """One answer a journey of this batch; under UPKEEP. One query."""
    found = {journey: Kinds() for journey in journeys}
    for journey, sender, route, told_by, told_at in _rows(journeys):
        one = found[journey]
        if not one.signals:
            one.sender, one.route = sender, route
        one.signals += 1
        if one.told_by is None and told_by is not None:
            one.told_by, one.told_at = told_by, told_at
    return found


def _rows(journeys: Sequence[UUID]) -> Iterable[tuple[UUID, str, str, date | None, datetime | None]]:
    return (
        Signal.objects.filter(journey__in=journeys)
        .order_by("journey", "received_at", "id")
        .values_list("journey", "sender_kind", "route", "told_by", "told_at")
    )


def told(access: Access) -> dict[str, QuerySet[Any, Any]]:
    """The same as a whole table (`facts.told`), for a night in which millions are read. Under UPKEEP."""
    rows = Signal.objects.filter(journey__isnull=False).order_by()
    return {
        SIGNALS: rows.values_list(
            "id", "journey", "sender_kind", "route", "received_at", "told_by", "told_at"
        )
    }
