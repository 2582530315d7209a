"""What came in deliveries about one journey, as it was sent: what does it say now, what did it say before, what is odd
about it, and in which months did such a signal come?

For whoever helps this resident. A delivery is another's words about somebody: it is shown as it came, beside what we
know ourselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import DateField, Exists, OuterRef, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Least

from bereik.see.coming_again import Month, month_of
from bereik.see.deliveries import SIGNAL
from bereik.see.differences import Change, contents, differences
from bereik.see.models import DeliveredItem, Delivery
from bereik.terms.purposes import Purpose
from bereik.terms.senders import SENDERS
from bereik.terms.term import Term, stored_term
from bereik.terms.text import Text
from bereik.trust.access import Access
from bereik.trust.sealing import CannotOpen


@dataclass(frozen=True)
class KeptFinding:
    """What the check said about it when it came in."""

    what: Text
    why: Text
    now: Text


@dataclass(frozen=True)
class Before:
    """What it said until a later delivery: only what is different, as it was then and as it is in the next."""

    until: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class SentItem:
    """One signal or case. `fields` is empty where its words are erased. `gone`: it stood in an earlier delivery and a
    later one over the same period does not have it any more."""

    is_signal: bool
    kind: Term | None
    on: date | None
    fields: tuple[tuple[str, str], ...]
    findings: tuple[KeptFinding, ...]
    before: tuple[Before, ...]
    gone: bool


@dataclass(frozen=True)
class CameAgain:
    """Signals of one kind of sender came in each of these months: the first day of each."""

    kind: Term
    months: tuple[date, ...]


@dataclass(frozen=True)
class AsSent:
    items: tuple[SentItem, ...] = ()
    again: tuple[CameAgain, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.items)


def sent_about(access: Access, journey: UUID, key: bytes | None) -> AsSent:
    """Under HELPING; one query. Nothing under another purpose."""
    if access.purpose is not Purpose.HELPING or not key:
        return AsSent()
    found = DeliveredItem.objects.filter(journey=journey).annotate(gone=Exists(_later_without_it()))
    rows = list(found.order_by("stood_at", "pk"))
    if not rows:
        return AsSent()
    words = {row.pk: _words(row, key) for row in rows}
    now = [row for row in rows if row.replaced_by is None]
    former: dict[UUID, list[DeliveredItem]] = defaultdict(list)
    for row in rows:
        if row.replaced_by is not None:
            former[row.replaced_by].append(row)
    items = [_item(row, words, _chain(row, former)) for row in now]
    return AsSent(
        tuple(sorted(items, key=lambda one: (not one.is_signal, one.on or date.min))), tuple(_again(now))
    )


def kept_finding(said: Mapping[str, Any]) -> KeptFinding:
    return KeptFinding(*(Text(nl=said[one]["nl"], en=said[one]["en"]) for one in ("what", "why", "what_now")))


def day_of_item(row: DeliveredItem) -> date | None:
    said = row.read_as.get("on" if row.sort == SIGNAL else "since")
    return date.fromisoformat(said) if said else None


def kind_of_item(row: DeliveredItem) -> Term | None:
    return stored_term(SENDERS, row.read_as.get("sender", "")) if row.sort == SIGNAL else None


def _item(
    row: DeliveredItem,
    words: Mapping[UUID, str],
    chain: Sequence[DeliveredItem],
) -> SentItem:
    before = []
    next_ = row
    for one in chain:
        if words[one.pk] and words[next_.pk]:
            changes = differences(words[one.pk], words[next_.pk], with_who=True)
            before.append(Before(next_.stood_at, changes))
        next_ = one
    return SentItem(
        is_signal=row.sort == SIGNAL,
        kind=kind_of_item(row),
        on=day_of_item(row),
        fields=contents(words[row.pk]) if words[row.pk] else (),
        findings=tuple(map(kept_finding, row.findings)),
        before=tuple(before),
        gone=row.sort == SIGNAL and bool(row.gone),  # type: ignore[attr-defined]
    )


def _chain(row: DeliveredItem, former: Mapping[UUID, list[DeliveredItem]]) -> list[DeliveredItem]:
    """The former contents, the last one first."""
    found: list[DeliveredItem] = []
    waiting, seen = list(former.get(row.pk, ())), {row.pk}
    while waiting:
        one = waiting.pop()
        if one.pk not in seen:
            seen.add(one.pk)
            found.append(one)
            waiting += former.get(one.pk, ())
    return sorted(found, key=lambda one: one.stood_at, reverse=True)


def _later_without_it() -> QuerySet[Delivery]:
    """Deliveries of the same supplier and municipality over the day of the signal, from after it last stood in one."""
    day = Cast(KeyTextTransform("on", OuterRef("read_as")), DateField())
    return Delivery.objects.annotate(
        stood=Least(Coalesce("made_by_sender_at", "received_at"), "received_at")
    ).filter(
        supplier=OuterRef("delivery__supplier"),
        gemeentecode=OuterRef("delivery__gemeentecode"),
        since__lte=day,
        until__gte=day,
        stood__gt=OuterRef("stood_at"),
    )


def _again(now: Sequence[DeliveredItem]) -> list[CameAgain]:
    months: dict[str, set[Month]] = defaultdict(set)
    for row in now:
        if row.sort == SIGNAL and (day := day_of_item(row)) is not None:
            months[row.read_as.get("sender", "")].add(month_of(day))
    return [
        CameAgain(kind, tuple(date(year, month, 1) for year, month in sorted(found)))
        for name, found in sorted(months.items())
        if len(found) > 1 and (kind := stored_term(SENDERS, name)) is not None
    ]


def _words(row: DeliveredItem, key: bytes) -> str:
    try:
        return row.read(key)
    except CannotOpen:
        return ""
