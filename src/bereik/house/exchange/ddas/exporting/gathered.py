"""What does the house have about the residents of one batch: their signals, their zaken, and what we did?

Everything of each journey, also outside the period: to which zaak a try belongs hangs on all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery

from bereik.help.models import Attempt
from bereik.house.exchange.ddas.codes import VERSION
from bereik.house.exchange.ddas.exporting.known import Known, KnownCase, KnownSignal, OwnTry, OwnWork
from bereik.house.exchange.ddas.exporting.planned import arrears
from bereik.house.exchange.ddas.exporting.senders import Senders
from bereik.house.exchange.ddas.importing.moments import HERE, day_of
from bereik.house.exchange.ddas.importing.read_as import CaseRead
from bereik.house.exchange.ddas.importing.standing import Key
from bereik.people.models import Ending, Journey
from bereik.see.deliveries import CASE, SIGNAL, items_of
from bereik.see.models import Signal
from bereik.terms.channels import CHANNELS, Channel
from bereik.terms.ddas.codes import CHANNEL_CODES, PART_OF_DAY_CODES, written
from bereik.terms.endings import EndingReason
from bereik.terms.outcomes import OUTCOMES, Outcome
from bereik.terms.parts_of_day import PartOfDay, part_of_day


def gather(residents: Collection[UUID], senders: Senders) -> Known:
    """Inside an access for deliveries; `residents` are those of whom something can still be opened.

    Of every municipality: one journey may hold signals of two, and a try on it goes out once.
    """
    items: dict[tuple[str, Key], dict[UUID, UUID]] = defaultdict(dict)
    read: dict[Key, CaseRead] = {}
    on: dict[Key, set[UUID]] = defaultdict(set)
    for item in items_of(residents):
        items[(item.sort, item.key)][item.resident] = item.id
        if item.sort == CASE:
            read[item.key] = CaseRead.from_json(dict(item.read_as))
            on[item.key].add(item.journey)
    signals = _signals(residents, senders, items)
    cases = {
        key: KnownCase(key, senders.town_of(key[0]), read[key], items[(CASE, key)], frozenset(on[key]))
        for key in sorted(read)
    }
    journeys = {one.journey for one in signals.values()}.union(*on.values())
    return Known(signals, cases, _work(journeys))


def _signals(
    residents: Collection[UUID],
    senders: Senders,
    items: Mapping[tuple[str, Key], Mapping[UUID, UUID]],
) -> dict[Key, KnownSignal]:
    rows = Signal.objects.filter(arrears(), resident__in=residents).order_by("happened_on", "key")
    found = {}
    for id_, sender, key, resident, journey, day, kind, urgent, amount in rows.values_list(
        "id", "sender", "key", "resident_id", "journey_id", "happened_on", "sender_kind", "urgent", "amount"
    ):
        item = items.get((SIGNAL, (sender, key)), {}).get(resident)
        town = senders.town_of(sender)
        found[(sender, key)] = KnownSignal(
            id_, (sender, key), town, resident, journey, day, kind, urgent, amount, item
        )
    return found


def _work(journeys: Collection[UUID]) -> dict[UUID, OwnWork]:
    tries: dict[UUID, list[OwnTry]] = defaultdict(list)
    rows = Attempt.objects.filter(journey__in=journeys, delivered__isnull=True, amended_at__isnull=True)
    for journey, channel, part, reached, outcome, at in rows.values_list(
        "journey_id", "channel", "part_of_day", "reached", "outcome", "happened_at"
    ).order_by("happened_at", "id"):
        if (one := own_try(channel, part, reached, outcome, at)) is not None:
            tries[journey].append(one)
    ending = Ending.objects.filter(journey=OuterRef("pk"), delivered__isnull=True).order_by("id")
    stands = Journey.objects.filter(pk__in=journeys).annotate(because=Subquery(ending.values("because")[:1]))
    return {
        journey: OwnWork(
            taken_on=day_of(taken) if taken else None,
            tries=tuple(tries[journey]),
            ended_on=day_of(ended) if because and ended else None,
            because=EndingReason(because) if because else None,
        )
        for journey, taken, ended, because in stands.values_list(
            "pk", "trusted_at", "ended_at", "because"
        ).order_by("pk")
    }


def own_try(channel: str, part: str, reached: bool, outcome: str, at: datetime) -> OwnTry | None:
    """A try of ours in the words of the standard; None where it was planned and not made, or has no word."""
    kind = written(CHANNEL_CODES, Channel(channel), VERSION)
    if kind is None or (outcome and not OUTCOMES[Outcome(outcome)].was_made):
        return None
    here = at.astimezone(HERE)
    when = PartOfDay(part) if part else part_of_day(here.time())
    return OwnTry(
        day=here.date(),
        part=written(PART_OF_DAY_CODES, when, VERSION) or "",
        kind=kind,
        reached=reached,
        real=CHANNELS[Channel(channel)].is_a_try,
    )
