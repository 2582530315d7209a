"""How does a made-up town get its areas, organisations, teams, staff and links? Nothing here is about a resident."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID, uuid5

from bereik.house.demonstration.chances import Numbers
from bereik.house.demonstration.plan import TeamOfTown, Town
from bereik.municipality.models import Area, Organisation, Placement, ReachPolicy, Team
from bereik.see.rules import day_to_promise
from bereik.terms.purposes import Purpose
from bereik.trust.links.models import Link
from bereik.trust.models import Account

LONG_AGO = timedelta(days=1200)
A_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Laid:
    """What was laid down, by the keys of the town's file."""

    accounts: Mapping[str, Account]
    teams: Mapping[str, Team]
    organisations: Mapping[str, Organisation]
    leads: Mapping[str, Account]
    policy: ReachPolicy
    house: str
    """What the municipality is called."""

    def contact_within(self, team: TeamOfTown) -> timedelta:
        """How soon after a signal this team promised contact."""
        return timedelta(days=self.policy.contact_within_days + team.later)

    def promised_on(self, team: TeamOfTown, came: date) -> date:
        """By which day a team goes to whom it heard of that day: one on which it works, as the rule has it."""
        return day_to_promise(came + self.contact_within(team), came)


def lay_town(town: Town, seed: int, at: datetime) -> Laid:
    """Write everything of the town that is not about residents."""
    numbers, long_ago = Numbers(Random(f"laid-{seed}")), at - LONG_AGO
    areas = _lay_areas(town)
    organisations = {
        one.key: Organisation.objects.create(
            id=numbers.at(long_ago),
            kind=one.kind,
            name=one.name,
            phone=one.phone,
            email=f"{one.key}@{town.domain}",
        )
        for one in town.organisations
    }
    teams = {
        one.key: Team.objects.create(
            id=numbers.at(long_ago),
            organisation=organisations["gemeente"],
            name=one.name,
            law=one.law,
            phone=one.phone,
            hours_text=one.hours_text,
            talks_a_week=one.talks_a_week,
        )
        for one in town.teams
    }
    for one in town.teams:
        teams[one.key].areas.set(
            [area for area in areas.values() if area.code in one.wijken or area.within_id in one.wijken]
        )
    accounts = _lay_staff(town, numbers, long_ago, teams, organisations["gemeente"])
    leads = {one.key: accounts[town.lead(one.key).key] for one in town.teams}
    return Laid(accounts, teams, organisations, leads, _lay_policy(town, long_ago.date()), town.name)


def _lay_areas(town: Town) -> dict[str, Area]:
    whole = Area.objects.create(code=f"GM{town.gemeentecode}", kind="gemeente", name=town.place)
    areas = {whole.code: whole}
    for wijk in town.wijken:
        areas[wijk.code] = Area.objects.create(code=wijk.code, kind="wijk", name=wijk.name, within=whole)
        for code, name in wijk.buurten.items():
            areas[code] = Area.objects.create(code=code, kind="buurt", name=name, within=areas[wijk.code])
    return areas


def _lay_staff(
    town: Town, numbers: Numbers, long_ago: datetime, teams: Mapping[str, Team], municipality: Organisation
) -> dict[str, Account]:
    accounts = {}
    for place, one in enumerate(town.staff):
        # In the order of the town's file: who stands first in it is the one to follow.
        account = Account(
            id=numbers.at(long_ago + place * A_MOMENT),
            email=f"{one.name.lower().replace(' ', '.')}@{town.domain}",
            name=one.name,
            phone=teams[one.team].phone if one.team else town.phone,
            made_at=long_ago,
            last_login=long_ago,  # they work here since: no invitation waits for them
        )
        # Nobody signs in with a password here: a synthetic house has a page where one picks who to be.
        account.set_unusable_password()
        account.save(force_insert=True)
        Placement.objects.create(
            id=numbers.at(long_ago),
            account=account,
            organisation=municipality,
            team=teams.get(one.team),
            function=one.function,
            since=long_ago.date(),
        )
        accounts[one.key] = account
    return accounts


def _lay_policy(town: Town, adopted: date) -> ReachPolicy:
    policy = town.policy
    return ReachPolicy.objects.create(
        version=policy["version"],
        adopted_by=policy["adopted_by"],
        adopted_on=adopted,
        in_force_from=adopted + timedelta(days=30),
        text=policy["text"].strip(),
        days_between_tries=policy["days_between_tries"],
        contact_within_days=policy["contact_within_days"],
        told_within_days=policy["told_within_days"],
    )


def sender_number(organisation: UUID) -> UUID:
    """Under which number an organisation's deliveries stand: signals that come as a file, without a link."""
    return uuid5(organisation, "delivery")


def lay_links(town: Town, laid: Laid, seed: int, at: datetime) -> dict[str, UUID]:
    """A link for each partner that passes signals on with one: its number, by the organisation's key in the town's file.

    Only a hash is kept of what opens a link, and here of something that nobody has seen: whoever plays the partner
    comes in by the page where one picks who to be.
    """
    numbers = Numbers(Random(f"links-{seed}"))
    given_out = at - LONG_AGO
    made = {}
    for place, one in enumerate(town.organisations):
        if one.link:
            link = Link.objects.create(
                id=numbers.at(given_out + place * A_MOMENT),
                hash=secrets.token_bytes(32),
                purpose=Purpose.SIGNALLING,
                organisation=laid.organisations[one.key].id,
                holder=one.link,
                email=f"{one.key}@{town.domain}",
                phone=one.phone,
                made_at=given_out,
                until=at + timedelta(days=365),
            )
            made[one.key] = link.id
    return made


@dataclass(frozen=True, slots=True)
class Passer:
    """Who passes signals on: an organisation, and the number under which its signals stand; `told` hears back by a link."""

    organisation: UUID
    sender: UUID
    told: bool


def passers_of(laid: Laid, links: Mapping[str, UUID]) -> dict[str, list[Passer]]:
    """Whoever passes signals on, by kind, in the order of the town's file."""
    found: dict[str, list[Passer]] = {}
    for key, one in laid.organisations.items():
        sender = links.get(key) or sender_number(one.id)
        found.setdefault(one.kind, []).append(Passer(one.id, sender, key in links))
    return found
