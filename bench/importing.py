"""How fast does a delivery of arrears come in, and how much memory does it ask, on both engines?

A generated delivery (`bench.delivery`) is imported by a process of its own into an empty house: on PostgreSQL as the app
role, with row policies, sealing and the trail; then on SQLite. Once more the same file, and then next month's, of which
three in ten come again. Beside it, in the same run, the same file one deed a signal (`bench.deed_by_deed`).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.deed_by_deed import deed_by_deed
from bench.delivery import first_month, next_month

ROOT = Path(__file__).resolve().parents[1]
AIM = {"PostgreSQL": 5_000, "SQLite": 2_000}
MOST_MEMORY = 500
ADDRESSES = ("BEREIK_DATABASE_URL", "BEREIK_OWNER_URL", "BEREIK_LOOKS_URL")


def add_options(reader: argparse.ArgumentParser) -> None:
    reader.add_argument("--signals", type=int, default=50_000, help="signals in the generated delivery")
    reader.add_argument("--seed", type=int, default=1, help="of the generated delivery")
    reader.add_argument("--deeds", type=int, default=5_000, help="signals of it that the peer takes in")


def measure(asked: argparse.Namespace) -> None:
    """Generate, import three times on each engine, import the peer's way, print."""
    with TemporaryDirectory(prefix="bereik-bench-") as folder:
        home = Path(folder)
        first = first_month(asked.signals, asked.seed)
        files = {
            "first delivery": first.write(home / "first.json"),
            "the same file again": home / "first.json",
            "next month's": next_month(first, asked.signals, asked.seed).write(home / "next.json"),
        }
        del first
        print(
            f"a delivery of {asked.signals:,} signals, seed {asked.seed}, "
            f"{files['first delivery'].stat().st_size / 1e6:.1f} MB; ten million additions take "
            f"{_additions():.2f} s of this machine now"
        )
        for engine in AIM:
            _on(engine, files, home, asked)


def _on(engine: str, files: dict[str, Path], home: Path, asked: argparse.Namespace) -> None:
    surroundings = _house(engine, home)
    speed = 0.0
    print(f"\n{engine:20} {'signals/s':>9} {'wall s':>7} {'CPU s':>7} {'peak MB':>8}  stages in seconds")
    for name, file in files.items():
        told = _imported(file, surroundings)
        speed = speed or asked.signals / told["wall"]
        stages = " · ".join(f"{stage} {took:.1f}" for stage, took in told["stages"].items())
        print(
            f"{name:20} {asked.signals / told['wall']:9,.0f} {told['wall']:7.1f} {told['cpu']:7.1f} "
            f"{told['peak_mb']:8.0f}  {stages} (in the database {told['database']:.1f})"
        )
        counts = ("new", "known", "amended", "older")
        print(
            " " * 21
            + "signals "
            + ", ".join(
                f"{count:,} {word}" for word, count in zip(counts, told["signals"], strict=True) if count
            )
            + f"; {told['residents'][0]:,} new residents, {told['attempts']:,} attempts, {told['findings']:,} findings"
        )
        if told["peak_mb"] > MOST_MEMORY:
            print(f"{'':20} more than {MOST_MEMORY} MB")
    store = surroundings["BEREIK_OWNER_URL"] if engine == "PostgreSQL" else home / "peer.sqlite3"
    peer = deed_by_deed(files["first delivery"], store, asked.deeds)
    print(
        f"{'one deed a signal':20} {peer:9,.0f}  the driver alone, no row policies, over {asked.deeds:,} signals"
    )
    print(f"{'ratio':20} {speed / peer:9.1f}  (aim: {AIM[engine]:,} signals a second)")


def _imported(file: Path, surroundings: dict[str, str]) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "bench.import_once", str(file)],
        env=surroundings,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"The import of {file.name} failed: {done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def _house(engine: str, home: Path) -> dict[str, str]:
    """An empty house of its own, made the way `bereik database prepare` makes one."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "BEREIK_HOME": str(home / engine.lower())}
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)
    if engine == "PostgreSQL":
        import psycopg

        name = f"bench_import_{os.getpid()}"
        with psycopg.connect(os.environ["BEREIK_OWNER_URL"], autocommit=True) as owner:
            owner.execute(f'drop database if exists "{name}"')  # type: ignore[arg-type]
            owner.execute(f'create database "{name}"')  # type: ignore[arg-type]
        surroundings |= {one: f"{os.environ[one].rpartition('/')[0]}/{name}" for one in ADDRESSES}
        surroundings |= {
            "BEREIK_SYNTHETIC": "1",
            "BEREIK_SECRET_KEY": "only-for-the-benchmark-" + "x" * 40,
            "BEREIK_KEYS": "b1:" + "A" * 43 + "=",
            "BEREIK_INDEX_KEY": "only-for-the-benchmark-" + "y" * 40,
        }
    else:
        for one in ADDRESSES:
            surroundings.pop(one, None)
    prepare = [sys.executable, "-m", "bereik.house.command", "database", "prepare"]
    subprocess.run(prepare, env=surroundings, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return surroundings


def _additions() -> float:
    """How quick is this machine at this moment, beside what else runs on it?"""
    began, total = time.perf_counter(), 0
    for number in range(10_000_000):
        total += number
    return time.perf_counter() - began
