"""How fast is the house? `make bench` measures it part by part, each held against a named peer in the same run.

    make bench                         every section
    make bench ARGS="importing"        these alone: the others stay in docs/speed.md as they were

What is measured stands in docs/speed.md, with machine and day.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "speed.md"


@dataclass(frozen=True)
class Section:
    """`module` says `add_options(reader)` and `measure(asked)`; what it prints is what the page shows."""

    module: str
    about: str


SECTIONS = {
    "list": Section("bench.list_page", "The professional's day list, with the guard and without, in turns"),
    "help": Section("bench.help", "How soon a command answers that needs no house"),
    "importing": Section("bench.importing", "Deliveries of arrears signals, against one deed a signal"),
    "facts": Section("bench.facts", "The night's figures over 10,000,000 steps, against copying them out"),
    "town": Section("bench.town", "A town of 200,000 residents, and each page of it"),
}
"""Each section on a line of its own; they run in this order."""


class Page(StringIO):
    """What is printed, on the screen and for docs/speed.md."""

    def write(self, text: str) -> int:
        sys.__stdout__.write(text)  # type: ignore[union-attr]
        sys.__stdout__.flush()  # type: ignore[union-attr]
        return super().write(text)


def main() -> int:
    if not os.environ.get("BEREIK_DATABASE_URL"):
        print("The benchmark needs PostgreSQL: make bench", file=sys.stderr)
        return 2
    os.environ["DJANGO_SETTINGS_MODULE"] = "bereik.house.settings_test"
    import django

    django.setup()
    reader = argparse.ArgumentParser(
        prog="bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("sections", nargs="*", metavar="SECTION", help=" · ".join(SECTIONS))
    reader.add_argument("--page", type=Path, default=PAGE, help="where the figures are written")
    modules = {name: import_module(one.module) for name, one in SECTIONS.items()}
    for module in modules.values():
        module.add_options(reader)
    asked = reader.parse_args()
    if unknown := [one for one in asked.sections if one not in SECTIONS]:
        print(f"No such section: {', '.join(unknown)}. There are: {', '.join(SECTIONS)}.", file=sys.stderr)
        return 2
    for name in asked.sections or SECTIONS:
        page = Page()
        with redirect_stdout(page):
            print(_machine())
            modules[name].measure(asked)
        _write(asked.page, name, page.getvalue())
    return 0


def _write(place: Path, name: str, measured: str) -> None:
    """This section anew; the others as they stand."""
    page = place.read_text(encoding="utf-8") if place.exists() else ""
    stands = {part.split("\n", 1)[0]: part for part in page.split("\n## ")[1:]}
    heading = f"{name}: {SECTIONS[name].about}"
    stands[heading] = f"{heading}\n\n```\n{measured}```\n"
    known = [f"{one}: {section.about}" for one, section in SECTIONS.items()]
    parts = [f"## {stands[one].rstrip()}\n" for one in known if one in stands]
    place.write_text("# Speed\n\nMade by `make bench`.\n\n" + "\n".join(parts), encoding="utf-8")


def _machine() -> str:
    today = datetime.now(UTC).date().isoformat()
    return (
        f"{today}, machine: {os.cpu_count()} cores, {_processor()}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


if __name__ == "__main__":
    sys.exit(main())
