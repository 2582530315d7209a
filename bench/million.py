"""How does a database get a million journeys and a million attempts within a minute?

Filled by the owner with `insert … select generate_series`, row security set aside while it fills. Nobody in it exists.
Journeys are spread over 200 professionals of 20 teams; three more are the ones whose page is measured: one with many
rows, one with five, one with none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connections

from bereik.municipality.models import Area, Organisation, Placement, ReachPolicy, Team
from bereik.people.models import DataKey, Identity, Journey
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.models import Account
from bereik.trust.sealing import new_data_key, wrap
from bereik.trust.wall.tables import GUARDED

LAW = "wmo2015"
NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Measured:
    """Whose page is measured."""

    name: str
    account: Account
    team: Team


def fill(journeys: int, many: int) -> list[Measured]:
    """Fill the database; returns the three whose page is measured, with `many`, five and no rows."""
    organisation = Organisation.objects.create(kind="municipality", name="Gemeente Voorbeeldstad")
    area = Area.objects.create(code="BU99990101", kind="buurt", name="De Wilgen")
    ReachPolicy.objects.create(
        version=1, adopted_by="college", adopted_on=NOW.date(), in_force_from=NOW.date(), text="-"
    )
    teams = [
        Team.objects.create(organisation=organisation, name=f"Wijkteam {n}", law=LAW, phone="14 0000")
        for n in range(21)
    ]
    for team in teams:
        team.areas.add(area)
    accounts = [_account(n) for n in range(203)]
    for n, account in enumerate(accounts):
        # The three who are measured have a team of their own, so that 'none' means none.
        team = teams[20] if n >= 202 else teams[n % 20]
        Placement.objects.create(
            account=account, organisation=organisation, team=team, function="professional", since=NOW.date()
        )
    _row_security("disable")
    try:
        _fill_rows(journeys, many, teams, accounts, area)
    finally:
        _row_security("enable")
    _names(accounts[200], 200)
    _names(accounts[201], 5)
    with connections["owner"].cursor() as cursor:
        cursor.execute("analyze")
    return [
        Measured("many", accounts[200], teams[0]),
        Measured("five", accounts[201], teams[1]),
        Measured("none", accounts[202], teams[20]),
    ]


def _account(n: int) -> Account:
    account = Account(email=f"bench-{n}@voorbeeld.nl", name=f"Bench {n}", made_at=NOW)
    account.set_unusable_password()
    account.save()
    return account


def _row_security(how: str) -> None:
    with connections["owner"].cursor() as cursor:
        for table in GUARDED:
            cursor.execute(f'alter table "{table}" {how} row level security')


def _fill_rows(journeys: int, many: int, teams: list[Team], accounts: list[Account], area: Area) -> None:
    team_ids = [one.id for one in teams[:20]]
    people = [one.id for one in accounts[:200]]
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "create temporary table made as select n, gen_random_uuid() as r, gen_random_uuid() as j "
            "from generate_series(1, %s) n",
            [journeys],
        )
        cursor.execute(
            "insert into people_resident (id, area_id, age_band, synthetic, made_at) "
            "select r, %s, '', true, %s from made",
            [area.code, NOW],
        )
        cursor.execute(
            "insert into people_journey (id, resident_id, law, team_id, area_id, opened_at, clock, clock_on, trusted_id,"
            " trusted_at, synthetic, policy_id) "
            "select j, r, %s, (%s::uuid[])[case when n <= %s then 1 when n <= %s then 2 else 1 + n %% 20 end], %s, "
            "%s::timestamptz - (n %% 400) * interval '1 day', '', null, "
            "case when n <= %s then %s::uuid when n <= %s then %s::uuid when n %% 10 = 0 then null "
            "else (%s::uuid[])[1 + n %% 200] end, %s, true, 1 from made",
            [
                LAW,
                team_ids,
                many,
                many + 5,
                area.code,
                NOW,
                many,
                accounts[200].id,
                many + 5,
                accounts[201].id,
                people,
                NOW,
            ],
        )
        cursor.execute(
            "insert into help_attempt (id, journey_id, resident_id, by, channel, part_of_day, reached, outcome,"
            " happened_at, written_at, received_at) "
            "select gen_random_uuid(), j, r, %s, 'phone', 'morning', n %% 3 = 0, '', %s, %s, %s from made",
            [people[0], NOW, NOW, NOW],
        )
        cursor.execute("drop table made")


def _names(account: Account, most: int) -> None:
    """Sealed names for the rows that a page shows."""
    with house_access(Purpose.UPKEEP, "bench") as access, access.deed("names"):
        journeys = list(Journey.objects.filter(trusted=account).order_by("clock_on", "opened_at")[:most])
        keys: list[DataKey] = []
        names: list[Identity] = []
        for journey in journeys:
            key = new_data_key()
            stored = DataKey(resident_id=journey.resident_id)
            stored.wrapped = wrap(key, stored.id)
            row = Identity(resident_id=journey.resident_id)
            row.lay(key, {"call_name": "Mees", "surname": "Linde"})
            keys.append(stored)
            names.append(row)
        DataKey.objects.bulk_create(keys)
        Identity.objects.bulk_create(names)
