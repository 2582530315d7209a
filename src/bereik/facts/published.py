"""How do the protected figures get into the one file that may leave the team?

Measures on `inside` fill one fixed set of tables (`tables.py`); these are protected together and beside the file that
is in force (`reckon/disclosure.py`); what comes out is written with all that a reader needs to know of it: period,
counts with their rounding, shares with an interval reckoned from shown counts alone, the reason where something is
withheld, the measure it comes from, the day it was made, and what it must not be used for. No exact count is kept,
not even for the next release: that one is held beside what was shown, as a reader would.
"""

from datetime import date, datetime
from pathlib import Path
from random import Random, SystemRandom

import duckdb

from bereik.facts.duck import building, in_utc
from bereik.facts.fault import FactsFault, not_made
from bereik.facts.inside import reading_inside
from bereik.facts.measures import prepare
from bereik.facts.periods import FollowUp, half_years
from bereik.facts.published_file import Coming, first_row, read_release, write_release
from bereik.facts.standing import file_name, in_force, replace
from bereik.facts.tables import Ripe, tables_of
from bereik.reckon.disclosure import DisclosureSettings, Release, Shown, protect
from bereik.reckon.tables import Key, TableSet, together
from bereik.terms.steps import Step
from bereik.terms.text import Text

NAME = "published"
HALF_YEARS = 4
"""So many are published; older ones are dropped."""


def make_published(
    folder: Path,
    *,
    made_at: datetime,
    settings: DisclosureSettings,
    follow_up: FollowUp | None = None,
    rng: Random | None = None,
) -> Path:
    """Make `published` from the `inside` in force and put it in force. Returns the real path of the new file.

    `made_at` decides which half-years are ripe. `rng` draws the mark in the file's name. Raises FactsFault; the former
    file then stays in force.
    """
    follow_up = follow_up or FollowUp()
    try:
        path = in_force(folder, NAME)
        former, made_before = read_release(path) if path else (None, {})
        tables, coming = _counted(folder, made_at, follow_up, former)
    except (OSError, duckdb.Error) as error:
        raise not_made(NAME, error) from error
    release = protect(tables, settings, former)

    def build(draft: Path) -> None:
        with building(draft) as connection:
            as_of = _as_of(release, former, made_before, made_at)
            write_release(connection, release, as_of, coming, made_at, follow_up)

    own_name = file_name(folder, NAME, made_at, rng or SystemRandom())
    return replace(folder, NAME, own_name, build, lambda draft: _check(draft, release, tables))


def _counted(
    folder: Path, made_at: datetime, follow_up: FollowUp, former: Release | None
) -> tuple[TableSet, list[Coming]]:
    """The tables of all ripe half-years, and when the others will be."""
    today = made_at.date()
    tables: list[TableSet] = []
    coming: list[Coming] = []
    with reading_inside(folder) as connection:
        prepare(connection)
        first: date | None = first_row(connection, "select min(opened) from journeys")[0]
        for period in half_years(first, today)[-HALF_YEARS - 2 :] if first else []:
            ripe = Ripe(period, still=today >= period.ripe_on(follow_up.still_days))
            if today < period.ripe_on(follow_up.days):
                coming.append(Coming(period.name, "", period.ripe_on(follow_up.days)))
                continue
            if not ripe.still:
                coming.append(Coming(period.name, Step.STILL_MET.value, period.ripe_on(follow_up.still_days)))
            tables.append(tables_of(connection, ripe, follow_up, former.cells if former else ()))
    return together(tables[-HALF_YEARS:], {}), coming


def _as_of(
    release: Release, former: Release | None, before: dict[Key, datetime], made_at: datetime
) -> dict[Key, datetime]:
    """A cell that says what it said has said so since then."""
    now = in_utc(made_at)

    def said_before(key: Key, cell: Shown) -> bool:
        then = former.cells.get(key) if former else None
        return then is not None and (then.count, then.withheld) == (cell.count, cell.withheld)

    return {key: before[key] if said_before(key, cell) else now for key, cell in release.cells.items()}


def _check(draft: Path, release: Release, tables: TableSet) -> None:
    """Read the file as its readers will: is it what was decided, and does it keep the promises made of it?"""
    found, _ = read_release(draft)
    rules = release.settings
    shown = {key: cell.count for key, cell in found.cells.items() if cell.count is not None}
    wrong = [key for key, count in shown.items() if count < rules.minimum or count % rules.base]
    for balance in tables.balances:
        if all(key in shown for key in (*balance.wholes, *balance.parts)):
            whole, parts = (sum(shown[key] for key in side) for side in (balance.wholes, balance.parts))
            wrong += balance.wholes if whole != parts else ()
    if dict(found.cells) != dict(release.cells) or wrong:
        where = f"{wrong[:3]}"
        raise FactsFault(
            Text(
                "De nieuwe cijfers kloppen niet; de vorige gelden nog.",
                "The new figures are not right; the former hold.",
            ),
            Text(f"Het gaat mis bij {where}.", f"It goes wrong at {where}."),
            Text(
                "Laat het nachtwerk nog eens lopen; blijft het, meld het.",
                "Run the upkeep again; report it if it stays.",
            ),
        )
