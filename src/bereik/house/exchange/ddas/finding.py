"""What is said about a place in a delivery: where, under which rule, how bad, and what to do now?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bereik.terms.text import Text

# A sender chooses its own keys. They are shown, so they are kept short and cannot steer a terminal.
LONGEST_KEY_SHOWN = 80
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_STEP = re.compile(r"\[(\d+)\]|\.?([^.\[]+|\['(?:[^'\\]|\\.)*'\])")


class Level(StrEnum):
    ERROR = "error"
    """The delivery cannot be kept truthfully: it is refused whole."""
    FINDING = "finding"
    """It can: kept as sent, and shown beside the signal."""


@dataclass(frozen=True, slots=True)
class Finding:
    path: str
    rule: str
    level: Level
    what: Text
    why: Text
    what_now: Text

    def as_json(self, language: str) -> dict[str, str]:
        return {
            "path": self.path,
            "rule": self.rule,
            "level": self.level.value,
            "what": self.what.say(language),
            "why": self.why.say(language),
            "what_now": self.what_now.say(language),
        }


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with a lasting name. Its texts quote field names, dates and codes, never who it is about."""

    name: str
    level: Level
    what: Text
    why: Text
    what_now: Text

    def at(self, path: str, /, **values: object) -> Finding:
        return Finding(
            path=path,
            rule=self.name,
            level=self.level,
            what=_filled(self.what, values),
            why=_filled(self.why, values),
            what_now=_filled(self.what_now, values),
        )


def _filled(text: Text, values: dict[str, object]) -> Text:
    if not values or ("{" not in text.nl and "{" not in text.en):
        return text
    said = {
        language: {
            name: value.say(language) if isinstance(value, Text) else value for name, value in values.items()
        }
        for language in ("nl", "en")
    }
    return Text(nl=text.nl.format(**said["nl"]), en=text.en.format(**said["en"]))


def shown(words: str) -> str:
    """A key or code as it may be quoted: printable, and cut where it gets long."""
    cut = words if len(words) <= LONGEST_KEY_SHOWN else words[:LONGEST_KEY_SHOWN] + "…"
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in cut)


def step(path: str, key: str | int) -> str:
    """One step further along a JSONPath (RFC 9535): `$.leveringen[0]`, and `['kvk-nummer']` where a dot cannot."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    if _PLAIN_KEY.fullmatch(key):
        return f"{path}.{key}"
    quoted = shown(key.replace("\\", "\\\\").replace("'", "\\'"))
    return f"{path}['{quoted}']"


def path_of(steps: Iterable[str | int]) -> str:
    path = "$"
    for key in steps:
        path = step(path, key)
    return path


def in_file_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorted by place: parts and signals by their number, so that [10] comes after [9]."""
    return tuple(sorted(findings, key=lambda finding: (_place(finding.path), finding.rule)))


def _place(path: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (1, int(number), "") if number else (0, 0, name)
        for number, name in _STEP.findall(path.removeprefix("$"))
    )
