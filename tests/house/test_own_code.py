"""Does a resident come in with a code from paper, and does the door tell a stranger nothing?"""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client, override_settings
from django.utils import timezone

from bereik.trust.ids import new_id
from bereik.trust.links.codes import WRONG_HERE, MadeCode, end_codes, make_code
from tests.house.entering import colleague, enter_as

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.house.door_urls")]


def a_code(subject: UUID | None = None) -> MadeCode:
    return make_code(subject=subject or uuid4(), at=timezone.now(), by=uuid4(), number=new_id())


def type_in(code: str, client: Client | None = None, address: str = "192.0.2.1") -> object:
    return (client or Client()).post("/uw/code/", {"code": code}, follow=True, REMOTE_ADDR=address)


def words_of(answer: object) -> str:
    """The page's own words, without the token of its form and what was typed."""
    page = answer.content.decode()  # type: ignore[attr-defined]
    return re.sub(r'value="[^"]*"', "", re.search(r"<main.*</main>", page, re.S)[0])  # type: ignore[index]


def wrong(code: str) -> str:
    return code[:-1] + ("0" if code[-1] != "0" else "1")


def test_it_leads_to_the_own_page_and_stands_nowhere_after() -> None:
    made, client = a_code(), Client()
    answer = type_in(made.written.lower(), client)
    assert answer.redirect_chain[-1][0] == "/uw/"  # type: ignore[attr-defined]
    told = (
        answer.content.decode()  # type: ignore[attr-defined]
        + str(answer.headers)  # type: ignore[attr-defined]
        + str(client.cookies)
        + str(dict(client.session))
    )
    assert made.code not in told and made.written not in told
    for elsewhere in ("/helpen/vandaag/", "/zien/", "/account/", "/leren/bereik/"):
        assert client.get(elsewhere).status_code == 403
    assert client.get("/uw/code/").headers["Location"] == "/uw/"


def test_whoever_comes_without_one_is_asked_for_it_and_not_for_an_account() -> None:
    assert Client().get("/uw/").headers["Location"] == "/uw/code/"


@override_settings(BEREIK_PHONE="14 0000", BEREIK_CALL_HOURS="werkdagen 9 tot 17 uur")
def test_whom_to_call_stands_on_it_from_the_start() -> None:
    page = Client().get("/uw/code/").content.decode()
    assert 'href="tel:140000"' in page and "werkdagen 9 tot 17 uur" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Vul de code in die u kreeg."),
        ("ab12-cd34", "Hier staan er 8."),
        ("a", "Hier staat er 1."),
        ("AB12-CD34-EF5!", "alleen letters en cijfers"),
        ("x" * 61, "Dit is te lang."),
    ],
)
def test_what_is_no_code_is_told_in_words_that_help(typed: str, said: str) -> None:
    answer = type_in(typed)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert said in answer.content.decode()  # type: ignore[attr-defined]


@override_settings(BEREIK_PHONE="14 0000", BEREIK_CALL_HOURS="werkdagen 9 tot 17 uur")
def test_five_times_wrong_is_the_same_for_a_code_that_exists_and_one_that_does_not() -> None:
    made = a_code()
    pages = [
        [words_of(type_in(code, address=f"192.0.2.{n}")) for n in range(6)]
        for code in (wrong(made.code), "7777-7777-7777")
    ]
    assert pages[0] == pages[1]
    assert "U kunt het nog 4 keer proberen" in pages[0][0]
    assert "5 keer fout getypt" in pages[0][5] and 'href="tel:140000"' in pages[0][5]
    assert "werkdagen 9 tot 17 uur" in pages[0][5]
    # The right one does not open either, until a day later.
    assert type_in(made.code, address="192.0.2.99").status_code == 429  # type: ignore[attr-defined]
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert type_in(made.code).redirect_chain[-1][0] == "/uw/"  # type: ignore[attr-defined]


def test_one_address_that_tries_many_must_wait() -> None:
    made = a_code()
    for number in range(WRONG_HERE.tries):
        type_in(f"{number:04d}00000000")
    answer = type_in(made.code)
    assert answer.status_code == 429 and "Even wachten" in answer.content.decode()  # type: ignore[attr-defined]


def test_left_alone_it_closes_and_asks_for_the_code_again_with_what_was_written() -> None:
    made, client = a_code(), Client()
    type_in(made.code, client)
    with time_machine.travel(timezone.now() + timedelta(minutes=45)):
        answer = client.post("/uw/", {"words": "Ik wil liever op dinsdag bellen."})
        page = answer.content.decode()
        assert answer.status_code == 401 and "Vul uw code in" in page and "is bewaard" in page
        assert "e-mailadres van uw werk" not in page
        back = type_in(made.code, client)
        assert "“Ik wil liever op dinsdag bellen.”" in back.content.decode()  # type: ignore[attr-defined]


def test_a_new_code_ends_whoever_is_in_by_the_old_one() -> None:
    mees = uuid4()
    old, client = a_code(mees), Client()
    type_in(old.code, client)
    assert client.get("/uw/").status_code == 200
    new = a_code(mees)
    gone = client.get("/uw/")
    assert gone.status_code == 410 and "Deze code werkt niet meer" in gone.content.decode()
    assert type_in(new.code, client).redirect_chain[-1][0] == "/uw/"  # type: ignore[attr-defined]
    end_codes(mees, at=timezone.now())
    assert client.get("/uw/").status_code == 410


def test_whoever_was_in_this_browser_is_out() -> None:
    client = enter_as(colleague("housekeeper"))
    type_in(a_code().code, client)
    assert client.get("/beheer/").status_code == 403 and client.get("/uw/").status_code == 200
