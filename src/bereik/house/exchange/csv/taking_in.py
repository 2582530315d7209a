"""How do the good rows of a list become signals in the house, and what does the house remember of it?"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from bereik.house.exchange.csv.agreeing import Agreed
from bereik.house.exchange.csv.outcome import Outcome, delivery_of, read_rows
from bereik.house.exchange.csv.table import Table
from bereik.house.exchange.ddas.checking import Checked
from bereik.house.exchange.ddas.importing import Imported, take_in_checked
from bereik.house.exchange.ddas.importing.result import Refusal
from bereik.terms.text import Text
from bereik.trust.access import HOUSE
from bereik.trust.sealing import blind_index


def keyed_mark(said: str) -> str:
    """The ID of a row without a reference: the same next month, and nobody finds a BSN by trying them all."""
    return blind_index("list-row", said).hex()[:40]


def read_for_house(table: Table, agreed: Agreed, at: datetime) -> Outcome:
    """The rows as this house knows them again."""
    return read_rows(table, agreed, today=timezone.localdate(at), mark=keyed_mark)


def checked_for_house(outcome: Outcome, sender: str) -> Checked:
    """Good rows as a delivery to this municipality: a list says not whose it is, so it is ours."""
    return delivery_of(outcome, sender=sender, gemeentecode=settings.BEREIK_GEMEENTECODE or None)


def take_in_rows(
    outcome: Outcome, *, sender: str, synthetic: bool, by: UUID = HOUSE, at: datetime | None = None
) -> Imported:
    """Take in the good rows, all or none; the bad ones are for whoever asked to hand back."""
    if not outcome.good:
        return Imported(refused=NO_GOOD_ROW)
    return take_in_checked(checked_for_house(outcome, sender), synthetic=synthetic, by=by, at=at)


NO_GOOD_ROW = Refusal(
    what=Text(
        "Geen enkele rij kan binnenkomen. Er is niets bewaard.",
        "Not a single row can come in. Nothing was kept.",
    ),
    why=Text("In elke rij ontbreekt iets of klopt iets niet.", "In each row something is missing or wrong."),
    now=Text(
        "Kijk of de kolommen goed gekozen zijn. Geef anders de rijen terug aan de afzender.",
        "See whether the columns are chosen right. Else hand the rows back to the sender.",
    ),
)
