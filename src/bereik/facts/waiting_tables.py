"""How many weeks from one step to the next: which cells, and which add up to which?

Of the whole of a half-year. Keys are (division, part, step, outcome). For each step that is waited for: how many came
within so many weeks (`within:04`), and how many in each band between (`band:04`: after the band before it), so that
who came within eight weeks adds up. From a step that is not the first, not everybody is followed equally long: how many
had not come while they were followed (`left:04`: for no more than four weeks).

Ready sums instead of a date a journey: no figure here moves visibly by one journey, and the median that a page says is
reckoned from what is shown (`reckon/waiting.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bereik.reckon.funnel_tables import ENTIRE, REACHED
from bereik.reckon.tables import WHOLE, Balance, Key, TableSet
from bereik.terms.steps import Step

WAITING = "waiting"
WEEKS = (1, 2, 4, 8, 13, 26)
LEAVES = (4, 13)
WITHIN, BAND, LEFT = "within", "band", "left"


@dataclass(frozen=True, slots=True)
class Wait:
    """From one step to another. `ends_in_funnel`: who came at all is a cell of the funnel too."""

    since: Step
    step: Step
    ends_in_funnel: bool = True

    @property
    def all_followed(self) -> bool:
        """From the first step everybody is followed for the whole window."""
        return self.since is Step.WE_SAW


WAITS = (
    Wait(Step.WE_SAW, Step.WE_WENT),
    Wait(Step.WE_SAW, Step.WE_MET),
    Wait(Step.WE_MET, Step.WE_AGREED),
    # The funnel asks whether no word was broken; here it is how long until the first was kept.
    Wait(Step.WE_AGREED, Step.WE_KEPT_OUR_WORD, ends_in_funnel=False),
)


def key(step: str, outcome: str, weeks: int) -> Key:
    return (WAITING, WHOLE, step, f"{outcome}:{weeks:02}")


def weeks_in(window_days: int) -> list[int]:
    """The ends of the bands, the last one that of the window."""
    last = -(-window_days // 7)
    return [*(weeks for weeks in WEEKS if weeks < last), last]


def leaves_in(window_days: int) -> list[int]:
    last = -(-window_days // 7)
    return [*(weeks for weeks in LEAVES if weeks < last), last]


def waiting_tables(counts: Mapping[tuple[str, str, int], int], window_days: int) -> TableSet:
    """The cells of one half-year beside those of the funnel. `counts`: by (step, "within" or "left", whole weeks)."""
    cells: dict[Key, int] = {}
    weights: dict[Key, float] = {}
    balances: list[Balance] = []
    for wait in WAITS:
        came = {
            weeks: many for (step, what, weeks), many in counts.items() if (step, what) == (wait.step, WITHIN)
        }
        left = {
            weeks: many for (step, what, weeks), many in counts.items() if (step, what) == (wait.step, LEFT)
        }
        total = total_key(wait, window_days)
        weeks = weeks_in(window_days)
        for before, until in pairwise((0, *weeks)):
            now = total if until == weeks[-1] else key(wait.step, WITHIN, until)
            cells[now], weights[now] = sum(many for at, many in came.items() if at <= until), 4.0
            if before:
                band = key(wait.step, BAND, until)
                cells[band] = sum(many for at, many in came.items() if before < at <= until)
                balances.append(Balance((now,), (key(wait.step, WITHIN, before), band)))
        if not wait.all_followed:
            start = (*ENTIRE, wait.since, REACHED)
            leaving = [key(wait.step, LEFT, until) for until in leaves_in(window_days)]
            for (before, until), one in zip(pairwise((-1, *leaves_in(window_days))), leaving, strict=True):
                cells[one] = sum(many for at, many in left.items() if before < at <= until)
            cells[start] = cells[total] + sum(cells[one] for one in leaving)
            balances.append(Balance((start,), (total, *leaving)))
    return TableSet(cells, tuple(balances), weights)


def total_key(wait: Wait, window_days: int) -> Key:
    """Who came at all within the window."""
    if wait.ends_in_funnel:
        return (*ENTIRE, wait.step, REACHED)
    return key(wait.step, WITHIN, weeks_in(window_days)[-1])


def of_step(step: str) -> Wait:
    return next(wait for wait in WAITS if wait.step == step)


def ends(outcomes: Sequence[str], what: str) -> list[int]:
    """The weeks that stand behind an outcome: ["within:04", "left:04"] has, of "within", 4."""
    return sorted(int(weeks) for kind, _, weeks in (one.partition(":") for one in outcomes) if kind == what)
