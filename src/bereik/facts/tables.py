"""Which one fixed set of tables is published, and how do the measures fill it?

For each ripe half-year, together and never a part of it:

    whole     all steps, our own reasons where we lost people, and which own choice stopped others
    quarter   the two quarters
    wijk      each wijk
    route     each way a signal can come (terms/routes.py)
    partner   each kind of partner
    word      what we promised the people we met, and whether we kept it (word_tables.py)
    waiting   how many weeks from one step to the next (waiting_tables.py)

Quarter, wijk, route and partner show fewer steps: the counts are small, and each further step would cost more figures
than it gives.
Keys are (period, division, part, step, outcome). Reasons are all there are, and routes all that were open, also those
that nobody had: a withheld figure must not tell that it is at least one. What stood in the former release stays in the set, also when it
is empty now: which wijken there are must not tell that somebody came or went.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import duckdb

from bereik.facts.measures import Measure, ask, measure
from bereik.facts.periods import FollowUp, HalfYear
from bereik.facts.stock import STOCK
from bereik.facts.waiting_tables import WAITING, waiting_tables
from bereik.facts.word_tables import WORD, word_tables
from bereik.reckon.funnel_tables import ENTIRE, REACHED, Part, StageShape, funnel_tables
from bereik.reckon.tables import Key, TableSet, together, under
from bereik.terms.endings import ENDINGS, Whose
from bereik.terms.promises import BrokenBecause
from bereik.terms.routes import ROUTES
from bereik.terms.steps import Step

WHOLE, QUARTER, WIJK, ROUTE, PARTNER = "whole", "quarter", "wijk", "route", "partner"
DIVISIONS = (WHOLE, QUARTER, WIJK, ROUTE, PARTNER)
LOST, OWN_CHOICE, OTHERWISE, UNKNOWN = "lost", "own_choice", "otherwise", "unknown"
BECAUSE = ":"
"""Between an outcome and its reason: "lost:we_had_no_people"."""

_CONTACT = (REACHED, LOST, OWN_CHOICE, OTHERWISE)
_ANSWER = (REACHED, LOST, UNKNOWN)
_ALL_STEPS = (
    StageShape(Step.WE_SAW, None, (REACHED,)),
    StageShape(Step.WE_MAY, Step.WE_SAW, _CONTACT),
    StageShape(Step.WE_WENT, Step.WE_MAY, _CONTACT),
    StageShape(Step.WE_MET, Step.WE_WENT, _CONTACT),
    StageShape(Step.WE_LISTENED, Step.WE_MET, _CONTACT),
    StageShape(Step.WE_AGREED, Step.WE_LISTENED, _CONTACT),
    StageShape(Step.WE_STARTED, Step.WE_AGREED, _CONTACT),
    StageShape(Step.WE_KEPT_OUR_WORD, Step.WE_STARTED, _ANSWER),
    StageShape(Step.NEED_MET, Step.WE_STARTED, _ANSWER),
)
_STILL = StageShape(Step.STILL_MET, Step.NEED_MET, _ANSWER)
_FEW_STEPS = (
    StageShape(Step.WE_SAW, None, (REACHED,)),
    StageShape(Step.WE_WENT, Step.WE_SAW, _CONTACT),
    StageShape(Step.WE_MET, Step.WE_WENT, _CONTACT),
    StageShape(Step.WE_STARTED, Step.WE_MET, _CONTACT),
    StageShape(Step.NEED_MET, Step.WE_STARTED, _ANSWER),
)
NOT_YET, NOT_NOW = "not_yet", "not_now"
NOTHING_SAID, RESIDENT_SAYS_SO, DONE_LATE = "nothing_said", "resident_says_so", "late"
OUR_REASONS = (*(reason.value for reason, term in ENDINGS.items() if term.whose is Whose.OURS), NOT_YET)
OWN_REASONS = (
    *(reason.value for reason, term in ENDINGS.items() if term.whose is Whose.RESIDENTS_CHOICE),
    NOT_NOW,
)
WORD_REASONS = (*(reason.value for reason in BrokenBecause), NOTHING_SAID, RESIDENT_SAYS_SO, DONE_LATE)
NO_ROUTE = "unknown"
_OF_DIVISION = {division: f"reach_by_{division}" for division in DIVISIONS}
_REASONS = "stopped_by_reason"
_BESIDE = {WORD: "words", WAITING: "waiting", STOCK: "stock"}


@dataclass(frozen=True, slots=True)
class Ripe:
    """A half-year that can be published, and whether STILL_MET can be said of it yet."""

    period: HalfYear
    still: bool

    def shapes(self, division: str) -> Sequence[StageShape]:
        if division != WHOLE:
            return _FEW_STEPS
        return (*_ALL_STEPS, _STILL) if self.still else _ALL_STEPS


def after(step: str, division: str) -> str | None:
    """The step that comes before it, in the tables of that division; None for the first, and in other tables."""
    if division not in DIVISIONS:
        return None
    shapes = _FEW_STEPS if division != WHOLE else (*_ALL_STEPS, _STILL)
    return next(shape.after for shape in shapes if shape.step == step)


def source_of(division: str, outcome: str) -> Measure:
    """The measure that a figure comes from."""
    if division not in DIVISIONS:
        return measure(_BESIDE[division])
    return measure(_REASONS if BECAUSE in outcome else _OF_DIVISION[division])


def tables_of(
    connection: duckdb.DuckDBPyConnection, ripe: Ripe, follow_up: FollowUp, published: Iterable[Key]
) -> TableSet:
    """The tables of one half-year, filled from `inside`. `published`: the keys of the former release."""
    name = ripe.period.name
    before = [key for key in published if key[0] == name]
    counts: dict[Part, dict[tuple[str, str], int]] = {ENTIRE: {}}
    counts |= {(QUARTER, quarter): {} for quarter in ripe.period.quarters}
    counts |= {(ROUTE, route): {} for route in _routes_in(ripe.period)}
    counts |= {(key[1], key[2]): {} for key in before if key[1] in DIVISIONS}
    for division in DIVISIONS:
        fine_to_shown = _shown_at(ripe.shapes(division))
        for row in ask(connection, _OF_DIVISION[division], ripe.period, follow_up, ripe.still):
            step, outcome = str(row["step"]), str(row["outcome"])
            shown = step if outcome == REACHED else fine_to_shown.get(step, "")
            part = counts.setdefault((division, str(row["part"])), {})
            part[shown, outcome] = part.get((shown, outcome), 0) + int(str(row["journeys"]))
    reasons = dict.fromkeys(_all_reasons(), 0)
    for row in ask(connection, _REASONS, ripe.period, follow_up, ripe.still):
        reasons[str(row["step"]), str(row["outcome"]), str(row["reason"])] = int(str(row["journeys"]))
    shapes = {division: ripe.shapes(division) for division in DIVISIONS}
    words = {
        (str(row["what"]), str(row["outcome"])): int(str(row["journeys"]))
        for row in ask(connection, _BESIDE[WORD], ripe.period, follow_up, ripe.still)
    }
    waits = {
        (str(row["step"]), str(row["outcome"]), int(str(row["weeks"]))): int(str(row["journeys"]))
        for row in ask(connection, _BESIDE[WAITING], ripe.period, follow_up, ripe.still)
    }
    parts = [
        funnel_tables(shapes, counts, reasons),
        word_tables(words),
        waiting_tables(waits, follow_up.days),
    ]
    return under((name,), together(parts, {}))


def _routes_in(period: HalfYear) -> list[str]:
    """The routes by which somebody could come to us in a half-year."""
    days = (period.first_day, period.last_day)
    known = [
        route.value for route, term in ROUTES.items() if term.keeps_a_person and any(map(term.is_open, days))
    ]
    return [*known, NO_ROUTE]


def _all_reasons() -> Iterator[tuple[str, str, str]]:
    """Every reason that can stand at a step, whether or not somebody had it."""
    for shape in _ALL_STEPS:
        if OWN_CHOICE in shape.outcomes:
            yield from ((shape.step, LOST, reason) for reason in OUR_REASONS)
            yield from ((shape.step, OWN_CHOICE, reason) for reason in OWN_REASONS)
    yield from ((Step.WE_KEPT_OUR_WORD, LOST, reason) for reason in WORD_REASONS)


def _shown_at(shapes: Sequence[StageShape]) -> dict[str, str]:
    """At which shown step is somebody lost who was lost before this one? The next that is shown on the same way."""
    befores = {shape.step: shape.after for shape in (*_ALL_STEPS, _STILL)}
    found: dict[str, str] = {}
    for shape in shapes:
        step: str | None = shape.step
        while step is not None and step != shape.after:
            found[step] = shape.step
            step = befores[step]
    return found
