"""Is a file that is far too large, or that says the same a million times, answered soon and with little memory?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bereik.house.exchange.ddas import checking
from bereik.people.models import Identity
from bereik.people.names import read_keys
from bereik.see.models import Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.house.exchange.ddas.import_samples import case, counts, delivery, person, signal, taken_in
from tests.house.exchange.ddas.samples import checked
from tests.house.tree import ROOT
from tests.size import IN_PROOF

MEASURED = """
import resource, sys
from bereik.house.command.running import run
code = run(sys.argv[1:])
mine = resource.getrusage(resource.RUSAGE_SELF)
# Not ru_maxrss: Linux hands that down from whoever started us (here pytest, with all it holds).
peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(code, peak // 1024, round(mine.ru_utime + mine.ru_stime, 1), file=sys.stderr)
"""


def asked(folder: Path, *words: str, **options: Any) -> tuple[int, str, int, float]:
    """What `bereik …` answers in a process of its own: exit code, its message, peak memory in MB, seconds of CPU."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "src"),
        "BEREIK_HOME": str(folder / "huis"),
    }
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *words],
        capture_output=True, text=True, env=environment, timeout=300, **options,
    )  # fmt: skip
    *message, last = done.stderr.splitlines()
    code, memory, seconds = last.split()
    assert done.stdout == "" or code == "1"
    return int(code), "\n".join(message), int(memory), float(seconds)


@pytest.mark.parametrize("words", [("check",), ("import", "--synthetic")])
def test_half_a_gigabyte_is_refused_at_the_limit_and_not_read_on(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "groot.json"
    with file.open("wb") as stream:
        stream.write(b'{"codeGegevensleverancier": "')
        stream.truncate(500_000_000)
    command, *options = words
    code, message, memory, seconds = asked(tmp_path, "ddas", command, str(file), *options)
    assert code == 2
    assert "50 MB" in message and "BEREIK_DELIVERY_LIMIT_MB" in message and "Traceback" not in message
    assert memory < 250
    # Reading fifty megabytes takes a tenth of a second; the rest is the house that opens.
    assert seconds < 30


def test_through_a_pipe_it_is_refused_at_the_limit_too(tmp_path: Path) -> None:
    with Path("/dev/zero").open("rb") as endless:
        code, message, memory, _ = asked(tmp_path, "ddas", "check", "-", stdin=endless)
    assert code == 2 and "50 MB" in message
    assert memory < 250


@pytest.mark.parametrize("contents", [1, 2])
def test_a_million_times_the_same_is_refused_soon(tmp_path: Path, contents: int) -> None:
    """A million of them fit under the limit only when they say next to nothing: then it is no delivery."""
    bare: list[dict[str, Any]] = [
        {"ID": "a", "signaalpartner": {}, "client": {}} | ({"bedrag": 1} if one else {})
        for one in range(contents)
    ]
    file = tmp_path / "vaak.json"
    text = json.dumps(delivery(["@"]), separators=(",", ":"))  # type: ignore[list-item]
    same = ",".join(json.dumps(one, separators=(",", ":")) for one in bare)
    file.write_text(text.replace('"@"', ",".join([same] * (1_000_000 // contents))), encoding="utf-8")
    code, message, memory, _ = asked(tmp_path, "ddas", "check", str(file))
    assert code == 2
    assert "heel kleine stukjes" in message if file.stat().st_size < 50_000_000 else "50 MB" in message
    assert memory < 350


@pytest.mark.proof
def test_many_times_the_same_is_told_a_limited_number_of_times(tmp_path: Path, measured: Any) -> None:
    many = 120_000 if IN_PROOF else 3_000
    file = tmp_path / "vaak.json"
    file.write_text(
        json.dumps(delivery([signal("a", person(1))] * many), separators=(",", ":")), encoding="utf-8"
    )
    code, _, memory, seconds = asked(tmp_path, "ddas", "check", str(file), "--json")
    assert code in (1, 2)
    measured("ddas check, the same signal again and again", signals=many, peak_mb=memory, cpu_seconds=seconds)
    assert memory < 500


def test_of_one_rule_no_more_are_told_than_a_page_can_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MOST_OF_ONE_RULE", 10)
    found = checked(delivery([signal("a", person(1))] * 31 + [signal("b", person(2), bedrag=-1)]))
    rules = [one.rule for one in found.findings]
    assert rules.count("signal-twice") == 10
    assert rules.count("amount-negative") == 1
    (more,) = (one for one in found.findings if one.rule == "and-more")
    assert "20" in more.what.nl and "signal-twice" in more.what.nl
    assert found.may_come_in
    found = checked(delivery([signal("a", person(1), bedrag=number) for number in range(31)]))
    (more,) = (one for one in found.findings if one.rule == "and-more")
    assert more.level == "error" and not found.may_come_in


@pytest.mark.django_db(transaction=True)
def test_thousands_of_times_the_same_come_in_once(tmp_path: Path) -> None:
    told = taken_in(delivery([signal("a", person(1))] * 3_000, [case("a")]), tmp_path)
    assert told.refused is None and told.signals.new == 1 and len(told.findings) >= 2_999
    assert (counts()["Signal"], counts()["Resident"]) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_one_id_with_two_contents_thousands_of_times_changes_nothing(tmp_path: Path) -> None:
    both = [signal("a", person(1)), signal("a", person(1), bedrag=101)]
    told = taken_in(delivery(both * 1_500), tmp_path)
    # Each that differs from the first: half of them.
    assert told.refused is not None and "1500" in told.refused.what.nl
    assert not any(counts().values())


@pytest.mark.django_db(transaction=True)
def test_formulas_and_control_characters_are_kept_as_sent_and_steer_nothing(tmp_path: Path) -> None:
    odd = {
        "Achternaam": '=HYPERLINK("http://example.org")',
        "Straatnaam": "@SUM(A1)\t\u0007\u001b[31mrood\u202e",
        "Voorletters": "'); drop table people_identity; --",
        "Plaatsnaam": '{"a": "\\"}',
    }
    told = taken_in(delivery([signal('"{},\\', person(1) | odd)]), tmp_path)
    assert told.refused is None and told.signals.new == 1
    with house_access(Purpose.UPKEEP, "proef") as access:
        identity = Identity.objects.get()
        named = identity.read(read_keys(access, [identity.resident_id])[identity.resident_id])
        assert Signal.objects.get().key == '"{},\\'
    assert named["surname"] == odd["Achternaam"] and named["initials"] == odd["Voorletters"]
    assert named["place"] == odd["Plaatsnaam"]
    assert named["street"].split() == odd["Straatnaam"].split()
