"""Did everyone say yes who has to, and does that yes hold today?

Pure: an age group, whose yes there is, and two days go in; a verdict with a reason and what to do instead comes out.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from bereik.terms.authority import A_YES_HOLDS, AGES, Age, SaysYes
from bereik.terms.clocks import legal_end
from bereik.terms.reasons.agreeing import AgreeReason
from bereik.terms.verdict import Reason, Verdict, may, may_not


def may_agree(age: Age, yes_from: Collection[SaysYes], *, on: date, today: date) -> Verdict:
    """Whether somebody of this age may be passed on with the yes of these people, said on this day.

    A parent's yes is never the other parent's: two who have authority each say it. A yes of a day to come is none, and
    one of long ago is asked again.
    """
    term = AGES[age]
    if term.law is None:
        return may_not(Reason(AgreeReason.AGE_NOT_KNOWN), Reason(AgreeReason.ASK_AGE))
    if term.asks_self and SaysYes.SELF not in yes_from:
        return _self_is_missing(term.asks_parents)
    if term.asks_parents:
        missing = _parent_is_missing(yes_from, too=term.asks_self)
        if missing is not None:  # a no is a value that counts as false
            return missing
    if on > today:
        return may_not(Reason(AgreeReason.DAY_STILL_TO_COME, date=on))
    if legal_end(on, A_YES_HOLDS) < today:
        return may_not(Reason(AgreeReason.TOO_LONG_AGO, date=on), Reason(AgreeReason.ASK_AGAIN))
    if not term.asks_parents:
        return may(Reason(AgreeReason.SELF_SAID_YES))
    return may(Reason(AgreeReason.BOTH_SAID_YES if term.asks_self else AgreeReason.PARENTS_SAID_YES))


def _self_is_missing(young: bool) -> Verdict:
    reason = AgreeReason.YOUNG_PERSON_NOT_ASKED if young else AgreeReason.SELF_NOT_ASKED
    return may_not(Reason(reason), Reason(AgreeReason.ASK_SELF))


def _parent_is_missing(yes_from: Collection[SaysYes], *, too: bool) -> Verdict | None:
    if SaysYes.ONLY_PARENT in yes_from:
        return None
    parents = {SaysYes.PARENT, SaysYes.OTHER_PARENT} & set(yes_from)
    if len(parents) == 2:
        return None
    if parents:
        return may_not(Reason(AgreeReason.OTHER_PARENT_NOT_ASKED), Reason(AgreeReason.ASK_OTHER_PARENT))
    if too:
        return may_not(Reason(AgreeReason.PARENTS_TOO), Reason(AgreeReason.ASK_PARENTS_TOO))
    return may_not(Reason(AgreeReason.PARENTS_NOT_ASKED), Reason(AgreeReason.ASK_PARENTS))
