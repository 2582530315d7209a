"""About whom is this delivery: who had a signal or a zaak in the period, and who belongs together?

Read without opening a word of it. Residents whose signals stand in one zaak stay together, so that no zaak refers to
what is in another batch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from bereik.house.exchange.ddas.exporting.period import Period
from bereik.house.exchange.ddas.exporting.senders import Senders
from bereik.house.exchange.ddas.importing.standing import Key
from bereik.see.deliveries import CASE, in_turns
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


@dataclass(slots=True)
class Plan:
    """Who belongs to the delivery, by municipality in batches."""

    signals: dict[Place, int] = field(default_factory=lambda: defaultdict(int))
    """How many signals of each lie in the period: none where only a zaak does."""
    with_: dict[Place, Place] = field(default_factory=dict)
    """With whom somebody shares a zaak."""

    def root(self, place: Place) -> Place:
        while place in self.with_:
            place = self.with_[place]
        return place

    def join(self, one: Place, other: Place) -> None:
        one, other = self.root(one), self.root(other)
        if one != other:
            self.with_[other] = one

    def towns(self) -> list[str]:
        return sorted({town for town, _ in self.signals})

    def batches(self, town: str) -> Iterator[list[UUID]]:
        """Residents, about a thousand signals at a time; who belongs together is together."""
        groups: dict[Place, list[Place]] = defaultdict(list)
        for place in self.signals.keys() | self.with_.keys():
            if place[0] == town:
                groups[self.root(place)].append(place)
        batch: list[UUID] = []
        size = 0
        for root in sorted(groups):
            batch += sorted(resident for _, resident in groups[root])
            size += sum(self.signals.get(one) or 1 for one in groups[root])
            if size >= A_BATCH:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch


def arrears() -> Q:
    """Which signals may be in a delivery at all: by the route of the law, and from whom the standard has a word for."""
    return Q(
        route=Route.ARREARS, sender_kind__in=WITH_A_CODE, resident__isnull=False, journey__isnull=False
    ) & ~Q(key__startswith=ERASED)


def plan_of(period: Period, senders: Senders) -> Plan:
    """Inside an access for deliveries."""
    plan = Plan()
    rows = Signal.objects.filter(arrears(), happened_on__range=(period.since, period.until)).order_by()
    for resident, sender in rows.values_list("resident_id", "sender").iterator(chunk_size=_AT_A_TIME):
        plan.signals[(senders.town_of(sender), resident)] += 1
    _zaken(plan, period, senders)
    return plan


def _zaken(plan: Plan, period: Period, senders: Senders) -> None:
    # A date in JSON is text, and these compare as text.
    within = Q(read_as__matched__gte=str(period.since), read_as__matched__lte=str(period.until))
    undated = Q(read_as__matched=None) | Q(read_as__matched__isnull=True)
    rows = DeliveredItem.objects.filter(within | undated, sort=CASE, replaced_by__isnull=True).order_by()
    named: dict[Key, list[tuple[Place, bool]]] = defaultdict(list)
    for resident, sender, read in rows.values_list("resident_id", "sender", "read_as").iterator(
        chunk_size=_AT_A_TIME
    ):
        place = (senders.town_of(sender), resident)
        dated = read.get("matched") is not None
        if dated:
            plan.signals[place] += 0
        for key in read["signals"]:
            named[(sender, key)].append((place, dated))
        if len(named) >= _AT_A_TIME:
            _join(plan, named)
            named.clear()
    _join(plan, named)


def _join(plan: Plan, named: Mapping[Key, list[tuple[Place, bool]]]) -> None:
    """A zaak stays with all whose signals it names. One without a day of matching belongs to the period of its last
    signal, so it is there when one of its residents is."""
    for some in in_turns(sorted({key for _, key in named})):
        rows = Signal.objects.filter(arrears(), key__in=some).order_by("key", "sender")
        for sender, key, resident in rows.values_list("sender", "key", "resident_id"):
            for place, dated in named.get((sender, key), ()):
                about = (place[0], resident)
                if about != place and (dated or about in plan.signals or place in plan.signals):
                    plan.join(place, about)
