"""Does one made-up signal run through the house with dates that fit, and is the town filled only where it may be?"""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bereik.help.models import OwnWord, Promise
from bereik.help.rules import day_of, is_open
from bereik.house.demonstration import town as fill
from bereik.house.demonstration.chances import HERE
from bereik.house.demonstration.filled import NotForReal
from bereik.house.demonstration.plan import WHOLE
from bereik.house.demonstration.thread import run_thread
from bereik.house.upkeep.erasing import erase_whose_day_came
from bereik.house.upkeep.term import end_terms
from bereik.municipality.models import Organisation
from bereik.people.models import Journey, ReasonedLook, Resident, Step
from bereik.people.names import read_names
from bereik.see.consulting.keeping import keep_questions
from bereik.see.models import Delivery, Signal
from bereik.terms import steps
from bereik.terms.own_words import OwnKind
from bereik.terms.purposes import Purpose
from bereik.terms.reasons.feedback import SignalReason
from bereik.trust.access import Access, house_access
from bereik.trust.links.codes import open_code, read_code
from tests.size import IN_PROOF

TODAY = datetime(2026, 11, 23, tzinfo=HERE)
in_a_house = pytest.mark.django_db(transaction=True)


@in_a_house
def test_a_second_town_and_a_real_house_are_refused(settings: Any) -> None:
    settings.BEREIK_SYNTHETIC = False
    with pytest.raises(NotForReal, match="not synthetic"):
        fill(2026, at=TODAY, residents=10)
    assert not Organisation.objects.exists()
    settings.BEREIK_SYNTHETIC = True
    fill(2026, at=TODAY, residents=10)
    with pytest.raises(NotForReal, match="already lives"):
        fill(2026, at=TODAY, residents=10)


# One signal through the house, and the official examples


@in_a_house
def test_one_signal_runs_through_with_dates_that_fit() -> None:
    filled = fill(2026, at=TODAY, residents=20)
    thread = run_thread(filled)
    with house_access(Purpose.UPKEEP, "nakijken", at=filled.at) as access:
        followed, waiting = (Journey.objects.get(pk=one) for one in (thread.followed, thread.waiting))
        assert followed.trusted_id == filled.laid.accounts["sanne"].id
        assert waiting.trusted_id is None
        assert waiting.team_id == followed.team_id == filled.laid.teams["noord"].id
        taken = list(Step.objects.filter(journey=followed.id).values_list("step", "at"))
        assert [step for step, _ in taken] == list(steps.Step)[: steps.Step.WE_KEPT_OUR_WORD.place + 1]
        moments = [at for _, at in taken]
        assert moments == sorted(moments) and moments[-1] < filled.at
        signal = Signal.objects.get(journey=followed.id)
        assert signal.sender == filled.links["school"]
        assert signal.told == SignalReason.SPOKEN_WITH and signal.told_at == dict(taken)["we_met"]
        assert signal.told_by is not None and day_of(signal.told_at) <= signal.told_by
        names = read_names(access, [followed.resident_id])
        assert names[followed.resident_id].name == "Madelief Merel"
        _one_is_kept_one_put_right_and_one_waits(access, followed)
    assert thread.own_link.subject == followed.resident_id
    assert "Merel" not in thread.own_link.holder
    opened = open_code(read_code(thread.code), address="127.0.0.1", at=filled.at, phone="14 0000")
    assert opened.link is not None and opened.link.pk == thread.own_link.pk


def _one_is_kept_one_put_right_and_one_waits(access: Access, journey: Journey) -> None:
    kept, broken, again, waits = Promise.objects.filter(journey=journey.pk).order_by("made_at", "id")
    assert kept.kept_at and not kept.broken_at
    assert broken.disputed_at and broken.broken_at and broken.repaired_at and not broken.kept_at
    assert again.follows_id == broken.pk and again.kept_at and day_of(again.kept_at) <= again.due_on
    assert is_open(waits) and waits.due_on > access.today
    assert journey.word_due_on == waits.due_on
    asks = OwnWord.objects.get(journey=journey.pk, kind=OwnKind.OTHER_DAY)
    assert asks.about == waits.pk and asks.answered_at is None and journey.asked_at == asks.at
    said = OwnWord.objects.get(journey=journey.pk, kind=OwnKind.NOT_KEPT)
    assert said.about == broken.pk and said.answered_at == broken.repaired_at


@in_a_house
def test_the_day_of_the_professional_has_each_thing_that_a_day_has() -> None:
    """A promise for today, one that is late, something that was asked, a rest that ends today, and somebody who waits."""
    filled = fill(2026, at=TODAY, residents=20)
    run_thread(filled)
    with house_access(Purpose.UPKEEP, "nakijken", at=filled.at) as access:
        mine = list(Journey.objects.open().filter(trusted=filled.laid.accounts["sanne"].id))
        today = access.today
        assert any(one.word_due_on == today for one in mine)
        assert any(one.word_due_on and one.word_due_on < today for one in mine)
        assert any(one.asked_at for one in mine)
        assert any(one.rests_until == today for one in mine)
        assert Journey.objects.nobody_yet(filled.laid.teams["noord"].id).exists()
        # And a colleague who looked with a reason: the professional hears it, the privacy officer reviews it.
        look = ReasonedLook.objects.get()
        assert (look.told_id, look.by_id) == tuple(filled.laid.accounts[one].id for one in ("sanne", "yusuf"))
        assert look.told_read_at is None and look.reviewed_at is None and len(look.reason) > 15


@in_a_house
def test_the_first_night_finds_nobody_whom_the_house_should_have_ended_or_erased() -> None:
    """Two years of nights are written down at once: the house's own night says whether they were."""
    filled = fill(2026, at=TODAY, residents=300)
    at = filled.at + timedelta(hours=3)
    found = end_terms(at, at.date()) | erase_whose_day_came(at, at.date())
    with house_access(Purpose.UPKEEP, "nakijken", at=at) as access:
        found |= keep_questions(access)
    assert found and set(found.values()) == {0}, found


@in_a_house
def test_the_official_examples_stand_beside_the_town_or_are_said_to_be_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bereik.house.demonstration.official import BESIDE_THE_PROJECT, take_in_examples

    fill(2026, at=TODAY, residents=20)
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


# The whole of it


@in_a_house
@pytest.mark.proof
@pytest.mark.skipif(not IN_PROOF, reason="the whole town, under make proof")
def test_the_whole_town_is_filled_within_a_minute(measured: Any) -> None:
    import resource

    began = time.monotonic()
    filled = fill(2026, at=TODAY, residents=WHOLE)
    seconds = time.monotonic() - began
    with house_access(Purpose.UPKEEP, "nakijken"):
        assert Resident.objects.count() == WHOLE
    measured(
        "made-up town",
        residents=filled.residents,
        journeys=filled.journeys,
        rows=filled.rows,
        seconds=round(seconds, 1),
        memory_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )
    assert seconds < 60
