"""What is the finding, in natural frequencies: of every hundred, with how many did we speak, and for how many was it right?"""

from __future__ import annotations

from dataclasses import dataclass

from bereik.facts.figures import PublishedTable, ShareFigure
from bereik.learn.bars import PerHundred, dots_of, of_all, per_hundred
from bereik.learn.change import Change, change
from bereik.learn.stages import of_start, stage_of
from bereik.terms.steps import Step


@dataclass(frozen=True, slots=True)
class Finding:
    """`met`: with how many of the hundred we spoke. `need`: for how many was done what they needed, in their own words;
    its upper end takes everyone who gave no answer as a yes. `silent`: who were asked for it and gave no answer."""

    met: PerHundred | None
    met_change: Change
    need: PerHundred | None
    silent: int | None
    dots: tuple[str, ...]
    legend: tuple[tuple[str, int], ...]


def finding_of(whole: PublishedTable, former: PublishedTable | None) -> Finding:
    dots = dots_of(whole.stages, whole.n, Step.WE_MET)
    met = of_start(whole, Step.WE_MET)
    return Finding(
        met=per_hundred(met) if met else None,
        met_change=change(met, of_start(former, Step.WE_MET)),
        need=of_all(stage_of(whole, Step.NEED_MET), whole.n),
        silent=_silent(whole),
        dots=dots,
        legend=tuple((kind, dots.count(kind)) for kind in dict.fromkeys(dots)),
    )


def _silent(whole: PublishedTable) -> int | None:
    stage = stage_of(whole, Step.NEED_MET)
    if stage is None or stage.unknown is None or stage.unknown.count is None or not whole.n.count:
        return None
    return round(100 * stage.unknown.count / whole.n.count)


def hundred(share: ShareFigure | None) -> PerHundred | None:
    return per_hundred(share) if share else None
