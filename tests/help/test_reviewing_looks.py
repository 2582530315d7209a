"""Does the privacy officer review who looked with a reason, and is a wrong tap taken back on the same day?"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bereik.people.models import ReasonedLook
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access, open_access
from bereik.trust.models import Account
from tests.house.entering import colleague, enter_as
from tests.making import make_account, make_journey, make_placement, make_resident, make_team

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def look() -> ReasonedLook:
    team, merel, joris = make_team(), make_account("Merel"), make_account("Joris")
    make_placement(merel, team)
    make_placement(joris, team)
    journey = make_journey(team, make_resident("Mees", "Merel"), trusted=merel)
    with (
        open_access(purpose=Purpose.RECOGNITION, who=joris.id, kind="account", because="proef") as access,
        access.deed("proef"),
    ):
        return ReasonedLook.objects.create(
            journey=journey.pk,
            resident_id=journey.resident_id,
            law=team.law,
            by=joris,
            reason="De huisarts belde over een verhuizing.",
            at=access.at,
            until=access.today,
            told=merel,
        )


def officer(name: str = "Tessa") -> tuple[Account, Client]:
    account = colleague("privacy_officer", name)
    return account, enter_as(account)


def words(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def as_it_stands(look: ReasonedLook) -> ReasonedLook:
    with house_access(Purpose.UPKEEP, "proef"):
        return ReasonedLook.objects.get(pk=look.pk)


def test_a_wrong_tap_against_a_colleague_is_taken_back_on_the_same_day(look: ReasonedLook) -> None:
    _, client = officer()
    address = reverse("look_review", args=[look.pk])
    shown = words(client.post(address, {"verdict": "not_in_order"}, follow=True))
    assert "niet in orde" in shown and "Ongedaan maken" in shown
    assert "Kijk het opnieuw na." in words(client.post(address, {"verdict": "take_back"}, follow=True))
    assert (as_it_stands(look).verdict, as_it_stands(look).reviewed_at) == ("", None)
    client.post(address, {"verdict": "in_order"})
    assert as_it_stands(look).verdict == "in_order"


def test_not_by_another_and_not_tomorrow(look: ReasonedLook) -> None:
    tessa, client = officer()
    address = reverse("look_review", args=[look.pk])
    client.post(address, {"verdict": "in_order"})
    _, other = officer("Anders")
    assert "Dit kan niet meer terug" in words(other.post(address, {"verdict": "take_back"}, follow=True))
    with house_access(Purpose.UPKEEP, "proef") as access, access.deed("proef"):
        ReasonedLook.objects.filter(pk=look.pk).update(reviewed_at=timezone.now() - timedelta(days=1))
    assert "Ongedaan maken" not in words(client.get(reverse("looks_to_review")))
    assert "Dit kan niet meer terug" in words(client.post(address, {"verdict": "take_back"}, follow=True))
    assert as_it_stands(look).reviewed_by_id == tessa.pk
