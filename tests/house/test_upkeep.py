"""Is the night's work done whole, may it be done twice, and does one job that fails leave the others alone?"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connections
from django.utils import timezone
from jsonschema import Draft202012Validator

from bereik.facts.rows import PromiseFact, SaidFact
from bereik.help.facts import PromisePart, SaidPart, Tries
from bereik.house.command.running import run
from bereik.house.one_at_a_time import holding
from bereik.house.upkeep.destroying import latest_start, past_term, trail_kept_from
from bereik.house.upkeep.facts import fact_of
from bereik.house.upkeep.jobs import JOBS, upkeep
from bereik.house.upkeep.night import HOLD, AlreadyRunning, Figures, Job, run_night
from bereik.municipality.models import Made
from bereik.people.facts import JourneyPart
from bereik.people.messages.putting import put_ready
from bereik.people.models import Journey
from bereik.see.facts import Kinds
from bereik.terms.outgoing import Outgoing
from bereik.terms.own_words import OwnKind
from bereik.terms.purposes import Purpose
from bereik.terms.retention import RETENTION, Kept
from bereik.terms.steps import Step
from bereik.trust.access import house_access
from bereik.trust.ids import new_id
from bereik.trust.trail.chain import keeper
from bereik.trust.trail.verifying import verify_trail
from bereik.trust.wall.authorizer import trail_open
from tests.house.tree import ROOT
from tests.making import make_account, make_journey, make_resident, make_team

pytestmark = pytest.mark.django_db(transaction=True)

NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture(autouse=True)
def facts_of_their_own(settings: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "facts"
    settings.BEREIK_FACTS = folder
    return folder


def clock() -> Callable[[], datetime]:
    moments = iter(NOW + timedelta(seconds=second) for second in range(1000))
    return lambda: next(moments)


def figures(**values: Any) -> Callable[[datetime, date], Figures]:
    return lambda at, day: dict(values)


def broken(at: datetime, day: date) -> Figures:
    raise RuntimeError("Mees Linde")


# One night


def test_a_job_that_fails_is_written_down_without_words_and_the_others_go_on() -> None:
    night = run_night(
        (Job("one", figures(lines=1)), Job("two", broken), Job("three", figures(lines=3))),
        TODAY,
        clock(),
        NOW,
    )
    assert [(one.job, one.figures) for one in night.jobs] == [
        ("one", {"lines": 1}),
        ("two", {}),
        ("three", {"lines": 3}),
    ]
    made = {one.job: one for one in Made.objects.all()}
    assert made["one"].took == made["three"].took == 1.0
    assert made["two"].failed.startswith("builtins.RuntimeError")
    assert made["two"].ended is not None
    assert "Linde" not in made["two"].failed


def test_two_nights_at_once_are_one() -> None:
    with holding(HOLD), pytest.raises(AlreadyRunning):
        run_night((Job("one", figures()),), TODAY, clock(), NOW)
    assert Made.objects.count() == 0


def test_a_night_that_was_cut_off_is_shown_as_failed_by_the_next() -> None:
    Made.objects.create(job="one", for_day=TODAY, began=NOW)
    run_night((Job("one", figures()),), TODAY, clock(), NOW)
    assert sorted(Made.objects.values_list("failed", flat=True)) == ["", "cut off before it was done"]


def test_missed_nights_are_counted() -> None:
    job = (Job("one", figures()),)
    assert run_night(job, TODAY, clock(), NOW).missed == 0, "the first night missed none"
    assert run_night(job, TODAY, clock(), NOW).missed == 0, "twice on one day"
    assert run_night(job, TODAY + timedelta(days=1), clock(), NOW).missed == 0
    assert run_night(job, TODAY + timedelta(days=5), clock(), NOW).missed == 3


# The whole night


def test_sealing_comes_last_so_that_nothing_of_the_night_is_left_unsealed() -> None:
    assert JOBS[-1].name == "seal"
    make_journey(make_team())
    night = upkeep(TODAY, NOW)
    assert night.failed == ()
    verdict = verify_trail()
    assert verdict.whole
    assert verdict.not_sealed == 0
    assert night.jobs[-1].figures["head"] == str(verdict.head)


def test_messages_of_missed_nights_go_out_once() -> None:
    with (
        house_access(Purpose.RECOGNITION, "proef", at=NOW - timedelta(days=4)) as access,
        access.deed("put_ready"),
    ):
        put_ready(
            access, Outgoing.NEWS_FOR_COLLEAGUE, to_kind="account", to=make_account().pk, channel="email"
        )
    first = {one.job: one.figures for one in upkeep(TODAY, NOW).jobs}
    assert first["send"] == {"due": 1, "sent": 1, "failed": 0, "tried_again_later": 0, "tasks": 2}
    again = {one.job: one.figures for one in upkeep(TODAY, NOW).jobs}
    assert again["send"]["due"] == 0
    assert len(mail.outbox) == 1


def test_a_message_that_fails_does_not_stop_the_night() -> None:
    with house_access(Purpose.RECOGNITION, "proef", at=NOW) as access, access.deed("put_ready"):
        gone = make_account(left_at=NOW)
        put_ready(access, Outgoing.NEWS_FOR_COLLEAGUE, to_kind="account", to=gone.pk, channel="email")
    night = upkeep(TODAY, NOW)
    assert night.failed == ()
    (sent,) = (one for one in night.jobs if one.job == "send")
    assert sent.figures["failed"] == 1


def test_what_ended_is_cleared() -> None:
    Session.objects.create(session_key="oud", session_data="", expire_date=NOW - timedelta(days=1))
    Session.objects.create(session_key="nieuw", session_data="", expire_date=NOW + timedelta(days=1))
    upkeep(TODAY, NOW)
    assert list(Session.objects.values_list("session_key", flat=True)) == ["nieuw"]


def test_facts_hold_every_journey_and_no_name(facts_of_their_own: Path) -> None:
    from bereik.facts.inside import reading_inside

    team = make_team()
    resident = make_resident("Mees", "Linde")
    journey = make_journey(team, resident, at=NOW - timedelta(days=9), came_through="school")
    make_journey(team)
    upkeep(TODAY, NOW)
    with reading_inside(facts_of_their_own) as connection:
        rows = connection.execute("select partner_kind, law, opened from journeys order by opened").fetchall()
    assert len(rows) == 2
    monday = timezone.localdate(journey.opened_at)
    monday -= timedelta(days=monday.weekday())
    assert rows[0] == ("school", "wmo2015", monday)
    assert (facts_of_their_own / "published.duckdb").exists()
    for file in facts_of_their_own.glob("*.duckdb"):
        content = file.read_bytes()
        for told in (
            b"Linde",
            str(resident).encode(),
            resident.bytes,
            journey.pk.bytes,
            str(journey.pk).encode(),
        ):
            assert told not in content


def test_figures_can_be_made_in_the_queue_and_wait_while_the_night_works(facts_of_their_own: Path) -> None:
    from django_tasks_db.models import DBTaskResult

    from bereik.house.tasks import make_facts
    from bereik.house.work.working import work_until_empty

    make_journey(make_team())
    make_facts.enqueue(TODAY.isoformat())
    with holding(HOLD):
        assert work_until_empty() == 1
    assert not facts_of_their_own.exists()
    waits = DBTaskResult.objects.get(status="READY")
    assert waits.run_after > NOW
    DBTaskResult.objects.filter(pk=waits.pk).update(run_after=NOW)
    assert work_until_empty() == 1
    assert DBTaskResult.objects.get(pk=waits.pk).return_value["journeys"] == 1


# Facts of one journey


def part(**values: Any) -> JourneyPart:
    standard: dict[str, Any] = {
        "id": new_id(), "resident": new_id(), "law": "wgs", "team": new_id(), "area": "BU1", "wijk": "WK1",
        "age_band": "", "came_through": "", "about": (), "urgent": False, "reentered": False, "policy": None,
        "opened_at": datetime(2026, 3, 4, 9, tzinfo=UTC), "clock": "", "clock_on": None, "taken_on_at": None,
        "has_second": False, "rests": 0, "rests_until": None, "ended_at": None, "ended_because": "", "synthetic": True,
    }  # fmt: skip
    return JourneyPart(**{**standard, **values})


LATER = datetime(2026, 4, 1, 3, tzinfo=UTC)


def test_days_are_counted_in_days_of_our_own_calendar() -> None:
    """23:30 in UTC on 4 March is half past midnight on 5 March in Amsterdam."""
    told = fact_of(
        part(steps={"we_saw": datetime(2026, 3, 4, 9, tzinfo=UTC), "we_met": datetime(2026, 3, 4, 23, 30, tzinfo=UTC)}),
        Kinds(), Tries(), LATER, LATER.date(),
    )  # fmt: skip
    assert told.days == {Step.WE_SAW: 0, Step.WE_MET: 1}
    assert told.opened == date(2026, 3, 2), "the Monday of that week"
    assert told.observed_until == date(2026, 3, 31), "the last day that is over"


def test_what_happened_after_the_moment_that_counts_is_left_out() -> None:
    after = LATER + timedelta(days=2)
    told = fact_of(
        part(steps={"we_met": after}, ended_at=after, ending_at=after, ended_because="need_met"),
        Kinds(),
        Tries(),
        LATER,
        LATER.date(),
    )
    assert (told.days, told.ended, told.ended_because, told.closed_week) == ({}, None, "", None)


def at_nine(day: int) -> datetime:
    return datetime(2026, 3, day, 9, tzinfo=UTC)


def test_what_was_promised_a_partner_and_a_resident_are_told_apart() -> None:
    came = Kinds("school", "with_agreement", 1, told_by=date(2026, 3, 20), told_at=at_nine(22))
    promise = PromisePart(at_nine(5), date(2026, 3, 9), at_nine(10), at_nine(9), None, None, "no_people")
    told = fact_of(part(), came, Tries(), LATER, LATER.date(), [promise])
    assert (told.partner_kind, told.route) == ("school", "with_agreement")
    assert (told.partner_due, told.partner_told) == (16, 18)
    assert told.promises == (PromiseFact(made=1, due=5, kept=6, broken=5, because="no_people"),)


def test_a_promise_kept_after_the_moment_that_counts_is_still_open() -> None:
    later = LATER + timedelta(days=1)
    promise = PromisePart(at_nine(5), date(2026, 3, 9), later, later, later, later, "no_people")
    told = fact_of(part(), Kinds(), Tries(), LATER, LATER.date(), [promise])
    assert told.promises == (PromiseFact(made=1, due=5),)


def test_own_answers_are_told_with_their_day_and_never_our_step_in_their_place() -> None:
    own = [
        SaidPart(OwnKind.NEED_MET, at_nine(14), False, None),
        SaidPart(OwnKind.NOT_NOW, at_nine(15), None, date(2026, 5, 4)),
    ]
    told = fact_of(part(steps={"need_met": at_nine(10)}), Kinds(), Tries(), LATER, LATER.date(), own=own)
    assert told.days == {}, "a step that was written without the resident's answer is no answer"
    assert told.said == (
        SaidFact(kind=OwnKind.NEED_MET, day=10, yes=False),
        SaidFact(kind=OwnKind.NOT_NOW, day=11, until=61),
    )


def test_an_ending_is_told_by_its_week_twice_once_by_each_of_two_rows() -> None:
    told = fact_of(
        part(ended_at=at_nine(25), ending_at=at_nine(12), ended_because="we_had_no_people"),
        Kinds(), Tries(), LATER, LATER.date(),
    )  # fmt: skip
    assert (told.ended, told.ended_week, told.closed_week) == (8, date(2026, 3, 9), date(2026, 3, 23))


# Past its term


@pytest.mark.parametrize(
    ("day", "kept_from"),
    [
        # Five years from the end of the month: lines of October 2021 are kept until 31 October 2026.
        (date(2026, 10, 31), date(2021, 10, 1)),
        (date(2026, 11, 1), date(2021, 11, 1)),
        (date(2026, 11, 22), date(2021, 11, 1)),
        (date(2028, 2, 28), date(2023, 2, 1)),
        (date(2028, 2, 29), date(2023, 3, 1)),
    ],
)
def test_the_trail_is_kept_by_whole_months(day: date, kept_from: date) -> None:
    assert trail_kept_from(day) == kept_from


@pytest.mark.parametrize("kept", list(Kept))
def test_the_last_start_that_is_past_its_term_is_exact(kept: Kept) -> None:
    for day in (date(2026, 11, 22), date(2028, 2, 29), date(2027, 3, 31)):
        start = latest_start(kept, day)
        assert RETENTION[kept].ends(start) < day <= RETENTION[kept].ends(start + timedelta(days=1))


def age_the_trail(written: str) -> None:
    """As if it had been written back then: by whoever owns the tables, and before it was sealed."""
    with trail_open(), connections[keeper()].cursor() as cursor:
        cursor.execute("update trust_trailline set written = %s", [written])
    if keeper() == "default":
        with trail_open(), connections["looks"].cursor() as cursor:
            cursor.execute("update trust_trailline set written = %s", [written])


def test_lines_past_their_term_go_and_the_trail_stays_whole() -> None:
    make_journey(make_team())
    age_the_trail("2021-03-03 03:03:03.000")
    assert run(["trail", "seal"]) == 0
    make_journey(make_team())
    night = {one.job: one for one in upkeep(TODAY, NOW).jobs}
    assert night["destroy"].failed == ""
    assert night["destroy"].figures["trail_lines"] > 0
    verdict = verify_trail()
    assert verdict.whole and verdict.not_sealed == 0
    assert verdict.dropped == night["destroy"].figures["trail_lines"]


def test_files_past_their_term_are_counted_and_wait_for_a_yes() -> None:
    journey = make_journey(make_team(law="wgs"))
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("end"):
        Journey.objects.filter(pk=journey.pk).update(ended_at=NOW - timedelta(days=6 * 366))
    counted = past_term(NOW, TODAY)
    assert counted["wgs_file"] == 1
    assert counted["wmo_file"] == 0
    upkeep(TODAY, NOW)
    with house_access(Purpose.UPKEEP, "proef"):
        assert Journey.objects.filter(pk=journey.pk).exists()


# The command


def test_the_command_prints_what_was_done(capsys: Any) -> None:
    assert run(["upkeep", "--json"]) == 0
    answered = capsys.readouterr()
    document = json.loads(answered.out)
    schema = json.loads((ROOT / "docs/reference/schema/upkeep.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(document)
    assert [one["job"] for one in document["jobs"]] == [job.name for job in JOBS]
    assert run(["upkeep"]) == 0
    assert "seal: lines" in capsys.readouterr().out


def test_a_failed_job_is_exit_3_with_what_failed_and_nothing_on_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setattr("bereik.house.upkeep.jobs.JOBS", (Job("clear", broken), *JOBS[-1:]))
    assert run(["upkeep", "--json"]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert "clear" in said.err and "Linde" not in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert Made.objects.filter(job="seal", failed="").exists(), "the others were done"


def test_a_full_disk_in_the_night_is_said_in_words(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    def full(at: datetime, day: date) -> Figures:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bereik.house.upkeep.jobs.JOBS", (Job("facts", full),))
    assert run(["upkeep"]) == 3
    assert "De schijf is vol" in capsys.readouterr().err
    assert "OSError (28)" in Made.objects.get().failed


@pytest.mark.parametrize("day", ["gisteren", "2026-13-01", "2099-01-01"])
def test_a_day_that_is_none_or_still_to_come_is_refused(day: str, capsys: Any) -> None:
    assert run(["upkeep", "--day", day]) == 2
    said = capsys.readouterr()
    assert said.out == "" and day in said.err
    assert Made.objects.count() == 0


def test_while_it_runs_a_second_one_is_refused(capsys: Any) -> None:
    with holding(HOLD):
        assert run(["upkeep"]) == 2
    assert "loopt al" in capsys.readouterr().err
