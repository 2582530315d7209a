"""What does the page of our reach say, in which order, and with which doubt?

Values for the templates, never sentences. Everything comes from published figures; no row about a person is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bereik.learn.bars import Part, PerHundred, dots_of, parts_of, per_hundred
from bereik.learn.change import Change, change, difference
from bereik.learn.figures import Count, Figures, PartFigures, Share, StepFigures
from bereik.learn.reasons import reason_in_words
from bereik.reckon.release import Withheld
from bereik.terms.steps import STEPS, Step, StepTerm
from bereik.terms.text import Text


@dataclass(frozen=True, slots=True)
class ReasonRow:
    words: Text
    count: int


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the funnel as the page shows it."""

    term: StepTerm
    figures: StepFigures
    of_start: PerHundred | None
    parts: tuple[Part, ...]
    reasons: tuple[ReasonRow, ...]
    is_worst: bool
    is_first: bool


@dataclass(frozen=True, slots=True)
class LargestLoss:
    """Between which steps we lose most people, how many, and why most often."""

    before: StepTerm | None
    after: StepTerm
    lost: Count
    why: ReasonRow | None
    is_clear: bool


@dataclass(frozen=True, slots=True)
class PartRow:
    """One row of a table. `seen` and `spoken` are figures or None; `because` says why something is not shown."""

    name: str
    seen: int | None
    spoken: int | None
    met: PerHundred | None
    because: Withheld | None
    instead_of: str = ""
    """Whose figure could be reckoned back from this one."""


@dataclass(frozen=True, slots=True)
class Uneven:
    """Two parts that certainly differ: people of the 100 more with whom we spoke, from and to."""

    more: str
    less: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class PartTable:
    rows: tuple[PartRow, ...]
    uneven: Uneven | None
    whole: PerHundred | None


@dataclass(frozen=True, slots=True)
class Page:
    figures: Figures
    met: PerHundred | None
    seen: Count
    dots: tuple[str, ...]
    legend: tuple[tuple[str, int], ...]
    loss: LargestLoss | None
    steps: tuple[StepRow, ...]
    tables: dict[str, PartTable]
    kept: PerHundred | None
    reach_change: Change


def page_of(figures: Figures) -> Page:
    """Everything the templates need."""
    met = figures.of(Step.WE_MET)
    kept = figures.of(Step.WE_KEPT_OUR_WORD)
    dots = dots_of(figures.steps, Step.WE_MET)
    quarters = figures.divisions.get("quarter", ())
    return Page(
        figures=figures,
        met=_hundred(met.of_start if met else None),
        seen=figures.steps[0].start,
        dots=dots,
        legend=tuple((kind, dots.count(kind)) for kind in ("ours", "own", "unknown", "lost") if kind in dots),
        loss=_loss(figures),
        steps=tuple(_step(one, figures) for one in figures.steps),
        tables={by: _table(parts, met) for by, parts in figures.divisions.items() if parts},
        kept=_hundred(kept.of_could if kept else None),
        reach_change=_half_a_year(quarters),
    )


def _hundred(share: Share | None) -> PerHundred | None:
    return per_hundred(share) if share else None


def _step(one: StepFigures, figures: Figures) -> StepRow:
    return StepRow(
        term=STEPS[one.step],
        figures=one,
        of_start=_hundred(one.of_start),
        parts=parts_of(one),
        reasons=_reasons(one),
        is_worst=one.step is figures.worst,
        is_first=one is figures.steps[0],
    )


def _reasons(one: StepFigures) -> tuple[ReasonRow, ...]:
    return tuple(
        ReasonRow(reason_in_words(name), count.shown)
        for name, count in one.reasons
        if count.shown is not None
    )


def _loss(figures: Figures) -> LargestLoss | None:
    worst = figures.of(figures.worst) if figures.worst else None
    if worst is None:
        return None
    place = figures.steps.index(worst)
    return LargestLoss(
        before=STEPS[figures.steps[place - 1].step] if place else None,
        after=STEPS[worst.step],
        lost=worst.lost,
        why=next(iter(_reasons(worst)), None),
        is_clear=figures.worst_is_clear,
    )


def _table(parts: Sequence[PartFigures], whole: StepFigures | None) -> PartTable:
    small = [one.name for one in parts if Withheld.SMALL in (one.seen.withheld, one.spoken.withheld)]
    return PartTable(
        rows=tuple(_part(one, small) for one in parts),
        uneven=_uneven(parts),
        whole=_hundred(whole.of_start if whole else None),
    )


def _part(one: PartFigures, small: Sequence[str]) -> PartRow:
    because = one.seen.withheld or one.spoken.withheld
    others = [name for name in small if name != one.name]
    return PartRow(
        name=one.name,
        seen=one.seen.shown,
        spoken=one.spoken.shown,
        met=_hundred(one.met),
        because=because,
        instead_of=others[0] if because is Withheld.COMPLEMENT and others else "",
    )


def _uneven(parts: Sequence[PartFigures]) -> Uneven | None:
    """The two that lie furthest apart, when their intervals do not even touch: of many pairs one always differs."""
    known = [one for one in parts if one.met is not None and one.met.best is not None]
    if len(known) < 2:
        return None
    most, least = (pick(known, key=lambda one: one.met.best if one.met else 0) for pick in (max, min))
    if most.met is None or least.met is None or most.met.interval.low <= least.met.interval.high:
        return None
    between = difference(most.met, least.met)
    if between is None:
        return None
    ends = per_hundred(Share(None, between))
    return Uneven(most.name, least.name, ends.low, ends.high)


def _half_a_year(quarters: Sequence[PartFigures]) -> Change:
    """The newest quarter beside the one of half a year before."""
    if len(quarters) < 3:
        return Change.UNKNOWN
    return change(quarters[-1].met, quarters[-3].met)
