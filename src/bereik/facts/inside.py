"""How do the nameless journeys get into their file, whole and anew each night?

`inside` is personal data in law: most of its rows are alone in their cell. It never leaves the house, and whoever
opens it does so under a purpose with a line in the trail; that line is written by who calls here (`trust` is no room
of ours).

Each row gets a number drawn anew and the rows are stored in its order, so that neither number nor place leads from
one night to the next. The rows are gathered in a file of their own that is thrown away: a file from which rows were
deleted may still hold them, in the order in which they came.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import duckdb

from bereik.facts.duck import building, in_utc, insert, reading
from bereik.facts.fault import FactsFault
from bereik.facts.rows import ANSWERS, JourneyFact, PromiseFact, SaidFact
from bereik.facts.standing import file_name, in_force, replace
from bereik.terms.steps import Step
from bereik.terms.text import Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAME = "inside"
VERSION = 2
"""2: promises and what was said as rows of their own, weeks of ending; hand-overs are gone (nobody wrote them down)."""
AT_ONCE = 50_000
TEXTS = ("wijk", "age_band", "partner_kind", "route", "law", "ended_because", "ended_whose")
WEEKS = ("ended_week", "closed_week")
DAYS = ("partner_due", "partner_told", "ended")
OF_A_PROMISE = tuple(one.name for one in fields(PromiseFact) if one.name != "because")

JOURNEY_COLUMNS = {
    "number": "bigint",
    "opened": "date",
    "observed_until": "date",
    **dict.fromkeys(WEEKS, "date"),
    **dict.fromkeys(TEXTS, "varchar"),
    **{f"day_{step}": "integer" for step in Step if step not in ANSWERS},
    **dict.fromkeys(DAYS, "integer"),
    "re_entered": "boolean",
}
SIDE_COLUMNS = {
    "tries": {"number": "bigint", "channel": "varchar", "tries": "integer"},
    "promises": {"number": "bigint", **dict.fromkeys(OF_A_PROMISE, "integer"), "because": "varchar"},
    "said": {"number": "bigint", "kind": "varchar", "day": "integer", "yes": "boolean", "until": "integer"},
}
"""What there can be several of, a journey: each in a table of its own, tied by tonight's number."""


def make_inside(folder: Path, rows: Iterable[JourneyFact], *, made_at: datetime, rng: Random) -> Path:
    """Make `inside` of all journeys and put it in force. Returns the real path of the new file.

    `rows` may be a stream: they are written 50,000 at a time. `rng` draws the numbers and the mark in the file's name;
    pass `random.SystemRandom()` where it counts. Raises FactsFault, and whatever `rows` raises; the former file then
    stays in force.
    """
    seen = Seen()
    own_name = file_name(folder, NAME, made_at, rng)

    def build(draft: Path) -> None:
        gathered = draft.with_suffix(".gathered")
        with building(draft) as connection:
            connection.execute(f"attach '{quoted(gathered)}' as gathered")
            for table, columns in {"journeys": JOURNEY_COLUMNS, **SIDE_COLUMNS}.items():
                connection.execute(f"create table gathered.{table} ({_declared(columns)})")
            for part in _parts(rows):
                _gather(connection, part, rng)
                seen.count(part)
            for table in ("journeys", *SIDE_COLUMNS):
                connection.execute(f"create table {table} as from gathered.{table} order by all")
            note_about(connection, made_at, seen.rows)
            connection.execute("detach gathered")

    return replace(folder, NAME, own_name, build, lambda draft: check_inside(draft, seen))


@contextmanager
def reading_inside(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The `inside` in force, to read. Open an access with its purpose first. Raises FactsFault when there is none."""
    path = in_force(folder, NAME)
    if path is None:
        raise FactsFault(
            Text("Er zijn nog geen cijfers.", "There are no figures yet."),
            Text("Het nachtwerk heeft nog niet gelopen.", "The upkeep has not run yet."),
            Text("Laat het lopen: bereik upkeep.", "Run it: bereik upkeep."),
        )
    with reading(path) as connection:
        yield connection


def note_about(connection: duckdb.DuckDBPyConnection, made_at: datetime, journeys: int) -> None:
    """What the file says of itself."""
    connection.execute("create table about (version integer, made_at timestamp, journeys bigint)")
    connection.execute("insert into about values (?, ?, ?)", [VERSION, in_utc(made_at), journeys])


def journeys_in(path: Path) -> int:
    """How many journeys a file of `inside` tells of."""
    with reading(path) as connection:
        (count,) = connection.execute("select journeys from about").fetchone() or (0,)
    return int(count)


class Seen:
    """What went in, to be found again."""

    rows = tries = promises = said = 0

    def count_tables(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Of tables that were filled as a whole (`joined.py`)."""
        self.rows, self.tries, self.promises, self.said = connection.execute(
            """
            select (select count(*) from journeys), (select coalesce(sum(tries), 0)::bigint from tries),
                (select count(*) from promises), (select count(*) from said)
            """
        ).fetchone() or (0, 0, 0, 0)

    def count(self, part: list[JourneyFact]) -> None:
        self.rows += len(part)
        self.tries += sum(sum(row.tries.values()) for row in part)
        self.promises += sum(len(row.promises) for row in part)
        self.said += sum(len(row.said) for row in part)


def _parts(rows: Iterable[JourneyFact]) -> Iterator[list[JourneyFact]]:
    stream = iter(rows)
    while part := list(islice(stream, AT_ONCE)):
        yield part


def _gather(connection: duckdb.DuckDBPyConnection, part: list[JourneyFact], rng: Random) -> None:
    """Columns in arrays: DuckDB reads those as they stand (a row at a time takes minutes, not seconds)."""
    import numpy as np

    numbers = [rng.getrandbits(62) for _ in part]
    columns: dict[str, Any] = {
        "number": np.array(numbers, dtype=np.int64),
        "opened": np.array([row.opened for row in part], dtype="datetime64[s]"),
        "observed_until": np.array([row.observed_until for row in part], dtype="datetime64[s]"),
        "re_entered": np.array([row.re_entered for row in part], dtype=bool),
    }
    columns |= {name: np.array([str(getattr(row, name)) for row in part], dtype=object) for name in TEXTS}
    columns |= {name: _weeks([getattr(row, name) for row in part]) for name in WEEKS}
    columns |= {
        f"day_{step}": _days([row.days.get(step) for row in part]) for step in Step if step not in ANSWERS
    }
    columns |= {name: _days([getattr(row, name) for row in part]) for name in DAYS}
    insert(connection, "gathered.journeys", columns)
    numbered = list(zip(numbers, part, strict=True))
    _tries(connection, [(number, *one) for number, row in numbered for one in row.tries.items()])
    _promises(connection, [(number, one) for number, row in numbered for one in row.promises])
    _said(connection, [(number, one) for number, row in numbered for one in row.said])


def _tries(connection: duckdb.DuckDBPyConnection, tries: list[tuple[int, str, int]]) -> None:
    import numpy as np

    columns = {
        "number": np.array([number for number, *_ in tries], dtype=np.int64),
        "channel": np.array([str(channel) for _, channel, _ in tries], dtype=object),
        "tries": np.array([count for *_, count in tries], dtype=np.int32),
    }
    insert(connection, "gathered.tries", columns)


def _promises(connection: duckdb.DuckDBPyConnection, promises: list[tuple[int, PromiseFact]]) -> None:
    import numpy as np

    columns: dict[str, Any] = {"number": np.array([number for number, _ in promises], dtype=np.int64)}
    columns |= {name: _days([getattr(one, name) for _, one in promises]) for name in OF_A_PROMISE}
    columns["because"] = np.array([str(one.because) for _, one in promises], dtype=object)
    insert(connection, "gathered.promises", columns)


def _said(connection: duckdb.DuckDBPyConnection, said: list[tuple[int, SaidFact]]) -> None:
    import numpy as np

    answers = [one.yes for _, one in said]
    columns = {
        "number": np.array([number for number, _ in said], dtype=np.int64),
        "kind": np.array([one.kind.value for _, one in said], dtype=object),
        "day": _days([one.day for _, one in said]),
        "yes": np.ma.masked_array(
            [bool(yes) for yes in answers], mask=[yes is None for yes in answers], dtype=bool
        ),
        "until": _days([one.until for _, one in said]),
    }
    insert(connection, "gathered.said", columns)


def _days(days: list[int | None]) -> "NDArray[Any]":
    import numpy as np

    none = [day is None for day in days]
    return np.ma.masked_array([day or 0 for day in days], mask=none, dtype=np.int32)


def _weeks(weeks: list[date | None]) -> "NDArray[Any]":
    """Monday by Monday; a missing one is no date (NaT)."""
    import numpy as np

    return np.array([np.datetime64(week or "NaT", "s") for week in weeks], dtype="datetime64[s]")


def check_inside(draft: Path, seen: Seen) -> None:
    """Read the file as its readers will: is everything there, once, and possible?"""
    with reading(draft) as connection:
        found = connection.execute(
            """
            select
                (select count(*) from journeys),
                (select count(distinct number) from journeys),
                (select coalesce(sum(tries), 0) from tries),
                (select count(*) from promises),
                (select count(*) from said),
                (select count(*) from (from tries select number union all from promises select number union all
                    from said select number) where number not in (select number from journeys)),
                (select count(*) from journeys where isodow(opened) <> 1 or observed_until < opened)
            """
        ).fetchone()
    expected = (seen.rows, seen.rows, seen.tries, seen.promises, seen.said, 0, 0)
    if found != expected:
        raise FactsFault(
            Text(
                "De nieuwe cijfers kloppen niet; de vorige gelden nog.",
                "The new figures are not right; the former hold.",
            ),
            Text(f"Verwacht {expected}, geteld {found}.", f"Expected {expected}, counted {found}."),
            Text("Laat het nachtwerk nog eens lopen.", "Run the upkeep once more."),
        )


def _declared(columns: dict[str, str]) -> str:
    return ", ".join(
        f"{name} {kind} not null" if kind == "bigint" else f"{name} {kind}" for name, kind in columns.items()
    )


def quoted(path: Path) -> str:
    """As it stands between quotes in a statement."""
    return str(path).replace("'", "''")
