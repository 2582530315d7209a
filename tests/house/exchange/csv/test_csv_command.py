"""Does `ddas csv` answer as commands here do, and does what it takes in become signals like those of a delivery?"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bereik.house.command.running import run
from bereik.house.exchange.csv.fields import Field
from bereik.people.models import Identity
from bereik.people.names import read_keys
from bereik.see.models import DeliveredItem, Delivery, RememberedColumns, Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.house.exchange.csv.lists import HEAD, ROW, SENDER, row, text_of
from tests.house.exchange.ddas.import_samples import counts, delivery, person, residents_of, signal, taken_in
from tests.house.tree import ROOT

pytestmark = pytest.mark.django_db(transaction=True)

DOCUMENT = ROOT / "docs" / "reference" / "schema" / "ddas-csv.json"
GOOD = text_of(HEAD, row(datum="13-03-2025"), row(klantnr="K2", gebdat="14-02-1970", datum="13-03-2025"))
MIXED = GOOD + text_of(row(klantnr="K3", gebdat="31-02-1970", bedrag="x"))


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BEREIK_LANGUAGE", raising=False)


def ends(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = run(["ddas", "csv", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def valid(out: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(out)
    Draft202012Validator(json.loads(DOCUMENT.read_text(encoding="utf-8"))).validate(found)
    return found


def written(text: str | bytes, folder: Path, name: str = "lijst.csv") -> str:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def columns(file: str, folder: Path, capsys: pytest.CaptureFixture[str], sender: str = SENDER) -> str:
    """The file that one makes of the suggestion, and gives back."""
    code, out, _ = ends(file, "--sender", sender, "--check", "--json", "--kind", "landlord", capsys=capsys)
    assert code == 0
    return written(out, folder, "kolommen.json")


def test_looking_first_and_then_taking_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(MIXED, tmp_path)
    code, out, err = ends(file, "--sender", SENDER, "--synthetic", capsys=capsys)
    assert (code, out, len(err.splitlines())) == (2, "", 1) and "--check" in err, "nobody said yes yet"
    agreed, back = columns(file, tmp_path, capsys), tmp_path / "terug.csv"
    assert counts()["Signal"] == 0
    arguments = (file, "--sender", SENDER, "--synthetic", "--columns", agreed, "--bad", str(back), "--json")
    code, out, _ = ends(*arguments, capsys=capsys)
    found = valid(out)
    assert code == 0 and found["rows"] == {"good": 2, "bad": 1, "double": 0, "left_out": 0}
    assert found["taken_in"]["signals"] == {"new": 2, "known": 0, "amended": 0, "older": 0}
    assert [one["line"] for one in found["bad"]] == [4]
    assert {one["rule"] for one in found["bad"][0]["reasons"]} == {"amount-unread", "date-impossible"}
    assert counts()["Signal"] == 2 and RememberedColumns.objects.get().sender == SENDER
    lines = list(csv.reader(back.open(encoding="utf-8", newline=""), delimiter=";"))
    assert lines[0] == [*HEAD, "reden", "wat nu"] and lines[1][0] == "K3" and len(lines) == 2
    # Mended it comes in by itself, without a word about columns.
    mended = back.read_text(encoding="utf-8").replace("31-02-1970", "28-02-1970").replace(";x;", ";80,00;")
    code, out, _ = ends(
        written(mended, tmp_path, "nog eens.csv"), "--sender", SENDER, "--synthetic", "--json", capsys=capsys
    )
    assert code == 0 and valid(out)["taken_in"]["signals"]["new"] == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "kolommen.json",
        "lijst.csv",
        "nog eens.csv",
        "terug.csv",
    ]


def test_the_same_list_again_changes_nothing_also_with_its_rows_turned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(GOOD, tmp_path)
    agreed = columns(file, tmp_path, capsys)
    ends(file, "--sender", SENDER, "--synthetic", "--columns", agreed, capsys=capsys)
    before = counts()
    code, out, _ = ends(file, "--sender", SENDER.upper(), "--synthetic", capsys=capsys)
    assert code == 0 and "Dit bestand was al ingelezen." in out
    first, *rest = GOOD.splitlines(keepends=True)
    turned = written(first + "".join(reversed(rest)), tmp_path, "andersom.csv")
    code, out, _ = ends(turned, "--sender", SENDER, "--synthetic", capsys=capsys)
    assert code == 0 and "Alles was al bekend." in out
    assert counts() == before and Delivery.objects.count() == 2


def test_a_row_that_comes_again_otherwise_is_amended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(GOOD, tmp_path)
    ends(file, "--sender", SENDER, "--synthetic", "--columns", columns(file, tmp_path, capsys), capsys=capsys)
    more = written(GOOD.replace("75,50", "90,00", 1), tmp_path, "meer.csv")
    out = ends(more, "--sender", SENDER, "--synthetic", "--json", capsys=capsys)[1]
    assert valid(out)["taken_in"]["signals"] == {"new": 0, "known": 1, "amended": 1, "older": 0}
    with house_access(Purpose.UPKEEP, "proef"):
        assert sorted(Signal.objects.values_list("amount", flat=True)) == [76, 90]


def test_a_list_and_a_delivery_about_one_person_make_one_resident(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whom = person(1, Geboortedatum="1970-02-13", Achternaam="Niemand", Voorvoegsel="de", Huisnummer="1")
    taken_in(delivery([signal("a", whom)]), tmp_path)
    file = written(
        text_of(HEAD, row(datum="13-03-2025", voorl="N", achternaam="Niemand, de", tussenv="")), tmp_path
    )
    ends(file, "--sender", SENDER, "--synthetic", "--columns", columns(file, tmp_path, capsys), capsys=capsys)
    assert len(set(residents_of().values())) == 1 and len(residents_of()) == 2


def test_phone_and_mail_lie_in_the_vault_and_are_mended_with_the_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def listed(phone: str) -> str:
        text = text_of((*HEAD, "Tel", "E-mail"), (*row(datum="13-03-2025"), phone, "n@example.org"))
        return written(text, tmp_path)

    def vault() -> dict[str, str]:
        with house_access(Purpose.DELIVERY, "proef") as access:
            found = Identity.objects.get()
            return found.read(read_keys(access, [found.resident_id])[found.resident_id], "phone", "email")

    file = listed("06-12345678")
    ends(file, "--sender", SENDER, "--synthetic", "--columns", columns(file, tmp_path, capsys), capsys=capsys)
    assert vault() == {"phone": "0612345678", "email": "n@example.org"}
    ends(listed("0687654321"), "--sender", SENDER, "--synthetic", capsys=capsys)
    assert vault() == {"phone": "0687654321", "email": "n@example.org"}


def test_what_knows_a_row_again_tells_no_number_of_a_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plain digest of nine digits and a day is found by trying them all; under the house's key it is not."""
    import hashlib

    file = written(
        text_of(("BSN", "Datum melding"), ("111222333", "13-03-2025"), ("999990019", "14-03-2025")), tmp_path
    )
    ends(file, "--sender", SENDER, "--synthetic", "--columns", columns(file, tmp_path, capsys), capsys=capsys)
    with house_access(Purpose.UPKEEP, "proef"):
        keys = list(Signal.objects.values_list("key", flat=True))
        items = list(DeliveredItem.objects.values_list("key", "sha256"))
    tried = [hashlib.sha256(text.encode()).hexdigest() for text in ("bsn|111222333|2025-03-13", "111222333")]
    assert len(keys) == 2 and len(items) == 2
    assert not [
        one
        for one in (*keys, *(key for key, _ in items))
        if "111222333" in one or any(hit[:20] in one for hit in tried)
    ]


def test_checking_needs_no_house_and_leaves_none(tmp_path: Path) -> None:
    """In a process of its own, as one types it."""
    done = subprocess.run(
        [sys.executable, "-m", "bereik.house.command", "ddas", "csv", "-", "--sender", SENDER, "--check", "--json",
         "--kind", "landlord"],
        input=MIXED.encode("cp1252"), capture_output=True, cwd=tmp_path, timeout=120,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "BEREIK_HOME": str(tmp_path / "huis")},
    )  # fmt: skip
    found = valid(done.stdout.decode())
    assert done.returncode == 0 and found["rows"]["good"] == 2 and found["taken_in"] is None
    assert list(tmp_path.iterdir()) == []


def test_without_a_kind_the_check_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = ends(written(GOOD, tmp_path), "--sender", SENDER, "--check", "--json", capsys=capsys)
    found = valid(out)
    assert code == 0 and found["rows"] == {"good": None, "bad": None, "double": None, "left_out": 0}
    assert [one["rule"] for one in found["wanting"]] == ["columns-no-kind"]


def test_nobody_is_named_in_the_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(MIXED, tmp_path)
    for more in ([], ["--json"]):
        _, out, err = ends(file, "--sender", SENDER, "--check", "--kind", "landlord", *more, capsys=capsys)
        assert out and not [word for word in ("Niemand", "Nergensweg", "9999", "1970") if word in out + err]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sender", " "], "--sender"),
        (["--sender", "!!"], "--sender"),
        (["--sender", SENDER, "--kind", "school"], "landlord"),
        (["--sender", SENDER, "--date", "31-02"], "2026-03-01"),
        (["--sender", SENDER, "--columns", "nergens.json"], "--check --json"),
    ],
)
def test_what_cannot_be_used_ends_with_two_and_one_message(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = ends(written(GOOD, tmp_path), "--check", *arguments, capsys=capsys)
    assert (code, out, len(err.splitlines())) == (2, "", 1) and said in err


@pytest.mark.parametrize(
    "columns_file",
    ["[]", "{", '{"columns": 3}', '{"columns": {"Naam": "score"}}', '{"columns": {}, "kind": "school"}',
     '{"columns": {}, "signalled": "morgen"}', "\xff"],
)  # fmt: skip
def test_a_columns_file_that_says_nothing_is_refused(
    columns_file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = written(columns_file.encode("latin-1"), tmp_path, "kolommen.json")
    code, out, err = ends(
        written(GOOD, tmp_path), "--sender", SENDER, "--columns", place, "--check", capsys=capsys
    )
    assert (code, out, len(err.splitlines())) == (2, "", 1)


def test_a_real_list_does_not_come_into_a_synthetic_house(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(GOOD, tmp_path)
    code, out, err = ends(
        file, "--sender", SENDER, "--columns", columns(file, tmp_path, capsys), capsys=capsys
    )
    assert (code, out, len(err.splitlines())) == (2, "", 1) and "--synthetic" in err
    assert counts()["Signal"] == 0 and not RememberedColumns.objects.exists()


def test_where_the_bad_rows_cannot_be_written_nothing_is_taken_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(MIXED, tmp_path)
    agreed = columns(file, tmp_path, capsys)
    code, out, err = ends(
        file, "--sender", SENDER, "--synthetic", "--columns", agreed, "--bad", str(tmp_path / "nergens" / "terug.csv"),
        capsys=capsys,
    )  # fmt: skip
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert counts()["Signal"] == 0


def test_a_list_of_which_every_row_goes_back_is_an_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(text_of(HEAD, row(bedrag="x", datum="13-03-2025")), tmp_path)
    agreed, back = columns(file, tmp_path, capsys), tmp_path / "terug.csv"
    code, out, _ = ends(
        file,
        "--sender",
        SENDER,
        "--synthetic",
        "--columns",
        agreed,
        "--bad",
        str(back),
        "--json",
        capsys=capsys,
    )
    found = valid(out)
    assert code == 0 and found["rows"]["good"] == 0 and found["taken_in"] is None and back.exists()


def test_in_english_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEREIK_LANGUAGE", "en")
    out = ends(written(MIXED, tmp_path), "--sender", SENDER, "--check", "--kind", "landlord", capsys=capsys)[
        1
    ]
    assert "Good rows: 2. Rows to go back: 1." in out and "there is no such day" in out


def test_the_schema_names_every_field() -> None:
    assert set(json.loads(DOCUMENT.read_text(encoding="utf-8"))["$defs"]["field"]["enum"]) == set(Field)
    assert len(ROW) == len(HEAD)
