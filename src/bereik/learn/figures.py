"""What is published of our reach: how many, how sure, and what is not shown?

These are protected figures. A count that is withheld has a reason in its place, so that no page can show the one
without the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bereik.reckon.intervals import Interval
from bereik.reckon.release import Withheld
from bereik.terms.steps import Step


@dataclass(frozen=True, slots=True)
class Count:
    """A number of journeys as a reader meets it: the figure, or why there is none."""

    shown: int | None
    withheld: Withheld | None = None

    def __post_init__(self) -> None:
        if (self.shown is None) == (self.withheld is None):
            raise ValueError("A count is shown or withheld, and not both")


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole with its doubt; `best` is None where only the ends are known."""

    best: float | None
    interval: Interval


@dataclass(frozen=True, slots=True)
class StepFigures:
    """One step of the funnel. `start` set out and were followed long enough; `could` came as far as the step before."""

    step: Step
    start: Count
    could: Count
    reached: Count
    lost: Count
    own_choice: Count
    unknown: Count
    of_start: Share | None
    of_could: Share | None
    reasons: tuple[tuple[str, Count], ...] = ()


@dataclass(frozen=True, slots=True)
class PartFigures:
    """One row of a table: a wijk, a kind of partner, a quarter. `met` is the share with whom we spoke."""

    name: str
    seen: Count
    spoken: Count
    met: Share | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that is published, for one period."""

    since: date
    until: date
    followed_until: date
    made_on: date
    steps: tuple[StepFigures, ...]
    divisions: Mapping[str, tuple[PartFigures, ...]]
    worst: Step | None
    worst_is_clear: bool
    minimum: int
    base: int
    within: int

    def of(self, step: Step) -> StepFigures | None:
        return next((one for one in self.steps if one.step is step), None)
