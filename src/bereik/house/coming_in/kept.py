"""What was somebody writing when their time was up, and how do they get it back?

The form that came in too late is kept sealed in the new session, for an hour, for the same person only. After signing
in (or opening the link again) it is shown once more, to be sent.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest

from bereik.trust.keys import derived
from bereik.trust.sealing import CannotOpen, open_text, seal_text

KEPT = "kept"
KEPT_FOR = timedelta(hours=1)
MOST = 100_000
"""Longer than any form of ours; what is longer is not kept in a session."""


@dataclass(frozen=True)
class Kept:
    """One form: where it goes, and every field as it was sent."""

    path: str
    fields: list[tuple[str, str]]

    @property
    def words(self) -> list[str]:
        """What its writer will recognise."""
        return [value for _, value in self.fields if len(value) > 20 and " " in value]


def keep(request: HttpRequest, fields: list[tuple[str, str]], path: str, who: UUID, at: datetime) -> bool:
    """Keep a form in this session; False when it was too long to keep."""
    written = json.dumps({"path": path, "fields": fields, "at": at.isoformat()})
    if len(written) > MOST:
        return False
    sealed = seal_text(derived("kept form"), written, _place(who))
    request.session[KEPT] = base64.b64encode(sealed).decode()
    return True


def kept(request: HttpRequest, who: UUID, at: datetime) -> Kept | None:
    """The form that was kept for this person, if it is still there."""
    try:
        sealed = base64.b64decode(request.session[KEPT])
        held = json.loads(open_text(derived("kept form"), sealed, _place(who)))
    except (KeyError, ValueError, CannotOpen):
        return None
    if at - datetime.fromisoformat(held["at"]) > KEPT_FOR:
        forget(request)
        return None
    return Kept(held["path"], [(name, value) for name, value in held["fields"]])


def forget(request: HttpRequest) -> None:
    """It was sent, or its writer does not want it any more."""
    request.session.pop(KEPT, None)


def _place(who: UUID) -> bytes:
    return f"session:kept:{who}".encode()
