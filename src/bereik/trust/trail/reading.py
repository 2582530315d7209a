"""Who may read the trail, and which part of it?

A resident reads the own part; a privacy officer makes an inquiry. On PostgreSQL both go through a function of the
database that asks for the purpose in force itself, because the app cannot read the trail.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connections

from bereik.terms.purposes import Purpose
from bereik.trust.access import Access
from bereik.trust.refusals import WrongPurpose
from bereik.trust.trail.chain import moment
from bereik.trust.wall.authorizer import trail_open
from bereik.trust.wall.guarding import statement


@dataclass(frozen=True)
class OwnLine:
    """One line as a resident reads it. `opened` is true where the file was opened, false where they stood in a list."""

    at: datetime
    sort: str
    kind: str
    purpose: Purpose
    because: str
    opened: bool


OPENED_AT_MOST = 1
"""A look that touched this many persons is read as 'opened your file', a longer one as 'stood in a list'."""


def own_part(access: Access) -> list[OwnLine]:
    """The newest 500 lines about the one whose page this is. Raises `WrongPurpose` under another purpose."""
    if access.purpose != Purpose.OWN or access.subject is None:
        raise WrongPurpose("trust.TrailLine", access.purpose, "read the own part of")
    connection = connections["default"]
    if connection.vendor == "postgresql":
        with statement(), connection.cursor() as cursor:
            cursor.execute("select at, sort, kind, purpose, because, persons from bereik_own_trail()")
            rows = cursor.fetchall()
    else:
        # SQLite holds made-up towns alone. Nobody lived the days before they were filled: there the day that was said
        # stands, so that a resident's page, promises and looks tell one story.
        rows = _scan(
            "happened, sort, kind, purpose, because, json_array_length(touched)",
            "touched like %s",
            [f'%"{access.subject}"%'],
            500,
            by="happened",
        )
    return [
        OwnLine(moment(at), sort, kind, Purpose(purpose), because, persons <= OPENED_AT_MOST)
        for at, sort, kind, purpose, because, persons in rows
    ]


@dataclass(frozen=True)
class InquiryLine:
    """One line as a privacy officer reads it: numbers, no names."""

    line: UUID
    at: datetime
    sort: str
    who: UUID
    kind: str
    purpose: str
    because: str
    what: str
    touched: tuple[UUID, ...]
    rows: int


def inquire(
    access: Access, since: datetime, until: datetime, subject: UUID | None = None
) -> Sequence[InquiryLine]:
    """At most 1,000 lines, newest first. Raises `WrongPurpose` under another purpose than PRIVACY."""
    if access.purpose != Purpose.PRIVACY:
        raise WrongPurpose("trust.TrailLine", access.purpose, "inquire into")
    connection = connections["default"]
    columns = "line, written, sort, who, kind, purpose, because, what, touched, rows"
    if connection.vendor == "postgresql":
        with statement(), connection.cursor() as cursor:
            cursor.execute(f"select {columns} from bereik_inquiry(%s, %s, %s)", [since, until, subject])
            rows = cursor.fetchall()
    else:
        stored = connection.ops.adapt_datetimefield_value
        where, values = "written >= %s and written < %s", [stored(since), stored(until)]
        if subject:
            where, values = where + " and touched like %s", [*values, f'%"{subject}"%']
        rows = _scan(columns, where, values, 1000)
    return [_inquiry_line(row) for row in rows]


def _inquiry_line(row: tuple[Any, ...]) -> InquiryLine:
    line, at, sort, who, kind, purpose, because, what, touched, rows = row
    named = json.loads(touched) if isinstance(touched, str) else touched
    return InquiryLine(
        UUID(str(line)),
        moment(at),
        sort,
        UUID(str(who)),
        kind,
        purpose,
        because,
        what,
        tuple(map(UUID, named)),
        rows,
    )


def _scan(
    columns: str, where: str, values: list[Any], most: int, by: str = "written"
) -> list[tuple[Any, ...]]:
    """SQLite keeps deeds and looks in two files: read both, newest first."""
    found: list[tuple[Any, ...]] = []
    with trail_open():
        for store in ("default", "looks"):
            with connections[store].cursor() as cursor:
                cursor.execute(
                    f"select {by}, {columns} from trust_trailline where {where} order by {by} desc limit {most}",
                    values,
                )
                found += cursor.fetchall()
    return [row[1:] for row in sorted(found, key=lambda row: str(row[0]), reverse=True)[:most]]
