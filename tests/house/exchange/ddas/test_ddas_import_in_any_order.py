"""Do the same deliveries tell the same, whichever came in first?

Deliveries are made up at random, with signals that come again, change, end, and cases over one or two of them. Only
where one journey ends and the next begins depends on what was known at the time: what ended before a signal came is
not opened again for it.
"""

from __future__ import annotations

import os
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.test import TransactionTestCase

from bereik.help.models import Attempt
from bereik.people.models import Journey
from bereik.see.models import DeliveredItem, Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.house.exchange.ddas.import_samples import (
    attempt,
    bsn,
    case,
    delivery,
    person,
    signal,
    taken_in,
)

pytestmark = pytest.mark.django_db(transaction=True)

SEED = int(os.environ.get("BEREIK_TEST_SEED", "20261122"))
STATES = (None, None, "Nog niet opgepakt", "Niet opgepakt: andere reden", "Niet opgepakt: onterecht signaal")
RESULTS = (None, None, "Definitief geen contact kunnen krijgen", "Geen reactie na eerder contact")


def made_up(chance: Random, number: int) -> dict[str, Any]:
    """One month of one supplier: up to five people, each with the same marks in every month."""
    signals, cases = [], []
    for who in chance.sample(range(5), 3):
        whom = person(who, Burgerservicenummer=bsn(who)) if who % 2 else person(who)
        ids = chance.sample([f"p{who}s{one}" for one in range(3)], chance.randint(1, 2))
        for id_ in ids:
            # The date belongs to the signal and does not change; what may change is its amount and how it stands.
            day = f"2025-03-{1 + 9 * int(id_[-1]):02}"
            state = chance.choice(STATES)
            more = {"status": state} if state else {}
            signals.append(signal(id_, whom, day, bedrag=chance.randint(1, 3), **more))
        if chance.random() < 0.7:
            tries = [
                attempt(f"2025-03-{chance.randint(5, 28):02}", reached=chance.random() < 0.3)
                for _ in range(chance.randint(0, 3))
            ]
            result = chance.choice(RESULTS)
            cases.append(case(*ids, contactpogingen=tries, **({"resultaat": result} if result else {})))
    return delivery(signals, cases, made=f"2025-{4 + number:02}-02T09:00:00Z")


@pytest.mark.parametrize("trial", range(8))
def test_three_deliveries_in_every_order(trial: int, tmp_path: Path) -> None:
    chance = Random(f"{SEED}-{trial}")
    months = [made_up(chance, number) for number in range(3)]
    found = []
    for order in permutations(months):
        TransactionTestCase._fixture_teardown(None)  # type: ignore[arg-type]
        for document in order:
            assert taken_in(document, tmp_path).refused is None
        found.append(what_stands())
    for other in found[1:]:
        assert other == found[0], f"BEREIK_TEST_SEED={SEED}, trial {trial}"


def what_stands() -> dict[str, Any]:
    """What counts of each signal, who is whom, who still waits, and which tries were made for whom."""
    with house_access(Purpose.UPKEEP, "proef"):
        signals = {one.key: (one.resident_id, one.amount) for one in Signal.objects.all()}
        items = DeliveredItem.objects.filter(replaced_by__isnull=True)
        standing = sorted(items.values_list("sort", "key", "sha256"))
        waiting = set(Journey.objects.filter(ended_at__isnull=True).values_list("resident", flat=True))
        tries = Attempt.objects.filter(amended_at__isnull=True)
        made = set(tries.values_list("resident", "channel", "happened_at", "reached"))
    people: dict[UUID, str] = {}
    for key, (resident, _) in sorted(signals.items()):
        people[resident] = people.get(resident, "") + key
    return {
        "amounts": {key: amount for key, (_, amount) in signals.items()},
        "people": sorted(people.values()),
        "standing": standing,
        "waiting": sorted(people[one] for one in waiting),
        "tries": sorted((people[resident], *one) for resident, *one in made),
    }
