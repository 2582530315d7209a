"""What is laid down about the made-up town: its areas, organisations, teams, staff, names and rates?

All of it stands in the TOML files beside this module; a municipality that wants another town writes another file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
WHOLE = 20_000
"""Residents for whom the town's file lays down who works there."""
FEWEST, FEW = 2, 12


@dataclass(frozen=True, slots=True)
class Wijk:
    """`share` of the people we hear of live here; `met` is how much more or less often we get to speak with them."""

    code: str
    name: str
    share: float
    met: float
    buurten: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Organisation:
    """`link` says who holds the link with which signals are passed on, '' where signals come in another way."""

    key: str
    kind: str
    name: str
    phone: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class TeamOfTown:
    """`room` is how much of the people it needs this team has; `lead` and `professionals` are names."""

    key: str
    name: str
    law: str
    phone: str
    hours_text: str
    talks_a_week: int
    share: float
    room: float
    wijken: tuple[str, ...]
    lead: str
    professionals: tuple[str, ...]

    @property
    def later(self) -> int:
        """So many days later than the reach policy asks the team honestly promises contact, when it has no room."""
        return 0 if self.room >= 1 else 35


@dataclass(frozen=True, slots=True)
class Member:
    """Someone with an account. `team` is a team's key, '' for the municipality as a whole."""

    key: str
    name: str
    function: str
    team: str = ""


@dataclass(frozen=True, slots=True)
class Rates:
    """How often something happens under one law (`rates.toml` says where the figures come from)."""

    taken_up: float
    repeated: float
    listened: float
    agreed: float
    started: float
    kept: float
    answered: float
    need_met: float
    still_answered: float
    still_met: float
    tries: tuple[int, ...]
    channels: tuple[str, ...]
    ages: tuple[int, int]
    senders: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Town:
    name: str
    place: str
    gemeentecode: str
    phone: str
    domain: str
    policy: Mapping[str, Any]
    wijken: tuple[Wijk, ...]
    organisations: tuple[Organisation, ...]
    teams: tuple[TeamOfTown, ...]
    staff: tuple[Member, ...]
    names: Mapping[str, list[str]]
    said: Mapping[str, Any]
    tries: Mapping[str, float]
    word: Mapping[str, float]
    asked: Mapping[str, float]
    rates: Mapping[str, Rates]
    thread: tuple[Mapping[str, Any], ...]

    def professionals(self, team: str) -> tuple[Member, ...]:
        return tuple(one for one in self.staff if one.team == team and one.function == "professional")

    def lead(self, team: str) -> Member:
        return next(one for one in self.staff if one.team == team and one.function == "team_lead")

    def organisation_of(self, kind: str) -> Organisation | None:
        return next((one for one in self.organisations if one.kind == kind), None)


def read_town(name: str = "voorbeeldstad", residents: int = WHOLE) -> Town:
    """The town of `NAME.toml` with the names, sentences and rates that all made-up towns share.

    A town of fewer residents has fewer people at work, so that a day there looks the same.
    """
    laid, rates = _toml(name), _toml("rates")
    tries, word, asked = (rates.pop(one) for one in ("try", "word", "asked"))
    teams = tuple(_team(one, residents / WHOLE) for one in laid["teams"])
    return Town(
        name=laid["name"],
        place=laid["place"],
        gemeentecode=laid["gemeentecode"],
        phone=laid["phone"],
        domain=laid["domain"],
        policy=laid["policy"],
        wijken=tuple(Wijk(**one) for one in laid["wijken"]),
        organisations=tuple(Organisation(**one) for one in laid["organisations"]),
        teams=teams,
        staff=(*(one for team in teams for one in _at_work(team)), *(Member(**one) for one in laid["staff"])),
        names=_toml("names"),
        said=_toml("said"),
        tries=tries,
        word=word,
        asked=asked,
        rates={law: Rates(**values) for law, values in rates.items()},
        thread=tuple(laid["thread"]),
    )


def _team(laid: Mapping[str, Any], size: float) -> TeamOfTown:
    people = laid["professionals"]
    at_work = people[: max(FEWEST, round(len(people) * size))]
    return TeamOfTown(
        **{
            **laid,
            "wijken": tuple(laid["wijken"]),
            "professionals": tuple(at_work),
            # A few hours more in a small town, where a few who wait are many: only the team that is short is full.
            "talks_a_week": max(FEWEST if laid["room"] < 1 else FEW, round(laid["talks_a_week"] * size)),
        }
    )


def _at_work(team: TeamOfTown) -> Iterator[Member]:
    for name in team.professionals:
        yield Member(key_of(name), name, "professional", team.key)
    yield Member(key_of(team.lead), team.lead, "team_lead", team.key)


def key_of(name: str) -> str:
    """By what somebody at work is called in the town's files and tests: "sanne" for Sanne Linde."""
    return name.split()[0].lower()


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
