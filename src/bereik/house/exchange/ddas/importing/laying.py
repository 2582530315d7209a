"""In which order are the rows of a batch written, so that none points at one that is not there yet?

In bulk: one statement a table. What stands is changed by its number alone, without being read again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from bereik.help.models import Attempt
from bereik.people.models import DataKey, Ending, Identity, Journey, Resident, Step
from bereik.see.models import DeliveredItem, Signal
from bereik.trust.access import Access
from bereik.trust.many import Written, add_many, change_many, row_of, write_out

JOURNEY_FIELDS = (
    "opened_at", "ended_at", "clock", "clock_on", "urgent", "about", "tries", "tried_at", "met_at", "keep_until",
)  # fmt: skip
SIGNAL_FIELDS = ("resident", "journey", "sender_kind", "urgent", "amount", "happened_on")
IDENTITY_FIELDS = (
    *Identity.SEALED, "bsn_index", "person_index", "phone_index", "email_index", "address_index",
)  # fmt: skip
AT_A_TIME = 500


@dataclass(slots=True)
class Rows:
    """What one batch writes: the new rows, and what changes on those that stand."""

    residents: list[Resident] = field(default_factory=list)
    keys: list[DataKey] = field(default_factory=list)
    identities: list[Identity] = field(default_factory=list)
    journeys: list[Journey] = field(default_factory=list)
    signals: list[Signal] = field(default_factory=list)
    items: list[DeliveredItem] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)

    identities_changed: list[Identity] = field(default_factory=list)
    journeys_changed: list[Journey] = field(default_factory=list)
    signals_changed: list[Signal] = field(default_factory=list)
    steps_moved: list[Step] = field(default_factory=list)
    endings_changed: list[Ending] = field(default_factory=list)
    replaced: dict[UUID, UUID] = field(default_factory=dict)
    """Items that no longer count, and the item that does."""
    stood: list[UUID] = field(default_factory=list)
    """Items that a newer delivery has just the same."""
    attempts_gone: list[UUID] = field(default_factory=list)
    steps_gone: list[UUID] = field(default_factory=list)
    endings_gone: list[UUID] = field(default_factory=list)

    def write_out(self) -> Written:
        """The new rows, written out to be laid down. Asks nothing."""
        return write_out([*self._first(), *self._then()])

    def _first(self) -> tuple[list[Any], ...]:
        return self.residents, self.keys, self.identities, self.journeys

    def _then(self) -> tuple[list[Any], ...]:
        return self.signals, self.items, self.attempts, self.steps, self.endings

    def lay(self, access: Access, stood_at: datetime) -> None:
        """Write all of it. Inside a deed."""
        self._take_back(access, stood_at)
        for rows in self._first():
            add_many(access, rows)
        for some in _some([one.resident_id for one in self.journeys if one.ended_at is None]):
            # A new journey calls off the day on which they were to be forgotten.
            Resident.objects.filter(pk__in=some, erase_on__isnull=False).update(erase_on=None)
        change_many(access, self.identities_changed, IDENTITY_FIELDS)
        change_many(access, self.journeys_changed, JOURNEY_FIELDS)
        change_many(access, self.signals_changed, SIGNAL_FIELDS)
        change_many(access, self.steps_moved, ("at", "delivered"))
        change_many(access, self.endings_changed, ("at", "because", "delivered"))
        for rows in self._then():
            add_many(access, rows)

    def _take_back(self, access: Access, stood_at: datetime) -> None:
        gone = [row_of(DeliveredItem, id=one, replaced_by=by) for one, by in self.replaced.items()]
        change_many(access, gone, ("replaced_by",))
        for some in _some(self.stood):
            DeliveredItem.objects.filter(pk__in=some, stood_at__lt=stood_at).update(stood_at=stood_at)
        for some in _some(self.attempts_gone):
            Attempt.objects.filter(pk__in=some).update(amended_at=access.at)
        for some in _some(self.steps_gone):
            Step.objects.filter(pk__in=some, delivered__isnull=False).delete()
        for some in _some(self.endings_gone):
            Ending.objects.filter(pk__in=some, delivered__isnull=False).delete()


def _some(ids: list[UUID]) -> Iterable[list[UUID]]:
    for first in range(0, len(ids), AT_A_TIME):
        yield ids[first : first + AT_A_TIME]
