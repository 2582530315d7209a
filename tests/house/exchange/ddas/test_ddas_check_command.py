"""Does `ddas check` answer as commands here do: one document, one exit code, one message?"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from bereik.house.exchange.ddas.command import LIMIT_SETTING, SCHEMA_SETTING, ddas
from tests.house.exchange.ddas.samples import (
    MULTIPLE,
    SCHEMA,
    attempt,
    changed,
    clean,
    needs_official_files,
    part,
)
from tests.house.tree import ROOT


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SCHEMA_SETTING, raising=False)
    monkeypatch.delenv(LIMIT_SETTING, raising=False)


def written(tmp_path: Path, document: object) -> str:
    path = tmp_path / "levering.json"
    path.write_bytes(document if isinstance(document, bytes) else json.dumps(document).encode())
    return str(path)


DOCUMENT = json.loads((ROOT / "docs/reference/schema/ddas-check.json").read_text(encoding="utf-8"))


def run(*arguments: str, given: bytes | None = None) -> Result:
    result = CliRunner().invoke(ddas, ["check", *arguments], input=given)
    if "--json" in arguments and result.stdout:
        Draft202012Validator(DOCUMENT).validate(json.loads(result.stdout))
    return result


def test_a_clean_file_ends_with_nought(tmp_path: Path) -> None:
    result = run(written(tmp_path, clean()))
    assert result.exit_code == 0
    assert "niets gevonden" in result.stdout
    assert "officiële schema" in result.stderr


def test_a_clean_file_is_an_empty_list_in_json(tmp_path: Path) -> None:
    result = run(written(tmp_path, clean()), "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_findings_end_with_one_and_come_as_a_list(tmp_path: Path) -> None:
    result = run(written(tmp_path, changed(lambda d: attempt(d).pop("datum"))), "--json")
    assert result.exit_code == 1
    (finding,) = json.loads(result.stdout)
    assert list(finding) == ["path", "rule", "level", "what", "why", "what_now"]
    assert finding["path"] == "$.leveringen[0].vroegsignaalzaken[0].contactpogingen[0]"
    assert (finding["rule"], finding["level"]) == ("attempt-without-date", "finding")
    assert all(isinstance(value, str) and value for value in finding.values())


def test_errors_end_with_one_too(tmp_path: Path) -> None:
    result = run(written(tmp_path, changed(lambda d: d.pop("startdatumLevering"))), "--json")
    assert result.exit_code == 1
    assert [each["level"] for each in json.loads(result.stdout)] == ["error"]


@pytest.mark.parametrize("content", [b"", b"{", b"PK\x03\x04", b"\xff\xfe{", b"x" * 100, b"[" * 1000])
@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_what_cannot_be_read_ends_with_two_and_one_message(
    tmp_path: Path, content: bytes, as_json: list[str]
) -> None:
    result = run(written(tmp_path, content), *as_json)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr


def test_a_file_that_is_not_there_ends_with_two() -> None:
    result = run("nergens.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nergens.json" in result.stderr


def test_standard_input_is_read_under_a_dash() -> None:
    result = run("-", "--json", given=json.dumps(clean()).encode())
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_it_answers_in_english_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(written(tmp_path, changed(lambda d: attempt(d).pop("datum"))), "--language", "en")
    assert "This contact attempt has no date." in result.stdout
    assert "Findings: 1." in result.stdout
    monkeypatch.setenv("BEREIK_LANGUAGE", "en")
    assert "nothing found" in run(written(tmp_path, clean())).stdout, "as all other commands"
    assert "niets gevonden" in run(written(tmp_path, clean()), "--language", "nl").stdout
    other = run(written(tmp_path, clean()), "--language", "fr")
    assert (other.exit_code, other.stdout) == (2, ""), "a language it does not speak is said, not passed over"


def test_another_municipality_is_an_error(tmp_path: Path) -> None:
    file = written(tmp_path, clean())
    assert run(file, "--gemeentecode", "0999").exit_code == 0
    refused = run(file, "--gemeentecode", "0518", "--json")
    assert refused.exit_code == 1
    assert [each["rule"] for each in json.loads(refused.stdout)] == ["municipality-not-ours"]
    assert run(file, "--gemeentecode", "518").exit_code == 2


def test_the_limit_can_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = clean()
    part(document)["aanleverende_organisatie"]["naam"] = "x" * 1_100_000
    file = written(tmp_path, document)
    assert run(file).exit_code == 0
    monkeypatch.setenv(LIMIT_SETTING, "1")
    refused = run(file)
    assert refused.exit_code == 2
    assert "1 MB" in refused.stderr
    monkeypatch.setenv(LIMIT_SETTING, "veel")
    unusable = run(file)
    assert (unusable.exit_code, unusable.stdout) == (2, "")
    assert LIMIT_SETTING in unusable.stderr


@needs_official_files
@pytest.mark.parametrize("by", ["option", "setting"])
def test_the_official_schema_comes_from_option_or_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    if by == "setting":
        monkeypatch.setenv(SCHEMA_SETTING, str(SCHEMA))
    result = run(written(tmp_path, clean()), *(["--schema", str(SCHEMA)] if by == "option" else []))
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_schema_that_is_not_there_ends_with_two(tmp_path: Path) -> None:
    result = run(written(tmp_path, clean()), "--schema", str(tmp_path / "nergens.json"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


ALONE = (
    "import sys; from bereik.house.exchange.ddas.command import ddas\n"
    "try: ddas()\n"
    "finally: assert not any(name.split('.')[0] == 'django' for name in sys.modules), 'Django came along'"
)


@needs_official_files
def test_it_needs_no_house_and_no_django_and_gives_the_same_each_time(tmp_path: Path) -> None:
    """And leaves none: nothing is written where it runs."""
    given = []
    for seed in ("1", "2"):
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONHASHSEED": seed,
            "BEREIK_HOME": str(tmp_path / "huis"),
        }
        command = [sys.executable, "-c", ALONE, "check", str(MULTIPLE), "--json"]
        result = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment, timeout=60)
        assert result.returncode == 1
        assert b"Django came along" not in result.stderr
        given.append(result.stdout)
    assert len(json.loads(given[0])) == 13
    assert given[0] == given[1]
    assert list(tmp_path.iterdir()) == []
