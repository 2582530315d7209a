"""How is a delivery held until it was checked whole, without holding it in full?

Each batch is written and pressed at once, by day: of a city's delivery a fraction stays in memory, and it goes out in
the order of day and ID, the same in every house. Nothing of it is laid on disk before it may be given.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

Document = dict[str, Any]


class Entry(NamedTuple):
    """A signal or zaak, and where it goes: its day, and within that day its ID or what tells it apart."""

    day: date
    order: str
    document: Document


@dataclass(slots=True)
class Many:
    """Signals or zaken by day, each batch of a day pressed."""

    by_day: dict[date, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0

    def add(self, entries: Iterable[Entry]) -> None:
        fresh: dict[date, list[tuple[str, str]]] = defaultdict(list)
        for entry in entries:
            fresh[entry.day].append((entry.order, _text(entry.document)))
            self.count += 1
        for day, texts in fresh.items():
            self.by_day[day].append(zlib.compress(json.dumps(texts).encode(), 1))

    def read(self) -> Iterator[bytes]:
        first = True
        for day in sorted(self.by_day):
            texts = sorted(
                tuple(one) for batch in self.by_day[day] for one in json.loads(zlib.decompress(batch))
            )
            yield (b"\n" if first else b",\n") + ",\n".join(text for _, text in texts).encode()
            first = False


@dataclass(slots=True)
class Part:
    """One `levering` on its way: what stands at its head, and its signals and zaken."""

    head: Document
    signals: Many = field(default_factory=Many)
    cases: Many = field(default_factory=Many)

    @property
    def empty(self) -> bool:
        return not (self.signals.count or self.cases.count)


@dataclass(slots=True)
class Pieces:
    head: Document = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)

    def read(self) -> Iterator[bytes]:
        """UTF-8, a line for each signal and zaak. Without parts there is no `leveringen`: the standard wants none or one."""
        yield b"{\n" + _inside(self.head)
        for place, part in enumerate(self.parts):
            yield b",\n{" if place else b',\n"leveringen": [\n{'
            yield _inside(part.head)
            for name, many in ((b"vroegsignalen", part.signals), (b"vroegsignaalzaken", part.cases)):
                yield b',\n"' + name + b'": ['
                yield from many.read()
                yield b"\n]" if many.count else b"]"
            yield b"\n}"
        yield b"\n]\n}\n" if self.parts else b"\n}\n"


def _inside(head: Document) -> bytes:
    return ",\n".join(f"{_text(name)}: {_text(value)}" for name, value in head.items()).encode()


def _text(value: object) -> str:
    said = json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)
    try:
        said.encode()
    except (
        UnicodeEncodeError
    ):  # half a pair of letters, as somebody sent it: it can only be written as \\ud83d
        return json.dumps(value, sort_keys=True, allow_nan=False)
    return said
