"""Who does what in the one made-up story, on which day, and under which purpose? The accesses that its deeds need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from bereik.help.actions import make_promise
from bereik.help.models import Promise
from bereik.house.demonstration.chances import HERE, ONE_DAY, working_day
from bereik.house.demonstration.filled import Filled
from bereik.see.actions import Agreed, Told, receive_signal
from bereik.see.models import Signal
from bereik.see.rules import route_for
from bereik.terms.authority import AGES, Age, SaysYes
from bereik.terms.free_days import is_free
from bereik.terms.knowing import Knowing
from bereik.terms.life_domains import LifeDomain
from bereik.terms.own_words import SaidHow
from bereik.terms.purposes import Purpose
from bereik.terms.senders import Sender
from bereik.trust.access import Access, open_access
from bereik.trust.ids import new_id
from bereik.trust.links.models import Link

DAYS = 25


class Stage:
    """The town, the professional whose day it is, and the working days before today: 0 is the last one."""

    def __init__(self, filled: Filled, who: str) -> None:
        self.filled, self.who = filled, filled.laid.accounts[who]
        self.team = filled.laid.teams[next(one.team for one in filled.town.staff if one.key == who)]
        self.today: date = filled.at.date()
        self.days = _working_days_before(self.today)

    @property
    def next_day(self) -> date:
        """The first working day after today."""
        return working_day(self.today + ONE_DAY)

    def day(self, ago: int) -> date:
        return self.days[ago]

    def at(self, ago: int, hour: int, minute: int) -> datetime:
        return datetime.combine(self.days[ago], time(hour, minute), HERE)

    def journey(self, signal: Signal) -> UUID:
        if signal.journey_id is None:
            raise RuntimeError("The made-up signal found no journey.")
        return signal.journey_id

    def pass_on(self, whom: Mapping[str, Any], at: datetime) -> Signal:
        """A partner passes somebody on, who said yes. Raises `RuntimeError` when the route refuses it."""
        sender, filled = Sender(whom["sender"]), self.filled
        told = Told(
            key=f"thread-{whom['who']}",
            sender=sender,
            area=whom["buurt"],
            identity=_identity(whom, filled.town.place),
            domains=[LifeDomain(one) for one in whom["domains"]],
            words=whom["words"],
            own_words=whom["own_words"],
            agreed=Agreed(
                age=Age.ADULT,
                by=(SaysYes.SELF,),
                how=SaidHow.SPOKEN,
                on=at.date(),
                read_out=AGES[Age.ADULT].read_out.nl.format(house=filled.town.name),
            ),
        )
        partner = filled.town.organisation_of(sender)
        if partner is None:
            raise RuntimeError(f"The town has no {sender}.")
        with open_access(
            purpose=Purpose.SIGNALLING,
            who=filled.links[partner.key],
            kind="link",
            organisation=filled.laid.organisations[partner.key].id,
            because="Een signaal doorgeven",
            page="new_signal",
            at=at,
        ) as access:
            receipt = receive_signal(
                access, told, route_for(sender=sender, today=at.date(), knowing=Knowing.AGREES)
            )
        if receipt.signal is None:
            raise RuntimeError(f"The made-up signal was not received: {receipt.verdict.reason.name}")
        return receipt.signal

    def promise(self, journey: UUID, what: str, *, made_at: datetime, due: date) -> UUID:
        """A promise of the professional. Raises `RuntimeError` when a rule says no."""
        with self.helping("Een belofte opschrijven", "make_promise", made_at) as access:
            made = make_promise(access, journey, promise_id=new_id(), what=what, due_on=due)
        if not isinstance(made, Promise):
            raise RuntimeError("The made-up promise was not made.")
        return made.pk

    def helping(self, because: str, page: str, at: datetime) -> Any:
        return self._at_work(Purpose.HELPING, because, page, at)

    def reaching(self, because: str, page: str, at: datetime) -> Any:
        return self._at_work(Purpose.OUTREACH, because, page, at)

    def looking(self, at: datetime) -> Any:
        """Somebody else's file, with a written reason."""
        return self._at_work(
            Purpose.REASONED_LOOK, "Een dossier van een ander openen, met een reden", "ask_to_look", at
        )

    @contextmanager
    def _at_work(self, purpose: Purpose, because: str, page: str, at: datetime) -> Iterator[Access]:
        with open_access(
            purpose=purpose,
            who=self.who.id,
            kind="account",
            organisation=self.team.organisation_id,
            team=self.team.id,
            law=self.team.law,
            because=because,
            page=page,
            at=at,
        ) as access:
            yield access

    @contextmanager
    def owning(self, link: Link, at: datetime) -> Iterator[Access]:
        """The resident on the own page."""
        with open_access(
            purpose=Purpose.OWN,
            who=link.pk,
            kind="link",
            subject=link.subject,
            because="De inwoner zegt iets op de eigen pagina",
            page="own_page",
            at=at,
        ) as access:
            yield access


def _identity(whom: Mapping[str, Any], place: str) -> dict[str, str]:
    given = {
        name: whom[name] for name in ("call_name", "surname", "birth_date", "phone", "street", "house_number")
    }
    return given | {"initials": f"{whom['call_name'][0]}.", "postcode": "1234 AB", "place": place}


def _working_days_before(today: date) -> list[date]:
    """The last working days before this one, the newest first."""
    days: list[date] = []
    day = today
    while len(days) < DAYS:
        day -= ONE_DAY
        if not is_free(day):
            days.append(day)
    return days
