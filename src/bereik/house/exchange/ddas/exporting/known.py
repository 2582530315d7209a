"""What does a batch know of the signals, the cases and our own work, before a word of it is opened?

Plain values, read once a batch; the pure modules work on these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bereik.house.exchange.ddas.importing.read_as import CaseRead
from bereik.house.exchange.ddas.importing.standing import Key
from bereik.terms.endings import EndingReason


@dataclass(frozen=True, slots=True)
class KnownSignal:
    """One signal about arrears. `item` is what was sent of it; None where it came by our own form or list."""

    id: UUID
    key: Key
    town: str
    resident: UUID
    journey: UUID
    on: date
    kind: str
    urgent: bool
    amount: int | None
    item: UUID | None = None


@dataclass(frozen=True, slots=True)
class KnownCase:
    """One case as it stands: `items` is what was sent of it, by resident, `journeys` where it counts."""

    key: Key
    town: str
    read: CaseRead
    items: Mapping[UUID, UUID]
    journeys: frozenset[UUID]

    @property
    def signals(self) -> tuple[Key, ...]:
        return tuple((self.key[0], one) for one in self.read.signals)


@dataclass(frozen=True, slots=True, order=True)
class OwnTry:
    """A try that one of us wrote down, in the words of the standard. `real`: it counts as going to somebody."""

    day: date
    part: str
    kind: str
    reached: bool
    real: bool = True


@dataclass(frozen=True, slots=True)
class OwnWork:
    """What we did on one journey ourselves, as far as no delivery told it."""

    taken_on: date | None = None
    tries: tuple[OwnTry, ...] = ()
    ended_on: date | None = None
    because: EndingReason | None = None

    @property
    def began(self) -> date | None:
        """The first day of it; None where we did nothing."""
        days = (self.taken_on, *(one.day for one in self.tries), self.ended_on)
        return min((day for day in days if day is not None), default=None)


@dataclass(frozen=True, slots=True)
class Known:
    """All of one batch: the residents of one town who belong together."""

    signals: Mapping[Key, KnownSignal]
    cases: Mapping[Key, KnownCase]
    work: Mapping[UUID, OwnWork] = field(default_factory=dict)
    """By journey."""

    def of(self, journey: UUID) -> OwnWork:
        return self.work.get(journey) or OwnWork()
