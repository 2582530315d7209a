"""Is nobody doubled, and are never two people made one?"""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from bereik.house.exchange.ddas.importing import Counted
from bereik.people.actions import recognise_or_add
from bereik.people.models import DataKey, Identity
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from tests.house.exchange.ddas.import_samples import (
    bsn,
    case,
    counts,
    delivery,
    journeys,
    person,
    residents_of,
    signal,
    taken_in,
)

pytestmark = pytest.mark.django_db(transaction=True)

FIRST, SECOND = bsn(1), bsn(2)
WHO = person(1)


def with_bsn(number: str) -> dict[str, str]:
    return person(1, Burgerservicenummer=number)


def people(*named: dict[str, str], tmp_path: Path) -> list[int]:
    """Take one signal of each in, and number the residents in the order in which they first stand."""
    taken_in(delivery([signal(f"s{place}", whom) for place, whom in enumerate(named)]), tmp_path)
    about = residents_of()
    order: dict[UUID, int] = {}
    return [order.setdefault(about[f"s{place}"], len(order)) for place in range(len(named))]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ([WHO, WHO], [0, 0]),
        ([with_bsn(FIRST), {"Burgerservicenummer": FIRST}], [0, 0]),
        ([with_bsn(FIRST), person(2, Burgerservicenummer=FIRST)], [0, 0]),
        ([with_bsn(FIRST), WHO], [0, 0]),
        ([WHO, with_bsn(FIRST)], [0, 0]),
        # Twins: alike in all five marks, with numbers of their own.
        ([with_bsn(FIRST), with_bsn(SECOND)], [0, 1]),
        # And a third signal that says no number belongs to neither.
        ([with_bsn(FIRST), with_bsn(SECOND), WHO], [0, 1, 2]),
        ([WHO, with_bsn(FIRST), with_bsn(SECOND)], [0, 1, 2]),
        # A number that fails the check recognises nobody, the five marks still do.
        ([{"Burgerservicenummer": "123456789"}, {"Burgerservicenummer": "123456789"}], [0, 1]),
        ([with_bsn("123456789"), with_bsn("123456789")], [0, 0]),
        ([person(1), person(1, Voorletters="M.")], [0, 1]),
        ([person(1), person(1, Geboortedatum="1970-01-02")], [0, 1]),
        ([person(1), person(1, Postcode="9999 ZY")], [0, 1]),
        ([{"Achternaam": "Niemand1"}, {"Achternaam": "Niemand1"}], [0, 1]),
        ([person(1, Achternaam="García-López"), person(1, Achternaam="GARCIA LOPEZ")], [0, 0]),
        ([person(1, Voorvoegsel="de"), person(1, Achternaam="de Niemand1")], [0, 0]),
        ([person(1, Huisnummer="1", Huisnummertoevoeging="A"), person(1, Huisnummer="1")], [0, 0]),
        ([{}, {}], [0, 1]),
    ],
)  # fmt: skip
def test_one_or_two_people(named: list[dict[str, str]], expected: list[int], tmp_path: Path) -> None:
    assert people(*named, tmp_path=tmp_path) == expected


@pytest.mark.parametrize("named", [[WHO, with_bsn(FIRST)], [with_bsn(FIRST), WHO]])
def test_the_number_is_kept_once_it_is_known(named: list[dict[str, str]], tmp_path: Path) -> None:
    for place, whom in enumerate(named):
        taken_in(delivery([signal(f"s{place}", whom)]), tmp_path)
    with house_access(Purpose.UPKEEP, "proef"):
        identity = Identity.objects.get()
        assert identity.read(DataKey.objects.get().key(), "bsn") == {"bsn": FIRST}
    assert people({"Burgerservicenummer": FIRST}, tmp_path=tmp_path) == [0]
    assert len(set(residents_of().values())) == 1


def test_who_came_in_through_a_partner_is_recognised_in_a_delivery(tmp_path: Path) -> None:
    """The partner's form and the delivery use the same marks."""
    with house_access(Purpose.RECOGNITION, "proef") as access, access.deed("recognise_or_add"):
        known = recognise_or_add(
            access, initials="N.", surname="Niemand1", birth_date="1970-01-01", postcode="9999zz", house_number="1",
            phone="06 12345678",
        )  # fmt: skip
    told = taken_in(delivery([signal("a", with_bsn(FIRST))]), tmp_path)
    assert told.residents == Counted(known=1)
    assert residents_of() == {"a": known.resident}
    with house_access(Purpose.UPKEEP, "proef"):
        named = Identity.objects.get().read(known.key)
    # What was empty is filled in, and nothing is written over.
    assert (named["bsn"], named["street"], named["phone"], named["postcode"]) == (
        FIRST,
        "Nergensweg",
        "06 12345678",
        "9999zz",
    )


def test_a_known_resident_with_a_new_signal_keeps_one_journey(tmp_path: Path) -> None:
    taken_in(delivery([signal("a", WHO)]), tmp_path)
    told = taken_in(delivery([signal("b", WHO, "2025-04-03")]), tmp_path)
    assert (told.signals, told.residents) == (Counted(new=1), Counted(known=1))
    assert journeys().keys() == {frozenset("ab")}


def test_one_supplier_s_number_is_not_another_s(tmp_path: Path) -> None:
    for supplier in ("SYNTHETISCH-1", "SYNTHETISCH-2"):
        told = taken_in(delivery([signal("a", WHO)], supplier=supplier), tmp_path)
        assert told.signals == Counted(new=1)
    stand = counts()
    assert (stand["Signal"], stand["Resident"], stand["Journey"]) == (2, 1, 1)


def test_a_case_about_two_people_stands_on_the_journey_of_each(tmp_path: Path) -> None:
    tries = [{"soort": "Huisbezoek", "bereikt": True, "datum": "2025-03-10", "dagdeel": "Avond"}]
    told = taken_in(
        delivery([signal("a", person(1)), signal("b", person(2))], [case("a", "b", contactpogingen=tries)]),
        tmp_path,
    )
    assert (told.cases, told.residents, told.attempts) == (Counted(new=1), Counted(new=2), 2)
    found = journeys()
    for one in (frozenset("a"), frozenset("b")):
        assert found[one]["tries"] == [("home_visit", "2025-03-10", "evening", True)]
        assert found[one]["open"]
