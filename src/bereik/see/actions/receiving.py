"""What happens when somebody passes something on to us?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError

from bereik.municipality.models import Team
from bereik.people.actions import (
    is_objected,
    lift_objection,
    open_journey,
    recognise_or_add,
    take_step,
    team_for,
)
from bereik.people.models import Journey
from bereik.see.actions.confirming import confirm_yes
from bereik.see.actions.told import Receipt, Told
from bereik.see.models import Signal, SignalWords
from bereik.see.room import promised_by, room_of
from bereik.see.rules import Way, may_agree
from bereik.terms.laws import Law
from bereik.terms.purposes import Purpose
from bereik.terms.reasons.agreeing import AgreeReason
from bereik.terms.routes import Route
from bereik.terms.senders import Sender
from bereik.terms.steps import Step
from bereik.terms.verdict import Reason, may_not
from bereik.trust.access import Access, inner_access
from bereik.trust.ids import new_id

SENT_TWICE_WITHIN = timedelta(days=1)
"""So long the same content from the same sender is the same signal."""


class NobodyGoesThere(Exception):
    """No team goes to people in this area under this law."""

    def __init__(self, area: str, law: Law) -> None:
        super().__init__(f"{law} {area}")
        self.area, self.law = area, law


def receive_signal(access: Access, told: Told, way: Way) -> Receipt:
    """Take in one signal: recognise or add the resident, open or join a journey, write down that we saw and may.

    One transaction. By a route that is closed or keeps nobody, or with a yes that does not hold, nothing is stored. The
    same key twice is one signal, and so is the same content twice on one day. About somebody who objected nothing is
    kept but a row for its sender, unless a duty brings it in. Raises `NobodyGoesThere` before anything is stored.
    """
    if not way.may_come_in:
        return Receipt(way.verdict)
    if receipt := _had_already(access, told, way):
        return receipt
    if way.route is Route.WITH_AGREEMENT:
        if told.agreed is None:
            return Receipt(may_not(Reason(AgreeReason.NOTHING_WRITTEN_DOWN)))
        said = told.agreed
        verdict = may_agree(said.age, said.by, on=said.on, today=access.today)
        if verdict.no:
            return Receipt(verdict)
        way = way.at(said.age)
    team = team_for(way.law, told.area)
    if team is None:
        raise NobodyGoesThere(told.area, way.law)
    try:
        with access.deed("receive_signal"):
            return Receipt(way.verdict, _receive(access, told, way, team))
    except IntegrityError:
        # The same form came in twice at the same moment, and the other was first.
        if receipt := _had_already(access, told, way):
            return receipt
        raise


def _had_already(access: Access, told: Told, way: Way) -> Receipt | None:
    """The signal that this is once more: by its key, or by what stands in it.

    A browser that goes back asks for the form anew, fills in what was typed and has a new key: sent once more on the
    same day, and nothing told yet, it is that one.
    """
    mine = Signal.objects.filter(sender=access.who)
    known = mine.filter(key=told.key).first()
    if known is None:
        since = access.at - SENT_TWICE_WITHIN
        lately = mine.filter(received_at__gte=since, print=told.print, told_at__isnull=True)
        known = lately.order_by("received_at", "id").first()
    if known is None:
        return None
    return Receipt(way.verdict, known, again=True, differs=bytes(known.print) != told.print)


def _receive(access: Access, told: Told, way: Way, team: Team) -> Signal:
    promised = promised_by(room_of(access, team.id), today=access.today, urgent=told.urgent)
    signal = Signal(
        id=new_id(),
        sender=access.who,
        organisation_id=access.organisation,
        sender_kind=told.sender,
        key=told.key,
        print=told.print,
        route=way.route,
        ground=way.ground,
        law=way.law,
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
        **_agreement(told),
        synthetic=settings.BEREIK_SYNTHETIC,
    )
    inner = inner_access(access, Purpose.RECOGNITION, "Een signaal bij de juiste inwoner leggen")
    with inner as house, house.deed("recognise_or_add"):
        said_no = _said_no(house, told)
        if said_no and not way.term.duty:
            _keep_nobody(signal)
        else:
            _lay(house, signal, told, team, said_no_before=said_no)
    signal.save(force_insert=True)
    return signal


def _said_no(house: Access, told: Told) -> bool:
    """Whether this person objected. Their own request takes that back."""
    if told.sender is Sender.RESIDENT:
        lift_objection(house, told.identity)
        return False
    return is_objected(house, told.identity)


def _keep_nobody(signal: Signal) -> None:
    """Nothing about the person is kept. The sender reads the same receipt: what it shows is all that stays.

    The area says which team to call, and the day of the yes stands on every receipt.
    """
    signal.domains, signal.amount, signal.danger, signal.urgent = [], None, "", False
    signal.age, signal.agreed_how, signal.agreed_by = "", "", []


def _lay(house: Access, signal: Signal, told: Told, team: Team, *, said_no_before: bool) -> None:
    """Recognise or add the resident, open or join a journey, seal the words, and let the resident know of their yes."""
    known = recognise_or_add(house, area=told.area, synthetic=signal.synthetic, **told.identity)
    journey = open_journey(
        house,
        resident=known.resident,
        law=signal.law,
        team=team.id,
        area=told.area,
        came_through=told.sender,
        about=signal.domains,
        urgent=told.urgent,
        danger=signal.danger,
        promised_on=signal.contact_by,
        said_no_before=said_no_before,
        synthetic=signal.synthetic,
    )
    take_step(house, journey, Step.WE_SAW)
    take_step(house, journey, Step.WE_MAY)
    signal.journey_id, signal.resident_id = journey.id, known.resident
    _seal_words(signal, journey, known.key, told)
    if told.agreed and told.sender is not Sender.RESIDENT:
        confirm_yes(house, known.resident, told.agreed.age, team)


def _agreement(told: Told) -> dict[str, Any]:
    """How old, who said yes, when and how, as it stands on the signal; the words stand sealed beside it."""
    if (said := told.agreed) is None:
        return {}
    return {"age": said.age, "agreed_on": said.on, "agreed_how": said.how, "agreed_by": sorted(said.by)}


def _seal_words(signal: Signal, journey: Journey, key: bytes, told: Told) -> None:
    """Words and whereabouts, sealed under the resident's own key. The signal itself follows in this transaction."""
    words = SignalWords(signal_id=signal.id, journey=journey, resident_id=journey.resident_id)
    words.lay(key, words=told.words, how_to_come_by=told.how_to_come_by, agreed_text=told.agreed_text)
    words.save(force_insert=True)


def receipt_of(access: Access, signal: UUID) -> Signal | None:
    """One signal as its sender sees it; None for another's or an unknown one alike."""
    return Signal.objects.filter(pk=signal, sender=access.who).first()
