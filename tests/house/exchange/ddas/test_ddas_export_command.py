"""Does `ddas export` answer as commands here do: the delivery alone on standard output, one exit code, whole or not?"""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from bereik.house.command import whole_file
from bereik.house.command.running import run
from bereik.house.exchange.ddas.command import SCHEMA_SETTING
from tests.house.exchange.ddas.import_samples import bsn, case, delivery, person, signal, taken_in
from tests.house.exchange.ddas.samples import SCHEMA, needs_official_files

pytestmark = pytest.mark.django_db(transaction=True)

MARCH = ("--from", "2025-03-01", "--to", "2025-03-31")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SCHEMA_SETTING, raising=False)
    monkeypatch.setenv("BEREIK_LANGUAGE", "en")


def ends(*arguments: str, capsys: Any) -> tuple[int, str, str]:
    code = run(["ddas", "export", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def one_signal(tmp_path: Path, **changed: Any) -> None:
    whom = person(1, Burgerservicenummer=bsn(1))
    taken_in(delivery([signal("a", whom, **changed)], [case("a")]), tmp_path)


@needs_official_files
def test_standard_output_holds_the_delivery_and_nothing_else(tmp_path: Path, capsys: Any) -> None:
    one_signal(tmp_path, bedrag=-1)
    code, out, err = ends(*MARCH, "--schema", str(SCHEMA), capsys=capsys)
    assert code == 0
    document = json.loads(out)
    assert [one["ID"] for one in document["leveringen"][0]["vroegsignalen"]] == ["a"]
    assert "1 signals, 1 zaken, 0 contact attempts" in err
    assert "Finding amount-negative, 1 times (signal a)" in err
    assert "Niemand1" not in err and bsn(1) not in err
    assert ends(*MARCH, "-o", "-", "--schema", str(SCHEMA), capsys=capsys)[1].startswith("{")


def test_without_the_official_schema_it_says_so(tmp_path: Path, capsys: Any) -> None:
    one_signal(tmp_path)
    code, _, err = ends(*MARCH, capsys=capsys)
    assert code == 0 and "official schema was not given" in err


def test_a_file_is_written_whole_and_read_by_us_alone(tmp_path: Path, capsys: Any) -> None:
    one_signal(tmp_path)
    place = tmp_path / "opgave.json"
    place.write_text("wat er stond")
    code, out, _ = ends(*MARCH, "-o", str(place), capsys=capsys)
    assert (code, out) == (0, "")
    assert json.loads(place.read_text(encoding="utf-8"))["leveringen"]
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert sorted(one.name for one in tmp_path.iterdir()) == ["levering.json", "opgave.json"]


def test_what_breaks_off_while_writing_leaves_what_was_there(
    tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_signal(tmp_path)
    place = tmp_path / "opgave.json"
    place.write_text("wat er stond")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_file.os, "fsync", full)
    code, out, err = ends(*MARCH, "-o", str(place), capsys=capsys)
    assert (code, out) == (2, "")
    assert "cannot be written" in err.splitlines()[-1]
    assert place.read_text() == "wat er stond"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["levering.json", "opgave.json"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "2025-02-30", "--to", "2025-03-31"), "2025-02-30 is no date"),
        (("--from", "1 maart", "--to", "2025-03-31"), "is no date"),
        (("--from", "2025-03-31", "--to", "2025-03-01"), "ends before it begins"),
        (("--from", "2999-01-01", "--to", "2999-01-31"), "still to begin"),
        ((*MARCH, "-o", "/nergens/hier/opgave.json"), "cannot be written"),
        ((*MARCH, "-o", "/tmp"), "cannot be written"),
        ((*MARCH, "--schema", "/nergens/schema.json"), "schema"),
        (("--from", "2025-03-01"), "--to"),
    ],
)
def test_what_cannot_be_is_refused_with_one_message(
    arguments: tuple[str, ...], said: str, capsys: Any
) -> None:
    code, out, err = ends(*arguments, capsys=capsys)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1 and said in err


def test_a_refused_return_leaves_no_file(tmp_path: Path, capsys: Any, settings: Any) -> None:
    one_signal(tmp_path)
    settings.BEREIK_SYNTHETIC, settings.BEREIK_GEMEENTECODE = False, "0518"
    place = tmp_path / "opgave.json"
    code, out, err = ends(*MARCH, "-o", str(place), capsys=capsys)
    assert (code, out) == (2, "")
    assert "municipality-not-ours" in err and not place.exists()


def test_a_pipe_is_written_and_not_replaced(tmp_path: Path, capsys: Any) -> None:
    one_signal(tmp_path)
    place = tmp_path / "pijp"
    os.mkfifo(place)
    reader = os.open(place, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert ends(*MARCH, "-o", str(place), capsys=capsys)[0] == 0
        assert json.loads(os.read(reader, 65_536))["leveringen"]
        assert stat.S_ISFIFO(place.stat().st_mode)
    finally:
        os.close(reader)
