"""What does a test of promises need: somebody at work, the days as they go by, and what a resident said?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from bereik.help.actions import make_promise, record_attempt
from bereik.help.actions.on_the_row import keep_asked
from bereik.help.models import OwnWord, Promise
from bereik.municipality.models import Team
from bereik.people.models import Journey
from bereik.people.names import read_keys
from bereik.terms.channels import Channel
from bereik.terms.outcomes import Outcome
from bereik.terms.own_words import OwnKind, SaidHow
from bereik.terms.parts_of_day import PartOfDay
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.models import Account


@contextmanager
def at_work(
    who: Account, team: Team, *, at: datetime | None = None, purpose: Purpose = Purpose.HELPING
) -> Iterator[Access]:
    """The access that a page of this professional opens, on this day."""
    with open_access(
        purpose=purpose,
        who=who.id,
        kind="account",
        team=team.id,
        law=team.law,
        because="proef",
        page="proef",
        at=at,
    ) as access:
        yield access


def promise(
    access: Access, journey: UUID, days: int = 3, *, what: str = "Bellen over de huur", **values: Any
) -> Promise:
    """Promise something for so many days on."""
    made = make_promise(
        access,
        journey,
        promise_id=values.pop("promise_id", new_id()),
        what=what,
        due_on=values.pop("due_on", access.today + timedelta(days=days)),
    )
    assert isinstance(made, Promise), made
    return made


def spoke(access: Access, journey: UUID, outcome: Outcome = Outcome.SPOKEN) -> None:
    """We met the resident."""
    record_attempt(
        access,
        journey,
        attempt_id=new_id(),
        channel=Channel.HOME_VISIT,
        outcome=outcome,
        on=access.today,
        part_of_day=PartOfDay.MORNING,
    )


def says(
    journey: Journey,
    kind: OwnKind,
    *,
    words: str = "",
    about: UUID | None = None,
    at: datetime | None = None,
) -> OwnWord:
    """The resident says something; a promise it is about is disputed by it."""
    with house_access(Purpose.UPKEEP, "proef", at=at) as access, access.deed("proef"):
        key = read_keys(access, {journey.resident_id})[journey.resident_id]
        said = OwnWord(
            journey_id=journey.pk,
            resident_id=journey.resident_id,
            kind=kind,
            how=SaidHow.PAGE,
            about=about,
            at=access.at,
            written_by=access.who,
        )
        said.lay(key, words=words)
        said.save(force_insert=True)
        if kind is OwnKind.NOT_KEPT and about:
            Promise.objects.filter(pk=about).update(disputed_at=access.at)
        keep_asked(journey.pk)
    return said


def on_the_row(journey: Journey) -> tuple[date | None, datetime | None]:
    """What the journey's own row says: the first day a promise is due, and since when something was asked."""
    with house_access(Purpose.UPKEEP, "proef"):
        found = Journey.objects.get(pk=journey.pk)
        return found.word_due_on, found.asked_at
