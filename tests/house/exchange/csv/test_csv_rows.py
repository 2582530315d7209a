"""Is each row a signal or a row that goes back with all its reasons, and is it mended once it comes again?"""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest

from bereik.house.exchange.csv.agreeing import Agreed, asked_about
from bereik.house.exchange.csv.cells import harmless, said
from bereik.house.exchange.csv.fields import FIELDS, Field, field_named
from bereik.house.exchange.csv.handing_back import rows_handed_back
from bereik.house.exchange.csv.outcome import delivery_of, line_of, read_rows
from bereik.house.exchange.csv.suggesting import Why, suggest, suggested_columns
from bereik.house.exchange.ddas.delivery import client_kept
from bereik.see.differences import BEYOND, contents, differences
from bereik.terms.senders import Sender
from tests.house.exchange.csv.lists import (
    HEAD,
    ROW,
    SENDER,
    TODAY,
    only,
    outcome_of,
    read,
    row,
    rules,
    signals,
    text_of,
)


def test_a_row_becomes_a_signal_in_the_words_of_the_standard() -> None:
    (signal,) = signals(text_of(HEAD, ROW))
    assert (signal.amount, signal.signalled, signal.partner and signal.partner.kind) == (
        76,
        date(2026, 3, 13),
        "Huur",
    )
    assert only(text_of(HEAD, ROW)) == {
        "initials": "N.", "prefix": "de", "surname": "Niemand", "born": date(1970, 2, 13), "street": "Nergensweg",
        "postcode": "9999 ZZ", "house_number": "1", "town": "Nergenshuizen",
    }  # fmt: skip


def test_what_was_sent_is_kept_as_it_was_sent() -> None:
    text = text_of((*HEAD, "Tel", "E-mail", "Notitie"), (*ROW, "612345678", "n@example.org", "geheim"))
    (good,) = outcome_of(text).good
    kept = json.loads(good.signal.sent)
    assert good.exact == Decimal("75.50") and kept["bedrag"] == 76
    assert kept[BEYOND]["bedrag_zoals_gestuurd"] == "75.50" and kept[BEYOND]["rij"]["Bedrag"] == "75,50"
    assert kept[BEYOND]["rij"]["Tel"] == "612345678"
    assert "geheim" not in good.signal.sent, "a column that nobody chose is not kept"
    client = client_kept(kept)
    assert client is not None and (client.phone, client.email) == ("0612345678", "n@example.org")


def test_the_row_as_written_and_its_bsn_are_kept_and_not_shown() -> None:
    head = (*HEAD, "BSN", "Tel")
    one, two = (
        signals(text_of(head, (*row(bedrag=amount), "111222333", phone)))[0].sent
        for amount, phone in (("75,50", "0612345678"), ("80", "0687654321"))
    )
    shown = dict(contents(one))
    assert shown["bedrag_zoals_gestuurd"] == "75.50" and shown["telefoon"] == "0612345678"
    assert "111222333" in one and "111222333" not in str(shown) and "rij" not in str(shown)
    officer = differences(one, two)
    assert {change.field for change in officer} == {"bedrag", "bedrag_zoals_gestuurd", "telefoon"}
    assert "0612345678" not in str(officer) and "0687654321" not in str(officer)
    assert "0687654321" in str(differences(one, two, with_who=True))


def test_another_spelling_of_the_same_is_the_same_content() -> None:
    one, two = (
        signals(text_of(HEAD, row(bedrag=amount, pc=pc, gebdat=born)))[0]
        for amount, pc, born in (("75,50", "9999 ZZ", "13-02-1970"), ("€ 75,50", "9999zz", "13 feb 1970"))
    )
    assert one.digest == two.digest and one.sent != two.sent


def test_every_reason_of_a_row_is_said() -> None:
    text = text_of(HEAD, row(gebdat="31-02-1970", pc="999", bedrag="x", huisnr="bis", datum=""))
    assert sorted(rules(text)[0]) == [
        "amount-unread", "date-impossible", "house-number-unread", "postcode-unread", "row-no-day",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        (row()[:-2], "row-ragged"),
        ((*row(), "over"), "row-ragged"),
        (row(achternaam=""), "row-nobody"),
        (row(achternaam="Nie\x00mand"), "cell-not-text"),
        (row(achternaam="Nie\x1bmand"), "cell-not-text"),
        (row(achternaam="Nie\u202emand"), "cell-not-text"),
        (row(datum="02-04-2026"), "date-ahead"),
    ],
)
def test_a_row_that_goes_back(cells: tuple[str, ...], rule: str) -> None:
    assert rules(text_of(HEAD, row(klantnr="K2"), cells)) == [[rule]]


def test_a_name_with_a_delimiter_in_it_does_not_shift_the_cells() -> None:
    assert rules(text_of(HEAD, row(klantnr="K2"), row(achternaam="Linde; van der"))) == [["row-ragged"]]


def test_a_formula_is_a_text() -> None:
    assert only(text_of(HEAD, row(straat="=HYPERLINK(1)")))["street"] == "=HYPERLINK(1)"
    assert only(text_of(HEAD, row(huisnr='="012"')))["house_number"] == "12"


def test_a_bsn_alone_names_somebody_and_a_wrong_one_names_nobody() -> None:
    head, right, wrong = ("BSN", "Datum melding"), ("111222333", "13-03-2026"), ("123456789", "13-03-2026")
    assert only(text_of(head, right)) == {"bsn": "111222333"}
    assert rules(text_of(head, right, right, right, wrong)) == [["row-nobody"]]


def test_a_wrong_bsn_beside_a_name_comes_in_with_a_finding() -> None:
    outcome = outcome_of(text_of((*HEAD, "BSN"), (*ROW, "123456789")))
    checked = delivery_of(outcome, sender=SENDER, gemeentecode="0999")
    assert checked.may_come_in and "bsn-eleven-check" in {one.rule for one in checked.findings}
    assert {line_of(one, outcome.good) for one in checked.findings} == {2}


def test_the_same_row_twice_counts_once() -> None:
    outcome = outcome_of(text_of(HEAD, ROW, row(bedrag="€ 75,50")))
    assert (len(outcome.good), outcome.doubles, outcome.bad) == (1, (3,), ())


def test_one_reference_with_two_contents_sends_both_back() -> None:
    text = text_of(("Kenmerk", *HEAD[1:]), ROW, row(bedrag="80,00"), row(klantnr="K2"))
    outcome = outcome_of(text)
    assert [one.row.line for one in outcome.bad] == [2, 3] and len(outcome.good) == 1
    assert rules(text) == [["reference-twice"]] * 2
    assert "regel 3" in outcome.bad[0].reasons[0].what.nl


def test_a_customer_comes_again_next_month_with_another_signal() -> None:
    march, april = (signals(text_of(HEAD, row(datum=day)))[0] for day in ("13-02-2026", "13-03-2026"))
    assert (march.id, april.id) == ("K1 2026-02-13", "K1 2026-03-13")
    (referred,) = signals(text_of(("Kenmerk", *HEAD[1:]), ROW))
    assert referred.id == "K1"


def test_without_a_reference_a_row_is_known_by_whom_and_when() -> None:
    head = HEAD[1:]
    first, again, later = (
        signals(text_of(head, row(bedrag=amount, datum=day)[1:]))[0].id
        for amount, day in (("75,50", "13-03-2026"), ("90,00", "13-03-2026"), ("75,50", "14-03-2026"))
    )
    assert first == again != later
    assert rules(text_of(head, row()[1:], row(bedrag="90,00")[1:])) == [["same-person-same-day"]] * 2


def test_a_bsn_is_no_reference() -> None:
    (signal,) = signals(text_of((*HEAD, "BSN"), (*row(klantnr="111222333"), "111222333")))
    assert signal.id and "111222333" not in signal.id


def test_the_rows_go_back_as_they_came_and_mended_they_all_come_in() -> None:
    wrong = text_of(
        HEAD, row(bedrag="x", pc="999"), row(klantnr="K2", achternaam="Gârdénia", gebdat="31-02-1970")
    )
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        table = read(wrong.encode(encoding))
        agreed = suggested_columns(suggest(table, TODAY), Agreed(kind=Sender.LANDLORD))
        back = rows_handed_back(table, read_rows(table, agreed, today=TODAY).bad, "nl")
        again = read(back)
        assert again.written == table.written
        assert [one.cells[:-2] for one in again.rows] == [one.cells for one in table.rows]
        assert not asked_about(again, agreed), "the reasons are ours, and the rest was agreed"
        text = back.decode(encoding)
        mended = (
            text.replace(";x;", ";75,50;").replace(";999;", ";9999 ZZ;").replace("31-02-1970", "28-02-1970")
        )
        outcome = read_rows(read(mended.encode(encoding)), agreed, today=TODAY)
        assert (len(outcome.good), outcome.bad) == (2, ())


def test_handed_back_twice_the_reasons_stand_once() -> None:
    table = read(text_of(HEAD, row(bedrag="x")))
    agreed = suggested_columns(suggest(table, TODAY), Agreed(kind=Sender.LANDLORD))
    back = rows_handed_back(table, read_rows(table, agreed, today=TODAY).bad, "nl")
    again = read(back)
    twice = rows_handed_back(again, read_rows(again, agreed, today=TODAY).bad, "nl")
    assert back == twice


def test_without_a_header_the_rows_go_back_with_one_that_is_known_again() -> None:
    table = read(text_of(row(gebdat="31-02-1970"), row(klantnr="K2")))
    fields = dict(zip((one.key for one in table.columns), [field_named(name) for name in HEAD], strict=True))
    agreed = Agreed({key: found[0] if found else None for key, found in fields.items()}, Sender.LANDLORD)
    again = read(
        rows_handed_back(table, read_rows(table, agreed, today=TODAY).bad, "nl"), remembered=agreed.fields
    )
    assert again.has_header and not asked_about(again, agreed) and len(again.rows) == 1


def test_what_the_encoding_of_the_sender_cannot_hold_goes_back_in_utf_8_with_its_mark() -> None:
    table = read(text_of(HEAD, row(bedrag="x")).encode("cp1252") + "é".encode("cp1252"))
    outcome = read_rows(
        table, suggested_columns(suggest(table, TODAY), Agreed(kind=Sender.LANDLORD)), today=TODAY
    )
    strange = outcome.bad[0].row.cells
    object.__setattr__(outcome.bad[0].row, "cells", (*strange[:3], "Şahin", *strange[4:]))
    assert rows_handed_back(table, outcome.bad, "nl").startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-75,00", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "\n=1"])
def test_no_cell_that_we_hand_back_is_reckoned(cell: str) -> None:
    assert harmless(cell).startswith("'")
    assert said(harmless(cell)) == said(cell)
    head = (*HEAD[:-1], cell + "x", HEAD[-1])
    quoted = io.StringIO()
    csv.writer(quoted, delimiter=";").writerows([head, (*row(bedrag="x", straat=cell)[:-1], cell, ROW[-1])])
    table = read(quoted.getvalue())
    agreed = suggested_columns(suggest(table, TODAY), Agreed(kind=Sender.LANDLORD))
    bad = read_rows(table, agreed, today=TODAY).bad
    back = rows_handed_back(table, bad, "nl").decode()
    cells = [one for line in csv.reader(io.StringIO(back, newline=""), delimiter=";") for one in line]
    assert bad and not [
        one for one in cells if one.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    ]


def test_a_name_with_an_apostrophe_is_left_alone() -> None:
    assert said("'t Hart") == harmless("'t Hart") == "'t Hart"


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Voorl.", Field.INITIALS),
        ("tussenvoegsel", Field.PREFIX),
        ("Achternaam incl. voorvoegsel", Field.SURNAME),
        ("Geb.dat", Field.BORN),
        ("huisnr + toev", Field.HOUSE_NUMBER),
        ("openstaand bedrag", Field.AMOUNT),
        ("klantnr", Field.CUSTOMER),
        ("dossiernummer", Field.CUSTOMER),
        ("KLANT_ACHTERNAAM", Field.SURNAME),
        ("debiteurPostcode", Field.POSTCODE),
        ("Geboortedaum", Field.BORN),
        ("Burgerservicenummer", Field.BSN),
        ("Voorvoegsel", Field.PREFIX),
        ("Huisnummertoevoeging", Field.ADDITION),
    ],
)
def test_headers_as_senders_write_them(header: str, field: Field) -> None:
    found = field_named(header)
    assert found is not None and found[0] is field


def test_each_name_belongs_to_one_field() -> None:
    owners: dict[str, set[Field]] = {}
    for field, term in FIELDS.items():
        for name in term.names:
            owners.setdefault(name, set()).add(field)
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


@pytest.mark.parametrize("header", ["", "Opmerkingen", "X", "Contactpersoon gemeente"])
def test_a_header_that_says_nothing_to_us(header: str) -> None:
    assert field_named(header) is None


def test_columns_are_known_by_what_is_in_them() -> None:
    text = text_of(
        ("aa", "bb", "cc", "dd", "ee"),
        ("111222333", "9999 ZZ", "13-02-1970", "€ 75,50", "13-03-2026"),
        ("999990019", "9999 XX", "14-02-1970", "€ 80,00", "14-03-2026"),
    )
    found = suggest(read(text), TODAY)
    assert [one.field for one in found] == [
        Field.BSN,
        Field.POSTCODE,
        Field.BORN,
        Field.AMOUNT,
        Field.SIGNALLED,
    ]
    assert {one.why for one in found} == {Why.CONTENT}


def test_a_name_that_does_not_fit_what_is_in_it_is_doubted() -> None:
    text = text_of(HEAD, row(pc="Jansen"), row(pc="Pietersen"), row(pc="Klaassen"))
    (found,) = [one for one in suggest(read(text), TODAY) if one.column.header == "PC"]
    assert found.why is Why.ODD


def test_of_two_columns_of_one_kind_the_surest_is_taken() -> None:
    text = text_of(("Bedrag", "Saldo", "Achternaam"), ("x", "75,00", "A"), ("y", "80,00", "B"))
    assert [one.field for one in suggest(read(text), TODAY)][:2] == [None, Field.AMOUNT]


def test_remembered_columns_are_not_asked_again_also_in_another_order() -> None:
    first = read(text_of(HEAD, ROW))
    agreed = suggested_columns(suggest(first, TODAY), Agreed())
    turned = read(text_of(tuple(reversed(HEAD)), tuple(reversed(ROW))))
    found = suggest(turned, TODAY, agreed)
    assert {one.why for one in found} == {Why.REMEMBERED} and not asked_about(turned, agreed)
    assert {one.column.header: one.field for one in found} == {
        one.header: agreed.fields[one.key] for one in first.columns
    }
    more = read(text_of((*HEAD, "Nieuw"), (*ROW, "x")))
    assert [one.header for one in asked_about(more, agreed)] == ["Nieuw"]
