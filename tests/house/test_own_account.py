"""Can each person look after their own way in, and see where they are signed in?"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from bereik.house.coming_in.later import AnswerFirst
from bereik.trust.accounts import second_factor
from bereik.trust.models import Account, SignIn
from tests.house.entering import (
    PASSWORD,
    addresses_in_mail,
    code_of,
    colleague,
    enter_as,
    give_authenticator,
    path_of,
    sign_in,
)
from tests.making import make_placement, make_team

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.house.door_urls")]

NEW = "fiets regen kastanje"


def two_places(account: Account) -> tuple[Client, Client, TOTPDevice]:
    """Signed in on a computer and on a telephone."""
    device = give_authenticator(account)
    computer, phone = Client(HTTP_USER_AGENT="Firefox Windows"), Client(HTTP_USER_AGENT="Safari iPhone")
    sign_in(computer, account, device)
    sign_in(phone, account, device, later=1)
    return computer, phone, device


def inside(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_one_sees_where_one_is_and_ends_another_place() -> None:
    computer, phone, _ = two_places(colleague())
    page = computer.get("/account/").content.decode()
    assert "Firefox · Windows" in page and "Safari · iPhone" in page
    (end,) = re.findall(r'action="(/account/afmelden/[^"]+)"', page)
    assert "Daar bent u nu uitgelogd" in computer.post(end, follow=True).content.decode()
    assert inside(computer) and not inside(phone)
    assert "Daar was u al uitgelogd" in computer.post(end, follow=True).content.decode()


def test_all_other_places_end_together() -> None:
    computer, phone, _ = two_places(colleague())
    assert (
        "op 1 andere plek uitgelogd" in phone.post("/account/overal-afmelden/", follow=True).content.decode()
    )
    assert inside(phone) and not inside(computer)


def test_somebody_elses_sign_in_is_not_mine_to_end() -> None:
    computer, _, _ = two_places(colleague())
    other = enter_as(colleague(name="Ander"))
    (row,) = SignIn.objects.filter(account__name="Ander")
    computer.post(f"/account/afmelden/{row.pk}/")
    assert inside(other)


def test_a_new_password_asks_for_the_old_one_and_ends_the_other_places() -> None:
    account = colleague()
    computer, phone, _ = two_places(account)
    wrong = computer.post(
        "/account/wachtwoord/", {"present_password": "gok", "password": NEW, "password_again": NEW}
    )
    assert "niet uw wachtwoord van nu" in wrong.content.decode() and inside(phone)
    before = computer.session.session_key
    right = {"present_password": PASSWORD, "password": NEW, "password_again": NEW}
    page = computer.post("/account/wachtwoord/", right, follow=True).content.decode()
    assert "nieuwe wachtwoord is bewaard" in page and "1 andere plek" in page
    assert inside(computer) and not inside(phone)
    assert computer.session.session_key != before
    assert SignIn.objects.get(ended_at__isnull=True).session == computer.session.session_key
    account.refresh_from_db()
    assert account.check_password(NEW)
    assert mail.outbox[-1].to == [account.email] and "wachtwoord" in mail.outbox[-1].body


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("kort", "kort", "te kort"),
        ("password1234", "password1234", "veel mensen"),
        ("Merel-Merel-Merel", "Merel-Merel-Merel", ""),
        (NEW, NEW + "!", "niet gelijk"),
        ("", NEW, "Kies een nieuw wachtwoord."),
        (NEW, "", "Typ het nieuwe wachtwoord nog een keer."),
        ("x" * 201, "x" * 201, ""),
    ],
)
def test_a_password_that_does_not_do_is_said_in_our_words(password: str, again: str, said: str) -> None:
    account = colleague()
    account.email = "merel-merel-merel@voorbeeld.nl"
    account.save()
    answer = enter_as(account).post(
        "/account/wachtwoord/", {"present_password": PASSWORD, "password": password, "password_again": again}
    )
    page = answer.content.decode()
    assert answer.status_code == 200 and said in page and "Nog " in page
    assert "Een wachtwoord typt u opnieuw." in page and "staat er nog" not in page
    assert not password or f'value="{password}"' not in page
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


def test_guessing_the_present_password_ends() -> None:
    client = enter_as(colleague())
    wrong = {"present_password": "gok", "password": NEW, "password_again": NEW}
    assert [client.post("/account/wachtwoord/", wrong).status_code for _ in range(11)] == [200] * 10 + [429]
    assert client.post("/account/wachtwoord/", {**wrong, "present_password": PASSWORD}).status_code == 429


def test_new_recovery_codes_need_a_code_and_end_the_old_ones() -> None:
    account = colleague()
    old = second_factor.new_codes(account)
    computer, _, device = two_places(account)
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert "klopt niet" in computer.post("/account/herstelcodes/", {"code": "000000"}).content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        page = computer.post("/account/herstelcodes/", {"code": code_of(device)}).content.decode()
        new = re.findall(r'class="number">([A-Z2-9-]{14})<', page)
        assert len(new) == 10 and not set(new) & set(old)
        assert not second_factor.prove(account, old[0], at=timezone.now())
    assert new[0] not in computer.get("/account/").content.decode()


def test_another_telephone_with_a_code_from_paper() -> None:
    account = colleague()
    (paper, *_) = second_factor.new_codes(account)
    computer, phone, old = two_places(account)
    computer.get("/account/telefoon/")
    new = TOTPDevice.objects.get(user=account, confirmed=False)
    wrong = computer.post("/account/telefoon/", {"proof": "0000-0000-0000", "code": code_of(new)})
    assert "klopt niet" in wrong.content.decode() and not TOTPDevice.objects.get(pk=new.pk).confirmed
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        answer = computer.post("/account/telefoon/", {"proof": paper, "code": code_of(new)}, follow=True)
        assert "Uw nieuwe telefoon werkt" in answer.content.decode()
        assert inside(computer) and not inside(phone)
        assert not TOTPDevice.objects.filter(pk=old.pk).exists()
    assert "tweede stap" in mail.outbox[-1].body


def test_a_forgotten_password_is_chosen_anew_and_the_telephone_stays_needed() -> None:
    account = colleague()
    computer, _, device = two_places(account)
    said = [Client().post("/aanmelden/wachtwoord-vergeten/", {"email": email}).content.decode().replace(email, "…")
            for email in (account.email, "iemand@elders.nl")]  # fmt: skip
    assert _without_token(said[0]) == _without_token(said[1])
    (sent,) = mail.outbox
    assert sent.to == [account.email]
    browser = Client()
    page = browser.get(path_of(addresses_in_mail()[0]), follow=True).content.decode()
    assert "Een nieuw wachtwoord" in page
    browser.post("/welkom/wachtwoord/", {"password": NEW, "password_again": NEW})
    assert not inside(browser) and not inside(computer)
    assert browser.get("/welkom/telefoon/").status_code == 410
    browser.post("/aanmelden/", {"email": account.email, "password": NEW})
    browser.post("/aanmelden/code/", {"code": code_of(device, later=1)})
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        browser.post("/aanmelden/", {"email": account.email, "password": NEW})
        browser.post("/aanmelden/code/", {"code": code_of(device)})
        assert inside(browser)


def _without_token(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)


def test_the_mail_goes_out_after_the_answer() -> None:
    """Whoever is known and whoever is not wait equally long: the looking begins when the answer is out."""
    happened: list[str] = []
    answer = AnswerFirst(HttpResponse("klaar"), lambda: happened.append("mail"))
    assert b"".join(answer) == b"klaar" and happened == []
    answer.close()
    answer.close()
    assert happened == ["mail"]


def test_one_works_in_one_place_at_a_time() -> None:
    account = colleague()
    second = make_placement(account, make_team("wgs", "Schuldhulp"), "team_lead")
    client = enter_as(account)
    page = client.get("/account/").content.decode()
    assert "Ik werk nu als Professional, Wijkteam Noord" in page and "Werk als Teamleider, Schuldhulp" in page
    page = client.post("/account/plek/", {"place": second.pk}, follow=True).content.decode()
    assert "U werkt nu als Teamleider, Schuldhulp" in page
    assert "Ik werk nu als Teamleider, Schuldhulp" in client.get("/account/").content.decode()
    elsewhere = make_placement(colleague(name="Ander"), make_team("jeugdwet", "Jeugd"))
    for chosen in (elsewhere.pk, "zomaar", ""):
        client.post("/account/plek/", {"place": chosen})
        assert "Ik werk nu als Teamleider, Schuldhulp" in client.get("/account/").content.decode()


def test_without_a_place_there_is_ones_own_account_and_nothing_else() -> None:
    account = colleague("housekeeper", until=timezone.localdate() - timedelta(days=1))
    client = Client()
    sign_in(client, account, give_authenticator(account))
    assert client.get("/", follow=True).redirect_chain[-1][0] == "/account/"
    assert "geen plek" in client.get("/account/").content.decode()
    assert client.get("/beheer/").status_code == 403


def test_the_language_is_remembered_and_leads_only_to_pages_of_ours() -> None:
    account = colleague()
    client = enter_as(account)
    answer = client.post("/taal/", {"language": "en", "next": "/account/"})
    assert answer.headers["Location"] == "/account/" and answer.cookies["django_language"].value == "en"
    account.refresh_from_db()
    assert account.language == "en"
    for elsewhere in (
        "https://elders.example/",
        "//elders.example",
        "javascript:alert(1)",
        "\\\\elders.example",
    ):
        assert client.post("/taal/", {"language": "nl", "next": elsewhere}).headers["Location"] == "/"
    client.post("/taal/", {"language": "xx"})
    account.refresh_from_db()
    assert account.language == "nl"
    assert client.get("/taal/").status_code == 405
