"""What is laid down about the made-up town: its areas, organisations, teams, staff, names and rates?

All of it stands in the TOML files beside this module; a municipality that wants another town writes another file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


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
    key: str
    name: str
    law: str
    phone: str
    hours_text: str
    talks_a_week: int
    share: float
    wijken: tuple[str, ...]


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
    need_met: float
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
    rates: Mapping[str, Rates]
    thread: tuple[Mapping[str, Any], ...]

    def professionals(self, team: str) -> tuple[Member, ...]:
        return tuple(one for one in self.staff if one.team == team and one.function == "professional")

    def lead(self, team: str) -> Member:
        return next(one for one in self.staff if one.team == team and one.function == "team_lead")

    def organisation_of(self, kind: str) -> Organisation | None:
        return next((one for one in self.organisations if one.kind == kind), None)


def read_town(name: str = "voorbeeldstad") -> Town:
    """The town of `NAME.toml` with the names, sentences and rates that all made-up towns share."""
    laid, rates = _toml(name), _toml("rates")
    tries = rates.pop("try")
    return Town(
        name=laid["name"],
        place=laid["place"],
        gemeentecode=laid["gemeentecode"],
        phone=laid["phone"],
        domain=laid["domain"],
        policy=laid["policy"],
        wijken=tuple(Wijk(**one) for one in laid["wijken"]),
        organisations=tuple(Organisation(**one) for one in laid["organisations"]),
        teams=tuple(TeamOfTown(**{**one, "wijken": tuple(one["wijken"])}) for one in laid["teams"]),
        staff=tuple(Member(**one) for one in laid["staff"]),
        names=_toml("names"),
        said=_toml("said"),
        tries=tries,
        rates={law: Rates(**values) for law, values in rates.items()},
        thread=tuple(laid["thread"]),
    )


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
