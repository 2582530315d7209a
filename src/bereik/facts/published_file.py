"""What stands in the file of published figures, and how is it written and read back as what was shown?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from bereik.facts.duck import in_utc, insert, reading
from bereik.facts.periods import FollowUp
from bereik.facts.tables import UNKNOWN, after, source_of
from bereik.reckon.disclosure import DisclosureSettings, Release, Shown, Withheld
from bereik.reckon.funnel_tables import REACHED
from bereik.reckon.intervals import LEVEL
from bereik.reckon.shown_share import shown_share
from bereik.reckon.tables import Key
from bereik.terms.steps import Step

VERSION = 1
OF_START, OF_BEFORE = "start", "before"

SCHEMA = """
create table release (
    version integer, made_at timestamp, minimum integer, base integer, width integer, within integer, level double,
    follow_up_days integer, still_days integer
);
create table figures (
    period varchar, division varchar, part varchar, step varchar, after varchar, outcome varchar,
    count integer, low integer, high integer, withheld varchar, kept boolean, once integer, as_of timestamp,
    measure varchar, measure_version integer, do_not_use_to varchar
);
create table shares (
    period varchar, division varchar, part varchar, step varchar, share_of varchar,
    share double, low double, high double
);
create table coming (period varchar, step varchar, ripe_on date);
"""


@dataclass(frozen=True, slots=True)
class Coming:
    """A half-year that is not published yet (`step` ""), or not to that step, and the day from which it can be."""

    period: str
    step: str
    ripe_on: date


def write_release(
    connection: duckdb.DuckDBPyConnection,
    release: Release,
    as_of: Mapping[Key, datetime],
    coming: Sequence[Coming],
    made_at: datetime,
    follow_up: FollowUp,
) -> None:
    """Fill an empty file. `as_of`: since when (UTC, without zone) each cell says what it says."""
    connection.execute(SCHEMA)
    rules = release.settings
    row = (VERSION, in_utc(made_at), rules.minimum, rules.base, rules.width, release.within, LEVEL)
    _write(connection, "release", [(*row, follow_up.days, follow_up.still_days)])
    _write(connection, "figures", _figures(release, as_of))
    _write(connection, "shares", _shares(release))
    _write(connection, "coming", [(one.period, one.step, one.ripe_on) for one in coming])


def read_release(path: Path) -> tuple[Release, dict[Key, datetime]]:
    """What a published file shows, and since when each cell has said so."""
    with reading(path) as connection:
        minimum, base, width, within = first_row(
            connection, "select minimum, base, width, within from release"
        )
        rows = connection.execute(
            "select period, division, part, step, outcome, count, withheld, kept, once, as_of from figures"
        ).fetchall()
    cells = {
        tuple(row[:5]): Shown(row[5], None if row[6] is None else Withheld(row[6]), row[7], row[8])
        for row in rows
    }
    return Release(DisclosureSettings(minimum, base, width), within, cells), {
        tuple(row[:5]): row[9] for row in rows
    }


def _figures(release: Release, as_of: Mapping[Key, datetime]) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for key, cell in release.cells.items():
        period, division, part, step, outcome = key
        spread, source = release.spread(key), source_of(division, outcome)
        low, high = (spread.low, spread.high) if spread else (None, None)
        place = (period, division, part, step, after(step, division), outcome)
        shown = (
            cell.count,
            low,
            high,
            cell.withheld and cell.withheld.value,
            cell.kept,
            cell.once,
            as_of[key],
        )
        rows.append((*place, *shown, source.name, source.version, source.do_not_use_to))
    return rows


def _shares(release: Release) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for key in release.cells:
        *place, step, outcome = key
        if outcome != REACHED or step == Step.WE_SAW:
            continue
        before = after(step, key[1])
        silent = [
            other for other in ((*place, asked, UNKNOWN) for asked in _asked(step)) if other in release.cells
        ]
        for share_of, against in ((OF_START, Step.WE_SAW.value), (OF_BEFORE, before)):
            if against is None:
                continue
            counting = silent if share_of == OF_START else [other for other in silent if other[3] == step]
            found = shown_share(release, key, (*place, against, REACHED), counting)
            if found:
                rows.append((*place, step, share_of, found.share, found.interval.low, found.interval.high))
    return rows


def _asked(step: str) -> tuple[str, ...]:
    """The steps at which somebody may have been silent on the way to this one: itself, and NEED_MET before STILL_MET."""
    return (Step.NEED_MET, Step.STILL_MET) if step == Step.STILL_MET else (step,)


def _write(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    import numpy as np

    names = [name for name, *_ in connection.execute(f"describe {table}").fetchall()]
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    insert(
        connection,
        table,
        {name: np.array(column, dtype=object) for name, column in zip(names, columns, strict=True)},
    )


def first_row(connection: duckdb.DuckDBPyConnection, question: str) -> tuple[Any, ...]:
    """The one row that answers a question about one."""
    row = connection.execute(question).fetchone()
    assert row is not None, "a question about one row has one"
    return row
