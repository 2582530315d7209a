"""Somebody of the team calls a resident who said yes: whom do they see, and does the resident see that they looked?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from bereik.house.coming_in.personas import persona_address
from bereik.people.models import Message
from bereik.see.models import Signal
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access, open_access
from bereik.trust.ids import new_id
from bereik.trust.trail.reading import own_part
from tests.making import make_account, make_placement, make_team
from tests.see.partners import come_in, filled_in, make_partner

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def team() -> Any:
    made = make_team()
    client = come_in(make_partner())
    assert client.post(reverse("new_signal"), filled_in(client)).status_code == 302
    return made


def colleague(team: Any, name: str = "Sanne") -> Client:
    account = make_account(name)
    make_placement(account, team)
    client = Client()
    assert client.get(persona_address(account)).status_code == 302
    return client


def the_call() -> Message:
    with house_access(Purpose.UPKEEP, "proef"):
        return Message.objects.get(to_kind="resident")


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_the_list_names_nobody_and_leads_to_name_and_number(team: Any) -> None:
    client, call = colleague(team), the_call()
    listed = words(client.get(reverse("call_list")))
    assert "Merel" not in listed and "0000031" not in listed
    assert reverse("whom_to_call", args=[call.pk]) in listed
    page = words(client.get(reverse("whom_to_call", args=[call.pk])))
    assert "Merel" in page and "06 00000031" in page
    assert "U mag uw ja altijd terugnemen." in page
    for telling in ("huur", "Geld", "zorgcoördinator", "De Voorbeeld"):
        assert telling not in page


def test_the_resident_sees_that_somebody_looked_up_their_number(team: Any) -> None:
    colleague(team).get(reverse("whom_to_call", args=[the_call().pk]))
    with house_access(Purpose.UPKEEP, "proef"):
        resident = Signal.objects.get().resident_id
    with open_access(
        purpose=Purpose.OWN, who=new_id(), kind="link", subject=resident, because="proef"
    ) as access:
        looks = [(line.purpose, line.because) for line in own_part(access) if line.sort == "look"]
    assert (Purpose.MESSAGING, "Naam en nummer opzoeken om te bellen") in looks


def test_another_team_an_unknown_call_and_one_that_was_made_answer_alike(team: Any) -> None:
    call = the_call()
    elsewhere = colleague(make_team("wgs", "Elders"), "Els")
    here = colleague(team)
    foreign = elsewhere.get(reverse("whom_to_call", args=[call.pk]))
    unknown = elsewhere.get(reverse("whom_to_call", args=[uuid4()]))
    assert here.post(reverse("message_done", args=[call.pk])).status_code == 302
    made = here.get(reverse("whom_to_call", args=[call.pk]))
    for answer in (foreign, unknown, made):
        assert answer.status_code == 404
        assert "Merel" not in words(answer)
        assert "Dit gesprek wacht niet meer" in words(answer)


def test_a_wrong_tap_on_the_call_list_is_taken_back_for_a_quarter_of_an_hour(team: Any) -> None:
    client, call = colleague(team), the_call()
    listed = words(client.post(reverse("message_done", args=[call.pk]), follow=True))
    assert "gebeld (" in listed and "Ongedaan maken" in listed
    assert reverse("whom_to_call", args=[call.pk]) not in listed
    undo = reverse("message_not_done", args=[call.pk])
    elsewhere = colleague(make_team("wgs", "Elders"), "Els")
    assert "Dit kan niet meer terug" in words(elsewhere.post(undo, follow=True))
    again = words(client.post(undo, follow=True))
    assert "Het staat weer op de lijst." in again
    assert reverse("whom_to_call", args=[call.pk]) in again
    with house_access(Purpose.MESSAGING, "proef") as access, access.deed("proef"):
        Message.objects.filter(pk=call.pk).update(sent_at=access.at - timedelta(minutes=20))
    assert "Dit kan niet meer terug" in words(client.post(undo, follow=True))
    assert the_call().sent_at is not None
