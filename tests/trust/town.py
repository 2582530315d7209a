"""What is a small town of nobody, in which everything that a rule can ask about occurs?

Every guarded model has rows in it: open, taken, rested and ended journeys under every law, second persons, stand-ins on
named days, agreements that hold and that were taken back, looks with a reason, partners with their own signals. What
was laid down is kept as plain facts, so that a test can say for itself who may see what.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.utils import timezone

from bereik.help.models import Attempt, OwnWord, Promise
from bereik.municipality.models import Area, Organisation, StandIn, Team
from bereik.people.models import (
    Agreement,
    DataKey,
    Ending,
    Household,
    HouseholdMember,
    Identity,
    Journey,
    Message,
    Objection,
    ReasonedLook,
    Resident,
    Resting,
    Step,
)
from bereik.see.models import Consultation, DeliveredItem, Delivery, HeldFile, HeldPiece, Signal, SignalWords
from bereik.terms.laws import TEAM_LAWS
from bereik.terms.purposes import Purpose
from bereik.trust.access import HOUSE, Access, open_access
from bereik.trust.ids import new_id
from bereik.trust.many import add_many
from bereik.trust.models import Account
from bereik.trust.rows import Guarded
from bereik.trust.sealing import new_data_key, wrap

TODAY = date(2026, 3, 11)
NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)
M = TypeVar("M", bound=models.Model)


@dataclass
class Town:
    """What stands in it, as it was laid down."""

    seed: int
    teams: list[Team] = field(default_factory=list)
    staff: dict[UUID, list[Account]] = field(default_factory=dict)
    partners: list[UUID] = field(default_factory=list)
    laid: dict[type[models.Model], list[Any]] = field(default_factory=lambda: defaultdict(list))

    def all(self, model: type[M]) -> list[M]:
        return self.laid[model]

    @property
    def accounts(self) -> list[Account]:
        return [account for staff in self.staff.values() for account in staff]


def row(model: type[M], chance: random.Random, **given: Any) -> M:
    """One row, not stored yet: what is not given and is required gets a value of its kind."""
    values: dict[str, Any] = {}
    for one in model._meta.concrete_fields:
        if (
            one.name in given
            or one.attname in given
            or one.primary_key
            or one.null
            or one.has_default()
            or one.blank
        ):
            continue
        values[one.attname] = _some(one, chance)
    return model(**(values | given))


def _some(one: Any, chance: random.Random) -> Any:
    match one.get_internal_type():
        case "UUIDField":
            return new_id()
        case "DateTimeField":
            return NOW - timedelta(hours=chance.randrange(1, 2000))
        case "DateField":
            return TODAY - timedelta(days=chance.randrange(1, 90))
        case "BooleanField":
            return chance.random() < 0.5
        case "BinaryField":
            return chance.randbytes(16)
        case "JSONField":
            return []
        case "CharField" | "TextField":
            return f"{one.name}-{chance.randrange(10**6)}"[: one.max_length or 50]
        case kind if "Integer" in kind:
            return chance.randrange(100)
    raise TypeError(f"{one} is of a kind that the town does not know: {one.get_internal_type()}")


def lay(town: Town, *rows: Guarded) -> None:
    """Store rows the lawful way: under a purpose that may add them, inside a deed."""
    for one in rows:
        town.laid[type(one)].append(one)
        purpose, who, law = _may_add(one)
        with (
            open_access(purpose=purpose, who=who, kind="house", law=law, because="town", at=NOW) as access,
            access.deed("lay"),
        ):
            one.save(force_insert=True)


def lay_many(town: Town, rows: list[Guarded]) -> None:
    """The same for many rows of which one purpose may add each."""
    by_way: dict[Any, list[Guarded]] = defaultdict(list)
    for one in rows:
        town.laid[type(one)].append(one)
        by_way[(type(one), *_may_add(one))].append(one)
    for (_model, purpose, who, law), some in by_way.items():
        with (
            open_access(purpose=purpose, who=who, kind="house", law=law, because="town", at=NOW) as access,
            access.deed("lay"),
        ):
            add_many(access, some)


def _may_add(one: Guarded) -> tuple[Purpose, UUID, str]:
    if isinstance(one, Agreement):
        return Purpose.HELPING, one.to_professional_id, one.to_law
    if isinstance(one, ReasonedLook):
        return Purpose.RECOGNITION, one.by_id, ""
    if isinstance(one, HeldFile | HeldPiece):
        return Purpose.DELIVERY, one.by, ""
    for purpose, rule in type(one).guard.items():
        if rule.adds is True:
            return purpose, HOUSE, ""
    raise LookupError(f"No purpose may add {type(one)._meta.label} without a condition.")


def make_town(seed: int, residents: int = 16) -> Town:
    """A town of so many residents, the same for the same seed but for its numbers."""
    chance, town = random.Random(seed), Town(seed)
    areas = [
        Area.objects.get_or_create(code=f"BU0000{n:04}", defaults={"kind": "buurt", "name": f"Buurt {n}"})[0]
        for n in range(3)
    ]
    organisation = Organisation.objects.create(kind="municipality", name="Gemeente")
    for place, law in enumerate([*TEAM_LAWS, TEAM_LAWS[0]]):
        team = Team.objects.create(
            organisation=organisation, name=f"Team {place}", law=law.value, phone="14 0000"
        )
        town.teams.append(team)
        town.staff[team.id] = [_account(f"{team.name} {n}") for n in range(2)]
    # Somebody who stands in two teams, under two laws.
    town.staff[town.teams[1].id].append(town.staff[town.teams[0].id][0])
    town.partners = [new_id() for _ in range(3)]
    _stand_ins(town, chance)
    delivery = Delivery(**_required(Delivery, chance))
    delivery.save(force_insert=True)
    town.laid[Delivery].append(delivery)
    household = row(Household, chance)
    lay(town, household, row(Objection, chance))
    lay_many(town, _asked_without_a_name(town, chance))
    rows: list[list[Guarded]] = [[] for _ in range(5)]
    for number in range(residents):
        resident = row(Resident, chance, area=chance.choice(areas))
        rows[0].append(resident)
        key = DataKey(resident=resident)
        key.wrapped = wrap(new_data_key(), key.id)
        bsn_index = chance.randbytes(8)
        rows[1] += [key, row(Identity, chance, resident=resident, bsn_index=bsn_index)]
        rows[1].append(row(HouseholdMember, chance, resident=resident, household=household))
        # The first few live under every law, so that nothing a rule asks about is left to chance.
        everywhere = number < len(_STATES)
        for team in town.teams if everywhere else chance.sample(town.teams, chance.choice([1, 1, 2])):
            state = _STATES[number] if everywhere else chance.choice(_STATES)
            rows[2].append(journey := _journey(town, team, resident, state, chance))
            rows[3] += _hung_on(town, journey, chance)
            rows[4] += [
                row(SignalWords, chance, signal=signal, journey=journey, resident=resident, words=b"words")
                for signal in rows[3]
                if isinstance(signal, Signal) and signal.journey_id == journey.id
            ]
            rows[4].append(row(DeliveredItem, chance, delivery=delivery, journey=journey, resident=resident))
    for some in rows:
        lay_many(town, some)
    lay_many(town, _said_and_asked(town, chance))
    # One file that the first of them handed in, and one of somebody else.
    held = [row(HeldFile, chance, by=one) for one in (town.accounts[0].id, new_id())]
    lay_many(town, held)
    lay_many(town, [row(HeldPiece, chance, by=one.by, file=one) for one in held])
    return town


def _required(model: type[models.Model], chance: random.Random) -> dict[str, Any]:
    return {
        one.attname: _some(one, chance)
        for one in model._meta.concrete_fields
        if not (one.null or one.has_default() or one.blank)
    }


def _account(name: str) -> Account:
    return Account.objects.create(
        email=f"{new_id().hex}@voorbeeld.nl", name=name, made_at=timezone.now(), password="!"
    )


def _stand_ins(town: Town, chance: random.Random) -> None:
    for staff in town.staff.values():
        first, second = staff[0], staff[1]
        since = TODAY - timedelta(days=chance.choice([0, 1, 5]))
        stand_in = StandIn(
            professional=first,
            stand_in=second,
            since=since,
            until=since + timedelta(days=chance.choice([0, 3])),
            by=HOUSE,
        )
        stand_in.save()
        town.laid[StandIn].append(stand_in)


_STATES = ("waits", "taken", "taken_by_two", "ended", "ended_by_the_team")


def _journey(town: Town, team: Team, resident: Resident, state: str, chance: random.Random) -> Journey:
    staff = town.staff[team.id]
    elsewhere = town.staff[chance.choice(town.teams).id]
    return row(
        Journey,
        chance,
        resident=resident,
        law=team.law,
        team=team,
        trusted=None if state in ("waits", "ended_by_the_team") else chance.choice(staff[:2]),
        second=chance.choice(elsewhere) if state in ("taken_by_two", "ended") else None,
        ended_at=NOW if state in ("ended", "ended_by_the_team") else None,
    )


def _hung_on(town: Town, journey: Journey, chance: random.Random) -> list[Guarded]:
    tied = {"journey": journey, "resident": journey.resident}
    hung: list[Guarded] = [row(Step, chance, **tied), row(Attempt, chance, **tied)]
    for _ in range(chance.choice([1, 1, 2])):
        hung.append(row(Signal, chance, **tied, sender=chance.choice(town.partners), law=journey.law))
    hung.append(row(OwnWord, chance, **tied))
    hung.append(row(Resting, chance, **tied))
    if journey.trusted_id:
        hung.append(row(Promise, chance, **tied, by=journey.trusted))
    if journey.ended_at:
        hung.append(row(Ending, chance, **tied))
    by = chance.choice([journey.trusted_id or HOUSE, *town.partners])
    law = journey.law if by == journey.trusted_id else ""
    hung.append(row(Message, chance, resident=journey.resident, team=journey.team_id, by=by, law=law))
    return hung


def _asked_without_a_name(town: Town, chance: random.Random) -> list[Guarded]:
    """For each team a question that nobody reads yet, and one that each of its people reads."""
    return [
        row(
            Consultation,
            chance,
            team=team,
            adviser=adviser,
            sender=chance.choice(town.partners),
            card=f"card-{new_id().hex[-8:]}",
        )
        for team in town.teams
        for adviser in (None, *town.staff[team.id])
    ]


def _said_and_asked(town: Town, chance: random.Random) -> list[Guarded]:
    """For each journey a yes to another law or none, and a look with a reason or none, in turn."""
    made: list[Guarded] = []
    for place, journey in enumerate(town.all(Journey)):
        team = chance.choice([one for one in town.teams if one.law != journey.law])
        said = {
            "from_law": journey.law,
            "to_law": team.law,
            "to_professional": chance.choice(town.staff[team.id]),
        }
        if place % 3:
            taken_back = TODAY if place % 3 == 2 else None
            made.append(row(Agreement, chance, resident=journey.resident, withdrawn_on=taken_back, **said))
        if place % 4:
            until = TODAY + timedelta(days=place % 4 - 2)
            asked = {"journey": journey.id, "law": journey.law, "told": journey.trusted, "until": until}
            made.append(
                row(ReasonedLook, chance, resident=journey.resident, by=said["to_professional"], **asked)
            )
    return made


def accesses(town: Town, purpose: Purpose) -> Iterator[dict[str, Any]]:
    """Every access that somebody in this town could open for one purpose: who, team, law and subject."""
    if purpose in (Purpose.OUTREACH, Purpose.HELPING, Purpose.LEADING, Purpose.REASONED_LOOK):
        for team in town.teams:
            for account in town.staff[team.id]:
                ways = {"who": account.id, "kind": "account", "team": team.id, "law": team.law}
                if purpose is not Purpose.REASONED_LOOK:
                    yield ways
                    continue
                for look in town.all(ReasonedLook):
                    if look.by_id == account.id:
                        yield ways | {"subject": look.journey}
                yield ways | {"subject": town.all(Journey)[0].id}
    elif purpose is Purpose.OWN:
        for resident in town.all(Resident):
            yield {"who": new_id(), "kind": "link", "subject": resident.id}
    elif purpose is Purpose.SIGNALLING:
        for partner in town.partners:
            yield {"who": partner, "kind": "link"}
    else:
        yield {"who": HOUSE, "kind": "house"}
        yield {"who": town.accounts[0].id, "kind": "account"}


@contextmanager
def opened(purpose: Purpose, **ways: Any) -> Iterator[Access]:
    """An access in this town, on its day."""
    with open_access(purpose=purpose, because="proof", at=NOW, **ways) as access:
        yield access
