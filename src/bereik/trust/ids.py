"""Which number does a thing get, before it is stored?"""

from uuid import UUID

from uuid6 import uuid7


def new_id() -> UUID:
    """A UUID version 7 (RFC 9562): made before the insert, so that sealing, replays and insert-only roles work."""
    return UUID(int=uuid7().int)
