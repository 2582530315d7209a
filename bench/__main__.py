"""How long does the page of fifty rows take over a million journeys, with the guard and without?

`make bench` runs both on the same rows in the same run, in turns, and prints p50, p95, the number of queries and the
ratio, with the machine named. The page is the professional's day list, as the app role on PostgreSQL.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


class Page(StringIO):
    """What is printed, on the screen and for docs/speed.md."""

    def write(self, text: str) -> int:
        sys.__stdout__.write(text)  # type: ignore[union-attr]
        return super().write(text)

    def whole(self) -> str:
        return (
            "# Speed\n\nMade by `make bench`: the professional's day list on PostgreSQL as the app role, with the guard and "
            "without, in turns, in one run.\n\n```\n" + self.getvalue() + "```\n"
        )


def main() -> int:
    reader = argparse.ArgumentParser(prog="bench", description=__doc__)
    reader.add_argument("--journeys", type=int, default=1_000_000)
    reader.add_argument("--many", type=int, default=5_000, help="rows of the professional who has many")
    reader.add_argument(
        "--times", type=int, default=60, help="pages measured for each of the three, each way"
    )
    asked = reader.parse_args()
    if not os.environ.get("BEREIK_DATABASE_URL"):
        print("The benchmark needs PostgreSQL: make bench", file=sys.stderr)
        return 2
    os.environ["DJANGO_SETTINGS_MODULE"] = "bereik.house.settings_test"
    import django

    django.setup()
    page = Page()
    with redirect_stdout(page):
        _run(asked.journeys, asked.many, asked.times)
    (ROOT / "docs" / "speed.md").write_text(page.whole(), encoding="utf-8")
    return 0


def _run(journeys: int, many: int, times: int) -> None:
    from bench.list_page import measure

    print(
        f"machine: {os.cpu_count()} cores, {_processor()}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"
    )
    measure(journeys, many, times)


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


if __name__ == "__main__":
    sys.exit(main())
