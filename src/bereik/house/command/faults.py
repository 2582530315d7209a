"""What went wrong through us, and where can it be looked up?

A traceback goes into a log that only the house's owner can read, under a number; the message on the screen names the
number. What stands in the log is where it broke and which kind of error: the words of an error can name a resident.
"""

from __future__ import annotations

import errno
import os
import secrets
import tempfile
from datetime import datetime
from pathlib import Path
from traceback import StackSummary, format_list, walk_tb

from bereik.house.home import home_folder
from bereik.terms.text import Text

LOG = "errors.log"
_FULL = {errno.ENOSPC, errno.EDQUOT}


def write_down(why: BaseException, doing: str, at: datetime) -> tuple[str, Path | None]:
    """Write a fault in the log. Returns its number and the log, or no log where it could not be written."""
    number = f"{at:%Y%m%d}-{secrets.token_hex(3)}"
    path = log_folder() / LOG
    text = f"{number} {at.isoformat(timespec='seconds')} {doing}\n{trace_without_words(why)}\n"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as log:
            log.write(text)
    except OSError:
        return number, None
    return number, path


def log_folder() -> Path:
    """The house's own folder; where there is none (`reckon`), none is made and the machine's own place serves."""
    home = home_folder()
    # A folder that happens to be called `var` is somebody else's, unless a house has its keys there.
    ours = home.is_dir() and (bool(os.environ.get("BEREIK_HOME")) or (home / "keys.json").exists())
    return home if ours else Path(tempfile.gettempdir())


def trace_without_words(why: BaseException) -> str:
    """Where it broke and which kinds of error, cause by cause; not what the errors say, nor any value."""
    parts = []
    for one in chain(why):
        frames = StackSummary.extract(walk_tb(one.__traceback__), capture_locals=False)
        parts.append("".join(format_list(frames)) + kind_of(one))
    return "\n".join(parts)


def kind_of(why: BaseException) -> str:
    """The kind of error; with its number where the machine or the database gave one."""
    number = getattr(why, "errno", None) or getattr(why, "sqlstate", None)
    return f"{type(why).__module__}.{type(why).__qualname__}" + (f" ({number})" if number else "")


def chain(why: BaseException) -> list[BaseException]:
    """The error and what caused it, the error itself first."""
    found: list[BaseException] = []
    one: BaseException | None = why
    while one is not None and one not in found:
        found.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return found


def known_cause(why: BaseException) -> tuple[Text, Text] | None:
    """What and what now, where the machine or the database says plainly what is wrong."""
    for one in chain(why):
        words = str(one).lower()
        if (isinstance(one, OSError) and one.errno in _FULL) or getattr(one, "sqlstate", None) == "53100":
            return DISK_FULL
        if "database or disk is full" in words:
            return DISK_FULL
    # Only after all of them: Django's own error stands before the one of the database that says why.
    for one in chain(why):
        if type(one).__name__ == "OperationalError":
            return DATABASE_BUSY if "locked" in str(one).lower() else NO_DATABASE
    return None


DISK_FULL = (
    Text("De schijf is vol; wat er stond, staat er nog.", "The disk is full; what was there is still there."),
    Text("Maak ruimte en probeer het opnieuw.", "Make room and try again."),
)
DATABASE_BUSY = (
    Text(
        "De database is te lang bezet door ander werk.",
        "The database is kept busy by other work for too long.",
    ),
    Text("Probeer het zo opnieuw.", "Try again in a moment."),
)
NO_DATABASE = (
    Text("De database antwoordt niet.", "The database does not answer."),
    Text(
        "Kijk of zij draait en of BEREIK_DATABASE_URL, BEREIK_LOOKS_URL en BEREIK_OWNER_URL kloppen.",
        "See whether it runs and whether BEREIK_DATABASE_URL, BEREIK_LOOKS_URL and BEREIK_OWNER_URL are right.",
    ),
)
