"""How soon does a command answer that needs no house, against Python that only starts?

`bereik --help` and `bereik reckon --help` load no Django and no numpy; the tests look at what is loaded, this at what it
takes.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
ASKED = {
    "python -c pass": ["-c", "pass"],
    "bereik --help": ["-m", "bereik.house.command", "--help"],
    "bereik reckon --help": ["-m", "bereik.house.command", "reckon", "--help"],
}
TIMES = 20


def add_options(_: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def measure(_: argparse.Namespace) -> None:
    """In turns, so that a busy moment falls on all; print median seconds."""
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in ASKED}
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    for _turn in range(TIMES):
        for name, arguments in ASKED.items():
            began, busy = time.perf_counter(), _cpu()
            done = subprocess.run([sys.executable, *arguments], env=surroundings, stdout=subprocess.DEVNULL)
            if done.returncode:
                raise SystemExit(f"{name} failed.")
            took[name].append((time.perf_counter() - began, _cpu() - busy))
    print(f"{'':22} {'wall s':>7} {'CPU s':>7}  (median of {TIMES}; aim: half a second)")
    for name, times in took.items():
        wall, cpu = (median(one) for one in zip(*times, strict=True))
        print(f"{name:22} {wall:7.2f} {cpu:7.2f}")


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
