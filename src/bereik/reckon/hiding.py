"""Which further figures must stay hidden, so that no withheld one can be reckoned back?

Complementary suppression by linear programmes (M. Fischetti, J.J. Salazar (2001), *Solving the cell suppression
problem on tabular data with linear constraints*, Management Science 47:1008-1027; charging for each step outside what
is shown is the classic way to a good, not always the cheapest, pattern). For each withheld cell we look for tables
that fit everything shown and in which that cell is as low, and as high, as it must be able to be. Where shown figures
stand in the way, the programme says which of them to hide at the least loss for the reader.

The tables that were found stay as witnesses. Hiding more only allows more, so a witness stays one, and the pattern
that comes out carries its own proof. What can be shown after all, by other witnesses, is shown again at the end.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bereik.reckon.system import System, solve

if TYPE_CHECKING:
    from bereik.reckon.system import Numbers

TOUCHED = 1e-6
SLACK = 1e-6
PATIENCE = 2
CHEAPER_WORD = 0.9
"""Losing the word *small* of a withheld cell costs a tenth of losing its figure."""


@dataclass(slots=True)
class Reader:
    """What somebody who reads the release knows, and what must stay open to them; arrays over the cells of a block.

    A cell lies from `low` to `high`; once withheld without a word about its size, only from 0 up. The true counts do
    too. `hidden`: withheld already. `may_hide`: cells that can be withheld, or (if `hidden`) whose reason can be one
    that does not tell their size. `protect`: withheld cells that need protection: they must be able to be `must_low`
    or less, `must_high` or more, and their ends must lie `width` apart. `plain_width` holds for newly withheld cells.
    """

    low: "Numbers"
    high: "Numbers"
    hidden: "Numbers"
    may_hide: "Numbers"
    protect: "Numbers"
    must_low: "Numbers"
    must_high: "Numbers"
    width: "Numbers"
    plain_width: int

    def say_nothing_of(self, cells: "Numbers") -> None:
        """Withhold these cells without a word about their size."""
        import numpy as np

        self.hidden[cells], self.low[cells], self.high[cells] = True, 0.0, np.inf
        self.must_low[cells], self.must_high[cells], self.width[cells] = np.inf, -np.inf, self.plain_width
        self.may_hide[cells] = False


class CannotBeHidden(Exception):
    """No pattern protects this cell, not even with everything withheld that may be."""


def hide_more(system: System, reader: Reader) -> "Numbers":
    """Which cells must be withheld without a word about their size (booleans over the cells): besides those that
    `reader` starts with, and among them where their reason would tell too much. Raises CannotBeHidden."""
    search = _Search(system, reader)
    search.look_at_many()
    while (cell := search.first_open()) is not None:
        search.free(cell)
    search.take_back()
    return search.added


class _Search:
    """The pattern so far, with the witnesses that prove it: `witnesses[0]` is the true table."""

    def __init__(self, system: System, reader: Reader) -> None:
        import numpy as np

        self.system, self.reader = system, reader
        self.before = (reader.low.copy(), reader.high.copy())
        self.shown_before = ~reader.hidden
        self.shuffle = np.random.default_rng(len(system.keys))
        self.added = np.zeros(len(system.keys), dtype=bool)
        self.witnesses: list[Numbers] = [system.counts]
        self.lowest_by = np.zeros(len(system.keys), dtype=int)
        self.highest_by = np.zeros(len(system.keys), dtype=int)
        self.lowest, self.highest = system.counts.copy(), system.counts.copy()

    def open_cells(self) -> "Numbers":
        reader = self.reader
        proven = (
            (self.lowest <= reader.must_low + SLACK)
            & (self.highest >= reader.must_high - SLACK)
            & (self.highest - self.lowest >= reader.width - SLACK)
        )
        return reader.hidden & reader.protect & ~proven

    def first_open(self) -> int | None:
        import numpy as np

        still = np.flatnonzero(self.open_cells())
        return int(still[0]) if still.size else None

    def witness(self, table: "Numbers") -> None:
        self.witnesses.append(table)
        number = len(self.witnesses) - 1
        lower, higher = table < self.lowest, table > self.highest
        self.lowest_by[lower], self.highest_by[higher] = number, number
        self.lowest[lower], self.highest[higher] = table[lower], table[higher]

    def look_at_many(self) -> None:
        """Push many open cells up, then down, in one programme each: first no two in one balance, so that they do not
        stand in each other's way; then some up while others go down, as chance divides them. As long as it proves some."""
        import numpy as np

        def apart(cells: "Numbers") -> "Numbers":
            return self.no_two_in_one_balance(cells)

        def against_each_other(cells: "Numbers") -> "Numbers":
            aim = np.zeros(len(self.system.keys))
            aim[cells] = self.shuffle.choice((-1.0, 1.0), len(cells))
            return aim

        for aim in (apart, against_each_other):
            left = self.open_cells().sum()
            fruitless = 0
            while left and fruitless < PATIENCE:
                self.push(aim(np.flatnonzero(self.open_cells())))
                now = self.open_cells().sum()
                fruitless = 0 if now < left else fruitless + 1
                left = now

    def push(self, cells: "Numbers") -> None:
        """Find a table with these cells (0, 1 or -1) as low, and one with them as high, as what is known allows."""
        import numpy as np

        reader = self.reader
        enough = np.maximum(self.system.counts + reader.width, reader.must_high)
        for direction in (1.0, -1.0):
            table = solve(
                direction * cells,
                reader.low,
                np.minimum(reader.high, enough),
                [(self.system.matrix, 0.0, 0.0)],
            )
            if table is not None:
                self.witness(table)

    def no_two_in_one_balance(self, cells: "Numbers") -> "Numbers":
        """As many of these cells as come, in an order that differs each time (and not from run to run)."""
        import numpy as np

        columns = self.system.matrix.tocsc()
        taken: set[int] = set()
        chosen = np.zeros(len(self.system.keys))
        for cell in self.shuffle.permutation(cells):
            balances = columns.indices[columns.indptr[cell] : columns.indptr[cell + 1]].tolist()
            if taken.isdisjoint(balances):
                taken.update(balances)
                chosen[cell] = 1.0
        return chosen

    def free(self, cell: int) -> None:
        """Withhold what must be, so that this one cell is free, and keep the two tables that show it."""
        import numpy as np

        alone = np.zeros(len(self.system.keys))
        alone[cell] = 1.0
        self.push(alone)
        if not self.open_cells()[cell]:
            return
        found = self.pair(cell)
        if found is None:
            raise CannotBeHidden(self.system.keys[cell])
        low, high, over = found
        self.added |= over > TOUCHED
        self.reader.say_nothing_of(over > TOUCHED)
        self.witness(low)
        self.witness(high)
        if self.open_cells()[cell]:
            raise CannotBeHidden(f"{self.system.keys[cell]}: the solver was not exact enough")

    def pair(self, cell: int) -> "tuple[Numbers, Numbers, Numbers] | None":
        """Two fitting tables in which the cell is low and high enough, and how far over each cell goes for it."""
        may = self.reader.may_hide.copy()
        may[cell] = False
        price = self.system.weights * (1.0 - CHEAPER_WORD * self.reader.hidden)
        first = self.priced_pair(cell, may, price)
        if first is None or not (first[2] > TOUCHED).any():
            return first
        # Charge little for what went far over already: fewer cells, for the same freedom.
        again = self.priced_pair(cell, may, price / (first[2] + 0.1)) or first
        return min((again, first), key=lambda found: float(price[found[2] > TOUCHED].sum()))

    def priced_pair(
        self, cell: int, may: "Numbers", price: "Numbers"
    ) -> "tuple[Numbers, Numbers, Numbers] | None":
        """Unknowns: the low table, the high table, and for each cell in `may` how far either goes out of bounds."""
        import numpy as np
        from scipy.sparse import block_diag, coo_array, csr_array, eye_array, hstack, vstack

        reader, matrix, cells = self.reader, self.system.matrix, len(self.system.keys)
        able = np.flatnonzero(may)
        floor, ceiling = np.where(may, 0.0, reader.low), np.where(may, np.inf, reader.high)
        least = np.concatenate([floor, floor, np.zeros(able.size)])
        most = np.concatenate([ceiling, ceiling, np.full(able.size, np.inf)])
        most[cell] = min(most[cell], reader.must_low[cell])
        least[cells + cell] = max(least[cells + cell], reader.must_high[cell])
        if (least > most).any():
            return None
        pick = coo_array((np.ones(able.size), (np.arange(able.size), able)), shape=(able.size, cells)).tocsr()
        out, nothing = eye_array(able.size, format="csr"), csr_array((able.size, cells))
        not_below = vstack([hstack([pick, nothing, out]), hstack([nothing, pick, out])]).tocsr()
        not_above = vstack([hstack([pick, nothing, -out]), hstack([nothing, pick, -out])]).tocsr()
        apart = coo_array(([-1.0, 1.0], ([0, 0], [cell, cells + cell])), shape=(1, 2 * cells + able.size))
        balanced = hstack([block_diag([matrix, matrix]), csr_array((2 * matrix.shape[0], able.size))]).tocsr()
        answer = solve(
            cost=np.concatenate([np.zeros(2 * cells), price[able]]),
            low=least,
            high=most,
            constraints=[
                (balanced, 0.0, 0.0),
                (apart.tocsr(), reader.width[cell], np.inf),
                (not_below, np.tile(reader.low[able], 2), np.inf),
                (not_above, -np.inf, np.tile(reader.high[able], 2)),
            ],
        )
        if answer is None:
            return None
        over = np.zeros(cells)
        over[able] = answer[2 * cells :]
        return answer[:cells], answer[cells : 2 * cells], over

    def take_back(self) -> None:
        """Show again what turned out not to be needed, the greatest loss for the reader first."""
        import numpy as np

        newly = np.flatnonzero(self.added & self.shown_before)
        for cell in newly[np.argsort(-self.system.weights[newly], kind="stable")]:
            self.take_back_if_safe(int(cell))

    def take_back_if_safe(self, cell: int) -> None:
        import numpy as np

        reader = self.reader
        reader.hidden[cell] = False
        reader.low[cell], reader.high[cell] = self.before[0][cell], self.before[1][cell]
        values = np.array([table[cell] for table in self.witnesses])
        broken = (values < reader.low[cell] - SLACK) | (values > reader.high[cell] + SLACK)
        leaning = reader.hidden & reader.protect & (broken[self.lowest_by] | broken[self.highest_by])
        pairs = {}
        for other in np.flatnonzero(leaning).tolist():
            found = self.priced_pair(other, np.zeros_like(self.added), self.system.weights)
            if found is None:
                reader.say_nothing_of(np.array([cell]))
                return
            pairs[other] = found
        self.added[cell] = False
        for other, (low, high, _) in pairs.items():
            self.witnesses += [low, high]
            self.lowest_by[other], self.highest_by[other] = len(self.witnesses) - 2, len(self.witnesses) - 1
