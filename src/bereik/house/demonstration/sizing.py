"""Who works in a made-up town of this many residents, and how many partners does it have?

A town's file lays it down for a whole town. In a smaller one each team has fewer people, so that a day there looks the
same. In a larger one there are more teams of the same kind beside each other, each with people and a lead of its own, and
more schools, practices and associations: nobody leads two hundred people, and no school passes on ten thousand children.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

FEWEST, FEW = 2, 12
FIRST_PHONE = 100
"""Of what is added: 010 000 01 00 and on; a subscriber's number never begins with a 0."""

Laid = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sized:
    """As the town's own file has them: `TeamOfTown`, `Organisation` and `Member` by their fields."""

    teams: Sequence[Laid]
    organisations: Sequence[Laid]
    staff: Sequence[Laid]


def size_up(laid: Mapping[str, Any], names: Mapping[str, list[str]], size: float) -> Sized:
    """`size` 1 is the town as its file lays it down, 10 is ten times as many residents."""
    copies = max(1, round(size))
    named = [one["name"] for one in laid["staff"]]
    # Not the same people in every town.
    people = People(names, named, _drawn=crc32(laid["name"].encode()) % len(names["at_work"]))
    teams = [
        team
        for one in laid["teams"]
        for number in range(1, copies + 1)
        for team in [_team(one, people, number, copies, size / copies)]
    ]
    at_work = [member for team in teams for member in people.at_work(team)]
    return Sized(teams, _organisations(laid["organisations"], copies), [*at_work, *laid["staff"]])


def _team(laid: Mapping[str, Any], people: People, number: int, copies: int, size: float) -> Laid:
    """`number` of so many of its kind; the first of them has the names of the town's file."""
    named = laid["professionals"] if number == 1 else _how_many(laid["professionals"])
    whole = list(named) if not isinstance(named, int) else [people.one_more() for _ in range(named)]
    at_work = whole[: max(FEWEST, round(len(whole) * size))]
    return {
        **laid,
        "key": laid["key"] if number == 1 else f"{laid['key']}{number}",
        "name": laid["name"] if number == 1 else f"{laid['name']} {number}",
        "phone": laid["phone"] if number == 1 else people.next_phone(),
        "share": laid["share"] / copies,
        "wijken": tuple(laid["wijken"]),
        "lead": laid["lead"] if number == 1 and laid.get("lead") else people.one_more(),
        "professionals": tuple(at_work),
        "people": tuple(people.key_of(name) for name in at_work),
        # A few hours more in a small town, where a few who wait are many: only the team that is short is full.
        "talks_a_week": max(FEWEST if laid["room"] < 1 else FEW, round(laid["talks_a_week"] * size)),
    }


def _how_many(people: int | Sequence[str]) -> int:
    """A file names who works in a team, or only says how many."""
    return people if isinstance(people, int) else len(people)


def _organisations(laid: Sequence[Mapping[str, Any]], copies: int) -> list[Laid]:
    """In a larger town every partner who has a link has more places, each with a link of its own."""
    more, number = [], FIRST_PHONE + 5_000
    for place in range(2, copies + 1):
        for one in laid:
            if one.get("link"):
                number += 1
                own = {
                    "key": f"{one['key']}-{place}",
                    "name": f"{one['name']}, locatie {place}",
                    "phone": _phone(number),
                }
                more.append({**one, **own})
    return [*map(dict, laid), *more]


def _phone(number: int) -> str:
    return f"010 000 {number // 100:02d} {number % 100:02d}"


@dataclass(slots=True)
class People:
    """Who works here, by names of which no two are the same: a first name, and a tree."""

    names: Mapping[str, list[str]]
    taken: list[str]
    _keys: dict[str, str] = field(default_factory=dict)
    _drawn: int = 0
    _phones: int = FIRST_PHONE

    def __post_init__(self) -> None:
        for name in self.taken:
            self.key_of(name)

    def one_more(self) -> str:
        """The next name that nobody here bears: every first name once, then every one with another tree."""
        first, trees = self.names["at_work"], self.names["trees"]
        while True:
            turn, place = divmod(self._drawn, len(first))
            self._drawn += 1
            name = f"{first[place]} {trees[(7 * place + turn) % len(trees)]}"
            if name not in self._keys:
                self.key_of(name)
                return name

    def key_of(self, name: str) -> str:
        """By what somebody at work is called in the town's files and tests: "sanne" for Sanne Linde; the whole name where
        that is somebody else's."""
        if name not in self._keys:
            short = name.split()[0].lower()
            self._keys[name] = name.lower().replace(" ", "-") if short in self._keys.values() else short
        return self._keys[name]

    def next_phone(self) -> str:
        self._phones += 1
        return _phone(self._phones)

    def at_work(self, team: Mapping[str, Any]) -> Iterator[Laid]:
        for name, key in zip(team["professionals"], team["people"], strict=True):
            yield {"key": key, "name": name, "function": "professional", "team": team["key"]}
        lead = team["lead"]
        yield {"key": self.key_of(lead), "name": lead, "function": "team_lead", "team": team["key"]}
