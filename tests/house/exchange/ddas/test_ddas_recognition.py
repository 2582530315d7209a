"""When are two signals about one person, and when do we rather keep them apart?"""

import copy
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import bsn

from bereik.house.exchange.ddas.delivery import Case, Client, delivery_of
from bereik.house.exchange.ddas.recognition import (
    CaseKey,
    RecognitionKey,
    case_key,
    recognition_key,
    recognition_keys,
    valid_bsn,
)
from tests.house.exchange.ddas.samples import VALID_BSN, case, clean

SOMEBODY = Client(
    initials="N.",
    prefix="de",
    surname="Niemand",
    born=date(1970, 1, 1),
    postcode="9999 ZZ",
    house_number="1",
)


def test_a_valid_bsn_is_the_key() -> None:
    assert recognition_key(replace(SOMEBODY, bsn=VALID_BSN)) == RecognitionKey("bsn", VALID_BSN)


@pytest.mark.parametrize("sent", ["111222333", " 111222333 ", "1112.22.333", "111-222-333", "111 222 333"])
def test_a_bsn_is_known_however_it_was_spaced(sent: str) -> None:
    assert valid_bsn(sent) == "111222333"


def test_a_lost_leading_zero_is_put_back() -> None:
    """By hand: 0+8+14+18+20+20+18+14−2 = 110 = 10 × 11."""
    assert valid_bsn("12345672") == "012345672"


@pytest.mark.parametrize(
    "sent",
    [None, "", "0", "000000000", "12", "111222334", "1112223333", "abcdefghi", "١١١٢٢٢٣٣٣", "1" * 10_000],
)
def test_what_is_no_bsn_recognises_nobody(sent: str | None) -> None:
    assert valid_bsn(sent) is None


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_our_check_agrees_with_the_reference(digits: str) -> None:
    assert (valid_bsn(digits) is not None) == bsn.is_valid(digits)


def test_a_bsn_that_fails_leaves_the_five_together() -> None:
    key = recognition_key(replace(SOMEBODY, bsn="111222334"))
    assert key is not None
    assert key.kind == "person"
    assert key == recognition_key(SOMEBODY)


def test_somebody_with_both_can_be_known_by_both() -> None:
    assert [key.kind for key in recognition_keys(replace(SOMEBODY, bsn=VALID_BSN))] == ["bsn", "person"]


@pytest.mark.parametrize("field", ["initials", "surname", "born", "postcode", "house_number"])
def test_all_five_are_needed(field: str) -> None:
    assert recognition_key(replace(SOMEBODY, **{field: None})) is None
    if field != "born":
        assert recognition_key(replace(SOMEBODY, **{field: " . "})) is None


@pytest.mark.parametrize(
    "other",
    [
        replace(SOMEBODY, initials="n"),
        replace(SOMEBODY, prefix=None, surname="de Niemand"),
        replace(SOMEBODY, prefix="De", surname="NIEMAND"),
        replace(SOMEBODY, surname="Nièmánd"),
        replace(SOMEBODY, postcode="9999zz"),
        replace(SOMEBODY, house_number=" 01 "),
        replace(SOMEBODY, house_number="1A"),
        replace(SOMEBODY, house_number="1", house_number_addition="hs"),
        replace(SOMEBODY, street="Elders", town="Overal"),
    ],
    ids=lambda client: (
        f"{client.initials}-{client.prefix}-{client.surname}-{client.postcode}-{client.house_number}"
    ),
)
def test_spelling_keeps_nobody_apart(other: Client) -> None:
    assert recognition_key(other) == recognition_key(SOMEBODY)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Weiß", "Weiss"),
        ("Søren", "Soren"),
        ("Łukasz", "Lukasz"),
        ("Ĳsbrand", "IJsbrand"),
        ("O'Neill", "O’Neill"),
    ],
)
def test_letters_of_other_alphabets_are_one(one: str, other: str) -> None:
    assert recognition_key(replace(SOMEBODY, surname=one)) == recognition_key(
        replace(SOMEBODY, surname=other)
    )


@pytest.mark.parametrize(
    "other",
    [
        replace(SOMEBODY, initials="M."),
        replace(SOMEBODY, initials="N.M."),
        replace(SOMEBODY, surname="Nemand"),
        replace(SOMEBODY, born=date(1970, 1, 2)),
        replace(SOMEBODY, postcode="9999ZX"),
        replace(SOMEBODY, house_number="11"),
    ],
    ids=lambda client: (
        f"{client.initials}-{client.surname}-{client.born}-{client.postcode}-{client.house_number}"
    ),
)
def test_one_difference_keeps_two_people_apart(other: Client) -> None:
    """The first is the twin: born the same day, the same name, the same door."""
    assert recognition_key(other) != recognition_key(SOMEBODY)


def test_no_field_can_pose_as_another() -> None:
    """Surname and birth date are joined by a mark that no name can hold once its signs are taken out."""
    assert recognition_key(replace(SOMEBODY, initials="N|de", prefix=None)) != recognition_key(SOMEBODY)


def test_a_key_is_never_shown() -> None:
    for key in recognition_keys(replace(SOMEBODY, bsn=VALID_BSN)):
        assert VALID_BSN not in repr(key)
        assert "niemand" not in repr(key)


def test_a_case_is_known_by_municipality_signals_and_start() -> None:
    first = delivery_of(clean()).parts[0].cases[0]
    assert case_key("0999", first) == CaseKey("0999", ("a",), date(2025, 3, 1))


def test_the_order_of_signals_and_what_was_done_do_not_make_another_case() -> None:
    document = clean()
    case(document)["vroegsignalen"] = [{"ID": "b"}, {"ID": "a"}]
    other = copy.deepcopy(document)
    case(other)["vroegsignalen"].reverse()
    case(other)["resultaat"] = "Niet opgepakt: andere reden"
    assert _key(document) == _key(other)
    case(other)["startdatum_matchtingperiode"] = "2025-03-02"
    assert _key(document) != _key(other)


def _key(document: object) -> CaseKey:
    found: Case = delivery_of(document).parts[0].cases[0]
    return case_key("0999", found)
