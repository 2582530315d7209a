"""To which multiples is everything rounded, so that what is shown still adds up?

Controlled rounding (L.H. Cox (1987), *A constructive procedure for unbiased controlled rounding*, JASA 82:520-524):
each shown count becomes one of the two multiples next to it, not always the nearest, such that every total is the sum
of its parts. Here over any set of linked tables at once, as a whole-number programme that moves counts as little as
can be. Where next-door multiples cannot add up (they always can in one table, not always in linked ones) the step is
widened by one base, and the release says how far a figure may lie from its count.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bereik.reckon.release import DisclosureSettings
from bereik.reckon.system import System, solve

if TYPE_CHECKING:
    from bereik.reckon.system import Numbers

WIDEST = 6
SMALL_PULL = 1e-3
DEAR = 1e3


def round_together(
    system: System,
    shown: "Numbers",
    settings: DisclosureSettings,
    standing: Mapping[int, int] | None = None,
    moved_from: Mapping[int, Sequence[int]] | None = None,
) -> "tuple[Numbers, int] | None":
    """Rounded counts of a block (only those where `shown` is true mean anything), and how far they may lie from it.

    `standing`: figures that may not move (cell number to figure); `moved_from`: old figures from each of which the new
    one must lie the minimum or more. What is withheld may be anything from 0, so that
    the shown parts never exceed their total. Withheld small cells are drawn to half the minimum: their neighbours
    then round to where they tell least. None when old figures make it impossible.
    """
    for steps in range(WIDEST if settings.base > 1 else 1):
        rounded = _round_within(system, shown, settings, standing or {}, moved_from or {}, steps)
        if rounded is not None:
            return rounded, (settings.base - 1 if settings.base > 1 else 0) + steps * settings.base
    return None


def ill_fitting(
    system: System,
    shown: "Numbers",
    settings: DisclosureSettings,
    standing: Mapping[int, int],
    moved_from: Mapping[int, Sequence[int]],
) -> tuple[int, ...]:
    """The old figures (their cells) that no longer add up with the new ones: few, and the least missed."""
    if not standing or round_together(system, shown, settings, standing, moved_from) is not None:
        return ()
    for steps in range(WIDEST):
        moved = _round_within(system, shown, settings, standing, moved_from, steps, movable=True)
        if moved is not None:
            return tuple(cell for cell, figure in standing.items() if round(moved[cell]) != figure)
    return tuple(standing)


def _round_within(
    system: System,
    shown: "Numbers",
    settings: DisclosureSettings,
    standing: Mapping[int, int],
    moved_from: Mapping[int, Sequence[int]],
    steps: int,
    movable: bool = False,
) -> "Numbers | None":
    """Unknowns: for each cell its number of bases (whole where shown), then how far that lies from its aim."""
    import numpy as np
    from scipy.sparse import csr_array, eye_array, hstack, vstack

    base, cells = settings.base, len(system.keys)
    aim = np.where(
        shown, system.counts, np.where(system.counts < settings.minimum, settings.minimum / 2, system.counts)
    )
    low = np.where(shown, np.maximum(np.floor(system.counts / base) - steps, settings.minimum // base), 0.0)
    high = np.where(shown, np.ceil(system.counts / base) + steps, np.inf)
    for cell, figures in moved_from.items():
        for figure in figures:
            if system.counts[cell] > figure:
                low[cell] = max(low[cell], (figure + settings.minimum) / base)
            else:
                high[cell] = min(high[cell], (figure - settings.minimum) / base)
    cost = np.where(shown, system.weights, SMALL_PULL)
    for cell, figure in standing.items():
        low[cell] = high[cell] = figure / base
        if movable:
            low[cell], high[cell], aim[cell] = 0.0, np.inf, figure
            cost[cell] *= DEAR
    identity = eye_array(cells, format="csr")
    away = vstack([hstack([base * identity, -identity]), hstack([-base * identity, -identity])]).tocsr()
    balance = hstack([base * system.matrix, csr_array(system.matrix.shape)]).tocsr()
    answer = solve(
        cost=np.concatenate([np.zeros(cells), cost]),
        low=np.concatenate([low, np.zeros(cells)]),
        high=np.concatenate([high, np.full(cells, np.inf)]),
        constraints=[
            (balance, 0.0, 0.0),
            (away, -np.inf, np.concatenate([aim, -aim])),
        ],
        whole=np.concatenate([shown.astype(float), np.zeros(cells)]),
    )
    return None if answer is None else np.where(shown, np.round(answer[:cells]) * base, 0.0)
