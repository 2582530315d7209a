"""Which number does a thing get, before it is stored?"""

import os
import time
from uuid import UUID

_TICKS_A_MILLISECOND = 4096
_VERSION_7, _VARIANT = 7 << 76, 2 << 62
_RANDOM = (1 << 62) - 1
_last = 0


def new_id() -> UUID:
    """A UUID version 7 (RFC 9562): made before the insert, so that sealing, replays and insert-only roles work.

    The moment in parts of a millisecond (section 6.2, method 3), each later than the one before in this process, and 62
    random bits. Written out here because `uuid6` counts a whole millisecond further for each number: a delivery of
    50,000 signals asks for nine a signal, and its last numbers would lie minutes ahead of the clock, before which all
    that is made meanwhile would sort.
    """
    global _last
    _last = tick = max(time.time_ns() * _TICKS_A_MILLISECOND // 1_000_000, _last + 1)
    chance = int.from_bytes(os.urandom(8), "big") & _RANDOM
    moment = (tick // _TICKS_A_MILLISECOND) << 80 | (tick % _TICKS_A_MILLISECOND) << 64
    return UUID(int=moment | _VERSION_7 | _VARIANT | chance)
