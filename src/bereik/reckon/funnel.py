"""Where do we lose people, how sure are we, and by which reasons of ours?

Counts per step go in; shares, intervals, our losses and the largest of them come out. Words are not made here.

**Who could have come this far.** A journey of last week has not been lost before WE_AGREED: nobody can know yet.
Counting it as lost makes every recent month look bad; counting only the young ones that already arrived makes it look
good. So each step has a follow-up window, and a journey counts for a step only when it has been followed for that
whole window, *whatever happened in it* (also when it arrived on the first day). The rest are `too_young`, counted
apart. Since being old enough depends on the day of opening alone, the share of those old enough is an ordinary
proportion, with an ordinary interval, and no model of the waiting time is needed: where nobody leaves sight within the
window, the product-limit estimate for right-censored times at its end *is* this proportion (E.L. Kaplan, P. Meier
(1958), JASA 53:457-481). What happens after the window is not counted: cohorts stay comparable, and a closed cohort
no longer moves.

**Who did not answer.** Silence is neither a yes nor a no. `unknown` is left out of the share, and widens the interval
at both sides: the lower end takes every silence as a no, the upper end as a yes (C.F. Manski (1990), *Nonparametric
bounds on treatment effects*, American Economic Review 80:319-323). Who was silent at a step is silent at all that
come after it.

**Whose loss.** What a resident chose is `own_choice`; what neither of us did (somebody moved, or died), or what was
agreed together, is `otherwise`. Both stay among those who could have come. All the rest is `lost`: by us.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bereik.reckon.intervals import LEVEL, Interval, difference_interval, share_interval
from bereik.reckon.spread import Spread

UNNAMED = "unnamed"
"""The reason of a loss that nobody gave a reason for."""


@dataclass(frozen=True, slots=True)
class StageCount:
    """What was counted for one step; all numbers are whole numbers of journeys, 0 or more.

    `could` came as far as the step `after` (None: the step before this one) and were followed for the whole window;
    `start` are all that were followed that long. What of `could` is not `reached`, `own_choice`, `otherwise` or
    `unknown` was lost by us; `lost_because` says why, for as many as have a reason. Raises ValueError where the
    numbers do not fit together.
    """

    step: str
    start: int
    could: int
    reached: int
    own_choice: int = 0
    otherwise: int = 0
    unknown: int = 0
    too_young: int = 0
    lost_because: Mapping[str, int] = field(default_factory=dict)
    after: str | None = None

    def __post_init__(self) -> None:
        parts = (self.reached, self.own_choice, self.otherwise, self.unknown, self.too_young)
        if min(*parts, *self.lost_because.values(), self.lost) < 0 or self.could > self.start:
            raise ValueError(
                f"{self.step}: of {self.start} could {self.could} come this far and {self.reached} did; "
                f"{self.own_choice} chose otherwise, {self.otherwise} ended otherwise, {self.unknown} unknown, "
                f"{self.too_young} too young: these do not fit together"
            )
        if sum(self.lost_because.values()) > self.lost:
            raise ValueError(
                f"{self.step}: more reasons ({sum(self.lost_because.values())}) than losses ({self.lost})"
            )

    @property
    def lost(self) -> int:
        return self.could - self.reached - self.own_choice - self.otherwise - self.unknown


@dataclass(frozen=True, slots=True)
class OurReason:
    """A reason of ours: how many we lost by it, and which share of those who could have come this far."""

    reason: str
    count: int
    share: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the funnel. A share is None where it cannot be reckoned: nobody could, or nobody answered."""

    step: str
    after: str | None
    start: int
    could: int
    reached: int
    own_choice: int
    otherwise: int
    unknown: int
    lost: int
    too_young: int
    share: float | None
    """Reached, of those who could and of whom we know."""
    interval: Interval
    share_of_start: float | None
    """Reached, of all who set out and of whom we know."""
    interval_of_start: Interval
    lost_share: float | None
    """Lost by us, of all who set out: what the largest drop is chosen by."""
    lost_interval: Interval
    reasons: tuple[OurReason, ...]


@dataclass(frozen=True, slots=True)
class Funnel:
    """All steps in their order; `largest_drop` is the step before which *we* lost most people (None: no losses).

    `largest_drop_is_clear` is false while chance alone could have put another step first.
    """

    stages: tuple[Stage, ...]
    largest_drop: str | None
    largest_drop_is_clear: bool


def funnel(counts: Sequence[StageCount], level: float = LEVEL) -> Funnel:
    """The funnel of these counts, in their order. Raises ValueError for a step twice, or after an unknown one."""
    _must_be_a_way(counts)
    stages: dict[str, Stage] = {}
    silent: dict[str | None, int] = {None: 0}
    before: str | None = None
    for count in counts:
        after = count.after or before
        silent[count.step] = silent[after] + count.unknown
        stages[count.step] = _stage(count, after, silent[count.step], level)
        before = count.step
    losing = sorted(
        (stage for stage in stages.values() if stage.lost), key=lambda stage: -(stage.lost_share or 0.0)
    )
    if not losing:
        return Funnel(tuple(stages.values()), None, False)
    clear = len(losing) == 1 or _is_larger(losing[0], losing[1], level)
    return Funnel(tuple(stages.values()), losing[0].step, clear)


def _stage(count: StageCount, after: str | None, silent: int, level: float) -> Stage:
    return Stage(
        step=count.step,
        after=after,
        start=count.start,
        could=count.could,
        reached=count.reached,
        own_choice=count.own_choice,
        otherwise=count.otherwise,
        unknown=count.unknown,
        lost=count.lost,
        too_young=count.too_young,
        share=_share(count.reached, count.could - count.unknown),
        interval=_with_the_silent(count.reached, count.unknown, count.could, level),
        share_of_start=_share(count.reached, count.start - silent),
        interval_of_start=_with_the_silent(count.reached, silent, count.start, level),
        lost_share=_share(count.lost, count.start),
        lost_interval=share_interval(count.lost, count.start, level),
        reasons=_reasons(count, level),
    )


def _with_the_silent(reached: int, silent: int, of: int, level: float) -> Interval:
    return Interval(
        share_interval(reached, of, level).low, share_interval(min(reached + silent, of), of, level).high
    )


def _reasons(count: StageCount, level: float) -> tuple[OurReason, ...]:
    named = {reason: number for reason, number in count.lost_because.items() if number}
    unnamed = count.lost - sum(named.values())
    if unnamed:
        named[UNNAMED] = named.get(UNNAMED, 0) + unnamed
    largest_first = sorted(named.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        OurReason(reason, number, number / count.could, share_interval(number, count.could, level))
        for reason, number in largest_first
    )


def _is_larger(one: Stage, two: Stage, level: float) -> bool:
    """Is the first loss larger than chance would make it? Of different starts: Newcombe's difference of shares."""
    if one.start == two.start:
        return is_clearly_more(Spread(one.lost, one.lost), Spread(two.lost, two.lost), level)
    return difference_interval(one.lost, one.start, two.lost, two.start, level).low > 0


def is_clearly_more(one: Spread, two: Spread, level: float = LEVEL) -> bool:
    """Of journeys that set out together: were more lost at the first step than at the second, beyond chance?

    A journey is lost at one step only. Given that it was lost at one of these two, equal chances give a half (the
    conditional test of two multinomial cells). Of rounded counts the least favourable pair decides.
    """
    return share_interval(one.low, one.low + two.high, level).low > 0.5


def _share(count: int, of: int) -> float | None:
    return count / of if of else None


def _must_be_a_way(counts: Sequence[StageCount]) -> None:
    seen: set[str] = set()
    for count in counts:
        if count.step in seen:
            raise ValueError(f"Step {count.step!r} stands twice: give each step once")
        if count.after is not None and count.after not in seen:
            raise ValueError(
                f"Step {count.step!r} comes after {count.after!r}, which does not stand before it"
            )
        seen.add(count.step)
