"""Is the made-up town plausible, of nobody, the same for the same seed, and filled by lawful means?"""

from __future__ import annotations

import time
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bereik.house.demonstration.lives import Life, first_day_of, town_lives
from bereik.house.demonstration.plan import Town, read_town
from bereik.house.demonstration.story import HERE, Ended, Rested, Stepped, TakenOn, Tried
from bereik.terms.channels import CHANNELS, Channel
from bereik.terms.endings import ENDINGS, Whose
from bereik.terms.free_days import is_free
from bereik.terms.functions import Function
from bereik.terms.laws import Law
from bereik.terms.outcomes import OUTCOMES, Outcome
from bereik.terms.routes import ROUTES
from bereik.terms.senders import SENDERS, Sender, Statute
from bereik.terms.steps import Step

TODAY = datetime(2026, 11, 23, tzinfo=HERE)


@pytest.fixture(scope="module")
def town() -> Town:
    return read_town()


@pytest.fixture(scope="module")
def lives(town: Town) -> tuple[Life, ...]:
    return town_lives(town, 2026, TODAY)


def steps_of(life: Life) -> list[Step]:
    return [one.step for one in life.happenings if isinstance(one, Stepped)]


# What is laid down


def test_the_town_uses_the_words_of_terms(town: Town) -> None:
    assert all(one.kind == "municipality" or one.kind in set(Sender) for one in town.organisations)
    assert {one.law for one in town.teams} == {Law.WGS, Law.WMO, Law.JEUGDWET}
    assert all(Function(one.function) for one in town.staff)
    for law, rates in town.rates.items():
        assert Law(law)
        assert all(Channel(one) in CHANNELS and one in town.tries for one in rates.channels)
        assert len(rates.tries) <= len(rates.channels)
        assert all(Sender(one) for one in rates.senders)


def test_only_senders_that_a_law_names_pass_on_arrears(town: Town) -> None:
    assert all(SENDERS[Sender(one)].statute is Statute.NAMED for one in town.rates[Law.WGS].senders)


def test_every_team_has_two_or_three_professionals_and_a_lead(town: Town) -> None:
    for team in town.teams:
        assert 2 <= len(town.professionals(team.key)) <= 3
        assert town.lead(team.key)
    assert {one.function for one in town.staff} == set(Function) - {Function.EXPERIENCE_EXPERT}


def test_shares_of_a_whole_are_a_whole(town: Town) -> None:
    assert sum(one.share for one in town.teams) == pytest.approx(1)
    assert sum(one.share for one in town.wijken) == pytest.approx(1)


def test_nothing_in_the_town_can_be_somebody_elses(town: Town, lives: tuple[Life, ...]) -> None:
    """RFC 2606 keeps .example free; 06-0 is given to no subscriber; CBS gives the code 9999 to no municipality."""
    assert town.domain.endswith(".example")
    assert town.gemeentecode == "9999"
    assert all(one.code.startswith("WK9999") for one in town.wijken)
    for life in lives:
        person = life.person
        assert person.phone.startswith("060000")
        assert not person.email or person.email.endswith(".example")
        assert person.call_name in town.names["call_names"]
        assert person.surname in town.names["surnames"]
        assert person.postcode.startswith("1234 ")
        assert "bsn" not in person.named()


# What happened


def test_the_same_seed_and_day_give_the_same_town(town: Town, lives: tuple[Life, ...]) -> None:
    assert town_lives(town, 2026, TODAY) == lives
    other = town_lives(town, 2027, TODAY)
    assert {life.id for life in other}.isdisjoint(life.id for life in lives)


def test_about_eight_hundred_journeys_a_year(lives: tuple[Life, ...]) -> None:
    last_year = [life for life in lives if life.opened_at > TODAY - timedelta(days=365)]
    assert 740 <= len(last_year) <= 880
    assert all(life.opened_at < TODAY for life in lives)
    assert list(lives) == sorted(lives, key=lambda life: life.opened_at)


@pytest.mark.parametrize(
    ("today", "first"),
    [
        # A half-year is ripe when its last week has been followed for 26 weeks: six days and 183 more.
        (date(2026, 7, 7), date(2024, 7, 1)),
        (date(2026, 7, 8), date(2025, 1, 1)),
        (date(2026, 11, 23), date(2025, 1, 1)),
    ],
)
def test_the_town_begins_where_two_half_years_can_be_published(today: date, first: date) -> None:
    assert first_day_of(datetime.combine(today, datetime.min.time(), HERE)).date() == first


def test_nobody_shares_a_name_and_who_comes_back_is_the_same_person(lives: tuple[Life, ...]) -> None:
    people = {life.person.id: life.person for life in lives}
    assert len({(one.call_name, one.surname) for one in people.values()}) == len(people)
    by_id = {life.id: life for life in lives}
    again = [life for life in lives if life.former]
    assert 40 <= len(again) <= 240
    for life in again:
        former = by_id[life.former] if life.former else None
        assert former is not None and former.person == life.person and former.team == life.team
        ended = next(one for one in former.happenings if isinstance(one, Ended))
        assert ended.at < life.opened_at


def test_everything_happened_in_order_on_working_days_and_not_yet_in_the_future(
    lives: tuple[Life, ...],
) -> None:
    for life in lives:
        moments = [one.at for one in life.happenings]
        assert moments == sorted(moments)
        assert life.opened_at == moments[0] == life.signals[0].at
        assert moments[-1] <= TODAY
        assert not any(is_free(one.astimezone(HERE).date()) for one in moments)
        steps = steps_of(life)
        assert steps == list(Step)[: len(steps)], "no step without the one before it"
        assert bool(life.by) == any(isinstance(one, TakenOn) for one in life.happenings)


def test_what_is_said_of_a_try_fits_its_outcome(lives: tuple[Life, ...]) -> None:
    for life in lives:
        tries = [one for one in life.happenings if isinstance(one, Tried)]
        steps = steps_of(life)
        assert bool(tries) == (Step.WE_WENT in steps)
        assert any(one.met for one in tries) == (Step.WE_MET in steps)
        assert all(one.met == OUTCOMES[one.outcome].reach.met for one in tries)
        if any(one.outcome is Outcome.NOT_NOW for one in tries):
            assert any(isinstance(one, Rested) for one in life.happenings), "not now is never an ending"


def test_silence_is_our_loss_and_a_no_is_a_choice(lives: tuple[Life, ...]) -> None:
    endings = Counter(one.because for life in lives for one in life.happenings if isinstance(one, Ended))
    assert {ENDINGS[one].whose for one in endings} == set(Whose)
    for life in lives:
        ended = next((one for one in life.happenings if isinstance(one, Ended)), None)
        if ended and ENDINGS[ended.because].whose is Whose.RESIDENTS_CHOICE and life.team.law != Law.WGS:
            assert Step.WE_MET in steps_of(life), "who never spoke with us chose nothing"


def test_the_figures_are_those_of_the_field(lives: tuple[Life, ...]) -> None:
    """Divosa: about 80 of 100 arrears signals become a case, 1 in 4 to 1 in 3 of those people is reached, of whom
    about 1 in 3 accepts help. The chances allow for 450 draws: three standard deviations."""
    arrears = [life for life in lives if life.team.law == Law.WGS]
    went = share(arrears, Step.WE_WENT)
    assert 0.70 <= went <= 0.86
    assert 0.20 <= share(arrears, Step.WE_MET) <= 0.40
    met = [life for life in arrears if Step.WE_MET in steps_of(life)]
    assert 0.15 <= share(met, Step.WE_AGREED) <= 0.50


def share(lives: list[Life], step: Step) -> float:
    return sum(step in steps_of(life) for life in lives) / len(lives)


def test_signals_come_by_an_open_route(lives: tuple[Life, ...]) -> None:
    for life in lives:
        for passed in life.signals:
            assert ROUTES[passed.route].is_open(passed.at.date())
            assert ROUTES[passed.route].keeps_a_person
            assert (passed.amount is None) == (life.team.law != Law.WGS)
            assert passed.happened_on <= passed.at.date()
            if passed.told_at:
                assert passed.told_at > passed.at


# The house that is filled with it

in_a_house = pytest.mark.django_db(transaction=True)


@in_a_house
def test_the_town_comes_into_the_house_by_lawful_means_and_quickly() -> None:
    from bereik.house.demonstration import town as fill
    from bereik.people.models import Journey
    from bereik.terms.purposes import Purpose
    from bereik.trust.access import house_access
    from bereik.trust.refusals import NoAccess

    began = time.monotonic()
    filled = fill(2026, at=TODAY + timedelta(hours=10))
    assert time.monotonic() - began < 20
    assert filled.at == TODAY
    with pytest.raises(NoAccess):
        Journey.objects.count()
    with house_access(Purpose.UPKEEP, "nakijken") as access:
        journeys = list(Journey.objects.all())
        assert len(journeys) == filled.journeys
        assert all(one.synthetic and one.opened_at <= access.at for one in journeys)
        assert {one.law for one in journeys} == {Law.WGS, Law.WMO, Law.JEUGDWET}


@in_a_house
def test_each_batch_left_a_line_in_the_trail_that_says_whom_it_touched() -> None:
    from bereik.house.demonstration import town as fill
    from bereik.house.demonstration.filling import A_BATCH
    from bereik.trust.access import HOUSE

    filled = fill(2026, at=TODAY, a_year=120)
    deeds = [one for one in trail() if one["what"] == "fill_made_up_town"]
    assert len(deeds) == -(-filled.journeys // A_BATCH)
    assert {one["who"] for one in deeds} == {HOUSE}
    assert all(one["because"] and one["touched"] for one in deeds)


def trail() -> list[dict[str, Any]]:
    from django.db import connections

    from bereik.trust.models import TrailLine
    from bereik.trust.wall.authorizer import trail_open

    alias = "owner" if connections["default"].vendor == "postgresql" else "default"
    with trail_open():
        return list(TrailLine.objects.using(alias).values("what", "who", "because", "touched"))


@in_a_house
def test_an_open_journey_has_a_name_that_only_its_own_key_opens() -> None:
    from bereik.house.demonstration import town as fill
    from bereik.people.models import DataKey, Identity, Journey
    from bereik.terms.purposes import Purpose
    from bereik.trust.access import house_access
    from bereik.trust.sealing import CannotOpen

    filled = fill(2026, at=TODAY, a_year=60)
    with house_access(Purpose.UPKEEP, "nakijken"):
        residents = set(Journey.objects.open().values_list("resident_id", flat=True))
        identities = {one.resident_id: one for one in Identity.objects.filter(resident_id__in=residents)}
        keys = {one.resident_id: one.key() for one in DataKey.objects.filter(resident_id__in=residents)}
    assert set(identities) == set(keys) == residents and residents
    one, other = sorted(residents)[:2]
    assert identities[one].read(keys[one], "surname")["surname"] in filled.town.names["surnames"]
    with pytest.raises(CannotOpen):
        identities[one].read(keys[other], "surname")


@in_a_house
def test_a_second_town_and_a_real_house_are_refused(settings: Any) -> None:
    from bereik.house.demonstration import town as fill
    from bereik.house.demonstration.filled import NotForReal
    from bereik.municipality.models import Organisation

    settings.BEREIK_SYNTHETIC = False
    with pytest.raises(NotForReal, match="not synthetic"):
        fill(2026, at=TODAY, a_year=10)
    assert not Organisation.objects.exists()
    settings.BEREIK_SYNTHETIC = True
    fill(2026, at=TODAY, a_year=10)
    with pytest.raises(NotForReal, match="already lives"):
        fill(2026, at=TODAY, a_year=10)


# One signal through the house, and the official examples


@in_a_house
def test_one_signal_runs_through_with_dates_that_fit() -> None:
    from bereik.house.demonstration import town as fill
    from bereik.house.demonstration.thread import run_thread
    from bereik.people.models import Journey
    from bereik.people.models import Step as Taken
    from bereik.people.names import read_names
    from bereik.see.models import Signal
    from bereik.terms.purposes import Purpose
    from bereik.terms.reasons.feedback import SignalReason
    from bereik.trust.access import house_access

    filled = fill(2026, at=TODAY, a_year=20)
    thread = run_thread(filled)
    with house_access(Purpose.UPKEEP, "nakijken") as access:
        followed, waiting = (Journey.objects.get(pk=one) for one in (thread.followed, thread.waiting))
        assert followed.trusted_id == filled.laid.accounts["sanne"].id
        assert waiting.trusted_id is None
        assert waiting.team_id == followed.team_id == filled.laid.teams["noord"].id
        taken = list(Taken.objects.filter(journey=followed.id).values_list("step", "at"))
        assert [step for step, _ in taken] == [Step.WE_SAW, Step.WE_MAY, Step.WE_WENT, Step.WE_MET]
        moments = [at for _, at in taken]
        assert moments == sorted(moments) and moments[-1] < filled.at
        assert not any(is_free(one.astimezone(HERE).date()) for one in moments)
        assert followed.trusted_at is not None and moments[0] < followed.trusted_at < moments[2]
        signal = Signal.objects.get(journey=followed.id)
        assert signal.sender == filled.links[Sender.SCHOOL]
        assert signal.told == SignalReason.SPOKEN_WITH and signal.told_at == moments[-1]
        assert signal.told_by is not None and signal.told_at.date() <= signal.told_by
        names = read_names(access, [followed.resident_id])
        assert names[followed.resident_id].name == "Madelief Merel"
    assert thread.own_link.subject == followed.resident_id
    assert "Merel" not in thread.own_link.holder


@in_a_house
def test_the_official_examples_stand_beside_the_town_or_are_said_to_be_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bereik.house.demonstration import town as fill
    from bereik.house.demonstration.official import BESIDE_THE_PROJECT, take_in_examples
    from bereik.see.models import Delivery

    fill(2026, at=TODAY, a_year=20)
    monkeypatch.setenv("BEREIK_DDAS_EXAMPLES", str(tmp_path))
    said = [one.nl for one in take_in_examples()]
    assert len(said) == 1 and "niet bij de hand" in said[0]
    if not BESIDE_THE_PROJECT.is_dir():
        pytest.skip("the official examples are not beside the project")
    monkeypatch.delenv("BEREIK_DDAS_EXAMPLES")
    said = [one.nl for one in take_in_examples()]
    assert [one.split(":")[0].split()[-1] for one in said] == [
        "enkelvoudigVoorbeeld.json",
        "meervoudigVoorbeeld.json",
    ]
    # One delivery has one part, the other two; the second repeats the first one's signal VS-2025-0001.
    assert Delivery.objects.count() == 3
    assert all("nieuwe signalen" in one for one in said)
