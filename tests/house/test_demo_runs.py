"""Does `bereik demo` start only where it may, let everybody in, and leave nothing behind?"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

import pytest

from bereik.house.command.answers import Unusable
from bereik.house.demonstration.children import Children, answers
from bereik.house.demonstration.plan import read_town
from bereik.house.demonstration.refusing import refuse_other_database, refuse_taken_port, usable_home
from tests.house.tree import ROOT

# Where it may start, and what runs beside it


def test_the_demonstration_starts_only_in_an_empty_folder(tmp_path: Path) -> None:
    assert usable_home(tmp_path / "new").is_dir()
    with pytest.raises(Unusable, match="BEREIK_HOME"):
        usable_home("")
    (tmp_path / "letters.txt").touch()
    with pytest.raises(Unusable) as refused:
        usable_home(tmp_path)
    assert "letters.txt" in refused.value.say("nl")
    (tmp_path / "file").touch()
    with pytest.raises(Unusable):
        usable_home(tmp_path / "file")


def test_a_port_that_is_taken_is_said_with_another_one(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Unusable) as refused:
            refuse_taken_port(port)
    assert f"Poort {port} is niet vrij" in refused.value.say("nl")
    assert f"PORT={port % 65535 + 1}" in refused.value.say("en")
    refuse_taken_port(port)
    with pytest.raises(Unusable):
        refuse_taken_port(70_000)


def test_a_database_that_a_setting_names_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BEREIK_OWNER_URL", raising=False)
    monkeypatch.setenv("BEREIK_DATABASE_URL", "postgresql://app@host/real")
    with pytest.raises(Unusable) as refused:
        refuse_other_database()
    assert "BEREIK_DATABASE_URL" in refused.value.say("nl")
    assert "host" not in refused.value.say("nl"), "an address can hold a password"


def test_what_was_started_is_gone_at_the_end_also_when_it_does_not_listen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bereik.house.demonstration.children.PATIENCE", 0.5)
    (tmp_path / "deaf.py").write_text(
        "import signal, time\nsignal.signal(15, signal.SIG_IGN)\nprint('up', flush=True)\ntime.sleep(60)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Children(tmp_path / "log") as children:
        child = children.start("deaf", "deaf")
        until = time.monotonic() + 20
        while not child.said_last() and time.monotonic() < until:
            time.sleep(0.05)
        assert child.said_last() == "up"
        assert children.fallen() is None
    assert child.process.returncode == -9
    assert children.fallen() is child


def test_an_address_where_nobody_listens_does_not_answer() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert not answers(f"http://127.0.0.1:{port}/")


# The whole demonstration


class Demo:
    """`bereik demo` in a window of its own."""

    def __init__(self, home: Path, port: int) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("BEREIK_")}
        self.said = home.parent / "said"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bereik.house.command", "demo", "--residents", "400"],
            env=kept
            | {
                "BEREIK_HOME": str(home),
                "BEREIK_DDAS_EXAMPLES": str(home.parent),
                "PORT": str(port),
                "PYTHONPATH": str(ROOT / "src"),
            },
            stdin=subprocess.DEVNULL,
            stdout=self.said.open("w"),
            stderr=subprocess.STDOUT,
        )

    def wait_until(self, words: str, seconds: float = 150) -> str:
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            if words in (said := self.said.read_text(encoding="utf-8")):
                return said
            time.sleep(0.2)
        raise AssertionError(self.said.read_text(encoding="utf-8"))

    def children(self) -> list[int]:
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[1] == str(self.process.pid) and fields[0] != "Z":
                found.append(int(folder.name))
        return found


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = Demo(tmp_path / "home", port)
    yield running
    if running.process.poll() is None:
        running.process.terminate()
        running.process.wait(timeout=30)


@pytest.mark.sqlite
def test_the_demonstration_lets_everybody_in_by_their_own_address_and_leaves_nothing_behind(
    demo: Demo,
) -> None:
    said = demo.wait_until("Ctrl-C")
    town = read_town(residents=400)
    addresses = dict(line.strip().rsplit(maxsplit=1) for line in said.splitlines() if "/word/" in line)
    who = [name.split(",")[0] for name in addresses]
    # The five of the story, in its order; then one of each other kind.
    assert who[:5] == ["zorgcoördinator", "Sanne Linde", "inwoner", "Petra Meidoorn", "Omar Vlier"]
    assert {"Joost Beuk", "Tessa Taxus", "Gert Jeneverbes"} <= set(who[5:])
    assert len(who) < 12, "a list that one reads in the terminal"
    for name, begins in (
        ("Sanne Linde", "Vandaag"),
        ("inwoner", "Sanne Linde"),
        ("Petra Meidoorn", "Van elke 100 mensen"),
        ("Omar Vlier", "Zo gaat het, in gewone woorden"),
        ("zorgcoördinator", "doorgaf"),
    ):
        address = next(one for line, one in addresses.items() if line.startswith(name))
        assert begins in opened(address), name
    everyone = opened(re.search(r"http://\S+/wie/", said)[0])  # type: ignore[index]
    assert all(one.name in everyone for one in town.staff)
    assert re.search(r"code [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4} op http://\S+", said)
    assert "inwoners met twee jaar aan signalen" in said
    before = demo.children()
    assert len(before) == 2, "the pages and whoever does the work that waits"
    demo.process.send_signal(signal.SIGTERM)
    assert demo.process.wait(timeout=30) == 0
    assert not any(Path(f"/proc/{one}").exists() for one in before)


def opened(address: str) -> str:
    browser = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))
    with browser.open(address, timeout=30) as page:
        words: str = page.read().decode()
    return words
