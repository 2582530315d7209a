"""What does a housing association really send? A list from its own books, with everything that is usual in one.

Semicolons, an old Windows encoding, Dutch dates and amounts, years of two figures, the prefix behind the surname, a row
twice, a row without a date, one with a day that never was, a remark that a spreadsheet would take for a sum, and a line with
the total at the end. No citizen service number: a housing association has no right to use one.
"""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

from bereik.house.demonstration.chances import Chances
from bereik.house.demonstration.names import Naming
from bereik.house.demonstration.plan import Town

FEWEST = 24
OF_THE_SIGNALS = 0.2
"""Landlords send 20 of 100 signals, first half of 2024 (Divosa Monitor)."""
COLUMNS = (
    "Huurdernr", "Naam", "Voorl.", "Geb.datum", "Adres", "Nr", "PC", "Plaats", "Telefoon", "Saldo openstaand", "Achterstand sinds",
    "Datum melding", "Opmerking",
)  # fmt: skip
REMARKS = ("", "", "", "belt nooit terug", "regeling liep af – opnieuw", "één brief kwam terug")


def rent_list(town: Town, draw: Chances, naming: Naming, on: date, signals: int) -> bytes:
    """The list as a file; `on` is the last day of its month, `signals` how many the town has in one."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    lines.writerow(COLUMNS)
    total, rows = 0, []
    for number in range(max(FEWEST, round(signals * OF_THE_SIGNALS))):
        owed = max(9_500, round(draw.chance.lognormvariate(6.6, 0.5) * 100))
        rows.append(_row(town, draw, naming, number, owed, on))
        total += owed
    rows[5][5] = f" {rows[5][5]} hs "
    rows[9][3] = ""
    rows[14][11] = ""
    rows[20][3] = f"31-2-{on.year - 41}"
    rows[17][12] = "=A1+1"
    rows.insert(12, list(rows[3]))
    lines.writerows(rows)
    lines.writerow([])
    lines.writerow(["", "Totaal", "", "", "", "", "", "", "", _euros(total), "", "", ""])
    return text.getvalue().encode("cp1252")


def _row(town: Town, draw: Chances, naming: Naming, number: int, owed: int, on: date) -> list[str]:
    born = on - timedelta(days=draw.between(20 * 365, 80 * 365))
    names = naming.draw(born)
    told = on - timedelta(days=draw.between(0, 20))
    return [
        f"H{10_000 + number}",
        f"{names.surname}, {names.prefix}" if names.prefix else names.surname,
        f"{names.call_name[0]}",
        _day(born),
        names.street,
        names.house_number,
        names.postcode.replace(" ", "") if number % 4 else names.postcode.lower(),
        names.place.upper() if number % 5 == 0 else names.place,
        names.phone if number % 3 else f"{names.phone[:2]}-{names.phone[2:]}",
        _euros(owed),
        _short(told - timedelta(days=draw.between(30, 90))),
        _short(told),
        draw.any_of(REMARKS),
    ]


def _day(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _short(day: date) -> str:
    return f"{day.day}-{day.month}-{day:%y}"


def _euros(cents: int) -> str:
    whole, rest = divmod(cents, 100)
    return f"€ {whole:,}".replace(",", ".") + f",{rest:02d}"
