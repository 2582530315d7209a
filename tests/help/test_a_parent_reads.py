"""A parent reads the page of a child: does it say *your child*, and *you* to who reads?"""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from bereik.help.actions import give_code
from bereik.terms.authority import Age, SaysYes
from bereik.trust.ids import new_id
from bereik.trust.links.codes import PARENT, RESIDENT
from bereik.trust.models import Link
from tests.help.residents import Helped, someone_helped
from tests.house.entering import enter_as
from tests.making import make_team

pytestmark = pytest.mark.django_db(transaction=True)

UNDER_12: dict[str, Any] = {"age": Age.UNDER_12, "by": (SaysYes.PARENT, SaysYes.OTHER_PARENT)}
FROM_12: dict[str, Any] = {"age": Age.FROM_12, "by": (SaysYes.SELF, SaysYes.ONLY_PARENT)}


def someone_young(yes: dict[str, Any]) -> Helped:
    return someone_helped(team=make_team("jeugdwet", "Team Jeugd"), yes=yes)


def come_in(helped: Helped, *, to_parent: bool) -> Client:
    with helped.at_work() as access:
        made = give_code(access, helped.journey.pk, number=new_id(), to_parent=to_parent)
    assert made is not None
    client = Client()
    assert client.post("/uw/code/", {"code": made.written}).status_code == 302
    return client


def words(answer: Any) -> str:
    page = answer.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") :]).split())


def paper(answer: Any) -> str:
    assert answer["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def child() -> Helped:
    return someone_young(UNDER_12)


def test_the_page_and_the_paper_speak_of_your_child(child: Helped) -> None:
    client = come_in(child, to_parent=True)
    page, sheet = words(client.get("/uw/")), paper(client.get("/uw/papier.pdf"))
    for said in (page, sheet):
        assert "De pagina van uw kind" in said and "Wat weten wij van uw kind, en van wie?" in said
        assert "Ja zei: een ouder, de andere ouder" in said
        for wrong in ("Wat weten wij van u,", "U zei ja, op", "over u door"):
            assert wrong not in said
    assert "U leest dit als ouder of voogd." in page
    assert "Opende de gegevens van uw kind." in page and "Opende uw gegevens" not in page
    assert "Uw contactpersoon" in page


def test_what_is_asked_and_what_follows_speak_of_your_child(child: Helped) -> None:
    done = child.promise(1, "Bellen met de juf", at=child.at + timedelta(days=3))
    child.keep(done, at=child.at + timedelta(days=3))
    client = come_in(child, to_parent=True)
    assert "Is gedaan wat uw kind nodig had?" in words(client.get("/uw/"))
    asked = words(client.get("/uw/zeg/gedaan/"))
    assert asked.count("Is gedaan wat uw kind nodig had?") == 2 and "wat u nodig had" not in asked
    form = re.search(r'name="word_id" value="([^"]+)"', client.get("/uw/zeg/gedaan/").content.decode())
    assert form is not None
    said = client.post("/uw/zeg/gedaan/", {"word_id": form[1], "yes": "ja"}, follow=True)
    assert "Is gedaan wat uw kind nodig had? U zei: ja." in words(said)
    away = words(client.get(f"/uw/zeg/weg/{child.signal.pk}/"))
    assert "Wat er over uw kind geschreven is, gaat meteen weg." in away


def test_a_young_person_reads_you_and_their_parent_that_the_young_person_said_yes() -> None:
    young = someone_young(FROM_12)
    page = words(come_in(young, to_parent=False).get("/uw/"))
    assert "U zei ja, op" in page and "uw kind" not in page
    assert "Uw kind zei ja, op" in words(come_in(young, to_parent=True).get("/uw/"))


@pytest.mark.parametrize(("yes", "chosen"), [(UNDER_12, "parent"), (FROM_12, "self")])
def test_who_gives_the_code_says_who_gets_it(yes: dict[str, Any], chosen: str) -> None:
    young = someone_young(yes)
    client, address = enter_as(young.merel), f"/helpen/traject/{young.journey.pk}/code/"
    page = client.get(address).content.decode()
    assert re.findall(r'name="reader" value="(\w+)" checked', page) == [chosen]
    client.post(address, {"number": str(new_id()), "reader": "parent"})
    assert Link.objects.get(subject=young.resident).holder == PARENT
    assert "Een ouder of voogd kreeg hem." in client.get(address).content.decode()


def test_for_a_grown_up_nobody_is_asked_and_nobody_else_reads() -> None:
    helped = someone_helped()
    client, address = enter_as(helped.merel), f"/helpen/traject/{helped.journey.pk}/code/"
    assert 'name="reader"' not in client.get(address).content.decode()
    client.post(address, {"number": str(new_id()), "reader": "parent"})
    assert Link.objects.get(subject=helped.resident).holder == RESIDENT


def test_the_sheet_that_a_professional_prints_is_for_who_has_the_code(child: Helped) -> None:
    client, address = enter_as(child.merel), f"/helpen/traject/{child.journey.pk}/papier.pdf"
    assert "De pagina van uw kind" in paper(client.get(address))
    come_in(child, to_parent=False)
    assert "De pagina van uw kind" not in paper(client.get(address))
    come_in(child, to_parent=True)
    assert "De pagina van uw kind" in paper(client.get(address))
