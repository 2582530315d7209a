"""Does the room stand on its own: without Django, without storage, and quick to open?"""

import subprocess
import sys
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "src"

OPEN_EVERYTHING = """
import sys, time

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"django", "duckdb", "sqlite3", "psycopg", "numpy", "holidays", "dateutil"}:
            raise ImportError(f"the room of terms asked for {name}")

sys.meta_path.insert(0, Blocked())
from importlib import import_module
from pkgutil import walk_packages
started = time.process_time()
import bereik.terms
for found in walk_packages(bereik.terms.__path__, "bereik.terms."):
    import_module(found.name)
from datetime import date
from bereik.terms.law_clocks import CLOCKS, Clock
from bereik.terms.glossary import page
CLOCKS[Clock.WGS_THREAT].ends(date(2026, 5, 13))
opened = time.process_time() - started
page()
assert "django" not in sys.modules
rooms = {name.split(".")[1] for name in sys.modules if name.startswith("bereik.")}
assert rooms == {"terms"}, rooms
print(opened)
"""


def test_every_module_opens_with_django_and_storage_blocked() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", OPEN_EVERYTHING],
        env={"PYTHONPATH": str(SOURCES)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    assert float(ran.stdout) < 1.0, "opening the room takes processor time it should not"


def test_no_file_of_the_room_names_another_room() -> None:
    for file in (SOURCES / "bereik" / "terms").rglob("*.py"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.lstrip().startswith(("import ", "from ")) and "bereik" in line:
                assert "bereik.terms" in line, f"{file.name}: {line}"
