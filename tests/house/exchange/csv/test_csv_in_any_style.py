"""Whatever style a clean table is written in, does the same table come out? And does no file make us fall over?

Each run draws its own tables: BEREIK_SEED, printed at the end, draws them again.
"""

from __future__ import annotations

import csv
import io
import os
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from bereik.house.exchange.csv.agreeing import Agreed
from bereik.house.exchange.csv.handing_back import rows_handed_back
from bereik.house.exchange.csv.outcome import delivery_of, read_rows
from bereik.house.exchange.csv.reading import read_list
from bereik.house.exchange.csv.suggesting import suggest, suggested_columns
from bereik.house.exchange.csv.table import Table
from bereik.house.exchange.ddas.finding import Finding
from bereik.terms.senders import Sender
from tests.house.exchange.csv.lists import SENDER, TODAY, outcome_of
from tests.house.exchange.ddas.import_samples import bsn

SEED = int(os.environ["BEREIK_SEED"])
SURNAMES = ("Niemand", "Gârdénia", "Nergens", "Verzonnen-Naam", "Müller", "Bedacht")
PREFIXES = ("", "", "van der", "de", "in 't", "van")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def day_as(day: date, style: str) -> str:
    return {
        "dmy": f"{day.day}-{day.month}-{day.year}",
        "dmy/": f"{day.day:02}/{day.month:02}/{day.year}",
        "mdy": f"{day.month}/{day.day}/{day.year}",
        "iso": f"{day}",
        "moment": f"{day}T00:00:00",
        "compact": f"{day:%Y%m%d}",
        "words": f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        "excel": str((day - date(1899, 12, 30)).days),
    }[style]


def amount_as(cents: int, style: str) -> str:
    euros, rest = divmod(cents, 100)
    thousands = f"{euros:,}"
    return {
        "comma": f"{euros},{rest:02}",
        "comma thousands": f"{thousands.replace(',', '.')},{rest:02}",
        "money": f"€ {euros},{rest:02}",
        "point": f"{euros}.{rest:02}",
        "point thousands": f"{thousands}.{rest:02}",
    }[style]


def name_as(initials: str, prefix: str, surname: str, style: str) -> dict[str, str]:
    full = f"{prefix} {surname}".strip()
    behind = f"{surname}, {prefix}".rstrip(", ")
    return {
        "apart": {"Voorletters": initials, "Tussenvoegsel": prefix, "Achternaam": surname},
        "in surname": {"Voorl.": initials, "Achternaam incl. voorvoegsel": full},
        "behind": {"Voorl.": initials.replace(".", ""), "Achternaam": behind},
        "whole": {"Naam klant": f"{surname}, {initials} {prefix}".strip()},
        "spoken": {"Naam": f"{initials} {full}"},
    }[style]


def address_as(
    street: str, number: str, addition: str, postcode: str, town: str, style: str
) -> dict[str, str]:
    return {
        "apart": {"Straat": street, "Huisnr": number, "Toevoeging": addition, "Postcode": postcode, "Plaats": town},
        "together": {"Straat": street, "huisnr + toev": f"{number} {addition}".strip(), "PC": postcode.replace(" ", ""), "Woonplaats": town},
        "two lines": {"Adres": f"{street} {number} {addition}".strip(), "Postcode en plaats": f"{postcode} {town}"},
    }[style]  # fmt: skip


def a_table(chance: Random) -> tuple[list[dict[str, Any]], bytes, dict[str, str]]:
    """The values, the file they were written in, and how."""
    style = {
        "encoding": chance.choice(ENCODINGS),
        "delimiter": chance.choice(";,\t|"),
        "line_end": chance.choice(("\r\n", "\n", "\r")),
        "day": chance.choice(("dmy", "dmy/", "mdy", "iso", "moment", "compact", "words", "excel")),
        "amount": chance.choice(("comma", "comma thousands", "money", "point", "point thousands")),
        "name": chance.choice(("apart", "in surname", "behind", "whole", "spoken")),
        "address": chance.choice(("apart", "together", "two lines")),
        "quoting": str(chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))),
        "above": chance.choice(("", "Lijst achterstanden\n\n", "Overzicht: maart;alles\n")),
    }
    values, rows = [], []
    for number in range(chance.randint(5, 30)):
        # The first shows which is the day: without a 13 nobody can tell.
        first = number == 0
        value = {
            "id": f"K{number}",
            "initials": ".".join(chance.sample("ABCDEFGHJKLMNP", chance.randint(1, 3))) + ".",
            "prefix": chance.choice(PREFIXES),
            "surname": chance.choice(SURNAMES),
            "born": date(1970, 2, 13)
            if first
            else date(1940, 1, 1) + timedelta(days=chance.randrange(23_000)),
            "signalled": date(2026, 1, 20)
            if first
            else date(2025, 6, 1) + timedelta(days=chance.randrange(290)),
            "street": chance.choice(("Nergensweg", "2e Verzonnenstraat", "Plein 1799")),
            "house_number": str(chance.randint(1, 999)),
            "addition": chance.choice(("", "", "A", "bis")),
            "postcode": f"{chance.randint(1000, 9999)} {''.join(chance.choices('ABCDEGHJ', k=2))}",
            "town": chance.choice(("Nergenshuizen", "Verzonnen aan Zee")),
            "cents": chance.randint(1, 999_999),
            "bsn": bsn(chance.randrange(10_000_000)),
        }
        values.append(value)
        rows.append({
            "Meldingsnummer": value["id"],
            **name_as(value["initials"], value["prefix"], value["surname"], style["name"]),
            "Geboortedatum": day_as(value["born"], style["day"]),
            **address_as(value["street"], value["house_number"], value["addition"], value["postcode"], value["town"], style["address"]),
            "Openstaand bedrag": amount_as(value["cents"], style["amount"]),
            "Datum melding": day_as(value["signalled"], style["day"]),
            "BSN": value["bsn"],
        })  # fmt: skip
    said = io.StringIO(newline="")
    said.write(style["above"].replace("\n", style["line_end"]))
    lines = csv.DictWriter(
        said, list(rows[0]), delimiter=style["delimiter"], lineterminator=style["line_end"], quoting=int(style["quoting"])
    )  # fmt: skip
    lines.writeheader()
    lines.writerows(rows)
    return values, said.getvalue().encode(style["encoding"]), style


@pytest.mark.parametrize("turn", range(60))
def test_the_same_values_come_out_of_every_style(turn: int) -> None:
    values, content, style = a_table(Random(f"{SEED}-{turn}"))
    outcome = outcome_of(content, Agreed(kind=Sender.ENERGY))
    said = {"seed": SEED, "turn": turn, **style}
    assert not outcome.bad, ([why.what.nl for bad in outcome.bad for why in bad.reasons][:3], said)
    read = []
    for good in outcome.good:
        client = good.signal.client
        assert client is not None and good.exact is not None
        read.append(
            {
                "id": good.signal.id, "initials": client.initials, "prefix": client.prefix or "",
                "surname": client.surname, "born": client.born, "signalled": good.signal.signalled,
                "street": client.street, "house_number": client.house_number,
                "addition": client.house_number_addition or "", "postcode": client.postcode, "town": client.town,
                "cents": int(good.exact * 100), "bsn": client.bsn,
            }
        )  # fmt: skip
    assert read == values, said


@pytest.mark.parametrize("turn", range(40))
def test_a_damaged_list_gives_a_table_or_a_finding_and_never_falls_over(turn: int) -> None:
    chance = Random(f"{SEED}-damage-{turn}")
    content = bytearray(a_table(chance)[1])
    for _ in range(chance.randint(1, 12)):
        if not content:
            break
        place = chance.randrange(len(content))
        match chance.randrange(4):
            case 0:
                content[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del content[place : place + chance.randint(1, 40)]
            case 2:
                content[place:place] = chance.choice(
                    (b'"', b"\x00", b"\r", b"\n", b";", b",", b"\xff", b"'", b"=cmd|")
                )
            case 3:
                content = content[: place + 1]
    whatever_comes_of(bytes(content), turn)


@pytest.mark.parametrize("turn", range(40))
def test_random_bytes_give_a_table_or_a_finding_and_never_fall_over(turn: int) -> None:
    chance = Random(f"{SEED}-bytes-{turn}")
    letters = chance.choice(
        (bytes(range(256)), b";,\t|\"'\r\n", b'ab1;",\n\x00\xc3\xa9', b"0123456789-/.;\n")
    )
    whatever_comes_of(bytes(chance.choices(letters, k=chance.randint(0, 3_000))), turn)


def whatever_comes_of(content: bytes, turn: int) -> None:
    table = read_list(io.BytesIO(content))
    if isinstance(table, Finding):
        assert table.what.nl and table.why.en and table.what_now.nl, (SEED, turn)
        return
    assert isinstance(table, Table)
    said = Agreed(kind=Sender.WATER, signalled=date(2026, 3, 1))
    agreed = suggested_columns(suggest(table, TODAY), said)
    outcome = read_rows(table, agreed, today=TODAY)
    assert len(outcome.good) + len(outcome.bad) + len(outcome.doubles) == len(table.rows), (SEED, turn)
    if outcome.good:
        assert delivery_of(outcome, sender=SENDER, gemeentecode="0999").may_come_in, (SEED, turn)
    if outcome.bad:
        again = read_list(io.BytesIO(rows_handed_back(table, outcome.bad, "nl")), remembered=agreed.fields)
        assert isinstance(again, Table), (SEED, turn)
