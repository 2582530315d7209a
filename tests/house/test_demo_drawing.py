"""Is a town of more than one slice drawn by processes that know no house, and is it the same town?"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from bereik.house.demonstration.chances import HERE
from bereik.house.demonstration.drawing import draw_town
from bereik.house.demonstration.lives import A_SLICE, town_lives
from bereik.house.demonstration.plan import read_town
from tests.house.tree import ROOT

TODAY = datetime(2026, 11, 23, tzinfo=HERE)
# What `bereik demo` does, without a house: the processes beside it begin anew, and load no settings.
DRAW = f"""
from datetime import datetime
from bereik.house.demonstration.chances import HERE
from bereik.house.demonstration.drawing import draw_town
from bereik.house.demonstration.plan import read_town

if __name__ == "__main__":
    town = read_town("rural", {A_SLICE + 1})
    print(draw_town(town, 7, datetime(2026, 11, 23, tzinfo=HERE), {A_SLICE + 1}).journeys)
"""


def test_a_town_of_two_slices_is_drawn_where_no_house_is_loaded(tmp_path: Path) -> None:
    around = {name: said for name, said in os.environ.items() if not name.startswith(("BEREIK_", "DJANGO_"))}
    around["PYTHONPATH"] = str(ROOT / "src")
    script = tmp_path / "draw.py"
    script.write_text(DRAW, encoding="utf-8")
    drawn = subprocess.run([sys.executable, script], env=around, capture_output=True, text=True, timeout=300)
    assert drawn.returncode == 0, drawn.stderr
    expected = town_lives(read_town("rural", A_SLICE + 1), 7, TODAY, A_SLICE + 1)
    assert int(drawn.stdout) == len(expected)


def test_processes_beside_this_one_draw_the_same_lives() -> None:
    town = read_town("rural", A_SLICE + 1)
    drawn = draw_town(town, 7, TODAY, A_SLICE + 1)
    together = {life.id for part in drawn.lives() for life in part}
    assert together == {life.id for life in town_lives(town, 7, TODAY, A_SLICE + 1)}
