"""Is each cell read as it was meant, and refused where that cannot be told?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bereik.house.exchange.csv.values import amounts, dates, names, plain
from bereik.house.exchange.csv.values.addresses import (
    Number,
    read_number,
    read_postcode,
    read_postcode_and_place,
    read_street_and_number,
)
from bereik.house.exchange.csv.values.names import Name, initials_of, put_in_place, split_name, split_surname
from bereik.house.exchange.csv.values.no import No
from bereik.terms.senders import Sender

TODAY = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("cells", "style", "read"),
    [
        (["1.234,56"], "comma", ["1234.56"]),
        (["1,234.56"], "point", ["1234.56"]),
        (["€ 75,-", "€75,00", "EUR 12,5", "75 euro"], "comma", ["75", "75.00", "12.5", "75"]),
        (["75.00", "1,234"], "point", ["75.00", "1234"]),
        (["75,00", "1.234"], "comma", ["75.00", "1234"]),
        (["75,0000"], "comma", ["75.0000"]),
        (["1.234.567"], "comma", ["1234567"]),
        (["1 234,56", "1'234,56"], "comma", ["1234.56", "1234.56"]),
        (["-75,00", "75,00-", "(75,00)", "−75,00"], "comma", ["-75.00"] * 4),
        (["75", "80", "1234"], "plain", ["75", "80", "1234"]),
        (["75,-", "80,--", "90.-"], "plain", ["75", "80", "90"]),
        (["75,00", "80.50"], "mixed", ["75.00", "80.50"]),
        ([",50"], "comma", ["0.50"]),
    ],
)
def test_amounts(cells: list[str], style: str, read: list[str]) -> None:
    found = amounts.style_of(cells)
    assert found == style
    assert [amounts.read_amount(cell, found) for cell in cells] == [Decimal(one) for one in read]


@pytest.mark.parametrize(
    ("cells", "asked", "rule"),
    [
        (["1.234", "75"], "1.234", "amount-undecided"),
        (["1,234"], "1,234", "amount-undecided"),
        (["75,00", "80.50", "1.234"], "1.234", "amount-undecided"),
        (["75,00", "1,234"], "1,234", "amount-undecided"),
        (["x"], "x", "amount-unread"),
        (["12-3"], "12-3", "amount-unread"),
        (["1.23,456"], "1.23,456", "amount-unread"),
        (["=1+1"], "=1+1", "amount-unread"),
        (["1,2E+05"], "1,2E+05", "digits-lost"),
        (["9" * 30], "9" * 30, "amount-unread"),
    ],
)
def test_amounts_that_cannot_be_told(cells: list[str], asked: str, rule: str) -> None:
    assert said(amounts.read_amount(asked, amounts.style_of(cells))) == rule


@pytest.mark.parametrize(
    ("exact", "whole"), [("74.49", 74), ("74.50", 75), ("74.99", 75), ("-10.50", -11), ("0.4", 0)]
)
def test_whole_euros_are_the_nearest(exact: str, whole: int) -> None:
    assert amounts.whole_euros(Decimal(exact)) == whole


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("1-3-2026", date(2026, 3, 1)),
        ("01/03/26", date(2026, 3, 1)),
        ("01.03.2026", date(2026, 3, 1)),
        ("1 mrt 2026", date(2026, 3, 1)),
        ("1 mrt. 2026", date(2026, 3, 1)),
        ("1 maart 2026", date(2026, 3, 1)),
        ("zondag 1 maart 2026", date(2026, 3, 1)),
        ("01-MAR-2026", date(2026, 3, 1)),
        ("1-okt-25", date(2025, 10, 1)),
        ("March 1, 2026", date(2026, 3, 1)),
        ("20260301", date(2026, 3, 1)),
        ("2026-03-01", date(2026, 3, 1)),
        ("2026/3/1", date(2026, 3, 1)),
        ("2026-03-01T00:00", date(2026, 3, 1)),
        ("2026-03-01 00:00:00.000", date(2026, 3, 1)),
        ("1-3-2026 0:00:00", date(2026, 3, 1)),
        # Midnight in Amsterdam, as a system that counts in UTC writes it.
        ("2026-02-28T23:00:00Z", date(2026, 3, 1)),
        ("2026-03-01T00:00:00+01:00", date(2026, 3, 1)),
        # 25569 is 1 January 1970 in Excel; 20,513 days later it is 1 March 2026.
        ("46082", date(2026, 3, 1)),
        ("46082,5", date(2026, 3, 1)),
        ("25569", date(1970, 1, 1)),
        ("29-2-1980", date(1980, 2, 29)),
        ("13-2-70", date(1970, 2, 13)),
        ("1-4-26", date(2026, 4, 1)),
        ("2-4-26", date(1926, 4, 2)),
    ],
)
def test_dates(cell: str, day: date) -> None:
    assert dates.read_date(cell, dates.style_of([cell]), TODAY) == day
    assert dates.looks_like_a_date(cell)


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("31-02-2026", "date-impossible"),
        ("00-00-1970", "date-impossible"),
        ("32-1-2026", "date-impossible"),
        ("20261301", "date-impossible"),
        ("2-4-2026", "date-ahead"),
        ("31-12-9999", "date-ahead"),
        ("01-01-1900", "date-long-ago"),
        ("1-1-0001", "date-long-ago"),
        ("maart", "date-unread"),
        ("1970", "date-unread"),
        ("x", "date-unread"),
        ("99-99-9999-1", "date-unread"),
    ],
)
def test_days_that_cannot_be(cell: str, rule: str) -> None:
    assert said(dates.read_date(cell, dates.style_of([cell]), TODAY)) == rule


def test_one_thirteen_decides_for_the_whole_column() -> None:
    day_first, month_first = (
        dates.style_of(["03-04-2025", "13-04-2025"]),
        dates.style_of(["03-04-2025", "04-13-2025"]),
    )
    assert dates.read_date("03-04-2025", day_first, TODAY) == date(2025, 4, 3)
    assert dates.read_date("03-04-2025", month_first, TODAY) == date(2025, 3, 4)
    assert not day_first.assumed and not month_first.assumed
    nothing = dates.style_of(["03-04-2025", "05-06-2025"])
    assert nothing.assumed and dates.read_date("03-04-2025", nothing, TODAY) == date(2025, 4, 3)


def test_both_orders_in_one_column_leave_only_what_is_clear() -> None:
    style = dates.style_of(["13-04-2025", "04-13-2025", "03-04-2025"])
    read = [
        dates.read_date(cell, style, TODAY)
        for cell in ("13-04-2025", "04-13-2025", "05-05-2025", "03-04-2025")
    ]
    assert read[:3] == [date(2025, 4, 13), date(2025, 4, 13), date(2025, 5, 5)]
    assert said(read[3]) == "date-undecided"


def test_eight_figures_by_their_column() -> None:
    style = dates.style_of(["01032026", "20032025"])
    assert dates.read_date("01032026", style, TODAY) == date(2026, 3, 1)
    assert dates.read_date("1032026", style, TODAY) == date(2026, 3, 1), "the nought was lost"


@pytest.mark.parametrize(
    ("cell", "prefix", "surname"),
    [
        ("Linde, van der", "van der", "Linde"),
        ("van der Linde", "van der", "Linde"),
        ("V.d. Linde", "V.d.", "Linde"),
        ("v.d.Linde", "v.d.", "Linde"),
        ("v/d Linde", "v/d", "Linde"),
        ("LINDE VAN DER", "VAN DER", "LINDE"),
        ("in 't Veld", "in 't", "Veld"),
        ("’t Hart", "’t", "Hart"),
        ("Hart, 't", "'t", "Hart"),
        ("El Amrani", "El", "Amrani"),
        ("Jansen-de Vries", "", "Jansen-de Vries"),
        ("Jansen e/v de Vries", "", "Jansen e/v de Vries"),
        ("Ten", "", "Ten"),
        ("Niemand", "", "Niemand"),
    ],
)
def test_prefixes_come_out_of_the_surname(cell: str, prefix: str, surname: str) -> None:
    assert split_surname(cell) == Name("", prefix, surname)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Linde, J.P. van der", Name("J.P.", "van der", "Linde")),
        ("J.P. van der Linde", Name("J.P.", "van der", "Linde")),
        ("JP van der Linde", Name("J.P.", "van der", "Linde")),
        ("Dhr. J.P. van der Linde", Name("J.P.", "van der", "Linde")),
        ("Linde J.P. van der", Name("J.P.", "van der", "Linde")),
        ("van der Linde, Jan Piet", Name("J.P.", "van der", "Linde")),
        ("Jan Piet van der Linde", Name("J.P.", "van der", "Linde")),
        ("Jan Niemand", Name("J.", "", "Niemand")),
        ("T. Hart", Name("T.", "", "Hart")),
        ("S. 't Hart", Name("S.", "'t", "Hart")),
        ("V. Niemand", Name("V.", "", "Niemand")),
        ("Niemand", Name("", "", "Niemand")),
    ],
)
def test_a_whole_name_in_one_cell(cell: str, name: Name) -> None:
    assert split_name(cell) == name


@pytest.mark.parametrize(
    ("initials", "prefix", "surname", "name"),
    [
        ("", "J.P.", "van der Linde", Name("J.P.", "van der", "Linde")),
        ("van der", "J.P.", "Linde", Name("J.P.", "van der", "Linde")),
        ("J.P.", "van der", "van der Linde", Name("J.P.", "van der", "Linde")),
        ("J.P. van der", "", "Linde", Name("J.P.", "van der", "Linde")),
        ("J.P.", "JP", "Linde", Name("J.P.", "", "Linde")),
        ("", "", "J.P. van der Linde", Name("J.P.", "van der", "Linde")),
        ("", "", "Linde, J.P. van der", Name("J.P.", "van der", "Linde")),
        ("D", "de", "Niemand", Name("D.", "de", "Niemand")),
        ("T.", "", "Hart", Name("T.", "", "Hart")),
        ("S.", "", "Niemand", Name("S.", "", "Niemand")),
    ],
)
def test_each_part_of_a_name_finds_its_place(initials: str, prefix: str, surname: str, name: Name) -> None:
    assert put_in_place(initials, prefix, surname, names=False) == name


@pytest.mark.parametrize(
    ("cell", "as_initials", "as_names"),
    [
        ("J.P.", "J.P.", "J.P."),
        ("J P", "J.P.", "J.P."),
        ("JP", "J.P.", "J."),
        ("j.p.", "J.P.", "J.P."),
        ("Jan Piet", "J.P.", "J.P."),
        ("Jan-Piet", "J.P.", "J.P."),
        ("PIET", "P.I.E.T.", "P."),
        ("Th.J.", "Th.J.", "Th.J."),
        ("É", "É.", "É."),
    ],
)
def test_initials_and_first_names(cell: str, as_initials: str, as_names: str) -> None:
    assert (initials_of(cell, names=False), initials_of(cell, names=True)) == (as_initials, as_names)


def test_a_column_of_shouted_names_is_one_of_names() -> None:
    assert not names.are_names(["KAM", "KAN", "BO"], "Voorl.") and names.are_names(
        ["KAMIEL", "JAN PIET"], "Voorletters"
    )
    assert names.are_names(["PIET", "ANNA", "JAN"]) and not names.are_names(["JP", "A.B.", "K", "JMT"])


@pytest.mark.parametrize(
    ("cell", "number", "addition"),
    [
        ("12", "12", ""),
        ("12A", "12", "A"),
        ("12 bis-2", "12", "bis-2"),
        ("12-14", "12", "14"),
        ("12 A-2", "12", "A-2"),
        ("0012", "12", ""),
        ("12.0", "12", ""),
        ("nr. 12", "12", ""),
        ("12/3", "12", "3"),
    ],
)
def test_house_numbers(cell: str, number: str, addition: str) -> None:
    assert read_number(cell) == Number(number, addition)


def test_the_columns_of_letter_and_addition_stand_behind_the_number() -> None:
    assert read_number("12", "A", "bis") == Number("12", "A bis")
    assert read_number("12A", "a", "2") == Number("12", "A 2"), "said in two columns, it counts once"


def test_addresses_in_one_cell() -> None:
    assert read_street_and_number("Nergensweg 12 bis") == ("Nergensweg", Number("12", "bis"))
    assert read_street_and_number("Plein 1945 12") == ("Plein 1945", Number("12", ""))
    assert read_street_and_number("2e Nergensstraat 3-A") == ("2e Nergensstraat", Number("3", "A"))
    assert read_postcode_and_place("9999ZZ Nergenshuizen") == ("9999 ZZ", "Nergenshuizen")
    assert read_postcode_and_place("Nergenshuizen, 9999 ZZ") == ("9999 ZZ", "Nergenshuizen")


@pytest.mark.parametrize("cell", ["9999 ZZ", "9999ZZ", "9999zz", "9999-ZZ", "NL-9999 ZZ", "9999  zz"])
def test_postcodes(cell: str) -> None:
    assert read_postcode(cell) == "9999 ZZ"


@pytest.mark.parametrize("cell", ["9999", "0999 ZZ", "99999", "9999 Z", "ZZ 9999", "9999 ZZZ", "B-1000"])
def test_no_postcodes(cell: str) -> None:
    assert said(read_postcode(cell)) == "postcode-unread"


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("0612345678", "0612345678"),
        ("06-12 34 56 78", "0612345678"),
        ("+31 (0)6 12345678", "0612345678"),
        ("0031612345678", "0612345678"),
        ("31612345678", "0612345678"),
        ("612345678", "0612345678"),
        ("06-12345678 / 020-1234567", "0612345678"),
        ("+32 470 12 34 56", "+32470123456"),
        ("0612", ""),
        ("6,12E+08", ""),
        ("onbekend", ""),
    ],
)
def test_phones(cell: str, read: str) -> None:
    assert plain.read_phone(cell) == read


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        # 1x9 + 1x8 + 1x7 + 2x6 + 2x5 + 2x4 + 3x3 + 3x2 - 3 = 66, six times eleven
        ("111222333", "111222333"),
        ("1112.22.333", "111222333"),
        ("111 222 333", "111222333"),
        # 0x9 + 1x8 + 2x7 + 3x6 + 4x5 + 5x4 + 6x3 + 7x2 - 2 = 110
        ("12345672", "012345672"),
        # fails: kept as sent, for the check to say
        ("123456789", "123456789"),
    ],
)
def test_bsns(cell: str, read: str) -> None:
    assert plain.read_bsn(cell) == read


def test_a_bsn_of_which_a_spreadsheet_ate_digits_is_refused() -> None:
    assert said(plain.read_bsn("1,11222E+08")) == "digits-lost"


@pytest.mark.parametrize("cell", ["J", "ja", "JA", "x", "1", "true", "waar", "Yes"])
def test_yes(cell: str) -> None:
    assert plain.read_yes_no(cell) is True


@pytest.mark.parametrize("cell", ["N", "nee", "0", "false", "onwaar", "-"])
def test_no(cell: str) -> None:
    assert plain.read_yes_no(cell) is False


def test_perhaps_is_neither() -> None:
    assert said(plain.read_yes_no("misschien")) == "yes-no-unread"


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Huur", Sender.LANDLORD),
        ("WONINGCORPORATIE", Sender.LANDLORD),
        ("energie", Sender.ENERGY),
        ("Zorgverzekeraar", Sender.HEALTH_INSURER),
        ("CAK", Sender.CAK_INSURANCE),
        ("water", Sender.WATER),
    ],
)
def test_kinds(cell: str, kind: Sender) -> None:
    assert plain.read_kind(cell) is kind


@pytest.mark.parametrize("cell", ["school", "huisarts", "wijkteam", "politie"])
def test_who_may_not_pass_on_arrears_is_no_kind(cell: str) -> None:
    assert said(plain.read_kind(cell)) == "kind-unread"


def said(found: Any) -> str:
    assert isinstance(found, No), found
    return found.rule.name
