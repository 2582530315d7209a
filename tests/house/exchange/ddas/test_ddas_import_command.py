"""Does `ddas import` answer as commands here do: one document, one exit code, one message?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bereik.house.command.running import run
from bereik.house.exchange.ddas.command import SCHEMA_SETTING
from tests.house.exchange.ddas.import_samples import attempt, case, counts, delivery, person, signal
from tests.house.exchange.ddas.samples import SCHEMA, SINGLE, needs_official_files
from tests.house.tree import ROOT

pytestmark = pytest.mark.django_db(transaction=True)

DOCUMENT = ROOT / "docs" / "reference" / "schema" / "ddas-import.json"


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SCHEMA_SETTING, raising=False)
    monkeypatch.delenv("BEREIK_LANGUAGE", raising=False)


def written(document: object, tmp_path: Path) -> str:
    path = tmp_path / "levering.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def ends(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = run(["ddas", "import", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def valid(out: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(out)
    Draft202012Validator(json.loads(DOCUMENT.read_text(encoding="utf-8"))).validate(found)
    return found


def test_the_answer_is_one_document_that_keeps_to_its_schema(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(
        delivery(
            [signal("a", person(1)), signal("b", person(2))], [case("a", contactpogingen=[attempt(None)])]
        ),
        tmp_path,
    )
    code, out, err = ends(file, "--synthetic", "--json", capsys=capsys)
    assert code == 0
    assert len(err.splitlines()) == 1  # the official schema is not at hand
    found = valid(out)
    assert {name: found[name] for name in ("file", "again", "parts", "attempts", "findings")} == {
        "file": file,
        "again": False,
        "parts": 1,
        "attempts": 1,
        "findings": 1,
    }
    assert found["signals"] == {"new": 2, "known": 0, "amended": 0, "older": 0}
    assert found["residents"] == {"new": 2, "known": 0}
    assert valid(ends(file, "--synthetic", "--json", capsys=capsys)[1])["again"] is True


def test_in_words_it_counts_and_says_when_nothing_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(delivery([signal("a", person(1))]), tmp_path)
    code, out, _ = ends(file, "--synthetic", capsys=capsys)
    assert (code, out.splitlines()[0]) == (
        0,
        "Signalen: 1 nieuw, 0 al bekend, 0 verbeterd, 0 van vóór wat wij al hadden.",
    )
    code, out, _ = ends(file, "--synthetic", capsys=capsys)
    assert (code, out) == (0, "Dit bestand was al ingelezen. Er is niets veranderd.\n")
    other = written(delivery([signal("a", person(1))]) | {"einddatumLevering": "2025-03-30"}, tmp_path)
    assert "Alles was al bekend." in ends(other, "--synthetic", capsys=capsys)[1]


def test_in_english_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEREIK_LANGUAGE", "en")
    file = written(delivery([signal("a", person(1))]), tmp_path)
    assert "Signals: 1 new" in ends(file, "--synthetic", capsys=capsys)[1]
    code, out, err = ends(file, capsys=capsys)
    assert (code, out) == (2, "")
    assert "Nothing was kept." in err


@pytest.mark.parametrize("as_json", [[], ["--json"]])
@pytest.mark.parametrize("content", [b"", b"{", b"PK\x03\x04", b"[]", b"{}", b"\xff\xfe{"])
def test_what_cannot_be_used_ends_with_two_and_one_message(
    content: bytes, as_json: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "levering.json"
    path.write_bytes(content)
    code, out, err = ends(str(path), "--synthetic", *as_json, capsys=capsys)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "Traceback" not in err
    assert counts()["Signal"] == 0


def test_without_synthetic_it_says_what_this_house_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = ends(written(delivery([]), tmp_path), capsys=capsys)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "--synthetic" in err


def test_errors_name_the_place_and_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(delivery([signal("a", person(1, Geboortedatum="1970-02-30"))]), tmp_path)
    code, _, err = ends(file, "--synthetic", capsys=capsys)
    assert code == 2
    assert "$.leveringen[0].vroegsignalen[0].client.Geboortedatum" in err
    assert "Niemand1" not in err


@needs_official_files
def test_the_official_schema_is_used_when_it_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = ends(str(SINGLE), "--synthetic", "--schema", str(SCHEMA), "--json", capsys=capsys)
    assert (code, err) == (0, "")
    assert valid(out)["warnings"] == []
    code, out, err = ends(
        str(SINGLE), "--synthetic", "--schema", str(tmp_path / "nergens.json"), capsys=capsys
    )
    assert (code, out, len(err.splitlines())) == (2, "", 1)


@pytest.mark.sqlite
def test_a_house_that_is_not_there_yet_is_made_and_standard_input_is_read(tmp_path: Path) -> None:
    """In a process of its own, as one types it."""
    done = subprocess.run(
        [sys.executable, "-m", "bereik.house.command", "ddas", "import", "-", "--synthetic", "--json"],
        input=json.dumps(delivery([signal("a", person(1))])),
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "src"),
            "BEREIK_HOME": str(tmp_path / "huis"),
        },
        timeout=120,
    )
    assert (done.returncode, valid(done.stdout)["signals"]["new"]) == (0, 1)
    assert [one.name for one in tmp_path.iterdir()] == ["huis"]
