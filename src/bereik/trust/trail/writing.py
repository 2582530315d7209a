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
from bereik.trust.trail.chain import SAID, moment, signed
from bereik.trust.wall.authorizer import trail_open
from bereik.trust.wall.guarding import statement

MOST_NAMED = 5_000
"""From this many persons on, a line of the house's own nightly work says how many, not who."""

_COLUMNS = ", ".join((*SAID, "mac"))


def write_deed(access: Access, deed: Deed) -> None:
    """The deed's line, in the deed's own transaction. Raises what the database raises: the deed then rolls back."""
    from bereik.trust.access import in_force

    _insert(
        in_force().using,
        new_id(),
        "deed",
        access,
        deed.name,
        deed.models,
        list(deed.touched),
        len(deed.touched),
    )


def write_bare_deed(access: Access, deed: Deed) -> None:
    """The line of a deed that touches no row about a resident (an account, a link, a place), inside its transaction."""
    _insert(
        "default", new_id(), "deed", access, deed.name, deed.models, list(deed.touched), len(deed.touched)
    )


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
    using: str,
    line: UUID,
    sort: str,
    access: Access,
    what: str,
    tables: set[str],
    touched: list[UUID],
    rows: int,
) -> None:
    connection = connections[using]
    if len(touched) > MOST_NAMED and access.kind == "house":
        touched = []
    named, about = sorted(tables), [str(one) for one in touched]
    kind, purpose, because, what = access.kind, access.purpose.value, access.because[:300], what[:100]
    organisation = str(access.organisation) if access.organisation else None
    happened = moment(access.at)
    said = (
        str(line), sort, str(access.who), kind, organisation, purpose, because, what, named, about, rows,
        happened.isoformat(),
    )  # fmt: skip
    values: list[Any] = [
        _id(connection, line),
        sort,
        _id(connection, access.who),
        kind,
        _id(connection, access.organisation),
        purpose,
        because,
        what,
        json.dumps(named),
        json.dumps(about),
        rows,
        connection.ops.adapt_datetimefield_value(happened),
        signed(said),
    ]
    marks = ", ".join(["%s"] * len(values))
    with trail_open(), statement(), connection.cursor() as cursor:
        cursor.execute(f"insert into trust_trailline ({_COLUMNS}) values ({marks})", values)


def _id(connection: Any, value: UUID | None) -> Any:
    if value is None or connection.features.has_native_uuid_field:
        return value
    return value.hex
