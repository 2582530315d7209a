"""How wide is each bar, and which kind of dot is each of a hundred people? In percents, for SVG attributes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from bereik.facts.figures import Figure, PublishedStage, ShareFigure
from bereik.terms.steps import Step

LEAST_WIDTH = 0.4
"""A sliver that can still be seen."""
GOAL = frozenset({Step.NEED_MET, Step.STILL_MET})


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar: `kind` is ours, kept, lost, own, other or unknown (`house/_bar.html`)."""

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


def per_hundred(figure: ShareFigure) -> PerHundred:
    """38.4 of the 100 becomes 38; 34.6 to 41.2 becomes 34 to 42."""
    best = None if figure.share is None else round(figure.share * 100)
    return PerHundred(best, floor(figure.interval.low * 100 + 1e-9), ceil(figure.interval.high * 100 - 1e-9))


def of_all(stage: PublishedStage | None, start: Figure) -> PerHundred | None:
    """Of all who set out, not of those of whom we know: else the few who answer would speak for all. The margin takes
    in each silence, as it was published."""
    if stage is None or stage.of_start is None or not start.count or stage.reached.count is None:
        return None
    share = min(stage.reached.count / start.count, 1.0)
    return per_hundred(ShareFigure(share, stage.of_start.interval))


def parts_of(stage: PublishedStage, start: Figure, could: Figure) -> tuple[Part, ...]:
    """The bar of one step out of `start`: as long as those who `could` come this far; dotted is what nobody may know.

    Nothing is drawn where the step itself or its beginning is withheld.
    """
    if not start.count or stage.reached.count is None:
        return ()
    kinds = (
        ("kept" if stage.step in GOAL else "ours", stage.reached),
        ("lost", stage.lost),
        ("own", stage.own_choice),
        ("other", stage.otherwise),
    )
    parts: list[Part] = []
    at = 0.0
    for kind, figure in kinds:
        width = min(_percent(figure, start), 100.0 - at)
        if width >= LEAST_WIDTH:
            parts.append(Part(kind, round(at, 2), round(width, 2)))
            at += width
    rest = _percent(could, start) - at
    if rest >= LEAST_WIDTH and (any(_hidden(figure) for _, figure in kinds) or stage.unknown is not None):
        parts.append(Part("unknown", round(at, 2), round(rest, 2)))
    return tuple(parts)


def dots_of(stages: Sequence[PublishedStage], start: Figure, until: Step) -> tuple[str, ...]:
    """A hundred people as far as the step `until`: with us, own choice, otherwise, unknown or withheld, lost by us."""
    way = [one for one in stages if Step(one.step).place <= until.place]
    arrived = next((one for one in way if one.step == until), None)
    if arrived is None or arrived.of_start is None or arrived.of_start.share is None:
        return ()
    ours = round(arrived.of_start.share * 100)
    left = 100 - ours
    counts: dict[str, int] = {}
    for kind, figures in (
        ("lost", [one.lost for one in way]),
        ("own", [one.own_choice for one in way]),
        ("open", [one.otherwise for one in way]),
    ):
        counts[kind] = min(round(sum(_percent(one, start) for one in figures)), left)
        left -= counts[kind]
    withheld = any(_hidden(one) for stage in way for one in (stage.lost, stage.own_choice, stage.otherwise))
    if not withheld:
        # Nobody is unknown: what rounding left over belongs to the largest group.
        counts["lost"], left = counts["lost"] + left, 0
    order = (
        ("ours", ours),
        ("own", counts["own"]),
        ("open", counts["open"]),
        ("unknown", left),
        ("lost", counts["lost"]),
    )
    return tuple(kind for kind, count in order for _ in range(count))


def _percent(figure: Figure | None, of: Figure) -> float:
    return 100.0 * figure.count / of.count if figure and figure.count and of.count else 0.0


def _hidden(figure: Figure | None) -> bool:
    return figure is not None and figure.count is None
