"""A resident says something themself: is it kept as said, once, and does what it asks of us happen?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from bereik.help.actions import end_journey, rest, say_own, take_on
from bereik.help.models import OwnWord, Promise
from bereik.help.rules import state_of
from bereik.municipality.models import Team
from bereik.people.actions import is_objected, open_journey, take_step
from bereik.people.models import Ending, Journey, Message, Objection, Resident, Resting, Step
from bereik.people.names import read_keys
from bereik.see.feedback import tell_partner
from bereik.see.models import Signal
from bereik.terms import steps
from bereik.terms.endings import EndingReason
from bereik.terms.own_words import OWN_KINDS, OwnKind, SaidHow
from bereik.terms.promises import PromiseState
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import DayListReason, RestReason, SignalReason, StoppingReason, TakingOnReason
from bereik.trust.access import Access, house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.models import Account
from tests.making import make_account, make_journey, make_placement, make_resident, make_team
from tests.see.partners import make_partner

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 12, 9, tzinfo=UTC)
TODAY = date(2026, 11, 12)
WHERE = {"phone": "0600000031", "street": "Lindelaan", "house_number": "12"}


@pytest.fixture
def team() -> Team:
    return make_team()


@pytest.fixture
def merel(team: Team) -> Account:
    account = make_account("Merel", phone="06 00000012")
    make_placement(account, team)
    return account


@pytest.fixture
def journey(team: Team, merel: Account) -> Journey:
    return make_journey(team, make_resident(**WHERE), merel, at=NOW - timedelta(days=9))


@contextmanager
def helping(who: Account, team: Team, at: datetime = NOW) -> Iterator[Access]:
    with open_access(
        purpose=Purpose.HELPING,
        who=who.pk,
        kind="account",
        team=team.pk,
        law=team.law,
        because="proef",
        at=at,
    ) as access:
        yield access


@contextmanager
def outreach(who: Account, team: Team, at: datetime = NOW) -> Iterator[Access]:
    with open_access(
        purpose=Purpose.OUTREACH,
        who=who.pk,
        kind="account",
        team=team.pk,
        law=team.law,
        because="proef",
        at=at,
    ) as access:
        yield access


@contextmanager
def own(resident: UUID, at: datetime = NOW) -> Iterator[Access]:
    with open_access(
        purpose=Purpose.OWN, who=new_id(), kind="link", subject=resident, because="proef", at=at
    ) as access:
        yield access


def all_of(model: Any, **values: Any) -> list[Any]:
    with house_access(Purpose.UPKEEP, "proef"):
        return list(model.objects.filter(**values).order_by("id"))


def now_of(journey: Journey) -> Journey:
    with house_access(Purpose.UPKEEP, "proef"):
        return Journey.objects.get(pk=journey.pk)


def with_a_signal(journey: Journey) -> Signal:
    link = make_partner()
    signal = Signal(
        journey=journey,
        resident_id=journey.resident_id,
        sender=link.link.pk,
        sender_kind="school",
        key=str(new_id()),
        route="with_agreement",
        ground="agreement",
        law=journey.law,
        happened_on=TODAY,
        received_at=NOW - timedelta(days=9),
    )
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("receive_signal"):
        signal.save(force_insert=True)
    return signal


def step(journey: Journey, one: steps.Step, at: datetime) -> None:
    with house_access(Purpose.RECOGNITION, "proef", at=at) as access, access.deed("take_step"):
        take_step(access, journey, one, at=at)


# Kept as said


def test_what_the_resident_says_lies_sealed_and_opens_for_who_works_with_them(
    journey: Journey, merel: Account, team: Team
) -> None:
    with own(journey.resident_id) as access:
        word = say_own(
            access,
            journey.pk,
            OwnKind.NEEDS,
            SaidHow.PAGE,
            word_id=new_id(),
            words="  Slapen zonder zorgen. ",
        )
    assert word is not None and b"Slapen" not in bytes(word.words or b"")
    with helping(merel, team) as access:
        key = read_keys(access, {journey.resident_id})[journey.resident_id]
        assert OwnWord.objects.get().read(key)["words"] == "Slapen zonder zorgen."
    assert [one.step for one in all_of(Step)] == [steps.Step.WE_LISTENED]


def test_the_same_word_twice_is_one_word(journey: Journey) -> None:
    number = new_id()
    for _ in range(2):
        with own(journey.resident_id) as access:
            word = say_own(
                access, journey.pk, OwnKind.OTHER_DAY, SaidHow.PAGE, word_id=number, words="Liever dinsdag"
            )
            assert word is not None and word.pk == number
    assert len(all_of(OwnWord)) == 1


def test_nobody_says_anything_on_another_residents_journey(
    journey: Journey, merel: Account, team: Team
) -> None:
    stranger, other_law = make_resident(), make_team("wgs", "Schuldhulp")
    theirs = make_account("Havik")
    with own(stranger) as access:
        assert say_own(access, journey.pk, OwnKind.NO, SaidHow.PAGE, word_id=new_id()) is None
    with helping(theirs, team) as access:
        assert say_own(access, journey.pk, OwnKind.NO, SaidHow.SPOKEN, word_id=new_id()) is None
    with helping(merel, other_law) as access:
        assert say_own(access, journey.pk, OwnKind.NO, SaidHow.SPOKEN, word_id=new_id()) is None
    assert now_of(journey).ended_at is None and not all_of(OwnWord)


@pytest.mark.parametrize("kind", [kind for kind, term in OWN_KINDS.items() if term.asks])
def test_what_asks_something_of_us_waits_from_the_first_time_it_was_said(
    journey: Journey, kind: OwnKind
) -> None:
    for at in (NOW, NOW + timedelta(days=2)):
        with own(journey.resident_id, at) as access:
            say_own(access, journey.pk, kind, SaidHow.PAGE, word_id=new_id())
    assert now_of(journey).asked_at == NOW


def test_this_did_not_happen_disputes_that_promise_and_no_other(
    journey: Journey, merel: Account, team: Team
) -> None:
    promises = []
    for _ in range(2):
        with helping(merel, team) as access, access.deed("promise"):
            promises.append(
                Promise.objects.create(
                    journey=journey, resident_id=journey.resident_id, by=merel, due_on=TODAY, made_at=NOW
                )
            )
    with own(journey.resident_id) as access:
        say_own(access, journey.pk, OwnKind.NOT_KEPT, SaidHow.PAGE, word_id=new_id(), about=promises[0].pk)
    assert {one.pk: one.disputed_at for one in all_of(Promise)} == {promises[0].pk: NOW, promises[1].pk: None}


# Not now


def test_not_now_rests_until_the_day_the_resident_named_and_a_second_time_replaces_it(
    journey: Journey,
) -> None:
    for until in (date(2026, 12, 1), date(2027, 5, 5)):
        with own(journey.resident_id) as access:
            say_own(access, journey.pk, OwnKind.NOT_NOW, SaidHow.PAGE, word_id=new_id(), until=until)
    assert now_of(journey).rests_until == date(2027, 5, 5)
    assert [(one.until, one.because) for one in all_of(Resting)] == [
        (date(2026, 12, 1), RestReason.NOT_NOW),
        (date(2027, 5, 5), RestReason.NOT_NOW),
    ]


@pytest.mark.parametrize("until", [None, TODAY, TODAY - timedelta(days=1), date(2027, 11, 13)])
def test_a_rest_without_a_day_that_can_be_leaves_nothing_behind(journey: Journey, until: date | None) -> None:
    with own(journey.resident_id) as access, pytest.raises(ValueError):
        say_own(access, journey.pk, OwnKind.NOT_NOW, SaidHow.PAGE, word_id=new_id(), until=until)
    assert not all_of(OwnWord) and not all_of(Resting) and now_of(journey).rests_until is None


def test_the_team_lets_rest_what_nobody_took_on_and_nothing_else(
    journey: Journey, merel: Account, team: Team
) -> None:
    waiting = make_journey(team, at=NOW - timedelta(days=2))
    with outreach(merel, team) as access:
        until = TODAY + timedelta(days=14)
        verdict = rest(access, waiting.pk, until=until, because=RestReason.NO_PEOPLE)
        assert verdict is not None and verdict.yes
        assert rest(access, journey.pk, until=until, because=RestReason.NO_PEOPLE) is None
        refused = rest(access, waiting.pk, until=TODAY, because=RestReason.NO_PEOPLE)
        assert refused is not None and refused.reason.term is StoppingReason.DAY_PASSED
    assert now_of(waiting).rests_until == until


# The resident's own answer


def test_need_met_is_the_residents_own_yes_after_we_began(journey: Journey) -> None:
    def answer(kind: OwnKind, yes: bool, at: datetime) -> None:
        with own(journey.resident_id, at) as access:
            say_own(access, journey.pk, kind, SaidHow.PAGE, word_id=new_id(), yes=yes)

    def taken() -> set[str]:
        return {one.step for one in all_of(Step)}

    answer(OwnKind.NEED_MET, True, NOW)
    assert steps.Step.NEED_MET not in taken(), (
        "we had not begun: the word stays, the step is not ours to take"
    )
    step(journey, steps.Step.WE_STARTED, NOW)
    answer(OwnKind.NEED_MET, False, NOW + timedelta(days=1))
    assert steps.Step.NEED_MET not in taken()


def test_a_yes_later_and_half_a_year_on(journey: Journey) -> None:
    step(journey, steps.Step.WE_STARTED, NOW)
    for kind, yes, at in [
        (OwnKind.NEED_MET, False, NOW),
        (OwnKind.NEED_MET, True, NOW + timedelta(days=30)),
        (OwnKind.STILL_MET, True, NOW + timedelta(days=60)),
        (OwnKind.STILL_MET, False, NOW + timedelta(days=215)),
        (OwnKind.STILL_MET, True, NOW + timedelta(days=230)),
    ]:
        with own(journey.resident_id, at) as access:
            say_own(access, journey.pk, kind, SaidHow.PAPER, word_id=new_id(), yes=yes)
    assert {one.step: one.at for one in all_of(Step)} == {
        steps.Step.WE_STARTED: NOW,
        steps.Step.NEED_MET: NOW + timedelta(days=30),
        steps.Step.STILL_MET: NOW + timedelta(days=230),
    }
    assert [one.yes for one in all_of(OwnWord)] == [False, True, True, False, True]


def test_a_question_is_answered_yes_or_no(journey: Journey) -> None:
    with own(journey.resident_id) as access, pytest.raises(ValueError):
        say_own(access, journey.pk, OwnKind.NEED_MET, SaidHow.PAGE, word_id=new_id())


# A clear no


def test_a_clear_no_stops_everything_in_every_team_and_leaves_a_mark_without_a_name(
    journey: Journey, merel: Account, team: Team
) -> None:
    money = make_team("wgs", "Schuldhulp")
    havik = make_account("Havik")
    elsewhere = make_journey(money, journey.resident_id, havik)
    signal = with_a_signal(journey)
    with helping(merel, team) as access:
        with access.deed("tell"):
            tell_partner(access, journey)
        number = new_id()
        for _ in range(2):
            say_own(access, journey.pk, OwnKind.NO, SaidHow.SPOKEN, word_id=number)
        assert is_objected(access, {"call_name": "Mees", "phone": "06-00000031"})
    assert {(one.journey_id, one.because, one.by) for one in all_of(Ending)} == {
        (journey.pk, EndingReason.RESIDENT_SAID_NO, merel.pk),
        (elsewhere.pk, EndingReason.RESIDENT_SAID_NO, merel.pk),
    }
    told = all_of(Signal)[0]
    assert told.told == SignalReason.CLOSED and told.pk == signal.pk
    last = [one for one in all_of(Message) if one.to_kind == "resident"]
    assert [(one.channel, one.subject) for one in last] == [
        ("letter", "Verzonnen: U hoort niets meer van ons")
    ]
    assert "06 00000012" in last[0].text and "Merel" in last[0].text
    colleagues = [one.to for one in all_of(Message) if one.to_kind == "account"]
    assert colleagues == [havik.pk]
    assert all_of(Resident)[0].erase_on == date(2026, 12, 12)
    assert all_of(Objection)


def test_what_still_waited_to_be_sent_to_them_is_taken_away(
    journey: Journey, merel: Account, team: Team
) -> None:
    from bereik.people.messages.putting import put_ready
    from bereik.terms.outgoing import Outgoing

    with helping(merel, team) as access:
        with access.deed("put_ready"):
            put_ready(
                access, Outgoing.NEWS_FOR_RESIDENT, to_kind="resident", to=journey.resident_id, channel="call"
            )
        say_own(access, journey.pk, OwnKind.NO, SaidHow.PHONE, word_id=new_id())
    assert [one.subject for one in all_of(Message)] == ["Verzonnen: U hoort niets meer van ons"]


@pytest.mark.parametrize(
    ("days", "because", "let_go"),
    [
        (0, EndingReason.RESIDENT_SAID_NO, True),
        (9, EndingReason.RESIDENT_SAID_NO, True),
        (-1, EndingReason.RESIDENT_SAID_NO, False),
        (9, EndingReason.MOVED_AWAY, True),
        (9, EndingReason.WE_HAD_NO_PEOPLE, None),
    ],
)
def test_what_we_promised_for_a_day_to_come_is_let_go_when_it_ends_and_not_by_us(
    journey: Journey, merel: Account, team: Team, days: int, because: EndingReason, let_go: bool | None
) -> None:
    from bereik.help.actions import make_promise

    made = NOW - timedelta(days=2)
    with helping(merel, team, made) as access:
        make_promise(
            access, journey.pk, promise_id=new_id(), what="bellen", due_on=TODAY + timedelta(days=days)
        )
    with helping(merel, team) as access:
        if because is EndingReason.RESIDENT_SAID_NO:
            say_own(access, journey.pk, OwnKind.NO, SaidHow.SPOKEN, word_id=new_id())
        else:
            verdict = end_journey(access, journey.pk, because=because)
            assert verdict is not None and verdict.yes == (let_go is not None)
    [promise] = all_of(Promise)
    assert promise.let_go_at == (NOW if let_go else None)
    # Whatever became of it, no day that passes makes it a broken word.
    if let_go:
        assert state_of(promise, TODAY + timedelta(days=99)) is PromiseState.LET_GO


def test_without_an_address_nothing_is_sent_any_more(team: Team, merel: Account) -> None:
    journey = make_journey(team, make_resident(phone="0600000031"), merel)
    with own(journey.resident_id) as access:
        say_own(access, journey.pk, OwnKind.NO, SaidHow.PAGE, word_id=new_id())
    assert not [one for one in all_of(Message) if one.to_kind == "resident"]
    assert now_of(journey).ended_at is not None


def test_where_help_had_begun_the_file_keeps_its_own_term(journey: Journey) -> None:
    step(journey, steps.Step.WE_STARTED, NOW)
    with own(journey.resident_id) as access:
        say_own(access, journey.pk, OwnKind.NO, SaidHow.PAGE, word_id=new_id())
    assert all_of(Resident)[0].erase_on is None and all_of(Objection)


def test_after_a_no_nothing_rests_ends_or_is_taken_on(journey: Journey, merel: Account, team: Team) -> None:
    with own(journey.resident_id) as access:
        say_own(access, journey.pk, OwnKind.NO, SaidHow.PAGE, word_id=new_id())
    with helping(merel, team) as access:
        rested = rest(access, journey.pk, until=TODAY + timedelta(days=9), because=RestReason.AWAY)
        ended = end_journey(access, journey.pk, because=EndingReason.DECEASED)
        assert rested is not None and ended is not None
        assert rested.reason.term is ended.reason.term is StoppingReason.SAID_NO
    with outreach(merel, team) as access:
        taken = take_on(access, journey.pk)
        assert taken is not None and taken.no


def test_who_comes_back_finds_the_same_face_and_is_not_erased(
    journey: Journey, merel: Account, team: Team
) -> None:
    with own(journey.resident_id) as access:
        say_own(access, journey.pk, OwnKind.NO, SaidHow.PAGE, word_id=new_id())
    later = NOW + timedelta(days=20)
    with own(journey.resident_id, later) as access:
        word = say_own(access, journey.pk, OwnKind.COME_BACK, SaidHow.PAGE, word_id=new_id())
        assert not is_objected(access, {"call_name": "Mees", **WHERE})
    assert word is not None and word.journey_id != journey.pk
    [again] = all_of(Journey, ended_at__isnull=True)
    assert (again.former_id, again.trusted_id, again.asked_at) == (journey.pk, merel.pk, later)
    assert all_of(Resident)[0].erase_on is None
    assert not all_of(Objection)


def test_who_comes_back_to_somebody_who_left_waits_for_the_team(
    journey: Journey, merel: Account, team: Team
) -> None:
    with own(journey.resident_id) as access:
        say_own(access, journey.pk, OwnKind.NO, SaidHow.PAGE, word_id=new_id())
    Account.objects.filter(pk=merel.pk).update(left_at=NOW)
    with own(journey.resident_id, NOW + timedelta(days=20)) as access:
        say_own(access, journey.pk, OwnKind.COME_BACK, SaidHow.PAGE, word_id=new_id())
    [again] = all_of(Journey, ended_at__isnull=True)
    assert again.trusted_id is None and again.came_through == "resident"


def test_a_new_signal_by_duty_opens_anew_and_calls_the_erasing_off(journey: Journey, team: Team) -> None:
    with own(journey.resident_id) as access:
        say_own(access, journey.pk, OwnKind.NO, SaidHow.PAGE, word_id=new_id())
    with house_access(Purpose.RECOGNITION, "proef", at=NOW) as access, access.deed("open"):
        anew = open_journey(access, resident=journey.resident_id, law=team.law, team=team.pk)
    assert anew.former_id == journey.pk
    assert all_of(Resident)[0].erase_on is None


# Endings


def test_an_ending_is_told_as_closed_and_not_why(journey: Journey, merel: Account, team: Team) -> None:
    with_a_signal(journey)
    with helping(merel, team) as access:
        verdict = end_journey(access, journey.pk, because=EndingReason.MISTAKEN)
        again = end_journey(access, journey.pk, because=EndingReason.MISTAKEN)
    assert verdict is not None and verdict.yes
    assert again is not None and again.reason.term is TakingOnReason.ENDED
    [signal] = all_of(Signal)
    assert (signal.told, signal.told_at) == (SignalReason.CLOSED, NOW)
    assert len(all_of(Ending)) == 1


def test_the_first_answer_keeps_its_day_when_it_is_closed_later(
    journey: Journey, merel: Account, team: Team
) -> None:
    with_a_signal(journey)
    with helping(merel, team) as access, access.deed("tell"):
        tell_partner(access, journey)
    with helping(merel, team, NOW + timedelta(days=5)) as access:
        end_journey(access, journey.pk, because=EndingReason.MOVED_AWAY)
    [signal] = all_of(Signal)
    assert (signal.told, signal.told_at) == (SignalReason.CLOSED, NOW)


def test_what_a_resident_asks_after_an_ending_stands_on_the_list_until_it_is_answered(
    journey: Journey, merel: Account, team: Team
) -> None:
    from bereik.help.actions import answer_own_word
    from bereik.help.day_list import own_list
    from bereik.terms.own_answers import OwnAnswer

    with helping(merel, team) as access:
        end_journey(access, journey.pk, because=EndingReason.MOVED_AWAY)
        assert own_list(access).rows == ()
        word = say_own(access, journey.pk, OwnKind.TAKE_AWAY, SaidHow.PAPER, word_id=new_id())
        assert word is not None
        [row] = own_list(access).rows
        assert row.kind is DayListReason.ASKED_BY_RESIDENT and row.also == ()
        answer_own_word(access, word.pk, answer=OwnAnswer.DONE, words="Het is weg.")
        assert own_list(access).rows == ()


def test_an_ending_clears_the_rest_and_what_waited(journey: Journey, merel: Account, team: Team) -> None:
    with helping(merel, team) as access:
        rest(access, journey.pk, until=TODAY + timedelta(days=9), because=RestReason.AWAY)
        end_journey(access, journey.pk, because=EndingReason.MOVED_AWAY)
    now = now_of(journey)
    assert (now.rests_until, now.word_due_on, now.asked_at) == (None, None, None)
    assert timezone.localdate(now.ended_at) == TODAY


def test_the_team_ends_what_nobody_took_on_with_a_reason_of_ours(
    journey: Journey, merel: Account, team: Team
) -> None:
    waiting = make_journey(team, at=NOW - timedelta(days=100))
    with outreach(merel, team) as access:
        refused = end_journey(access, waiting.pk, because=EndingReason.WE_NEVER_MET)
        assert refused is not None and refused.reason.term is StoppingReason.NOT_TRIED
        verdict = end_journey(access, waiting.pk, because=EndingReason.WE_HAD_NO_PEOPLE)
        assert verdict is not None and verdict.yes
        assert end_journey(access, journey.pk, because=EndingReason.WE_HAD_NO_PEOPLE) is None


def test_the_house_ends_nothing_by_itself(journey: Journey) -> None:
    with house_access(Purpose.UPKEEP, "proef") as access:
        verdict = end_journey(access, journey.pk, because=EndingReason.WE_DID_NOT_GO)
    assert verdict is not None and verdict.reason.term is StoppingReason.NEEDS_A_PERSON
    assert now_of(journey).ended_at is None
