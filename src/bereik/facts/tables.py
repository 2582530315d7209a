"""Which one fixed set of tables is published, and how do the measures fill it?

For each ripe half-year, together and never a part of it:

    whole     all steps, and our own reasons up to the start of help
    quarter   the two quarters
    wijk      each wijk
    partner   each kind of partner

The last three show fewer steps: the counts are small, and each further step would cost more figures than it gives.
Keys are (period, division, part, step, outcome). What stood in the former release stays in the set, also when it is
empty now: which wijken there are must not tell that somebody came or went.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb

from bereik.facts.measures import Measure, ask, measure
from bereik.facts.periods import FollowUp, HalfYear
from bereik.reckon.funnel_tables import ENTIRE, REACHED, Part, StageShape, funnel_tables
from bereik.reckon.tables import Key, TableSet, under
from bereik.terms.steps import Step

WHOLE, QUARTER, WIJK, PARTNER = "whole", "quarter", "wijk", "partner"
DIVISIONS = (WHOLE, QUARTER, WIJK, PARTNER)
LOST, OWN_CHOICE, OTHERWISE, UNKNOWN = "lost", "own_choice", "otherwise", "unknown"
BECAUSE = "lost:"

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
_OF_DIVISION = {division: f"reach_by_{division}" for division in DIVISIONS}
_REASONS = "losses_by_reason"


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
    """The step that comes before it, in the tables of that division."""
    shapes = _FEW_STEPS if division != WHOLE else (*_ALL_STEPS, _STILL)
    return next(shape.after for shape in shapes if shape.step == step)


def source_of(division: str, outcome: str) -> Measure:
    """The measure that a figure comes from."""
    return measure(_REASONS if outcome.startswith(BECAUSE) else _OF_DIVISION[division])


def tables_of(
    connection: duckdb.DuckDBPyConnection, ripe: Ripe, follow_up: FollowUp, published: Iterable[Key]
) -> TableSet:
    """The tables of one half-year, filled from `inside`. `published`: the keys of the former release."""
    name = ripe.period.name
    before = [key for key in published if key[0] == name]
    counts: dict[Part, dict[tuple[str, str], int]] = {ENTIRE: {}}
    counts |= {(QUARTER, quarter): {} for quarter in ripe.period.quarters}
    counts |= {(key[1], key[2]): {} for key in before}
    for division in DIVISIONS:
        fine_to_shown = _shown_at(ripe.shapes(division))
        for row in ask(connection, _OF_DIVISION[division], ripe.period, follow_up, ripe.still):
            step, outcome = str(row["step"]), str(row["outcome"])
            shown = step if outcome == REACHED else fine_to_shown.get(step, "")
            part = counts.setdefault((division, str(row["part"])), {})
            part[shown, outcome] = part.get((shown, outcome), 0) + int(str(row["journeys"]))
    reasons = {(key[3], key[4].removeprefix(BECAUSE)): 0 for key in before if key[4].startswith(BECAUSE)}
    for row in ask(connection, _REASONS, ripe.period, follow_up, ripe.still):
        reasons[str(row["step"]), str(row["reason"])] = int(str(row["journeys"]))
    shapes = {division: ripe.shapes(division) for division in DIVISIONS}
    return under((name,), funnel_tables(shapes, counts, reasons))


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
