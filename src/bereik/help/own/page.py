"""Which facts stand on the resident's own page, in words?

Only what the own part gives: the row rules of the purpose OWN. Nothing here can be reached by anyone else's purpose.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bereik.help.models import Attempt
from bereik.municipality.models import Organisation
from bereik.people.models import Journey
from bereik.see.models import Signal
from bereik.terms.channels import CHANNELS
from bereik.terms.grounds import GROUNDS, GroundTerm
from bereik.terms.laws import LAWS
from bereik.terms.purposes import PURPOSES, Purpose, PurposeTerm
from bereik.terms.term import Term, stored_term
from bereik.trust.access import Access
from bereik.trust.models import Account
from bereik.trust.trail.reading import own_part


@dataclass(frozen=True)
class Contact:
    """Whom to call. `trusted` is false while a team has it and nobody in particular."""

    name: str
    phone: str
    team: str
    trusted: bool
    stands_in: str = ""
    stands_in_phone: str = ""


@dataclass(frozen=True)
class Told:
    """Who told us something, when, and on which ground we may know it."""

    by: str
    on: datetime
    ground: GroundTerm | None

    @property
    def law(self) -> str:
        """The law by its short name, with the article."""
        return f"{LAWS[self.ground.law].short}, art. {self.ground.article}" if self.ground else ""


@dataclass(frozen=True)
class Try:
    """One time we tried to come by."""

    at: datetime
    channel: Term | None
    reached: bool


@dataclass(frozen=True)
class Look:
    """One line of the own part of the trail. `nobody` is true where the computer worked at night."""

    at: datetime
    purpose: PurposeTerm
    because: str
    opened: bool
    wrote: bool
    nobody: bool


@dataclass(frozen=True)
class OwnPage:
    """Everything on the page."""

    contacts: list[Contact]
    told: list[Told]
    tries: list[Try]
    looks: list[Look]
    by_computer: list[Look]
    own_looks: int
    today: date


def own_page_of(access: Access) -> OwnPage:
    """Gather the page for the one whose page this is; at most seven queries."""
    journeys = list(Journey.objects.open().select_related("team", "trusted", "second").order_by("opened_at"))
    signals = list(Signal.objects.order_by("-received_at")[:50])
    names = dict(
        Organisation.objects.filter(pk__in={one.organisation_id for one in signals}).values_list("pk", "name")
    )
    looks = [
        Look(one.at, PURPOSES[one.purpose], one.because, one.opened, one.sort == "deed", one.kind == "house")
        for one in own_part(access)
    ]
    return OwnPage(
        contacts=[_contact(journey) for journey in journeys],
        told=[
            _told(signal, names.get(signal.organisation_id, "") if signal.organisation_id else "")
            for signal in signals
        ],
        tries=[
            Try(
                one.happened_at,
                stored_term(CHANNELS, one.channel),
                one.reached,
            )
            for one in Attempt.objects.filter(amended_at__isnull=True).order_by("-happened_at")[:20]
        ],
        looks=[one for one in looks if not one.nobody and one.purpose is not PURPOSES[Purpose.OWN]],
        by_computer=[one for one in looks if one.nobody],
        own_looks=sum(one.purpose is PURPOSES[Purpose.OWN] for one in looks),
        today=access.today,
    )


def _contact(journey: Journey) -> Contact:
    trusted: Account | None = journey.trusted
    if trusted is None:
        return Contact(journey.team.name, journey.team.phone, journey.team.name, trusted=False)
    second: Account | None = journey.second
    return Contact(
        trusted.name,
        trusted.phone or journey.team.phone,
        journey.team.name,
        trusted=True,
        stands_in=second.name if second else "",
        stands_in_phone=(second.phone or journey.team.phone) if second else "",
    )


def _told(signal: Signal, name: str) -> Told:
    return Told(name, signal.received_at, stored_term(GROUNDS, signal.ground))
