"""Is a delivery that is cut off, in the middle of the writing, as if it never came?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.db import connections
from django.test import TransactionTestCase

from bereik.house.exchange.ddas.importing import Counted, taking_in
from bereik.house.one_at_a_time import holding
from bereik.people.models import Journey
from bereik.see.models import Delivery
from bereik.trust.trail.models import TrailLine
from tests.house.exchange.ddas.import_samples import (
    counts,
    delivery,
    journeys,
    large,
    person,
    signal,
    taken_in,
)
from tests.house.tree import ROOT
from tests.size import IN_PROOF, seed

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 1_500
KILLS = 100 if IN_PROOF else 2
# In a process of its own, on the very house of this test, so that it can be killed without us.
COMES_IN = """
import json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "bereik.house.settings_test"
import django
django.setup()
from django.db import connections
from django.test import TransactionTestCase
for alias, name in json.loads(sys.argv[1]).items():
    connections[alias].settings_dict["NAME"] = name
from bereik.house.exchange.ddas.importing import import_delivery
print("begins", flush=True)
told = import_delivery(sys.argv[2], synthetic=True)
print(json.dumps([told.again, told.signals.new, told.residents.new]))
"""
# A small house of its own, and a disk on which little more fits than what stands there.
ON_A_FULL_DISK = """
import sys
from bereik.house.command.house import open_house
from bereik.house.command.running import run
open_house()
from django.db import connections
from django.test import TransactionTestCase
with connections["default"].cursor() as cursor:
    pages = cursor.execute("pragma page_count").fetchone()[0]
    cursor.execute(f"pragma max_page_count = {pages + int(sys.argv[1])}")
sys.exit(run(["ddas", "import", sys.argv[2], "--synthetic", "--json"]))
"""


def start(script: str, file: Path) -> subprocess.Popen[str]:
    names = json.dumps({alias: str(connections[alias].settings_dict["NAME"]) for alias in connections})
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}"}
    command = [sys.executable, "-c", script, names, str(file)]
    # In a group of its own, so that it can be seen that nothing of it stays behind.
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=ROOT,
        start_new_session=True,
    )


def told_by(child: subprocess.Popen[str]) -> list[Any]:
    out, err = child.communicate(timeout=120)
    assert child.returncode == 0, err
    answer: list[Any] = json.loads(out.splitlines()[-1])
    return answer


def written(document: object, path: Path) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.proof
def test_killed_at_any_moment_it_leaves_what_was_there_and_the_next_run_goes_on(
    tmp_path: Path, measured: Any
) -> None:
    """Each time from the same house: killed at a random moment, it stands as it did or as it would; then once more."""
    file = written(large(MANY, seed()), tmp_path / "groot.json")
    small = delivery([signal("before", person(90_001))])
    chance, cut_off, finished = Random(seed()), 0, 0
    taken_in(small, tmp_path)
    before = (counts(), Delivery.objects.count())
    whole, took = comes_in(file, kill_after=None)
    assert whole == MANY
    after, rows = (counts(), Delivery.objects.count()), journeys()
    assert (after[0]["Signal"], after[0]["Resident"], after[1]) == (MANY + 1, MANY * 9 // 10 + 1, 2)
    for number in range(KILLS):
        TransactionTestCase._fixture_teardown(None)  # type: ignore[arg-type]
        taken_in(small, tmp_path)
        killed, _ = comes_in(file, kill_after=chance.uniform(0, took * (0.5 if number == 0 else 1.1)))
        now = (counts(), Delivery.objects.count())
        if killed is None and now == before:
            cut_off += 1
        else:  # it was quicker this time: then all of it is there
            assert now == after
            finished += 1
        new, this_time = comes_in(file, kill_after=None)
        took = min(took, this_time) if new else took
        assert ((counts(), Delivery.objects.count()), journeys()) == (after, rows)
    assert cut_off >= max(1, KILLS // 3)
    measured("ddas import, killed", kills=KILLS, signals=MANY, left_as_it_was=cut_off, already_whole=finished)


def comes_in(file: Path, kill_after: float | None) -> tuple[int | None, float]:
    """How many signals came in (None: it was killed before it was done), and how long the taking in took."""
    child = start(COMES_IN, file)
    assert child.stdout is not None
    assert child.stdout.readline() == "begins\n"
    began = time.monotonic()
    try:
        child.wait(timeout=kill_after or 120)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate(timeout=20)
        _nothing_stays(child.pid)
        _server_noticed()
        return None, 0.0
    new: int = told_by(child)[1]
    return new, time.monotonic() - began


def _nothing_stays(group: int) -> None:
    """What it split off ends by itself, and holds nothing of ours until then."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("a process that was split off outlives the import that was killed")


def _server_noticed() -> None:
    """PostgreSQL ends what a killed client was doing, or finishes it, a moment later: only then is there a state."""
    if connections["default"].vendor != "postgresql":
        return
    for _ in range(200):
        with connections["owner"].cursor() as cursor:
            cursor.execute(
                "select count(*) from pg_stat_activity where datname = current_database() "
                "and pid <> pg_backend_pid() and usename = %s",
                [connections["default"].settings_dict["USER"]],
            )
            others = cursor.fetchone()[0]
        if others <= (connections["default"].connection is not None):
            return
        time.sleep(0.1)
    raise AssertionError("the server still works for a client that was killed")


@pytest.mark.sqlite
def test_a_full_disk_is_said_and_leaves_what_was_there(tmp_path: Path) -> None:
    small = written(delivery([signal("before", person(90_001))]), tmp_path / "klein.json")
    file = written(large(MANY), tmp_path / "groot.json")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT / 'src'}",
        "BEREIK_HOME": str(tmp_path / "huis"),
    }

    def ends(path: Path, room: int) -> tuple[int, str, list[str]]:
        command = [sys.executable, "-c", ON_A_FULL_DISK, str(room), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)
        return done.returncode, done.stdout, done.stderr.splitlines()

    assert ends(small, 1_000)[0] == 0
    code, out, err = ends(file, 40)
    assert (code, out, len(err)) == (3, "", 1)
    assert "schijf is vol" in err[0]
    for path, again, new in ((small, True, 0), (file, False, MANY)):
        code, out, _ = ends(path, 1_000_000)
        answer = json.loads(out)
        assert (code, answer["again"], answer["signals"]["new"]) == (0, again, new)


ON_A_FULL_SERVER = """
set -eu
python=$1 small=$2 large=$3 disk=$4
psql=$(ls -d /usr/lib/postgresql/*/bin/psql | sort -V | tail -n 1)
server=${BEREIK_OWNER_URL##*@}; server=${server%/*}; server=${server//%2F//}
as_server() { (cd / && runuser -u postgres -- "$psql" -X -q -h "$server" -d postgres -v ON_ERROR_STOP=1 "$@"); }
chown postgres "$disk"
as_server -c "create tablespace tight location '$disk'" -c "alter database bereik set tablespace tight"
bereik() { "$python" -m bereik.house.command "$@"; }
bereik database prepare >/dev/null
bereik ddas import "$small" --synthetic --json >/dev/null
free=$(( $(stat -f -c '%a * %S' "$disk") ))
head -c $(( free - 300000 )) /dev/zero > "$disk/filler"
code=0; bereik ddas import "$large" --synthetic --json || code=$?
echo "full $code"
rm "$disk/filler"
bereik ddas import "$small" --synthetic --json
bereik ddas import "$large" --synthetic --json
"""


@pytest.mark.postgres
@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk for a server of its own")
def test_a_full_disk_of_the_server_is_said_and_leaves_what_was_there(tmp_path: Path) -> None:
    """A server of its own whose tables stand on a small disk in memory, filled but for a little."""
    small = written(delivery([signal("before", person(90_001))]), tmp_path / "klein.json")
    file = written(large(MANY), tmp_path / "groot.json")
    disk = Path(
        tempfile.mkdtemp(prefix="bereik-disk-", dir="/tmp")
    )  # the server may not enter pytest's own folder
    mounting = ["mount", "-t", "tmpfs", "-o", "size=96m,mode=700", "bereik-disk", str(disk)]
    if subprocess.run(mounting, capture_output=True).returncode:
        disk.rmdir()
        pytest.skip("this machine does not let us mount a small disk")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT / 'src'}",
        "BEREIK_HOME": str(tmp_path / "huis"),
        "BEREIK_SYNTHETIC": "1",
        "BEREIK_SECRET_KEY": "only-for-tests-" + "x" * 40,
        "BEREIK_KEYS": "t1:" + "A" * 43 + "=",
        "BEREIK_INDEX_KEY": "only-for-tests-" + "y" * 40,
    }
    server = [str(ROOT / "scripts" / "with-postgres.sh"), "bash", "-c", ON_A_FULL_SERVER, "full"]
    try:
        done = subprocess.run(
            [*server, sys.executable, str(small), str(file), str(disk)],
            capture_output=True, text=True, env=environment, timeout=300,
        )  # fmt: skip
    finally:
        subprocess.run(["umount", str(disk)], check=True)
        disk.rmdir()
    assert done.returncode == 0, done.stderr
    full, _, rest = done.stdout.partition("\n")
    assert full == "full 3", done.stdout
    assert "schijf is vol" in done.stderr and "Traceback" not in done.stderr
    first, second = json.loads("[" + rest.replace("}\n{", "},\n{") + "]")
    assert (first["again"], second["again"], second["signals"]["new"]) == (True, False, MANY)


def test_an_error_of_ours_in_a_late_batch_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second batch fails; the first was written already, in the same transaction."""
    lay, calls = taking_in.lay_written, []

    def breaks(*given: Any) -> None:
        lay(*given)
        calls.append(counts_inside())
        if len(calls) == 2:
            raise RuntimeError

    monkeypatch.setattr(taking_in, "lay_written", breaks)
    before = counts()
    with pytest.raises(RuntimeError):
        taken_in(large(MANY), tmp_path)
    assert calls == [900, 1350]
    assert (counts(), Delivery.objects.count()) == (before, 0)


def counts_inside() -> int:
    """Seen by the delivery itself, before anything is final."""
    return Journey.objects.count()


def test_each_thousand_leaves_one_line_in_the_trail_and_names_whom_it_touched(tmp_path: Path) -> None:
    from bereik.trust.trail.writing import trail_open

    taken_in(large(MANY), tmp_path)
    alias = "owner" if connections["default"].vendor == "postgresql" else "default"
    with trail_open():
        lines = list(TrailLine.objects.using(alias).filter(sort="deed").order_by("place"))
    assert [one.what for one in lines] == ["take_in_delivery"] * 2
    assert {one.purpose for one in lines} == {"delivery"}
    assert sum(len(one.touched) for one in lines) == MANY * 9 // 10


def test_the_same_file_twice_at_once_comes_in_once(tmp_path: Path) -> None:
    file = written(large(300), tmp_path / "groot.json")
    children = [start(COMES_IN, file) for _ in range(2)]
    assert sorted(told_by(one) for one in children) == [[False, 300, 270], [True, 0, 0]]
    assert counts()["Signal"] == 300


def test_two_files_at_once_about_the_same_people_double_nobody(tmp_path: Path) -> None:
    files = []
    for number in range(2):
        document = large(200)
        for one in document["leveringen"][0]["vroegsignalen"]:
            one["ID"] += f"-{number}"
        document["leveringen"][0]["vroegsignaalzaken"] = []
        files.append(written(document, tmp_path / f"{number}.json"))
    children = [start(COMES_IN, file) for file in files]
    assert sorted(told_by(one)[2] for one in children) == [0, 180]
    assert (counts()["Resident"], counts()["Signal"], len(journeys())) == (180, 400, 180)


def test_it_waits_its_turn(tmp_path: Path) -> None:
    free = threading.Event()
    there = threading.Event()

    def hold() -> None:
        with holding("deliveries") as mine:
            assert mine
            there.set()
            free.wait(20)

    holder = threading.Thread(target=hold)
    holder.start()
    assert there.wait(10)
    threading.Timer(0.6, free.set).start()
    began = time.monotonic()
    assert taken_in(delivery([signal("a", person(1))]), tmp_path).signals == Counted(new=1)
    assert time.monotonic() - began > 0.5
    holder.join(20)


def test_it_says_so_when_its_turn_does_not_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_in, "LONGEST_WAIT", 0.0)
    with holding("deliveries") as mine:
        assert mine
        told = taken_in(delivery([signal("a", person(1))]), tmp_path)
    assert told.refused is not None
    assert "andere levering" in told.refused.what.nl
    assert counts()["Signal"] == 0
