"""How does a command answer: what on standard output, what on standard error, with which exit code?

0  an answer, also when it is "no".  1  findings, only where a command says so.  2  the input cannot be used.
3  our own fault, with a number to look up.  On 2 and 3 standard output stays empty and standard error holds one message.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from typing import Any

from bereik.terms.text import Text

ANSWER, FINDINGS, UNUSABLE, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130


def language() -> str:
    """The language in which commands speak: BEREIK_LANGUAGE, Dutch when nothing is said."""
    return "en" if os.environ.get("BEREIK_LANGUAGE", "nl").lower().startswith("en") else "nl"


class Unusable(Exception):
    """What was given cannot be used: exit 2. Says what, why and what now."""

    def __init__(self, what: Text, why: Text, now: Text) -> None:
        super().__init__(what.en)
        self.parts = (what, why, now)

    def say(self, spoken: str) -> str:
        """The one message, in one language."""
        return " ".join(part.say(spoken) for part in self.parts)


class NotDone(Unusable):
    """Part of the work failed through us; what failed is already written down: exit 3."""


def give(lines: Iterable[str]) -> None:
    """Print the answer. Called once, last, so that a command that fails has printed nothing."""
    _write("".join(f"{line}\n" for line in lines))


def give_json(document: Any) -> None:
    """Print the answer as one JSON document and nothing else."""
    _write(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def tell(line: str) -> None:
    """Progress, a warning or the one message: standard error."""
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except OSError:
        # Nobody listens any more (a closed terminal, a full disk behind 2>): the exit code still says it.
        pass


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us stopped reading, as `head` does: not our fault and not theirs.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
