"""What does the house have already of the residents whom a batch is about?

Read once a batch, by resident and by journey; nobody is looked up one by one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from bereik.help.models import Attempt
from bereik.house.exchange.ddas.importing.joining import Stretch
from bereik.house.exchange.ddas.importing.moments import day_of
from bereik.house.exchange.ddas.importing.standing import Key
from bereik.people import names
from bereik.people.models import Ending, Identity, Journey, Step
from bereik.see.deliveries import StandingItem, items_of
from bereik.see.models import Signal
from bereik.terms import steps
from bereik.trust.access import Access


@dataclass(slots=True)
class HeldJourney:
    """`theirs` are the steps that one of us took, `others` the signals that came by another way than a delivery."""

    row: Journey
    new: bool = False
    signals: dict[Key, Signal] = field(default_factory=dict)
    theirs: dict[str, datetime] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)
    attempts: list[Attempt] = field(default_factory=list)
    ending: Ending | None = None

    @property
    def met_otherwise(self) -> datetime | None:
        return self.theirs.get(steps.Step.WE_MET)

    @property
    def ended_by_a_person(self) -> bool:
        return self.row.ended_at is not None and (self.ending is None or self.ending.delivered is None)

    def stretch(self) -> Stretch:
        return Stretch(
            self.row.id,
            day_of(self.row.opened_at),
            day_of(self.row.ended_at) if self.row.ended_at else None,
            self.ended_by_a_person,
        )


@dataclass(slots=True)
class HeldResident:
    """`items` stand for the signals and cases of deliveries: sort and key."""

    id: UUID
    new: bool = False
    key: bytes = field(default=b"", repr=False)
    identity: Identity | None = None
    journeys: dict[UUID, HeldJourney] = field(default_factory=dict)
    items: dict[tuple[str, Key], StandingItem] = field(default_factory=dict)


def hold(access: Access, residents: Collection[UUID]) -> dict[UUID, HeldResident]:
    """Everything of these residents that a delivery may touch; the journeys are ours until the transaction ends."""
    held = {one: HeldResident(one) for one in residents}
    if not held:
        return held
    for resident, key in names.read_keys(access, residents).items():
        held[resident].key = key
    for identity in Identity.objects.filter(resident__in=residents):
        held[identity.resident_id].identity = identity
    for item in items_of(residents):
        held[item.resident].items[(item.sort, item.key)] = item
    journeys: dict[UUID, HeldJourney] = {}
    for row in Journey.objects.select_for_update(no_key=True).filter(resident__in=residents).order_by("pk"):
        journeys[row.id] = held[row.resident_id].journeys[row.id] = HeldJourney(row)
    _fill(journeys)
    return held


def _fill(journeys: dict[UUID, HeldJourney]) -> None:
    ids = list(journeys)
    for signal in Signal.objects.filter(journey__in=ids):
        journeys[signal.journey_id].signals[(signal.sender, signal.key)] = signal
    for step in Step.objects.filter(journey__in=ids).order_by("-at"):
        journey = journeys[step.journey_id]
        if step.delivered is None:
            journey.theirs[step.step] = step.at
        else:
            journey.steps[step.step] = step
    for attempt in Attempt.objects.filter(journey__in=ids, amended_at__isnull=True):
        journeys[attempt.journey_id].attempts.append(attempt)
    for ending in Ending.objects.filter(journey__in=ids):
        journeys[ending.journey_id].ending = ending
