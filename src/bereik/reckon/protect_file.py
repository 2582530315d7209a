"""How does a CSV with a line a cell become a protected set of tables, as one document?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from bereik.reckon.csv_in import MOST_PEOPLE, Sheet, read_sheet
from bereik.reckon.disclosure import protect
from bereik.reckon.former_file import read_former
from bereik.reckon.refusal import Refusal
from bereik.reckon.release import DisclosureSettings, Release, Shown, Withheld
from bereik.reckon.tables import WHOLE, Key, TableSet, one_way, together, two_way
from bereik.reckon.warning import Warned, unknown_columns
from bereik.terms.text import Text

COLUMNS = frozenset({"table", "row", "column", "count"})
TOTALS = frozenset({"total", "totals", "totaal", "totalen"})

Cells = dict[str, dict[tuple[str, str], int]]
"""Of each table: (row, column) to count; column "" in a table of rows only."""


def protect_document(
    source: str, *, minimum: int, base: int, width: int, previous: Sequence[str] = ()
) -> dict[str, Any]:
    """The JSON document of docs/reference/schema/reckon-protect.json. `previous`: files of earlier times, the oldest
    first. Raises Refusal."""
    settings = _settings(minimum, base, width)
    sheet = read_sheet(source, COLUMNS.__contains__, required=("row", "count"))
    warnings = unknown_columns(sheet.unknown_columns)
    editions = [read_former(one) for one in previous]
    cells = _cells(sheet, warnings)
    for edition in editions:
        _leave_no_row_out(cells, edition)
    tables, same = _linked(cells, warnings)
    release = protect(tables, settings, editions)
    left_out = dict.fromkeys((key[0], key[1]) for key in tables.counts if key not in release.cells)
    warnings += [_left_out(table, row) for table, row in left_out]
    shown = Counter(cell.withheld.value if cell.withheld else "shown" for cell in release.cells.values())
    return {
        "settings": asdict(settings),
        "within": release.within,
        "cells": [
            *(_plain(key, cell) for key, cell in release.cells.items()),
            *(_plain(key, release.cells[kept]) for key, kept in same.items() if kept in release.cells),
        ],
        "summary": {"cells": len(release.cells), **{name: shown[name] for name in ("shown", *Withheld)}},
        "warnings": [warning.plain() for warning in warnings],
    }


def _settings(minimum: int, base: int, width: int) -> DisclosureSettings:
    try:
        return DisclosureSettings(minimum, base, width)
    except ValueError:
        raise Refusal(
            Text(
                f"Het minimum {minimum} past niet bij afronden op {base}.",
                f"The minimum {minimum} does not go with rounding to {base}.",
            ),
            Text(
                "Een getoond getal zou onder het minimum kunnen komen.",
                "A shown number could fall below the minimum.",
            ),
            Text(
                f"Kies een minimum dat een veelvoud van {base} is.",
                f"Choose a minimum that is a multiple of {base}.",
            ),
        ) from None


def _cells(sheet: Sheet, warnings: list[Warned]) -> Cells:
    cells: Cells = {}
    for line in sheet.lines:
        row, column = line.required("row"), line.text("column")
        line.required("count")
        table = cells.setdefault(line.text("table"), {})
        for name, value in (("row", row), ("column", column)):
            if value == WHOLE:
                raise line.refusal(
                    name,
                    Text(f"{WHOLE} staat bij mij voor een totaal.", f"{WHOLE} means a total to me."),
                    Text("Laat totalen weg; ik reken ze uit.", "Leave totals out; I reckon them."),
                )
            if value.lower() in TOTALS:
                warnings.append(_looks_like_a_total(value))
        if (row, column) in table:
            raise line.refusal(
                "row",
                Text(f"{row!r} met {column!r} staat er al.", f"{row!r} with {column!r} is there already."),
                Text("Geef elke cel één regel.", "Give each cell one line."),
            )
        table[row, column] = line.count("count") or 0
    for name, table in cells.items():
        _must_be_a_table(sheet.file, name, table)
    return cells


def _looks_like_a_total(value: str) -> Warned:
    return Warned(
        "looks_like_a_total",
        value,
        Text(
            f"{value!r} telt mee als een gewone rij of kolom. Is het een totaal? Laat het dan weg.",
            f"{value!r} counts as an ordinary row or column. Is it a total? Then leave it out.",
        ),
    )


def _must_be_a_table(file: str, name: str, table: Mapping[tuple[str, str], int]) -> None:
    columns = {column for _, column in table}
    if "" in columns and len(columns) > 1:
        raise Refusal(
            Text(
                f"{file}: in tabel {name!r} is de kolom soms leeg en soms niet.",
                f"{file}: in table {name!r} the column is sometimes empty and sometimes not.",
            ),
            Text("Dan weet ik niet wat er optelt.", "So I cannot tell what adds up."),
            Text("Vul overal een kolom in, of nergens.", "Fill in a column everywhere, or nowhere."),
        )
    if sum(table.values()) > MOST_PEOPLE:
        raise Refusal(
            Text(
                f"{file}: tabel {name!r} telt te veel mensen.",
                f"{file}: table {name!r} counts too many people.",
            ),
            Text("Het zijn er meer dan alle inwoners.", "They are more than all residents."),
            Text("Kijk de getallen na.", "Check the numbers."),
        )


def _linked(cells: Cells, warnings: list[Warned]) -> tuple[TableSet, dict[Key, Key]]:
    """One set of tables, and which totals are the same cell under two names. Tables with the same columns and the same totals count the same people."""
    tables: list[TableSet] = []
    same: dict[Key, Key] = {}
    firsts: dict[frozenset[str], tuple[str, TableSet]] = {}
    for name, table in cells.items():
        columns = frozenset(column for _, column in table)
        made = (
            one_way(name, {row: count for (row, _), count in table.items()})
            if columns == {""}
            else two_way(name, table)
        )
        tables.append(made)
        first, first_made = firsts.setdefault(columns, (name, made))
        if first == name:
            continue
        totals = {key: (first, *key[1:]) for key in made.counts if key[1] == WHOLE}
        if all(made.counts[key] == first_made.counts[kept] for key, kept in totals.items()):
            same |= totals
        else:
            warnings.append(_other_people(name, first))
    return together(tables, same), same


def _other_people(name: str, first: str) -> Warned:
    return Warned(
        "other_people",
        name,
        Text(
            f"De totalen van {name!r} en {first!r} zijn niet gelijk; ik bescherm ze als tellingen van andere mensen.",
            f"The totals of {name!r} and {first!r} are not equal; I protect them as counts of other people.",
        ),
    )


def _left_out(table: str, row: str) -> Warned:
    return Warned(
        "left_out",
        row,
        Text(
            f"Laat {row!r} in tabel {table!r} weg: naast wat al gepubliceerd is, zegt alleen de naam al te veel.",
            f"Leave {row!r} out of table {table!r}: beside what was published, its name alone tells too much.",
        ),
    )


def _leave_no_row_out(cells: Cells, former: Release) -> None:
    """A row that was there before and is empty now still belongs to the table: nobody stands in it."""
    for name, row, column in former.cells:
        table = cells.get(name)
        if table is None or row == WHOLE:
            continue
        plain = any(column == "" for _, column in table)
        if plain or column != WHOLE:
            table.setdefault((row, "" if plain else column), 0)


def _plain(key: Key, cell: Shown) -> dict[str, Any]:
    table, row, column = (None if part == WHOLE else part for part in key)
    return {
        "table": table,
        "row": row,
        "column": column,
        "count": cell.count,
        "withheld": cell.withheld and cell.withheld.value,
        "kept": cell.kept,
        "once": cell.once,
    }
