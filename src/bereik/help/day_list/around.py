"""What belongs to the rows of a page: what was promised, what they asked, how we tried, and who looked?

Four tables in one question (a union), so that a page of fifty rows keeps to twelve queries. Each part keeps the rule of
its own table; whom the rows are about is noted for the trail, as for rows that are read one table at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    BinaryField,
    DateField,
    DateTimeField,
    Q,
    QuerySet,
    TextField,
    UUIDField,
)

from bereik.help.actions.on_the_row import ASKING, OPEN
from bereik.help.models import Attempt, OwnWord, Promise
from bereik.help.said import WISHES
from bereik.people.models import ReasonedLook
from bereik.trust.access import Access
from bereik.trust.one_question import Shape, part
from bereik.trust.rows import Guarded, note_seen

SHAPE: Shape = {
    "from_table": TextField(),
    "number": UUIDField(),
    "on_journey": UUIDField(),
    "whom": UUIDField(),
    "by_whom": UUIDField(),
    "term": TextField(),
    "text": TextField(),
    "more": TextField(),
    "sealed": BinaryField(),
    "day": DateField(),
    "moment": DateTimeField(),
    "done": DateTimeField(),
    "broken": DateTimeField(),
    "repaired": DateTimeField(),
    "moved": DateTimeField(),
    "let_go": DateTimeField(),
    "disputed": DateTimeField(),
}
"""The columns that all parts share; each leaves empty what it has not."""


@dataclass(frozen=True)
class Beside:
    """One row of the union; `due_on` is for a wish until when it holds."""

    sort: str
    number: UUID
    journey: UUID
    resident: UUID
    by: UUID | None
    term: str
    text: str
    more: str
    sealed: bytes | None
    due_on: date
    at: datetime
    kept_at: datetime | None
    broken_at: datetime | None
    repaired_at: datetime | None
    moved_at: datetime | None
    let_go_at: datetime | None
    disputed_at: datetime | None


@dataclass
class Around:
    """By journey: promises that are open and due, questions and wishes, tries (oldest first). `mine` are the promises
    of the one who looks of this month, `looks` what somebody must still read, `saved` what was just stored."""

    promises: Mapping[UUID, list[Beside]] = field(default_factory=lambda: defaultdict(list))
    asked: Mapping[UUID, list[Beside]] = field(default_factory=lambda: defaultdict(list))
    wishes: Mapping[UUID, list[Beside]] = field(default_factory=lambda: defaultdict(list))
    tries: Mapping[UUID, list[Beside]] = field(default_factory=lambda: defaultdict(list))
    mine: list[Beside] = field(default_factory=list)
    looks: list[Beside] = field(default_factory=list)
    saved: list[Beside] = field(default_factory=list)


def around(access: Access, journeys: Collection[UUID], just_saved: UUID | None = None) -> Around:
    """Everything that belongs to these journeys, one's own promises of this month, and the try or promise that was
    just saved. Under HELPING; one query."""
    first = access.today.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    due = Q(journey__in=journeys, due_on__lte=access.today, **OPEN)
    mine = Q(by=access.who, due_on__range=(first, last))
    promises = Promise.objects.filter(due | mine | Q(pk=just_saved))
    words = OwnWord.objects.filter(journey__in=journeys).filter(
        Q(kind__in=ASKING, answered_at__isnull=True) | Q(kind__in=WISHES)
    )
    tries = Attempt.objects.filter(Q(journey__in=journeys) | Q(pk=just_saved), amended_at__isnull=True)
    looks = ReasonedLook.objects.filter(told=access.who, told_read_at__isnull=True)
    parts = [
        _part(
            promises, "promise", by_whom="by", sealed="what", day="due_on", moment="made_at", done="kept_at",
            broken="broken_at", repaired="repaired_at", moved="moved_at", let_go="let_go_at", disputed="disputed_at",
        ),
        _part(words, "word", term="kind", sealed="words", day="until", moment="at", done="answered_at"),
        _part(
            tries, "try", term="channel", text="part_of_day", more="outcome", moment="happened_at", by_whom="by",
            done="written_at",
        ),
        _part(looks, "look", text="reason", more="by__name", moment="at"),
    ]  # fmt: skip
    found = Around()
    for values in parts[0].union(*parts[1:], all=True):
        one = Beside(*values)
        _lay_down(found, one, access, first, last)
        if one.number == just_saved:
            found.saved.append(one)
    for promised in found.promises.values():
        promised.sort(key=lambda one: (one.due_on, one.at, one.number))
    for sort in (found.asked, found.wishes, found.tries):
        for rows in sort.values():
            rows.sort(key=lambda one: (one.at, one.number))
    found.looks.sort(key=lambda one: one.at)
    return found


_OF: dict[str, type[Guarded]] = {"promise": Promise, "word": OwnWord, "try": Attempt, "look": ReasonedLook}


def _lay_down(found: Around, one: Beside, access: Access, first: date, last: date) -> None:
    note_seen(_OF[one.sort], one.resident)
    match one.sort:
        case "promise":
            is_open = not (one.kept_at or one.broken_at or one.repaired_at or one.moved_at or one.let_go_at)
            if is_open and one.due_on <= access.today:
                found.promises[one.journey].append(one)
            if one.by == access.who and first <= one.due_on <= last:
                found.mine.append(one)
        case "word":
            if one.term in ASKING and one.kept_at is None:
                found.asked[one.journey].append(one)
            if one.term in WISHES:
                found.wishes[one.journey].append(one)
        case "try":
            found.tries[one.journey].append(one)
        case "look":
            found.looks.append(one)


def _part(rows: QuerySet[Any, Any], sort: str, **columns: str) -> QuerySet[Any, Any]:
    return part(rows, SHAPE, sort, number="pk", on_journey="journey", whom="resident", **columns)
