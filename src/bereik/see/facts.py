"""What does SEE tell the facts? Kinds and counts of signals a journey, nameless."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate

from bereik.see.models import Signal
from bereik.trust.access import Access


@dataclass
class Kinds:
    """How one journey came to us: kind and route of its first signal, and how many there were."""

    sender: str = ""
    route: str = ""
    signals: int = 0
    promised: int = 0
    told: int = 0
    told_in_time: int = 0


def kinds(access: Access, journeys: Sequence[UUID]) -> dict[UUID, Kinds]:
    """One answer a journey of this batch; under UPKEEP. One query."""
    found = {journey: Kinds() for journey in journeys}
    for journey, sender, route, told_by, told_at in _rows(journeys):
        one = found[journey]
        if not one.signals:
            one.sender, one.route = sender, route
        one.signals += 1
        one.promised += told_by is not None
        one.told += told_at is not None
        one.told_in_time += told_by is not None and told_at is not None and localdate(told_at) <= told_by
    return found


def _rows(journeys: Sequence[UUID]) -> Iterable[tuple[UUID, str, str, date | None, datetime | None]]:
    return (
        Signal.objects.filter(journey__in=journeys)
        .order_by("journey", "received_at", "id")
        .values_list("journey", "sender_kind", "route", "told_by", "told_at")
    )
