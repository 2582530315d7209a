"""Who looked at whom, and who must still hear or review it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bereik.help.rules import day_of
from bereik.people.models import ReasonedLook
from bereik.trust.access import Access


@dataclass(frozen=True)
class Looked:
    """One look with its reason; `who` is '' where the reader may not know the resident. `may_take_back`: who reads
    this reviewed it today."""

    id: UUID
    by: str
    reason: str
    at: datetime
    journey: UUID
    who: str
    told: str
    verdict: str
    may_take_back: bool


def looks_to_check(access: Access, *, reviewed: bool) -> list[Looked]:
    """Looks that wait for a review, or the last fifty that had one. Under PRIVACY; one query."""
    rows = ReasonedLook.objects.filter(reviewed_at__isnull=not reviewed).select_related("by", "told")
    return [
        _looked(access, one, "") for one in rows.order_by("-reviewed_at" if reviewed else "at", "pk")[:50]
    ]


def _looked(access: Access, row: ReasonedLook, who: str) -> Looked:
    return Looked(
        id=row.pk,
        by=row.by.name,
        reason=row.reason,
        at=row.at,
        journey=row.journey,
        who=who,
        told=row.told.name if row.told_id and row.told else "",
        verdict=row.verdict,
        may_take_back=(
            row.reviewed_by_id == access.who
            and row.reviewed_at is not None
            and day_of(row.reviewed_at) == access.today
        ),
    )
