"""What does HELP tell the facts?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from bereik.help.facts import PromisePart, SaidPart, Tries, promises, said, tries
from bereik.help.models import Attempt, OwnWord, Promise
from bereik.people.models import Journey
from bereik.terms.outcomes import Reach
from bereik.terms.own_words import OwnKind
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.ids import new_id
from tests.making import make_account, make_journey, make_team

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


# What was promised


def promise(journey: Journey, made: int, due: int, **values: Any) -> UUID:
    """Made and due so many days after FIRST."""
    at = FIRST + timedelta(days=made)
    by = make_account()
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("proef"):
        made_promise = Promise.objects.create(
            id=new_id(),
            journey_id=journey.id,
            resident_id=journey.resident_id,
            by=by,
            due_on=(FIRST + timedelta(days=due)).date(),
            made_at=at,
            **values,
        )
    return made_promise.pk


def promised(journey: Journey) -> list[PromisePart]:
    with house_access(Purpose.UPKEEP, "proef") as access:
        return promises(access, [journey.id])[journey.id]


def test_a_promise_is_told_with_all_its_dates_and_none_of_its_words() -> None:
    journey = make_journey(make_team())
    dates = {name: FIRST + timedelta(days=day) for name, day in
             (("kept_at", 4), ("broken_at", 3), ("disputed_at", 5), ("repaired_at", 6))}  # fmt: skip
    promise(journey, 0, 2, because="no_people", **dates)
    (one,) = promised(journey)
    assert one == PromisePart(FIRST, date(2026, 11, 4), because="no_people", moved_at=None, **dates)


def test_what_an_ending_let_go_says_so() -> None:
    journey = make_journey(make_team())
    promise(journey, 0, 9, let_go_at=FIRST + timedelta(days=2))
    (one,) = promised(journey)
    assert one.let_go_at == FIRST + timedelta(days=2)


def test_another_day_named_in_time_moves_a_promise_and_named_too_late_does_not() -> None:
    """FIRST is at noon in Amsterdam but one hour: the day itself still counts as in time."""
    journey = make_journey(make_team())
    in_time, too_late, failed = promise(journey, 0, 5), promise(journey, 0, 5), None
    failed = promise(journey, 0, 5, broken_at=FIRST + timedelta(days=2), because="away")
    promise(journey, 5, 20, follows_id=in_time)
    promise(journey, 6, 20, follows_id=too_late)
    promise(journey, 2, 20, follows_id=failed)
    moved = [one.moved_at for one in promised(journey) if one.made_at == FIRST]
    assert sorted(filter(None, moved)) == [FIRST + timedelta(days=5)]


# What the resident said


def say(journey: Journey, day: int, kind: str, **values: Any) -> None:
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("proef"):
        OwnWord.objects.create(
            id=new_id(),
            journey_id=journey.id,
            resident_id=journey.resident_id,
            kind=kind,
            how=values.pop("how", "paper"),
            at=FIRST + timedelta(days=day),
            written_by=access.who,
            **values,
        )


def heard(journey: Journey) -> list[SaidPart]:
    with house_access(Purpose.UPKEEP, "proef") as access:
        return said(access, [journey.id])[journey.id]


def test_answers_are_told_whatever_way_they_were_given_and_silence_is_no_row() -> None:
    journey = make_journey(make_team())
    say(journey, 40, "need_met", yes=False, how="page")
    say(journey, 60, "need_met", yes=True, how="phone")
    say(journey, 70, "still_met")
    say(journey, 80, "not_now", until=date(2027, 3, 1), yes=True)
    assert heard(journey) == [
        SaidPart(OwnKind.NEED_MET, FIRST + timedelta(days=40), False, None),
        SaidPart(OwnKind.NEED_MET, FIRST + timedelta(days=60), True, None),
        SaidPart(OwnKind.NOT_NOW, FIRST + timedelta(days=80), None, date(2027, 3, 1)),
    ]
    assert heard(make_journey(make_team(name="Ander team"))) == []
