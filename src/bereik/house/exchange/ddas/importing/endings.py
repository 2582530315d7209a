"""Why did a journey end, in our own words, when a delivery gives a result?

What is ours is called ours. That a need is met only a resident can say, so no result means that.
"""

from collections.abc import Mapping
from types import MappingProxyType

from bereik.terms.end_results import EndResult
from bereik.terms.endings import EndingReason

ENDED_BECAUSE: Mapping[EndResult, EndingReason] = MappingProxyType(
    {
        EndResult.REPEATED: EndingReason.TAKEN_UP_BEFORE,
        EndResult.MISTAKEN: EndingReason.MISTAKEN,
        EndResult.DECEASED: EndingReason.DECEASED,
        EndResult.NOT_OUR_RESIDENT: EndingReason.MOVED_AWAY,
        EndResult.WE_HAD_NO_PEOPLE: EndingReason.WE_HAD_NO_PEOPLE,
        EndResult.NOT_SAFE_FOR_US: EndingReason.WE_DID_NOT_GO,
        EndResult.ADDRESS_UNKNOWN: EndingReason.WE_NEVER_MET,
        EndResult.NOT_TAKEN_UP: EndingReason.WE_DID_NOT_GO,
        EndResult.KNOWN_AT_DEBT_HELP: EndingReason.OTHERS_HELP,
        EndResult.OTHERS_HELP: EndingReason.OTHERS_HELP,
        EndResult.NEVER_MET: EndingReason.WE_NEVER_MET,
        EndResult.LOST_TOUCH: EndingReason.WE_LOST_TOUCH,
        EndResult.NEEDS_NO_HELP: EndingReason.RESIDENT_GOES_ON_ALONE,
        EndResult.ALREADY_SOLVED: EndingReason.RESIDENT_GOES_ON_ALONE,
        EndResult.QUICK_HELP: EndingReason.RESIDENT_GOES_ON_ALONE,
        EndResult.GOES_ON_WITH_MONEY: EndingReason.OTHERS_HELP,
        EndResult.GOES_ON_OTHERWISE: EndingReason.OTHERS_HELP,
        EndResult.GOES_ON: EndingReason.OTHERS_HELP,
        EndResult.HANDED_OVER_UNASKED: EndingReason.HANDED_OVER,
    }
)
