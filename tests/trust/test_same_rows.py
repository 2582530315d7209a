"""Does the bare database show the same rows as the rules of the models, for every purpose and model?

A small town with several teams, laws, professionals, stand-ins, agreements and looks with a reason. What comes out of the
bare driver under each access is held against what the rules alone let through, row security set aside for that moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db import connections
from django.utils import timezone

from bereik.help.models import Attempt
from bereik.municipality.models import StandIn
from bereik.people.models import Agreement, Ending, Journey, Message, ReasonedLook, Resting, Step
from bereik.see.models import Signal, SignalWords
from bereik.terms.laws import TEAM_LAWS
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.wall.policies import policies_that_differ
from bereik.trust.wall.tables import GUARDED
from tests.making import make_account, make_journey, make_resident, make_team
from tests.size import IN_PROOF, seed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres, pytest.mark.proof]

Who = dict[str, Any]


def fill(chance: Random, size: int) -> list[Who]:
    """Fill the town; returns everyone who may look, as the access they open."""
    now, today = timezone.now(), timezone.localdate()
    teams = [make_team(law.value, f"Team {law.value} {n}") for law in TEAM_LAWS for n in range(2)]
    staff = [make_account(f"Merel{n}") for n in range(6)]
    senders = [new_id() for _ in range(3)]
    residents = [make_resident(f"Mees{n}") for n in range(size)]
    journeys = []
    for _ in range(2 * size):
        team = chance.choice(teams)
        trusted = chance.choice([None, *staff])
        second = chance.choice([None, None, *staff])
        journeys.append(make_journey(team, chance.choice(residents), trusted=trusted, second=second))
    StandIn.objects.bulk_create(
        StandIn(
            professional=chance.choice(staff),
            stand_in=chance.choice(staff),
            by=new_id(),
            since=today + timedelta(days=(start := chance.randint(-3, 1))),
            until=today + timedelta(days=start + chance.randint(0, 3)),
        )
        for _ in range(6)
    )
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("fill"):
        for journey in journeys:
            hang_on(chance, journey, senders, staff[0].id, now)
    for _ in range(size):
        one, other = chance.sample([law.value for law in TEAM_LAWS], 2)
        merel = chance.choice(staff)
        with (
            open_access(
                purpose=Purpose.HELPING, who=merel.id, kind="account", law=other, because="proef"
            ) as access,
            access.deed("agree"),
        ):
            Agreement.objects.create(
                resident_id=chance.choice(residents),
                to_professional=merel,
                from_law=one,
                to_law=other,
                how="spoken",
                agreed_on=today,
                withdrawn_on=chance.choice([None, None, today]),
            )
    for journey in chance.sample(journeys, size):
        merel = chance.choice(staff)
        with (
            open_access(purpose=Purpose.RECOGNITION, who=merel.id, kind="account", because="proef") as access,
            access.deed("look"),
        ):
            ReasonedLook.objects.create(
                journey=journey.pk,
                resident_id=journey.resident_id,
                law=journey.law,
                by=merel,
                reason="r" * 20,
                at=now,
                until=today - timedelta(days=chance.randint(0, 1)),
                told=chance.choice([None, *staff]),
            )
    people = [
        {
            "who": one.id,
            "kind": "account",
            "team": team.id,
            "law": team.law,
            "subject": chance.choice(journeys).id,
        }
        for one in staff
        for team in chance.sample(teams, 3)
    ]
    links = [{"who": one, "kind": "link", "subject": chance.choice(residents)} for one in senders]
    owns = [{"who": new_id(), "kind": "link", "subject": one} for one in residents[:3]]
    return [*people, *links, *owns]


def hang_on(chance: Random, journey: Journey, senders: list[UUID], somebody: UUID, now: Any) -> None:
    """Rows of every kind that hangs on a journey, some of them."""
    common = {"journey": journey, "resident_id": journey.resident_id}
    today = timezone.localdate(now)
    signal = Signal(
        **common,
        sender=chance.choice(senders),
        sender_kind="school",
        key=new_id().hex,
        route="with_agreement",
        ground="agreement",
        law=journey.law,
        happened_on=today,
        received_at=now,
    )
    made: list[Any] = [
        signal,
        SignalWords(signal=signal, **common),
        Step(step="we_saw", at=now, written_at=now, **common),
        Attempt(
            by=new_id(),
            channel="phone",
            reached=False,
            happened_at=now,
            written_at=now,
            received_at=now,
            **common,
        ),
        Resting(until=today, because="asked", at=now, by=new_id(), **common),
        Ending(by=new_id(), at=now, because="met", **common),
        Message(
            resident_id=journey.resident_id,
            team=journey.team_id,
            to_kind="link",
            to=new_id(),
            channel="call",
            text="x",
            subject="x",
            by=chance.choice([*senders, somebody]),
            made_at=now,
            due_at=now,
        ),
    ]
    for row in made:
        if isinstance(row, SignalWords) or chance.random() < 0.8 or row is signal:
            type(row).objects.bulk_create([row])


def accesses(people: list[Who]) -> Iterator[tuple[Purpose, Who]]:
    for purpose in sorted({purpose for model in GUARDED.values() for purpose in model.guard}):
        yield from ((purpose, who) for who in people)


def bare(purpose: Purpose, who: Who, table: str) -> set[UUID]:
    with open_access(purpose=purpose, because="proef", **who), connections["default"].cursor() as cursor:
        cursor.execute(f'select id from "{table}"')
        return {row[0] for row in cursor.fetchall()}


@contextmanager
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Row security aside, and every condition in the query, as on an engine without row policies."""

    def switch(how: str) -> None:
        with connections["owner"].cursor() as cursor:
            for table in GUARDED:
                cursor.execute(f'alter table "{table}" {how} row level security')

    switch("disable")
    monkeypatch.setattr("bereik.trust.wall.guarding.asks_another_table", lambda condition: False)
    try:
        yield
    finally:
        monkeypatch.undo()
        switch("enable")


def test_the_bare_database_shows_the_same_rows_as_the_rules(
    monkeypatch: pytest.MonkeyPatch, measured: Any
) -> None:
    people = fill(Random(seed()), 40 if IN_PROOF else 6)
    every = [
        (purpose, who, table)
        for purpose, who in accesses(people)
        for table, model in sorted(GUARDED.items())
        if purpose in model.guard
    ]
    if not IN_PROOF:
        every = Random(seed()).sample(every, min(len(every), 400))
    walled = [bare(*one) for one in every]
    with rules_alone(monkeypatch):
        for (purpose, who, table), rows in zip(every, walled, strict=True):
            with open_access(purpose=purpose, because="proef", **who):
                ruled = set(GUARDED[table].objects.values_list("pk", flat=True))
            assert rows == ruled, (seed(), purpose, who, table)
    shown = sum(map(len, walled))
    assert shown and any(walled) and not all(walled)
    measured(
        "bare database against rules", seed=seed(), accesses_times_models=len(every), rows_compared=shown
    )


def test_a_purpose_that_a_model_does_not_name_gives_no_row_of_it() -> None:
    from django.db import DatabaseError

    make_journey(make_team())
    for table, model in sorted(GUARDED.items()):
        for purpose in sorted({one for other in GUARDED.values() for one in other.guard} - set(model.guard)):
            with (
                open_access(purpose=purpose, who=new_id(), kind="account", because="proef"),
                connections["default"].cursor() as cursor,
            ):
                try:
                    cursor.execute(f'select id from "{table}"')
                except DatabaseError:
                    connections["default"].set_rollback(True)
                    continue
                assert cursor.fetchall() == [], (purpose, table)


@pytest.mark.parametrize(
    "change",
    [
        "drop policy helping_sees on people_journey",
        "create policy mine on people_identity for select using (true)",
        "alter policy helping_sees on people_journey using (true)",
        "alter table people_identity disable row level security",
        "alter table people_identity no force row level security",
    ],
)
def test_a_policy_that_was_touched_is_found(change: str) -> None:
    assert policies_that_differ("owner") == []
    from bereik.trust.wall.roles import prepare_database

    try:
        with connections["owner"].cursor() as cursor:
            cursor.execute(change)
        assert policies_that_differ("owner") != []
    finally:
        prepare_database()
    assert policies_that_differ("owner") == []
