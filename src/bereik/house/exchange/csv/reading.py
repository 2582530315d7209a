"""How does a file become a table, whatever made it?

Read once as a stream under a size limit, judged by content. What cannot be read comes back as one finding.
"""

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import BinaryIO

from bereik.house.exchange.csv import unreadable
from bereik.house.exchange.csv.cells import said
from bereik.house.exchange.csv.encodings import Decoded, decode
from bereik.house.exchange.csv.fields import REASON_KEYS, is_known
from bereik.house.exchange.csv.other_files import other_file, other_text
from bereik.house.exchange.csv.shape import (
    MOST_ROWS,
    Known,
    NotAList,
    about_nobody,
    delimiter_of,
    header_of,
    taken_apart,
    without_said_delimiter,
)
from bereik.house.exchange.csv.table import (
    MIXED_ENCODING,
    NO_HEADER,
    Column,
    LeftOut,
    Row,
    Table,
    Written,
    key_of,
)
from bereik.house.exchange.ddas import reading_rules
from bereik.house.exchange.ddas.finding import Finding, Rule
from bereik.house.exchange.ddas.reading import DEFAULT_LIMIT, STANDARD_INPUT

_PIECE = 1 << 20


def read_list_file(
    place: str | Path, *, limit: int = DEFAULT_LIMIT, remembered: Collection[str] = ()
) -> Table | Finding:
    """Read a named file, or `-` for standard input."""
    if "\0" in str(place):
        return reading_rules.NO_FILE.at("$")
    try:
        if str(place) == STANDARD_INPUT:
            stream = sys.stdin.buffer if sys.stdin else None
            return (
                read_list(stream, limit=limit, remembered=remembered) if stream else unreadable.EMPTY.at("$")
            )
        with Path(place).open("rb") as stream:
            return read_list(stream, limit=limit, remembered=remembered)
    except FileNotFoundError:
        return reading_rules.NO_FILE.at("$")
    except IsADirectoryError:
        return reading_rules.FOLDER.at("$")
    except PermissionError:
        return reading_rules.NO_PERMISSION.at("$")
    except OSError as fault:
        return reading_rules.FILE_FAULT.at("$", fault=type(fault).__name__)


def read_list(
    stream: BinaryIO, *, limit: int = DEFAULT_LIMIT, remembered: Collection[str] = ()
) -> Table | Finding:
    """`remembered`: the keys of headers that this sender used before; by them a header is found that we do not know."""
    pieces, size, digest = [], 0, hashlib.sha256()
    while piece := stream.read(_PIECE):
        size += len(piece)
        if size > limit:
            return reading_rules.TOO_LARGE.at("$", limit=f"{limit / 1_000_000:g}")
        digest.update(piece)
        pieces.append(piece)
    content = b"".join(pieces)
    del pieces
    if found := other_file(content):
        return found
    decoded = decode(content)
    del content
    if found := other_text(decoded.text):
        return found
    keys = frozenset(remembered)

    def known(cell: str) -> bool:
        return is_known(cell) or key_of(said(cell)) in keys

    try:
        return _table(decoded, known, digest.hexdigest())
    except NotAList as stop:
        return stop.finding


def _table(decoded: Decoded, known: Known, sha256: str) -> Table:
    text = decoded.text.rstrip("\x1a\x00 \r\n\t")  # old systems end a file with Ctrl-Z
    if not text.strip("\ufeff \t\r\n\x00"):
        raise NotAList(unreadable.EMPTY.at("$"))
    line_end = _line_end(text)
    text, told = without_said_delimiter(text)
    delimiter, quote = delimiter_of(text, known)
    if told:
        delimiter = told
    rows: list[Row] = []
    left_out: list[tuple[int, LeftOut]] = []
    for row in taken_apart(text, delimiter, quote):
        if not any(map(said, row.cells)):
            left_out.append((row.line, LeftOut.EMPTY))
            continue
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise NotAList(unreadable.TOO_MANY_ROWS.at("$", most=MOST_ROWS))
    if not rows:
        raise NotAList(unreadable.EMPTY.at("$"))
    header = header_of(rows, known)
    left_out += [(row.line, LeftOut.TITLE) for row in rows[: header or 0]]
    below = rows if header is None else rows[header + 1 :]
    columns = _columns(rows[header].cells if header is not None else None, below)
    if len(columns) < 2:
        raise NotAList(unreadable.ONE_COLUMN.at("$"))
    names = tuple(column.key for column in columns) if header is not None else ()
    kept: list[Row] = []
    for place, row in enumerate(below):
        why = about_nobody(row, names, last=place == len(below) - 1)
        if why is None:
            kept.append(Row(row.line, _fitted(row.cells, len(columns))))
        else:
            left_out.append((row.line, why))
    warnings: list[Rule] = []
    if decoded.mixed:
        warnings.append(MIXED_ENCODING)
    if header is None:
        warnings.append(NO_HEADER)
    return Table(
        columns=columns,
        rows=tuple(kept),
        written=Written(encoding=decoded.encoding, delimiter=delimiter, line_end=line_end, quote=quote),
        has_header=header is not None,
        left_out=tuple(sorted(left_out, key=lambda one: one[0])),
        warnings=tuple(warnings),
        sha256=sha256,
        handed_back=bool(columns) and set(REASON_KEYS) <= {column.key for column in columns},
    )


def _columns(header: tuple[str, ...] | None, rows: list[Row]) -> tuple[Column, ...]:
    """Named by the header; two of one name get a number; columns at the end without name and words are none."""
    if header is None:
        width = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
        names = [f"kolom {place + 1} van {width}" for place in range(width)]
    else:
        names = [said(cell) for cell in header]
        while names and not names[-1] and not any(map(said, _at(rows, len(names) - 1))):
            names.pop()
    seen: Counter[str] = Counter()
    columns = []
    for place, name in enumerate(names):
        name = name or f"kolom {place + 1} van {len(names)}"
        seen[key_of(name)] += 1
        if (times := seen[key_of(name)]) > 1:
            name = f"{name} ({times})"
        columns.append(Column(place, name, key_of(name)))
    return tuple(columns)


def _at(rows: list[Row], place: int) -> list[str]:
    return [row.cells[place] for row in rows if place < len(row.cells)]


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Without the empty cells that stand past the last column."""
    while len(cells) > width and not said(cells[-1]):
        cells = cells[:-1]
    return cells


def _line_end(text: str) -> str:
    found = re.search(r"\r\n|\r|\n", text)
    return found.group() if found else "\r\n"
