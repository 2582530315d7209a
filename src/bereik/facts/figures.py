"""What does a page get to show? The published figures, each with its doubt, its source and its limits."""

from dataclasses import dataclass
from datetime import datetime

from bereik.reckon.funnel import is_clearly_more
from bereik.reckon.intervals import Interval
from bereik.reckon.release import Withheld
from bereik.reckon.spread import Spread


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of journeys. `count` is rounded and the true one lay within `spread`; or both are None and `withheld`
    says why. `as_of`: since when it says so; `kept`: an older figure that was left standing."""

    count: int | None
    spread: Spread | None
    withheld: Withheld | None
    kept: bool
    as_of: datetime


@dataclass(frozen=True, slots=True)
class ShareFigure:
    """A share with its interval; `share` is None where the shown counts give no single best value."""

    share: float | None
    interval: Interval


@dataclass(frozen=True, slots=True)
class PublishedStage:
    """One step of a published funnel. None: not a thing of this step, or (shares) not to be reckoned from what is
    shown. `lost` is by us; `own_choice` and `otherwise` are not; `unknown` gave no answer."""

    step: str
    after: str | None
    reached: Figure
    lost: Figure | None
    own_choice: Figure | None
    otherwise: Figure | None
    unknown: Figure | None
    of_start: ShareFigure | None
    of_before: ShareFigure | None
    reasons: tuple[tuple[str, Figure], ...]
    """Our reasons with their numbers, the largest shown one first; only for the whole."""
    own_reasons: tuple[tuple[str, Figure], ...] = ()
    """What residents chose themselves, in the same way."""


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """The funnel of one half-year, of the whole or of a part of it (`division`, `part`)."""

    period: str
    division: str
    part: str
    n: Figure
    """All journeys that opened in the period: the start of the funnel."""
    stages: tuple[PublishedStage, ...]
    measure: str
    measure_version: int
    do_not_use_to: str
    """A fixed key: what these figures must not be used for."""

    @property
    def largest_loss(self) -> PublishedStage | None:
        """The step before which we lost most, of what is shown."""
        losing = [stage for stage in self.stages if stage.lost and stage.lost.count]
        return max(losing, key=lambda stage: stage.lost.count or 0 if stage.lost else 0, default=None)

    @property
    def largest_loss_is_clear(self) -> bool:
        """False while chance, rounding or a withheld figure could put another step first."""
        largest = self.largest_loss
        if largest is None or largest.lost is None or largest.lost.spread is None:
            return False
        others = [self._lost_at_most(stage) for stage in self.stages if stage.lost and stage is not largest]
        return all(
            most is not None and is_clearly_more(largest.lost.spread, Spread(0, most)) for most in others
        )

    def _lost_at_most(self, stage: PublishedStage) -> int | None:
        """The most that can have been lost before this step, also where the loss itself is withheld: of those who came
        to the step before, who came to this one or further was not lost here."""
        if stage.lost and stage.lost.spread:
            return stage.lost.spread.high
        before = next((other.reached.spread for other in self.stages if other.step == stage.after), None)
        if before is None:
            return None
        further = self.stages[self.stages.index(stage) :]
        came = max((other.reached.spread.low for other in further if other.reached.spread), default=0)
        return max(before.high - came, 0)
