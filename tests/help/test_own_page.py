"""What does a resident read on the own page, and what not of anyone else?"""

from __future__ import annotations

import pytest
from django.utils import timezone

from bereik.help.own.page import own_page_of
from bereik.terms.purposes import Purpose
from bereik.trust.access import open_access
from bereik.trust.ids import new_id
from bereik.trust.refusals import WrongPurpose
from bereik.trust.trail.reading import own_part
from tests.making import make_account, make_journey, make_resident, make_team

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_resident_reads_who_their_contact_is_and_who_looked() -> None:
    team, merel = make_team(), make_account("Merel", phone="06 0000 0001")
    resident, other = make_resident("Mees"), make_resident("Bo")
    journey = make_journey(team, resident, trusted=merel)
    make_journey(team, other, trusted=make_account("Berk"))
    with open_access(
        purpose=Purpose.HELPING,
        who=merel.id,
        kind="account",
        law=team.law,
        because="Om te bellen",
        page="journey",
    ):
        type(journey).objects.get(pk=journey.pk)
    with open_access(
        purpose=Purpose.OWN,
        who=new_id(),
        kind="link",
        subject=resident,
        because="Eigen pagina",
        at=timezone.now(),
    ) as access:
        page = own_page_of(access)
    assert [(one.name, one.phone, one.trusted) for one in page.contacts] == [("Merel", "06 0000 0001", True)]
    assert "Om te bellen" in [look.because for look in page.looks if look.opened and not look.nobody]


def test_the_own_part_is_for_the_own_page_alone() -> None:
    resident = make_resident()
    with (
        open_access(
            purpose=Purpose.HELPING, who=new_id(), kind="account", subject=resident, because="nieuwsgierig"
        ) as access,
        pytest.raises(WrongPurpose),
    ):
        own_part(access)
