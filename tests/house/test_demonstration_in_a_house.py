"""Does what stands in the house of the made-up town hang together, as the deeds would have left it, and by lawful means?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db.models import Q

from bereik.help.models import Attempt, OwnWord, Promise
from bereik.help.rules import day_of, is_open, met, went
from bereik.help.rules.asking import STILL_AFTER_MONTHS
from bereik.help.rules.stopping import erase_after_no
from bereik.help.rules.term import LEFT_TO_THE_LEAD
from bereik.house.coming_in.housekeeping.accounts import lines_of
from bereik.house.demonstration import town as fill
from bereik.house.demonstration.chances import HERE
from bereik.house.demonstration.filled import Filled
from bereik.house.demonstration.lives import town_lives
from bereik.people import rules as terms_of_people
from bereik.people.actions import is_objected
from bereik.people.erasing import coarsen
from bereik.people.models import DataKey, Ending, Identity, Journey, Resident, Resting, Step
from bereik.see.consulting.check import found_in
from bereik.see.consulting.known import known_here
from bereik.see.consulting.rules import Asking, State, answered_before, kept_until, may_call, state_of
from bereik.see.consulting.sealing import text_key
from bereik.see.erased import ERASED, erased_key
from bereik.see.models import Consultation, HandedOver, Signal, SignalWords
from bereik.see.rules import may_agree
from bereik.terms import steps
from bereik.terms.authority import Age, SaysYes
from bereik.terms.channels import Channel
from bereik.terms.clocks import months_after
from bereik.terms.endings import ENDINGS, EndingReason, Whose
from bereik.terms.hand_overs import HandOver
from bereik.terms.laws import Law
from bereik.terms.outcomes import Outcome
from bereik.terms.own_words import OWN_KINDS, OwnKind
from bereik.terms.purposes import Purpose
from bereik.terms.routes import Route
from bereik.terms.senders import Sender
from bereik.trust.access import HOUSE, house_access
from bereik.trust.models import Account
from bereik.trust.refusals import NoAccess
from bereik.trust.sealing import CannotOpen

TODAY = datetime(2026, 11, 23, tzinfo=HERE)
SIZE = 500


def upkeep() -> Any:
    return house_access(Purpose.UPKEEP, "nakijken", at=TODAY + timedelta(hours=10))


@dataclass
class Stands:
    """Everything that was written about the residents of one town."""

    filled: Filled
    journeys: list[Journey] = field(default_factory=list)
    promises: dict[UUID, list[Promise]] = field(default_factory=lambda: defaultdict(list))
    words: dict[UUID, list[OwnWord]] = field(default_factory=lambda: defaultdict(list))
    steps: dict[UUID, dict[str, datetime]] = field(default_factory=lambda: defaultdict(dict))
    tries: dict[UUID, list[Attempt]] = field(default_factory=lambda: defaultdict(list))
    endings: dict[UUID, Ending] = field(default_factory=dict)
    rests: dict[UUID, list[Resting]] = field(default_factory=lambda: defaultdict(list))
    residents: dict[UUID, Resident] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=dict)

    @property
    def of_somebody(self) -> list[Journey]:
        return [one for one in self.journeys if self.residents[one.resident_id].erased_at is None]


@pytest.fixture(scope="module")
def stands(django_db_setup: None, django_db_blocker: Any) -> Iterator[Stands]:
    """One town for all these tests, which only read it."""
    from tests.conftest import _empty_house

    with django_db_blocker.unblock():
        stands = Stands(fill(2026, at=TODAY + timedelta(hours=10), residents=SIZE))
        with upkeep():
            stands.journeys = list(Journey.objects.order_by("opened_at", "id"))
            for step in Step.objects.order_by("at", "id"):
                stands.steps[step.journey_id].setdefault(step.step, step.at)
            for model, into in (
                (Promise, stands.promises),
                (OwnWord, stands.words),
                (Attempt, stands.tries),
                (Resting, stands.rests),
            ):
                for row in model.objects.order_by("id"):
                    into[row.journey_id].append(row)  # type: ignore[attr-defined]
            stands.endings = {one.journey_id: one for one in Ending.objects.all()}
            stands.residents = Resident.objects.in_bulk()
        staff = lines_of(list(Account.objects.all()), TODAY)
        stands.accounts = {one.account.name: one.state for one in staff}
        yield stands
        _empty_house(None)  # type: ignore[arg-type]


# By lawful means


def test_it_comes_in_under_a_purpose_and_is_closed_without_one(stands: Stands) -> None:
    assert stands.filled.at == TODAY
    with pytest.raises(NoAccess):
        Journey.objects.count()
    assert len(stands.residents) == SIZE == stands.filled.residents


def test_whoever_works_in_the_town_came_in_and_waits_for_no_invitation(stands: Stands) -> None:
    assert stands.accounts and set(stands.accounts.values()) == {"ready"}
    assert len(stands.journeys) == stands.filled.journeys
    assert all(one.synthetic for one in (*stands.journeys, *stands.residents.values()))
    assert {one.law for one in stands.journeys} == {Law.WGS, Law.WMO, Law.JEUGDWET}
    assert all(one.opened_at < TODAY for one in stands.journeys)


def test_each_batch_left_a_line_in_the_trail_that_says_whom_it_touched(stands: Stands) -> None:
    from django.db import connections

    from bereik.house.demonstration.filling import A_BATCH
    from bereik.trust.models import TrailLine
    from bereik.trust.wall.authorizer import trail_open

    alias = "owner" if connections["default"].vendor == "postgresql" else "default"
    with trail_open():
        lines = list(TrailLine.objects.using(alias).values("what", "who", "because", "touched", "tables"))
    batches = [
        one for one in lines if one["what"] == "fill_made_up_town" and "people.Journey" in one["tables"]
    ]
    assert len(batches) == -(-stands.filled.journeys // A_BATCH)
    assert all(one["who"] == HOUSE and one["because"] and one["touched"] for one in batches)


def test_a_name_and_what_was_said_open_with_the_own_key_alone(stands: Stands) -> None:
    with upkeep():
        keys = {one.resident_id: one.key() for one in DataKey.objects.all()}
        names = {one.resident_id: one for one in Identity.objects.all()}
    assert set(keys) == set(names) == {one.resident_id for one in stands.of_somebody}
    one, other = sorted(names)[:2]
    assert names[one].read(keys[one], "surname")["surname"] in stands.filled.town.names["surnames"]
    with pytest.raises(CannotOpen):
        names[one].read(keys[other], "surname")
    promise = next(row for rows in stands.promises.values() for row in rows if row.what)
    assert promise.read(keys[promise.resident_id])["what"]
    with pytest.raises(CannotOpen):
        promise.read(next(key for resident, key in keys.items() if resident != promise.resident_id))


def test_nothing_that_was_said_or_promised_lies_readable_in_the_rows(stands: Stands) -> None:
    said = stands.filled.town.said
    lines = [
        one.encode()
        for part in ("promises", "needs", "own")
        for some in said[part].values()
        for one in some
        if one
    ]
    lines += [one.encode() for part in ("explained", "answered") for one in said[part].values()]
    sealed = [
        bytes(value)
        for rows in (*stands.promises.values(), *stands.words.values())
        for row in rows
        for name in type(row).SEALED
        if (value := getattr(row, name))
    ]
    assert len(sealed) > 200
    assert not any(line in value for value in sealed for line in lines)


def test_nobody_has_a_citizen_service_number_or_another_s_phone(stands: Stands) -> None:
    with upkeep():
        assert not Identity.objects.filter(~Q(bsn_index=b"") | Q(bsn__isnull=False)).exists()
        keys = {one.resident_id: one.key() for one in DataKey.objects.all()}
        phones = [one.read(keys[one.resident_id], "phone")["phone"] for one in Identity.objects.all()]
    assert all(one.startswith("060") for one in phones) and len(set(phones)) == len(phones)


# What stands on the journey's own row


def test_the_first_day_of_an_open_promise_stands_on_the_journey(stands: Stands) -> None:
    expected = {
        one.pk: min((row.due_on for row in stands.promises[one.pk] if is_open(row)), default=None)
        for one in stands.journeys
        if one.ended_at is None
    }
    assert any(expected.values())
    for one in stands.journeys:
        assert one.word_due_on == (None if one.ended_at else expected[one.pk])


def test_since_when_something_asked_waits_stands_on_the_journey(stands: Stands) -> None:
    for one in stands.journeys:
        waits = [
            row.at
            for row in stands.words[one.pk]
            if OWN_KINDS[OwnKind(row.kind)].asks and row.answered_at is None
        ]
        assert one.asked_at == (None if one.ended_at else min(waits, default=None))


def test_what_the_attempts_add_up_to_stands_on_the_journey(stands: Stands) -> None:
    for one in stands.journeys:
        made = [row for row in stands.tries[one.pk] if went(Channel(row.channel), Outcome(row.outcome))]
        talks = [row.happened_at for row in made if met(Outcome(row.outcome))]
        assert one.tries == len(made)
        assert one.tried_at == max((row.happened_at for row in made), default=None)
        assert (one.met_at is not None) == bool(talks) and one.met_at in (None, *talks)
        assert (one.promised_on is None) == bool(made)
        assert all(row.reached == met(Outcome(row.outcome)) for row in made)


def test_a_rest_that_ended_long_ago_does_not_stand_on_a_journey_that_went_on(stands: Stands) -> None:
    rested = [one for one in stands.journeys if stands.rests[one.pk]]
    assert rested
    for one in rested:
        last = max(stands.rests[one.pk], key=lambda row: row.at)
        assert one.rests_until in (None, last.until)
        if one.ended_at:
            assert one.rests_until is None
        if one.rests_until:
            assert all(day_of(row.happened_at) < one.rests_until for row in stands.tries[one.pk])


def test_an_ending_is_one_and_stands_on_the_journey(stands: Stands) -> None:
    for one in stands.journeys:
        ending = stands.endings.get(one.pk)
        assert one.ended_at == (ending.at if ending else None)


# Steps that are true


def test_every_step_that_the_resident_decides_is_their_own_answer(stands: Stands) -> None:
    """NEED_MET, STILL_MET and WE_LISTENED; and who gave no answer took no such step."""
    counted = 0
    for one in stands.journeys:
        taken, said = stands.steps[one.pk], stands.words[one.pk]
        for step, kind, yes in (
            (steps.Step.NEED_MET, OwnKind.NEED_MET, True),
            (steps.Step.STILL_MET, OwnKind.STILL_MET, True),
            (steps.Step.WE_LISTENED, OwnKind.NEEDS, None),
        ):
            moments = [row.at for row in said if row.kind == kind and row.yes is yes]
            assert (step in taken) == bool(moments), (one.pk, step)
            if moments:
                counted += 1
                assert taken[step] == min(moments)
        if steps.Step.STILL_MET in taken:
            asked_from = months_after(day_of(taken[steps.Step.NEED_MET]), STILL_AFTER_MONTHS)
            assert day_of(taken[steps.Step.STILL_MET]) >= asked_from
        for row in said:
            assert (row.yes is not None) == OWN_KINDS[OwnKind(row.kind)].answers
    assert counted > 100


def test_every_step_that_a_promise_decides_follows_from_the_promises(stands: Stands) -> None:
    """As `help.actions.promising` would have taken them."""
    agreed = 0
    for one in stands.of_somebody:
        taken = stands.steps[one.pk]
        made = [row for row in stands.promises[one.pk] if one.met_at and row.made_at >= one.met_at]
        first = min((row.made_at for row in made), default=None)
        assert taken.get(steps.Step.WE_AGREED) == first
        done = [row for row in made if row.kept_at]
        assert taken.get(steps.Step.WE_STARTED) == min((row.kept_at for row in done), default=None)
        kept = [
            row.repaired_at or row.kept_at
            for row in done
            if row.repaired_at or day_of(row.kept_at) <= row.due_on
        ]
        assert taken.get(steps.Step.WE_KEPT_OUR_WORD) == min(kept, default=None)
        agreed += first is not None
    assert agreed > 40


def test_a_promise_has_one_fate(stands: Stands) -> None:
    """Kept, moved, explained, let go or open; what is moved or put right later is followed by another."""
    rows = {row.pk: row for some in stands.promises.values() for row in some}
    followed = {row.follows_id for row in rows.values() if row.follows_id}
    for row in rows.values():
        assert (row.broken_at is None) == (row.repaired_at is None) == (row.because == "")
        assert not (row.moved_at and (row.kept_at or row.broken_at))
        assert not (row.let_go_at and row.kept_at)
        if row.moved_at:
            assert row.pk in followed and day_of(row.moved_at) < row.due_on
        if row.broken_at and row.kept_at is None:
            assert row.pk in followed
        if row.follows_id:
            assert rows[row.follows_id].moved_at or rows[row.follows_id].broken_at
        for moment in (row.kept_at, row.broken_at, row.moved_at, row.let_go_at, row.disputed_at):
            assert moment is None or row.made_at < moment < TODAY
    fates = {
        name: sum(bool(getattr(row, name)) for row in rows.values())
        for name in ("kept_at", "broken_at", "moved_at", "disputed_at")
    }
    assert all(fates.values()), fates


def test_what_was_asked_is_answered_with_words_or_waits(stands: Stands) -> None:
    asked = [row for some in stands.words.values() for row in some if OWN_KINDS[OwnKind(row.kind)].asks]
    assert any(row.answered_at for row in asked)
    for row in asked:
        assert (row.answered_at is None) == (row.answered_by is None) == (row.answer == "")
        assert row.answered_at is None or row.answered_at >= row.at
    for some in stands.words.values():
        for row in some:
            assert row.answered_at is None or OWN_KINDS[OwnKind(row.kind)].asks


def test_where_we_stopped_of_ourselves_nothing_was_owed(stands: Stands) -> None:
    """`help.rules.stopping`: first keep or explain, and answer what was asked."""
    for one in stands.of_somebody:
        ending = stands.endings.get(one.pk)
        if ending is None or ENDINGS[EndingReason(ending.because)].whose is not Whose.OURS:
            continue
        assert not [row for row in stands.promises[one.pk] if is_open(row)]
        assert not [
            row
            for row in stands.words[one.pk]
            if OWN_KINDS[OwnKind(row.kind)].asks and row.answered_at is None
        ]


# Signals


def test_every_yes_is_one_that_may_be_passed_on(stands: Stands) -> None:
    with upkeep():
        signals = list(Signal.objects.all())
        worded = set(SignalWords.objects.values_list("signal", flat=True))
    asked = [
        one for one in signals if one.route == Route.WITH_AGREEMENT and one.sender_kind != Sender.OURSELVES
    ]
    kept = [one for one in asked if one.agreed_on and not one.key.startswith(ERASED)]
    assert len(kept) > 40
    for one in kept:
        ages = Age(one.age)
        yes = [SaysYes(who) for who in one.agreed_by]
        received = day_of(one.received_at)
        assert may_agree(ages, yes, on=one.agreed_on, today=received).yes
    assert {one.law for one in signals if one.route == Route.ARREARS} == {Law.WGS}
    assert worded == {one.pk for one in kept}


# Who was never met, and who said no


def test_who_was_never_met_is_kept_for_the_term_and_then_erased(stands: Stands) -> None:
    latest: dict[UUID, date] = {}
    with upkeep():
        for journey, received in Signal.objects.values_list("journey", "received_at"):
            latest[journey] = max(latest.get(journey, date.min), day_of(received))
        keys = set(DataKey.objects.values_list("resident", flat=True))
    today = TODAY.date()
    for one in stands.journeys:
        term = None if one.met_at else terms_of_people.kept_until(latest[one.pk])
        gone = stands.residents[one.resident_id].erased_at is not None
        # Of who is still known by another journey, what was told about this one goes when its term has ended.
        forgotten = term is not None and one.ended_at is not None and max(term, day_of(one.ended_at)) < today
        assert one.keep_until == (None if gone or forgotten else term)
        assert one.keep_until is None or one.keep_until >= today - LEFT_TO_THE_LEAD
    erased = [one for one in stands.residents.values() if one.erased_at]
    assert 0.3 < len(erased) / SIZE < 0.7
    for resident in stands.residents.values():
        theirs = [one for one in stands.journeys if one.resident_id == resident.pk]
        past = all(one.keep_until is None and one.met_at is None for one in theirs)
        said_no = any(row.kind == OwnKind.NO for one in theirs for row in stands.words[one.pk])
        assert (resident.erased_at is not None) == (resident.pk not in keys)
        assert past <= (resident.erased_at is not None)
        assert (resident.erased_at is not None) <= (past or said_no)


def test_of_who_was_erased_no_word_is_left_and_ten_share_what_is(stands: Stands) -> None:
    nobody = [one for one in stands.journeys if stands.residents[one.resident_id].erased_at]
    assert nobody
    with upkeep():
        for one in nobody:
            assert (one.trusted_id, one.second_id, one.danger, one.rests_until) == (None, None, "", None)
            assert one.ended_at is not None
            # The house's own rule finds nothing more to take away.
            before = (one.area_id, one.came_through, one.about)
            coarsen(one)
            assert (one.area_id, one.came_through, one.about) == before
            assert (one.word_due_on, one.asked_at, one.keep_until) == (None, None, None)
            for row in (*stands.promises[one.pk], *stands.words[one.pk]):
                assert not any(getattr(row, name) for name in type(row).SEALED)
        left = Signal.objects.filter(journey__in=[one.pk for one in nobody])
        rows = {one.pk: one for one in nobody}
        for signal in left:
            assert signal.key.startswith(ERASED) and signal.key == erased_key(signal.sender, signal.key)
            assert (signal.own_words, signal.amount, signal.domains, signal.agreed_by) == ("", None, [], [])
            journey = rows[signal.journey_id] if signal.journey_id else None
            assert journey and (signal.area_id, signal.sender_kind) == (journey.area_id, journey.came_through)
    for resident in stands.residents.values():
        if resident.erased_at:
            assert (resident.area_id, resident.age_band) == (None, "")


def test_a_no_is_kept_without_a_name_and_honoured(stands: Stands) -> None:
    """Also of who was erased since: the same seed says what they were called."""
    people = {life.person.id: life.person for life in town_lives(stands.filled.town, 2026, TODAY, SIZE)}
    said_no = [one for one in people.values() if one.said_no_on]
    others = [one for one in people.values() if one.names and not one.said_no_on]
    assert len(said_no) > 5 and any(one.erased for one in said_no)
    with upkeep() as access:
        for one in said_no:
            assert one.names and is_objected(access, one.names.fields())
        assert not any(is_objected(access, one.names.fields()) for one in others if one.names)
    for one in said_no:
        journeys = [row for row in stands.journeys if row.resident_id == one.id]
        started = any(steps.Step.WE_STARTED in stands.steps[row.pk] for row in journeys)
        assert one.said_no_on is not None
        assert stands.residents[one.id].erase_on == erase_after_no(one.said_no_on, started=started)
        assert all(row.ended_at for row in journeys)


# Questions without a name


def test_a_question_without_a_name_is_one_that_the_house_would_take_and_keeps_no_longer(
    stands: Stands,
) -> None:
    known, today = known_here(), TODAY.date()
    said = stands.filled.town.said["asked_without_a_name"]
    assert not [one for part in said.values() for one in part if found_in(one, known)]
    with upkeep():
        questions = list(Consultation.objects.all())
    states: Counter[State] = Counter()
    for one in questions:
        assert not found_in(one.own_words, known)
        asked, answered = day_of(one.asked_at), one.answered_at and day_of(one.answered_at)
        assert one.erase_on == kept_until(asked, 14)
        assert one.answer_by == answered_before(asked, one.erase_on)
        assert one.asked_at < TODAY and (one.answered_at is None or one.answered_at < TODAY)
        gone = one.erase_on <= today
        assert (one.erased_at is not None) == gone
        words = one.read(text_key())
        assert not (words["text"] and (one.answered_at or gone)), "the text goes with the answer"
        assert not (gone and (words["advice_text"] or one.own_words))
        assert (answered is None) == (one.ends_in == "") == (one.advice == [])
        assert (one.card is None) or one.ends_in == "card"
        if one.call_at:
            assert one.answered_at and may_call(one.call_at, one.answered_at).yes
        erased = one.erased_at and day_of(one.erased_at)
        states[
            state_of(Asking(one.answer_by, one.erase_on, one.adviser_id, "", answered, erased), today)
        ] += 1
    assert states[State.ANSWERED] > len(questions) / 2
    assert states[State.WAITS] + states[State.IS_READ] >= 2


def test_a_hand_over_is_counted_and_nothing_more(stands: Stands) -> None:
    rows = list(HandedOver.objects.all())
    assert rows and {one.to for one in rows} <= set(HandOver)
    assert all(one.on < TODAY.date() for one in rows)
