"""How does what stands in the house become a delivery for Statistics Netherlands?

    planned ─ gathered ─ worked ─ zaken ─ written_out ─ pieces      all of it: giving
    whom it   what the   what we  which   the signals   checked
    is about  house has  did      zaken   and zaken     and whole

What came in goes out as it came; what we did since is laid beside it, so that nobody registers twice. Batch by batch,
each read in an access of its own with its own line in the trail.
"""

from bereik.house.exchange.ddas.exporting.giving import give_return, write_down
from bereik.house.exchange.ddas.exporting.period import Period
from bereik.house.exchange.ddas.exporting.result import Given

__all__ = ["Given", "Period", "give_return", "write_down"]
