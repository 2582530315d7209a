"""Is there a question to the resident today: was done what you needed, and is it still good?

Only the resident answers it. Skipping writes nothing, and no answer stays no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bereik.terms.clocks import months_after
from bereik.terms.own_words import OwnKind
from bereik.terms.steps import Step

STILL_AFTER_MONTHS = 6


@dataclass(frozen=True)
class Answer:
    """One answer of the resident, and the day on which it was given."""

    kind: OwnKind
    yes: bool
    on: date


def question_due(steps: Mapping[Step, date], answers: Iterable[Answer], today: date) -> OwnKind | None:
    """Which question may be asked today, None where there is none.

    NEED_MET once we started, or kept our first word; after a yes STILL_MET, from six months later on. A no may be
    answered anew from the next day on; a yes is not asked for again.
    """
    if not steps.keys() & {Step.WE_STARTED, Step.WE_KEPT_OUR_WORD}:
        return None
    given = list(answers)
    met_on = _yes_on(OwnKind.NEED_MET, given, steps.get(Step.NEED_MET))
    if met_on is None:
        return _unless_today(OwnKind.NEED_MET, given, today)
    from_then_on = months_after(met_on, STILL_AFTER_MONTHS)
    if today < from_then_on:
        return None
    # What was said earlier was no answer to this question yet.
    still = [one for one in given if one.on >= from_then_on]
    if _yes_on(OwnKind.STILL_MET, still, steps.get(Step.STILL_MET)) is not None:
        return None
    return _unless_today(OwnKind.STILL_MET, given, today)


def _yes_on(kind: OwnKind, answers: Iterable[Answer], taken: date | None) -> date | None:
    days = [one.on for one in answers if one.kind is kind and one.yes]
    return min([*days, *([taken] if taken else [])], default=None)


def _unless_today(kind: OwnKind, answers: Iterable[Answer], today: date) -> OwnKind | None:
    return None if any(one.kind is kind and one.on >= today for one in answers) else kind
