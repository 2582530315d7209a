"""Between which signs do the cells stand, where does the list begin, and which rows are about nobody?"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from bereik.house.exchange.csv import unreadable
from bereik.house.exchange.csv.cells import said
from bereik.house.exchange.csv.table import LeftOut, Row
from bereik.house.exchange.ddas.finding import Finding
from bereik.people.marks import letters

DELIMITERS = (";", "\t", ",", "|")
MOST_COLUMNS = 250
MOST_ROWS = 250_000
_SEEN_FIRST = 200
"""So many lines are looked at to find the delimiter and the header."""
_LINES_IN_A_CELL = 12
_LONGEST_CELL = 20_000
_SAYS_DELIMITER = re.compile(r"^\s*sep=(.)\s*(?:\r\n|\r|\n)", re.I)
_TOTALS = (
    "totaal",
    "total",
    "totalen",
    "subtotaal",
    "eindtotaal",
    "som",
    "aantal",
    "aantalregels",
    "aantalrijen",
)
Known = Callable[[str], bool]
"""Is this the name of a column, as one of ours or as remembered?"""


class NotAList(Exception):
    """Carries the finding out of the depth of a read; never leaves this folder."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def taken_apart(text: str, delimiter: str, quote: str) -> Iterator[Row]:
    """Every line as cells, the empty ones too. Raises `NotAList` at a quotation mark that swallows the rest."""
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quotechar=quote,
        skipinitialspace=delimiter != "\t",
    )
    line = 1
    try:
        for cells in reader:
            for cell in cells:
                if len(cell) > 200 and (len(cell) > _LONGEST_CELL or cell.count("\n") > _LINES_IN_A_CELL):
                    raise NotAList(unreadable.QUOTE_NOT_CLOSED.at("$", line=line))
            if len(cells) > MOST_COLUMNS:
                raise NotAList(unreadable.TOO_MANY_COLUMNS.at("$", most=MOST_COLUMNS))
            yield Row(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error as fault:  # a cell of more than 131,072 letters
        raise NotAList(unreadable.QUOTE_NOT_CLOSED.at("$", line=line)) from fault


def without_said_delimiter(text: str) -> tuple[str, str | None]:
    """Excel's first line `sep=;` says the delimiter and is no row."""
    found = _SAYS_DELIMITER.match(text[:20])
    # An empty line in its place, so that lines keep their number.
    return ("\n" + text[found.end() :], found.group(1)) if found else (text, None)


def delimiter_of(text: str, known: Known) -> tuple[str, str]:
    """The delimiter and the quotation mark with which most lines get the same number of cells; names of columns that
    we know go first."""
    first = "\n".join(re.split(r"\r\n|\r|\n", text[:400_000], maxsplit=_SEEN_FIRST)[:_SEEN_FIRST])
    best: tuple[tuple[int, float, int], str, str] = ((0, 0.0, 0), ";", '"')
    for delimiter in DELIMITERS:
        for quote in ('"', "'") if f"'{delimiter}'" in first else ('"',):
            try:
                rows = [row.cells for row in taken_apart(first, delimiter, quote) if any(row.cells)]
            except NotAList:
                continue
            usual, often = Counter(map(len, rows)).most_common(1)[0] if rows else (1, 0)
            if usual < 2:
                usual, often = next(
                    ((width, count) for width, count in Counter(map(len, rows)).most_common() if width > 1),
                    (1, 0),
                )
            names = max((sum(map(known, row)) for row in rows[:30]), default=0)
            fits = (names if names > 1 else 0, usual * often / max(len(rows), 1), quote == "'")
            if usual > 1 and fits > best[0]:
                best = (fits, delimiter, quote)
    return best[1], best[2]


def header_of(rows: Sequence[Row], known: Known) -> int | None:
    """Which row names the columns? None where none does.

    The first with two names that we know; or a first row in words only, above rows with figures in them.
    """
    for place, row in enumerate(rows[:40]):
        if sum(map(known, row.cells)) >= min(2, sum(map(bool, row.cells))) and any(map(known, row.cells)):
            return place
    width = Counter(len(row.cells) for row in rows).most_common(1)
    full = [place for place, row in enumerate(rows[:40]) if width and len(row.cells) == width[0][0]]
    if len(full) < 2:
        return None
    first, *below = full
    cells = [said(cell) for cell in rows[first].cells]
    in_words = (
        all(cells) and len(set(cells)) == len(cells) and not any(re.search(r"\d|@", cell) for cell in cells)
    )
    if in_words and any(re.search(r"\d", cell) for place in below for cell in rows[place].cells):
        return first
    return None


def about_nobody(row: Row, header: tuple[str, ...], *, last: bool) -> LeftOut | None:
    """An empty line, the header once more, or a total. A total stands near the end and fills few cells."""
    filled = [said(cell) for cell in row.cells if cell and not cell.isspace()]
    if not filled:
        return LeftOut.EMPTY
    if header and [letters(cell) for cell in row.cells[: len(header)]] == list(header):
        return LeftOut.HEADER_AGAIN
    if len(filled) * 2 > len(row.cells) and len(filled) > 3:
        return None
    first = letters(filled[0].rstrip(":"))
    if first in _TOTALS or first.startswith(("totaal", "eindtotaal", "subtotaal")):
        return LeftOut.TOTAL
    if last and len(row.cells) > 3 and len(filled) == 1 and re.fullmatch(r"[€\s\d.,'-]+", filled[0]):
        return LeftOut.TOTAL
    return None
