"""Do `reckon funnel` and `reckon protect` answer as commands here do: one document, one exit code, one message?"""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from bereik.reckon.command import reckon
from bereik.reckon.intervals import share_interval

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "docs" / "reference" / "schema"
FUNNEL = "step,reached,own_choice,unknown,lost_no_people\nwe_saw,100,,,\nwe_met,60,6,,20\nneed_met,9,0,12,\n"
TABLES = """table,row,column,count
wijk,Noord,lost,3
wijk,Noord,met,30
wijk,Zuid,lost,22
wijk,Zuid,met,41
partner,school,lost,15
partner,school,met,60
partner,huisarts,lost,10
partner,huisarts,met,11
"""


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(reckon, arguments, input=given)


def document(name: str, result: Result) -> dict[str, Any]:
    assert (result.exit_code, result.stderr) == (0, ""), result.stderr
    answered: dict[str, Any] = json.loads(result.stdout, parse_constant=_no_nan)
    schema = json.loads((SCHEMAS / f"reckon-{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(answered)
    return answered


def _no_nan(constant: str) -> None:
    raise AssertionError(f"{constant} is no number")


def refused(result: Result) -> str:
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    assert result.stderr.count("\n") == 1, "one message"
    message: str = result.stderr
    return message


@pytest.fixture(autouse=True)
def in_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BEREIK_LANGUAGE", raising=False)


# The funnel.


def test_a_funnel_from_standard_input() -> None:
    answered = document("funnel", run("funnel", "-", "--json", given=FUNNEL))
    (group,) = answered["groups"]
    met, need = group["stages"][1:]
    assert (met["share"], met["lost"], met["after"]) == (0.6, 34, "we_saw")
    assert met["interval"] == [share_interval(60, 100).low, share_interval(60, 100).high]
    assert [(reason["reason"], reason["count"]) for reason in met["reasons"]] == [
        ("no_people", 20),
        ("unnamed", 14),
    ]
    assert (need["unknown"], need["share"]) == (12, 9 / 48)
    assert (group["group"], group["largest_drop"]) == ("", "need_met")
    assert answered["warnings"] == []


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "with a byte-order mark"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_file_as_any_program_saves_it(tmp_path: Path, mark: str, ending: str, delimiter: str) -> None:
    path = tmp_path / "trechter.csv"
    path.write_bytes((mark + FUNNEL.replace(",", delimiter).replace("\n", ending)).encode())
    saved = document("funnel", run("funnel", str(path), "--json"))
    assert saved == document("funnel", run("funnel", "-", "--json", given=FUNNEL))


def test_groups_names_and_order_come_back_as_they_stood() -> None:
    text = 'group,step,reached\n"West; ""oud""",zag é,40\nOost,zag é,30\n"West; ""oud""",sprak,12\nOost,sprak,15\n'
    answered = document("funnel", run("funnel", "-", "--json", given=text))
    assert [group["group"] for group in answered["groups"]] == ['West; "oud"', "Oost"]
    assert [stage["step"] for stage in answered["groups"][0]["stages"]] == ["zag é", "sprak"]


def test_an_unknown_column_is_named_and_left_out() -> None:
    answered = document("funnel", run("funnel", "-", "--json", given="step,reached,wat\na,9,x\n"))
    assert [(warning["code"], warning["where"]) for warning in answered["warnings"]] == [
        ("unknown_column", "wat")
    ]


def test_what_cannot_be_reckoned_is_null_with_the_reason() -> None:
    answered = document("funnel", run("funnel", "-", "--json", given="step,reached\na,0\n"))
    assert answered["groups"][0]["stages"][0]["share"] is None
    assert [warning["code"] for warning in answered["warnings"]] == ["not_computable"]


def test_no_rows_is_an_answer() -> None:
    assert document("funnel", run("funnel", "-", "--json", given="step,reached\n"))["groups"] == []
    assert document("protect", run("protect", "-", "--json", given="row,count\n"))["cells"] == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "mist de kolom 'step'"),
        (b"step,could\na,5\n", "mist de kolom 'reached'"),
        (b"step,reached\na,\n", "regel 2, kolom 'reached'"),
        (b"step,reached\na,5\n,4\n", "regel 3, kolom 'step'"),
        (b"step,reached\na,5\nb,-1\n", "'-1'"),
        (b"step,reached\na,5\nb,4.5\n", "'4.5'"),
        (b"step,reached\na,5\nb,1e3\n", "'1e3'"),
        (b"step,reached\na,5\nb,\xd9\xa3\n", "heel getal"),
        (b"step,reached\na," + b"9" * 400 + b"\n", "inwoners"),
        (b"step,reached\na,5\nb,6\n", "regel 3"),
        (b"step,reached\na,5\na,4\n", "staat er al"),
        (b"step,reached,after\na,5,\nb,4,c\n", "staat er niet boven"),
        (b"step,reached,reached\na,5,5\n", "twee kolommen"),
        (b"step,reached\na,5,6\n", "3 cellen"),
        (b'step,reached\na,"5\n', "geen CSV"),
        (b"step,reached\na,5\nb\xe9,4\n", "regel 3, is geen UTF-8"),
        (b"step,reached\na\0,5\n", "geen tekst"),
        (b"PK\x03\x04\xff\xfe", "geen UTF-8"),
    ],
)
def test_input_that_cannot_be_used_says_what_why_and_what_now(text: bytes, says: str) -> None:
    assert says in refused(run("funnel", "-", "--json", given=text))


def test_a_file_that_is_not_there_or_no_file(tmp_path: Path) -> None:
    assert "niet gelezen" in refused(run("funnel", str(tmp_path / "weg.csv")))
    assert "niet gelezen" in refused(run("funnel", str(tmp_path)))


def test_messages_come_in_english_for_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEREIK_LANGUAGE", "en")
    assert "lacks the column" in refused(run("funnel", "-", given="a\n"))
    assert "We lost most before" in run("funnel", "-", given=FUNNEL).stdout


def test_without_json_it_is_lines_to_read() -> None:
    shown = run("funnel", "-", given=FUNNEL).stdout
    assert "60 (50-69)" in shown
    assert "zonder reden: 14" in shown


def test_who_did_not_answer_or_chose_otherwise_stands_in_the_lines() -> None:
    """Else 400 could, 100 came and 150 were lost, and nobody reads that the other 150 were silent."""
    text = "step,reached,could,own_choice,otherwise,unknown,too_young\nspoke,400,,,,,\nenough,100,400,30,20,100,7\n"
    shown = run("funnel", "-", given=text).stdout
    for line in ("koos zelf anders: 30", "eindigde anders: 20", "geen antwoord: 100", "gevolgd: 7"):
        assert line in shown


def test_a_file_without_lines_says_so() -> None:
    for command, heads in (("funnel", "step,reached\n"), ("protect", "row,count\n")):
        assert "geen regels" in run(command, "-", given=heads).stdout


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_no_input_ends_in_anything_but_an_answer_or_a_message(noise: bytes) -> None:
    for command in ("funnel", "protect"):
        result = run(command, "-", "--json", given=noise)
        assert result.exit_code in (0, 2), result.exception


# Protection.


def cells(answered: dict[str, Any]) -> dict[tuple[str, str | None, str | None], int | str]:
    return {
        (cell["table"], cell["row"], cell["column"]): cell["withheld"]
        if cell["count"] is None
        else cell["count"]
        for cell in answered["cells"]
    }


def test_tables_of_the_same_people_are_protected_together() -> None:
    answered = document("protect", run("protect", "-", "--json", given=TABLES))
    found = cells(answered)
    assert found["wijk", "Noord", "lost"] == "small"
    assert found["wijk", None, "met"] == found["partner", None, "met"]
    assert found["wijk", None, None] in (95, 100)
    assert answered["summary"]["cells"] == answered["summary"]["shown"] + 1
    assert answered["settings"] == {"minimum": 10, "base": 5, "width": 10}
    assert answered["warnings"] == []


def test_tables_of_other_people_are_named() -> None:
    answered = document("protect", run("protect", "-", "--json", given=TABLES + "partner,politie,lost,40\n"))
    assert [(warning["code"], warning["where"]) for warning in answered["warnings"]] == [
        ("other_people", "partner")
    ]


def test_a_total_in_the_file_is_named() -> None:
    answered = document("protect", run("protect", "-", "--json", given="row,count\na,30\nTotaal,30\n"))
    assert [warning["code"] for warning in answered["warnings"]] == ["looks_like_a_total"]


def test_the_same_again_beside_last_time_changes_nothing(tmp_path: Path) -> None:
    before = tmp_path / "vorige.json"
    assert run("protect", "-", "--json", "-o", str(before), given=TABLES).exit_code == 0
    answered = document("protect", run("protect", "-", "--json", "--previous", str(before), given=TABLES))
    assert cells(answered) == cells(json.loads(before.read_text()))


def test_a_few_more_beside_last_time_change_no_figure(tmp_path: Path) -> None:
    before = tmp_path / "vorige.json"
    run("protect", "-", "--json", "-o", str(before), given=TABLES)
    more = TABLES.replace("Zuid,met,41", "Zuid,met,44").replace("school,met,60", "school,met,63")
    answered = document("protect", run("protect", "-", "--json", "--previous", str(before), given=more))
    assert cells(answered) == cells(json.loads(before.read_text()))


def test_a_row_that_emptied_since_last_time_still_belongs_to_the_table(tmp_path: Path) -> None:
    before = tmp_path / "vorige.json"
    run("protect", "-", "--json", "-o", str(before), given="row,count\na,60\nb,45\nc,30\n")
    answered = document(
        "protect", run("protect", "-", "--json", "--previous", str(before), given="row,count\na,60\nb,45\n")
    )
    assert cells(answered)["", "c", None] != 30


def test_a_row_of_which_the_name_alone_tells_too_much_is_left_out_and_said(tmp_path: Path) -> None:
    before, strictly = tmp_path / "vorige.json", ("--base", "1")
    run("protect", "-", "--json", "-o", str(before), *strictly, given="row,count\na,30\nb,40\n")
    answered = document(
        "protect",
        run(
            "protect",
            "-",
            "--json",
            "--previous",
            str(before),
            *strictly,
            given="row,count\na,30\nb,40\nc,1\n",
        ),
    )
    assert cells(answered) == cells(json.loads(before.read_text()))
    assert [(one["code"], one["where"]) for one in answered["warnings"]] == [("left_out", "c")]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cells": [{}]}', '{"cells": 3}', "[" * 10_000])
def test_a_last_time_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    before = tmp_path / "vorige.json"
    before.write_text(text)
    assert "vorige keer" in refused(run("protect", "-", "--previous", str(before), given=TABLES))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("row,count\na,5\na,6\n", "staat er al"),
        ("row,count\n*,5\n", "totaal"),
        ("row,column,count\na,x,5\nb,,5\n", "soms leeg"),
        ("row,count\na,20000000\nb,20000000\n", "inwoners"),
    ],
)
def test_tables_that_are_none_are_refused(text: str, says: str) -> None:
    assert says in refused(run("protect", "-", given=text))


def test_a_minimum_that_would_be_rounded_away_is_refused() -> None:
    assert "veelvoud" in refused(run("protect", "-", "--minimum", "8", given=TABLES))


# Whole or not at all.


def test_a_file_named_with_o_is_written_whole_or_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "uit.json"
    path.write_text("wat er stond")
    assert run("funnel", "-", "--json", "-o", str(path), given="step,reached\na,x\n").exit_code == 2
    assert path.read_text() == "wat er stond"
    good = run("funnel", "-", "--json", "-o", str(path), given=FUNNEL)
    assert (good.exit_code, good.stdout) == (0, "")
    assert path.read_text() == run("funnel", "-", "--json", given=FUNNEL).stdout
    assert os.listdir(tmp_path) == ["uit.json"]
    assert stat.S_IMODE(path.stat().st_mode) & 0o600 == 0o600


def test_a_place_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    assert "niet geschreven" in refused(run("funnel", "-", "-o", str(tmp_path / "weg" / "uit"), given=FUNNEL))
    assert "niet geschreven" in refused(run("funnel", "-", "-o", str(tmp_path), given=FUNNEL))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_stopping_it_leaves_the_state_before(tmp_path: Path, how: signal.Signals) -> None:
    path = tmp_path / "uit.json"
    path.write_text("wat er stond")
    ran = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from bereik.reckon.command import reckon; reckon()",
            "funnel",
            "-",
            "-o",
            str(path),
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert ran.stdin is not None
    ran.stdin.write(b"step,reached\n")
    ran.stdin.flush()
    time.sleep(0.4)
    ran.send_signal(how)
    out, _ = ran.communicate(timeout=20)
    assert ran.returncode != 0
    assert out == b""
    assert path.read_text() == "wat er stond"
    assert os.listdir(tmp_path) == ["uit.json"]


def test_the_same_input_gives_the_same_document_on_any_number_of_cores() -> None:
    given_before = run("protect", "-", "--json", given=TABLES).stdout
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            "from bereik.reckon.command import reckon; reckon()",
            "protect",
            "-",
            "--json",
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "7"},
        input=TABLES,
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=lambda: os.sched_setaffinity(0, {next(iter(os.sched_getaffinity(0)))}),
    )
    assert ran.stdout == given_before
