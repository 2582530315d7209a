"""How does a page read what is published?"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from bereik.facts.beside_funnel import (
    Months,
    PublishedWait,
    PublishedWords,
    stock_of_cells,
    waits_of,
    words_of,
)
from bereik.facts.duck import from_utc, reading
from bereik.facts.fault import FactsFault
from bereik.facts.figures import Figure, PublishedStage, PublishedTable, ShareFigure
from bereik.facts.funnel import PublishedFunnel
from bereik.facts.periods import FollowUp
from bereik.facts.published import NAME
from bereik.facts.published_file import OF_BEFORE, OF_START, VERSION, Coming, first_row
from bereik.facts.standing import in_force
from bereik.facts.stock import STOCK
from bereik.facts.tables import BECAUSE, DIVISIONS, LOST, OTHERWISE, OWN_CHOICE, UNKNOWN, WHOLE
from bereik.facts.waiting_tables import WAITING
from bereik.facts.word_tables import WORD
from bereik.reckon.funnel_tables import REACHED
from bereik.reckon.intervals import Interval
from bereik.reckon.release import DisclosureSettings, Withheld
from bereik.reckon.spread import Spread
from bereik.terms.steps import Step
from bereik.terms.text import Text

Shares = Mapping[tuple[str, ...], ShareFigure]


def read_funnel(folder: Path) -> PublishedFunnel | None:
    """The published figures in force; None while none were ever made. Raises FactsFault when they cannot be read."""
    path = in_force(folder, NAME)
    if path is None:
        return None
    try:
        return _read_once(path)
    except (OSError, duckdb.Error) as error:
        raise FactsFault(
            Text("De cijfers kunnen niet gelezen worden.", "The figures cannot be read."),
            Text(f"De reden: {type(error).__name__}.", f"The reason: {type(error).__name__}."),
            Text("Laat het nachtwerk lopen: bereik upkeep.", "Run the upkeep: bereik upkeep."),
        ) from error


@lru_cache(maxsize=2)
def _read_once(path: Path) -> PublishedFunnel | None:
    """Every file has a name of its own and never changes: pages need not read it again."""
    return published_funnel(path)


def published_funnel(path: Path) -> PublishedFunnel | None:
    """The figures in one published file, also one that was handed over; None for a file of an older version.

    Raises duckdb.Error when it is none.
    """
    with reading(path) as connection:
        if first_row(connection, "select version from release") != (VERSION,):
            return None
        made_at, minimum, base, width, level, days, still = first_row(
            connection,
            "select made_at, minimum, base, width, level, follow_up_days, still_days from release",
        )
        figures = _rows(connection, "select * from figures order by rowid")
        shares: dict[tuple[str, ...], ShareFigure] = {
            (row["period"], row["division"], row["part"], row["step"], row["share_of"]): ShareFigure(
                row["share"], Interval(row["low"], row["high"])
            )
            for row in _rows(connection, "select * from shares")
        }
        coming = connection.execute(
            "select period, step, ripe_on from coming order by period, step"
        ).fetchall()
        months = connection.execute("select month from months where not fits order by month").fetchall()
    tables: dict[tuple[str, str, str], list[Mapping[str, Any]]] = {}
    for row in figures:
        tables.setdefault((row["period"], row["division"], row["part"]), []).append(row)
    funnels = {key: rows for key, rows in tables.items() if key[1] in DIVISIONS}
    rules = DisclosureSettings(minimum, base, width)
    return PublishedFunnel(
        made_at=from_utc(made_at),
        settings=rules,
        level=level,
        follow_up=FollowUp(days, still),
        tables=tuple(_table(key, rows, shares) for key, rows in sorted(funnels.items(), key=_place)),
        coming=tuple(Coming(*row) for row in coming),
        words=_words(tables, rules),
        waits=_waits(tables, days, rules),
        months=Months(
            stock_of_cells(
                {(row["period"], row["outcome"]): _figure(row) for row in figures if row["division"] == STOCK}
            ),
            tuple(month for (month,) in months),
        ),
    )


Tables = Mapping[tuple[str, str, str], list[Mapping[str, Any]]]


def _words(tables: Tables, rules: DisclosureSettings) -> dict[str, PublishedWords]:
    return {
        period: words_of(_cells(rows), _reached(tables, period)[Step.WE_MET], rules)
        for (period, division, _), rows in tables.items()
        if division == WORD
    }


def _waits(tables: Tables, days: int, rules: DisclosureSettings) -> dict[str, tuple[PublishedWait, ...]]:
    return {
        period: waits_of(_cells(rows), _reached(tables, period), days, rules)
        for (period, division, _), rows in tables.items()
        if division == WAITING
    }


def _cells(rows: list[Mapping[str, Any]]) -> dict[tuple[str, str], Figure]:
    return {(row["step"], row["outcome"]): _figure(row) for row in rows}


def _reached(tables: Tables, period: str) -> dict[str, Figure]:
    """Who reached each step of the whole."""
    return {row["step"]: _figure(row) for row in tables[period, WHOLE, "*"] if row["outcome"] == REACHED}


def _place(item: tuple[tuple[str, str, str], object]) -> tuple[str, str, str]:
    """By half-year; within it by division and part, so that the same part always stands in the same place."""
    return item[0]


def _table(key: tuple[str, str, str], rows: list[Mapping[str, Any]], shares: Shares) -> PublishedTable:
    by_step: dict[str, dict[str, Mapping[str, Any]]] = {}
    for row in rows:
        by_step.setdefault(row["step"], {})[row["outcome"]] = row
    start = by_step[Step.WE_SAW][REACHED]
    return PublishedTable(
        *key,
        n=_figure(start),
        stages=tuple(_stage(key, step, outcomes, shares) for step, outcomes in by_step.items()),
        measure=start["measure"],
        measure_version=start["measure_version"],
        do_not_use_to=start["do_not_use_to"],
    )


def _stage(
    key: tuple[str, str, str], step: str, outcomes: Mapping[str, Mapping[str, Any]], shares: Shares
) -> PublishedStage:
    def figure(outcome: str) -> Figure | None:
        return _figure(outcomes[outcome]) if outcome in outcomes else None

    def reasons(of: str) -> tuple[tuple[str, Figure], ...]:
        named = [
            (outcome.split(BECAUSE, 1)[1], _figure(row))
            for outcome, row in outcomes.items()
            if outcome.startswith(of + BECAUSE)
        ]
        return tuple(sorted(named, key=lambda reason: (-(reason[1].count or 0), reason[0])))

    return PublishedStage(
        step=step,
        after=outcomes[REACHED]["after"],
        reached=_figure(outcomes[REACHED]),
        lost=figure(LOST),
        own_choice=figure(OWN_CHOICE),
        otherwise=figure(OTHERWISE),
        unknown=figure(UNKNOWN),
        of_start=shares.get((*key, step, OF_START)),
        of_before=shares.get((*key, step, OF_BEFORE)),
        reasons=reasons(LOST),
        own_reasons=reasons(OWN_CHOICE),
    )


def _figure(row: Mapping[str, Any]) -> Figure:
    return Figure(
        count=row["count"],
        spread=None if row["low"] is None else Spread(row["low"], row["high"]),
        withheld=None if row["withheld"] is None else Withheld(row["withheld"]),
        kept=row["kept"],
        as_of=from_utc(row["as_of"]),
    )


def _rows(connection: duckdb.DuckDBPyConnection, question: str) -> list[Mapping[str, Any]]:
    answer = connection.execute(question)
    columns = [column[0] for column in answer.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
