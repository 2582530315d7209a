"""How long do people wait for us, from one step to the next?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bereik.facts.beside_funnel import PublishedWait
from bereik.facts.figures import Figure, ShareFigure
from bereik.learn.bars import PerHundred, per_hundred
from bereik.learn.change import Change, change
from bereik.reckon.waiting import Half
from bereik.terms.steps import Step
from bereik.terms.text import Text

SOON = 4
"""Weeks within which we say how many were spoken with: as long as the Wgs (art. 4(1)) gives for a first talk after a
request. That we count every signal by it is our own choice."""

_ASKED = {
    Step.WE_WENT: Text("Tot wij gingen", "Until we went"),
    Step.WE_MET: Text("Tot wij elkaar spraken", "Until we met"),
    Step.WE_AGREED: Text("Van gesprek tot afspraak", "From talk to agreement"),
    Step.WE_KEPT_OUR_WORD: Text("Van afspraak tot woord gehouden", "From agreement to a word kept"),
}


@dataclass(frozen=True, slots=True)
class WaitPoint:
    """Of every hundred, how many within so many weeks."""

    weeks: int
    of_hundred: PerHundred


@dataclass(frozen=True, slots=True)
class WaitRow:
    """One wait: between how many weeks half had come, and where that stands on an axis of `axis` weeks (in percent), which
    is as long for every wait: else bands below each other could not be compared."""

    asked: Text
    start: Figure
    half: Half | None
    points: tuple[WaitPoint, ...]
    axis: int

    @property
    def low_at(self) -> float:
        return round(100 * self.half.after / self.axis, 2) if self.half else 0.0

    @property
    def width(self) -> float:
        until = self.half.within if self.half and self.half.within is not None else self.axis
        return round(100 * until / self.axis - self.low_at, 2)

    @property
    def last(self) -> WaitPoint | None:
        return self.points[-1] if self.points else None


@dataclass(frozen=True, slots=True)
class Waits:
    """All of them; `soon` and its change are about the first conversation."""

    rows: tuple[WaitRow, ...]
    soon: PerHundred | None
    soon_change: Change
    weeks: tuple[int, ...]
    """The columns of the table; the axis of the bands ends at the last."""

    @property
    def longest(self) -> int:
        return self.weeks[-1]

    @property
    def soon_weeks(self) -> int:
        return SOON


def waits_on_page(waits: Sequence[PublishedWait], former: Sequence[PublishedWait]) -> Waits | None:
    if not waits:
        return None
    weeks = max((tuple(one.within) for one in waits), key=len)
    rows = tuple(_row(one, weeks[-1]) for one in waits)
    now, then = _soon(waits), _soon(former)
    return Waits(rows, per_hundred(now) if now else None, change(now, then), weeks)


def _row(wait: PublishedWait, axis: int) -> WaitRow:
    points = tuple(
        WaitPoint(point.until, per_hundred(ShareFigure(point.share, point.interval))) for point in wait.points
    )
    return WaitRow(_ASKED[wait.step], wait.start, wait.half, points, axis)


def _soon(waits: Sequence[PublishedWait]) -> ShareFigure | None:
    met = next((one for one in waits if one.step is Step.WE_MET), None)
    point = next((one for one in met.points if one.until == SOON), None) if met else None
    return ShareFigure(point.share, point.interval) if point else None
