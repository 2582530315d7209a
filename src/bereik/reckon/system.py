"""How do cells and balances become numbers that a solver reads?

numpy and scipy are imported where they are used: `bereik reckon --help` needs neither and answers at once.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bereik.reckon.tables import Key, TableSet

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class System:
    """One block of tables: cell i is `keys[i]` and holds `counts[i]` people; `matrix @ counts == 0`.

    `matrix` is sparse, a row a balance: +1 for its parts, -1 for its wholes.
    """

    keys: tuple[Key, ...]
    counts: "Numbers"
    weights: "Numbers"
    matrix: Any
    may_be_known: "Numbers"
    """Cells that hold nobody, of which that may be known."""


def system_of(tables: TableSet) -> System:
    """The block in arrays; a block without balances has a matrix of no rows."""
    import numpy as np
    from scipy.sparse import coo_array

    keys = tuple(tables.counts)
    place = {key: number for number, key in enumerate(keys)}
    entries = [
        (row, place[key], sign)
        for row, balance in enumerate(tables.balances)
        for sign, side in ((1.0, balance.parts), (-1.0, balance.wholes))
        for key in side
    ]
    rows, columns, signs = zip(*entries, strict=True) if entries else ((), (), ())
    shape = (len(tables.balances), len(keys))
    return System(
        keys=keys,
        counts=np.array(list(tables.counts.values()), dtype=float),
        weights=np.array([tables.weights.get(key, 1.0) for key in keys]),
        matrix=coo_array((signs, (rows, columns)), shape=shape, dtype=float).tocsr(),
        may_be_known=np.array(
            [key in tables.harmless and not tables.counts[key] for key in keys], dtype=bool
        ),
    )


def solve(
    cost: "Numbers",
    low: "Numbers",
    high: "Numbers",
    constraints: list[tuple[Any, Any, Any]],
    whole: "Numbers | None" = None,
) -> "Numbers | None":
    """The cheapest point with `low <= x <= high` and, for each (matrix, least, most), `least <= matrix @ x <= most`.

    `whole` marks with 1 what must be a whole number. None when no point fits. HiGHS (J.A.J. Hall, Q. Huangfu) by way
    of scipy; one thread, so that the same input gives the same answer. Raises ArithmeticError when it gives up.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    fitting = [LinearConstraint(*constraint) for constraint in constraints if constraint[0].shape[0]]
    answer = milp(cost, integrality=whole, bounds=Bounds(low, high), constraints=fitting)
    if answer.status == 2:
        return None
    if answer.x is None:
        raise ArithmeticError(f"The solver stopped without an answer: {answer.message}")
    found: Numbers = answer.x
    return found
