"""What can somebody who reads a release reckon back about the cells it withholds?

The attack on our own protection, made from what is published and nothing else: the shown figures with their rounding,
what adds up, and the reasons given for withholding. It shares no code with the protection it attacks. For each
withheld cell it finds the lowest and the highest whole number in any table that fits (a whole-number programme).

Two readers are played. The *reader* takes the figures at face value: counts are 0 or more, and a shown figure lies
within its rounding. The *insider* also knows our rules: what is shown is at least the minimum, what is *small* is
below it. With former releases at hand both suppose that nothing changed in between, and read them all as if about the
same people: everywhere, or only where they look the same, or only where they show the same figure. Each supposition
that the figures do not contradict is tried. Whether it is true does not matter: what somebody concludes from it is
counted all the same, for they cannot tell, and what is wrong today may be right tomorrow.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
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
PATIENCE = 4
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
    formers: Sequence[Release] = (),
    harmless: Collection[Key] = frozenset(),
) -> Sight:
    """Attack a release, alone or beside former ones (all at once), whose withheld cells are then attacked too.

    `harmless`: cells of which it may be known that they hold nobody; not that they hold somebody, and how many.
    """
    exposed: dict[Narrow, None] = {}
    widths: list[float] = []
    tried = 0
    for puzzle in _puzzles(release, balances, formers):
        puzzle.try_many_at_once()
        for hidden in puzzle.withheld:
            puzzle.try_one(hidden)
            least, most = puzzle.least[hidden.place], puzzle.most[hidden.place]
            if hidden.was_said(least, most) or (hidden.key in harmless and least == 0):
                continue
            if puzzle.is_open(hidden):
                exposed[Narrow(hidden.key, puzzle.who, round(least), round(most))] = None
            if puzzle.who == "reader":
                tried += 1
                widths.append(most - least)
    return Sight(tried, round(min(widths)) if widths else None, tuple(exposed))


def _puzzles(
    release: Release, balances: Sequence[Balance], formers: Sequence[Release]
) -> "Iterator[_Puzzle]":
    """What can be supposed without contradiction, the boldest first. Alone there is nothing to suppose."""
    shared = [{key for key in release.cells if key in former.cells} for former in formers]
    alike = [
        {key for key in keys if _looks_the_same(release, former, key)}
        for keys, former in zip(shared, formers, strict=True)
    ]
    standing = [{key for key in keys if release.cells[key].count is not None} for keys in alike]
    tried: list[list[set[Key]]] = []
    for same in (shared, alike, standing):
        if same in tried:
            continue
        tried.append(same)
        laid = _laid([release, *formers], balances, [set[Key]().union(*same), *same])
        # If nothing changed at all, what was left standing holds as it did on its first day.
        holds = (True,) if formers and same is shared else (True, False)
        for who in EVERYBODY:
            for old_figures_hold in holds:
                puzzle = _Puzzle(laid, who, old_figures_hold)
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
    must_low: float
    must_high: float
    width: float
    once: tuple[Spread, ...]
    """Where it lay when it was shown: in an edition under attack, or later."""

    def was_said(self, least: float, most: float) -> bool:
        """Is this no more than an old figure of the cell itself says?"""
        return any(
            least <= said.high and said.low <= most and most - least >= said.high - said.low
            for said in self.once
        )


@dataclass(frozen=True, slots=True)
class _Laid:
    """The cells of all releases laid out as unknown whole numbers: each cell of each release has a place of its own, but
    a cell of a former one that is supposed the `same` has the newest one's. `sums @ unknowns == 0`."""

    releases: Sequence[Release]
    same: Sequence[set[Key]]
    place: Mapping[tuple[int, Key], int]
    size: int
    sums: Any


def _laid(releases: Sequence[Release], balances: Sequence[Balance], same: Sequence[set[Key]]) -> _Laid:
    from scipy.sparse import coo_array

    place: dict[tuple[int, Key], int] = {}
    size = 0
    for number, release in enumerate(releases):
        for key in release.cells:
            if number and key in same[number]:
                place[number, key] = place[0, key]
            else:
                place[number, key] = size
                size += 1
    entries = []
    rows = 0
    for number, release in enumerate(releases):
        for balance in balances:
            if all(key in release.cells for key in (*balance.wholes, *balance.parts)):
                entries += [(rows, place[number, key], 1.0) for key in balance.parts]
                entries += [(rows, place[number, key], -1.0) for key in balance.wholes]
                rows += 1
    row, column, sign = zip(*entries, strict=True) if entries else ((), (), ())
    return _Laid(
        releases, same, place, size, coo_array((sign, (row, column)), shape=(max(rows, 1), size)).tocsr()
    )


class _Puzzle:
    """All tables that fit what `who` knows."""

    def __init__(self, laid: _Laid, who: Who, old_figures_hold: bool) -> None:
        import numpy as np
        from scipy.optimize import LinearConstraint

        self.who: Who = who
        self.low, self.high = np.zeros(laid.size), np.full(laid.size, PEOPLE)
        self.withheld: list[_Hidden] = []
        for (number, key), place in laid.place.items():
            release = laid.releases[number]
            low, high = _known(release, key, who, old_figures_hold or key in laid.same[number])
            self.low[place], self.high[place] = max(self.low[place], low), min(self.high[place], high)
            # Of a cell that is supposed the same the newest release says how it must be protected.
            if release.cells[key].withheld is not None and (not number or place != laid.place.get((0, key))):
                self.withheld.append(_hidden(place, key, release, laid.releases, who))
        self.sums = LinearConstraint(laid.sums, 0, 0)
        self.least, self.most = np.full(laid.size, inf), np.full(laid.size, -inf)

    def can_be_true(self) -> bool:
        import numpy as np

        return not (self.low > self.high).any() and self.solve(np.zeros(len(self.low))) is not None

    def is_open(self, hidden: _Hidden) -> bool:
        """Was it not shown yet that this cell can be far enough apart?"""
        least, most = self.least[hidden.place], self.most[hidden.place]
        return bool(least > hidden.must_low or most < hidden.must_high or most - least < hidden.width)

    def try_many_at_once(self) -> None:
        """A table in which many withheld cells are high, or low, says of each how high or low it can be. All together
        first, then half of them against the other half, as chance divides them, as long as that helps."""
        import numpy as np

        chance = np.random.default_rng(len(self.low))
        fruitless, left = 0, inf
        while fruitless < PATIENCE and (
            still := [hidden.place for hidden in self.withheld if self.is_open(hidden)]
        ):
            fruitless = 0 if len(still) < left else fruitless + 1
            aim = np.zeros(len(self.low))
            aim[still] = 1.0 if left == inf else chance.choice((-1.0, 1.0), len(still))
            left = len(still)
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
                # For whole numbers the solver's presolve has been seen to run for ever.
                options={"presolve": not whole},
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


def _hidden(place: int, key: Key, release: Release, releases: Sequence[Release], who: Who) -> _Hidden:
    settings, cell = release.settings, release.cells[key]
    said = [(cell.once, cell.within)]
    said += [(one.cells[key].count, one.cells[key].within) for one in releases if key in one.cells]
    least = settings.minimum if who == "insider" else 0
    once = tuple(
        Spread(max(min(least, count), count - within), count + within)
        for count, within in said
        if count is not None
    )
    if who == "reader":
        return _Hidden(place, key, inf, -inf, float(settings.width), once)
    if cell.withheld is Withheld.SMALL:
        return _Hidden(place, key, 0.0, settings.minimum - 1.0, 0.0, once)
    # Behind a single small cell (0 to the minimum less one) nothing can be less known than that cell itself.
    return _Hidden(place, key, inf, -inf, float(min(settings.width, settings.minimum - 1)), once)


def _known(release: Release, key: Key, who: Who, holds: bool) -> tuple[float, float]:
    """Between which numbers a cell lies. A figure that was left standing need not hold: fewer than the minimum may have
    come or gone since."""
    shown, minimum = release.cells[key], release.settings.minimum
    if shown.count is not None:
        low, high = float(shown.count - shown.within), float(shown.count + shown.within)
        if shown.kept and not holds:
            return max(low - minimum + 1, 0.0), high + minimum - 1
        return max(low, float(minimum) if who == "insider" else 0.0), high
    if who == "insider" and shown.withheld is Withheld.SMALL:
        return 0.0, minimum - 1.0
    return 0.0, PEOPLE
