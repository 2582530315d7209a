"""What does a test of the resident's own page need: somebody who is helped, with promises of every sort and a code?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.test import Client
from django.utils import timezone

from bereik.help.actions import give_code, keep_promise, name_second, take_on
from bereik.help.models import Promise
from bereik.municipality.models import Team
from bereik.people.models import Journey
from bereik.see.models import Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.models import Account
from tests.help.words import at_work, promise, spoke
from tests.making import make_account, make_placement, make_team
from tests.see.partners import AREA, agreed, make_partner, signalling, told

SAID = "Zij zegt dat de huur niet lukt."


@dataclass
class Helped:
    """A resident whom a school passed on, and who is helped by Merel; `at` is when it began."""

    team: Team
    merel: Account
    els: Account
    journey: Journey
    signal: Signal
    at: datetime

    @property
    def resident(self) -> UUID:
        return self.journey.resident_id

    @contextmanager
    def at_work(self, *, at: datetime | None = None) -> Iterator[Access]:
        """Merel at work."""
        with at_work(self.merel, self.team, at=at) as access:
            yield access

    @contextmanager
    def own(self, *, at: datetime | None = None) -> Iterator[Access]:
        """The resident on their own page."""
        with open_access(
            purpose=Purpose.OWN,
            who=new_id(),
            kind="link",
            subject=self.resident,
            because="De inwoner leest de eigen pagina",
            page="own_page",
            at=at,
        ) as access:
            yield access

    def promise(self, days: int, what: str, *, at: datetime | None = None) -> Promise:
        """Merel promises something for so many days after `at`."""
        with self.at_work(at=at) as access:
            return promise(access, self.journey.pk, days, what=what)

    def keep(self, made: Promise, *, at: datetime | None = None) -> None:
        """Merel did what was promised."""
        with self.at_work(at=at) as access:
            keep_promise(access, made.pk)

    def code(self) -> str:
        """A code, as Merel hands it over."""
        with self.at_work() as access:
            made = give_code(access, self.journey.pk, number=new_id())
        assert made is not None
        return made.written

    def come_in(self) -> Client:
        """A browser in which the resident typed their code."""
        client = Client()
        assert client.post("/uw/code/", {"code": self.code()}).status_code == 302
        return client

    def now(self) -> Journey:
        """The journey as it stands."""
        with house_access(Purpose.UPKEEP, "proef"):
            return Journey.objects.get(pk=self.journey.pk)


def someone_helped(
    *,
    days_ago: int = 20,
    talk: bool = True,
    team: Team | None = None,
    yes: dict[str, Any] | None = None,
    **values: Any,
) -> Helped:
    """A school passed it on with the resident's yes (or another's, `yes`), Merel took it on with Els beside her, and they
    spoke."""
    from bereik.see.actions import receive_signal
    from bereik.see.rules import route_for
    from bereik.terms.knowing import Knowing
    from bereik.terms.senders import Sender

    at = timezone.now() - timedelta(days=days_ago)
    team = team or make_team()
    merel = make_account("Merel Linde", phone="06 0000 0007")
    els = make_account("Els Wilg", phone="06 0000 0008")
    make_placement(merel, team)
    make_placement(els, team)
    link = make_partner("school")
    with signalling(link, at=at) as access:
        way = route_for(sender=Sender.SCHOOL, today=access.today, knowing=Knowing.AGREES, **values)
        # A number of their own, or the second is recognised as the first.
        identity = {
            "call_name": "Mees",
            "phone": f"06 {new_id().int % 10**8:08d}",
            **values.pop("identity", {}),
        }
        passed_on = told(
            words=SAID, area=AREA, agreed=agreed(timezone.localdate(at), **(yes or {})), identity=identity
        )
        signal = receive_signal(access, passed_on, way).signal
    assert signal is not None and signal.journey_id is not None
    with at_work(merel, team, at=at + timedelta(days=1), purpose=Purpose.OUTREACH) as access:
        take_on(access, signal.journey_id)
    with at_work(merel, team, at=at + timedelta(days=2)) as access:
        name_second(access, signal.journey_id, els.pk)
        if talk:
            spoke(access, signal.journey_id)
        journey = Journey.objects.get(pk=signal.journey_id)
    return Helped(team, merel, els, journey, signal, at)
