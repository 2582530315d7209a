"""Does a file that cannot be read say what is wrong with it, and does nothing else go wrong?"""

import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from bereik.house.exchange.ddas import reading_rules
from bereik.house.exchange.ddas.reading import DEEPEST, read, read_file
from tests.house.exchange.ddas.samples import checked_bytes, clean, places, signal

WHOLE = json.dumps(clean(), ensure_ascii=False, indent=1).encode()


def zipped(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("levering.json", content)
    return packed.getvalue()


def with_name(name: str, encoding: str) -> bytes:
    document = clean()
    signal(document)["client"]["Achternaam"] = name
    return json.dumps(document, ensure_ascii=False).encode(encoding)


UNREADABLE = {
    "empty": (b"", "unreadable-empty"),
    "only spaces": (b" \n\t", "unreadable-empty"),
    "only a byte-order mark": (b"\xef\xbb\xbf", "unreadable-empty"),
    "gzip": (gzip.compress(WHOLE), "unreadable-packed"),
    "zip": (zipped(WHOLE), "unreadable-packed"),
    "pdf": (b"%PDF-1.7", "unreadable-packed"),
    "UTF-16 with mark": (WHOLE.decode().encode("utf-16"), "unreadable-encoding"),
    "UTF-16 without mark": (WHOLE.decode().encode("utf-16-le"), "unreadable-encoding"),
    "UTF-32": (WHOLE.decode().encode("utf-32-be"), "unreadable-encoding"),
    "Latin-1": (with_name("Brännström", "latin-1"), "unreadable-encoding"),
    "Windows-1252": (with_name("O’Neill €", "cp1252"), "unreadable-encoding"),
    "cut in the middle": (WHOLE[: len(WHOLE) // 2], "unreadable-cut-short"),
    "cut before the last bracket": (WHOLE[:-1], "unreadable-cut-short"),
    "cut in a word": (b'{"leveringen": [{"a": tru', "unreadable-cut-short"),
    "cut in a letter": ('{"a": "é'.encode()[:-1], "unreadable-cut-short"),
    "cut after a key": (b'{"a":', "unreadable-cut-short"),
    "two deliveries": (WHOLE + b"\n" + WHOLE, "unreadable-trailing"),
    "something after it": (WHOLE + b" x", "unreadable-trailing"),
    "a closing bracket too many": (WHOLE + b"}", "unreadable-trailing"),
    "no JSON": (b"Beste gemeente, hierbij de levering", "unreadable-not-json"),
    "XML": (b'<?xml version="1.0"?><levering/>', "unreadable-not-json"),
    "CSV": (b"ID;bedrag\nVS-1;100\n", "unreadable-not-json"),
    "single quotes": (b"{'ID': 1, 'bedrag': 100, 'client': {}}", "unreadable-not-json"),
    "a comma at the end of a list": (
        b'{"leveringen": [1, 2,], "teller": 1, "naam": "x"}',
        "unreadable-not-json",
    ),
    "a tab inside a text": (b'{"a": "b\tc", "d": "efghijklmn", "o": "p"}', "unreadable-not-json"),
    "nested lists": (b"[" * 100_000 + b"]" * 100_000, "unreadable-too-deep"),
    "nested objects": (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "unreadable-too-deep"),
    "one deeper than allowed": (b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1), "unreadable-too-deep"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_says_why(name: str) -> None:
    content, rule = UNREADABLE[name]
    found = checked_bytes(content)
    assert found.unreadable is not None
    assert found.unreadable.rule == rule
    assert found.delivery is None
    assert not found.may_come_in
    for language in ("nl", "en"):
        said = found.unreadable.as_json(language)
        assert all(said[key] and "{limit" not in said[key] for key in ("what", "why", "what_now"))


def test_a_wrong_byte_is_told_by_its_line() -> None:
    content = b'{\n "a": "Brandstr\xf6m"\n}'
    found = checked_bytes(content).unreadable
    assert found is not None
    assert "regel 2" in found.what.nl.lower()
    assert "F6" in found.what.nl


def test_a_fault_in_the_json_is_told_by_line_and_place() -> None:
    found = checked_bytes(b'{\n "teller" 1,\n "naam": "een lange rest"\n}').unreadable
    assert found is not None
    assert "Regel 2" in found.what.nl.replace("regel", "Regel")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xef\xbb\xbf" + WHOLE, id="with a byte-order mark"),
        pytest.param(b"\n\n  " + WHOLE + b"\n\n", id="with empty lines around it"),
        pytest.param(with_name("Brännström-Łukasiewicz", "utf-8"), id="with marks on letters"),
        pytest.param(with_name("[[[[" * 40, "utf-8"), id="with brackets inside a text"),
        pytest.param(with_name('"\\[' * 40, "utf-8"), id="with quotes and brackets inside a text"),
        pytest.param(json.dumps(clean()).replace("120", "120.0").encode(), id="with a whole number as 120.0"),
        pytest.param(json.dumps(clean()).replace("120", "1.2e2").encode(), id="with a whole number as 1.2e2"),
    ],
)
def test_what_is_only_unusual_is_read(content: bytes) -> None:
    found = checked_bytes(content)
    assert found.unreadable is None
    assert places(found.findings) == []


def test_the_same_number_written_otherwise_is_the_same_signal() -> None:
    plain = checked_bytes(json.dumps(clean()).encode()).delivery
    otherwise = checked_bytes(json.dumps(clean()).replace("120", "120.0").encode()).delivery
    assert plain is not None
    assert otherwise is not None
    assert plain.sha256 != otherwise.sha256
    assert [each.digest for each in plain.parts[0].signals] == [
        each.digest for each in otherwise.parts[0].signals
    ]


ODD = [
    ('"bedrag": 120', '"bedrag": 120, "bedrag": 130', "key-twice", ".vroegsignalen[0].bedrag"),
    ('"bedrag": 120', '"bedrag": NaN', "not-a-number", ".vroegsignalen[0].bedrag"),
    ('"bedrag": 120', '"bedrag": -Infinity', "not-a-number", ".vroegsignalen[0].bedrag"),
    ('"bedrag": 120', '"bedrag": 9007199254740992', "number-not-kept", ".vroegsignalen[0].bedrag"),
    ('"bedrag": 120', '"bedrag": 1e999', "number-not-kept", ".vroegsignalen[0].bedrag"),
    ('"bedrag": 120', '"bedrag": ' + "9" * 10_000, "number-not-kept", ".vroegsignalen[0].bedrag"),
    ('"bedrag": 120', '"bedrag": 0.12345678901234567890', "number-not-kept", ".vroegsignalen[0].bedrag"),
    ('"Niemand"', '"Niem\\u0000and"', "unstorable-character", ".vroegsignalen[0].client.Achternaam"),
    ('"Niemand"', '"Niem\\ud800and"', "unstorable-character", ".vroegsignalen[0].client.Achternaam"),
    ('"teller"', '"\\u0000": 1, "teller"', "unstorable-character", "['\\u0000']"),
]


@pytest.mark.parametrize(
    ("before", "after", "rule", "path"), ODD, ids=[f"{row[2]}-{n}" for n, row in enumerate(ODD)]
)
def test_what_json_lets_through_and_cannot_be_kept_is_an_error(
    before: str, after: str, rule: str, path: str
) -> None:
    text = json.dumps(clean())
    assert before in text
    found = checked_bytes(text.replace(before, after, 1).encode())
    assert (rule, f"$.leveringen[0]{path}") in places(found.errors)
    assert not found.may_come_in


def test_the_largest_number_that_can_be_kept_is_kept() -> None:
    text = json.dumps(clean()).replace("120", "9007199254740991").encode()
    assert "number-not-kept" not in dict(places(checked_bytes(text).findings))


def test_a_pair_of_half_characters_is_one_whole_character() -> None:
    text = json.dumps(clean()).replace("Niemand", "\\ud83d\\ude00").encode()
    assert "unstorable-character" not in dict(places(checked_bytes(text).findings))


def test_a_file_over_the_limit_is_refused_without_being_read_whole() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b" " * size

    stream = Endless()
    reading = read(stream, limit=3_000_000)
    assert reading.unreadable is not None
    assert reading.unreadable.rule == "unreadable-too-large"
    assert "3 MB" in reading.unreadable.what.nl
    assert stream.given < 5_000_000


def test_a_file_of_millions_of_tiny_values_is_refused_before_it_fills_the_memory() -> None:
    reading = read(io.BytesIO(b"[" + b"{}," * 4_000_000 + b"{}]"), limit=20_000_000)
    assert reading.unreadable is not None
    assert reading.unreadable.rule == "unreadable-too-many-values"


def test_a_file_exactly_at_the_limit_is_read() -> None:
    assert read(io.BytesIO(WHOLE), limit=len(WHOLE)).unreadable is None
    assert read(io.BytesIO(WHOLE), limit=len(WHOLE) - 1).unreadable is not None


def test_files_that_cannot_be_opened_say_why(tmp_path: Path) -> None:
    assert _rule(read_file(tmp_path / "nergens.json")) == reading_rules.NO_FILE.name
    assert _rule(read_file("a\0b")) == reading_rules.NO_FILE.name
    assert _rule(read_file(tmp_path)) == reading_rules.FOLDER.name
    assert _rule(read_file(tmp_path / ("a" * 300))) == reading_rules.FILE_FAULT.name


def test_standard_input_that_the_shell_closed_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert _rule(read_file("-")) == reading_rules.EMPTY.name


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    closed = tmp_path / "dicht.json"
    closed.write_bytes(WHOLE)
    closed.chmod(0)
    assert _rule(read_file(closed)) == reading_rules.NO_PERMISSION.name


def _rule(reading: object) -> str:
    unreadable = reading.unreadable
    assert unreadable is not None
    return str(unreadable.rule)
