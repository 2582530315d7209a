"""Under which key is the text of a question sealed, and what does a card say?"""

from __future__ import annotations

import secrets

from bereik.trust.keys import derived

_LETTERS = "FGHKLMRSWXZ"
_DIGITS = "23456789"
CARD_LENGTH = 7


def text_key() -> bytes:
    """The house's key for texts without a person: there is nobody whose own key it could be."""
    return derived("consultation text")


def new_card() -> str:
    """A code that is easy to say on the telephone: two letters that sound apart, four digits."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(2))
    return f"{letters}-{''.join(secrets.choice(_DIGITS) for _ in range(4))}"


def card_as_typed(text: str) -> str:
    """The code as it stands in the table, from whatever somebody typed: "kr 4827"."""
    bare = "".join(one for one in text.upper() if one.isalnum())
    return f"{bare[:2]}-{bare[2:]}" if len(bare) == CARD_LENGTH - 1 else ""
