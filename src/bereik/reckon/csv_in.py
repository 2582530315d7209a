"""What stands in a CSV file that somebody gives us?

UTF-8 with or without a byte-order mark, comma or semicolon (whichever the header holds more of). Unknown columns are
left out and named; a missing column counts as empty, unless it is required.
"""

import csv
import io
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bereik.reckon.refusal import Refusal, system_says
from bereik.terms.text import Text

MOST_BYTES = 50_000_000
MOST_PEOPLE = 20_000_000
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number in the file, and its cells by column, without the spaces around them."""

    file: str
    number: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        return self.cells.get(column, "")

    def required(self, column: str) -> str:
        """What stands in the column. Raises Refusal when nothing does."""
        if value := self.text(column):
            return value
        raise self.refusal(
            column, Text("De cel is leeg.", "The cell is empty."), Text("Vul hem in.", "Fill it in.")
        )

    def count(self, column: str) -> int | None:
        """A whole number of people, or None when the cell is empty. Raises Refusal."""
        value = self.text(column)
        if not value:
            return None
        there = Text(f"Er staat {value!r}.", f"It says {value!r}.")
        if not (value.isascii() and value.isdigit()):
            now = Text(
                "Geef een heel getal van 0 of meer, zonder punten.",
                "Give a whole number, 0 or more, no points.",
            )
            raise self.refusal(column, there, now)
        if len(value.lstrip("0")) > len(str(MOST_PEOPLE)) or int(value) > MOST_PEOPLE:
            now = Text(
                "Dat is meer dan alle inwoners: kijk het na.", "That is more than all residents: check it."
            )
            raise self.refusal(column, there, now)
        return int(value)

    def refusal(self, column: str, why: Text, now: Text) -> Refusal:
        what = Text(
            f"{self.file}, regel {self.number}, kolom {column!r} kan ik niet gebruiken.",
            f"{self.file}, line {self.number}, column {column!r} cannot be used.",
        )
        return Refusal(what, why, now)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of a file, and the names of the columns that were left out."""

    file: str
    lines: Sequence[Line]
    unknown_columns: Sequence[str]


def read_sheet(source: str, known: Callable[[str], bool], required: Collection[str]) -> Sheet:
    """The rows of a CSV file ("-": standard input). Raises Refusal when it cannot be read as one."""
    file = "-" if source == STANDARD_INPUT else source
    text = _decoded(file, _bytes_of(source, file))
    header_line = text.split("\n", 1)[0]
    delimiter = ";" if header_line.count(";") > header_line.count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [name.strip() for name in next(rows, [])]
        _must_be_a_header(file, header, required)
        lines = [_line(file, rows.line_num, header, row, known) for row in rows if any(map(str.strip, row))]
    except csv.Error as error:
        raise Refusal(
            Text(f"{file}, regel {rows.line_num}, is geen CSV.", f"{file}, line {rows.line_num}, is no CSV."),
            Text(f"De lezer zegt: {error}.", f"The reader says: {error}."),
            Text("Sla het bestand opnieuw op als CSV.", "Save the file as CSV again."),
        ) from None
    return Sheet(file, lines, [name for name in header if name and not known(name)])


def _bytes_of(source: str, file: str) -> bytes:
    try:
        if source == STANDARD_INPUT:
            content = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(source).open("rb") as opened:
                content = opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = (
            system_says(error)
            if isinstance(error, OSError)
            else Text("De naam kan niet.", "No such name can be.")
        )
        raise Refusal(
            Text(f"{file} kan niet gelezen worden.", f"{file} cannot be read."),
            why,
            Text("Kijk de naam van het bestand na.", "Check the name of the file."),
        ) from None
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise Refusal(
            Text(f"{file} is te groot.", f"{file} is too large."),
            Text(f"Ik lees ten hoogste {most} MB.", f"I read {most} MB at most."),
            Text("Geef tellingen, geen losse rijen.", "Give counts, not single rows."),
        )
    return content


def _decoded(file: str, content: bytes) -> str:
    save = Text("Sla het bestand op als CSV UTF-8.", "Save the file as CSV UTF-8.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Refusal(
            Text(f"{file}, regel {line}, is geen UTF-8.", f"{file}, line {line}, is not UTF-8."),
            Text(
                "Er staat een teken in een andere codering.", "A character stands there in another encoding."
            ),
            save,
        ) from None
    if "\0" in text:
        why = Text("Er staan nul-tekens in.", "It holds null characters.")
        raise Refusal(Text(f"{file} is geen tekst.", f"{file} is no text."), why, save)
    return text


def _must_be_a_header(file: str, header: Sequence[str], required: Collection[str]) -> None:
    there = ", ".join(filter(None, header))
    for name in required:
        if name not in header:
            raise Refusal(
                Text(f"{file} mist de kolom {name!r}.", f"{file} lacks the column {name!r}."),
                Text(
                    f"In de eerste regel staat: {there or 'niets'}.",
                    f"The first line says: {there or 'nothing'}.",
                ),
                Text(f"Zet er een kolom {name!r} bij.", f"Add a column {name!r}."),
            )
    for name in filter(None, header):
        if header.count(name) > 1:
            raise Refusal(
                Text(f"{file} heeft twee kolommen {name!r}.", f"{file} has two columns {name!r}."),
                Text("Ik weet niet welke telt.", "I cannot tell which one counts."),
                Text("Geef een van beide een andere naam.", "Give one of them another name."),
            )


def _line(
    file: str, number: int, header: Sequence[str], row: Sequence[str], known: Callable[[str], bool]
) -> Line:
    if len(row) > len(header):
        raise Refusal(
            Text(
                f"{file}, regel {number}, heeft {len(row)} cellen.",
                f"{file}, line {number}, has {len(row)} cells.",
            ),
            Text(f"De eerste regel heeft er {len(header)}.", f"The first line has {len(header)}."),
            Text(
                "Zet tekst met een komma of puntkomma tussen aanhalingstekens.",
                "Quote text with a comma or semicolon.",
            ),
        )
    cells = zip(header, row, strict=False)
    return Line(file, number, {name: value.strip() for name, value in cells if known(name)})
