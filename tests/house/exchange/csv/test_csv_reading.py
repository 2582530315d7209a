"""Is a file read as a table whatever made it, and is what is no list said to be none?"""

from __future__ import annotations

import io
import zipfile

import pytest

from bereik.house.exchange.csv.reading import read_list, read_list_file
from bereik.house.exchange.csv.table import LeftOut
from bereik.house.exchange.ddas.finding import Finding
from tests.house.exchange.csv.lists import HEAD, ROW, outcome_of, read, read_any, row, signals, text_of

PLAIN = text_of(HEAD, row(achternaam="Gârdénia"), row(klantnr="K2"))


@pytest.mark.parametrize(
    ("encoding", "known_as"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
        ("latin-1", "cp1252"),
    ],
)
def test_each_encoding_gives_the_same_names(encoding: str, known_as: str) -> None:
    table = read(PLAIN.encode(encoding))
    assert table.written.encoding == known_as
    assert table.rows[0].cells[3] == "Gârdénia"


def test_utf_16_big_endian_with_its_mark() -> None:
    assert read(b"\xfe\xff" + PLAIN.encode("utf-16-be")).rows[0].cells[3] == "Gârdénia"


def test_two_files_pasted_together_are_read_line_by_line_and_that_is_said() -> None:
    table = read(
        text_of(HEAD, row(achternaam="Joséfa")).encode() + text_of(row(achternaam="Zoë")).encode("cp1252")
    )
    assert [one.cells[3] for one in table.rows] == ["Joséfa", "Zoë"]
    assert [one.name for one in table.warnings] == ["mixed-encoding"]


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ("José".encode().decode("cp1252"), True),
        ("Zoë".encode().decode("latin-1"), True),
        ("Jos\ufffd", True),
        ("Jos‚e", True),
        ("José", False),
        ("Ångström", False),
        ("Ânia", False),
        ("Şahin", False),
        ("García-López", False),
    ],
)
def test_letters_that_broke_before_they_reached_us_are_noticed(sent: str, wrong: bool) -> None:
    (good,) = outcome_of(text_of(HEAD, row(achternaam=sent))).good
    assert [one.rule for one in good.notices] == (["letters-came-out-wrong"] if wrong else [])


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_each_delimiter_and_line_end(delimiter: str, line_end: str) -> None:
    cells = row(bedrag='"1.275,50"', achternaam='"Linde, van der"')
    table = read(text_of(HEAD, cells, delimiter=delimiter, line_end=line_end))
    assert table.written.delimiter == delimiter and table.written.line_end == line_end
    assert table.rows[0].cells[9] == "1.275,50" and table.rows[0].line == 2


def test_a_comma_in_every_amount_is_not_taken_for_the_delimiter() -> None:
    table = read("Achternaam;Bedrag\nLinde;75,00\nNiemand;80,50\n")
    assert [column.header for column in table.columns] == ["Achternaam", "Bedrag"]


def test_the_line_in_which_excel_names_the_delimiter_is_no_row() -> None:
    table = read("sep=|\r\n" + text_of(HEAD, ROW, delimiter="|"))
    assert table.written.delimiter == "|" and [one.line for one in table.rows] == [3]


def test_titles_empty_lines_totals_and_the_header_again_are_left_out() -> None:
    empty = ("",) * len(HEAD)
    total = ("", "", "", "", "", "", "", "", "Totaal", "151,00", "")
    text = "Lijst maart 2026\r\n\r\n" + text_of(HEAD, ROW, empty, HEAD, row(klantnr="K2"), total)
    table = read(text)
    assert [one.line for one in table.rows] == [4, 7]
    assert table.left_out == (
        (1, LeftOut.TITLE), (2, LeftOut.EMPTY), (5, LeftOut.EMPTY), (6, LeftOut.HEADER_AGAIN), (8, LeftOut.TOTAL),
    )  # fmt: skip


def test_somebody_called_total_is_somebody() -> None:
    assert len(read(text_of(HEAD, row(achternaam="Totaal"))).rows) == 1


def test_a_sum_alone_under_the_list_is_a_total() -> None:
    last = ("",) * 9 + ("151,00", "")
    assert [why for _, why in read(text_of(HEAD, ROW, last)).left_out] == [LeftOut.TOTAL]


def test_without_a_header_columns_are_called_by_their_place() -> None:
    table = read(text_of(ROW, row(klantnr="K2")))
    assert not table.has_header and [one.name for one in table.warnings] == ["no-header"]
    assert table.columns[0].header == "kolom 1 van 11" and len(table.rows) == 2


def test_a_header_in_words_of_their_own_is_a_header() -> None:
    table = read("Wie dan;Hoeveel dan\nLinde;75\nNiemand;80\n")
    assert table.has_header and len(table.rows) == 2


def test_a_header_that_was_remembered_is_found_between_other_lines() -> None:
    text = "1;2\nQQQ;PPP\n3;4\n"
    assert read(text, remembered=["qqq", "ppp"]).columns[0].header == "QQQ"


def test_two_headers_of_one_name_stay_two_columns() -> None:
    assert [one.key for one in read("Datum;Datum;Bedrag\n1-1-2026;2-1-2026;75\n").columns] == [
        "datum",
        "datum2",
        "bedrag",
    ]


def test_a_delimiter_too_many_behind_each_line_makes_no_column() -> None:
    text = "".join(line + ";\r\n" for line in text_of(HEAD, ROW).splitlines())
    assert len(read(text).columns) == len(HEAD)
    assert len(signals(text_of(HEAD) + text_of(ROW).strip() + ";;\r\n")) == 1


def _zip(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "rule", "word"),
    [
        (_zip("[Content_Types].xml", "xl/workbook.xml"), "unreadable-spreadsheet", "Excel (xlsx)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "unreadable-spreadsheet", "Excel (xls)"),
        (_zip("maart.csv"), "unreadable-packed", "zip"),
        (b"\x1f\x8b\x08" + bytes(50), "unreadable-packed", "gzip"),
        (b"%PDF-1.7\n", "unreadable-other-file", "PDF"),
        (b'{"leveringen": []}', "unreadable-json", "JSON"),
        (b"\xef\xbb\xbf[{}]", "unreadable-json", "JSON"),
        (b"<html><table>", "unreadable-other-file", "XML/HTML"),
        (b"", "unreadable-empty", "rij"),
        (b"\r\n\r\n  \r\n", "unreadable-empty", "rij"),
        (b"\xff\xfe", "unreadable-empty", "rij"),
        (b"zomaar wat\ntekst zonder kolommen\n", "unreadable-one-column", "kolommen"),
        (b"a;b\n" + b'"begint;' + b"en eindigt niet\n" * 40, "unreadable-quote-not-closed", "regel 2"),
        (b";".join([b"a"] * 300) + b"\n", "unreadable-too-many-columns", "250"),
        (b"a;b\n" + b"1;2\n" * 250_001, "unreadable-too-many-rows", "250000"),
    ],
)
def test_what_is_no_list_is_said_to_be_none(content: bytes, rule: str, word: str) -> None:
    found = read_any(content)
    assert isinstance(found, Finding) and found.rule == rule
    assert word in found.what.nl and found.why.nl and found.what_now.nl


def test_the_limit_stops_while_it_streams() -> None:
    class Endless(io.RawIOBase):
        read_so_far = 0

        def read(self, size: int = -1) -> bytes:
            assert size > 0 and self.read_so_far < 10_000_000
            self.read_so_far += size
            return b"x" * size

    found = read_list(Endless(), limit=3_000_000)  # type: ignore[arg-type]
    assert isinstance(found, Finding) and found.rule == "unreadable-too-large"


@pytest.mark.parametrize("place", ["nergens.csv", "\0", "."])
def test_a_place_without_a_list(place: str) -> None:
    assert isinstance(read_list_file(place), Finding)


def test_what_old_systems_put_behind_a_file_is_no_row() -> None:
    assert len(read(text_of(HEAD, ROW) + "\x1a").rows) == 1
