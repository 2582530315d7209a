"""Does `bereik demo` make the town that is asked for, the same one each time, and refuse what it cannot make?"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bereik.house.command.answers import Unusable
from bereik.house.demonstration.asked import Asked, Standing, Wanted, same_town, wanted
from bereik.house.demonstration.deliveries import leave_deliveries
from bereik.house.demonstration.plan import TOWNS, read_town
from bereik.house.exchange.ddas.checking import check_file
from bereik.house.exchange.ddas.schema import SchemaUnusable, read_schema
from tests.house.tree import ROOT

SCHEMA = ROOT.parent / "shared/data/ddas-vroegsignalering/json_schema_Uitwisselmodel.json"
TODAY = date(2026, 11, 28)
ENDS = date(2026, 10, 31)


def demo(home: Path, *wanted: str, hash_seed: str = "0") -> subprocess.CompletedProcess[str]:
    around = {
        name: value for name, value in os.environ.items() if not name.startswith(("BEREIK_", "DJANGO_"))
    }
    around |= {"BEREIK_HOME": str(home), "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-m", "bereik.house.command", "demo", *wanted]
    return subprocess.run(command, env=around, capture_output=True, text=True, timeout=600)


def signals_of(home: Path) -> str:
    """A digest of all signals and of what became of them, in any order."""
    with sqlite3.connect(home / "house.sqlite3") as house:
        rows = [
            repr(row)
            for question in (
                "select id, resident_id, journey_id, sender_kind, route, happened_on, amount, area_id from see_signal"
                " where key like 'town-%'",
                "select id, journey_id, channel, reached, happened_at from help_attempt where id in"
                " (select a.id from help_attempt a join see_signal s on s.journey_id = a.journey_id"
                " where s.key like 'town-%')",
            )
            for row in house.execute(question)
        ]
    return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()


@pytest.mark.sqlite
def test_the_same_town_twice_gives_the_same_signals_and_is_served_but_never_overwritten(
    tmp_path: Path,
) -> None:
    asked = ("--town", "rural", "--residents", "120", "--seed", "7", "--until", "2026-10-31", "--no-serve")
    first, second = tmp_path / "first", tmp_path / "second"
    for home, hash_seed in ((first, "1"), (second, "2")):
        made = demo(home, *asked, hash_seed=hash_seed)
        assert made.returncode == 0, made.stderr
        assert "bereik demo" in made.stdout
    assert signals_of(first) == signals_of(second)
    for name in sorted(one.name for one in (first / "deliveries").iterdir()):
        assert (first / "deliveries" / name).read_bytes() == (second / "deliveries" / name).read_bytes()
    # What is there already is served, and another town does not come over it.
    before = signals_of(first)
    assert demo(first, "--no-serve").returncode == 0
    other = demo(first, "--town", "student-city", "--no-serve")
    assert (other.returncode, other.stdout) == (2, "")
    assert "student-city" not in other.stderr and "rural" in other.stderr
    assert signals_of(first) == before


@pytest.mark.parametrize(
    "wrong",
    [
        ("--town", "atlantis"),
        ("--residents", "0"),
        ("--residents", "1000000000"),
        ("--seed", "-1"),
        ("--until", "2025-02-30"),
        ("--until", "2999-01-01"),
        ("--until", "2010-01-01"),
    ],
)
def test_what_cannot_be_made_is_said_and_leaves_nothing(tmp_path: Path, wrong: tuple[str, str]) -> None:
    home = tmp_path / "home"
    said = demo(home, *wrong, "--no-serve")
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.strip() and "Traceback" not in said.stderr
    assert not home.exists() or not list(home.iterdir())


def test_two_years_end_with_the_month_before_today() -> None:
    for town in TOWNS:
        assert wanted(Asked(town=town), TODAY).until == ENDS
    assert wanted(Asked(town="rural"), date(2026, 1, 1)).until == date(2025, 12, 31)
    assert wanted(Asked(town="rural", until=date(2026, 6, 30)), TODAY).until == date(2026, 6, 30)


def test_another_size_seed_or_end_is_another_town(tmp_path: Path) -> None:
    there = Standing("CODE", Wanted("rural", 120, 7, ENDS))
    same_town(tmp_path, there, Asked())
    same_town(tmp_path, there, Asked("rural", 120, 7, ENDS))
    for other in (Asked("student-city"), Asked(residents=121), Asked(seed=8), Asked(until=date(2026, 9, 30))):
        with pytest.raises(Unusable):
            same_town(tmp_path, there, other)


def test_every_kind_of_municipality_has_codes_of_its_own_and_people_for_every_function() -> None:
    codes = [read_town(name).gemeentecode for name in ("voorbeeldstad", *TOWNS)]
    assert len(set(codes)) == len(codes) == 4
    for name in TOWNS:
        town = read_town(name)
        functions = {one.function for one in town.staff}
        assert {
            "professional", "team_lead", "delivery_officer", "policy_officer", "council_member", "privacy_officer",
            "housekeeper",
        } <= functions  # fmt: skip
        assert {one.kind for one in town.organisations} >= {"municipality", "gp", "school"}
        # Ten times the people is more teams, and not teams of two hundred.
        large = read_town(name, 200_000)
        assert len(large.teams) > len(town.teams)
        assert max(len(one.professionals) for one in large.teams) < 60
        assert len({one.name for one in large.staff}) == len(large.staff)


@pytest.mark.parametrize("name", ["voorbeeldstad", "student-city", "provincial-town", "rural"])
def test_its_deliveries_come_in_without_an_error_and_tell_what_changed(tmp_path: Path, name: str) -> None:
    if not SCHEMA.exists():
        pytest.skip("the official schema is not beside this project")
    official = read_schema(SCHEMA)
    assert not isinstance(official, SchemaUnusable)
    first, following, listed = leave_deliveries(tmp_path / "deliveries", read_town(name), 7, ENDS, 400)
    for one in (first, following):
        checked = check_file(one, schema=official)
        assert checked.unreadable is None and not checked.errors
    before, after = (
        {
            signal["ID"]: signal
            for signal in json.loads(one.read_text(encoding="utf-8"))["leveringen"][0]["vroegsignalen"]
        }
        for one in (first, following)
    )
    assert after.keys() - before.keys(), "new"
    assert before.keys() - after.keys(), "vanished"
    both = before.keys() & after.keys()
    assert any(before[one]["bedrag"] != after[one]["bedrag"] for one in both), "amended"
    assert any(before[one] == after[one] for one in both), "the same again"
    again = [json.dumps(after[one]["client"]) for one in after]
    assert len(set(again)) < len(again), "a person of whom another signal comes"
    with pytest.raises(UnicodeDecodeError):
        listed.read_bytes().decode("utf-8")
