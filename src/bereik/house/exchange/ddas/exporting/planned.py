"""About whom is this delivery: who had a signal or a zaak in the period, and who belongs together?

Read without opening a word of it. Residents whose signals stand in one zaak stay together, so that no zaak refers to
what is in another batch. The order is that of the first signal in the period and its ID, the same in every house.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from bereik.house.exchange.ddas.exporting.period import Period
from bereik.house.exchange.ddas.exporting.senders import Senders
from bereik.see.deliveries import CASE
from bereik.see.erased import ERASED
from bereik.see.models import DeliveredItem, Signal
from bereik.terms.ddas.codes import SENDER_CODES
from bereik.terms.routes import Route
from bereik.terms.senders import Sender

A_BATCH = 1_000
"""So many signals are opened at a time, under one line of the trail."""
_AT_A_TIME = 2_000
WITH_A_CODE = tuple(sorted(one.value for one in Sender if SENDER_CODES[one]))

Place = tuple[str, UUID]
"""A resident in one municipality."""
Order = tuple[int, date, str]


@dataclass(slots=True)
class Plan:
    """Who belongs to the delivery, by municipality in batches."""

    first: dict[Place, Order] = field(default_factory=dict)
    signals: dict[Place, int] = field(default_factory=lambda: defaultdict(int))
    with_: dict[Place, Place] = field(default_factory=dict)
    """With whom somebody shares a zaak."""

    def counts(self, place: Place, order: Order) -> None:
        self.first[place] = min(self.first.get(place, order), order)

    def root(self, place: Place) -> Place:
        while place in self.with_:
            place = self.with_[place]
        return place

    def join(self, one: Place, other: Place) -> None:
        one, other = self.root(one), self.root(other)
        if one != other:
            self.with_[other] = one
            if other in self.first:
                self.counts(one, self.first[other])

    def towns(self) -> list[str]:
        return sorted({town for town, _ in self.first})

    def batches(self, town: str) -> Iterator[list[list[UUID]]]:
        """Groups of residents who belong together, in order; so many groups that a batch has a thousand signals."""
        groups: dict[Place, list[UUID]] = defaultdict(list)
        for place in self.first.keys() | self.with_.keys():
            if place[0] == town:
                groups[self.root(place)].append(place[1])
        batch: list[list[UUID]] = []
        size = 0
        for root in sorted(groups, key=lambda one: (self.first[one], one)):
            batch.append(sorted(groups[root]))
            size += sum(self.signals.get((town, one), 1) for one in groups[root])
            if size >= A_BATCH:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch


def arrears() -> Q:
    """Which signals may be in a delivery at all: by the route of the law, and from whom the standard has a word for."""
    return Q(route=Route.ARREARS, sender_kind__in=WITH_A_CODE, resident__isnull=False, journey__isnull=False) & ~Q(
        key__startswith=ERASED
    )


def plan_of(period: Period, senders: Senders) -> Plan:
    """Inside an access for deliveries."""
    plan = Plan()
    rows = Signal.objects.filter(arrears(), happened_on__range=(period.since, period.until)).order_by()
    for resident, sender, key, on in rows.values_list(
        "resident_id", "sender", "key", "happened_on"
    ).iterator(chunk_size=_AT_A_TIME):
        place = (senders.town_of(sender), resident)
        plan.counts(place, (0, on, key))
        plan.signals[place] += 1
    _zaken(plan, period, senders)
    return plan


def _zaken(plan: Plan, period: Period, senders: Senders) -> None:
    # Under another key than the field's: a date in JSON is text, and these compare as text.
    within = Q(read_as__matched__gte=str(period.since), read_as__matched__lte=str(period.until))
    undated = Q(read_as__matched=None) | Q(read_as__matched__isnull=True)
    rows = DeliveredItem.objects.filter(within | undated, sort=CASE, replaced_by__isnull=True).order_by()
    shared: dict[tuple[UUID, str], list[Place]] = {}
    late: list[list[Place]] = []
    for resident, sender, key, read in rows.values_list("resident_id", "sender", "key", "read_as").iterator(
        chunk_size=_AT_A_TIME
    ):
        place = (senders.town_of(sender), resident)
        if (matched := _matched(read)) is not None:
            plan.counts(place, (1, matched, min(read["signals"], default="")))
        places = shared.setdefault((sender, key), [])
        places.append(place)
        if len(places) == 2:
            late.append(places)
    for places in late:
        # One without a day of matching belongs to the period of its last signal: there when one of them is.
        if any(one in plan.first for one in places):
            for other in places[1:]:
                plan.join(places[0], other)
            plan.first.setdefault(plan.root(places[0]), min(plan.first[one] for one in places if one in plan.first))


def _matched(read: dict[str, Any]) -> date | None:
    said = read.get("matched")
    return date.fromisoformat(said) if said else None
