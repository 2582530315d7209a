"""What does SEE tell the facts?"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bereik.people.models import Journey
from bereik.see.facts import kinds
from bereik.see.models import Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.ids import new_id
from tests.making import make_team
from tests.see.partners import make_partner
from tests.see.test_receive_signal import NOON, receive

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_first_signal_says_how_it_came_and_all_are_counted() -> None:
    make_team()
    receive(make_partner(), at=NOON)
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        first = Signal.objects.get()
        # Told late; the second signal, received later, was promised no word.
        Signal.objects.filter(pk=first.pk).update(
            told_at=datetime(2026, 11, 24, 10, tzinfo=UTC), told="signal_spoken_with"
        )
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("proef"):
        Signal.objects.create(
            id=new_id(),
            resident_id=first.resident_id,
            journey_id=first.journey_id,
            sender=new_id(),
            sender_kind="gp",
            key="tweede",
            route="with_agreement",
            ground="wmo_report",
            law="wmo2015",
            happened_on=NOON.date(),
            received_at=datetime(2026, 11, 10, 10, tzinfo=UTC),
        )
    with house_access(Purpose.UPKEEP, "proef") as access:
        other = new_id()
        told = kinds(access, [first.journey_id, other])
        assert Journey.objects.count() == 1
    one = told[first.journey_id]
    assert (one.sender, one.route, one.signals) == ("school", "with_agreement", 2)
    assert one.told_by is not None and one.told_at == datetime(2026, 11, 24, 10, tzinfo=UTC)
    assert told[other].signals == 0


def test_a_signal_without_a_journey_counts_nowhere() -> None:
    """What came in about somebody who objected keeps no journey: there is none to tell of."""
    make_team()
    receive(make_partner(), at=NOON)
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        first = Signal.objects.get()
        journey = first.journey_id
        assert journey is not None
        Signal.objects.filter(pk=first.pk).update(journey=None, resident=None)
    with house_access(Purpose.UPKEEP, "proef") as access:
        assert kinds(access, [journey])[journey].signals == 0
