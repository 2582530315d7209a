"""How wide is each bar, and which kind of dot is each of a hundred people? In percents, for SVG attributes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from bereik.learn.figures import Count, Share, StepFigures
from bereik.terms.steps import Step

LEAST_WIDTH = 0.4
"""A sliver that can still be seen."""
GOAL = frozenset({Step.NEED_MET, Step.STILL_MET})


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar: `kind` is ours, kept, lost, own or unknown (`house/_bar.html`)."""

    kind: str
    at: float
    width: float


@dataclass(frozen=True, slots=True)
class PerHundred:
    """A share as natural frequencies; the ends are rounded outwards, so that they promise no more than is known."""

    best: int | None
    low: int
    high: int

    @property
    def width(self) -> int:
        return self.high - self.low


def per_hundred(share: Share) -> PerHundred:
    """38.4 of the 100 becomes 38; 34.6 to 41.2 becomes 34 to 42."""
    best = None if share.best is None else round(share.best * 100)
    return PerHundred(best, floor(share.interval.low * 100 + 1e-9), ceil(share.interval.high * 100 - 1e-9))


def parts_of(figures: StepFigures) -> tuple[Part, ...]:
    """The bar of one step: with us, lost by us, own choice, and dotted what is unknown or withheld."""
    start = figures.start.shown
    if not start:
        return ()
    length = _percent(figures.could, start)
    parts: list[Part] = []
    at = 0.0
    kinds = (
        ("kept" if figures.step in GOAL else "ours", figures.reached),
        ("lost", figures.lost),
        ("own", figures.own_choice),
    )
    for kind, count in kinds:
        width = min(_percent(count, start), 100.0 - at)
        if width >= LEAST_WIDTH:
            parts.append(Part(kind, round(at, 2), round(width, 2)))
            at += width
    rest = length - at
    # Rounded counts leave a little over: a sliver of "unknown" that nobody is in would say something untrue.
    withheld = any(count.shown is None for _, count in kinds) or figures.unknown.shown != 0
    if withheld and rest >= LEAST_WIDTH:
        parts.append(Part("unknown", round(at, 2), round(rest, 2)))
    return tuple(parts)


def dots_of(steps: Sequence[StepFigures], until: Step) -> tuple[str, ...]:
    """A hundred people as far as the step `until`: with us, own choice, unknown or withheld, lost by us."""
    way = [one for one in steps if one.step.place <= until.place]
    arrived = next((one for one in way if one.step is until), None)
    if arrived is None or arrived.of_start is None or arrived.of_start.best is None:
        return ()
    ours = round(arrived.of_start.best * 100)
    own = min(round(sum(_percent(one.own_choice, one.start.shown) for one in way)), 100 - ours)
    lost = min(round(sum(_percent(one.lost, one.start.shown) for one in way)), 100 - ours - own)
    unknown = 100 - ours - own - lost
    if not any(
        one.lost.shown is None or one.own_choice.shown is None or one.unknown.shown != 0 for one in way
    ):
        lost, unknown = lost + unknown, 0
    return ("ours",) * ours + ("own",) * own + ("unknown",) * unknown + ("lost",) * lost


def _percent(count: Count, of: int | None) -> float:
    return 100.0 * count.shown / of if count.shown and of else 0.0
