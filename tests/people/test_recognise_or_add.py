"""Is this somebody we know already?"""

from __future__ import annotations

from threading import Thread
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections, transaction

from bereik.people.actions import recognise_or_add
from bereik.people.models import DataKey, Identity, Resident
from bereik.people.names import read_identity
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access, open_access
from bereik.trust.refusals import NoDeed, WrongPurpose

pytestmark = pytest.mark.django_db(transaction=True)

MEES = {
    "initials": "M.J.",
    "surname": "Linde",
    "birth_date": "1980-02-28",
    "postcode": "1234 AB",
    "house_number": "12",
}


def add(**identity: Any) -> UUID:
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("proef"):
        return recognise_or_add(access, **identity).resident


def known(resident: UUID) -> dict[str, str]:
    with house_access(Purpose.RECOGNITION, "proef") as access:
        return {name: value for name, value in read_identity(access, resident).fields.items() if value}


def test_somebody_with_the_same_valid_number_is_the_same() -> None:
    assert add(bsn="111222333", call_name="Mees") == add(bsn="111.222.333", call_name="M.")


def test_somebody_with_a_number_that_fails_is_somebody_new() -> None:
    assert add(bsn="111222334") != add(bsn="111222334")


def test_all_five_marks_together_are_enough() -> None:
    assert add(**MEES) == add(**MEES | {"initials": "m j", "surname": "LINDE", "postcode": "1234ab"})


@pytest.mark.parametrize("missing", sorted(MEES))
def test_four_marks_are_not_enough(missing: str) -> None:
    assert add(**MEES) != add(**MEES | {missing: ""})


def test_a_phone_number_alone_recognises_nobody() -> None:
    assert add(call_name="Mees", phone="0600000031") != add(call_name="Mees", phone="0600000031")


def test_two_people_with_numbers_that_differ_are_never_joined() -> None:
    assert add(bsn="111222333", **MEES) != add(bsn="123456782", **MEES)


def test_somebody_known_without_a_number_is_recognised_when_it_comes() -> None:
    first = add(**MEES)
    assert add(bsn="111222333", **MEES) == first
    assert add(bsn="111222333") == first


def test_who_looks_like_two_residents_becomes_a_third() -> None:
    twins = {add(bsn="111222333", **MEES), add(bsn="123456782", **MEES)}
    assert add(**MEES) not in twins


def test_what_was_empty_is_filled_in_and_nothing_is_written_over() -> None:
    resident = add(bsn="111222333", call_name="Mees")
    assert add(bsn="111222333", call_name="Anders", phone="0600000031") == resident
    assert known(resident) == {"bsn": "111222333", "call_name": "Mees", "phone": "0600000031"}


def test_marks_follow_what_was_filled_in() -> None:
    resident = add(bsn="111222333")
    add(bsn="111222333", **MEES)
    assert add(**MEES) == resident


def test_nothing_that_names_somebody_stands_in_clear() -> None:
    add(bsn="111222333", **MEES)
    with house_access(Purpose.RECOGNITION, "proef"):
        row = Identity.objects.get()
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, bytes | memoryview):
            assert not any(clear.encode() in bytes(value) for clear in ("111222333", "Linde", "1980"))


def test_an_unknown_name_of_a_field_is_a_mistake() -> None:
    with pytest.raises(KeyError), transaction.atomic():
        add(nickname="Mees")


def test_only_the_house_recognises() -> None:
    with (
        open_access(purpose=Purpose.SIGNALLING, who=uuid4(), kind="link", because="proef") as access,
        pytest.raises(WrongPurpose),
        access.deed("proef"),
    ):
        recognise_or_add(access, bsn="111222333")


def test_adding_needs_a_deed() -> None:
    with house_access(Purpose.RECOGNITION, "proef") as access, pytest.raises(NoDeed), transaction.atomic():
        recognise_or_add(access, call_name="Mees")


def test_the_same_number_twice_at_the_same_moment_is_one_resident() -> None:
    residents: list[UUID] = []

    def come() -> None:
        try:
            residents.append(add(bsn="111222333", call_name="Mees"))
        finally:
            connections.close_all()

    threads = [Thread(target=come) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(residents) == 6
    assert len(set(residents)) == 1
    with house_access(Purpose.RECOGNITION, "proef"):
        assert (Resident.objects.count(), DataKey.objects.count(), Identity.objects.count()) == (1, 1, 1)
