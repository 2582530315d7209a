"""What does SEE keep of a delivery: which parts came in, which signals, and what was sent, word for word?

The rows of one deed: whoever takes a delivery in opened an access for deliveries, and a deed in which they are written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from bereik.see.erased import erased_key
from bereik.see.models import DeliveredItem, Delivery, Signal
from bereik.terms.life_domains import LifeDomain
from bereik.terms.routes import ROUTES, Route
from bereik.terms.senders import Sender
from bereik.trust.access import Access
from bereik.trust.many import row_of

AT_ONCE = 1_000
"""So many keys are looked up in one question."""

SIGNAL, CASE = "signal", "case"

_VERSION = re.compile(r"[\s/_-]+v?\d+(?:\.\d+)+[\w.+-]*\s*$", re.ASCII | re.IGNORECASE)
"""A version at the end of a supplier's code, such as " 5.2" or "-v2.1.0": always with a dot, for SOFT-123 is a name."""


class Verdict(StrEnum):
    """What is it to us? `older`: it comes from before what stands now."""

    NEW = "new"
    KNOWN = "known"
    AMENDED = "amended"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class StandingItem:
    """The newest content of a signal or case, without its words."""

    id: UUID
    key: tuple[UUID, str]
    resident: UUID
    journey: UUID
    sha256: str
    whom: bytes
    read_as: Mapping[str, Any]
    stood_at: datetime
    sort: str
    delivery: UUID


_FIELDS = (
    "id", "sender", "key", "resident_id", "journey_id", "sha256", "whom", "read_as", "stood_at", "sort", "delivery_id",
)  # fmt: skip


def sender_number(supplier: str, gemeentecode: str) -> UUID:
    """Whose keys these are: each supplier numbers its signals for each municipality.

    A supplier's code is its product with the version: a newer version goes on numbering where the former was.
    """
    product = _VERSION.sub("", supplier) or supplier
    return uuid5(NAMESPACE_URL, "ddas:" + json.dumps([product, gemeentecode]))


def gone_by_key(keys: Collection[tuple[UUID, str]]) -> set[tuple[UUID, str]]:
    """Which of these signals came in before about somebody who was erased since. Inside an access for deliveries."""
    return gone_by_mark({(sender, erased_key(sender, key)): (sender, key) for sender, key in keys})


def gone_by_mark(by_mark: Mapping[tuple[UUID, str], tuple[UUID, str]]) -> set[tuple[UUID, str]]:
    """The same by the marks that stay of erased keys (`see.erased`), where those were worked out before."""
    found: set[tuple[UUID, str]] = set()
    senders = {sender for sender, _ in by_mark}
    for some in in_turns(sorted({mark for _, mark in by_mark})):
        rows = Signal.objects.filter(sender__in=senders, key__in=some)
        found.update(by_mark[one] for one in rows.values_list("sender", "key") if one in by_mark)
    return found


def taken_in_before(sha256: str) -> bool:
    """Did this very file come in before?"""
    return Delivery.objects.filter(sha256=sha256).exists()


def items_by_key(sort: str, keys: Collection[tuple[UUID, str]]) -> Iterator[StandingItem]:
    """What stands under these keys. Inside an access for deliveries."""
    by_sender: dict[UUID, list[str]] = {}
    for sender, key in keys:
        by_sender.setdefault(sender, []).append(key)
    for sender, mine in by_sender.items():
        for some in in_turns(mine):
            yield from _standing(sort=sort, sender=sender, key__in=some)


def items_of(residents: Collection[UUID]) -> Iterator[StandingItem]:
    """All that stands about these residents."""
    yield from _standing(resident__in=list(residents))


def _standing(**which: Any) -> Iterator[StandingItem]:
    rows = DeliveredItem.objects.filter(replaced_by__isnull=True, **which)
    for (
        id_,
        sender,
        key,
        resident,
        journey,
        sha256,
        whom,
        read_as,
        stood_at,
        sort,
        delivery,
    ) in rows.values_list(*_FIELDS):
        yield StandingItem(
            id_, (sender, key), resident, journey, sha256, bytes(whom), read_as, stood_at, sort, delivery
        )


def contents_kept(keys: Collection[tuple[UUID, str]], sort: str) -> set[tuple[UUID, str, str]]:
    """Which contents of these signals or cases we have, also those that no longer count: sender, key and digest."""
    found: set[tuple[UUID, str, str]] = set()
    senders = {sender for sender, _ in keys}
    for some in in_turns(sorted({key for _, key in keys})):
        rows = DeliveredItem.objects.filter(sort=sort, sender__in=senders, key__in=some)
        found.update(rows.values_list("sender", "key", "sha256"))
    return found


def make_signal(
    access: Access,
    *,
    key: tuple[UUID, str],
    resident: UUID,
    journey: UUID,
    sender: Sender,
    on: date,
    amount: int | None,
    urgent: bool,
    synthetic: bool,
) -> Signal:
    """A signal about arrears by the route of the law (not saved yet). Nothing was promised to whoever sent it."""
    term = ROUTES[Route.ARREARS]
    return row_of(
        Signal,
        resident_id=resident,
        journey_id=journey,
        sender=key[0],
        key=key[1],
        sender_kind=sender,
        route=Route.ARREARS,
        ground=term.ground,
        law=term.law,
        domains=[LifeDomain.MONEY],
        urgent=urgent,
        amount=amount,
        happened_on=on,
        received_at=access.at,
        synthetic=synthetic,
    )


def in_turns(keys: list[Any]) -> Iterator[list[Any]]:
    """So many at a time that one question stays a small one."""
    for first in range(0, len(keys), AT_ONCE):
        yield keys[first : first + AT_ONCE]
