"""What can somebody who reads a release reckon back about the cells it withholds?

The attack on our own protection, made from what is published and nothing else: the shown figures with their rounding,
what adds up, and the reasons given for withholding. It shares no code with the protection it attacks. For each
withheld cell it finds the lowest and the highest whole number in any table that fits (a whole-number programme).

Two readers are played. The *reader* takes the figures at face value: counts are 0 or more, and a shown figure lies
within its rounding. The *insider* also knows our rules: what is shown is at least the minimum, what is *small* is
below it. With a former release at hand both suppose that nothing changed in between, and read the two releases as if
about the same people: everywhere, or only where they look the same, or only where they show the same figure, or
nowhere. Each supposition that the figures do not contradict is tried.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any, Literal

from bereik.reckon.release import Release, Withheld
from bereik.reckon.spread import Spread
from bereik.reckon.tables import Balance, Key

if TYPE_CHECKING:
    from numpy.typing import NDArray

Who = Literal["reader", "insider"]
EVERYBODY: tuple[Who, ...] = ("reader", "insider")
PEOPLE = 2e7
"""No cell holds more people than this: all of the Netherlands."""


@dataclass(frozen=True, slots=True)
class Narrow:
    """A withheld cell of which `who` knows too much: it lies from `low` to `high`, both possible."""

    key: Key
    who: Who
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Sight:
    """What an attack saw: how many withheld cells it tried, and those it got too near to.

    `narrowest`: every withheld cell has ends at least so many people apart, for the plain reader (None: nothing was
    withheld). The attack on a cell stops when tables were found that lie far enough apart.
    """

    tried: int
    narrowest: int | None
    exposed: tuple[Narrow, ...]


def look(
    release: Release,
    balances: Sequence[Balance],
    former: Release | None = None,
    truth: Mapping[Key, int] | None = None,
) -> Sight:
    """Attack a release, alone or beside the former one, whose withheld cells are then attacked too.

    `truth`: the counts behind the release, where they are known: what somebody would conclude wrongly about them, from
    a supposition that was not true, is no exposure.
    """
    exposed: dict[Narrow, None] = {}
    widths: list[float] = []
    tried = 0
    for who in EVERYBODY:
        for puzzle in _puzzles(release, balances, former, who):
            puzzle.try_many_at_once()
            for hidden in puzzle.withheld:
                puzzle.try_one(hidden)
                least, most = puzzle.least[hidden.place], puzzle.most[hidden.place]
                believed_wrongly = truth and hidden.now and not least <= truth[hidden.key] <= most
                if believed_wrongly or hidden.was_said(least, most):
                    continue
                if puzzle.is_open(hidden):
                    exposed[Narrow(hidden.key, who, round(least), round(most))] = None
                if who == "reader":
                    tried += 1
                    widths.append(most - least)
    return Sight(tried, round(min(widths)) if widths else None, tuple(exposed))


def _puzzles(
    release: Release, balances: Sequence[Balance], former: Release | None, who: Who
) -> "Iterator[_Puzzle]":
    """What can be supposed without contradiction, the boldest first."""
    shared = {key for key in release.cells if former and key in former.cells}
    alike = {key for key in shared if former and _looks_the_same(release, former, key)}
    standing = {key for key in alike if release.cells[key].count is not None}
    for same in {len(cells): cells for cells in (shared, alike, standing, set[Key]())}.values():
        for old_figures_hold in (True, False):
            puzzle = _Puzzle(
                [release, former] if former else [release], balances, who, same, old_figures_hold
            )
            if puzzle.can_be_true():
                yield puzzle
                break


def _looks_the_same(release: Release, former: Release, key: Key) -> bool:
    now, then = release.cells[key], former.cells[key]
    return (now.count, now.withheld) == (then.count, then.withheld)


@dataclass(frozen=True, slots=True)
class _Hidden:
    """A withheld cell in the puzzle. It is safe when it can be `must_low` or less, `must_high` or more, and its ends
    lie `width` apart."""

    place: int
    key: Key
    now: bool
    """Of the release under attack, not of the former one."""
    must_low: float
    must_high: float
    width: float
    once: Spread | None
    """Where it lay when it was last shown."""

    def was_said(self, least: float, most: float) -> bool:
        """Is this no more than an old figure of the cell itself says?"""
        return self.once is not None and least <= self.once.high and self.once.low <= most


class _Puzzle:
    """All tables that fit what is known: one unknown whole number for each cell of each release."""

    def __init__(
        self,
        releases: Sequence[Release],
        balances: Sequence[Balance],
        who: Who,
        same: set[Key],
        old_figures_hold: bool,
    ) -> None:
        import numpy as np
        from scipy.optimize import LinearConstraint
        from scipy.sparse import dok_array

        self.place: dict[tuple[int, Key], int] = {}
        lows: list[float] = []
        highs: list[float] = []
        self.withheld: list[_Hidden] = []
        for number, release in enumerate(releases):
            for key, shown in release.cells.items():
                low, high = _known(release, key, who, old_figures_hold)
                if number and key in same:  # the same unknown as in the newest release
                    place = self.place[0, key]
                    low, high = max(low, lows[place]), min(high, highs[place])
                    lows[place], highs[place] = low, high
                else:
                    place = len(lows)
                    lows.append(low)
                    highs.append(high)
                    if shown.withheld is not None:
                        self.withheld.append(_hidden(place, key, not number, release, who))
                self.place[number, key] = place
        sums = [
            (number, balance)
            for number, release in enumerate(releases)
            for balance in balances
            if all(key in release.cells for key in (*balance.wholes, *balance.parts))
        ]
        matrix = dok_array((max(len(sums), 1), len(lows)))
        for row, (number, balance) in enumerate(sums):
            for key in balance.parts:
                matrix[row, self.place[number, key]] += 1
            for key in balance.wholes:
                matrix[row, self.place[number, key]] -= 1
        self.low, self.high = np.array(lows), np.array(highs)
        self.sums = LinearConstraint(matrix.tocsr(), 0, 0)
        self.least, self.most = np.full(len(lows), inf), np.full(len(lows), -inf)

    def can_be_true(self) -> bool:
        import numpy as np

        return not (self.low > self.high).any() and self.solve(np.zeros(len(self.low))) is not None

    def is_open(self, hidden: _Hidden) -> bool:
        """Was it not shown yet that this cell can be far enough apart?"""
        least, most = self.least[hidden.place], self.most[hidden.place]
        return bool(least > hidden.must_low or most < hidden.must_high or most - least < hidden.width)

    def try_many_at_once(self) -> None:
        """A table in which many withheld cells are high says of each how high it can be."""
        import numpy as np

        before = inf
        while len(still := [hidden.place for hidden in self.withheld if self.is_open(hidden)]) < before:
            before = len(still)
            aim = np.zeros(len(self.low))
            aim[still] = 1.0
            self.solve(aim)
            self.solve(-aim)

    def try_one(self, hidden: _Hidden) -> None:
        import numpy as np

        aim = np.zeros(len(self.low))
        aim[hidden.place] = 1.0
        for direction in (1.0, -1.0):
            if self.is_open(hidden):
                self.solve(direction * aim)

    def solve(self, aim: "NDArray[Any]") -> "NDArray[Any] | None":
        """The table of whole numbers that fits and has the least `aim`; remembered. None when none fits."""
        import numpy as np
        from scipy.optimize import Bounds, milp

        # Most tables answer in whole numbers by themselves (they are networks); only else is the slow way needed.
        for whole in (0, 1):
            answer = milp(
                aim,
                integrality=np.full(len(aim), whole),
                bounds=Bounds(self.low, self.high),
                constraints=self.sums,
            )
            if answer.status == 2:
                return None
            if answer.x is None:
                raise ArithmeticError(f"The attack stopped without an answer: {answer.message}")
            if np.abs(answer.x - np.round(answer.x)).max() < 1e-6:
                break
        table: NDArray[Any] = np.round(answer.x)
        self.least, self.most = np.minimum(self.least, table), np.maximum(self.most, table)
        return table


def _hidden(place: int, key: Key, now: bool, release: Release, who: Who) -> _Hidden:
    settings, cell = release.settings, release.cells[key]
    once = None
    if cell.once is not None:
        once = Spread(max(0, cell.once - release.within), cell.once + release.within)
    if who == "reader":
        return _Hidden(place, key, now, inf, -inf, float(settings.width), once)
    if cell.withheld is Withheld.SMALL:
        return _Hidden(place, key, now, 0.0, settings.minimum - 1.0, 0.0, once)
    # Behind a single small cell (0 to the minimum less one) nothing can be less known than that cell itself.
    return _Hidden(place, key, now, inf, -inf, float(min(settings.width, settings.minimum - 1)), once)


def _known(release: Release, key: Key, who: Who, old_figures_hold: bool) -> tuple[float, float]:
    shown, minimum = release.cells[key], release.settings.minimum
    if shown.count is not None:
        low, high = float(shown.count - release.within), float(shown.count + release.within)
        if shown.kept and not old_figures_hold:
            return 0.0, PEOPLE
        return max(low, float(minimum) if who == "insider" else 0.0), high
    if who == "insider" and shown.withheld is Withheld.SMALL:
        return 0.0, minimum - 1.0
    return 0.0, PEOPLE
