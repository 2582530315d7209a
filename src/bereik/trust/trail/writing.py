"""How does a line come into the trail?

A deed's line stands in the deed's transaction. A look goes over a connection of its own (on SQLite into a file of its
own), so that an error after reading does not take the look away. A look that cannot be recorded did not happen.
"""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.db import connections

from bereik.trust.access import Access, Deed, Live
from bereik.trust.ids import new_id
from bereik.trust.refusals import TrailFailed
from bereik.trust.wall.authorizer import trail_open

MOST_NAMED = 5_000
"""From this many persons on, a line of the house's own nightly work says how many, not who."""

_COLUMNS = "line, sort, who, kind, organisation, purpose, because, what, tables, touched, rows, happened"


def write_deed(access: Access, deed: Deed) -> None:
    """The deed's line, in the deed's own transaction. Raises what the database raises: the deed then rolls back."""
    from bereik.trust.access import in_force

    _insert(in_force().using, new_id(), "deed", access, deed.name, deed.models, list(deed.touched), len(deed.touched))


def write_bare_deed(access: Access, deed: Deed) -> None:
    """The line of a deed that touches no row about a resident (an account, a link, a place), inside its transaction."""
    _insert("default", new_id(), "deed", access, deed.name, deed.models, list(deed.touched), len(deed.touched))


def write_look(live: Live) -> None:
    """The look's line, when something was looked at. Raises `TrailFailed` when it cannot be recorded."""
    if not live.models:
        return
    access = live.access
    try:
        _insert("looks", access.line, "look", access, access.page, live.models, list(live.seen), live.rows)
    except Exception as why:
        raise TrailFailed(why) from why


def _insert(
    using: str, line: UUID, sort: str, access: Access, what: str, tables: set[str], touched: list[UUID], rows: int
) -> None:
    connection = connections[using]
    if len(touched) > MOST_NAMED and access.kind == "house":
        touched = []
    values: list[Any] = [
        _id(connection, line),
        sort,
        _id(connection, access.who),
        access.kind,
        _id(connection, access.organisation),
        access.purpose.value,
        access.because[:300],
        what[:100],
        json.dumps(sorted(tables)),
        json.dumps([str(one) for one in touched]),
        rows,
        connection.ops.adapt_datetimefield_value(access.at),
    ]
    marks = ", ".join(["%s"] * len(values))
    with trail_open(), connection.cursor() as cursor:
        cursor.execute(f"insert into trust_trailline ({_COLUMNS}) values ({marks})", values)


def _id(connection: Any, value: UUID | None) -> Any:
    if value is None or connection.features.has_native_uuid_field:
        return value
    return value.hex
