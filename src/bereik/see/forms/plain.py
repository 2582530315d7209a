"""Which characters can be read and kept, and what becomes of the others?"""

from __future__ import annotations

import re
import unicodedata

from django.http import QueryDict

_LINES = "\n\r\t"
_UNSEEN = {"Cc", "Cs", "Co", "Cn"}
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def plain(text: str) -> str:
    """The text without characters that cannot be read or kept: controls, and marks that turn the order of reading."""
    kept = "".join(one for one in text if one in _LINES or unicodedata.category(one) not in _UNSEEN)
    return _TURNING.sub("", kept)


def mended(data: QueryDict | None) -> tuple[QueryDict, set[str]]:
    """What was sent, made plain, and which fields that changed: what comes back in the form can then be sent again."""
    whole, changed = QueryDict(mutable=True), set()
    for name, values in data.lists() if data is not None else ():
        kept = [plain(str(value)) for value in values]
        if kept != values:
            changed.add(name)
        whole.setlist(name, kept)
    return whole, changed
