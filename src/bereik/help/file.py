"""What stands on one journey's page: who, who told us what, what we did?

Opening it opens the identity: that is a look, and stands in the trail.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bereik.help.models import Attempt
from bereik.municipality.models import Organisation
from bereik.people.models import Agreement, Journey
from bereik.people.names import Named, read_identity, read_keys
from bereik.see.models import Signal, SignalWords
from bereik.terms.channels import CHANNELS
from bereik.terms.grounds import GROUNDS
from bereik.terms.laws import LAWS
from bereik.terms.life_domains import LIFE_DOMAINS
from bereik.terms.outcomes import OUTCOMES
from bereik.terms.parts_of_day import PARTS_OF_DAY
from bereik.terms.senders import SENDERS
from bereik.terms.term import Term, stored_term
from bereik.trust.access import Access
from bereik.trust.sealing import CannotOpen


@dataclass(frozen=True)
class Told:
    """One signal: from whom, when, on which ground, what was said."""

    by: str
    kind: Term | None
    at: datetime
    ground: Term | None
    about: tuple[Term, ...]
    amount: int | None
    words: str
    how_to_come_by: str


@dataclass(frozen=True)
class Tried:
    """One attempt."""

    at: datetime
    channel: Term | None
    part_of_day: Term | None
    outcome: Term | None
    reached: bool
    delivered: bool


@dataclass(frozen=True)
class File:
    """One journey's page."""

    journey: Journey
    law: Term | None
    who: Named
    told: tuple[Told, ...]
    tried: tuple[Tried, ...]
    agreements: tuple[Agreement, ...]
    mine: bool


def open_file(access: Access, journey: UUID) -> File | None:
    """The file, under HELPING or REASONED_LOOK; None when there is none for who looks. At most eight queries."""
    found = Journey.objects.select_related("area", "trusted", "second").filter(pk=journey).first()
    if found is None:
        return None
    signals = list(Signal.objects.filter(journey=journey).order_by("received_at", "pk"))
    words = {one.signal_id: one for one in SignalWords.objects.filter(journey=journey)}
    key = read_keys(access, {found.resident_id}).get(found.resident_id)
    attempts = Attempt.objects.filter(journey=journey, amended_at__isnull=True).order_by(
        "-happened_at", "-pk"
    )
    names = dict(
        Organisation.objects.filter(pk__in={one.organisation_id for one in signals}).values_list("pk", "name")
    )
    mine = found.trusted_id == access.who
    return File(
        journey=found,
        law=stored_term(LAWS, found.law),
        who=read_identity(access, found.resident_id, key),
        told=tuple(_told(one, names, words.get(one.pk), key) for one in signals),
        tried=tuple(_tried(one) for one in attempts[:100]),
        agreements=tuple(_agreements(found)) if mine else (),
        mine=mine,
    )


def _agreements(journey: Journey) -> list[Agreement]:
    said = Agreement.objects.filter(
        resident=journey.resident_id, to_law=journey.law, withdrawn_on__isnull=True
    )
    return list(said.order_by("agreed_on", "pk"))


def _told(signal: Signal, names: dict[UUID, str], words: SignalWords | None, key: bytes | None) -> Told:
    said = {"words": "", "how_to_come_by": ""}
    if words is not None and key is not None:
        with suppress(CannotOpen):  # what does not open is not shown
            said = words.read(key)
    return Told(
        by=names.get(signal.organisation_id, "") if signal.organisation_id else "",
        kind=stored_term(SENDERS, signal.sender_kind),
        at=signal.received_at,
        ground=stored_term(GROUNDS, signal.ground),
        about=tuple(term for one in signal.domains if (term := stored_term(LIFE_DOMAINS, one))),
        amount=signal.amount,
        words=said["words"],
        how_to_come_by=said["how_to_come_by"],
    )


def _tried(attempt: Attempt) -> Tried:
    return Tried(
        at=attempt.happened_at,
        channel=stored_term(CHANNELS, attempt.channel),
        part_of_day=stored_term(PARTS_OF_DAY, attempt.part_of_day),
        outcome=stored_term(OUTCOMES, attempt.outcome),
        reached=attempt.reached,
        delivered=attempt.delivered is not None,
    )
