"""How does a command say that it cannot use what it was given, and how does it answer whole or not at all?

Exit 0: an answer. Exit 2: the input cannot be used; one message on standard error says what, why and what now, and
standard output stays empty. Anything else is our own fault and is left to whoever runs the command.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import typer

from bereik.terms.text import Text

CANNOT_USE = 2


class Refusal(Exception):
    """The input cannot be used: what, why, and what to do now."""

    def __init__(self, what: Text, why: Text, now: Text) -> None:
        super().__init__(f"{what.en} {why.en} {now.en}")
        self.parts = (what, why, now)

    def say(self, language: str) -> str:
        return " ".join(part.say(language) for part in self.parts)


def language() -> str:
    """In which language commands speak: BEREIK_LANGUAGE, Dutch when nothing is said."""
    return os.environ.get("BEREIK_LANGUAGE", "nl")


def answer(make: Callable[[], str], output: Path | None) -> None:
    """Make the whole answer first, then give it: to standard output, or to a file that replaces the former one."""
    try:
        whole = make()
        if output is not None:
            write_whole(output, whole)
    except Refusal as refusal:
        sys.stderr.write(refusal.say(language()) + "\n")
        raise typer.Exit(CANNOT_USE) from None
    if output is None:
        sys.stdout.write(whole)
        sys.stdout.flush()


def write_whole(path: Path, text: str) -> None:
    """The file holds all of the text, or what it held before. Raises Refusal when it cannot be written there."""
    draft: str | None = None
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), 0o666 & ~_umask())
        os.replace(draft, path)
        draft = None
    except OSError as error:
        raise Refusal(
            Text(f"{path} kan niet geschreven worden.", f"{path} cannot be written."),
            system_says(error),
            Text(
                "Maak ruimte, of kies met -o een andere plek. Wat er stond, staat er nog.",
                "Make room, or choose another place with -o. What was there is still there.",
            ),
        ) from None
    finally:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)


def system_says(error: OSError) -> Text:
    return Text(f"Het systeem zegt: {error.strerror}.", f"The system says: {error.strerror}.")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
