"""Does the room stand on its own: no Django, no storage, nothing heavy before it is needed?"""

import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[2] / "src"
BLOCK = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked}:
            raise ImportError(f"the room of sums asked for {{name}}")
sys.meta_path.insert(0, Blocked())
"""
EVERYTHING = """
from importlib import import_module
from pkgutil import walk_packages
import bereik.reckon
for found in walk_packages(bereik.reckon.__path__, "bereik.reckon."):
    import_module(found.name)
rooms = {name.split(".")[1] for name in sys.modules if name.startswith("bereik.")}
assert rooms <= {"terms", "reckon"}, rooms
"""
PROTECT = """
from bereik.reckon.disclosure import DisclosureSettings, protect
from bereik.reckon.tables import one_way
release = protect(one_way("t", {"a": 30, "b": 4, "c": 41}), DisclosureSettings())
assert release.cells["t", "b", "*"].withheld == "small"
"""
FUNNEL = """
from bereik.reckon.funnel import StageCount, funnel
assert funnel([StageCount("a", 9, 9, 9), StageCount("b", 9, 9, 3)]).stages[1].lost == 6
"""
DJANGO_AND_STORAGE = {"django", "django_tasks", "duckdb", "sqlite3", "psycopg"}
HEAVY = DJANGO_AND_STORAGE | {"numpy", "scipy", "numba"}


def run(code: str, blocked: set[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCK.format(blocked=blocked) + code],
        env={"PYTHONPATH": str(SOURCES)},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("code", "blocked"),
    [(EVERYTHING, HEAVY), (PROTECT, DJANGO_AND_STORAGE), (FUNNEL, HEAVY)],
    ids=["every module opens light", "protection", "the funnel needs no numpy"],
)
def test_it_runs_with_the_rest_blocked(code: str, blocked: set[str]) -> None:
    ran = run(code, blocked)
    assert ran.returncode == 0, ran.stderr


def test_the_group_of_commands_answers_light() -> None:
    ran = run("from bereik.reckon.command import reckon\nreckon(['--help'], standalone_mode=False)", HEAVY)
    assert ran.returncode == 0, ran.stderr
    assert "protect" in ran.stdout
