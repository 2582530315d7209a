"""How do a few columns of millions of guarded rows come out into a file, in one statement?

Under the rule of the purpose in force, as any question: the same compiler makes the statement. PostgreSQL writes the file
itself (COPY, which row policies allow for a query); on SQLite the rows are read as they stand. No row becomes an object,
which is what takes the time: thirty times as long. Only for the house's own nightly work: its line names whom it read
where those are few, and says how many where they are many (`trust.trail.writing`).
"""

from __future__ import annotations

import csv
from io import TextIOWrapper
from typing import Any, BinaryIO

from django.db import connections
from django.db.models import QuerySet

from bereik.trust.access import Access, Live, in_force
from bereik.trust.refusals import NoAccess
from bereik.trust.trail.writing import MOST_NAMED
from bereik.trust.wall.guarding import statement

AT_A_TIME = 20_000


def write_out(access: Access, rows: QuerySet[Any, Any], to: BinaryIO) -> int:
    """Write the columns of `rows` (a `values_list`) to `to` as CSV in UTF-8 without a header; returns how many rows.

    Moments stand in UTC; nothing and the empty text look alike. Raises `NoAccess` outside the house's own access, and what
    reading raises.
    """
    label = rows.model._meta.label
    live = in_force(label)
    if live.access is not access or access.kind != "house":
        raise NoAccess(label)
    _name_the_few(live, rows)
    connection = connections[live.using]
    with statement(), connection.cursor() as cursor:
        sql, parameters = rows.query.get_compiler(using=live.using).as_sql()
        if connection.vendor == "postgresql":
            # COPY goes past Django: an access that is still to be told to the database is told by this one.
            cursor.execute("select 1")
            count = _copy(cursor.cursor, sql, parameters, to)
        else:
            cursor.execute(sql, parameters)
            count = _line_by_line(cursor, to)
    live.rows += count
    return count


def _name_the_few(live: Live, rows: QuerySet[Any, Any]) -> None:
    """Whom the rows are about, for the trail: all of them, or more than a line names."""
    model, before = rows.model, live.rows
    if model.touches:
        list(rows.order_by().values_list(model.touches, flat=True)[: MOST_NAMED + 1])
        live.rows = before


def _copy(cursor: Any, sql: str, parameters: Any, to: BinaryIO) -> int:
    with cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv)", parameters or None) as copy:
        for block in copy:
            to.write(block)
    return int(cursor.rowcount)


def _line_by_line(cursor: Any, to: BinaryIO) -> int:
    text = TextIOWrapper(to, encoding="utf-8", newline="", write_through=True)
    write, count = csv.writer(text), 0
    while block := cursor.fetchmany(AT_A_TIME):
        write.writerows(block)
        count += len(block)
    text.detach()
    return count
