"""What is done with a list that is held: looked at, read as somebody agreed, and its good rows taken in?

What a page shows of it lies beside it in sealed books, so that the list itself is opened only to be read anew.
"""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from bereik.house.exchange.csv.agreeing import Agreed, agreed_from, asked_about, wanting
from bereik.house.exchange.csv.handing_back import rows_handed_back
from bereik.house.exchange.csv.outcome import Outcome
from bereik.house.exchange.csv.reading import read_list
from bereik.house.exchange.csv.remembering import known_sender, remember, sender_name
from bereik.house.exchange.csv.rows import Good
from bereik.house.exchange.csv.suggesting import suggest
from bereik.house.exchange.csv.table import LeftOut, Table
from bereik.house.exchange.csv.taking_in import checked_for_house, read_for_house, take_in_rows
from bereik.house.exchange.ddas.finding import Finding
from bereik.house.exchange.held import holding
from bereik.house.exchange.held.books import book_page, forget_books, lay_books, whole_book
from bereik.house.exchange.held.upload import file_limit
from bereik.house.exchange.pages.deciding import ask_the_queue, desk, note, what_comes_first, written
from bereik.house.exchange.pages.report import as_said
from bereik.see.models import HeldFile
from bereik.trust.access import Access

CSV = "csv"
FIRST_ROWS = 10
COLUMNS, AGREED, DECIDED, FIRST, BAD, BACK = "columns", "agreed", "decided", "first", "bad", "back"
TAKING_IN = "Een lijst met betalingsachterstanden inlezen"
_A_PIECE = 30_000


def look_at(access: Access, held: HeldFile, sender: str) -> Finding | None:
    """The deed: what do we think each column is? Where all of it was agreed before, the rows are read at once.

    Gives back why the file is no list, and then nothing was said about it.
    """
    known = known_sender(sender)
    remembered = known.agreed if known else Agreed()
    table = _table(access, held, remembered)
    if isinstance(table, Finding):
        return table
    today = timezone.localdate(access.at)
    lines = [
        {
            "place": one.column.place,
            "header": one.column.header,
            "field": one.field,
            "why": as_said(one.why.value),
            "examples": one.examples,
            "asked": one.asked,
        }
        for one in suggest(table, today, remembered)
    ]
    figures: dict[str, Any] = {
        "sender": known.name if known else sender_name(sender),
        "known": known is not None,
        "kind": remembered.kind or "",
        "columns": len(table.columns),
        "asked": sum(bool(one["asked"]) for one in lines),
        "warnings": [
            [one.what.nl + " " + one.what_now.nl, one.what.en + " " + one.what_now.en]
            for one in table.warnings
        ],
    }
    with access.deed("look_at_list"):
        lay_books(access, held, {COLUMNS: lines})
        held.figures = figures
        held.save(update_fields=["figures"])
    if known and not asked_about(table, remembered) and not wanting(table, remembered, today):
        read_as(access, held, table, remembered)
    return None


def agree(access: Access, held: HeldFile, agreed: Agreed, *, keep: bool) -> tuple[Finding, ...]:
    """The deed: somebody said which column is what. Gives back what they must still say; then nothing was read."""
    table = _table(access, held, agreed)
    if isinstance(table, Finding):
        return (table,)
    if wants := wanting(table, agreed, timezone.localdate(access.at)):
        return wants
    if keep:
        with access.deed("remember_columns"):
            remember(held.figures["sender"], table, agreed, by=access.who, at=access.at)
    read_as(access, held, table, agreed)
    return ()


def read_as(access: Access, held: HeldFile, table: Table, agreed: Agreed) -> None:
    """The deed: read every row, and say beside the file what came of it. Nothing is taken in."""
    outcome = read_for_house(table, agreed, access.at)
    checked = checked_for_house(outcome, held.figures["sender"]) if outcome.good else None
    back = base64.b64encode(rows_handed_back(table, outcome.bad, "nl")).decode()
    books: dict[str, list[Any]] = {
        AGREED: [agreed.as_json()],
        DECIDED: [[one.column.header, one.words.nl, one.words.en] for one in outcome.decided.said],
        FIRST: [_shown(one) for one in outcome.good[:FIRST_ROWS]],
        BAD: [
            {"line": one.row.line, "what": [[why.what.nl, why.what.en, why.what_now.nl, why.what_now.en] for why in one.reasons]}
            for one in outcome.bad
        ],
        BACK: [back[first : first + _A_PIECE] for first in range(0, len(back), _A_PIECE)] if outcome.bad else [],
    }  # fmt: skip
    with access.deed("read_list"):
        lay_books(access, held, books)
        held.figures = {
            **held.figures,
            **_figures(table, outcome),
            "findings": len(checked.findings) if checked else 0,
        }
        held.checked_at, held.refused = access.at, {}
        held.save(update_fields=["figures", "checked_at", "refused"])


def bad_rows(access: Access, held: HeldFile) -> bytes:
    """The file to hand back."""
    return base64.b64decode("".join(whole_book(access, held, BACK)))


def ask_to_take_in(access: Access, held: HeldFile) -> bool:
    """The deed: somebody said "take the good rows in". False where that was said already, or there are none."""
    if held.checked_at is None or not held.figures.get("good"):
        return False
    from bereik.house.exchange.pages.csv_tasks import take_in_list

    return ask_the_queue(access, held, take_in_list)


def begin_again(access: Access, held: HeldFile) -> None:
    """The deed: the work on it failed, and it may be asked for once more."""
    with access.deed("begin_again"):
        held.asked_at = None
        held.save(update_fields=["asked_at"])


def take_in_by(held: UUID, who: UUID, at: datetime) -> str:
    """The work of the queue: take the good rows in, as one deed. Returns what it waits for, '' when it is done or
    refused. The rows to go back stay for the rest of the day.
    """
    first = what_comes_first()
    with desk(who, TAKING_IN, "take_in_list", at) as access:
        found = holding.held_file(access, held)
        if found is None or found.asked_at is None or found.taken_at is not None:
            return ""
        if found.waits_for != first:
            note(access, found, waits_for=first)
        if first:
            return first
        said = agreed_from(next(iter(book_page(access, found, AGREED)), None))
        assert isinstance(said, Agreed)  # we wrote it ourselves
        table = _table(access, found, said)
        assert isinstance(table, Table)
        sender = found.figures["sender"]
        outcome = read_for_house(table, said, at)
    # What is taken in has accesses and transactions of its own, one for the whole list.
    imported = take_in_rows(outcome, sender=sender, synthetic=settings.BEREIK_SYNTHETIC, by=who, at=at)
    with desk(who, TAKING_IN, "take_in_list", timezone.now()) as access:
        found = holding.held_file(access, held)
        if found is None:
            return ""
        if imported.refused is not None:
            note(access, found, refused=written(imported.refused), asked_at=None)
            return ""
        told = {
            "again": imported.again,
            "new": imported.signals.new,
            "known_before": imported.signals.known,
            "amended": imported.signals.amended,
            "older": imported.signals.older,
            "residents_new": imported.residents.new,
            "residents_known": imported.residents.known,
        }
        figures = {**found.figures, **told}
        if not outcome.bad:
            holding.content_done(access, found)
        with access.deed("take_in_file"):
            if outcome.bad:
                forget_books(access, found, but=[BACK])
                found.taken_at, found.waits_for = access.at, ""
            found.figures = figures
            found.save(update_fields=["figures", "taken_at", "waits_for"])
    return ""


def columns_of(access: Access, held: HeldFile) -> list[dict[str, Any]]:
    return list(whole_book(access, held, COLUMNS))


def agreed_before(access: Access, held: HeldFile) -> Agreed | None:
    """What was said about this list, where somebody comes back to change it."""
    said = agreed_from(next(iter(book_page(access, held, AGREED)), None))
    return said if isinstance(said, Agreed) else None


def _table(access: Access, held: HeldFile, agreed: Agreed) -> Table | Finding:
    with holding.open_held(access, held) as stream:
        return read_list(stream, limit=file_limit(), remembered=agreed.fields.keys())


def _figures(table: Table, outcome: Outcome) -> dict[str, Any]:
    left_out = [why for _, why in table.left_out if why is not LeftOut.EMPTY]
    return {
        "good": len(outcome.good),
        "bad": len(outcome.bad),
        "double": len(outcome.doubles),
        "left_out": [[why.value.nl, why.value.en, left_out.count(why)] for why in LeftOut if why in left_out],
    }


def _shown(row: Good) -> dict[str, Any]:
    """One row as we read it, for the eye of whoever handed it in."""
    signal, client = row.signal, row.signal.client
    assert client is not None
    house = " ".join(
        part for part in (client.street, client.house_number, client.house_number_addition) if part
    )
    town = " ".join(part for part in (client.postcode, client.town) if part)
    return {
        "line": row.line,
        "name": " ".join(part for part in (client.initials, client.prefix, client.surname) if part),
        "born": client.born and f"{client.born:%d-%m-%Y}",
        "address": ", ".join(part for part in (house, town) if part),
        "amount": signal.amount,
        "day": signal.signalled and f"{signal.signalled:%d-%m-%Y}",
        "kind": signal.partner and signal.partner.kind,
    }
