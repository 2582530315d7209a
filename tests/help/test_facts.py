"""What does HELP tell the facts?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bereik.help.facts import Tries, tries
from bereik.help.models import Attempt
from bereik.people.models import Journey
from bereik.terms.outcomes import Reach
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.making import make_journey, make_team

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = datetime(2026, 11, 2, 10, tzinfo=UTC)


def attempt(journey: Journey, day: int, channel: str, outcome: str = "", **values: object) -> None:
    at = FIRST + timedelta(days=day)
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("proef"):
        Attempt.objects.create(
            journey_id=journey.id,
            resident_id=journey.resident_id,
            by=access.who,
            channel=channel,
            outcome=outcome,
            reached=bool(values.pop("reached", False)),
            happened_at=at,
            written_at=at,
            received_at=at,
            **values,
        )


def told(journey: Journey) -> Tries:
    with house_access(Purpose.UPKEEP, "proef") as access:
        return tries(access, [journey.id])[journey.id]


def test_tries_are_counted_by_channel_until_and_after_the_first_talk() -> None:
    journey = make_journey(make_team())
    attempt(journey, 0, "letter", "sent")
    attempt(journey, 2, "phone", "no_answer")
    attempt(journey, 5, "home_visit", "not_now", reached=True)
    attempt(journey, 9, "phone", "welcome", reached=True)
    one = told(journey)
    assert one.channels == {"letter": 1, "phone": 2, "home_visit": 1}
    assert (one.tries, one.before_meeting) == (4, 3)
    assert (one.first_at, one.met_at, one.last_at) == (FIRST, FIRST + timedelta(5), FIRST + timedelta(9))
    assert one.nearest is Reach.ACCEPTED


def test_what_was_no_try_counts_nowhere() -> None:
    journey = make_journey(make_team())
    attempt(journey, 0, "administrative")
    attempt(journey, 1, "home_visit", "we_did_not_go")
    assert told(journey) == Tries()


def test_a_delivery_knows_only_whether_there_was_contact() -> None:
    journey = make_journey(make_team())
    attempt(journey, 0, "unknown", reached=True)
    assert (told(journey).nearest, told(journey).before_meeting) == (Reach.SPOKEN, 1)


def test_what_a_later_delivery_took_back_does_not_count() -> None:
    journey = make_journey(make_team())
    attempt(journey, 0, "phone", "no_answer", amended_at=FIRST)
    assert told(journey).tries == 0
