"""Which cells has a funnel that is published for the whole and for its parts, and which add up to which?

Keys are (by, part, step, outcome): ("whole", "*", "we_met", "lost"), ("wijk", "WK012301", "we_met", "reached").
At each step, who had come as far as the step `after` it is now in one of its outcomes: that is a balance of every
part. And the parts of each division (all wijken, all kinds of partner, …) add up to the whole: that ties the tables
together. A division may show fewer steps than the whole; who was lost in between is then lost at the next one shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bereik.reckon.tables import WHOLE, Balance, Key, TableSet

REACHED = "reached"
ENTIRE = ("whole", WHOLE)

Part = tuple[str, str]
"""A division and which part of it: ("wijk", "WK012301")."""


@dataclass(frozen=True, slots=True)
class StageShape:
    """A step, the step it comes after (None: the start), and what can become of whoever came that far."""

    step: str
    after: str | None
    outcomes: tuple[str, ...] = (REACHED, "lost")


def funnel_tables(
    shapes: Mapping[str, Sequence[StageShape]],
    counts: Mapping[Part, Mapping[tuple[str, str], int]],
    reasons: Mapping[tuple[str, str, str], int] | None = None,
) -> TableSet:
    """One set of tables. `shapes`: the steps of each division, those of "whole" the finest.

    `counts`: of each part, how many journeys had which (step, outcome); ENTIRE is the whole. `reasons`: of the whole,
    how many had which (step, outcome, reason): cells "lost:we_had_no_people", that add up to those of the outcome; that
    a reason of ours took nobody may be known. Raises ValueError where it does not add up.
    """
    cells: dict[Key, int] = {}
    balances: list[Balance] = []
    weights: dict[Key, float] = {}
    for (by, part), numbers in counts.items():
        for shape in shapes[by]:
            keys = tuple((by, part, shape.step, outcome) for outcome in shape.outcomes)
            for key in keys:
                cells[key] = numbers.get((shape.step, key[3]), 0)
                weights[key] = (8.0 if by == ENTIRE[0] else 1.0) * (4.0 if key[3] == REACHED else 1.0)
                # Without the start no share can be said at all.
                weights[key] *= 8.0 if shape.after is None else 1.0
            if shape.after is not None:
                balances.append(Balance(((by, part, shape.after, REACHED),), keys))
    for by in dict.fromkeys(by for by, _ in counts if by != ENTIRE[0]):
        balances += _parts_make_the_whole(by, [part for of, part in counts if of == by], shapes)
    named: dict[tuple[str, str], list[Key]] = {}
    ours: list[Key] = []
    for (step, outcome, reason), number in (reasons or {}).items():
        key = (*ENTIRE, step, f"{outcome}:{reason}")
        cells[key], weights[key] = number, 2.0
        named.setdefault((step, outcome), []).append(key)
        if outcome == "lost":
            ours.append(key)
    balances += [Balance(((*ENTIRE, *of),), tuple(parts)) for of, parts in named.items()]
    return TableSet(cells, tuple(balances), weights, frozenset(ours))


def _parts_make_the_whole(
    by: str, parts: Sequence[str], shapes: Mapping[str, Sequence[StageShape]]
) -> list[Balance]:
    fine = {shape.step: shape for shape in shapes[ENTIRE[0]]}
    balances = []
    for shape in shapes[by]:
        for outcome in shape.outcomes:
            wholes = tuple(
                (*ENTIRE, step, outcome)
                for step in ([shape.step] if outcome == REACHED else _steps_between(shape, fine))
                if outcome in fine[step].outcomes
            )
            balances.append(Balance(wholes, tuple((by, part, shape.step, outcome) for part in parts)))
    return balances


def _steps_between(shape: StageShape, fine: Mapping[str, StageShape]) -> list[str]:
    """The fine steps from the one after `shape.after` to its own."""
    steps = []
    step: str | None = shape.step
    while step is not None and step != shape.after:
        steps.append(step)
        step = fine[step].after
    return steps
