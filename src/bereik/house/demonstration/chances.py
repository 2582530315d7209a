"""How is chance drawn in a made-up town, and when does somebody work there? The same seed draws the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from bereik.terms.free_days import is_free

HERE = ZoneInfo("Europe/Amsterdam")
ONE_DAY = timedelta(days=1)

Kind = TypeVar("Kind")


class Chances:
    """Draws from one seed. Moments lie between nine and half past five on working days."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def so(self, chance: float) -> bool:
        return self.chance.random() < chance

    def one_of(self, weights: Mapping[Kind, int] | Mapping[Kind, float]) -> Kind:
        return self.chance.choices(list(weights), weights=list(weights.values()))[0]

    def any_of(self, kinds: Sequence[Kind]) -> Kind:
        return self.chance.choice(kinds)

    def between(self, least: int, most: int) -> int:
        return self.chance.randint(least, most)

    def later(self, at: datetime, least: int, most: int) -> datetime:
        """A working moment so many days on, never before `at`."""
        return max(
            working_moment(self.chance, at + timedelta(days=self.between(least, most))),
            at + timedelta(minutes=20),
        )

    def in_time(self, at: datetime, due: date) -> datetime:
        """A moment after `at`, on `due` (a working day after the day of `at`) or some days before it."""
        about = max(due - timedelta(days=self.one_of({0: 40, 1: 25, 2: 15, 4: 20})), day_of(at))
        return max(moment_on(self.chance, working_day(about)), at + timedelta(minutes=20))

    def moment_on(self, day: date) -> datetime:
        return moment_on(self.chance, day)

    def day_after(self, at: datetime, least: int, most: int) -> date:
        """A working day so many days on."""
        return working_day(day_of(at) + timedelta(days=self.between(least, most)))


class Numbers:
    """Numbers as `trust.ids.new_id` makes them (UUID version 7, RFC 9562), but drawn from the seed."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def at(self, moment: datetime) -> UUID:
        milliseconds = int(moment.timestamp() * 1000)
        drawn = self._chance.getrandbits(74)
        high, low = drawn >> 62, drawn & ((1 << 62) - 1)
        return UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)


def working_day(day: date) -> date:
    """The day itself, or the first working day after it."""
    while is_free(day):
        day += ONE_DAY
    return day


def working_moment(chance: Random, about: datetime) -> datetime:
    """A moment between nine and half past five on the day of `about`, or on the first working day after it."""
    return moment_on(chance, working_day(about.astimezone(HERE).date()))


def moment_on(chance: Random, day: date) -> datetime:
    minutes = chance.randint(9 * 60, 17 * 60 + 30)
    return datetime.combine(day, time(minutes // 60, minutes % 60), HERE)


def day_of(moment: datetime) -> date:
    """The day here."""
    return moment.astimezone(HERE).date()
