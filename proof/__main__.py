"""Run everything that `make test` runs small, whole; write the figures with machine, date and seeds.

The tests marked `proof` are one piece of code at two sizes: BEREIK_PROOF=1 makes them whole. Each lays its figures down
with the fixture `measured` (tests/conftest.py).
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "measured.md"
NO_HOUSE = (
    "reckon", "facts", "terms", "house/test_demonstration_story.py", "house/exchange/ddas/test_ddas_hostile_input.py",
    "house/exchange/ddas/test_ddas_import_large_files.py",
)  # fmt: skip
"""What asks no house, or only an embedded one."""


def main() -> int:
    seed = os.environ.get("BEREIK_SEED") or str(SystemRandom().randrange(10**9))
    with tempfile.TemporaryDirectory() as folder:
        laid = Path(folder) / "figures.jsonl"
        found: dict[str, list[dict[str, object]]] = {}
        failed = 0
        for engine, keep in (("SQLite", False), ("PostgreSQL", True)):
            settings = {"BEREIK_PROOF": "1", "BEREIK_SEED": seed, "BEREIK_PROOF_FILE": str(laid)}
            surroundings = {**os.environ, **settings}
            if not keep:
                for name in ("BEREIK_DATABASE_URL", "BEREIK_OWNER_URL", "BEREIK_LOOKS_URL"):
                    surroundings.pop(name, None)
            elif "BEREIK_DATABASE_URL" not in surroundings:
                print("No PostgreSQL: run `make proof`.", file=sys.stderr)
                return 2
            laid.write_text("", encoding="utf-8")
            # What knows no house is the same on both engines: once is enough.
            rooms = [f"--ignore=tests/{room}" for room in NO_HOUSE] if keep else []
            command = [sys.executable, "-m", "pytest", "-m", "proof", *rooms, *sys.argv[1:], "tests"]
            ran = subprocess.run(command, env=surroundings, cwd=ROOT)
            failed = failed or ran.returncode
            found[engine] = [json.loads(line) for line in laid.read_text(encoding="utf-8").splitlines()]
    before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    PAGE.write_text(_page(found, seed, before), encoding="utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}")
    return failed


def _page(found: dict[str, list[dict[str, object]]], seed: str, before: str) -> str:
    """All figures, each with the day on which it was measured: a part that is asked for leaves the others as they were."""
    part, today = " ".join(sys.argv[1:]), datetime.now(UTC).date().isoformat()  # noqa: TID251
    lines = [
        "# Measured",
        "",
        "Made by `make proof`: what `make test` runs small with a fresh seed, run whole. Not edited by hand.",
        "",
        f"- date: {today}",
        f"- machine: {os.cpu_count()} cores, {_processor()}, {platform.system()} {platform.release()}",
        f"- Python {platform.python_version()}",
        f"- seed: {seed} (`BEREIK_SEED={seed} make proof` draws the same)",
        "",
    ]
    if part:
        lines[-1:] = [f"- last measured: a part, `{part}`; each figure says its own day", ""]
    for engine, figures in found.items():
        rows = _rows_of(before, engine) if part else {}
        for one in figures:
            values = one["figures"]
            assert isinstance(values, dict)
            rows[str(one["what"])] = [f"{name} | {value} | {today}" for name, value in values.items()]
        lines += [f"## {engine}", "", "| what | figure | value | measured on |", "|---|---|---|---|"]
        lines += [f"| {what} | {row} |" for what, measured in rows.items() for row in measured]
        lines.append("")
    return "\n".join(lines)


def _rows_of(page: str, engine: str) -> dict[str, list[str]]:
    """What the page says already under this engine, each figure with its day (that of the page, where it has none)."""
    written = page.partition("- date: ")[2].partition("\n")[0]
    rows: dict[str, list[str]] = {}
    for line in page.partition(f"## {engine}\n")[2].partition("\n## ")[0].splitlines():
        what, *row = (
            [cell.strip() for cell in line.strip("|").split(" | ")] if line.startswith("| ") else [""]
        )
        if row and what != "what":
            rows.setdefault(what, []).append(" | ".join(row if len(row) == 3 else [*row, written]))
    return rows


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    for line in cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else ():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


if __name__ == "__main__":
    sys.exit(main())
