"""Which figures of a set of tables may be shown, so that nobody can be told apart?

One fixed set of tables is protected together, in this order:

1. *Small*: what is about fewer than the minimum is withheld. Nobody (0) counts as small: if zeros were shown, a
   withheld figure could not be a zero; and a row in which one cell holds everybody tells of each of them.
2. *Rounding* (`rounding.py`): what is left is rounded to multiples of the base, so that all shown totals add up.
3. *Complement* (`hiding.py`): further figures are withheld until no withheld one can be reckoned back, from all tables
   and their rounding together: a small cell can still be each number below the minimum, any other withheld cell
   still lies between ends that are `width` apart, and both also for who knows these rules.
4. *Difference*: beside the former release. A figure is replaced only when at least the minimum of people came or went
   since; otherwise the old figure stays, `kept`. What was withheld stays withheld until it has grown beyond doubt.
   Where old and new do not add up, the old figure is withheld instead. The new release is then attacked beside the
   old one (`exposure.py`); if anything shows, the old release stays as it was.

Minimum, rounding and withholding are what CBS does for wijken and buurten (its exact bounds are not published, so they
are settings). The general method: A. Hundepool e.a. (2012), *Statistical Disclosure Control*, chapters 4 and 5.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bereik.reckon.exposure import look
from bereik.reckon.hiding import CannotBeHidden, Reader, hide_more
from bereik.reckon.release import DisclosureSettings, Release, Shown, Withheld
from bereik.reckon.rounding import ill_fitting, round_together
from bereik.reckon.spread import Spread
from bereik.reckon.system import System, system_of
from bereik.reckon.tables import Key, TableSet

if TYPE_CHECKING:
    from bereik.reckon.system import Numbers

__all__ = ["DisclosureSettings", "Release", "Shown", "Withheld", "protect"]


def protect(tables: TableSet, settings: DisclosureSettings, former: Release | None = None) -> Release:
    """What of these tables may be shown, all together and beside the former release (cells with the same keys).

    Cells of the former release that are no longer among the tables are dropped. The same input gives the same
    release. Raises nothing of its own: a set that cannot be shown is withheld whole.
    """
    within = 0
    cells: dict[Key, Shown] = {}
    for block in tables.blocks():
        known = {key: former.cells[key] for key in block.counts if key in former.cells} if former else {}
        if former and known:
            part = _protect_beside(block, settings, Release(former.settings, former.within, known))
        else:
            part = _protect_alone(block, settings)
        within = max(within, part.within)
        cells.update(part.cells)
    return Release(settings, within, {key: cells[key] for key in tables.counts})


def _protect_alone(block: TableSet, settings: DisclosureSettings) -> Release:
    system = system_of(block)
    plan = _fresh_plan(system, settings)
    release = _carry_out(system, plan, settings)
    return release or _nothing(block, settings)


def _protect_beside(block: TableSet, settings: DisclosureSettings, former: Release) -> Release:
    moved = [key for key in block.counts if _has_moved(block.counts[key], former.cells.get(key), settings)]
    if not moved:
        return _as_it_was(block, settings, former)
    system = system_of(block)
    plan = _plan_beside(system, settings, former)
    release = _carry_out(system, plan, settings)
    if release is None or look(release, block.balances, former, block.counts).exposed:
        return _as_it_was(block, settings, former)
    return release


@dataclass(slots=True)
class _Plan:
    """What is decided of each cell before rounding and hiding: its reason if withheld, its figure if it stands."""

    withheld: dict[int, Withheld]
    standing: dict[int, int]
    """Old figures that stay."""
    moved_from: dict[int, int]
    """Old figures that are replaced."""
    once: dict[int, int]
    """The last figure that was shown of cells that are withheld now."""
    remembered: dict[int, Spread]
    """Between which counts readers still know a cell to lie, shown again or not: hiding it would hide nothing."""


def _fresh_plan(system: System, settings: DisclosureSettings) -> _Plan:
    small = {cell: Withheld.SMALL for cell, count in enumerate(system.counts) if count < settings.minimum}
    return _Plan(small, {}, {}, {}, {})


def _plan_beside(system: System, settings: DisclosureSettings, former: Release) -> _Plan:
    plan = _fresh_plan(system, settings)
    for cell, key in enumerate(system.keys):
        then, count = former.cells.get(key), int(system.counts[cell])
        if then is None:
            continue
        known = then.once if then.count is None else then.count
        if known is not None:
            plan.once[cell] = known
            if abs(count - known) < settings.minimum:
                least, most = max(0, known - former.within), known + former.within
                plan.remembered[cell] = Spread(min(least, count), max(most, count))
        if _has_moved(count, then, settings):
            if then.count is not None and cell not in plan.withheld and _keeps_the_rules(then, settings):
                plan.moved_from[cell] = then.count
        elif then.count is not None:
            plan.withheld.pop(cell, None)
            plan.standing[cell] = then.count
        elif then.withheld is not Withheld.SMALL:
            plan.withheld[cell] = then.withheld or Withheld.DIFFERENCE
        elif count >= settings.minimum:
            plan.withheld[cell] = Withheld.DIFFERENCE
    return plan


def _has_moved(count: int, then: Shown | None, settings: DisclosureSettings) -> bool:
    """Is the cell new, or did so many come or go that a new figure tells of no few of them?"""
    if then is None or not _keeps_the_rules(then, settings):
        return True
    if then.count is not None:
        return abs(count - then.count) >= settings.minimum
    return then.withheld is Withheld.SMALL and count >= settings.minimum + settings.width


def _keeps_the_rules(then: Shown, settings: DisclosureSettings) -> bool:
    """False for an old figure that today's minimum and base would not have shown."""
    return then.count is None or (then.count >= settings.minimum and then.count % settings.base == 0)


def _carry_out(system: System, plan: _Plan, settings: DisclosureSettings) -> Release | None:
    """Round, then hide until all is safe. None when the old figures that stay make that impossible."""
    import numpy as np

    for cell in ill_fitting(system, _shown(system, plan), settings, plan.standing, plan.moved_from):
        plan.withheld[cell] = Withheld.DIFFERENCE
        del plan.standing[cell]
    shown = _shown(system, plan)
    found = round_together(system, shown, settings, plan.standing, plan.moved_from)
    if found is None:
        return None
    rounded, within = found
    try:
        for knows_the_rules in (True, False):
            reader = _reader(system, plan, settings, rounded, within, knows_the_rules)
            for newly in np.flatnonzero(hide_more(system, reader)).tolist():
                plan.withheld[newly] = Withheld.COMPLEMENT
    except CannotBeHidden:
        return None
    cells = {
        key: Shown(None, plan.withheld[cell], once=plan.once.get(cell))
        if cell in plan.withheld
        else Shown(int(rounded[cell]), kept=cell in plan.standing)
        for cell, key in enumerate(system.keys)
    }
    return Release(settings, within, cells)


def _shown(system: System, plan: _Plan) -> "Numbers":
    import numpy as np

    shown = np.ones(len(system.keys), dtype=bool)
    shown[list(plan.withheld)] = False
    return shown


def _reader(
    system: System,
    plan: _Plan,
    settings: DisclosureSettings,
    rounded: "Numbers",
    within: int,
    knows_the_rules: bool,
) -> Reader:
    """What a reader knows of each cell, and what must stay open. The true counts always lie within."""
    import numpy as np

    cells, minimum = len(system.keys), settings.minimum
    shown = _shown(system, plan)
    least = minimum if knows_the_rules else 0
    reader = Reader(
        low=np.where(shown, np.maximum(rounded - within, least), 0.0),
        high=np.where(shown, rounded + within, np.inf),
        hidden=~shown,
        may_hide=shown.copy(),
        protect=np.ones(cells, dtype=bool),
        must_low=np.full(cells, np.inf),
        must_high=np.full(cells, -np.inf),
        width=np.full(cells, float(settings.width)),
        plain_width=settings.width,
    )
    if knows_the_rules:
        reader.plain_width = settings.width_beside_small
        reader.width[:] = settings.width_beside_small
    for cell, reason in plan.withheld.items():
        if reason is Withheld.SMALL and knows_the_rules:
            reader.high[cell] = reader.must_high[cell] = minimum - 1.0
            reader.must_low[cell] = reader.width[cell] = 0.0
            reader.may_hide[cell] = True
    for cell, spread in plan.remembered.items():
        reader.low[cell], reader.high[cell] = spread.low, spread.high
        reader.may_hide[cell] = reader.protect[cell] = False
    return reader


def _as_it_was(block: TableSet, settings: DisclosureSettings, former: Release) -> Release:
    """The former release again: old figures kept, what is new withheld without a word about its size."""
    cells = {}
    for key in block.counts:
        then = former.cells.get(key)
        if then is None or not _keeps_the_rules(then, settings):
            then = Shown(None, Withheld.DIFFERENCE, once=then.count if then else None)
        cells[key] = then if then.count is None else Shown(then.count, kept=True)
    return Release(settings, former.within, cells)


def _nothing(block: TableSet, settings: DisclosureSettings) -> Release:
    return Release(settings, 0, {key: Shown(None, Withheld.DIFFERENCE) for key in block.counts})
