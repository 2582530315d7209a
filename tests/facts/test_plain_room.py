"""Do the facts know neither Django nor a person?"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
A_NIGHT_WITHOUT_DJANGO = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"django", "django_tasks", "django_otp", "psycopg"}:
            raise ImportError(f"the room of facts asked for {name}")
sys.meta_path.insert(0, Blocked())
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from random import Random
from tempfile import TemporaryDirectory
import bereik.facts
for found in walk_packages(bereik.facts.__path__, "bereik.facts."):
    import_module(found.name)
light = {"numpy", "scipy"} & set(sys.modules)
assert not light, f"{light} before a figure is made"
from bereik.facts.inside import make_inside
from bereik.facts.published import make_published
from bereik.facts.reader import read_funnel
from bereik.reckon.release import DisclosureSettings
from tests.facts.journeys import TONIGHT, town
with TemporaryDirectory() as name:
    make_inside(Path(name), town(1, 200), made_at=TONIGHT, rng=Random(1))
    make_published(Path(name), made_at=TONIGHT, settings=DisclosureSettings())
    assert read_funnel(Path(name)).whole().n.count == 200
assert "django" not in sys.modules
rooms = {name.split(".")[1] for name in sys.modules if name.startswith("bereik.")}
assert rooms == {"terms", "reckon", "facts"}, rooms
"""


def test_a_whole_night_runs_with_django_blocked() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", A_NIGHT_WITHOUT_DJANGO],
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
