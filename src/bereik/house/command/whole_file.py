"""How does a file come to hold all of something, or what it held before?"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def draft_of(place: Path, pieces: Iterable[bytes]) -> Path:
    """All of it, in a file beside where it belongs that only we may read: putting it in place is one step (`put`).

    Whatever goes wrong, nothing is left of it. Raises `OSError` where it cannot be written there.
    """
    place = place.resolve()
    descriptor, name = tempfile.mkstemp(prefix=f".{place.name[:80]}.", dir=place.parent)
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        forget(draft)
        raise
    return draft


def put(draft: Path, place: Path) -> None:
    """In place, whole; where that fails nothing is left of the draft. Raises `OSError`."""
    try:
        draft.replace(place.resolve())
    except OSError:
        forget(draft)
        raise


def forget(draft: Path) -> None:
    """Nothing is left of it."""
    with suppress(OSError):
        draft.unlink()
