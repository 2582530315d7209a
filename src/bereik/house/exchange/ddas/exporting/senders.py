"""Of which municipality is each sender, and which IDs did two of them give?"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from bereik.house.exchange.ddas.delivery import Case
from bereik.house.exchange.ddas.exporting.ours import our_municipality
from bereik.house.exchange.ddas.exporting.period import Period
from bereik.house.exchange.ddas.importing.standing import Key
from bereik.house.exchange.ddas.structure import read_object
from bereik.see.deliveries import SIGNAL, gone_by_key, in_turns, sender_number
from bereik.see.models import DeliveredItem, Delivery


@dataclass(frozen=True, slots=True)
class Senders:
    """Who delivered to this house. `loose` are the cases that name no signal, as sent, by municipality."""

    towns: Mapping[UUID, str]
    loose: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def town_of(self, sender: UUID) -> str:
        """Whoever never delivered wrote to us: that is of our own municipality."""
        return self.towns.get(sender, our_municipality())

    def beside(self, sender: UUID) -> list[UUID]:
        """The other senders of the same municipality."""
        town = self.towns.get(sender)
        return [one for one, its in self.towns.items() if its == town and one != sender]


def senders_of(period: Period) -> Senders:
    towns: dict[UUID, str] = {}
    loose: dict[str, dict[str, None]] = defaultdict(dict)
    rows = Delivery.objects.order_by("received_at", "id")
    for supplier, town, until, received, sent in rows.values_list(
        "supplier", "gemeentecode", "until", "received_at", "tied_to_nothing"
    ):
        towns.setdefault(sender_number(supplier, town), town)
        for one in sent:
            if period.holds(_day_of_loose(json.loads(one), until or received.date())):
                loose[town][one] = None  # told again is told once
    return Senders(towns, {town: tuple(sorted(ones)) for town, ones in loose.items()})


def _day_of_loose(sent: Any, otherwise: date) -> date:
    """The period of a case that names no signal: by its matching, else by any day in it, else by that of its delivery."""
    case = read_object(Case, sent)
    days = (case.matched, case.taken_up, *(one.day for one in case.tries), case.matching_until)
    return next((day for day in days if day is not None), otherwise)


def given_before(keys: Collection[Key], senders: Senders) -> set[Key]:
    """Which of these signals bear an ID that another sender of the same municipality gave before. Inside an access.

    Who came first keeps the ID; that they were erased since changes nothing, or an ID would change hands.
    """
    beside: dict[str, set[Key]] = defaultdict(set)
    for sender, key in keys:
        if senders.beside(sender):
            beside[key].add((sender, key))
    if not beside:
        return set()
    came: dict[Key, tuple[datetime, UUID]] = {}
    for some in in_turns(sorted(beside)):
        rows = DeliveredItem.objects.filter(sort=SIGNAL, key__in=some)
        values = rows.values_list("sender", "key", "delivery__received_at", "id").order_by("id")
        for sender, key, at, item in values:
            came[(sender, key)] = min((at, item), came.get((sender, key), (at, item)))
    others = {
        one: [(other, one[1]) for other in senders.beside(one[0])] for mine in beside.values() for one in mine
    }
    erased = gone_by_key([other for ones in others.values() for other in ones])
    later: set[Key] = set()
    for one, its in others.items():
        if any(other in erased or _came_before(came, other, one) for other in its):
            later.add(one)
    return later


def _came_before(came: Mapping[Key, tuple[datetime, UUID]], other: Key, one: Key) -> bool:
    return other in came and (one not in came or came[other] < came[one])
