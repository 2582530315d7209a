"""What is there to do: for the whole delivery, and about one resident?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from bereik.house.exchange.ddas.importing.arriving import Arrived, ArrivedCase, ArrivedSignal
from bereik.municipality.models import ReachPolicy
from bereik.see.deliveries import Verdict
from bereik.trust.access import Access


@dataclass(frozen=True, slots=True)
class Taking:
    """What holds for the whole delivery."""

    access: Access
    team: UUID
    stood_at: datetime
    synthetic: bool
    deliveries: Mapping[int, UUID]
    """The row of each part."""
    policies: tuple[ReachPolicy, ...]

    def delivery_of(self, arrived: Arrived) -> UUID:
        return arrived.delivery or self.deliveries[arrived.part]

    def policy_on(self, day: date) -> int | None:
        found = [one.version for one in self.policies if one.in_force_from <= day]
        return max(found, default=None)


@dataclass(slots=True)
class Work:
    """What came about one resident. `leaving` are signals that turned out to be about somebody else."""

    resident: UUID
    signals: list[ArrivedSignal] = field(default_factory=list)
    leaving: list[ArrivedSignal] = field(default_factory=list)
    cases: list[ArrivedCase] = field(default_factory=list)

    @property
    def changes(self) -> bool:
        return bool(self.leaving) or any(
            one.verdict is not Verdict.KNOWN for one in (*self.signals, *self.cases)
        ) or any(self.resident not in one.shares for one in self.cases)  # fmt: skip

    @property
    def only_new(self) -> bool:
        """Is all of it new, about somebody whom no other signal names? Then it can be worked out without a look at the
        house. (Of somebody who is new to us, that is: whose signals were known is known.)"""
        return not self.leaving and all(
            one.verdict is Verdict.NEW and one.moved_from is None for one in self.signals
        ) and all(one.verdict is Verdict.NEW and not one.shares for one in self.cases)  # fmt: skip

    def stood(self) -> Iterator[UUID]:
        """The items that stand as they did, where nothing changes."""
        yield from (one.standing for one in self.signals if one.standing)
        yield from (one.shares[self.resident] for one in self.cases)


@dataclass(slots=True)
class Told:
    """The outcome of one resident, for the figures."""

    attempts: int = 0
    kept_open: int = 0

    def add(self, other: Told) -> None:
        self.attempts += other.attempts
        self.kept_open += other.kept_open
