"""Which questions are put to `inside`, in plain SQL, and how is one put?

Each `.sql` beside this file is one measure. Its first lines say its name, its version (raised whenever its figures
would differ), the question it answers, its source, and what its figures must not be used for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import duckdb

from bereik.facts.periods import FollowUp, HalfYear

HEADER = "-- "
WAY = "way"


@dataclass(frozen=True, slots=True)
class Measure:
    """One question: `do_not_use_to` is a fixed key, said in words where a figure is shown."""

    name: str
    version: int
    question: str
    source: str
    do_not_use_to: str
    sql: str


@cache
def measure(name: str) -> Measure:
    """The measure of that name. Raises FileNotFoundError when there is none, KeyError when its header lacks a line."""
    sql = (files(__package__) / f"{name}.sql").read_text(encoding="utf-8")
    said: dict[str, str] = {}
    for line in sql.splitlines():
        if not line.startswith(HEADER):
            break
        key, _, value = line.removeprefix(HEADER).partition(": ")
        said[key] = value
    return Measure(
        name=said["name"],
        version=int(said["version"]),
        question=said["question"],
        source=said["source"],
        do_not_use_to=said.get("do_not_use_to", ""),
        sql=sql,
    )


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """What the measures have in common: needed once on each connection."""
    connection.execute(measure(WAY).sql)


def ask(
    connection: duckdb.DuckDBPyConnection, name: str, period: HalfYear, follow_up: FollowUp, still_ripe: bool
) -> list[Mapping[str, object]]:
    """The rows that answer a measure for one half-year, by column name. `prepare` the connection first."""
    return _rows(
        connection.execute(
            measure(name).sql,
            {
                "first_day": period.first_day,
                "last_day": period.last_day,
                "window_days": follow_up.days,
                "still_days": follow_up.still_days,
                "still_ripe": still_ripe,
            },
        )
    )


def ask_between(
    connection: duckdb.DuckDBPyConnection, name: str, first_month: date, last_month: date
) -> list[Mapping[str, object]]:
    """The rows that answer a measure of months, from the first to the last."""
    return _rows(
        connection.execute(measure(name).sql, {"first_month": first_month, "last_month": last_month})
    )


def _rows(answer: duckdb.DuckDBPyConnection) -> list[Mapping[str, object]]:
    columns = [column[0] for column in answer.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
