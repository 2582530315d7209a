"""What of a form that came in too late may wait in a session until its writer is back?

The choices, and a text in which nobody can be recognised. A text that nobody may send is not kept for an hour either.
"""

from __future__ import annotations

from bereik.see.consulting.check import found_in
from bereik.see.consulting.known import known_here

WRITTEN = ("text", "own_words")
LONGEST = 5_000
"""Longer than any text of ours: what is longer is not read, and does not wait."""


def what_may_wait(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The fields without what was written and names somebody, or may."""
    known = known_here()
    kept = [value for name, value in fields if name == "kept"]
    return [
        (name, value)
        for name, value in fields
        if name not in WRITTEN or (len(value) <= LONGEST and not found_in(value, known, kept))
    ]
