"""What stays of a sender's own key when the person it was about is forgotten?"""

from __future__ import annotations

import json
from uuid import UUID

from bereik.trust.sealing import blind_index

ERASED = "erased:"


def erased_key(sender: UUID, key: str) -> str:
    """A keyed mark in its place, for it can hold a customer number; of a mark the mark itself.

    The same key comes out the same, so that what is sent once more is known to be gone, and nobody can say which it
    was. As unique as the key itself.
    """
    if key.startswith(ERASED):
        return key
    return ERASED + blind_index("erased_key", json.dumps([str(sender), key])).hex()
