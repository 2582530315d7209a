"""What does typer refuse, in Dutch? It says so in English only.

What is not in this list comes through as typer says it: better an English sentence than none.
"""

from __future__ import annotations

import re

_DUTCH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(said), dutch)
    for said, dutch in (
        (
            r"No such command '(.+)'\. Did you mean '(.+)'\?",
            "de opdracht ‘{0}’ ken ik niet; bedoelt u ‘{1}’?",
        ),
        (r"No such command '(.+)'\.", "de opdracht ‘{0}’ ken ik niet"),
        (r"Missing command\.", "er ontbreekt een opdracht"),
        (r"No such option: (\S+) \(Possible options: (.+)\)", "de optie {0} ken ik niet; misschien: {1}"),
        (r"No such option: (\S+) Did you mean (\S+)\?", "de optie {0} ken ik niet; bedoelt u {1}?"),
        (r"No such option: (\S+)", "de optie {0} ken ik niet"),
        (r"Missing (?:argument|option) '(.+)'\.", "{0} ontbreekt"),
        (r"Option '(.+)' requires an argument\.", "achter {0} hoort een waarde"),
        (r"Option '(.+)' does not take a value\.", "achter {0} hoort geen waarde"),
        (r"Got unexpected extra argument\(s\) \((.+)\)", "dit is te veel: {0}"),
        (r"Invalid value for '(.+)': Input should be less than or equal to (\S+)", "{0} is hoogstens {1}"),
        (r"Invalid value for '(.+)': Input should be greater than or equal to (\S+)", "{0} is minstens {1}"),
        (r"Invalid value for '(.+)': Input should be a valid integer.*", "achter {0} hoort een heel getal"),
        (r"Invalid value for '(.+)': Input should be a valid number.*", "achter {0} hoort een getal"),
        (r"Invalid value for '(.+)': (.+)", "{0}: {1}"),
        (r"Invalid value: (.+)", "{0}"),
    )
)


def in_dutch(said: str) -> str:
    """The message of typer, on one line, in Dutch where it is known."""
    for pattern, dutch in _DUTCH:
        found = pattern.fullmatch(said)
        if found:
            return dutch.format(*found.groups())
    return said
