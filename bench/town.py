"""How long does a town of 200,000 residents take to be made, in how much memory, and how quick are its pages?

`bereik demo --no-serve` as somebody types it: residents, households, two years of signals, tries, promises and outcomes, and
the night with its figures and their protection. Then the pages of that town (`bench.pages`), each in a process of its own.
Beside it in the same run: the same rows laid bare into SQLite, without seal, guard or trail.
"""

from __future__ import annotations

import argparse
import os
import resource
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
NAMES = ("BEREIK_OWNER_URL", "BEREIK_DATABASE_URL", "BEREIK_LOOKS_URL", "DJANGO_SETTINGS_MODULE")


def add_options(reader: argparse.ArgumentParser) -> None:
    reader.add_argument("--town", default="student-city")
    reader.add_argument("--residents", type=int, default=200_000)
    reader.add_argument("--town-seed", type=int, default=2026)
    reader.add_argument("--fetches", type=int, default=20, help="times that each page is fetched")


def measure(asked: argparse.Namespace) -> None:
    """Make the town, say what it took, and fetch its pages."""
    with TemporaryDirectory() as place:
        home = Path(place) / "house"
        surroundings = {one: value for one, value in os.environ.items() if one not in NAMES}
        surroundings |= {"PYTHONPATH": str(ROOT / "src"), "BEREIK_HOME": str(home)}
        wanted = [
            "--town",
            asked.town,
            "--residents",
            str(asked.residents),
            "--seed",
            str(asked.town_seed),
            "--no-serve",
        ]
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "bereik.house.command", "demo", *wanted],
            env=surroundings,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        seconds = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        rows, bare = _laid_bare(home)
        size = sum(one.stat().st_size for one in home.rglob("*") if one.is_file()) / 1_000_000
        print(f"bereik demo {' '.join(wanted)}")
        print(f"{rows:,} rows, {size:,.0f} MB on disk")
        print(
            f"made in {seconds:.0f} s (aim: under 600), the largest process {peak:.0f} MB (aim: under 2048)"
        )
        print(f"the same rows laid bare: {bare:.0f} s, ratio {seconds / bare:.1f}")
        pages = [sys.executable, "-m", "bench.pages", str(asked.fetches)]
        told = subprocess.run(
            pages, env=surroundings, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
        )
        print(told.stdout, end="")


def _laid_bare(home: Path) -> tuple[int, float]:
    """How many rows the house holds, and how long SQLite takes to lay them into an empty file."""
    (house,) = sorted(home.glob("*.sqlite3"), key=lambda one: one.stat().st_size)[-1:]
    with sqlite3.connect(home / "bare.sqlite3") as bare:
        bare.execute("attach database ? as house", [str(house)])
        made = bare.execute(
            "select name, sql from house.sqlite_master where type = 'table' and sql is not null"
        )
        tables = [(name, sql) for name, sql in made if not name.startswith("sqlite_")]
        rows, began = 0, time.perf_counter()
        for name, sql in tables:
            bare.execute(sql)
            rows += bare.execute(f'insert into main."{name}" select * from house."{name}"').rowcount
        bare.commit()
        seconds = time.perf_counter() - began
    (home / "bare.sqlite3").unlink()
    return rows, seconds
