"""Which processes run beside the demonstration, are they still there, and are they gone when it ends?"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

PATIENCE = 8.0
"""Seconds between asking a process to stop and ending it."""


@dataclass(slots=True)
class Child:
    """One process beside ours. What it says goes into its log: the screen is for who to be."""

    name: str
    command: Sequence[str]
    log: Path
    process: subprocess.Popen[bytes]

    def said_last(self, lines: int = 3) -> str:
        words = self.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return " / ".join(words[-lines:])


@dataclass(slots=True)
class Children:
    """All of them: started one by one, ended together, whatever happens."""

    logs: Path
    all: list[Child] = field(default_factory=list)

    def __enter__(self) -> Children:
        self.logs.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self

    def __exit__(self, *why: object) -> None:
        self.end()

    def start(self, name: str, *arguments: str) -> Child:
        """Start a module of Python's, as `python -m` does, with our environment."""
        command = (sys.executable, "-m", *arguments)
        log = self.logs / f"{name}.log"
        with log.open("wb") as said:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, env=os.environ
            )
        child = Child(name, command, log, process)
        self.all.append(child)
        return child

    def fallen(self) -> Child | None:
        """One that ended by itself, if any."""
        return next((child for child in self.all if child.process.poll() is not None), None)

    def end(self) -> None:
        """Ask all to stop, the last one started first; who does not listen is ended."""
        living = [child.process for child in reversed(self.all) if child.process.poll() is None]
        for process in living:
            process.terminate()
        until = time.monotonic() + PATIENCE
        for process in living:
            try:
                process.wait(timeout=max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def answers(address: str) -> bool:
    """Whether the pages answer here: any page, also a no, is an answer; an error of ours is not."""
    # Not by way of a proxy: the address is on this machine.
    opener = build_opener(ProxyHandler({}))
    try:
        with opener.open(address, timeout=5) as page:
            return int(page.status) < 500
    except HTTPError as no:
        return no.code < 500
    except (URLError, OSError):
        return False
