"""Does the protection hold? Attack it on random tables, alone and beside every release before.

`attack_tables(n, seed)` makes n random sets of tables (one table; two or three tables of the same people; a funnel by
area and by partner), with many empty and small cells as in small towns, and publishes each four times: between two
releases people come and go, mostly a few, sometimes many, and in half of them a row is named only once somebody stands in
it, as a wijk is. Every release is attacked (`exposure.py`) by itself, beside each earlier one, and beside all of them at
once. Run whole by `make proof`, small by the tests with a new seed each time.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from itertools import pairwise
from random import Random

from bereik.reckon.disclosure import DisclosureSettings, Release, protect
from bereik.reckon.exposure import look
from bereik.reckon.funnel_tables import ENTIRE, REACHED, Part, StageShape, funnel_tables
from bereik.reckon.release import Withheld, adding, at_hand, unlike
from bereik.reckon.tables import WHOLE, TableSet, together, two_way

Person = tuple[str, ...]


RELEASES = 4


@dataclass(frozen=True, slots=True)
class AttackFigures:
    """What attacks on n chains of releases found. From `exposed` on all must be 0, `narrowest` (in people) at least the
    width. `large`: releases for which a shown count had moved by the minimum or more; `named_later`: that name a cell that none
    before did; `not_named`: that leave a cell out, because its name alone would tell too much; `corrected`: that say something
    else than the one before; `beside`: attacks beside earlier ones (those that say nothing else need none)."""

    chains: int = 0
    releases: int = 0
    large: int = 0
    named_later: int = 0
    not_named: int = 0
    corrected: int = 0
    beside: int = 0
    cells: int = 0
    shown: int = 0
    small: int = 0
    complement: int = 0
    difference: int = 0
    attacked: int = 0
    exposed: int = 0
    shown_below_minimum: int = 0
    shown_unrounded: int = 0
    shown_too_far: int = 0
    totals_that_do_not_add_up: int = 0
    changed_by_fewer_than_minimum: int = 0
    narrowest: int | None = None

    def __add__(self, other: "AttackFigures") -> "AttackFigures":
        sums = {
            field.name: getattr(self, field.name) + getattr(other, field.name)
            for field in fields(self)
            if field.name != "narrowest"
        }
        widths = [width for width in (self.narrowest, other.narrowest) if width is not None]
        return AttackFigures(**sums, narrowest=min(widths, default=None))

    def as_numbers(self) -> dict[str, int | None]:
        return asdict(self)


def attack_tables(n: int, seed: int, settings: DisclosureSettings | None = None) -> AttackFigures:
    """The figures of n chains; the same n, seed and settings give the same figures."""
    figures = AttackFigures()
    for number in range(n):
        figures += attack_once(Random(f"{seed}/{number}"), settings or DisclosureSettings())
    return figures


def attack_once(chance: Random, settings: DisclosureSettings) -> AttackFigures:
    """One set of tables, published four times while some people come and go."""
    draw, count = chance.choice((_one_table, _linked_tables, _funnel_by_part))(chance)
    people = [draw() for _ in range(round(10 ** chance.uniform(1, 3)))]
    figures = AttackFigures(chains=1)
    published: list[Release] = []
    editions: tuple[Release, ...] = ()
    for _ in range(RELEASES):
        tables = count(people)
        release = protect(tables, settings, editions)
        figures += _judge(tables, release, published)
        editions = unlike([*editions, release])
        published.append(release)
        people = _come_and_go(chance, people, draw)
    return figures


def _judge(tables: TableSet, release: Release, published: Sequence[Release]) -> AttackFigures:
    settings = release.settings
    older = adding(published, release)
    beside = at_hand(older)
    sights = [
        look(release, balances, some)
        for balances in tables.adding_up(release.cells)
        for some in ([], *beside)
    ]
    shown = {key: cell.count for key, cell in release.cells.items() if cell.count is not None}
    kept = {key for key, cell in release.cells.items() if cell.kept}
    reasons = [cell.withheld for cell in release.cells.values()]
    return AttackFigures(
        releases=1,
        large=int(
            bool(published)
            and any(
                abs(tables.counts[key] - cell.count) >= settings.minimum
                for key, cell in published[-1].cells.items()
                if cell.count is not None
            )
        ),
        named_later=int(bool(published) and bool(release.cells.keys() - published[-1].cells.keys())),
        not_named=int(bool(tables.counts.keys() - release.cells.keys())),
        corrected=int(bool(published) and not release.says_all_of(published[-1])),
        beside=len(beside),
        cells=len(release.cells),
        shown=len(shown),
        small=reasons.count(Withheld.SMALL),
        complement=reasons.count(Withheld.COMPLEMENT),
        difference=reasons.count(Withheld.DIFFERENCE),
        attacked=sum(sight.tried for sight in sights),
        exposed=sum(len(sight.exposed) for sight in sights),
        shown_below_minimum=sum(count < settings.minimum for count in shown.values()),
        shown_unrounded=sum(count % settings.base > 0 for count in shown.values()),
        shown_too_far=sum(
            abs(count - tables.counts[key]) > release.cells[key].within
            for key, count in shown.items()
            if key not in kept
        ),
        totals_that_do_not_add_up=sum(
            sum(shown[key] for key in balance.wholes) != sum(shown[key] for key in balance.parts)
            for balance in tables.balances
            if all(key in shown for key in (*balance.wholes, *balance.parts))
        ),
        changed_by_fewer_than_minimum=sum(
            0 < abs(count - then) < settings.minimum
            for former in published
            for key, count in shown.items()
            if key in former.cells and (then := former.cells[key].count) is not None
        ),
        narrowest=min((sight.narrowest for sight in sights if sight.narrowest is not None), default=None),
    )


Draw = Callable[[], Person]
Count = Callable[[Sequence[Person]], TableSet]


def _one_table(chance: Random) -> tuple[Draw, Count]:
    row, column = _Names(chance, "r", 2, 7), _Names(chance, "c", 2, 6)
    return lambda: (row.draw(), column.draw()), lambda people: _table("a", people, row, column, 0)


def _linked_tables(chance: Random) -> tuple[Draw, Count]:
    ways = [_Names(chance, "r", 2, 6) for _ in range(chance.randint(2, 3))]
    column = _Names(chance, "c", 2, 5)

    def count(people: Sequence[Person]) -> TableSet:
        tables = [_table(f"t{number}", people, way, column, number) for number, way in enumerate(ways)]
        later = (key for table in tables[1:] for key in table.counts if key[1] == WHOLE)
        return together(tables, {key: ("t0", *key[1:]) for key in later})

    return lambda: (*(way.draw() for way in ways), column.draw()), count


def _funnel_by_part(chance: Random) -> tuple[Draw, Count]:
    divisions = {"wijk": _Names(chance, "w", 2, 6), "partner": _Names(chance, "p", 2, 4)}
    steps = ["seen", *(f"step{number}" for number in range(1, chance.randint(3, 5)))]
    outcomes = (REACHED, "lost", "own_choice", "unknown")[: chance.randint(2, 4)]
    going_on = [chance.uniform(0.3, 0.98) for _ in steps]
    shape = [StageShape(steps[0], None, (REACHED,))]
    shape += [StageShape(step, before, outcomes) for before, step in pairwise(steps)]

    def draw() -> Person:
        where = [division.draw() for division in divisions.values()]
        for step, chance_to_go_on in zip(steps[1:], going_on, strict=False):
            if chance.random() > chance_to_go_on:
                return (*where, step, chance.choice(outcomes[1:]))
        return (*where, steps[-1], REACHED)

    def count(people: Sequence[Person]) -> TableSet:
        parts: dict[Part, dict[tuple[str, str], int]] = {ENTIRE: {}}
        for number, (by, division) in enumerate(divisions.items()):
            parts |= {(by, name): {} for name in division.spoken_of(person[number] for person in people)}
        for *where, last, outcome in people:
            for part in (ENTIRE, *zip(divisions, where, strict=True)):
                for step in steps[: steps.index(last)]:
                    parts[part][step, REACHED] = parts[part].get((step, REACHED), 0) + 1
                parts[part][last, outcome] = parts[part].get((last, outcome), 0) + 1
        return funnel_tables(dict.fromkeys(("whole", *divisions), shape), parts)

    return draw, count


class _Names:
    """Names of which some are common and some rare, as wijken and partners are."""

    def __init__(self, chance: Random, letter: str, fewest: int, most: int) -> None:
        self.names = [f"{letter}{number}" for number in range(chance.randint(fewest, most))]
        self._shares = [chance.expovariate(1) ** 2 for _ in self.names]
        self._chance = chance
        self._grows = chance.random() < 0.5
        self._there = chance.randint(1, len(self.names)) if self._grows else len(self.names)
        self._spoken: set[str] = set() if self._grows else set(self.names)

    def spoken_of(self, borne: Iterable[str]) -> list[str]:
        """The names that stand in the table now: in half of the chains those that somebody bore, now or before; by the
        next time another one may be there."""
        self._spoken.update(borne)
        if self._grows and self._there < len(self.names) and self._chance.random() < 0.7:
            self._there += 1
        return [name for name in self.names if name in self._spoken]

    def draw(self) -> str:
        return self._chance.choices(self.names[: self._there], self._shares[: self._there])[0]


def _table(name: str, people: Sequence[Person], rows: _Names, columns: _Names, way: int) -> TableSet:
    """Rows and columns also where nobody stands; `way`: which of a person's names is its row."""
    named = rows.spoken_of(person[way] for person in people)
    cells = {(row, column): 0 for row in named for column in columns.names}
    for person in people:
        cells[person[way], person[-1]] += 1
    return two_way(name, cells)


def _come_and_go(chance: Random, people: Sequence[Person], draw: Draw) -> list[Person]:
    """What happens between two releases: mostly a few people, sometimes many, sometimes all of one kind."""
    gone = set(chance.sample(range(len(people)), min(len(people) - 1, chance.choice((0, 0, 1, 3, 12)))))
    stay = [person for number, person in enumerate(people) if number not in gone]
    some = chance.choice((0, 1, 2, 8, 25, len(people)))
    if chance.random() < 0.5:
        return stay + [draw() for _ in range(some)]
    return stay + [draw()] * some
