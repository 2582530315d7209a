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


WHOLE_NUMBERS: dict[str, Any] = {"node_limit": 2_000, "presolve": False}
"""How HiGHS searches for whole numbers. Nearly all are found at the root; the number of branches is a limit that does not
hang on the clock. Its presolve ran for ever on one rounding in some thousands (no limit ended it), and is not needed."""


def solve(
    cost: "Numbers",
    low: "Numbers",
    high: "Numbers",
    constraints: list[tuple[Any, Any, Any]],
    whole: "Numbers | None" = None,
) -> "Numbers | None":
    """The cheapest point with `low <= x <= high` and, for each (matrix, least, most), `least <= matrix @ x <= most`.

    `whole` marks with 1 what must be a whole number; the search for those is limited (`WHOLE_NUMBERS`). None when no point
    fits, or none was found. HiGHS (J.A.J. Hall, Q. Huangfu) by way of scipy; one thread and no clock, so that the same
    input gives the same answer. Raises ArithmeticError when it gives up.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    fitting = [LinearConstraint(*constraint) for constraint in constraints if constraint[0].shape[0]]
    options = {} if whole is None else WHOLE_NUMBERS
    answer = milp(cost, integrality=whole, bounds=Bounds(low, high), constraints=fitting, options=options)
    if answer.status == 2 or (answer.x is None and whole is not None):
        return None
    if answer.x is None:
        raise ArithmeticError(f"The solver stopped without an answer: {answer.message}")
    found: Numbers = answer.x
    return found
