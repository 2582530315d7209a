"""Does a fall at any moment (a kill, a full disk) leave the former files in force?"""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest

from bereik.facts.fault import FactsFault, not_made
from bereik.facts.inside import make_inside, reading_inside
from bereik.facts.published import make_published
from bereik.facts.reader import read_funnel
from bereik.reckon.release import DisclosureSettings
from tests.facts.journeys import TONIGHT, town
from tests.size import IN_PROOF, seed

KILLS = 40 if IN_PROOF else 4
ROOT = Path(__file__).resolve().parents[2]
NIGHT = """
import sys
from datetime import timedelta
from pathlib import Path
from random import Random
from bereik.facts.inside import make_inside
from bereik.facts.published import make_published
from bereik.reckon.release import DisclosureSettings
from tests.facts.journeys import TONIGHT, town
from tests.size import IN_PROOF, seed

folder, limit = Path(sys.argv[1]), int(sys.argv[2])
rows = list(town(3, 9_000))
if limit:
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
print("ready", flush=True)
night = TONIGHT + timedelta(days=1)
make_inside(folder, rows, made_at=night, rng=Random(2))
make_published(folder, made_at=night, settings=DisclosureSettings())
print("done", flush=True)
"""


def night(folder: Path, limit: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", NIGHT, str(folder), str(limit)],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def first_night(folder: Path) -> None:
    make_inside(folder, town(3, 500), made_at=TONIGHT, rng=Random(1))
    make_published(folder, made_at=TONIGHT, settings=DisclosureSettings())


def count(folder: Path) -> int:
    with reading_inside(folder) as connection:
        (number,) = connection.execute("select count(*) from journeys").fetchall()[0]
    return int(number)


@pytest.mark.proof
def test_a_kill_at_any_moment_leaves_a_whole_file_in_force(tmp_path: Path, measured: Any) -> None:
    first_night(tmp_path)
    moments = random.Random(seed())
    ends = set()
    for _ in range(KILLS):
        running = night(tmp_path)
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n", running.stderr and running.stderr.read()
        time.sleep(moments.uniform(0, 1.2))
        running.send_signal(signal.SIGKILL)
        running.communicate()
        ends.add(count(tmp_path))
        published = read_funnel(tmp_path)
        assert published is not None
        assert published.whole() is not None
    assert ends <= {500, 9_000}
    measured("facts: kill -9 at a random moment", seed=seed(), kills=KILLS, whole_file_in_force=KILLS)
    make_inside(tmp_path, town(3, 40), made_at=TONIGHT + timedelta(days=2), rng=Random(3))
    assert count(tmp_path) == 40
    assert not list(tmp_path.glob(".building-inside*")), "the rest of a fall is cleared by the next night"


def test_a_full_disk_is_said_and_changes_nothing(tmp_path: Path) -> None:
    first_night(tmp_path)
    in_force = {name: (tmp_path / f"{name}.duckdb").resolve() for name in ("inside", "published")}
    running = night(tmp_path, limit=300_000)
    _, said = running.communicate(timeout=60)
    assert running.returncode != 0
    assert "FactsFault" in said
    assert "The disk is full" in said
    assert "Make room" in said
    assert {name: (tmp_path / f"{name}.duckdb").resolve() for name in in_force} == in_force
    assert count(tmp_path) == 500
    assert not list(tmp_path.glob(".building*"))


@pytest.mark.parametrize(
    "error",
    [
        OSError(28, "No space left on device"),
        OSError(27, "File too large"),
        duckdb.IOException("Could not write file: No space left on device"),
    ],
)
def test_every_way_of_saying_that_the_disk_is_full_is_understood(error: Exception) -> None:
    assert "schijf is vol" in not_made("inside", error).say("nl")


def test_another_reason_is_passed_on_in_words() -> None:
    said = not_made("inside", OSError(13, "Permission denied")).say("en")
    assert "Permission denied" in said
    assert "the former ones still hold" in said


def test_a_folder_that_may_not_be_written_is_a_fault_and_no_traceback(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(FactsFault):
        make_inside(blocked / "facts", [], made_at=TONIGHT, rng=Random(1))


def test_a_damaged_published_file_is_said_to_readers(tmp_path: Path) -> None:
    first_night(tmp_path)
    path = (tmp_path / "published.duckdb").resolve()
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(FactsFault, match="cannot be read"):
        read_funnel(tmp_path)
    with pytest.raises(FactsFault, match="published"):
        make_published(tmp_path, made_at=TONIGHT, settings=DisclosureSettings())
