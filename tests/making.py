"""What does a test need before it can begin? Teams, people and journeys, made the lawful way."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from bereik.municipality.models import Area, Organisation, Placement, Team
from bereik.people.models import DataKey, Identity, Journey, Resident
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.ids import new_id
from bereik.trust.models import Account
from bereik.trust.sealing import new_data_key, wrap


def make_account(name: str = "Merel", **values: Any) -> Account:
    account = Account(
        email=f"{name.lower()}-{new_id().hex[-8:]}@voorbeeld.nl", name=name, made_at=timezone.now(), **values
    )
    account.set_password("een-lang-wachtwoord")
    account.save()
    return account


def make_team(law: str = "wmo2015", name: str = "Wijkteam Noord", kind: str = "municipality") -> Team:
    organisation = Organisation.objects.create(kind=kind, name="Gemeente Voorbeeldstad", phone="14 0000")
    area, _ = Area.objects.get_or_create(code="BU00000101", defaults={"kind": "buurt", "name": "De Wilgen"})
    team = Team.objects.create(organisation=organisation, name=name, law=law, phone="010 000 0000")
    team.areas.add(area)
    return team


def make_placement(
    account: Account, team: Team | None, function: str = "professional", **values: Any
) -> Placement:
    organisation = (
        team.organisation if team else Organisation.objects.create(kind="municipality", name="Gemeente")
    )
    return Placement.objects.create(
        account=account,
        organisation=organisation,
        team=team,
        function=function,
        since=values.pop("since", date(2020, 1, 1)),
        **values,
    )


def make_resident(name: str = "Mees", surname: str = "Linde", **identity: str) -> UUID:
    """A resident with a sealed identity; returns the id."""
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("make_resident"):
        resident = Resident.objects.create(made_at=access.at, synthetic=True)
    with house_access(Purpose.DELIVERY, "proef") as access, access.deed("make_resident"):
        key = new_data_key()
        stored = DataKey(resident=resident)
        stored.wrapped = wrap(key, stored.id)
        stored.save(force_insert=True)
        row = Identity(resident=resident)
        row.lay(key, {"call_name": name, "surname": surname, **identity})
        row.save(force_insert=True)
    return resident.id


def make_journey(
    team: Team,
    resident: UUID | None = None,
    trusted: Account | None = None,
    at: datetime | None = None,
    **values: Any,
) -> Journey:
    resident = resident or make_resident()
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("make_journey"):
        return Journey.objects.create(
            resident_id=resident,
            law=values.pop("law", team.law),
            team=team,
            opened_at=at or access.at - timedelta(days=3),
            trusted=trusted,
            trusted_at=access.at if trusted else None,
            **values,
        )
