"""How does a command end? Whatever happens: an exit code that means something, and never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from typer.exceptions import Abort, TyperException

from bereik.house.command.answers import INTERRUPTED, OUR_FAULT, UNUSABLE, NotDone, Unusable, language, tell
from bereik.house.command.faults import known_cause, write_down
from bereik.house.command.front import front
from bereik.house.command.not_understood import in_dutch
from bereik.terms.text import Text


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    spoken = language()
    try:
        answered = front(args=list(arguments), prog_name="bereik", standalone_mode=False)
        sys.stdout.flush()
    except TyperException as why:
        tell(_not_understood(why, arguments, spoken))
        return UNUSABLE
    except NotDone as why:
        tell(why.say(spoken))
        return OUR_FAULT
    except Unusable as why:
        tell(why.say(spoken))
        return UNUSABLE
    except (KeyboardInterrupt, Abort):
        return _interrupted(spoken)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except Exception as why:
        tell(_our_fault(why, arguments, spoken))
        _forget_output()
        return OUR_FAULT
    code = answered if isinstance(answered, int) else 0
    return _interrupted(spoken) if code == INTERRUPTED else code


def _interrupted(spoken: str) -> int:
    tell(Text("Gestopt. Wat er stond, staat er nog.", "Stopped. What was there is still there.").say(spoken))
    return INTERRUPTED


def _not_understood(why: TyperException, arguments: Sequence[str], spoken: str) -> str:
    """One message for what typer refuses: an unknown command or option, a missing or wrong value."""
    context = getattr(why, "ctx", None)
    command = context.command_path if context else "bereik"
    if type(why).__name__ == "NoArgsIsHelpError":
        said = Text("er ontbreekt een opdracht", "a command is missing").say(spoken)
    else:
        said = " ".join(why.format_message().split())
        said = (said if spoken == "en" else in_dutch(said)).rstrip(".")
    stop = "" if said.endswith("?") else "."
    what = Text("{command} gaat zo niet: {said}{stop}", "{command} does not work this way: {said}{stop}")
    now = Text("Kijk hoe wel:  {command} --help", "See how it does:  {command} --help")
    told = what.say(spoken).format(command=command, said=said, stop=stop)
    return f"{told} {now.say(spoken).format(command=command)}"


def _our_fault(why: Exception, arguments: Sequence[str], spoken: str) -> str:
    """One message for what we did not foresee, with the number under which it is written down."""
    doing = " ".join(
        word for word in arguments[:2] if word.replace("-", "").isalpha() and not word.startswith("-")
    )
    number, log = write_down(why, f"bereik {doing}", datetime.now(UTC))  # noqa: TID251, an edge
    what, now = known_cause(why) or (
        Text("Er ging iets mis bij ons.", "Something went wrong on our side."),
        Text(
            "Geef dit nummer door aan de beheerder.", "Pass this number on to whoever looks after the house."
        ),
    )
    if log is None:
        kept = Text(
            "Nummer {number}; opschrijven in het logboek lukte niet.",
            "Number {number}; the log could not be written.",
        )
    else:
        kept = Text("Nummer {number}, in {log}.", "Number {number}, in {log}.")
    return f"{what.say(spoken)} {kept.say(spoken).format(number=number, log=log)} {now.say(spoken)}"


def _forget_output() -> None:
    """What a failed command had ready but could not write is not tried again when Python ends."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
