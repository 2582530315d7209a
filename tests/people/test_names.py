"""What does reading names cost, and what does it leave behind?"""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bereik.people.names import read_identity, read_names
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.refusals import NoAccess
from tests.making import make_resident

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_page_of_names_is_one_query() -> None:
    residents = [make_resident(name) for name in ("Mees", "Merel", "Wilg")]
    with house_access(Purpose.RECOGNITION, "proef") as access, CaptureQueriesContext(connection) as queries:
        named = read_names(access, residents)
    read = [one for one in queries.captured_queries if "people_" in one["sql"]]
    assert len(read) == 1
    assert {one.name for one in named.values()} == {"Mees Linde", "Merel Linde", "Wilg Linde"}


def test_a_name_and_an_address_read_as_people_write_them() -> None:
    resident = make_resident(
        "",
        "Vliet",
        initials="A.",
        prefix="van der",
        street="Wilgenlaan",
        house_number="3",
        postcode="1234 AB",
    )
    with house_access(Purpose.RECOGNITION, "proef") as access:
        named = read_identity(access, resident)
    assert (named.name, named.address) == ("A. van der Vliet", "Wilgenlaan 3, 1234 AB")


def test_somebody_unknown_has_no_name() -> None:
    with house_access(Purpose.RECOGNITION, "proef") as access:
        assert read_names(access, []) == {}


def test_names_are_read_under_the_access_in_force() -> None:
    resident = make_resident()
    with house_access(Purpose.RECOGNITION, "proef") as over:
        pass
    with house_access(Purpose.RECOGNITION, "proef"), pytest.raises(NoAccess):
        read_names(over, [resident])
