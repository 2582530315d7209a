"""What was kept of a delivery that came in: findings beside the signals, what was amended, what was not in it any more?

Under DELIVERY. A page of lines is a look in the trail; who a signal is about stands on none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from bereik.house.exchange.ddas.finding import shown
from bereik.house.exchange.ddas.importing.foreseeing import gone_missing
from bereik.house.exchange.ddas.importing.whose import contents_of
from bereik.house.exchange.pages.came_in import CameIn
from bereik.see.as_sent import KeptFinding, day_of_item, kept_finding, kind_of_item
from bereik.see.deliveries import SIGNAL, sender_number
from bereik.see.differences import Change, differences
from bereik.see.models import DeliveredItem
from bereik.terms.senders import SENDERS
from bereik.terms.term import Term
from bereik.trust.access import Access

A_PAGE = 25


@dataclass(frozen=True)
class Item:
    """A signal or case of a delivery. `id` is how its sender calls it; a case has the IDs of its signals."""

    id: str
    is_signal: bool
    kind: Term | None
    on: date | None
    findings: tuple[KeptFinding, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Items:
    items: tuple[Item, ...]
    onward: str
    """What the address of the next page says; '' where there is none."""


def with_findings(access: Access, came_in: CameIn, after: UUID | None) -> Items:
    """What came in with a finding, a page at a time. One query."""
    rows = DeliveredItem.objects.filter(delivery__in=came_in.parts).exclude(findings=[])
    return _page(rows, after)


def amendments(access: Access, came_in: CameIn, after: UUID | None) -> Items:
    """What this delivery sent otherwise than before, with the differences. Reads what was sent, then and now: at most
    three queries."""
    mine = DeliveredItem.objects.filter(delivery__in=came_in.parts)
    rows = DeliveredItem.objects.filter(replaced_by__in=mine.values("pk")).order_by("replaced_by", "pk")
    if after is not None:
        rows = rows.filter(replaced_by__gt=after)
    # One new content may take the place of several former ones (a case about two residents).
    pairs: dict[UUID, UUID] = {}
    read = list(rows.values_list("pk", "replaced_by")[: 2 * A_PAGE])
    for former, now in read:
        if now is not None:
            pairs.setdefault(now, former)
    chosen = dict(list(pairs.items())[:A_PAGE])
    words = dict(contents_of(access, [*chosen, *chosen.values()]))
    items = {one.pk: one for one in DeliveredItem.objects.filter(pk__in=list(chosen)).defer("as_sent")}
    found = tuple(
        _item(items[now], changes=_differences(words, former, now))
        for now, former in chosen.items()
        if now in items
    )
    more = len(pairs) > A_PAGE or len(read) == 2 * A_PAGE
    return Items(found, str(list(chosen)[-1]) if more else "")


def not_in_it(access: Access, came_in: CameIn) -> list[Item]:
    """What stood in an earlier delivery of the same supplier, in this period, and in none since."""
    if came_in.since is None or came_in.until is None:
        return []
    stood_at = min(came_in.made_at or came_in.at, came_in.at)
    return [
        Item(shown(line.id), True, SENDERS[line.kind] if line.kind else None, line.on)
        for town in came_in.towns
        for line in gone_missing(
            sender_number(came_in.supplier, town), came_in.since, came_in.until, stood_at
        )
    ]


def _page(rows: Any, after: UUID | None) -> Items:
    if after is not None:
        rows = rows.filter(pk__gt=after)
    found: Sequence[DeliveredItem] = list(rows.defer("as_sent").order_by("pk")[: A_PAGE + 1])
    onward = str(found[A_PAGE - 1].pk) if len(found) > A_PAGE else ""
    return Items(tuple(map(_item, found[:A_PAGE])), onward)


def _item(row: DeliveredItem, changes: tuple[Change, ...] = ()) -> Item:
    is_signal = row.sort == SIGNAL
    return Item(
        id=shown(row.key if is_signal else ", ".join(row.read_as.get("signals", ()))),
        is_signal=is_signal,
        kind=kind_of_item(row),
        on=day_of_item(row),
        findings=tuple(map(kept_finding, row.findings)),
        changes=changes,
    )


def _differences(words: dict[UUID, str], former: UUID, now: UUID) -> tuple[Change, ...]:
    if former not in words or now not in words:
        return ()
    return differences(words[former], words[now])
