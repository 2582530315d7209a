"""How do the cores of this machine share work that asks no database?

Each part is worked out in a process of its own that is split off from this one: it has all that we know, and hands back
what came of its part. A split-off process touches nothing that is ours: its first deed is to let go of every file and
line it inherited, so that a hold or a transaction of ours ends with us and not with it, and it ends when nobody reads
what it writes. Where splitting off is not safe (other threads run beside us) or not worth it (one core, one part), the
parts are worked out here, one after the other.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from io import BufferedReader
from typing import TypeVar, cast

Part = TypeVar("Part")
Made = TypeVar("Made")


class SplitOffFailed(Exception):
    """A process that was split off ended without an answer: killed, or out of memory."""


def side_by_side(work: Callable[[Part], Made], parts: Sequence[Part]) -> Iterator[Made]:
    """What `work` makes of each part, in their order. An error in one of them is raised here.

    Nobody works far ahead: a process that was split off waits until what it made is asked for.
    """
    cores = min(_cores(), len(parts))
    if cores < 2 or threading.active_count() > 1:
        yield from map(work, parts)
        return
    with closing(_split_off(work, parts, cores)) as made:
        yield from made


def _split_off(
    work: Callable[[Part], Made], parts: Sequence[Part], cores: int
) -> Generator[Made, None, None]:
    running: list[tuple[int, BufferedReader]] = []
    try:
        for first in range(cores):
            running.append(_start(work, parts[first::cores]))
        for place in range(len(parts)):
            answer = _answer(running[place % cores][1])
            if isinstance(answer, BaseException):
                raise answer
            yield cast("Made", answer)
    finally:
        for _, pipe in running:
            pipe.close()  # nobody reads any more, so they end
        for child, _ in running:
            os.waitpid(child, 0)


def _start(work: Callable[[Part], Made], parts: Iterable[Part]) -> tuple[int, BufferedReader]:
    ours, theirs = os.pipe()
    child = os.fork()
    if child:
        os.close(theirs)
        return child, os.fdopen(ours, "rb")
    try:
        os.nice(5)  # whoever lays down goes first: that is one after the other
        os.closerange(0, theirs)
        os.closerange(theirs + 1, os.sysconf("SC_OPEN_MAX"))
        with os.fdopen(theirs, "wb") as pipe:
            for part in parts:
                pickle.dump(_made(work, part), pipe, protocol=5)
                pipe.flush()
    finally:
        os._exit(0)  # nothing of ours is flushed, closed or rolled back twice


def _made(work: Callable[[Part], Made], part: Part) -> object:
    try:
        return work(part)
    except BaseException as why:
        return why


def _answer(pipe: BufferedReader) -> object:
    try:
        return pickle.load(pipe)
    except (EOFError, pickle.UnpicklingError) as why:
        raise SplitOffFailed(
            "Part of the work was ended from outside; this machine may be out of memory."
        ) from why


def _cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
