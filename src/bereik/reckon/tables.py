"""What is published together, and which figures add up to which?

A set of tables is its cells (how many journeys stand in each) and its balances: this whole is the sum of those parts.
A cell that stands in two tables is one cell with one key; that is how tables hang together, and why they can only be
protected together. Nothing is known here about what a key means.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Key = tuple[str, ...]

WHOLE = "*"
"""In a key: all rows, or all columns, taken together."""


@dataclass(frozen=True, slots=True)
class Balance:
    """The counts of `wholes` together are the counts of `parts` together. Mostly there is one whole."""

    wholes: tuple[Key, ...]
    parts: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class TableSet:
    """All cells with their counts (whole numbers, 0 or more), what adds up, and what is a pity to withhold.

    `weights`: how much a reader loses per person when a cell is withheld to protect another one (1 where not given).
    `harmless`: cells of which it may be known that they hold nobody, because that tells of nobody (that no one was lost
    by some reason of *ours*). Raises ValueError for a negative count, a balance over an unknown cell, or one that does not add up.
    """

    counts: Mapping[Key, int]
    balances: tuple[Balance, ...] = ()
    weights: Mapping[Key, float] = field(default_factory=dict)
    harmless: frozenset[Key] = frozenset()

    def __post_init__(self) -> None:
        for key, count in self.counts.items():
            if count < 0:
                raise ValueError(f"{key} holds {count}: a count is 0 or more")
        for balance in self.balances:
            unknown = [key for key in (*balance.wholes, *balance.parts) if key not in self.counts]
            if unknown:
                raise ValueError(f"{unknown[0]} stands in a balance and not among the cells")
            whole, parts = self._sum(balance.wholes), self._sum(balance.parts)
            if whole != parts:
                raise ValueError(f"{balance.wholes} hold {whole}, their parts {balance.parts} hold {parts}")

    def _sum(self, keys: Iterable[Key]) -> int:
        return sum(self.counts[key] for key in keys)

    def blocks(self) -> tuple["TableSet", ...]:
        """The parts that have no balance in common: each is protected by itself. In the order of their first cell."""
        found = self.hanging_together(self.counts)
        place = {key: number for number, keys in enumerate(found) for key in keys}
        balances: list[list[Balance]] = [[] for _ in found]
        for balance in self.balances:
            balances[place[(*balance.wholes, *balance.parts)[0]]].append(balance)
        return tuple(
            TableSet({key: self.counts[key] for key in keys}, tuple(some), self.weights, self.harmless)
            for keys, some in zip(found, balances, strict=True)
        )

    def hanging_together(self, keys: Collection[Key]) -> list[list[Key]]:
        """These cells in groups: two that stand in one balance are in one group. In the order of their first cell."""
        asked = frozenset(keys)
        leader = {key: key for key in self.counts if key in asked}

        def lead(key: Key) -> Key:
            while leader[key] != key:
                leader[key] = key = leader[leader[key]]
            return key

        for balance in self.balances:
            here = [key for key in (*balance.wholes, *balance.parts) if key in leader]
            for key in here[1:]:
                leader[lead(key)] = lead(here[0])
        groups: dict[Key, list[Key]] = {}
        for key in leader:
            groups.setdefault(lead(key), []).append(key)
        return list(groups.values())

    def only(self, keys: Collection[Key]) -> "TableSet":
        """These cells alone, with the balances in which no other cell stands."""
        asked = frozenset(keys)
        return TableSet(
            {key: count for key, count in self.counts.items() if key in asked},
            tuple(one for one in self.balances if asked.issuperset((*one.wholes, *one.parts))),
            self.weights,
            self.harmless,
        )

    def adding_up(self, keys: Collection[Key]) -> tuple[tuple[Balance, ...], ...]:
        """What adds up, and what seems to add up to whoever sees these cells alone and knows of no other: one answer where
        that is the same."""
        named = frozenset(keys)
        seen = [
            Balance(one.wholes, tuple(key for key in one.parts if key in named))
            for one in self.balances
            if named.issuperset(one.wholes)
        ]
        return tuple(dict.fromkeys((self.balances, tuple(one for one in seen if one.parts))))


def two_way(name: str, cells: Mapping[tuple[str, str], int]) -> TableSet:
    """A table of rows by columns with its totals: keys (name, row, column), WHOLE for a total.

    A combination that is not given holds nobody.
    """
    rows = _in_order(row for row, _ in cells)
    columns = _in_order(column for _, column in cells)
    counts: dict[Key, int] = {
        (name, row, column): cells.get((row, column), 0) for row in rows for column in columns
    }
    balances: list[Balance] = []
    for row in rows:
        _total(counts, balances, (name, row, WHOLE), [(name, row, column) for column in columns])
    for column in columns:
        _total(counts, balances, (name, WHOLE, column), [(name, row, column) for row in rows])
    _total(counts, balances, (name, WHOLE, WHOLE), [(name, row, WHOLE) for row in rows])
    balances.append(Balance(((name, WHOLE, WHOLE),), tuple((name, WHOLE, column) for column in columns)))
    weights: dict[Key, float] = {key: float(4 ** key.count(WHOLE)) for key in counts}
    return TableSet(counts, tuple(balances), weights)


def one_way(name: str, cells: Mapping[str, int]) -> TableSet:
    """A single column of rows with its total: keys (name, row, WHOLE) and (name, WHOLE, WHOLE)."""
    counts: dict[Key, int] = {(name, row, WHOLE): count for row, count in cells.items()}
    balances: list[Balance] = []
    _total(counts, balances, (name, WHOLE, WHOLE), list(counts))
    return TableSet(counts, tuple(balances), {(name, WHOLE, WHOLE): 4.0})


def together(tables: Sequence[TableSet], same: Mapping[Key, Key]) -> TableSet:
    """One set out of several. `same` says which cell of a later table is a cell of an earlier one (their counts
    must be equal, or ValueError): the later key is not kept."""
    counts: dict[Key, int] = {}
    weights: dict[Key, float] = {}
    balances: list[Balance] = []
    for table in tables:
        for key, count in table.counts.items():
            kept = same.get(key, key)
            if counts.setdefault(kept, count) != count:
                raise ValueError(
                    f"{key} holds {count} and {kept} holds {counts[kept]}: they are not the same cell"
                )
            weights[kept] = max(weights.get(kept, 1.0), table.weights.get(key, 1.0))
        for balance in table.balances:
            wholes = tuple(same.get(key, key) for key in balance.wholes)
            parts = tuple(same.get(key, key) for key in balance.parts)
            if Balance(wholes, parts) not in balances:
                balances.append(Balance(wholes, parts))
    harmless = frozenset(same.get(key, key) for table in tables for key in table.harmless)
    return TableSet(counts, tuple(balances), weights, harmless)


def under(prefix: Key, tables: TableSet) -> TableSet:
    """The same tables with something before each key, so that they can stand beside others of their kind."""

    def longer(keys: Iterable[Key]) -> tuple[Key, ...]:
        return tuple((*prefix, *key) for key in keys)

    return TableSet(
        {(*prefix, *key): count for key, count in tables.counts.items()},
        tuple(Balance(longer(balance.wholes), longer(balance.parts)) for balance in tables.balances),
        {(*prefix, *key): weight for key, weight in tables.weights.items()},
        frozenset(longer(tables.harmless)),
    )


def _total(counts: dict[Key, int], balances: list[Balance], whole: Key, parts: Sequence[Key]) -> None:
    counts[whole] = sum(counts[part] for part in parts)
    balances.append(Balance((whole,), tuple(parts)))


def _in_order(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
