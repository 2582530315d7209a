"""Is it the same everywhere: in each wijk, along each route, by each kind of partner, in both quarters?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bereik.facts.figures import PublishedTable, ShareFigure
from bereik.facts.tables import QUARTER
from bereik.learn.bars import PerHundred, of_all, per_hundred
from bereik.learn.change import difference
from bereik.learn.words import DO_NOT_USE_TO, part_in_words
from bereik.reckon.release import Withheld
from bereik.terms.steps import STEPS, Step, StepTerm
from bereik.terms.text import Text


@dataclass(frozen=True, slots=True)
class PartRow:
    """One row of a table. `seen` and `spoken` are figures or None; `because` says why something is not shown."""

    name: Text
    seen: int | None
    spoken: int | None
    met: PerHundred | None
    because: Withheld | None
    instead_of: Text | None
    """Whose figure could be reckoned back from this one."""
    steps: tuple[StepOfPart, ...]
    """Every step that is counted in parts, from the second on."""


@dataclass(frozen=True, slots=True)
class StepOfPart:
    """How many came this far: the count, and of each hundred who came into sight; None where it is withheld."""

    step: StepTerm
    reached: int | None
    of_hundred: PerHundred | None


@dataclass(frozen=True, slots=True)
class Uneven:
    """Two parts that certainly differ: with how many of the 100 more we spoke, from and to."""

    more: Text
    less: Text
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class PartTable:
    """All parts of one division (`wijk`, `route`, `partner`, `quarter`)."""

    division: str
    rows: tuple[PartRow, ...]
    uneven: Uneven | None
    whole: PerHundred | None
    not_to: Text

    @property
    def steps(self) -> tuple[StepTerm, ...]:
        """What the columns of all steps are called."""
        return tuple(one.step for one in self.rows[0].steps) if self.rows else ()


def part_table(
    division: str,
    tables: Sequence[PublishedTable],
    areas: Mapping[str, str],
    whole: PerHundred | None,
    language: str = "nl",
) -> PartTable:
    """The rows in the order of their names in this language; quarters stay in the order of the year."""
    named = [(part_in_words(division, one.part, areas), one) for one in tables]
    if division != QUARTER:
        named.sort(key=lambda pair: pair[0].say(language))
    small = [name for name, one in named if Withheld.SMALL in _withheld(one)]
    return PartTable(
        division=division,
        rows=tuple(_row(name, one, small) for name, one in named),
        uneven=_uneven([(name, met) for name, one in named if (met := _met(one))]),
        whole=whole,
        not_to=DO_NOT_USE_TO[tables[0].do_not_use_to],
    )


def _row(name: Text, table: PublishedTable, small: Sequence[Text]) -> PartRow:
    met, because = _met(table), next((one for one in _withheld(table) if one), None)
    others = [other for other in small if other != name]
    reached = next((one.reached for one in table.stages if one.step == Step.WE_MET), None)
    return PartRow(
        name=name,
        seen=table.n.count,
        spoken=reached.count if reached else None,
        met=per_hundred(met) if met else None,
        because=because,
        instead_of=others[0] if because is Withheld.COMPLEMENT and others else None,
        steps=tuple(
            StepOfPart(STEPS[Step(one.step)], one.reached.count, of_all(one, table.n))
            for one in table.stages
            if one.after
        ),
    )


def _met(table: PublishedTable) -> ShareFigure | None:
    return next((one.of_start for one in table.stages if one.step == Step.WE_MET), None)


def _withheld(table: PublishedTable) -> tuple[Withheld | None, ...]:
    reached = (one.reached.withheld for one in table.stages if one.step == Step.WE_MET)
    return (table.n.withheld, *reached)


def _uneven(known: Sequence[tuple[Text, ShareFigure]]) -> Uneven | None:
    """The two that lie furthest apart, when their intervals do not even touch: of many pairs one always differs."""
    best = [(name, met) for name, met in known if met.share is not None]
    if len(best) < 2:
        return None
    more, most = max(best, key=lambda pair: pair[1].share or 0.0)
    less, least = min(best, key=lambda pair: pair[1].share or 0.0)
    between = difference(most, least)
    if between is None or most.interval.low <= least.interval.high:
        return None
    ends = per_hundred(ShareFigure(None, between))
    return Uneven(more, less, ends.low, ends.high)
