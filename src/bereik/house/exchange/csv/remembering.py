"""What did somebody say about the columns of this sender before?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bereik.house.exchange.csv.agreeing import Agreed
from bereik.house.exchange.csv.fields import FIELDS, REASON_KEYS, Field
from bereik.house.exchange.csv.table import Table
from bereik.house.exchange.csv.values.plain import kinds
from bereik.people.marks import letters
from bereik.see.models import RememberedColumns
from bereik.terms.senders import Sender

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class KnownSender:
    """`name` as it was written the first time: under it stand the signals of this sender."""

    name: str
    agreed: Agreed
    agreed_at: datetime


def sender_name(said: str) -> str:
    """One space between words. Whoever writes it with other capitals means the same sender."""
    return " ".join(said.split())[:LONGEST_NAME]


def known_sender(said: str) -> KnownSender | None:
    row = RememberedColumns.objects.filter(key=letters(said)[:LONGEST_NAME]).first()
    return _known(row) if row is not None else None


def known_senders() -> list[KnownSender]:
    return [_known(row) for row in RememberedColumns.objects.all()]


def remember(sender: str, table: Table, agreed: Agreed, *, by: UUID, at: datetime) -> None:
    """What was said about the columns of this list, beside what was said about other columns before."""
    here = {column.key for column in table.columns} - set(REASON_KEYS)
    now = {key: field and field.value for key, field in agreed.fields.items() if key in here}
    row, _ = RememberedColumns.objects.get_or_create(
        key=letters(sender)[:LONGEST_NAME],
        defaults={"sender": sender_name(sender), "by": by, "agreed_at": at},
    )
    columns = {**row.columns, **now}
    if row.columns == columns and row.kind == (agreed.kind or ""):
        return
    row.columns, row.kind, row.by, row.agreed_at = columns, agreed.kind or "", by, at
    row.save()


def _known(row: RememberedColumns) -> KnownSender:
    fields: dict[str, Field | None] = {
        key: Field(name) if name is not None else None
        for key, name in row.columns.items()
        if name is None or name in FIELDS  # a field that a later version no longer has is asked anew
    }
    return KnownSender(
        row.sender, Agreed(fields, Sender(row.kind) if row.kind in kinds() else None), row.agreed_at
    )
