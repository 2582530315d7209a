"""How do the tables that rooms told become one nameless row a journey, also when there are millions?

`fact_of` in the house says for one journey what its row is: that is the definition, and a test holds this against it, row
by row. Here the same is asked of whole tables at once, in DuckDB:
the `.sql` files beside this one, each of the table whose name it has. What was told lies in files of its own beside the new
one (`told.py`), which are thrown away with everything by which a number could be led back to a journey.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import BinaryIO

import duckdb

from bereik.facts.duck import building, insert
from bereik.facts.inside import (
    NAME,
    SIDE_COLUMNS,
    Seen,
    check_inside,
    note_about,
    quoted,
)
from bereik.facts.standing import file_name, replace
from bereik.facts.told import ENDINGS, JOURNEYS, PROMISES, RESIDENTS, SAID, SIGNALS, STEPS, TABLES, TRIES
from bereik.terms import endings, own_words
from bereik.terms.channels import CHANNELS
from bereik.terms.outcomes import OUTCOMES

Tell = Callable[[str, BinaryIO], object]
"""Writes one table of `told.TABLES`, named, into a file."""


@dataclass(frozen=True, slots=True)
class Night:
    """What counts tonight: what happened until `at`, on the day `day`; `wijken` says in which wijk each area lies."""

    at: datetime
    day: date
    wijken: Mapping[str, str]


def make_inside_of_tables(folder: Path, tell: Tell, night: Night, *, made_at: datetime, rng: Random) -> Path:
    """Make `inside` of what the rooms tell and put it in force, as `make_inside` does. Returns the real path.

    Raises FactsFault, and whatever `tell` raises; the former file then stays in force.
    """
    seen = Seen()
    own_name = file_name(folder, NAME, made_at, rng)

    def build(draft: Path) -> None:
        told = draft.with_suffix(".told")
        told.mkdir(mode=0o700)
        with building(draft) as connection:
            connection.execute("set TimeZone = 'UTC'")
            connection.execute(f"attach '{quoted(draft.with_suffix('.gathered'))}' as gathered")
            _Joining(connection, told, tell, night).join(rng)
            for table in ("journeys", *SIDE_COLUMNS):
                connection.execute(f"create table {table} as from gathered.{table} order by all")
                connection.execute(f"drop table gathered.{table}")
            seen.count_tables(connection)
            note_about(connection, made_at, seen.rows)
            connection.execute("detach gathered")

    return replace(folder, NAME, own_name, build, lambda draft: check_inside(draft, seen))


class _Joining:
    """One night's tables, read one after the other: each file goes as soon as it was read."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, told: Path, tell: Tell, night: Night) -> None:
        self.connection, self.told, self.tell, self.night = connection, told, tell, night

    def join(self, rng: Random) -> None:
        self._lay_terms()
        self._read(JOURNEYS)
        self._number(rng)
        for table in (STEPS, RESIDENTS, ENDINGS, SIGNALS):
            self._read(table)
        self._ask("rows")
        for table in (TRIES, PROMISES, SAID):
            self._read(table)

    def _lay_terms(self) -> None:
        """The moment that counts, and the few words by which rows are told apart."""
        night = self.night
        self.connection.execute("set variable now = ?", [night.at])
        self.connection.execute("set variable yesterday = ?", [night.day - timedelta(days=1)])
        self._ask("begin")
        self._lay("wijken", "area varchar, wijk varchar", night.wijken.items())
        self._lay(
            "whose", "because varchar, whose varchar",
            [(reason.value, term.whose.value) for reason, term in endings.ENDINGS.items()],
        )  # fmt: skip
        self._lay(
            "no_tries", "channel varchar", [(one.value,) for one, it in CHANNELS.items() if not it.is_a_try]
        )
        self._lay(
            "not_made", "outcome varchar", [(one.value,) for one, it in OUTCOMES.items() if not it.was_made]
        )
        self._lay(
            "kinds", "kind varchar, answers boolean",
            [(kind.value, term.answers) for kind, term in own_words.OWN_KINDS.items()],
        )  # fmt: skip

    def _lay(self, table: str, columns: str, rows: object) -> None:
        self.connection.execute(f"create table gathered.{table} ({columns})")
        if rows := [list(row) for row in rows]:  # type: ignore[attr-defined]
            marks = ", ".join("?" * len(rows[0]))
            self.connection.executemany(f"insert into gathered.{table} values ({marks})", rows)  # noqa: S608

    def _number(self, rng: Random) -> None:
        """A number for each journey, drawn anew tonight."""
        import numpy as np

        (count,) = self.connection.execute("select count(*) from gathered.opened").fetchone() or (0,)
        drawn = np.frombuffer(rng.randbytes(8 * count), dtype=np.int64) & ((1 << 62) - 1)
        self.connection.execute("create table gathered.drawn (place bigint, number bigint)")
        insert(
            self.connection, "gathered.drawn", {"place": np.arange(count, dtype=np.int64), "number": drawn}
        )
        self._ask("numbers")

    def _read(self, table: str) -> None:
        """Let the room tell its table, ask the question of that name, and throw the file away."""
        file = self.told / f"{table}.csv"
        with file.open("wb") as to:
            self.tell(table, to)
        columns = ", ".join(f"'{name}': '{kind}'" for name, kind in TABLES[table].items())
        self.connection.execute(
            f"create temporary view told as from read_csv('{quoted(file)}', columns = {{{columns}}}, "
            "auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"', nullstr = '')"
        )
        self._ask(table)
        self.connection.execute("drop view told")
        file.unlink()

    def _ask(self, question: str) -> None:
        """One of the files beside this one."""
        self.connection.execute((files(__package__) / f"{question}.sql").read_text(encoding="utf-8"))
