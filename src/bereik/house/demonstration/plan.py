"""What is laid down about a made-up town: its areas, organisations, teams, staff, names, rates and barriers?

All of it stands in the TOML files beside this module; a municipality that wants another town writes another file. Each
file lays down who works there for `WHOLE` residents: fewer residents have fewer people at work, more have more teams and
partners of the same kind (`sizing.py`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bereik.house.demonstration.sizing import size_up
from bereik.terms.barriers import Barrier

HERE = Path(__file__).resolve().parent
MOST = 0.97
"""No barrier, and no absence of one, makes something certain."""
WHOLE = 20_000
"""Residents for whom the town's file lays down who works there."""
OUR_OWN = "voorbeeldstad"
TOWNS = ("student-city", "provincial-town", "rural")
"""Three kinds of municipality, as in the research (SCP 2024, Zien, luisteren en helpen): a student city, a small town in
the provinces, a rural municipality of small villages. And our own, that the tutorial walks through."""


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
    people: tuple[str, ...] = ()
    """The keys of the professionals, in the same order."""

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
class Hindrance:
    """A barrier (`bereik.terms.barriers`) that weighs in this town: by how much it changes which rates, and why we think
    so. `changes`: "wmo2015.taken_up" to what it is multiplied by."""

    code: Barrier
    because: str
    changes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Town:
    """`households`: of 100 addresses where we hear of somebody, at how many there are one, two, three … of whom we hear.
    `moves`: how many times more often than elsewhere somebody moves away while we look for them."""

    key: str
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
    barriers: tuple[Hindrance, ...]
    households: tuple[int, ...]
    moves: float

    def professionals(self, team: str) -> tuple[Member, ...]:
        return tuple(one for one in self.staff if one.team == team and one.function == "professional")

    def lead(self, team: str) -> Member:
        return next(one for one in self.staff if one.team == team and one.function == "team_lead")

    def organisation_of(self, kind: str) -> Organisation | None:
        return next((one for one in self.organisations if one.kind == kind), None)

    @property
    def goes(self) -> str:
        """The key of the professional whose day is followed; of the one who stands beside, `looks`."""
        return self.teams[0].people[0]

    @property
    def looks(self) -> str:
        return self.teams[0].people[1]


def read_town(name: str = OUR_OWN, residents: int = WHOLE) -> Town:
    """The town of `NAME.toml` with the names, sentences and rates that all made-up towns share, for so many residents."""
    laid, names = _toml(name.replace("-", "_")), _toml("names")
    sized = size_up(laid, names, residents / WHOLE)
    barriers = tuple(
        Hindrance(Barrier(one["code"]), one["because"], one["changes"]) for one in laid.get("barriers", ())
    )
    rates = _hindered(_for_this_town(_toml("rates"), laid.get("rates", {})), barriers)
    tries, word, asked = (rates.pop(one) for one in ("try", "word", "asked"))
    wijken = tuple(Wijk(**one) for one in laid["wijken"])
    return Town(
        key=name,
        name=laid["name"],
        place=laid["place"],
        gemeentecode=laid["gemeentecode"],
        phone=laid["phone"],
        domain=laid["domain"],
        policy=laid["policy"],
        wijken=wijken,
        organisations=tuple(Organisation(**one) for one in sized.organisations),
        teams=tuple(TeamOfTown(**one) for one in sized.teams),
        staff=tuple(Member(**one) for one in sized.staff),
        names=names,
        said=_toml("said"),
        tries=tries,
        word=word,
        asked=asked,
        rates={law: Rates(**values) for law, values in rates.items()},
        thread=tuple(laid["thread"]),
        barriers=barriers,
        households=tuple(laid.get("households", (100,))),
        moves=laid.get("moves", 1.0),
    )


def _for_this_town(rates: dict[str, Any], own: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """What the town's file says of itself instead of the rates that all share."""
    return {part: {**values, **own.get(part, {})} for part, values in rates.items()}


def _hindered(rates: dict[str, Any], barriers: Iterable[Hindrance]) -> dict[str, Any]:
    """The rates with what stands in the way. Raises `KeyError` for a rate that is not there."""
    for barrier in barriers:
        for path, times in barrier.changes.items():
            part, name = path.split(".")
            rates[part][name] = round(min(MOST, rates[part][name] * times), 4)
    return rates


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
