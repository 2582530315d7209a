"""Is somebody at it already, and is whoever was at it still alive?

A hold lasts as long as the process that took it: it is gone with it, also after kill -9 or a cut cable. On PostgreSQL
it is an advisory lock over a connection of its own; on SQLite a lock on a file under BEREIK_HOME.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import Error, connections


@contextmanager
def holding(name: str, *, wait: bool = False, once: bool = False) -> Iterator[bool]:
    """Hold this name during the block; False when somebody else has it.

    With `wait` one waits for one's turn. `once` is for a name that nobody takes again: nothing of it stays behind.
    """
    taken = _take_on_server(name, wait) if _on_server() else _take_file(name, wait, once)
    try:
        yield taken is not None
    finally:
        if taken is not None:
            taken.close()


def is_held(name: str) -> bool:
    """Whether somebody alive holds this name now. For names that are taken `once`."""
    if not _on_server() and not _file_of(name).exists():
        return False
    with holding(name, once=True) as mine:
        return not mine


def _on_server() -> bool:
    return connections["default"].vendor == "postgresql"


def _take_on_server(name: str, wait: bool) -> Any:
    # Not the connection of the pages: that one is closed when it has been open for a while, and the hold with it.
    connection = connections.create_connection("default")
    number = int.from_bytes(hashlib.sha256(f"bereik:{name}".encode()).digest()[:8], "big", signed=True)
    try:
        with connection.cursor() as cursor:
            if wait:
                cursor.execute("select pg_advisory_lock(%s)", [number])
                return _HeldLock(connection, number)
            cursor.execute("select pg_try_advisory_lock(%s)", [number])
            if cursor.fetchone()[0]:
                return _HeldLock(connection, number)
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None


class _HeldLock:
    def __init__(self, connection: Any, number: int) -> None:
        self.connection, self.number = connection, number

    def close(self) -> None:
        # Said, not only hung up: the server notices a closed line some moments later, and the next one is there first.
        try:
            with self.connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s)", [self.number])
        except Error:
            pass  # the line was cut, and the hold with it
        finally:
            self.connection.close()


class _HeldFile:
    def __init__(self, path: Path, descriptor: int, once: bool) -> None:
        self.path, self.descriptor, self.once = path, descriptor, once

    def close(self) -> None:
        if self.once:
            self.path.unlink(missing_ok=True)
        os.close(self.descriptor)


def _take_file(name: str, wait: bool, once: bool) -> _HeldFile | None:
    path = _file_of(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        os.close(descriptor)
        return None
    except BaseException:
        os.close(descriptor)
        raise
    return _HeldFile(path, descriptor, once)


def _file_of(name: str) -> Path:
    return Path(settings.BEREIK_HOME) / "holds" / f"{hashlib.sha256(name.encode()).hexdigest()[:32]}.lock"
