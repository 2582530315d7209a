"""What does a professional see first: the room of today, what was promised, and then everybody in today's order?

At most twelve queries, access and trail counted: the journeys, what belongs to them, their names, the team, and under
an access of its own whom nobody took on yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Cast

from bereik.help.day_list.around import Around, Beside, around
from bereik.help.day_list.lines import lines_of
from bereik.help.day_list.rows import Page, Row, own_journeys
from bereik.help.day_list.sections import Section, sections
from bereik.help.day_list.waiting import waiting_list
from bereik.help.models import Promise
from bereik.help.rules import (
    RoomToday,
    TermState,
    WrittenTry,
    day_of,
    room_today,
    state_of,
    term_of,
)
from bereik.help.saved import SavedPromise, SavedTry, saved_promise, saved_try
from bereik.help.trying import tried_of
from bereik.municipality.models import Placement, StandIn, Team
from bereik.people.names import Known, read_people
from bereik.see.models import Signal
from bereik.terms.functions import Function
from bereik.terms.promises import PromiseState
from bereik.terms.purposes import Purpose
from bereik.trust.access import HOUSE, Access, inner_access
from bereik.trust.models import Account
from bereik.trust.sealed_rows import open_sealed

SHOWN_WAITING = 5


@dataclass(frozen=True)
class Tally:
    """One's own promises of this month whose day came, or that were done: for the one who made them alone."""

    kept: int
    of: int
    put_right: int


@dataclass(frozen=True)
class Looked:
    """Somebody opened the file of one's own resident, with a reason that was not read yet."""

    id: UUID
    by: str
    reason: str
    at: datetime
    who: str


@dataclass(frozen=True)
class DayPage:
    """The page. `beside` are rows of whom one is only the second person; `more` is where the next page begins."""

    room: RoomToday | None
    sections: tuple[Section, ...]
    beside: tuple[Row, ...]
    waiting: Page | None
    looks: tuple[Looked, ...]
    tally: Tally | None
    saved_try: SavedTry | None
    saved_promise: SavedPromise | None
    more: str
    own_terms: int = 0
    """How many on this page were never met while their term comes near."""
    waiting_terms: bool = False
    """Whether there are such among whom nobody took on."""

    @property
    def is_empty(self) -> bool:
        return not (self.sections or self.beside)


def day_page(access: Access, after: str = "", just_saved: UUID | None = None) -> DayPage:
    """Everything on the page, with a strip for the try or promise that was just saved. Under HELPING; what waits for
    the team comes under an inner access for OUTREACH."""
    colleagues = _colleagues(access)
    absent = {one.pk: one.name for one in colleagues if one.absent}
    found = own_journeys(access, after, absent)
    beside = around(access, {journey.pk for journey in found.journeys}, just_saved)
    named = {one.resident_id for one in found.journeys} | {one.resident for one in beside.looks}
    people = read_people(access, named | {one.resident for one in beside.saved})
    lines = [line for journey in found.journeys for line in lines_of(access, journey, found, beside, people)]
    rows = [line for line in lines if not line.row.beside]
    saved = beside.saved[0] if beside.saved else None
    strips = _strips(access, saved, beside, people)
    waiting = None
    if not after:
        with inner_access(access, Purpose.OUTREACH, "Wie wacht er op het team") as inner:
            waiting = waiting_list(inner, most=SHOWN_WAITING)
    due = sum(line.promise is not None for line in rows)
    return DayPage(
        room=None if after else _room(access, colleagues, due),
        sections=tuple(sections(rows)),
        beside=tuple(line.row for line in lines if line.row.beside),
        waiting=waiting,
        looks=() if after else tuple(_looked(one, people) for one in beside.looks),
        tally=None if after else _tally(beside.mine, access.today),
        saved_try=strips[0],
        saved_promise=strips[1],
        more=found.more,
        own_terms=sum(
            term_of(one.keep_until, access.today) is not TermState.FAR
            for one in found.journeys
            if one.trusted_id == access.who
        ),
        waiting_terms=waiting is not None and waiting.terms,
    )


def _strips(
    access: Access, saved: Beside | None, beside: Around, people: dict[UUID, Known]
) -> tuple[SavedTry | None, SavedPromise | None]:
    """What was just saved, as a strip; one query more where somebody may have been told of it."""
    if saved is None:
        return None, None
    known = people.get(saved.resident)
    who = known.named.name if known else ""
    if saved.sort == "promise":
        what = open_sealed(Promise, "what", saved.number, saved.sealed, known.key if known else None)
        return None, saved_promise(
            access, saved, number=saved.number, journey=saved.journey, who=who, what=what
        )
    tried = tried_of(saved.at, saved.term, saved.text, saved.more)
    written_at = saved.kept_at or saved.at
    told = tried.reached and Signal.objects.filter(journey=saved.journey, told_at=written_at).exists()
    return (
        saved_try(
            access,
            number=saved.number,
            journey=saved.journey,
            who=who,
            tried=tried,
            outcome=saved.more,
            written=WrittenTry(by=saved.by or HOUSE, written_on=day_of(written_at), told=told),
            tries=[(one.term, one.text) for one in beside.tries[saved.journey]],
        ),
        None,
    )


def _colleagues(access: Access) -> list[Any]:
    """The professionals of the team, and for whom one stands in today; one query with the talks of the team."""
    in_force = Placement.objects.in_force(access.today)
    mate = in_force.filter(account=OuterRef("pk"), team=access.team, function=Function.PROFESSIONAL)
    stands_in = StandIn.objects.filter(
        professional=OuterRef("pk"), stand_in=access.who, since__lte=access.today, until__gte=access.today
    )
    talks = Team.objects.filter(pk__in=[access.team] if access.team else []).values("talks_a_week")
    people = Account.objects.annotate(
        mate=Exists(mate), absent=Exists(stands_in), talks=Cast(Subquery(talks), IntegerField())
    )
    shown = people.filter(Q(mate=True, left_at__isnull=True) | Q(absent=True))
    return list(shown.only("name", "left_at").order_by("name", "pk"))


def _room(access: Access, colleagues: Sequence[Any], due: int) -> RoomToday | None:
    mates = [one for one in colleagues if one.mate and one.is_active]
    talks = mates[0].talks if mates else 0
    return room_today(access.today, talks_a_week=talks or 0, colleagues=len(mates), due=due)


def _looked(one: Beside, people: dict[UUID, Known]) -> Looked:
    known = people.get(one.resident)
    return Looked(one.number, one.more, one.text, one.at, known.named.name if known else "")


def _tally(mine: Sequence[Beside], today: date) -> Tally | None:
    states = [state_of(one, today) for one in mine]
    told = [state for state in states if state in _TOLD]
    if not told:
        return None
    return Tally(
        kept=told.count(PromiseState.KEPT), of=len(told), put_right=told.count(PromiseState.REPAIRED)
    )


_TOLD = (PromiseState.KEPT, PromiseState.LATE, PromiseState.BROKEN, PromiseState.REPAIRED)
"""What was moved in time, what an ending let go and what is still to come say nothing about a word that was kept."""
