"""With which result does a zaak go to Statistics Netherlands, when one of us ended the journey?

The way back from `importing/endings.py`: where an ending has one result, that one; where it has several or none, a
choice of ours that is published here (docs/decisions/0023). What was done decides with it: whom we never spoke did not
"lose touch" with us, and where nobody went we do not say that we never got in touch. A result never makes a loss of
ours the resident's: where the standard has no word for it, it is *another reason*, and no reader learns which.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bereik.terms.end_results import END_RESULTS, Contact, EndResult
from bereik.terms.endings import ENDINGS, EndingReason, Whose

QUICK = 30
"""Days within which help is a quick fix by the standard (EnumEindresultaat, "(Budget)advies en/of quick fix")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The result where nobody went, where we went and spoke to nobody, and where we spoke; `long` when that took more
    than thirty days."""

    nobody_went: EndResult
    nobody_met: EndResult
    met: EndResult
    long: EndResult | None = None


def _always(result: EndResult) -> Results:
    return Results(nobody_went=result, nobody_met=result, met=result)


def _ours(nobody_went: EndResult, met: EndResult) -> Results:
    return Results(nobody_went=nobody_went, nobody_met=EndResult.NEVER_MET, met=met)


RESULTS_OF_ENDINGS: Mapping[EndingReason, Results] = MappingProxyType(
    {
        EndingReason.NEED_MET: Results(
            nobody_went=EndResult.QUICK_HELP,
            nobody_met=EndResult.QUICK_HELP,
            met=EndResult.QUICK_HELP,
            long=EndResult.GOES_ON_WITH_MONEY,
        ),
        EndingReason.RESIDENT_GOES_ON_ALONE: _always(EndResult.NEEDS_NO_HELP),
        EndingReason.RESIDENT_SAID_NO: _always(EndResult.NEEDS_NO_HELP),
        EndingReason.RESIDENT_OBJECTED: _ours(EndResult.NOT_TAKEN_UP, EndResult.NEEDS_NO_HELP),
        EndingReason.OTHERS_HELP: _always(EndResult.OTHERS_HELP),
        EndingReason.HANDED_OVER: _always(EndResult.HANDED_OVER_UNASKED),
        EndingReason.WE_NEVER_MET: _ours(EndResult.NOT_TAKEN_UP, EndResult.LOST_TOUCH),
        EndingReason.WE_LOST_TOUCH: _ours(EndResult.LOST_TOUCH, EndResult.LOST_TOUCH),
        EndingReason.WE_DID_NOT_GO: _ours(EndResult.NOT_TAKEN_UP, EndResult.NOT_TAKEN_UP),
        EndingReason.WE_HAD_NO_PEOPLE: _ours(EndResult.WE_HAD_NO_PEOPLE, EndResult.WE_HAD_NO_PEOPLE),
        EndingReason.WE_HAD_NOTHING_FITTING: _ours(EndResult.NOT_TAKEN_UP, EndResult.NOT_TAKEN_UP),
        EndingReason.WE_CAME_TOO_LATE: _ours(EndResult.NOT_TAKEN_UP, EndResult.NOT_TAKEN_UP),
        EndingReason.WE_MAY_NOT: _ours(EndResult.NOT_TAKEN_UP, EndResult.NOT_TAKEN_UP),
        EndingReason.TAKEN_UP_BEFORE: _always(EndResult.REPEATED),
        EndingReason.MISTAKEN: _always(EndResult.MISTAKEN),
        EndingReason.MOVED_AWAY: _always(EndResult.NOT_OUR_RESIDENT),
        EndingReason.DECEASED: _always(EndResult.DECEASED),
    }
)


def result_of_ending(
    because: EndingReason, *, went: bool, met: bool, met_before: bool = False, days: int = 0
) -> EndResult:
    """`went` and `met` in this zaak, `met_before` in an earlier one of the same journey, `days` from taking up to ending.

    Signals that came while we were in touch already, and about which nobody spoke any more, have another running
    trajectory: ours. Else a talk would be claimed that is not in the zaak. Where the loss was ours, they were not taken up.
    """
    results = RESULTS_OF_ENDINGS[because]
    if met:
        return results.long if results.long and days > QUICK else results.met
    found = results.nobody_met if went else results.nobody_went
    if not met_before or END_RESULTS[found].contact is not Contact.NEEDED:
        return found
    return EndResult.NOT_TAKEN_UP if ENDINGS[because].whose is Whose.OURS else EndResult.OTHERS_HELP
