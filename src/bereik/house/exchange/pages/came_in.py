"""Which deliveries came in, and what is known of one of them?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from bereik.see.deliveries import Verdict
from bereik.see.models import Delivery

A_PAGE = 20


@dataclass(frozen=True)
class CameIn:
    """One file. `mine`: whoever looks handed it in."""

    id: UUID
    supplier: str
    since: date | None
    until: date | None
    at: datetime
    made_at: datetime | None
    towns: tuple[str, ...]
    signals: dict[str, int]
    cases: dict[str, int]
    findings: int
    loose: int
    mine: bool
    parts: tuple[UUID, ...]
    sha256: str

    @property
    def how_many(self) -> int:
        return sum(self.signals.values())


@dataclass(frozen=True)
class Page:
    files: tuple[CameIn, ...]
    onward: str
    """What the address of the next page says; '' where there is none."""


def came_in(after: str, who: UUID) -> Page:
    """The newest first, a page at a time. Two queries. `after` is the number of the last one of the page before."""
    # Every file has a first part, also one of a period in which nothing happened.
    first = Delivery.objects.filter(part=0).order_by("-id")
    if (last := as_number(after)) is not None:
        first = first.filter(pk__lt=last)
    rows = list(first[: A_PAGE + 1])
    files = _files(rows[:A_PAGE], who)
    return Page(files, str(rows[A_PAGE - 1].pk) if len(rows) > A_PAGE else "")


def one_that_came_in(delivery: UUID, who: UUID) -> CameIn | None:
    """The whole file to which this part belongs. At most two queries."""
    row = Delivery.objects.filter(pk=delivery).first()
    return _files([row], who)[0] if row else None


def came_in_as(sha256: str) -> UUID | None:
    """The delivery of this very file, where it came in."""
    found: UUID | None = Delivery.objects.filter(sha256=sha256, part=0).values_list("pk", flat=True).first()
    return found


def newest() -> datetime | None:
    """When did the last delivery come in?"""
    found: datetime | None = (
        Delivery.objects.order_by("-received_at").values_list("received_at", flat=True).first()
    )
    return found


def _files(rows: list[Delivery], who: UUID) -> tuple[CameIn, ...]:
    parts: dict[str, list[Delivery]] = defaultdict(list)
    for part in Delivery.objects.filter(sha256__in=[one.sha256 for one in rows]).order_by("part"):
        parts[part.sha256].append(part)
    return tuple(_file(parts[one.sha256], who) for one in rows)


def _file(parts: list[Delivery], who: UUID) -> CameIn:
    first = parts[0]
    return CameIn(
        id=first.pk,
        supplier=first.supplier,
        since=first.since,
        until=first.until,
        at=first.received_at,
        made_at=first.made_by_sender_at,
        towns=tuple(dict.fromkeys(one.gemeentecode for one in parts if one.gemeentecode)),
        signals=_summed(parts, "signals"),
        cases=_summed(parts, "cases"),
        findings=int(first.figures.get("findings", 0)),
        loose=sum(len(one.tied_to_nothing) for one in parts),
        mine=first.by == who,
        parts=tuple(one.pk for one in parts),
        sha256=first.sha256,
    )


def _summed(parts: list[Delivery], what: str) -> dict[str, int]:
    found: list[dict[str, Any]] = [one.figures.get(what, {}) for one in parts]
    return {each.value: sum(int(one.get(each.value, 0)) for one in found) for each in Verdict}


def as_number(said: str) -> UUID | None:
    try:
        return UUID(said)
    except (ValueError, ValidationError):
        return None
