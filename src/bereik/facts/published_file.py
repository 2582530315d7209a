"""What stands in the file of published figures, and how is it written and read back as what was shown?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from bereik.facts.duck import in_utc, insert, reading
from bereik.facts.periods import FollowUp
from bereik.facts.tables import DIVISIONS, UNKNOWN, after, source_of
from bereik.reckon.funnel_tables import REACHED
from bereik.reckon.intervals import LEVEL
from bereik.reckon.release import DisclosureSettings, Release, Shown, Withheld
from bereik.reckon.shown_share import shown_share
from bereik.reckon.tables import Key
from bereik.terms.steps import Step

VERSION = 2
"""2: what was promised, how long it took, the stock, and older editions."""
OF_START, OF_BEFORE = "start", "before"

SCHEMA = """
create table release (
    version integer, made_at timestamp, minimum integer, base integer, width integer, level double,
    follow_up_days integer, still_days integer, made_up boolean
);
create table figures (
    period varchar, division varchar, part varchar, step varchar, after varchar, outcome varchar,
    count integer, low integer, high integer, withheld varchar, kept boolean, once integer, within integer,
    as_of timestamp,
    measure varchar, measure_version integer, do_not_use_to varchar
);
create table shares (
    period varchar, division varchar, part varchar, step varchar, share_of varchar,
    share double, low double, high double
);
create table coming (period varchar, step varchar, ripe_on date);
create table months (month date, fits boolean);
create table editions (edition integer, minimum integer, base integer, width integer);
create table said_before (
    edition integer, period varchar, division varchar, part varchar, step varchar, outcome varchar,
    count integer, withheld varchar, within integer
);
"""


@dataclass(frozen=True, slots=True)
class Coming:
    """A half-year that is not published yet (`step` ""), or not to that step, and the day from which it can be."""

    period: str
    step: str
    ripe_on: date


@dataclass(frozen=True, slots=True)
class Publication:
    """All that a published file holds. `as_of`: since when (UTC, without zone) each cell says what it says; `editions`:
    what was said before, where that was not the same, the oldest first; `months`: does the count of that month fit?;
    `made_up`: nobody in it exists."""

    release: Release
    as_of: Mapping[Key, datetime]
    coming: Sequence[Coming] = ()
    months: Sequence[tuple[date, bool]] = ()
    editions: Sequence[Release] = ()
    made_up: bool = False


def write_publication(
    connection: duckdb.DuckDBPyConnection, made: Publication, made_at: datetime, follow_up: FollowUp
) -> None:
    """Fill an empty file."""
    connection.execute(SCHEMA)
    rules = made.release.settings
    row = (VERSION, in_utc(made_at), rules.minimum, rules.base, rules.width, LEVEL)
    _write(connection, "release", [(*row, follow_up.days, follow_up.still_days, made.made_up)])
    _write(connection, "figures", _figures(made.release, made.as_of))
    _write(connection, "shares", _shares(made.release))
    _write(connection, "coming", [(one.period, one.step, one.ripe_on) for one in made.coming])
    _write(connection, "months", list(made.months))
    rules_of = [(number, one.settings) for number, one in enumerate(made.editions)]
    _write(connection, "editions", [(number, one.minimum, one.base, one.width) for number, one in rules_of])
    said = [
        (number, *key, cell.count, cell.withheld and cell.withheld.value, cell.within)
        for number, edition in enumerate(made.editions)
        for key, cell in edition.cells.items()
    ]
    _write(connection, "said_before", said)


def read_publication(path: Path) -> Publication | None:
    """What a published file shows, since when, and what it says of the editions before it. None for a file of an older
    version: those were of made-up towns only."""
    with reading(path) as connection:
        if first_row(connection, "select version from release") != (VERSION,):
            return None
        rules = DisclosureSettings(*first_row(connection, "select minimum, base, width from release"))
        (made_up,) = first_row(connection, "select made_up from release")
        rows = connection.execute(
            "select period, division, part, step, outcome, count, withheld, kept, once, within, as_of from figures"
        ).fetchall()
        editions = connection.execute("select * from editions order by edition").fetchall()
        said = connection.execute("select * from said_before").fetchall()
    cells = {
        tuple(row[:5]): Shown(row[5], None if row[6] is None else Withheld(row[6]), *row[7:10])
        for row in rows
    }
    before: dict[int, dict[Key, Shown]] = {number: {} for number, *_ in editions}
    for number, *row in said:
        before[number][tuple(row[:5])] = Shown(
            row[5], None if row[6] is None else Withheld(row[6]), within=row[7]
        )
    return Publication(
        Release(rules, cells),
        {tuple(row[:5]): row[10] for row in rows},
        editions=tuple(
            Release(DisclosureSettings(*settings), before[number]) for number, *settings in editions
        ),
        made_up=made_up,
    )


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
            cell.within,
            as_of[key],
        )
        rows.append((*place, *shown, source.name, source.version, source.do_not_use_to))
    return rows


def _shares(release: Release) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for key in release.cells:
        *place, step, outcome = key
        if key[1] not in DIVISIONS or outcome != REACHED or step == Step.WE_SAW:
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
