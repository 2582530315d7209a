"""What does a test of SEE need: a partner with a link, come in through its own door, and a form filled in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bereik.municipality.models import Area, Organisation
from bereik.see.actions import Agreed, Told
from bereik.terms.authority import Age, SaysYes
from bereik.terms.life_domains import LifeDomain
from bereik.terms.own_words import SaidHow
from bereik.terms.purposes import Purpose
from bereik.terms.senders import Sender
from bereik.trust.access import Access, open_access
from bereik.trust.ids import new_id
from bereik.trust.links.actions import MadeLink, make_link

AREA = "BU00000101"
READ_OUT = "Ik geef uw naam door. Vindt u dat goed?"


def make_partner(kind: str = "school", name: str = "Basisschool De Voorbeeld", **values: Any) -> MadeLink:
    """An organisation with one link for passing things on."""
    at = timezone.now()
    organisation = Organisation.objects.create(kind=kind, name=name)
    given = {"holder": "zorgcoördinator", "email": "zorg@voorbeeld.nl", **values}
    return make_link(
        purpose=Purpose.SIGNALLING,
        until=at + timedelta(days=30),
        at=at,
        by=None,
        organisation=organisation.id,
        **given,
    )


def come_in(link: MadeLink) -> Client:
    """A browser in which the partner opened the link."""
    client = Client()
    answer = client.get(reverse("link_door", args=[link.token]))
    assert answer.status_code == 302, answer.content
    return client


@contextmanager
def signalling(link: MadeLink, *, at: datetime | None = None) -> Iterator[Access]:
    """The access that a page of this partner opens."""
    with open_access(
        purpose=Purpose.SIGNALLING,
        who=link.link.id,
        kind="link",
        organisation=link.link.organisation,
        because="proef",
        at=at,
    ) as access:
        yield access


def agreed(on: date, **values: Any) -> Agreed:
    """A grown-up said yes in a talk."""
    said = {"age": Age.ADULT, "by": (SaysYes.SELF,), "how": SaidHow.SPOKEN, "on": on, "read_out": READ_OUT}
    return Agreed(**{**said, **values})


def told(key: str = "", **values: Any) -> Told:
    """What a school passes on, on Monday 9 November."""
    filled = {
        "sender": Sender.SCHOOL,
        "area": AREA,
        "identity": {"call_name": "Merel", "phone": "06 00000031"},
        "domains": [LifeDomain.MONEY],
        "words": "Merel zegt dat de huur niet lukt.",
        "own_words": "leerling groep 7",
        "agreed": agreed(date(2026, 11, 9)),
    }
    return Told(key=key or str(new_id()), **{**filled, **values})


def filled_in(client: Client, **values: Any) -> dict[str, Any]:
    """The form as a partner sends it: the hidden key from the page, the answers of the plainest signal."""
    page = client.get(reverse("new_signal"))
    answers = {
        "key": page.context["form"].initial["key"],
        "domains": ["money"],
        "knowing": "agrees",
        "age": "adult",
        "how": "spoken",
        "agreed_on": timezone.localdate().isoformat(),
        "call_name": "Merel",
        "phone": "06 00000031",
        "area": AREA,
        "words": "Merel zegt dat de huur niet lukt.",
        "own_words": "leerling groep 7",
    }
    return {name: value for name, value in {**answers, **values}.items() if value is not None}


def area(code: str = AREA, name: str = "De Wilgen") -> Area:
    found, _ = Area.objects.get_or_create(code=code, defaults={"kind": "buurt", "name": name})
    return found


def signal_number(address: str) -> UUID:
    """The signal that a receipt's address names."""
    return UUID(address.rstrip("/").rpartition("/")[2])
