"""What may happen between us and one person of a made-up town, from the first signal to the end?

A story is a list of dated happenings, told to its end; whoever tells it cuts off what has not happened yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from typing import ClassVar, TypeVar
from zoneinfo import ZoneInfo

from bereik.house.demonstration.plan import Rates
from bereik.terms.channels import Channel
from bereik.terms.endings import EndingReason
from bereik.terms.free_days import is_free
from bereik.terms.outcomes import OUTCOMES, Outcome
from bereik.terms.reasons.rests import RestReason
from bereik.terms.steps import Step

HERE = ZoneInfo("Europe/Amsterdam")
HALF_A_YEAR = 183

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Happening:
    at: datetime


@dataclass(frozen=True, slots=True)
class TakenOn(Happening):
    pass


@dataclass(frozen=True, slots=True)
class Joined(Happening):
    """A second person came beside the trusted professional."""


@dataclass(frozen=True, slots=True)
class Tried(Happening):
    channel: Channel
    outcome: Outcome

    @property
    def met(self) -> bool:
        return OUTCOMES[self.outcome].reach.met


@dataclass(frozen=True, slots=True)
class Stepped(Happening):
    step: Step


@dataclass(frozen=True, slots=True)
class Rested(Happening):
    days: int
    because: RestReason


@dataclass(frozen=True, slots=True)
class Ended(Happening):
    because: EndingReason
    by_lead: bool = False


class Telling:
    """One person's story, told forward in time."""

    NOT_MET: ClassVar[dict[str, dict[EndingReason, int]]] = {
        "wgs": {
            EndingReason.WE_NEVER_MET: 66,
            EndingReason.RESIDENT_GOES_ON_ALONE: 14,
            EndingReason.WE_CAME_TOO_LATE: 8,
            EndingReason.MOVED_AWAY: 6,
            EndingReason.MISTAKEN: 4,
            EndingReason.DECEASED: 2,
        },
    }
    OTHERWISE_NOT_MET: ClassVar[dict[EndingReason, int]] = {
        EndingReason.WE_NEVER_MET: 66,
        EndingReason.WE_CAME_TOO_LATE: 18,
        EndingReason.OTHERS_HELP: 8,
        EndingReason.MOVED_AWAY: 6,
        EndingReason.DECEASED: 2,
    }
    NOT_HEARD: ClassVar[dict[EndingReason, int]] = {
        EndingReason.WE_LOST_TOUCH: 60,
        EndingReason.RESIDENT_SAID_NO: 40,
    }
    NOT_AGREED: ClassVar[dict[EndingReason, int]] = {
        EndingReason.RESIDENT_GOES_ON_ALONE: 38,
        EndingReason.WE_HAD_NOTHING_FITTING: 34,
        EndingReason.RESIDENT_SAID_NO: 16,
        EndingReason.WE_LOST_TOUCH: 12,
    }
    NOT_STARTED: ClassVar[dict[EndingReason, int]] = {
        EndingReason.WE_LOST_TOUCH: 45,
        EndingReason.WE_HAD_NOTHING_FITTING: 30,
        EndingReason.WE_CAME_TOO_LATE: 15,
        EndingReason.RESIDENT_GOES_ON_ALONE: 10,
    }
    NOT_KEPT: ClassVar[dict[EndingReason, int]] = {
        EndingReason.WE_LOST_TOUCH: 80,
        EndingReason.OTHERS_HELP: 20,
    }
    NOT_MET_NEED: ClassVar[dict[EndingReason, int]] = {
        EndingReason.WE_HAD_NOTHING_FITTING: 55,
        EndingReason.OTHERS_HELP: 25,
        EndingReason.RESIDENT_GOES_ON_ALONE: 20,
    }

    def __init__(
        self, chance: Random, law: str, rates: Rates, tries: Mapping[str, float], met: float
    ) -> None:
        self.chance, self.law, self.rates, self.tries, self.met = chance, law, rates, tries, met

    def tell(self, opened: datetime) -> Iterator[Happening]:
        """Everything that happens after a signal came in at `opened`."""
        yield Stepped(opened, Step.WE_SAW)
        yield Stepped(opened, Step.WE_MAY)
        if not self._so(self.rates.taken_up):
            yield Ended(self._later(opened, 35, 70), EndingReason.WE_HAD_NO_PEOPLE, by_lead=True)
            return
        taken = self._later(opened, 0, 3) if self._so(0.7) else self._later(opened, 4, 21)
        yield TakenOn(taken)
        yield from self._going(taken)

    def _going(self, taken: datetime) -> Iterator[Happening]:
        at = taken
        for number in range(self._one_of(dict(enumerate(self.rates.tries, 1)))):
            at = self._later(at, 0, 4) if number == 0 else self._later(at, 3, 12)
            channel = Channel(self.rates.channels[number])
            reached = self._so(min(0.9, self.tries[channel] * self.met))
            outcome = self._met() if reached else self._missed(channel)
            yield Tried(at, channel, outcome)
            if number == 0:
                yield Stepped(at, Step.WE_WENT)
            if reached:
                yield Stepped(at, Step.WE_MET)
                yield from self._after_meeting(at, outcome)
                return
        because = self._one_of(self.NOT_MET.get(self.law, self.OTHERWISE_NOT_MET))
        yield Ended(self._later(at, 14, 30), because)

    def _after_meeting(self, at: datetime, outcome: Outcome) -> Iterator[Happening]:
        if outcome is Outcome.SAID_NO:
            yield Ended(self._later(at, 0, 2), EndingReason.RESIDENT_SAID_NO)
            return
        if outcome is Outcome.NOT_NOW:
            days = self.chance.randint(14, 60)
            yield Rested(at, days, RestReason.NOT_NOW)
            at = self._later(at, days, days + 7)
            yield Tried(at, Channel.PHONE, Outcome.WELCOME if self._so(0.6) else Outcome.SPOKEN)
        if not self._so(self.rates.listened):
            yield Ended(self._later(at, 30, 60), self._one_of(self.NOT_HEARD))
            return
        at = self._later(at, 0, 12)
        yield Stepped(at, Step.WE_LISTENED)
        if not self._so(self.rates.agreed):
            yield Ended(self._later(at, 7, 35), self._one_of(self.NOT_AGREED))
            return
        yield from self._after_agreeing(self._later(at, 2, 18))

    def _after_agreeing(self, at: datetime) -> Iterator[Happening]:
        yield Stepped(at, Step.WE_AGREED)
        if self._so(0.2):
            days = self.chance.randint(21, 60)
            yield Rested(at, days, RestReason.WAITS_FOR_PLACE)
            at = self._later(at, days, days)
        if not self._so(self.rates.started):
            yield Ended(self._later(at, 25, 60), self._one_of(self.NOT_STARTED))
            return
        at = self._later(at, 5, 30)
        yield Stepped(at, Step.WE_STARTED)
        if self._so(0.25):
            yield Joined(at)
        if not self._so(self.rates.kept):
            yield Ended(self._later(at, 30, 70), self._one_of(self.NOT_KEPT))
            return
        at = self._later(at, 14, 45)
        yield Stepped(at, Step.WE_KEPT_OUR_WORD)
        if not self._so(self.rates.need_met):
            yield Ended(self._later(at, 20, 60), self._one_of(self.NOT_MET_NEED))
            return
        at = self._later(at, 10, 50)
        yield Stepped(at, Step.NEED_MET)
        yield Ended(self._later(at, 0, 14), EndingReason.NEED_MET)
        if self._so(self.rates.still_met):
            yield Stepped(self._later(at, HALF_A_YEAR, HALF_A_YEAR + 10), Step.STILL_MET)

    def _met(self) -> Outcome:
        return self._one_of(
            {Outcome.WELCOME: 46, Outcome.SPOKEN: 30, Outcome.NOT_NOW: 14, Outcome.SAID_NO: 10}
        )

    def _missed(self, channel: Channel) -> Outcome:
        match channel:
            case Channel.HOME_VISIT:
                return self._one_of({Outcome.NOBODY_THERE: 60, Outcome.MESSAGE_LEFT: 32, Outcome.SEEN: 8})
            case Channel.PHONE:
                return self._one_of({Outcome.NO_ANSWER: 80, Outcome.MESSAGE_LEFT: 16, Outcome.WRONG_PLACE: 4})
            case Channel.LETTER:
                return self._one_of({Outcome.SENT: 94, Outcome.CAME_BACK: 6})
            case Channel.TEXT_MESSAGE:
                return Outcome.SENT
            case Channel.CARD:
                return Outcome.MESSAGE_LEFT
            case _:
                return Outcome.NO_ANSWER

    def _so(self, chance: float) -> bool:
        return self.chance.random() < chance

    def _one_of(self, weights: Mapping[Kind, int]) -> Kind:
        return self.chance.choices(list(weights), weights=list(weights.values()))[0]

    def _later(self, at: datetime, least: int, most: int) -> datetime:
        """A working moment so many days on, never before `at`."""
        return max(
            working_moment(self.chance, at + timedelta(days=self.chance.randint(least, most))),
            at + timedelta(minutes=20),
        )


def working_moment(chance: Random, about: datetime) -> datetime:
    """A moment between nine and half past five on the day of `about`, or on the first working day after it."""
    day = about.astimezone(HERE).date()
    while is_free(day):
        day += timedelta(days=1)
    minutes = chance.randint(9 * 60, 17 * 60 + 30)
    return datetime.combine(day, time(minutes // 60, minutes % 60), HERE)
