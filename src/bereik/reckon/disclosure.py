"""Which figures of a set of tables may be shown, so that nobody can be told apart?

One fixed set of tables is protected together, in this order:

1. *Small*: what is about fewer than the minimum is withheld. Nobody (0) counts as small: if zeros were shown, a
   withheld figure could not be a zero; and a row in which one cell holds everybody tells of each of them.
2. *Rounding* (`rounding.py`): what is left is rounded to multiples of the base, so that all shown totals add up.
3. *Complement* (`hiding.py`): further figures are withheld until no withheld one can be reckoned back, from all tables
   and their rounding together: a small cell can still be each number below the minimum, any other withheld cell
   still lies between ends that are `width` apart, and both also for who knows these rules.
4. *Difference*: beside every edition that readers may have kept. What was published stands: a figure stays (`kept`),
   what was withheld stays withheld. Only a large correction is taken over, all or nothing: figures that are replaced
   are replaced because at least the minimum of people came or went, what was withheld has grown beyond doubt, where old
   and new do not add up the old figure is withheld instead, and the whole is attacked beside each old edition and beside
   all of them (`exposure.py`). If anything shows, all stands as it was. What is new in the set is decided beside what
   stands; where that cannot be, it is withheld; and where that tells too much (beside figures that stand and add up
   without it, a new row would be known), the new row is left out, as if nobody had spoken of it.

Minimum, rounding and withholding are what CBS does for wijken and buurten (its exact bounds are not published, so they
are settings). The general method: A. Hundepool e.a. (2012), *Statistical Disclosure Control*, chapters 4 and 5.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bereik.reckon.exposure import look
from bereik.reckon.hiding import CannotBeHidden, Reader, hide_more
from bereik.reckon.release import DisclosureSettings, Release, Shown, Withheld, adding, at_hand, unlike
from bereik.reckon.rounding import ill_fitting, round_together
from bereik.reckon.spread import Spread
from bereik.reckon.system import System, system_of
from bereik.reckon.tables import Key, TableSet

if TYPE_CHECKING:
    from bereik.reckon.system import Numbers

__all__ = ["DisclosureSettings", "Release", "Shown", "Withheld", "betrays", "protect", "stands"]


def protect(
    tables: TableSet,
    settings: DisclosureSettings,
    editions: Sequence[Release] = (),
    beside: Release | None = None,
) -> Release:
    """What of these tables may be shown, all together and beside what was shown already.

    `editions`: the former releases that readers may have kept, the newest last (of those that say exactly the same the
    last will do: `release.unlike`). `beside`: what was decided tonight of cells that belong to another set too: it stands. Cells that are no
    longer among the tables are dropped. New cells of which even the name would tell too much are not in the release. The
    same input gives the same release. Raises nothing of its own: a set that cannot be shown is withheld whole.
    """
    cells: dict[Key, Shown] = {}
    for block in tables.blocks():
        known = unlike([part for edition in editions if (part := edition.of(block.counts)).cells])
        decided = beside.of(block.counts) if beside else Release(settings, {})
        cells.update(_protected(block, settings, known, decided).cells)
    return Release(settings, {key: cells[key] for key in tables.counts if key in cells})


def stands(tables: TableSet, settings: DisclosureSettings, former: Release | None) -> Release:
    """What was published of these cells, as it stands; nothing else of them is named."""
    known = former.cells if former else {}
    return _as_it_was([key for key in tables.counts if key in known], settings, known)


def betrays(
    release: Release, tables: TableSet, editions: Sequence[Release], *, proven_alone: bool = False
) -> bool:
    """Can anybody reckon something back: from this release by itself, beside each edition that says something else, and
    beside all of them at once; tonight, and as it will stand from tomorrow on?

    `tables` holds all cells, those that are not named included. `proven_alone`: one plan hid what it must, which is a
    proof; then the release by itself is tried only where an old figure stands, for counts may have moved away from it.
    """
    some_stand, older = any(cell.kept for cell in release.cells.values()), adding(editions, release)
    beside: list[list[Release]] = [[]] if some_stand or not proven_alone else []
    beside += at_hand(older)
    return any(
        look(one, balances, some, tables.harmless).exposed
        for one in ((release, _standing(release)) if some_stand or older else (release,))
        for balances in tables.adding_up(release.cells)
        for some in beside
    )


def _protected(
    block: TableSet, settings: DisclosureSettings, editions: Sequence[Release], decided: Release
) -> Release:
    """The boldest plan that betrays nothing: a correction, or only what is new, or nothing new."""
    former = editions[-1] if editions else Release(settings, {})
    known = {**former.cells, **decided.cells}
    has_moved = any(
        _has_moved(block.counts[key], cell, settings)
        for key, cell in former.cells.items()
        if key not in decided.cells
    )
    plans: list[Callable[[System], _Plan]] = []
    if has_moved:
        plans.append(lambda system: _plan_of_correction(system, settings, editions, decided))
    if known.keys() != block.counts.keys():
        plans.append(lambda system: _plan_of_the_new(system, settings, known))
    system = system_of(block) if plans else None
    for plan in plans:
        assert system is not None
        release = _carry_out(system, plan(system), settings)
        if release is not None and not betrays(release, block, editions, proven_alone=True):
            return release
    return _with_what_can_be_named(block, settings, editions, known)


def _with_what_can_be_named(
    block: TableSet, settings: DisclosureSettings, editions: Sequence[Release], known: Mapping[Key, Shown]
) -> Release:
    """What is known stands; of what is new, as much as can stand beside it, group by group, and of the rest not even the
    name."""
    stood = known
    named = [key for key in block.counts if key in known]
    release = _as_it_was(named, settings, known)
    for group in block.hanging_together([key for key in block.counts if key not in known]):
        some = block.only([*named, *group])
        system = system_of(some)
        decided = _carry_out(system, _plan_of_the_new(system, settings, known), settings)
        for found in (decided, _as_it_was(some.counts, settings, known)):
            if found is not None and not betrays(found, block, editions, proven_alone=True):
                named, release = [*named, *group], found
                known = {**known, **{key: found.cells[key] for key in group}}
                break
    return Release(
        settings,
        {key: cell if key in stood else replace(cell, kept=False) for key, cell in release.cells.items()},
    )


def _standing(release: Release) -> Release:
    """The same, repeated: every figure is an old one then."""
    return Release(
        release.settings,
        {key: replace(cell, kept=cell.count is not None) for key, cell in release.cells.items()},
    )


@dataclass(slots=True)
class _Plan:
    """What is decided of each cell before rounding and hiding: its reason if withheld, its figure if it stands."""

    withheld: dict[int, Withheld] = field(default_factory=dict)
    standing: dict[int, Shown] = field(default_factory=dict)
    """Old figures that stay."""
    moved_from: dict[int, list[int]] = field(default_factory=dict)
    """Old figures that are replaced, of every edition."""
    once: dict[int, tuple[int, int]] = field(default_factory=dict)
    """The last figure that was shown of a cell, and how far it lay from its count."""
    remembered: dict[int, Spread] = field(default_factory=dict)
    """Between which counts readers still know a cell to lie, shown again or not: hiding it would hide nothing."""
    given: set[int] = field(default_factory=set)
    """What stands and cannot be decided otherwise any more, figure or reason."""


def _plan_of_the_new(system: System, settings: DisclosureSettings, known: Mapping[Key, Shown]) -> _Plan:
    """All that is known stands as it is; only what is new is decided."""
    plan = _Plan()
    for cell, key in enumerate(system.keys):
        then, count = known.get(key), int(system.counts[cell])
        if then is None:
            if count < settings.minimum:
                plan.withheld[cell] = Withheld.SMALL
        else:
            _let_stand(plan, cell, then, count, settings)
    return plan


def _plan_of_correction(
    system: System, settings: DisclosureSettings, editions: Sequence[Release], decided: Release
) -> _Plan:
    """What moved enough gets a new figure; the rest stands, and may be withheld where it no longer fits."""
    plan = _Plan()
    for cell, key in enumerate(system.keys):
        count = int(system.counts[cell])
        if count < settings.minimum:
            plan.withheld[cell] = Withheld.SMALL
        if key in decided.cells:
            _let_stand(plan, cell, decided.cells[key], count, settings)
        elif then := editions[-1].cells.get(key):
            _correct(plan, cell, [one.cells[key] for one in editions if key in one.cells], count, settings)
            if then.count is None and not _has_moved(count, then, settings):
                plan.withheld[cell] = _reason_now(then, count, settings)
    return plan


def _correct(
    plan: _Plan, cell: int, editions: Sequence[Shown], count: int, settings: DisclosureSettings
) -> None:
    """A cell shows the last figure that is still about right, or one that is far from every figure it ever showed."""
    then = editions[-1]
    for one in editions:
        _remember(plan, cell, one, count, settings)
    shown = [one for one in editions if one.count is not None and _keeps_the_rules(one, settings)]
    if then.count is None and not _has_moved(count, then, settings):
        return
    still_right = [one for one in shown if not _has_moved(count, one, settings)]
    if still_right:
        plan.withheld.pop(cell, None)
        plan.standing[cell] = still_right[-1]
    elif cell not in plan.withheld:
        plan.moved_from[cell] = [one.count for one in shown if one.count is not None]


def _reason_now(then: Shown, count: int, settings: DisclosureSettings) -> Withheld:
    """What was withheld stays withheld; what was small and is not any more, without a word about its size."""
    if then.withheld is Withheld.SMALL:
        return Withheld.SMALL if count < settings.minimum else Withheld.DIFFERENCE
    return then.withheld or Withheld.DIFFERENCE


def _let_stand(plan: _Plan, cell: int, then: Shown, count: int, settings: DisclosureSettings) -> None:
    plan.given.add(cell)
    plan.withheld.pop(cell, None)
    _remember(plan, cell, then, count, settings)
    if then.count is None:
        plan.withheld[cell] = then.withheld or Withheld.DIFFERENCE
    else:
        plan.standing[cell] = then
        plan.remembered.setdefault(cell, _around(then.count, then.within, count))


def _remember(plan: _Plan, cell: int, then: Shown, count: int, settings: DisclosureSettings) -> None:
    known = then.once if then.count is None else then.count
    if known is not None:
        plan.once[cell] = known, then.within
        if abs(count - known) < settings.minimum:
            plan.remembered[cell] = _around(known, then.within, count)


def _around(known: int, within: int, count: int) -> Spread:
    """What a figure says, widened to hold the count that is true now."""
    return Spread(min(max(0, known - within), count), max(known + within, count))


def _has_moved(count: int, then: Shown, settings: DisclosureSettings) -> bool:
    """Did so many come or go that a new figure tells of no few of them?"""
    if not _keeps_the_rules(then, settings):
        return True
    if then.count is not None:
        return abs(count - then.count) >= settings.minimum
    return then.withheld is Withheld.SMALL and count >= settings.minimum + settings.width


def _keeps_the_rules(then: Shown, settings: DisclosureSettings) -> bool:
    """False for an old figure that today's minimum and base would not have shown."""
    return then.count is None or (then.count >= settings.minimum and then.count % settings.base == 0)


def _carry_out(system: System, plan: _Plan, settings: DisclosureSettings) -> Release | None:
    """Round, then hide until all is safe. None when what stands makes that impossible."""
    import numpy as np

    figures = {cell: then.count or 0 for cell, then in plan.standing.items()}
    for cell in ill_fitting(system, _shown(system, plan), settings, figures, plan.moved_from):
        if cell in plan.given:
            return None
        plan.withheld[cell] = Withheld.DIFFERENCE
        del plan.standing[cell], figures[cell]
    found = round_together(system, _shown(system, plan), settings, figures, plan.moved_from)
    if found is None:
        return None
    rounded, fresh_within = found
    within = np.full(len(system.keys), fresh_within)
    for cell, then in plan.standing.items():
        within[cell] = then.within
    try:
        for knows_the_rules in (True, False):
            reader = _reader(system, plan, settings, rounded, within, knows_the_rules)
            for newly in np.flatnonzero(hide_more(system, reader)).tolist():
                plan.withheld[newly] = Withheld.COMPLEMENT
    except CannotBeHidden:
        return None
    cells = {}
    for cell, key in enumerate(system.keys):
        if cell in plan.withheld:
            once, lay_within = plan.once.get(cell, (None, 0))
            cells[key] = Shown(None, plan.withheld[cell], once=once, within=lay_within)
        else:
            cells[key] = Shown(int(rounded[cell]), kept=cell in plan.standing, within=int(within[cell]))
    return Release(settings, cells)


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
    within: "Numbers",
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
        protect=~system.may_be_known,
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
            # What is called small may have grown a little since: then the truth lies just outside what is believed.
            reader.high[cell] = max(minimum - 1.0, system.counts[cell])
            reader.must_high[cell] = minimum - 1.0
            reader.must_low[cell] = reader.width[cell] = 0.0
            reader.may_hide[cell] = True
    reader.may_hide[list(plan.given)] = False
    for cell, spread in plan.remembered.items():
        reader.low[cell], reader.high[cell] = spread.low, spread.high
        reader.may_hide[cell] = reader.protect[cell] = False
    return reader


def _as_it_was(keys: Iterable[Key], settings: DisclosureSettings, known: Mapping[Key, Shown]) -> Release:
    """The former release again: old figures kept, what is new withheld without a word about its size."""
    cells = {}
    for key in keys:
        then = known.get(key)
        if then is None or not _keeps_the_rules(then, settings):
            once, within = (then.count, then.within) if then else (None, 0)
            then = Shown(None, Withheld.DIFFERENCE, once=once, within=within)
        cells[key] = then
    return _standing(Release(settings, cells))
