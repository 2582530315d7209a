"""What does the house have already of the residents whom a batch is about?

Read once a batch, by resident and by journey; nobody is looked up one by one.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from bereik.help.models import Attempt
from bereik.house.exchange.ddas.importing.joining import Stretch, Unit
from bereik.house.exchange.ddas.importing.moments import day_of
from bereik.house.exchange.ddas.importing.standing import Key
from bereik.house.exchange.ddas.importing.work import Work
from bereik.people import names
from bereik.people.models import Ending, Identity, Journey, Step
from bereik.see.deliveries import StandingItem, items_of
from bereik.see.models import Signal
from bereik.terms import steps
from bereik.trust.access import Access


@dataclass(slots=True)
class HeldJourney:
    """One journey. `theirs` are the steps that one of us took; `others`: signals came by another way as well."""

    row: Journey
    since: date
    until: date | None
    """How long it lasts, as far as this file has come: None while it goes on."""
    new: bool = False
    others: bool = False
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

    @property
    def may_end(self) -> bool:
        """No delivery ends what one of us works on, or what came by another way as well."""
        return self.row.trusted_id is None and not self.others

    def stretch(self) -> Stretch:
        return Stretch(self.row.id, self.since, self.until, self.ended_by_a_person)

    def stretch_to(self, unit: Unit) -> None:
        """It now holds these signals too. A repeated one is about what was there, and makes it no longer."""
        self.since = min(self.since, unit.since)
        if self.until is not None and not unit.repeated:
            self.until = max(self.until, unit.until) if unit.until else None


@dataclass(slots=True)
class HeldResident:
    """`items` stand for the signals and cases of deliveries: sort and key."""

    id: UUID
    new: bool = False
    key: bytes = field(default=b"", repr=False)
    identity: Identity | None = None
    journeys: dict[UUID, HeldJourney] = field(default_factory=dict)
    items: dict[tuple[str, Key], StandingItem] = field(default_factory=dict)
    moved_in: dict[Key, Signal] = field(default_factory=dict)
    """Signals that were about somebody else until now."""


def hold(access: Access, works: Sequence[Work], new: Container[UUID]) -> dict[UUID, HeldResident]:
    """Everything of these residents that a delivery may touch; the journeys are ours until the transaction ends."""
    held = {one.resident: HeldResident(one.resident, one.resident in new) for one in works}
    known = [one.id for one in held.values() if not one.new]
    if known:
        _fill(access, held, known)
    _move_in(held, works)
    return held


def _fill(access: Access, held: Mapping[UUID, HeldResident], known: Collection[UUID]) -> None:
    for resident, key in names.read_keys(access, known).items():
        held[resident].key = key
    for identity in Identity.objects.filter(resident__in=known):
        held[identity.resident_id].identity = identity
    for item in items_of(known):
        held[item.resident].items[(item.sort, item.key)] = item
    journeys: dict[UUID, HeldJourney] = {}
    for row in Journey.objects.select_for_update(no_key=True).filter(resident__in=known).order_by("pk"):
        journey = HeldJourney(row, day_of(row.opened_at), day_of(row.ended_at) if row.ended_at else None)
        journeys[row.id] = held[row.resident_id].journeys[row.id] = journey
    _fill_journeys(journeys)


def _move_in(held: Mapping[UUID, HeldResident], works: Sequence[Work]) -> None:
    moved = {one.key: work.resident for work in works for one in work.signals if one.moved_from is not None}
    if moved:
        rows = Signal.objects.filter(
            sender__in={sender for sender, _ in moved}, key__in=[key for _, key in moved]
        )
        for row in rows:
            if resident := moved.get((row.sender, row.key)):
                held[resident].moved_in[(row.sender, row.key)] = row


def _fill_journeys(journeys: dict[UUID, HeldJourney]) -> None:
    ids = list(journeys)
    for signal in Signal.objects.filter(journey__in=ids):
        if signal.journey_id:
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
