"""Which rows does the resident's page stand on, read once?

Under OWN all that is theirs; under HELPING, for the sheet on paper, what belongs to one journey. The rules of the
purpose in force decide which rows those are; nothing here chooses.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Subquery

from bereik.help.models import OwnWord, Promise
from bereik.help.rules import HERE
from bereik.people.models import Journey, Resident
from bereik.people.models import Step as Taken
from bereik.people.names import read_keys
from bereik.see.models import Signal, SignalWords
from bereik.terms.steps import Step
from bereik.trust.access import Access
from bereik.trust.sealed_rows import SealedRow
from bereik.trust.sealing import CannotOpen

ASKED_STEPS = (Step.WE_STARTED, Step.WE_KEPT_OUR_WORD, Step.NEED_MET, Step.STILL_MET)
"""What the question to the resident depends on; they come along with the journey, as one query."""
MOST = 50


@dataclass(frozen=True)
class Rows:
    """The rows, and the key under which their texts lie sealed. `erase_on` is the day on which all of it goes, where
    that was decided: after a no, or a yes that was taken back, before help had begun."""

    journeys: list[Journey]
    signals: list[Signal]
    words: dict[UUID, SignalWords]
    promises: list[Promise]
    said: list[OwnWord]
    key: bytes | None = field(repr=False)
    erase_on: date | None = None

    def open(self) -> list[Journey]:
        """The journeys that run."""
        return [one for one in self.journeys if one.ended_at is None]

    def journey(self, number: UUID | None) -> Journey | None:
        """The journey with this number, if it is among them."""
        return next((one for one in self.journeys if one.pk == number), None)

    def read(self, row: SealedRow | None) -> dict[str, str]:
        """The sealed texts of a row in clear; what does not open is not shown."""
        if row is not None and self.key is not None:
            with suppress(CannotOpen):
                return row.read(self.key)
        return dict.fromkeys(row.SEALED if row is not None else (), "")


def read_rows(access: Access, journey: UUID | None = None) -> Rows:
    """Everything the page needs but the looks; at most six queries."""
    found = Journey.objects.all() if journey is None else Journey.objects.filter(pk=journey)
    journeys = list(found.annotate(**_steps(), erase_on=_erase_on()).select_related(*_WITH))
    # By name, though the rule of the purpose shows no others: so the index leads, in a town of 200,000 too.
    mine = [one.pk for one in journeys]
    newest = Signal.objects.filter(journey__in=mine).order_by("-received_at", "-pk")
    signals = list(newest.select_related("organisation")[:MOST])
    words = SignalWords.objects.filter(signal__in=[one.pk for one in signals]) if signals else []
    promises = Promise.objects.filter(journey__in=mine).select_related("by").order_by("due_on", "pk")
    residents = {one.resident_id for one in journeys}
    return Rows(
        journeys=sorted(journeys, key=lambda one: (one.opened_at, one.pk)),
        signals=signals,
        words={one.signal_id: one for one in words},
        promises=list(promises),
        said=list(OwnWord.objects.filter(journey__in=mine).order_by("at", "pk")),
        key=next(iter(read_keys(access, residents).values()), None),
        erase_on=next((one.erase_on for one in journeys), None),
    )


def steps_of(journey: Journey) -> dict[Step, date]:
    """The days of the steps that the question depends on."""
    taken = {step: getattr(journey, f"step_{step.value}", None) for step in ASKED_STEPS}
    return {step: at.astimezone(HERE).date() for step, at in taken.items() if at is not None}


_WITH = ("team", "trusted", "second")


def _erase_on() -> Subquery:
    return Subquery(Resident.objects.filter(pk=OuterRef("resident")).values("erase_on")[:1])


def _steps() -> dict[str, Subquery]:
    return {
        f"step_{step.value}": Subquery(
            Taken.objects.filter(journey=OuterRef("pk"), step=step).order_by("at", "pk").values("at")[:1]
        )
        for step in ASKED_STEPS
    }
