"""What follows from making, keeping, moving and explaining a promise, and from answering what a resident asked?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bereik.help.actions import (
    answer_own_word,
    explain_promise,
    keep_promise,
    make_promise,
    move_promise,
    take_back_kept,
)
from bereik.help.models import OwnWord, Promise
from bereik.help.rules import state_of
from bereik.municipality.models import Team
from bereik.people.models import Journey, Step
from bereik.people.names import read_keys
from bereik.terms.own_answers import OwnAnswer
from bereik.terms.own_words import OwnKind
from bereik.terms.promises import BrokenBecause, PromiseState
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import PromiseReason
from bereik.terms.verdict import Verdict
from bereik.trust.access import house_access
from bereik.trust.ids import new_id
from bereik.trust.models import Account
from bereik.trust.refusals import HiddenField
from tests.help.words import at_work, on_the_row, promise, says, spoke
from tests.making import make_account, make_journey, make_team

pytestmark = pytest.mark.django_db(transaction=True)

DAY = datetime(2026, 4, 20, 9, tzinfo=UTC)


@pytest.fixture
def here() -> tuple[Team, Account, Journey]:
    team, merel = make_team(), make_account("Merel")
    return team, merel, make_journey(team, trusted=merel, at=DAY - timedelta(days=9))


def later(days: int) -> datetime:
    return DAY + timedelta(days=days)


def steps_of(journey: Journey) -> set[str]:
    with house_access(Purpose.UPKEEP, "proef"):
        return set(Step.objects.filter(journey=journey.pk).values_list("step", flat=True))


def the_state(one: Promise, on: datetime) -> PromiseState:
    with house_access(Purpose.UPKEEP, "proef"):
        return state_of(Promise.objects.get(pk=one.pk), on.date())


def test_what_is_promised_is_one_line_and_lies_sealed(here: tuple[Team, Account, Journey]) -> None:
    team, merel, journey = here
    with at_work(merel, team, at=DAY) as access:
        made = promise(access, journey.pk, 2, what="  Bellen over\n de huur ")
        key = read_keys(access, {journey.resident_id})[journey.resident_id]
        stored = Promise.objects.get(pk=made.pk)
    assert stored.read(key)["what"] == "Bellen over de huur"
    assert "huur" not in bytes(stored.what).decode("latin-1")
    assert (stored.due_on, stored.by_id) == (date(2026, 4, 22), merel.pk)
    assert on_the_row(journey)[0] == date(2026, 4, 22)


def test_the_same_promise_sent_twice_is_one(here: tuple[Team, Account, Journey]) -> None:
    team, merel, journey = here
    number = new_id()
    with at_work(merel, team, at=DAY) as access:
        first = promise(access, journey.pk, promise_id=number)
        again = promise(access, journey.pk, promise_id=number, what="Iets anders")
        assert first == again and Promise.objects.count() == 1


def test_a_day_that_has_passed_is_not_promised(here: tuple[Team, Account, Journey]) -> None:
    team, merel, journey = here
    with at_work(merel, team, at=DAY) as access:
        refused = make_promise(
            access, journey.pk, promise_id=new_id(), what="Bellen", due_on=date(2026, 4, 19)
        )
        assert isinstance(refused, Verdict) and refused.reason.term is PromiseReason.DAY_PASSED
        assert not Promise.objects.exists()


def test_a_colleague_has_no_such_journey_and_no_such_promise(here: tuple[Team, Account, Journey]) -> None:
    team, merel, journey = here
    with at_work(merel, team, at=DAY) as access:
        made = promise(access, journey.pk)
    with at_work(make_account("Berk"), team, at=DAY) as access:
        assert make_promise(access, journey.pk, promise_id=new_id(), what="x", due_on=DAY.date()) is None
        assert keep_promise(access, made.pk) is None
        assert explain_promise(access, made.pk, because=BrokenBecause.AWAY, words="x") is None
        assert move_promise(access, made.pk, due_on=later(9).date(), promise_id=new_id()) is None


def test_a_first_promise_after_we_met_is_we_agreed_and_before_it_is_not(
    here: tuple[Team, Account, Journey],
) -> None:
    team, merel, journey = here
    with at_work(merel, team, at=DAY) as access:
        early = promise(access, journey.pk)
        keep_promise(access, early.pk)
    assert steps_of(journey) == set()
    with at_work(merel, team, at=later(1)) as access:
        spoke(access, journey.pk)
        promise(access, journey.pk)
    assert steps_of(journey) == {"we_went", "we_met", "we_agreed"}


def test_done_in_time_we_started_and_kept_our_word(here: tuple[Team, Account, Journey]) -> None:
    team, merel, journey = here
    with at_work(merel, team, at=DAY) as access:
        spoke(access, journey.pk)
        first, second = promise(access, journey.pk, 2), promise(access, journey.pk, 5)
    assert on_the_row(journey)[0] == date(2026, 4, 22)
    with at_work(merel, team, at=later(2)) as access:
        keep_promise(access, first.pk)
    assert the_state(first, later(2)) is PromiseState.KEPT
    assert steps_of(journey) == {"we_went", "we_met", "we_agreed", "we_started", "we_kept_our_word"}
    assert on_the_row(journey)[0] == date(2026, 4, 25)
    with at_work(merel, team, at=later(3)) as access:
        keep_promise(access, second.pk)
    assert on_the_row(journey)[0] is None


def test_done_late_is_started_and_not_yet_our_word(here: tuple[Team, Account, Journey]) -> None:
    team, merel, journey = here
    with at_work(merel, team, at=DAY) as access:
        spoke(access, journey.pk)
        made = promise(access, journey.pk, 1)
    with at_work(merel, team, at=later(4)) as access:
        keep_promise(access, made.pk)
    assert the_state(made, later(4)) is PromiseState.LATE
    assert "we_started" in steps_of(journey) and "we_kept_our_word" not in steps_of(journey)
    with at_work(merel, team, at=later(5)) as access:
        explain_promise(access, made.pk, because=BrokenBecause.AWAY, words="Ik was ziek. Het spijt me.")
    assert the_state(made, later(5)) is PromiseState.REPAIRED
    assert "we_kept_our_word" in steps_of(journey)


def test_a_broken_promise_is_explained_and_a_new_one_follows(here: tuple[Team, Account, Journey]) -> None:
    team, merel, journey = here
    with at_work(merel, team, at=DAY) as access:
        spoke(access, journey.pk)
        made = promise(access, journey.pk, 1)
    assert the_state(made, later(3)) is PromiseState.BROKEN
    with at_work(merel, team, at=later(3)) as access:
        for _ in range(2):
            explain_promise(
                access,
                made.pk,
                because=BrokenBecause.FORGOTTEN,
                words="Ik vergat het. Het spijt me.",
                new_due_on=later(4).date(),
            )
        (new,) = Promise.objects.filter(follows=made.pk)
        key = read_keys(access, {journey.resident_id})[journey.resident_id]
        assert new.read(key)["what"] == "Bellen over de huur"
        old = Promise.objects.get(pk=made.pk)
        assert old.read(key)["explanation"] == "Ik vergat het. Het spijt me."
        assert old.because == "forgotten" and old.kept_at is None
    assert the_state(made, later(3)) is PromiseState.REPAIRED
    assert on_the_row(journey)[0] == later(4).date()
    # Words alone are no step: it comes when what was promised anew is done.
    assert "we_started" not in steps_of(journey)
    with at_work(merel, team, at=later(4)) as access:
        keep_promise(access, new.pk)
    assert {"we_started", "we_kept_our_word"} <= steps_of(journey)


def test_put_right_today_it_is_done_and_our_word(here: tuple[Team, Account, Journey]) -> None:
    team, merel, journey = here
    with at_work(merel, team, at=DAY) as access:
        spoke(access, journey.pk)
        made = promise(access, journey.pk, 1)
    with at_work(merel, team, at=later(3)) as access:
        explain_promise(access, made.pk, because=BrokenBecause.NO_PEOPLE, words="Wij waren met te weinig.")
    assert the_state(made, later(3)) is PromiseState.REPAIRED
    assert {"we_started", "we_kept_our_word"} <= steps_of(journey)
    assert on_the_row(journey)[0] is None


def test_an_explanation_with_a_day_that_has_passed_stores_nothing(
    here: tuple[Team, Account, Journey],
) -> None:
    team, merel, journey = here
    with at_work(merel, team, at=DAY) as access:
        made = promise(access, journey.pk, 1)
    with at_work(merel, team, at=later(3)) as access:
        refused = explain_promise(
            access, made.pk, because=BrokenBecause.AWAY, words="Ziek.", new_due_on=DAY.date()
        )
        assert isinstance(refused, Verdict) and refused.no
    assert the_state(made, later(3)) is PromiseState.BROKEN
    assert on_the_row(journey)[0] == later(1).date()


def test_moved_before_the_day_it_counts_as_moved_and_the_old_day_lets_go(
    here: tuple[Team, Account, Journey],
) -> None:
    team, merel, journey = here
    number = new_id()
    with at_work(merel, team, at=DAY) as access:
        made = promise(access, journey.pk, 3)
        untold = move_promise(access, made.pk, due_on=later(8).date(), promise_id=number, told=False)
        assert isinstance(untold, Verdict) and untold.reason.term is PromiseReason.TELL_FIRST
        moved = [move_promise(access, made.pk, due_on=later(8).date(), promise_id=number) for _ in range(2)]
        assert moved[0] == moved[1] and Promise.objects.count() == 2
    assert the_state(made, later(20)) is PromiseState.MOVED
    assert on_the_row(journey)[0] == later(8).date()
    with at_work(merel, team, at=later(8)) as access:
        refused = move_promise(access, number, due_on=later(9).date(), promise_id=new_id())
        assert isinstance(refused, Verdict) and refused.reason.term is PromiseReason.DAY_HAS_COME


def test_a_wrong_tap_is_taken_back_on_the_same_day_with_its_steps(
    here: tuple[Team, Account, Journey],
) -> None:
    team, merel, journey = here
    with at_work(merel, team, at=DAY) as access:
        spoke(access, journey.pk)
        made = promise(access, journey.pk, 2)
    with at_work(merel, team, at=later(1)) as access:
        keep_promise(access, made.pk)
        assert take_back_kept(access, made.pk).yes
    assert the_state(made, later(1)) is PromiseState.MADE
    assert steps_of(journey) == {"we_went", "we_met", "we_agreed"}
    assert on_the_row(journey)[0] == later(2).date()
    with at_work(merel, team, at=later(2)) as access:
        keep_promise(access, made.pk)
    with at_work(merel, team, at=later(3)) as access:
        assert take_back_kept(access, made.pk).reason.term is PromiseReason.NOT_THE_SAME_DAY
    assert the_state(made, later(3)) is PromiseState.KEPT


def test_taking_back_one_leaves_the_steps_of_another(here: tuple[Team, Account, Journey]) -> None:
    team, merel, journey = here
    with at_work(merel, team, at=DAY) as access:
        spoke(access, journey.pk)
        first, second = promise(access, journey.pk, 2), promise(access, journey.pk, 2)
    with at_work(merel, team, at=later(1)) as access:
        keep_promise(access, first.pk)
    with at_work(merel, team, at=later(1) + timedelta(minutes=5)) as access:
        keep_promise(access, second.pk)
        take_back_kept(access, first.pk)
    assert {"we_started", "we_kept_our_word"} <= steps_of(journey)


def test_what_the_resident_says_is_broken_until_it_is_put_right(
    here: tuple[Team, Account, Journey],
) -> None:
    team, merel, journey = here
    with at_work(merel, team, at=DAY) as access:
        made = promise(access, journey.pk, 1)
        keep_promise(access, made.pk)
    said = says(journey, OwnKind.NOT_KEPT, words="Er is niet gebeld.", about=made.pk, at=later(2))
    assert the_state(made, later(2)) is PromiseState.BROKEN
    assert on_the_row(journey)[1] == said.at
    with at_work(merel, team, at=later(3)) as access:
        refused = answer_own_word(access, said.pk, answer=OwnAnswer.PUT_RIGHT, words="Sorry.")
        assert isinstance(refused, Verdict) and refused.instead.term is PromiseReason.EXPLAIN_IT
        explain_promise(
            access,
            made.pk,
            because=BrokenBecause.NOT_UNDERSTOOD,
            words="Ik belde het verkeerde nummer.",
            new_due_on=later(4).date(),
        )
        key = read_keys(access, {journey.resident_id})[journey.resident_id]
        answered = OwnWord.objects.get(pk=said.pk)
        assert answered.answer == "put_right"
        assert answered.read(key)["answer_words"] == "Ik belde het verkeerde nummer."
    assert the_state(made, later(3)) is PromiseState.REPAIRED
    assert on_the_row(journey) == (later(4).date(), None)


def test_looked_into_together_it_was_done_after_all(here: tuple[Team, Account, Journey]) -> None:
    team, merel, journey = here
    with at_work(merel, team, at=DAY) as access:
        made = promise(access, journey.pk, 1)
        keep_promise(access, made.pk)
    said = says(journey, OwnKind.NOT_KEPT, about=made.pk, at=later(2))
    with at_work(merel, team, at=later(3)) as access:
        answer_own_word(access, said.pk, answer=OwnAnswer.LOOKED_TOGETHER, words="De brief lag er al.")
    assert the_state(made, later(3)) is PromiseState.KEPT
    assert on_the_row(journey)[1] is None


def test_the_oldest_question_waits_until_it_is_answered(here: tuple[Team, Account, Journey]) -> None:
    team, merel, journey = here
    first = says(journey, OwnKind.OTHER_DAY, words="Liever woensdag", at=DAY)
    second = says(journey, OwnKind.OTHER_PLACE, words="Liever in het buurthuis", at=later(1))
    says(journey, OwnKind.NEEDS, words="Rust in mijn hoofd", at=DAY - timedelta(days=1))
    assert on_the_row(journey)[1] == first.at
    with at_work(merel, team, at=later(2)) as access:
        for words in ("Woensdag is goed.", "Een tweede antwoord"):
            answered = answer_own_word(access, first.pk, answer=OwnAnswer.WE_WILL, words=words)
        key = read_keys(access, {journey.resident_id})[journey.resident_id]
        assert isinstance(answered, OwnWord)
        assert OwnWord.objects.get(pk=first.pk).read(key)["answer_words"] == "Woensdag is goed."
    assert on_the_row(journey)[1] == second.at
    with at_work(merel, team, at=later(2)) as access:
        answer_own_word(access, second.pk, answer=OwnAnswer.OTHERWISE, words="Het kan in de bibliotheek.")
    assert on_the_row(journey)[1] is None


def test_what_asks_nothing_has_no_answer_and_a_colleague_no_question(
    here: tuple[Team, Account, Journey],
) -> None:
    team, merel, journey = here
    needs = says(journey, OwnKind.NEEDS, words="Rust", at=DAY)
    asked = says(journey, OwnKind.OTHER_DAY, at=DAY)
    with at_work(merel, team, at=DAY) as access:
        assert answer_own_word(access, needs.pk, answer=OwnAnswer.DONE, words="x") is None
    with at_work(make_account("Berk"), team, at=DAY) as access:
        assert answer_own_word(access, asked.pk, answer=OwnAnswer.DONE, words="x") is None


def test_the_resident_reads_what_was_promised_and_explained(here: tuple[Team, Account, Journey]) -> None:
    team, merel, journey = here
    with at_work(merel, team, at=DAY) as access:
        made = promise(access, journey.pk, 1)
    with at_work(merel, team, at=later(3)) as access:
        explain_promise(access, made.pk, because=BrokenBecause.AWAY, words="Ik was ziek.")
    from bereik.trust.access import open_access

    with open_access(
        purpose=Purpose.OWN, who=new_id(), kind="link", subject=journey.resident_id, because="eigen pagina"
    ) as access:
        key = read_keys(access, {journey.resident_id})[journey.resident_id]
        assert Promise.objects.get().read(key) == {
            "what": "Bellen over de huur",
            "explanation": "Ik was ziek.",
        }


def test_a_team_lead_reads_dates_and_never_who_promised(here: tuple[Team, Account, Journey]) -> None:
    team, merel, journey = here
    with at_work(merel, team, at=DAY) as access:
        made = promise(access, journey.pk, 1)
    with at_work(make_account("Els"), team, at=DAY, purpose=Purpose.LEADING) as access:
        assert list(Promise.objects.values_list("due_on", "kept_at")) == [(made.due_on, None)]
        for hidden in ("by", "what", "explanation"):
            with pytest.raises(HiddenField):
                list(Promise.objects.values_list(hidden))
            with pytest.raises(HiddenField):
                list(Promise.objects.filter(**{f"{hidden}__isnull": False}))
        with pytest.raises(HiddenField):
            list(Promise.objects.order_by("by"))
        with pytest.raises(HiddenField):
            _ = Promise.objects.get().by_id
