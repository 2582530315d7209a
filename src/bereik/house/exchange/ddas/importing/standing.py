"""What do the signals and cases that stand on one journey say together?

Pure: the same signals and cases give the same journey, whatever order they came in.

- We went on the day of the first try, and met on that of the first try that reached; a try without a date counts at
  the last day known of its case, so that it does not make us look quicker.
- The same try told in two cases of one journey is one try.
- A journey ends when each of its signals did: by the result of the newest case that names it, or by its own status.
  A signal that "waits for us" ends by nothing else: where status and result contradict each other a person looks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from bereik.house.exchange.ddas.codes import ended_as
from bereik.house.exchange.ddas.importing.endings import ENDED_BECAUSE
from bereik.house.exchange.ddas.importing.moments import day_of, tried
from bereik.house.exchange.ddas.importing.read_as import CaseRead, SignalRead
from bereik.people.rules import clock_ends, clock_for
from bereik.terms.channels import CHANNELS, Channel
from bereik.terms.end_results import EndResult
from bereik.terms.endings import EndingReason
from bereik.terms.law_clocks import Clock
from bereik.terms.laws import Law
from bereik.terms.parts_of_day import PartOfDay
from bereik.terms.signal_states import SignalState

Key = tuple[UUID, str]
"""Sender and key: keys are a sender's own."""


@dataclass(frozen=True, slots=True)
class StandingSignal:
    read: SignalRead
    at: datetime
    """The newest delivery in which it stood like this."""


@dataclass(frozen=True, slots=True)
class StandingCase:
    read: CaseRead
    at: datetime
    sender: UUID

    def names(self, signal: Key) -> bool:
        return signal[0] == self.sender and signal[1] in self.read.signals


@dataclass(frozen=True, slots=True)
class Tried:
    channel: Channel
    part: PartOfDay | None
    reached: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Ended:
    on: date
    result: EndResult

    @property
    def because(self) -> EndingReason:
        return ENDED_BECAUSE[self.result]


@dataclass(frozen=True, slots=True)
class Standing:
    saw_on: date
    last_on: date
    """The day of its last signal."""
    urgent: bool
    tries: Counter[Tried] = field(default_factory=Counter)
    went_at: datetime | None = None
    met_at: datetime | None = None
    ended: Ended | None = None
    clock: Clock | None = None
    clock_on: date | None = None


def standing_of(
    signals: Mapping[Key, StandingSignal],
    cases: Collection[StandingCase],
    every_case: Collection[StandingCase],
    met_otherwise: datetime | None = None,
) -> Standing:
    """`cases` stand on this journey; `every_case` are all of the resident, for one may name signals on two journeys.

    `met_otherwise`: when one of us met the resident, as far as no delivery told so.
    """
    tries: Counter[Tried] = Counter()
    for case in cases:
        tries |= Counter(_tried(case.read))
    days = {one.day for case in cases for one in case.read.tries}
    went_at = _first(tries, days, reached=False)
    met_at = _first(tries, days, reached=True)
    ends = {key: end_of(key, signal, every_case) for key, signal in signals.items()}
    known = [end for end in ends.values() if end is not None]
    clock, clock_on = _clock(
        [signals[key].read for key, end in ends.items() if end is None],
        min((one for one in (met_at, met_otherwise) if one), default=None),
    )
    return Standing(
        saw_on=min(one.read.on for one in signals.values()),
        last_on=max(one.read.on for one in signals.values()),
        urgent=any(one.read.crisis for one in signals.values()),
        tries=tries,
        went_at=went_at,
        met_at=met_at,
        ended=max(known, key=_weight) if len(known) == len(ends) else None,
        clock=clock,
        clock_on=clock_on,
    )


def end_of(key: Key, signal: StandingSignal, cases: Collection[StandingCase]) -> Ended | None:
    """Did this signal end, when and how? None while it is open."""
    state = signal.read.state
    if state is SignalState.NOT_YET_TAKEN_UP:
        return None
    case = max((one for one in cases if one.names(key)), key=_newest, default=None)
    result = case.read.result if case else None
    if result is None and state is not None:
        result = ended_as(state)
    if result is None:
        return None
    return Ended(max(signal.read.on, case.read.last_day) if case else signal.read.on, result)


def _newest(case: StandingCase) -> tuple[date, date, datetime, str]:
    return (case.read.since or date.min, case.read.last_day, case.at, case.read.result or "")


def _weight(ended: Ended) -> tuple[bool, date, str]:
    """Which of several ends is the journey's: the last one, and a repeated signal only where nothing else is."""
    return (ended.result is not EndResult.REPEATED, ended.on, ended.result)


def _tried(case: CaseRead) -> list[Tried]:
    return [
        Tried(one.channel, one.part, one.reached, tried(one.day or case.last_day, one.part))
        for one in case.tries
    ]


def _first(tries: Counter[Tried], days: set[date | None], *, reached: bool) -> datetime | None:
    """The first real try; those that carried a date of their own go before those that did not."""
    real = [one.at for one in tries if CHANNELS[one.channel].is_a_try and (one.reached or not reached)]
    dated = [at for at in real if day_of(at) in days]
    return min(dated or real, default=None)


def _clock(waiting: list[SignalRead], met_at: datetime | None) -> tuple[Clock | None, date | None]:
    """The term of the law that ends first, of the signals that are open and after which there was no talk yet."""
    found = [
        (ends, clock)
        for one in waiting
        if met_at is None or day_of(met_at) < one.on
        if (clock := clock_for(Law.WGS, urgent=one.crisis)) and (ends := _ends(clock, one.on))
    ]
    ends, clock = min(found, default=(None, None))
    return clock, ends


@lru_cache(maxsize=4096)
def _ends(clock: Clock, on: date) -> date | None:
    try:
        return clock_ends(clock, on)
    except OverflowError:  # a day at the very end of the calendar
        return None
