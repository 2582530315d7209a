"""How are the lives of a large made-up town drawn without holding them all, and on every core?

Slice by slice (`lives.Slice`): each is drawn by itself, packed, and unpacked when its rows are written. What must be known
of the whole town before the first row stands (how many share a row, who said no) is small and is counted on the way. A
town of one slice is drawn here; a larger one by processes beside this one, which know no house and no database.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from multiprocessing import get_context
from os import cpu_count
from signal import SIG_IGN, SIGINT, signal

from bereik.house.demonstration.erased import Leftovers
from bereik.house.demonstration.lives import Life, Slice, lives_of, slices_of
from bereik.house.demonstration.plan import Town

MOST_PROCESSES = 4


@dataclass(slots=True)
class Drawn:
    """A town, or a part of it: its lives as they were packed, and what is known of them together. `said_no`: what names
    everybody who said no, and when."""

    leftovers: Leftovers
    packed: list[bytes] = field(default_factory=list)
    journeys: int = 0
    said_no: list[tuple[Mapping[str, str], date]] = field(default_factory=list)

    def add(self, part: Drawn) -> None:
        self.leftovers.add(part.leftovers)
        self.packed += part.packed
        self.journeys += part.journeys
        self.said_no += part.said_no

    def lives(self) -> Iterator[tuple[Life, ...]]:
        """The lives slice by slice, each given once: what was given is held no longer."""
        self.packed.reverse()
        while self.packed:
            # Ours: packed a moment ago, by a process of ours.
            yield pickle.loads(zlib.decompress(self.packed.pop()))


def draw_town(town: Town, seed: int, at: datetime, residents: int) -> Drawn:
    """The same seed, day and size give the same lives, on any number of cores."""
    cuts = slices_of(residents, at)
    drawn = Drawn(Leftovers(town))
    if len(cuts) == 1:
        drawn.add(draw_slice(town, seed, at, cuts[0]))
        return drawn
    with _processes(min(len(cuts), cpu_count() or 1, MOST_PROCESSES)) as beside:
        for part in beside.map(draw_slice, *zip(*((town, seed, at, cut) for cut in cuts), strict=True)):
            drawn.add(part)
    return drawn


def draw_slice(town: Town, seed: int, at: datetime, cut: Slice) -> Drawn:
    lives = lives_of(town, seed, at, cut)
    part = Drawn(Leftovers(town), [zlib.compress(pickle.dumps(lives), 1)], len(lives))
    part.leftovers.count(lives)
    for person in {life.person.id: life.person for life in lives}.values():
        if person.said_no_on and person.names:
            part.said_no.append((person.names.fields(), person.said_no_on))
    return part


@contextmanager
def _processes(count: int) -> Iterator[ProcessPoolExecutor]:
    """Begun anew and not copied from this one, which may have a database open. Ctrl-C is for this one to hear."""
    beside = ProcessPoolExecutor(count, get_context("spawn"), signal, (SIGINT, SIG_IGN))
    try:
        yield beside
    finally:
        beside.shutdown(cancel_futures=True)
