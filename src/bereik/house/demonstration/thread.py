"""How does one signal run through the house, from the school to the talk at the door, by the deeds that everyone uses?

Two made-up signals of the school: one that somebody took on and followed until they spoke, and one that waits. The
resident of the first also holds a link to their own page. Their dates fit on every page that shows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from bereik.help.actions import record_attempt, take_on
from bereik.house.demonstration.filled import Filled
from bereik.house.demonstration.story import HERE
from bereik.see.actions import Agreed, Told, receive_signal
from bereik.see.models import Signal
from bereik.see.rules import route_for
from bereik.terms.authority import AGES, Age, SaysYes
from bereik.terms.channels import Channel
from bereik.terms.free_days import is_free
from bereik.terms.knowing import Knowing
from bereik.terms.life_domains import LifeDomain
from bereik.terms.outcomes import Outcome
from bereik.terms.own_words import SaidHow
from bereik.terms.parts_of_day import PartOfDay
from bereik.terms.purposes import Purpose
from bereik.terms.senders import Sender
from bereik.trust.access import Access, open_access
from bereik.trust.ids import new_id
from bereik.trust.links.actions import make_link
from bereik.trust.links.models import Link

WHO_GOES = "sanne"


@dataclass(frozen=True, slots=True)
class Thread:
    """The signal that was followed, the one that waits, and the resident's own link."""

    followed: UUID
    waiting: UUID
    own_link: Link


def run_thread(filled: Filled) -> Thread:
    """Let both signals happen in the days before the town's today."""
    days = _working_days_before(filled.at, 8)
    first, second = filled.town.thread
    followed = _pass_on(filled, first, "thread-1", _at(days[7], 9, 41))
    waiting = _pass_on(filled, second, "thread-2", _at(days[0], 16, 20))
    if followed.journey_id is None or waiting.journey_id is None:
        raise RuntimeError("The made-up signals found no journey.")
    _go_there(filled, followed.journey_id, days)
    return Thread(followed.journey_id, waiting.journey_id, _own_link(filled, followed))


def _pass_on(filled: Filled, whom: Mapping[str, Any], key: str, at: datetime) -> Signal:
    told = Told(
        key=key,
        sender=Sender.SCHOOL,
        area=whom["buurt"],
        identity={
            name: whom[name]
            for name in ("call_name", "surname", "birth_date", "phone", "street", "house_number")
        }
        | {"initials": f"{whom['call_name'][0]}.", "postcode": "1234 AB", "place": filled.town.place},
        domains=[LifeDomain(one) for one in whom["domains"]],
        words=whom["words"],
        own_words=whom["own_words"],
        agreed=Agreed(
            age=Age.ADULT,
            by=(SaysYes.SELF,),
            how=SaidHow.SPOKEN,
            on=at.date(),
            read_out=AGES[Age.ADULT].read_out.nl.format(house="de gemeente"),
        ),
    )
    way = route_for(sender=Sender.SCHOOL, today=at.date(), knowing=Knowing.AGREES)
    with open_access(
        purpose=Purpose.SIGNALLING,
        who=filled.links[Sender.SCHOOL],
        kind="link",
        organisation=filled.laid.organisations["school"].id,
        because="Een signaal doorgeven",
        page="new_signal",
        at=at,
    ) as access:
        signal = receive_signal(access, told, way).signal
    if signal is None:
        raise RuntimeError("The made-up signal was not received: the route refused it.")
    return signal


def _go_there(filled: Filled, journey: UUID, days: list[datetime]) -> None:
    """Taken on the next morning; no answer on the phone; a talk at the door five working days after the signal."""
    with _at_work(filled, Purpose.OUTREACH, "Oppakken wat wacht", "take_on", _at(days[6], 10, 15)) as access:
        take_on(access, journey)
    tries = (
        (days[5], 14, PartOfDay.AFTERNOON, Channel.PHONE, Outcome.NO_ANSWER),
        (days[2], 10, PartOfDay.MORNING, Channel.HOME_VISIT, Outcome.WELCOME),
    )
    for day, hour, part, channel, outcome in tries:
        at = _at(day, hour, 50)
        with _at_work(filled, Purpose.HELPING, "Een poging opschrijven", "record_attempt", at) as access:
            record_attempt(
                access,
                journey,
                attempt_id=new_id(),
                channel=channel,
                outcome=outcome,
                on=at.date(),
                part_of_day=part,
            )


@contextmanager
def _at_work(filled: Filled, purpose: Purpose, because: str, page: str, at: datetime) -> Iterator[Access]:
    team = filled.laid.teams["noord"]
    with open_access(
        purpose=purpose,
        who=filled.laid.accounts[WHO_GOES].id,
        kind="account",
        organisation=team.organisation_id,
        team=team.id,
        law=team.law,
        because=because,
        page=page,
        at=at,
    ) as access:
        yield access


def _own_link(filled: Filled, signal: Signal) -> Link:
    return make_link(
        purpose=Purpose.OWN,
        holder="inwoner",  # never a name: a link says what somebody is, not who
        subject=signal.resident_id,
        until=filled.at + timedelta(days=90),
        at=filled.at,
        by=filled.laid.accounts[WHO_GOES].id,
    ).link


def _working_days_before(at: datetime, count: int) -> list[datetime]:
    """The last working days before this one, the newest first."""
    days: list[datetime] = []
    day = at
    while len(days) < count:
        day -= timedelta(days=1)
        if not is_free(day.date()):
            days.append(day)
    return days


def _at(day: datetime, hour: int, minute: int) -> datetime:
    return datetime.combine(day.date(), time(hour, minute), HERE)
