"""Is a no met again by whatever a sender knows, and by nobody else; and does it say nothing about who it was?"""

from __future__ import annotations

import string
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bereik.people.actions import (
    is_objected,
    lift_objection,
    lift_objection_of,
    recognise_or_add,
    register_objection,
)
from bereik.people.marks import letters, objection_marks
from bereik.people.models import Objection
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access, open_access
from bereik.trust.ids import new_id
from tests.trust.test_trail_lines import lines

NOW = datetime(2026, 11, 12, 9, tzinfo=UTC)
MEREL = {
    "call_name": "Merel",
    "initials": "M.J.",
    "prefix": "van der",
    "surname": "Linde-Roos",
    "birth_date": "1980-02-29",
    "bsn": "111222333",
    "phone": "06 00000031",
    "street": "Lindelaan",
    "house_number": "12-A",
    "postcode": "1234 AB",
}


def alike(one: dict[str, str], other: dict[str, str]) -> bool:
    return bool(set(objection_marks(one)) & set(objection_marks(other)))


def of_merel(*names: str) -> dict[str, str]:
    return {name: MEREL[name] for name in names}


# Met again


@pytest.mark.parametrize(
    "later",
    [
        {"call_name": "merel", "phone": "+31 6 00000031"},
        {"call_name": "Merel van der Linde-Roos", "phone": "0600000031"},
        {"call_name": "Merel Linde Roos", "phone": "0600000031"},
        {"call_name": "MEREL", "street": "Linde laan", "house_number": "12 a"},
        {"call_name": "Merel", "postcode": "1234ab", "house_number": "12A"},
        {"bsn": "111.222.333"},
        of_merel("initials", "surname", "prefix", "birth_date", "postcode", "house_number"),
        {**of_merel("initials", "birth_date", "postcode"), "surname": "Linde", "house_number": "12"},
        {**of_merel("initials", "birth_date", "postcode"), "surname": "ROOS", "house_number": "012"},
        {**of_merel("initials", "birth_date", "postcode", "house_number"), "surname": "van der Linde-Roos"},
    ],
)
def test_the_same_person_is_met_again_however_a_sender_writes_it(later: dict[str, str]) -> None:
    assert alike(MEREL, later) and alike(later, MEREL)


def test_a_name_typed_in_one_field_then_is_the_same_as_in_two_fields_later() -> None:
    typed = {"call_name": "Merel van der Linde", "phone": "0600000031"}
    assert alike(
        typed, {"call_name": "Merel", "prefix": "van der", "surname": "Linde", "phone": "06-00000031"}
    )
    assert alike(typed, {"call_name": "Merel", "surname": "Linde", "phone": "06-00000031"})


# And nobody else


@pytest.mark.parametrize(
    "other",
    [
        {"phone": MEREL["phone"]},
        of_merel("street", "house_number", "postcode"),
        of_merel("surname", "prefix", "phone", "street", "house_number", "postcode"),
        of_merel("initials", "surname", "phone", "street", "house_number", "postcode"),
        {**of_merel("surname", "prefix", "phone", "street", "house_number", "postcode"), "call_name": "Mees"},
        {**MEREL, "bsn": "", "call_name": "Mees", "initials": "M.", "birth_date": "2009-05-05"},
        # The same name at the same number in another street, or next door, or one floor up.
        {"call_name": "Merel", "street": "Rooslaan", "house_number": "12-A"},
        {"call_name": "Merel", "street": "Lindelaan", "house_number": "12-B"},
        {"call_name": "Merel", "street": "Lindelaan", "house_number": "112-A"},
        {"call_name": "Merel", "postcode": "1234AC", "house_number": "12-A"},
        {"call_name": "Merel", "street": "Lindelaan"},
        {"call_name": "Merel", "phone": "31"},
        {"call_name": "Merel"},
        {"call_name": "Merellinde", "phone": MEREL["phone"]},
        {"call_name": "Merel Sofie", "phone": MEREL["phone"]},
        {"bsn": "111222334"},
    ],
)
def test_a_housemate_a_neighbour_or_half_a_mark_is_somebody_else(other: dict[str, str]) -> None:
    assert not alike(MEREL, other) and not alike(other, MEREL)


NAME = st.text(string.ascii_letters + "éøß -'", min_size=1, max_size=12)
NUMBER = st.from_regex(r"[1-9][0-9]{0,3} ?[a-zA-Z]?", fullmatch=True)
PHONE = st.from_regex(r"06[ -]?[0-9]{8}", fullmatch=True)
STREET = st.text(string.ascii_letters + " ", min_size=3, max_size=12).filter(lambda one: bool(letters(one)))
POSTCODE = st.from_regex(r"[1-9][0-9]{3} ?[A-Z]{2}", fullmatch=True)


@given(NAME, NAME, NAME, PHONE, STREET, NUMBER, POSTCODE)
def test_two_who_share_phone_address_and_surname_but_not_the_call_name_never_match(
    one: str, other: str, surname: str, phone: str, street: str, number: str, postcode: str
) -> None:
    shared = {"phone": phone, "street": street, "house_number": number, "postcode": postcode}
    # In fields of their own, one word each: what stands in one field can be read as more than one name.
    first, second, last = letters(one), letters(other), letters(surname)
    if first == second:
        return
    me, them = shared | {"call_name": first, "surname": last}, shared | {"call_name": second, "surname": last}
    assert not alike(me, them)
    assert not alike({**me, "surname": ""}, {**them, "surname": ""})


@given(NAME, STREET, STREET, NUMBER)
def test_the_same_name_at_the_same_number_in_another_street_never_matches(
    name: str, street: str, other: str, number: str
) -> None:
    here = {"call_name": name, "street": street, "house_number": number}
    assert alike(here, {**here, "street": other}) == (
        letters(street) == letters(other) and bool(letters(name))
    )


@given(NAME, NAME, PHONE, STREET, NUMBER)
def test_capitals_spaces_and_signs_make_no_difference(
    name: str, surname: str, phone: str, street: str, number: str
) -> None:
    known = {"call_name": name, "surname": surname, "phone": phone, "street": street, "house_number": number}
    written = {
        "call_name": f" {name.upper()} ",
        "phone": "+31" + phone.removeprefix("0"),
    }
    by_address = {"call_name": name.title(), "street": street.upper(), "house_number": f"0{number.upper()}"}
    if letters(name):
        assert alike(known, written)
        assert alike(known, by_address)


# Kept, and what is kept


@pytest.mark.django_db
def test_a_no_is_kept_and_lifted_again() -> None:
    resident = known(**MEREL)
    later = of_merel("call_name", "phone")
    with signalling() as access:
        assert not is_objected(access, later)
        assert register_objection(access, resident)
        assert register_objection(access, resident)
        assert is_objected(access, later)
        assert is_objected(access, {"bsn": MEREL["bsn"]})
        assert not is_objected(access, {"call_name": "Mees", "phone": MEREL["phone"]})
        lift_objection(access, later)
        assert not is_objected(access, later)
        assert is_objected(access, {"bsn": MEREL["bsn"]})
        lift_objection_of(access, resident)
        assert not is_objected(access, MEREL)
    with house_access(Purpose.UPKEEP, "proef"):
        assert not Objection.objects.exists()


@pytest.mark.django_db
def test_somebody_of_whom_we_know_no_way_in_leaves_nothing() -> None:
    resident = known(call_name="Merel")
    with signalling() as access:
        assert not register_objection(access, resident)
        assert not is_objected(access, {"call_name": "Merel"})


@pytest.mark.django_db(transaction=True)
def test_what_is_kept_ties_no_row_to_another_or_to_anybody() -> None:
    resident = known(**MEREL)
    with signalling() as access:
        register_objection(access, resident)
    with house_access(Purpose.UPKEEP, "proef"):
        rows = list(Objection.objects.order_by("id"))
    assert len(rows) == len(objection_marks(MEREL))
    assert {one.made_on for one in rows} == {NOW.date()}
    # A number in the order of time would begin alike for all rows of one no.
    assert all(one.id.version == 4 for one in rows)
    numbers = {str(one.id) for one in rows}
    written = lines()
    assert not any(numbers & set(line["touched"]) for line in written)
    [kept] = [line for line in written if line["what"] == "register_objection"]
    assert kept["tables"] == [Objection._meta.label] and kept["touched"] == []


@pytest.mark.django_db
def test_an_objection_is_no_index_that_the_vault_has_too() -> None:
    from bereik.people.marks import marks_of

    assert not set(objection_marks(MEREL)) & set(marks_of(MEREL).columns().values())


def known(**identity: str) -> UUID:
    with house_access(Purpose.RECOGNITION, "proef", at=NOW) as access, access.deed("recognise_or_add"):
        return recognise_or_add(access, **identity).resident


def signalling():  # type: ignore[no-untyped-def]
    return open_access(purpose=Purpose.SIGNALLING, who=new_id(), kind="link", because="proef", at=NOW)
