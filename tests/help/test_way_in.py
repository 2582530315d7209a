"""Can only a resident's own professional hand out a code, once, and does the trail say so?"""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from bereik.terms.purposes import Purpose
from bereik.trust.access import open_access
from bereik.trust.ids import new_id
from bereik.trust.models import Link
from bereik.trust.trail.reading import own_part
from tests.house.entering import colleague, enter_as, place_of
from tests.making import make_journey, make_resident

pytestmark = pytest.mark.django_db(transaction=True)

CODE = re.compile(r'class="own-code">([0-9A-Z-]{14})<')


@pytest.fixture
def merel() -> Any:
    return colleague(name="Merel")


@pytest.fixture
def journey(merel: Any) -> Any:
    team = place_of(merel).team
    assert team is not None
    return make_journey(team, make_resident("Mees", "Wilgenroos"), trusted=merel)


def code_on(page: str) -> str:
    found = CODE.search(page)
    return found[1] if found else ""


def give(client: Client, journey: Any, number: Any = None) -> str:
    answer = client.post(f"/helpen/traject/{journey.pk}/code/", {"number": str(number or new_id())})
    assert answer.status_code == 200 and "no-store" in answer.headers["Cache-Control"]
    return code_on(answer.content.decode())


def test_it_is_made_on_asking_and_cannot_be_looked_up_again(merel: Any, journey: Any) -> None:
    client = enter_as(merel)
    before = client.get(f"/helpen/traject/{journey.pk}/code/").content.decode()
    assert "Er is nu geen code" in before and code_on(before) == "" and not Link.objects.exists()
    code = give(client, journey)
    assert code
    after = client.get(f"/helpen/traject/{journey.pk}/code/").content.decode()
    assert "Er werkt nu een code" in after and code not in after
    resident = Client()
    assert resident.post("/uw/code/", {"code": code}, follow=True).redirect_chain[-1][0] == "/uw/"


def test_reloading_the_page_makes_no_second_code(merel: Any, journey: Any) -> None:
    client, number = enter_as(merel), new_id()
    code = give(client, journey, number)
    assert code and give(client, journey, number) == ""
    assert Link.objects.count() == 1
    assert Client().post("/uw/code/", {"code": code}).status_code == 302


def test_it_can_be_stopped(merel: Any, journey: Any) -> None:
    client = enter_as(merel)
    code = give(client, journey)
    client.post(f"/helpen/traject/{journey.pk}/code/stop/")
    assert Client().post("/uw/code/", {"code": code}).status_code == 422


def test_it_says_when_it_rests(merel: Any, journey: Any) -> None:
    client = enter_as(merel)
    code = give(client, journey)
    wrong = code[:-1] + ("1" if code.endswith("0") else "0")
    for number in range(5):
        Client().post("/uw/code/", {"code": wrong}, REMOTE_ADDR=f"192.0.2.{number}")
    page = client.get(f"/helpen/traject/{journey.pk}/code/").content.decode()
    assert "vijf keer fout getypt" in page
    assert Client().post("/uw/code/", {"code": give(client, journey)}).status_code == 302


@pytest.mark.parametrize("address", ["code/", "code/stop/"])
def test_a_curious_colleague_gives_and_stops_nothing(merel: Any, journey: Any, address: str) -> None:
    team = place_of(merel).team
    curious = enter_as(colleague(name="Specht", team=team))
    answer = curious.post(f"/helpen/traject/{journey.pk}/{address}", {"number": str(new_id())})
    assert answer.status_code == 404 and not Link.objects.exists()
    if address == "code/":
        assert "Wilgenroos" not in curious.get(f"/helpen/traject/{journey.pk}/code/").content.decode()


def test_the_resident_reads_that_a_code_was_given(merel: Any, journey: Any) -> None:
    give(enter_as(merel), journey)
    with open_access(
        purpose=Purpose.OWN, who=new_id(), kind="link", subject=journey.resident_id, because="proef"
    ) as access:
        said = [(line.because, line.sort, line.opened) for line in own_part(access)]
    assert ("Een code geven voor de eigen pagina", "deed", True) in said
