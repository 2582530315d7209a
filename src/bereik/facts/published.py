"""How do the protected figures get into the one file that may leave the team?

Measures on `inside` fill one fixed set of tables (`tables.py`); these are protected together and beside the file that
is in force (`reckon/disclosure.py`); what comes out is written with all that a reader needs to know of it: period,
counts with their rounding, shares with an interval reckoned from shown counts alone, the reason where something is
withheld, the measure it comes from, the day it was made, and what it must not be used for. No exact count is kept,
not even for the next release: that one is held beside what was shown, as a reader would who kept every edition.

The stock (`stock.py`) is a set of its own, month after month, protected beside the quarters of the funnel that it is
tied to: those are decided first, and stand. Two sets that are safe each by themselves can betray something together, so
both are attacked at once before they are put in force.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from random import Random, SystemRandom

import duckdb

from bereik.facts.duck import building, in_utc
from bereik.facts.fault import FactsFault, not_made
from bereik.facts.inside import reading_inside
from bereik.facts.measures import prepare
from bereik.facts.periods import FollowUp, half_years
from bereik.facts.published_file import Coming, Publication, first_row, read_publication, write_publication
from bereik.facts.standing import file_name, in_force
from bereik.facts.standing import replace as put_in_force
from bereik.facts.stock import StockMonth, stock_of, stock_tables
from bereik.facts.tables import QUARTER, Ripe, tables_of
from bereik.reckon.disclosure import betrays, protect, stands
from bereik.reckon.funnel_tables import REACHED
from bereik.reckon.release import DisclosureSettings, Release, Shown, unlike
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
    made_up: bool = False,
    follow_up: FollowUp | None = None,
    rng: Random | None = None,
) -> Path:
    """Make `published` from the `inside` in force and put it in force. Returns the real path of the new file.

    `made_at` decides which half-years are ripe. `made_up` marks figures of people who do not exist. `rng` draws the mark in the file's name. Raises FactsFault; the former
    file then stays in force.
    """
    follow_up = follow_up or FollowUp()
    try:
        path = in_force(folder, NAME)
        former = read_publication(path) if path else None
        if former and former.made_up != made_up:
            former = None  # what was said of people who do not exist betrays nobody, and nobody holds it beside this
        counted = _counted(folder, made_at, follow_up, former.release.cells if former else ())
    except (OSError, duckdb.Error) as error:
        raise not_made(NAME, error) from error
    made = replace(_protected(counted, settings, former, made_at), made_up=made_up)

    def build(draft: Path) -> None:
        with building(draft) as connection:
            write_publication(connection, made, made_at, follow_up)

    own_name = file_name(folder, NAME, made_at, rng or SystemRandom())
    return put_in_force(folder, NAME, own_name, build, lambda draft: _check(draft, made, counted))


@dataclass(frozen=True, slots=True)
class _Counted:
    """The tables of all ripe half-years, when the others will be, and the stock of every settled month."""

    funnel: TableSet
    coming: list[Coming]
    months: list[StockMonth]

    def quarters(self) -> dict[str, tuple[Key, int]]:
        """How many came into sight in each published quarter, and the cell that says so."""
        start = (Step.WE_SAW.value, REACHED)
        return {
            key[2]: (key, count)
            for key, count in self.funnel.counts.items()
            if key[1] == QUARTER and key[3:] == start
        }


def _counted(folder: Path, made_at: datetime, follow_up: FollowUp, published: Collection[Key]) -> _Counted:
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
            tables.append(tables_of(connection, ripe, follow_up, published))
        months = stock_of(connection, today)
    return _Counted(together(tables[-HALF_YEARS:], {}), coming, months)


def _protected(
    counted: _Counted, settings: DisclosureSettings, former: Publication | None, made_at: datetime
) -> Publication:
    """What may be said tonight, beside all that was said before."""
    editions = [*former.editions, former.release] if former else []
    release = _decided(counted, settings, editions)
    cells = release.cells
    return Publication(
        release,
        _as_of(release, former, made_at),
        counted.coming,
        [(one.month, one.fits) for one in counted.months],
        unlike([*(edition.of(cells) for edition in editions), release])[:-1],
    )


def _decided(counted: _Counted, settings: DisclosureSettings, editions: Sequence[Release]) -> Release:
    """The boldest of three that betrays nothing to who sees both sets together: all that is new; what is new in the
    funnel beside a stock that stands; what was published before."""
    former = editions[-1] if editions else None
    funnel = protect(counted.funnel, settings, editions)
    stock = stock_tables(counted.months, former.cells if former else (), settings.minimum, counted.quarters())
    everything = together([counted.funnel, stock], {})
    before = stands(everything, settings, former)
    plans = (protect(stock, settings, editions, beside=funnel), stands(stock, settings, former))
    refused = None
    for beside in plans:
        release = Release(settings, {**beside.cells, **funnel.cells})
        if release == refused:
            continue
        if release.cells == before.cells or not betrays(release, everything, editions):
            return release
        refused = release
    return before


def _as_of(release: Release, former: Publication | None, made_at: datetime) -> dict[Key, datetime]:
    """A cell that says what it said has said so since then."""
    now = in_utc(made_at)

    def since(key: Key, cell: Shown) -> datetime:
        then = former.release.cells.get(key) if former else None
        same = then is not None and (then.count, then.withheld) == (cell.count, cell.withheld)
        return former.as_of[key] if former and same else now

    return {key: since(key, cell) for key, cell in release.cells.items()}


def _check(draft: Path, made: Publication, counted: _Counted) -> None:
    """Read the file as its readers will: is it what was decided, and does it keep the promises made of it?"""
    found = read_publication(draft)
    rules = made.release.settings
    cells = dict(found.release.cells) if found else {}
    shown = {key: cell.count for key, cell in cells.items() if cell.count is not None}
    wrong = [key for key, count in shown.items() if count < rules.minimum or count % rules.base]
    for balance in counted.funnel.balances:
        if all(key in shown for key in (*balance.wholes, *balance.parts)):
            whole, parts = (sum(shown[key] for key in side) for side in (balance.wholes, balance.parts))
            wrong += balance.wholes if whole != parts else ()
    if (cells, len(found.editions) if found else 0) != (
        dict(made.release.cells),
        len(made.editions),
    ) or wrong:
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
