"""Which lists do these tests start from, and how do they read one?"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from bereik.house.exchange.csv.agreeing import Agreed, wanting
from bereik.house.exchange.csv.outcome import Outcome, read_rows
from bereik.house.exchange.csv.reading import read_list
from bereik.house.exchange.csv.suggesting import suggest, suggested_columns
from bereik.house.exchange.csv.table import Table
from bereik.house.exchange.ddas.delivery import ArrearsSignal
from bereik.house.exchange.ddas.finding import Finding
from bereik.terms.senders import Sender

TODAY = date(2026, 4, 1)
SENDER = "Woonstichting Nergens"
HEAD = (
    "Klantnr",
    "Voorl.",
    "Tussenv.",
    "Achternaam",
    "Geb.dat",
    "Straat",
    "Huisnr",
    "PC",
    "Plaats",
    "Bedrag",
    "Datum",
)
ROW = (
    "K1",
    "N.",
    "de",
    "Niemand",
    "13-02-1970",
    "Nergensweg",
    "1",
    "9999 ZZ",
    "Nergenshuizen",
    "75,50",
    "13-03-2026",
)


def text_of(*rows: Sequence[str], delimiter: str = ";", line_end: str = "\r\n") -> str:
    return "".join(delimiter.join(row) + line_end for row in rows)


def row(**changed: str) -> tuple[str, ...]:
    """The row of above with other cells, by the name of the column (without its points)."""
    names = [name.replace(".", "").lower() for name in HEAD]
    assert changed.keys() <= set(names), changed
    return tuple(changed.get(name, cell) for name, cell in zip(names, ROW, strict=True))


def read(content: bytes | str, *, remembered: Iterable[str] = ()) -> Table:
    found = read_any(content, remembered=remembered)
    assert isinstance(found, Table), found.what.nl
    return found


def read_any(content: bytes | str, *, remembered: Iterable[str] = ()) -> Table | Finding:
    raw = content if isinstance(content, bytes) else content.encode()
    return read_list(io.BytesIO(raw), remembered=list(remembered))


def outcome_of(content: bytes | str, agreed: Agreed | None = None) -> Outcome:
    """What comes of a list if a person says yes to all that we suggest."""
    table = read(content)
    said = suggested_columns(suggest(table, TODAY), agreed or Agreed(kind=Sender.LANDLORD))
    assert not wanting(table, said, TODAY), [one.what.nl for one in wanting(table, said, TODAY)]
    return read_rows(table, said, today=TODAY)


def signals(content: bytes | str, agreed: Agreed | None = None) -> list[ArrearsSignal]:
    """Of a list in which every row is good."""
    outcome = outcome_of(content, agreed)
    assert not outcome.bad, [why.what.nl for bad in outcome.bad for why in bad.reasons]
    return [one.signal for one in outcome.good]


def rules(content: bytes | str, agreed: Agreed | None = None) -> list[list[str]]:
    """Of each row that goes back, the rules that say why."""
    return [[why.rule for why in bad.reasons] for bad in outcome_of(content, agreed).bad]


def only(content: bytes | str, agreed: Agreed | None = None) -> dict[str, Any]:
    """The one person in a list of one row."""
    (signal,) = signals(content, agreed)
    assert signal.client is not None
    client = signal.client
    return {name: value for name in client.__slots__ if (value := getattr(client, name, None))}
