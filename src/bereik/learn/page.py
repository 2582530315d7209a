"""What does the page of our reach say, in which order, and with which doubt?

Values for the templates, never sentences. Everything comes from published figures; no row about a person is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bereik.facts.figures import Figure, PublishedStage, PublishedTable
from bereik.facts.funnel import PublishedFunnel
from bereik.facts.periods import HalfYear
from bereik.facts.tables import PARTNER, QUARTER, ROUTE, WIJK
from bereik.learn.bars import Part, PerHundred, of_all, parts_of
from bereik.learn.finding import Finding, finding_of, hundred
from bereik.learn.our_word import OurWord, our_word
from bereik.learn.parts import PartTable, part_table
from bereik.learn.stages import of_start, stage_of
from bereik.learn.stock import Stock, stock_on_page
from bereik.learn.waits import Waits, waits_on_page
from bereik.learn.words import half_year_of, period_in_words, reason_in_words
from bereik.terms.steps import STEPS, Step, StepTerm
from bereik.terms.text import Text

WEEK = 7
_BESIDE = ("lost", "own_choice", "otherwise", "unknown")
"""What became of who did not come further."""


@dataclass(frozen=True, slots=True)
class ReasonRow:
    words: Text
    count: int


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the funnel as the page shows it. `could`: how many came as far as the step before; `why_not_all`: some
    of our reasons are not shown; `hidden`: what became of people here and is not shown."""

    term: StepTerm
    stage: PublishedStage
    could: Figure
    of_start: PerHundred | None
    parts: tuple[Part, ...]
    reasons: tuple[ReasonRow, ...]
    own_reasons: tuple[ReasonRow, ...]
    why_not_all: bool
    own_why_not_all: bool
    hidden: tuple[str, ...]
    is_worst: bool
    is_first: bool

    @property
    def is_answer(self) -> bool:
        """Whether only the resident can say it: then who is not known gave no answer."""
        return self.term is STEPS[Step.NEED_MET] or self.term is STEPS[Step.STILL_MET]


@dataclass(frozen=True, slots=True)
class LargestLoss:
    """Between which steps we lose most people, how many, and why most often."""

    before: StepTerm
    after: StepTerm
    lost: Figure
    why: ReasonRow | None
    is_clear: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A half-year one can look at."""

    name: str
    words: Text
    chosen: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Everything of one half-year. `former` is the one before it, '' where none is published."""

    funnel: PublishedFunnel
    period: HalfYear
    choices: tuple[Choice, ...]
    whole: PublishedTable
    former: str
    finding: Finding
    word: OurWord | None
    waits: Waits | None
    stock: Stock
    loss: LargestLoss | None
    steps: tuple[StepRow, ...]
    tables: tuple[PartTable, ...]

    @property
    def followed_weeks(self) -> int:
        return self.funnel.follow_up.days // WEEK

    @property
    def within(self) -> int:
        """How far a shown figure may lie from the true one."""
        return max((_within(one) for row in self.steps for one in _figures_of(row.stage)), default=0)

    @property
    def still_from(self) -> date | None:
        """From which day can be said of this half-year whether it is still enough? None when it is said already."""
        return next(
            (
                one.ripe_on
                for one in self.funnel.coming
                if one.step == Step.STILL_MET and one.period == self.period.name
            ),
            None,
        )

    @property
    def coming(self) -> list[tuple[Text, date]]:
        """Half-years that cannot be shown yet, and from which day they can."""
        return [(period_in_words(one.period), one.ripe_on) for one in self.funnel.coming if not one.step]

    @property
    def some_kept(self) -> bool:
        """Whether a figure of an earlier night was left standing."""
        return any(row.stage.reached.kept for row in self.steps)


def page_of(
    funnel: PublishedFunnel, asked: str, areas: Mapping[str, str], language: str = "nl"
) -> Page | None:
    """The page of the half-year that was asked for, or else of the newest; None when none is published yet."""
    name = asked if asked in funnel.periods else (funnel.periods[-1] if funnel.periods else "")
    whole = funnel.whole(name) if name else None
    if whole is None:
        return None
    place = funnel.periods.index(name)
    former = funnel.whole(funnel.periods[place - 1]) if place else None
    before = former.period if former else ""
    return Page(
        funnel=funnel,
        period=half_year_of(name),
        choices=tuple(Choice(one, period_in_words(one), one == name) for one in reversed(funnel.periods)),
        whole=whole,
        former=before,
        finding=finding_of(whole, former),
        word=our_word(funnel.words.get(name), funnel.words.get(before)),
        waits=waits_on_page(funnel.waits.get(name, ()), funnel.waits.get(before, ())),
        stock=stock_on_page(funnel.months),
        loss=_loss(whole),
        steps=tuple(_step(stage, whole) for stage in whole.stages),
        tables=tuple(
            part_table(division, tables, areas, hundred(of_start(whole, Step.WE_MET)), language)
            for division in (WIJK, ROUTE, PARTNER, QUARTER)
            if (tables := list(funnel.of(division, name)))
        ),
    )


def _step(stage: PublishedStage, whole: PublishedTable) -> StepRow:
    before = stage_of(whole, stage.after)
    could = before.reached if before else stage.reached
    return StepRow(
        term=STEPS[Step(stage.step)],
        stage=stage,
        could=could,
        of_start=of_all(stage, whole.n),
        parts=parts_of(stage, whole.n, could),
        reasons=_reasons(stage.reasons),
        own_reasons=_reasons(stage.own_reasons),
        why_not_all=_some_hidden(stage.lost, stage.reasons),
        own_why_not_all=_some_hidden(stage.own_choice, stage.own_reasons),
        hidden=tuple(
            name for name in _BESIDE if (figure := getattr(stage, name)) is not None and figure.count is None
        ),
        is_worst=stage is whole.largest_loss,
        is_first=before is None,
    )


def _reasons(named: Sequence[tuple[str, Figure]]) -> tuple[ReasonRow, ...]:
    return tuple(ReasonRow(reason_in_words(name), one.count) for name, one in named if one.count)


def _some_hidden(of: Figure | None, named: Sequence[tuple[str, Figure]]) -> bool:
    """Whether the reasons that are shown leave out some of those who are."""
    shown = sum(figure.count or 0 for _, figure in named)
    return bool(named) and of is not None and of.count is not None and shown < of.count


def _loss(whole: PublishedTable) -> LargestLoss | None:
    worst = whole.largest_loss
    if worst is None or worst.lost is None or worst.after is None:
        return None
    return LargestLoss(
        before=STEPS[Step(worst.after)],
        after=STEPS[Step(worst.step)],
        lost=worst.lost,
        why=next(iter(_reasons(worst.reasons)), None),
        is_clear=whole.largest_loss_is_clear,
    )


def _figures_of(stage: PublishedStage) -> list[Figure]:
    named = [getattr(stage, name) for name in ("reached", *_BESIDE)]
    return [one for one in named if one] + [one for _, one in (*stage.reasons, *stage.own_reasons)]


def _within(figure: Figure) -> int:
    if figure.count is None or figure.spread is None:
        return 0
    return max(figure.spread.high - figure.count, figure.count - figure.spread.low)
