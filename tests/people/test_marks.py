"""When are two people alike to us, and when not?"""

from __future__ import annotations

import pytest

from bereik.people.marks import address_mark, letters, person_mark, phone_mark, valid_bsn

MEES = {
    "initials": "M.J.",
    "surname": "García-López",
    "prefix": "van der",
    "birth_date": "1980-02-29",
    "postcode": "1234 AB",
    "house_number": "12 bis",
}


@pytest.mark.parametrize("sent", ["111222333", "111 222 333", "111.222.333"])
def test_a_number_that_passes_the_eleven_check_counts_however_it_is_written(sent: str) -> None:
    # 111222333: 9*1+8*1+7*1+6*2+5*2+4*2+3*3+2*3-1*3 = 66 = 6 * 11.
    assert valid_bsn(sent) == "111222333"


@pytest.mark.parametrize(
    "sent", ["111222334", "000000000", "11122233", "1112223330", "abc", "", "１１１２２２３３３"]
)
def test_a_number_that_fails_recognises_nobody(sent: str) -> None:
    assert valid_bsn(sent) == ""


def test_one_lost_leading_zero_is_put_back() -> None:
    # 012345672: 9*0+8*1+7*2+6*3+5*4+4*5+3*6+2*7-2 = 110 = 10 * 11.
    assert valid_bsn("12345672") == "012345672"


@pytest.mark.parametrize(
    "other",
    [
        {"initials": "mj"},
        {"surname": "GARCIA LOPEZ"},
        {"surname": "van der Garcia Lopez", "prefix": ""},
        {"postcode": "1234ab"},
        {"house_number": "012"},
    ],
)
def test_case_spaces_and_marks_make_no_difference(other: dict[str, str]) -> None:
    assert person_mark(MEES | other) == person_mark(MEES) != ""


@pytest.mark.parametrize("missing", ["initials", "surname", "birth_date", "postcode", "house_number"])
def test_one_of_the_five_missing_is_no_mark_at_all(missing: str) -> None:
    assert person_mark(MEES | {missing: ""}) == ""


@pytest.mark.parametrize(
    "other",
    [{"initials": "M"}, {"birth_date": "1980-02-28"}, {"house_number": "13"}, {"birth_date": "29-02-1980"}],
)
def test_another_person_has_another_mark(other: dict[str, str]) -> None:
    assert person_mark(MEES | other) != person_mark(MEES)


@pytest.mark.parametrize("sent", ["06 0000 0031", "+31 6 0000 0031", "0031600000031", "+31 (0)6 0000 0031"])
def test_a_phone_number_is_one_number_however_it_is_written(sent: str) -> None:
    assert phone_mark(sent) == "0600000031"


def test_an_address_needs_postcode_and_number() -> None:
    assert address_mark({"postcode": "1234 ab", "house_number": "12-A"}) == "1234AB|12a"
    assert address_mark({"postcode": "1234AB"}) == ""


def test_letters_that_no_decomposition_takes_apart_are_written_plain() -> None:
    assert letters("Øster-Ægir Łódź") == "osteraegirlodz"
