"""What is published beside the funnel: did we keep our word, how long does it take, and who is on the way with us?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from bereik.facts.figures import Figure, ShareFigure
from bereik.facts.stock import CAME_IN, NOW, RE_ENTERED, WENT_OUT
from bereik.facts.waiting_tables import LEFT, WAITS, WITHIN, Wait, weeks_in
from bereik.facts.word_tables import (
    BROKEN,
    DUE,
    IN_TIME,
    KEPT,
    LATE,
    MADE,
    MENDED,
    MOVED,
    NOT,
    SAID_NOT_KEPT,
    SOME,
    STATE,
    TO_PARTNER,
    YES,
)
from bereik.reckon.release import DisclosureSettings, Withheld
from bereik.reckon.spread import Spread, spread_share_interval
from bereik.reckon.waiting import Came, Half, Known, Left, came_within, half_of
from bereik.terms.steps import Step

Cells = Mapping[tuple[str, str], Figure]
"""By (step or what, outcome)."""


@dataclass(frozen=True, slots=True)
class PublishedWords:
    """Our word in one half-year: `figures` by (what, outcome) of `word_tables`; shares None where withheld.

    `promised`: of who we met, to how many we promised something. `kept`: of those of whom something was due, with how
    many every promise was done in time. `moved`, `said_not_kept`: of who was promised something. `partners`: of the
    senders to whom we promised word, how many heard in time.
    """

    figures: Cells
    promised: ShareFigure | None
    kept: ShareFigure | None
    moved: ShareFigure | None
    said_not_kept: ShareFigure | None
    partners: ShareFigure | None


@dataclass(frozen=True, slots=True)
class PublishedWait:
    """From one step to another in one half-year: of `start`, which share came within so many weeks.

    `half` says between how many weeks half had come; None when that certainly was not so within the window, or (with
    `points` empty) when nothing can be said.
    """

    since: Step
    step: Step
    start: Figure
    within: Mapping[int, Figure]
    points: tuple[Came, ...]
    half: Half | None


@dataclass(frozen=True, slots=True)
class PublishedStock:
    """A month ("2026-10") or a quarter ("2026-Q4"): before + came_in + re_entered = went_out + now."""

    period: str
    before: Figure
    came_in: Figure
    re_entered: Figure
    went_out: Figure
    now: Figure


@dataclass(frozen=True, slots=True)
class Months:
    """The stock as published, and the months of which the count does not fit: an error of ours."""

    stock: tuple[PublishedStock, ...] = ()
    do_not_fit: tuple[date, ...] = ()


def words_of(cells: Cells, met: Figure, rules: DisclosureSettings) -> PublishedWords:
    def share(what: str, outcome: str, of: Figure | Known | None) -> ShareFigure | None:
        return share_of(cells[what, outcome], of, rules)

    some = cells[MADE, SOME]
    return PublishedWords(
        cells,
        promised=share_of(some, met, rules),
        kept=share(
            STATE, KEPT, _sum_of(cells, (STATE, DUE), [(STATE, one) for one in (KEPT, MENDED, BROKEN)])
        ),
        moved=share(MOVED, YES, some),
        said_not_kept=share(SAID_NOT_KEPT, YES, some),
        partners=share(
            TO_PARTNER,
            IN_TIME,
            _sum_of(cells, (TO_PARTNER, DUE), [(TO_PARTNER, one) for one in (IN_TIME, LATE, NOT)]),
        ),
    )


def _sum_of(cells: Cells, whole: tuple[str, str], parts: Sequence[tuple[str, str]]) -> Figure | Known | None:
    """The whole as it is shown, or else what its parts add up to."""
    if cells[whole].count is not None:
        return cells[whole]
    counts = [cells[one].count for one in parts]
    spreads = [cells[one].spread for one in parts]
    if None in counts or None in spreads:
        return None
    return Known(
        Spread(sum(one.low for one in spreads if one), sum(one.high for one in spreads if one)),
        sum(count or 0 for count in counts),
    )


def share_of(part: Figure, of: Figure | Known | None, rules: DisclosureSettings) -> ShareFigure | None:
    """From shown counts alone; None when the whole is withheld, an interval only when the part is."""
    if isinstance(of, Figure):
        of = Known(of.spread, of.count) if of.spread else None
    if of is None or not of.best:
        return None
    spread = known(part, of.spread.high, rules).spread
    best = None if part.count is None or part.count > of.best else part.count / of.best
    return ShareFigure(
        best, spread_share_interval(Spread(min(spread.low, of.spread.high), spread.high), of.spread)
    )


def known(figure: Figure, most: int, rules: DisclosureSettings) -> Known:
    """What a reader knows of a figure that is no larger than `most`."""
    if figure.spread is not None:
        return Known(figure.spread, figure.count)
    return Known(Spread(0, min(most, rules.minimum - 1) if figure.withheld is Withheld.SMALL else most))


def waits_of(
    cells: Cells, funnel: Mapping[str, Figure], window_days: int, rules: DisclosureSettings
) -> tuple[PublishedWait, ...]:
    """`cells` of the waiting tables, `funnel`: who reached each step of the whole."""
    return tuple(_wait(wait, cells, funnel, window_days, rules) for wait in WAITS)


def _wait(
    wait: Wait, cells: Cells, funnel: Mapping[str, Figure], window_days: int, rules: DisclosureSettings
) -> PublishedWait:
    start = funnel[wait.since]
    weeks = weeks_in(window_days)
    within = {until: cells[wait.step, f"{WITHIN}:{until:02}"] for until in weeks[:-1]}
    if wait.all_followed:
        # From a later step nobody is followed to the end of the window: the last band says nothing there.
        within[weeks[-1]] = funnel[wait.step]
    if start.spread is None:
        return PublishedWait(wait.since, wait.step, start, within, (), None)
    most = start.spread.high
    points = came_within(
        known(start, most, rules),
        _in_step({until: known(figure, most, rules) for until, figure in within.items()}),
        _left(wait, cells, list(within), most, rules),
    )
    return PublishedWait(wait.since, wait.step, start, within, points, half_of(points))


def _in_step(within: Mapping[int, Known]) -> dict[int, Known]:
    """Who came within four weeks came within eight: what is withheld lies between what is shown before and after it."""
    lows, highs = [one.spread.low for one in within.values()], [one.spread.high for one in within.values()]
    lows = list(accumulate(lows, max))
    highs = list(accumulate(reversed(highs), min))[::-1]
    return {
        until: Known(Spread(min(low, high), high), one.best)
        for (until, one), low, high in zip(within.items(), lows, highs, strict=True)
    }


def _left(wait: Wait, cells: Cells, weeks: Sequence[int], most: int, rules: DisclosureSettings) -> list[Left]:
    ends = sorted(
        int(outcome.partition(":")[2])
        for step, outcome in cells
        if step == wait.step and outcome.startswith(LEFT)
    )
    return [
        Left(before, until, known(cells[wait.step, f"{LEFT}:{until:02}"], most, rules))
        for before, until in zip((0, *ends), ends, strict=False)
        if until in weeks
    ]


def stock_of_cells(cells: Mapping[tuple[str, str], Figure]) -> tuple[PublishedStock, ...]:
    """`cells` by (period, kind); the oldest first."""
    periods = list(dict.fromkeys(period for period, kind in cells if kind == CAME_IN))
    ends = list(dict.fromkeys(period for period, kind in cells if kind == NOW))
    ends.sort(key=_in_order)
    return tuple(
        PublishedStock(
            period,
            cells[ends[ends.index(period) - 1], NOW],
            *(cells[period, kind] for kind in (CAME_IN, RE_ENTERED, WENT_OUT, NOW)),
        )
        for period in sorted(periods, key=_in_order)
    )


def _in_order(period: str) -> tuple[str, int]:
    """By the last month: 2026-09 and 2026-Q3 end together, before 2026-10."""
    year, part = period.split("-")
    return year, 3 * int(part[1]) if part.startswith("Q") else int(part)
