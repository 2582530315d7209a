"""How is a delivery held until it was checked whole, without holding it in full?

Each batch is written and pressed at once: of a city's delivery a tenth stays in memory. Nothing of it is laid on disk
before it may be given.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Part:
    """One `levering` on its way: what stands at its head, and its signals and zaken in batches."""

    head: dict[str, Any]
    signals: list[bytes] = field(default_factory=list)
    cases: list[bytes] = field(default_factory=list)
    many_signals: int = 0
    many_cases: int = 0

    def add(self, signals: list[dict[str, Any]], cases: list[dict[str, Any]]) -> None:
        if signals:
            self.signals.append(_pressed(signals))
        if cases:
            self.cases.append(_pressed(cases))
        self.many_signals += len(signals)
        self.many_cases += len(cases)

    @property
    def empty(self) -> bool:
        return not (self.many_signals or self.many_cases)


@dataclass(slots=True)
class Pieces:
    head: dict[str, Any] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)

    def read(self) -> Iterator[bytes]:
        """UTF-8, a line for each signal and zaak. Without parts there is no `leveringen`: the standard wants none or one."""
        yield b"{\n" + _inside(self.head)
        for place, part in enumerate(self.parts):
            yield b",\n{" if place else b',\n"leveringen": [\n{'
            yield _inside(part.head)
            for name, held in ((b"vroegsignalen", part.signals), (b"vroegsignaalzaken", part.cases)):
                yield b',\n"' + name + b'": ['
                for number, batch in enumerate(held):
                    yield (b",\n" if number else b"\n") + zlib.decompress(batch)
                yield b"\n]" if held else b"]"
            yield b"\n}"
        yield b"\n]\n}\n" if self.parts else b"\n}\n"


def _inside(head: dict[str, Any]) -> bytes:
    return b",\n".join(_text(name) + b": " + _text(value) for name, value in head.items())


def _pressed(documents: Iterable[dict[str, Any]]) -> bytes:
    return zlib.compress(b",\n".join(map(_text, documents)), 1)


def _text(value: object) -> bytes:
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False).encode()
    except UnicodeEncodeError:  # half a pair of letters, as somebody sent it: it can only be written as \ud83d
        return json.dumps(value, sort_keys=True, allow_nan=False).encode()
