"""How does a line come into the trail?

A deed's line stands in the deed's transaction. A look goes over a connection of its own (on SQLite into a file of its
own), so that an error after reading does not take the look away. A look that cannot be recorded did not happen.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
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

    _deed(in_force().using, access, deed)


def write_bare_deed(access: Access, deed: Deed) -> None:
    """The line of a deed that touches no row about a resident (an account, a link, a place), inside its transaction."""
    _deed("default", access, deed)


def _deed(using: str, access: Access, deed: Deed) -> None:
    touched = list(deed.touched)
    _insert(using, [_line(using, new_id(), "deed", access, deed.name, deed.models, touched, len(touched))])


def write_looks(looks: Sequence[Live]) -> None:
    """A line for each look at something, in one statement. Raises `TrailFailed` when they cannot be recorded."""
    lines = [
        _line(
            "looks",
            one.access.line,
            "look",
            one.access,
            one.access.page,
            one.models,
            list(one.seen),
            one.rows,
        )
        for one in looks
        if one.models
    ]
    if not lines:
        return
    try:
        _insert("looks", lines)
    except Exception as why:
        raise TrailFailed(why) from why


def _line(
    using: str,
    line: UUID,
    sort: str,
    access: Access,
    what: str,
    tables: set[str],
    touched: list[UUID],
    rows: int,
) -> list[Any]:
    """The values of one line, with its signature."""
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
    return [
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


def _insert(using: str, lines: Sequence[list[Any]]) -> None:
    marks = ", ".join(f"({', '.join(['%s'] * len(values))})" for values in lines)
    with trail_open(), statement(), connections[using].cursor() as cursor:
        cursor.execute(
            f"insert into trust_trailline ({_COLUMNS}) values {marks}",
            [value for values in lines for value in values],
        )


def _id(connection: Any, value: UUID | None) -> Any:
    if value is None or connection.features.has_native_uuid_field:
        return value
    return value.hex
