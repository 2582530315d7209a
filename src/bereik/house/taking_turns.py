"""Who works on the rows of many residents now: a delivery that comes in, or the night? Never both.

The night reckons, erases and destroys; a delivery recognises and adds. Side by side one would reckon half a delivery, or
erase somebody who is being recognised. So each waits for the other, in no particular order, and says so when the wait
becomes too long.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from bereik.house.one_at_a_time import holding

TURN = "deliveries"
_A_MOMENT = 0.2


@contextmanager
def our_turn(longest: float) -> Iterator[bool]:
    """Have the turn during the block; False when it did not come within so many seconds."""
    until = time.monotonic() + longest
    while True:
        with holding(TURN) as mine:
            if mine or time.monotonic() > until:
                yield mine
                return
        time.sleep(_A_MOMENT)
