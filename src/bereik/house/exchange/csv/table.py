"""What is in a list once it has been read: which columns, which rows, and what did we leave out?"""

from dataclasses import dataclass, field
from enum import Enum

from bereik.house.exchange.ddas.finding import Level, Rule
from bereik.people.marks import letters
from bereik.terms.text import Text


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is how a header is known again next month: without capitals, spaces, dots and marks."""

    place: int
    header: str
    key: str


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """`line` is where it starts in the file; `cells` as they stood. Without a `repr`: a row is about somebody."""

    line: int
    cells: tuple[str, ...]


class LeftOut(Enum):
    """A row that is about nobody."""

    EMPTY = Text("lege regel", "empty line")
    TITLE = Text("boven de kop", "above the header")
    HEADER_AGAIN = Text("de kop nog eens", "the header again")
    TOTAL = Text("een totaal", "a total")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How it was written, so that we hand rows back the same way."""

    encoding: str = "utf-8"
    delimiter: str = ";"
    line_end: str = "\r\n"
    quote: str = '"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    written: Written
    has_header: bool = True
    left_out: tuple[tuple[int, LeftOut], ...] = ()
    warnings: tuple[Rule, ...] = ()
    sha256: str = ""
    """Of the file."""
    handed_back: bool = field(default=False)
    """It is one of ours, with reasons in the last columns: the rows are read, the reasons are not."""

    def cells(self, place: int) -> list[str]:
        return [row.cells[place] for row in self.rows if place < len(row.cells)]


def key_of(header: str) -> str:
    return letters(header)


NO_HEADER = Rule(
    name="no-header",
    level=Level.FINDING,
    what=Text(
        "Er staat geen regel met kolomnamen boven de lijst.",
        "There is no line of column names above the list.",
    ),
    why=Text("Wij noemen de kolommen naar hun plek.", "We call the columns by their place."),
    what_now=Text(
        "Kijk extra goed of elke kolom klopt. Vraag de afzender om kolomnamen.",
        "Look carefully whether each column is right. Ask the sender for column names.",
    ),
)
MIXED_ENCODING = Rule(
    name="mixed-encoding",
    level=Level.FINDING,
    what=Text(
        "Sommige regels staan in UTF-8 en andere in Windows-1252.",
        "Some lines are in UTF-8 and others in Windows-1252.",
    ),
    why=Text(
        "Er zijn waarschijnlijk twee lijsten aan elkaar geplakt. Wij lezen elke regel apart.",
        "Two lists were probably pasted together. We read each line by itself.",
    ),
    what_now=Text("Kijk of namen met een accent goed staan.", "See whether names with an accent are right."),
)
WARNINGS = (NO_HEADER, MIXED_ENCODING)
