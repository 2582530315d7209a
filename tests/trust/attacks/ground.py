"""On which ground are the attacks tried? One row that may be seen and a few that may not, of every guarded model.

Somebody works under one law with one resident. Beside that stand rows of other residents, of another team under another
law; every text in them says `VERBORGEN`, and so no answer may hold that word or one of their numbers.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models, transaction

from bereik.help.models import Attempt, OwnWord, Promise
from bereik.municipality.models import Team
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
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.models import Account
from bereik.trust.rows import Guarded
from bereik.trust.wall.tables import GUARDED
from tests.making import make_account, make_team
from tests.trust.town import TODAY, Town, lay, row

HIDDEN, SHOWN = "VERBORGEN", "ZICHTBAAR"
MY_LAW, THEIR_LAW = "wmo2015", "wgs"


@dataclass
class Ground:
    """What was laid down: `mine` is the one row of each model that HELPING shows me, `theirs` the others."""

    me: Account
    team: Team
    mine: dict[type[Guarded], Guarded] = field(default_factory=dict)
    theirs: dict[type[Guarded], list[Guarded]] = field(default_factory=dict)

    @contextmanager
    def helping(self) -> Iterator[Access]:
        with open_access(
            purpose=Purpose.HELPING,
            who=self.me.id,
            kind="account",
            team=self.team.id,
            law=MY_LAW,
            because="attack",
        ) as access:
            yield access

    @contextmanager
    def outreach(self) -> Iterator[Access]:
        with open_access(
            purpose=Purpose.OUTREACH,
            who=self.me.id,
            kind="account",
            team=self.team.id,
            law=MY_LAW,
            because="attack",
        ) as access:
            yield access

    @property
    def secrets(self) -> set[str]:
        """What no answer may hold: the word, and every number of a hidden row."""
        numbers = {one.pk for rows in self.theirs.values() for one in rows}
        return {HIDDEN, *(str(one) for one in numbers), *(one.hex for one in numbers)}

    def leaks(self, answer: object) -> set[str]:
        """Which of the secrets stand in this answer."""
        said = spoken(answer)
        return {secret for secret in self.secrets if secret in said}


def make_ground() -> Ground:
    chance, town = random.Random(4), Town(4)
    team, elsewhere = make_team(MY_LAW, SHOWN), make_team(THEIR_LAW, "Elders")
    me, other = make_account("Merel"), make_account("Berk")
    ground = Ground(me, team)
    delivery = Delivery.objects.create(
        id=new_id(),
        sha256="0" * 64,
        supplier="s",
        gemeentecode="0",
        part=1,
        received_at="2026-01-01T00:00Z",
        by=new_id(),
    )
    for word, law, mates, trusted, times in (
        (SHOWN, MY_LAW, team, me, 1),
        (HIDDEN, THEIR_LAW, elsewhere, other, 3),
    ):
        for _ in range(times):
            for one in _one_of_each(chance, word, law, mates, trusted, delivery):
                lay(town, one)
                if word == SHOWN:
                    ground.mine[type(one)] = one
                else:
                    ground.theirs.setdefault(type(one), []).append(one)
    return ground


def _one_of_each(
    chance: random.Random, word: str, law: str, team: Team, trusted: Account, delivery: Delivery
) -> Iterator[Guarded]:
    resident = said(Resident, chance, word)
    household = said(Household, chance, word)
    yield from (resident, household)
    yield said(HouseholdMember, chance, word, resident=resident, household=household)
    yield said(DataKey, chance, word, resident=resident)
    yield said(Identity, chance, word, resident=resident, bsn_index=chance.randbytes(9))
    journey = said(
        Journey,
        chance,
        word,
        resident=resident,
        law=law,
        team=team,
        trusted=trusted,
        opened_at="2026-01-02T10:00Z",
    )
    tied = {"resident": resident, "journey": journey}
    signal = said(Signal, chance, word, **tied, law=law, happened_on=TODAY)
    yield from (journey, signal)
    yield said(SignalWords, chance, word, **tied, signal=signal)
    yield said(DeliveredItem, chance, word, **tied, delivery=delivery)
    for model in (Step, Attempt, Resting, Ending, OwnWord):
        yield said(model, chance, word, **tied)
    yield said(Promise, chance, word, **tied, by=trusted)
    yield said(Objection, chance, word, mark=chance.randbytes(16) + word.encode())
    yield said(Consultation, chance, word, team=team, card=f"{word}-{new_id().hex[-6:]}", key=new_id().hex)
    held = said(HeldFile, chance, word, by=trusted.id)
    yield from (held, said(HeldPiece, chance, word, by=trusted.id, file=held))
    yield said(
        Message, chance, word, resident=resident, by=trusted.id, law=law, to_kind="link", channel="call"
    )
    yield said(
        Agreement, chance, word, resident=resident, from_law="jeugdwet", to_law=law, to_professional=trusted
    )
    yield said(
        ReasonedLook, chance, word, resident=resident, journey=journey.id, law=law, by=trusted, told=trusted
    )


def said(model: type[Guarded], chance: random.Random, word: str, **given: Any) -> Any:
    """One row in which every text says the word."""
    made = row(model, chance, **given)
    for one in model._meta.concrete_fields:
        if one.name in given or one.attname in given or one.choices:
            continue
        if isinstance(one, models.CharField | models.TextField):
            setattr(made, one.attname, word[: one.max_length or 50])
        elif isinstance(one, models.BinaryField) and "index" not in one.name:
            setattr(made, one.attname, word.encode())
    return made


def spoken(answer: object, depth: int = 0) -> str:
    """Everything that an answer says, as text: rows with all that was loaded, lists, bytes."""
    if isinstance(answer, models.Model):
        return spoken(list(answer.__dict__.values()), depth + 1)
    if isinstance(answer, bytes | memoryview):
        return bytes(answer).decode("utf-8", "replace") + bytes(answer).hex()
    if isinstance(answer, UUID):
        return f"{answer} {answer.hex}"
    if isinstance(answer, Mapping):
        return spoken([*answer.keys(), *answer.values()], depth + 1)
    if isinstance(answer, models.QuerySet):
        return spoken(list(answer), depth + 1)
    if isinstance(answer, list | tuple | set) and depth < 8:
        return " ".join(spoken(one, depth + 1) for one in answer)
    return str(answer)


def whole_store() -> dict[str, list[Any]]:
    """Every guarded row as it stands, read by the house's own nightly purpose."""
    with house_access(Purpose.UPKEEP, "attack"):
        return {table: sorted(model.objects.values_list(), key=str) for table, model in GUARDED.items()}


@contextmanager
def taken_back() -> Iterator[None]:
    """What happens in this block is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
