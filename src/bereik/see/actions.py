"""What does SEE do: receive a signal?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError

from bereik.municipality.models import ReachPolicy, Team
from bereik.people.actions import open_journey, recognise_or_add, take_step, team_for
from bereik.people.models import Journey
from bereik.see.models import Signal, SignalWords
from bereik.see.room import promised_by, room_of
from bereik.see.rules import Way
from bereik.terms.dangers import DANGERS, Danger
from bereik.terms.life_domains import LifeDomain
from bereik.terms.purposes import Purpose
from bereik.terms.senders import Sender
from bereik.terms.steps import Step
from bereik.terms.verdict import Verdict
from bereik.trust.access import Access, inner_access
from bereik.trust.ids import new_id
from bereik.trust.sealing import blind_index


@dataclass(frozen=True)
class Told:
    """What somebody passes on. `identity` has the field names of `people.Identity`; `words` is free text."""

    key: str
    sender: Sender
    area: str
    identity: Mapping[str, str]
    domains: Sequence[LifeDomain] = ()
    words: str = ""
    own_words: str = ""
    danger: Danger | None = None
    amount: int | None = None
    happened_on: date | None = None

    @property
    def print(self) -> bytes:
        """A keyed digest of the content, to notice the same key with something else in it."""
        content = {name: value for name, value in vars(self).items() if name != "key"}
        return blind_index("signal", json.dumps(content, sort_keys=True, default=str))

    @property
    def urgent(self) -> bool:
        return self.danger is not None and DANGERS[self.danger].threatening

    @property
    def how_to_come_by(self) -> str:
        """As the sender gave it: it stays with the signal, also when another address was known already."""
        street = " ".join(self.identity.get(name, "") for name in ("street", "house_number")).strip()
        parts = (self.identity.get("call_name", ""), self.identity.get("phone", ""), street)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Receipt:
    """What came of it: the signal, or no signal and the reason in `verdict`.

    `again`: we had it already. `differs`: the same key came back with another content; nothing was changed.
    """

    verdict: Verdict
    signal: Signal | None = None
    again: bool = False
    differs: bool = False


class NobodyGoesThere(Exception):
    """No team goes to people in this area under the law of this route."""


def receive_signal(access: Access, told: Told, way: Way) -> Receipt:
    """Take in one signal: recognise or add the resident, open or join a journey, write down that we saw and may.

    One transaction. By a route that is closed or keeps nobody, nothing is stored. The same key twice is one signal.
    Raises `NobodyGoesThere` before anything is stored.
    """
    if not way.may_come_in:
        return Receipt(way.verdict)
    if receipt := _had_already(told, way):
        return receipt
    team = team_for(way.term.law, told.area)
    if team is None:
        raise NobodyGoesThere(told.area)
    try:
        with access.deed("receive_signal"):
            return Receipt(way.verdict, _receive(access, told, way, team))
    except IntegrityError:
        # The same form came in twice at the same moment, and the other was first.
        if receipt := _had_already(told, way):
            return receipt
        raise


def _had_already(told: Told, way: Way) -> Receipt | None:
    known = Signal.objects.filter(key=told.key).order_by("received_at").first()
    if known is None:
        return None
    return Receipt(way.verdict, known, again=True, differs=bytes(known.print) != told.print)


def _receive(access: Access, told: Told, way: Way, team: Team) -> Signal:
    policy = ReachPolicy.in_force(access.today)
    room = room_of(access, team.id)
    promised = promised_by(room, today=access.today, policy=policy, urgent=told.urgent)
    signal = Signal(
        id=new_id(),
        sender=access.who,
        organisation_id=access.organisation,
        sender_kind=told.sender,
        key=told.key,
        print=told.print,
        route=way.route,
        ground=way.term.ground,
        law=way.term.law,
        domains=list(told.domains),
        urgent=told.urgent,
        danger=told.danger or "",
        amount=told.amount,
        area_id=told.area,
        happened_on=told.happened_on or access.today,
        received_at=access.at,
        contact_by=promised.contact_by,
        told_by=promised.told_by,
        own_words=told.own_words,
        synthetic=settings.BEREIK_SYNTHETIC,
    )
    inner = inner_access(access, Purpose.RECOGNITION, "Een signaal bij de juiste inwoner leggen")
    with inner as house, house.deed("recognise_or_add"):
        known = recognise_or_add(house, area=told.area, synthetic=signal.synthetic, **told.identity)
        journey = open_journey(
            house,
            resident=known.resident,
            law=way.term.law,
            team=team.id,
            area=told.area,
            came_through=told.sender,
            about=signal.domains,
            urgent=told.urgent,
            danger=signal.danger,
            promised_on=promised.contact_by,
            synthetic=signal.synthetic,
        )
        take_step(house, journey, Step.WE_SAW)
        take_step(house, journey, Step.WE_MAY)
        signal.journey_id, signal.resident_id = journey.id, known.resident
        _seal_words(signal, journey, known.key, told)
    signal.save(force_insert=True)
    return signal


def _seal_words(signal: Signal, journey: Journey, key: bytes, told: Told) -> None:
    """Words and whereabouts, sealed under the resident's own key. The signal itself follows in this transaction."""
    words = SignalWords(signal_id=signal.id, journey=journey, resident_id=journey.resident_id)
    words.lay(key, words=told.words, how_to_come_by=told.how_to_come_by)
    words.save(force_insert=True)


def receipt_of(access: Access, signal: UUID) -> Signal | None:
    """One signal as its sender sees it; None for another's or an unknown one alike."""
    return Signal.objects.filter(pk=signal, sender=access.who).first()
