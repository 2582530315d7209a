"""Is whoever was away asked to come in again, kindly, and is nothing lost?"""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client, override_settings
from django.utils import timezone

from bereik.trust.models import SignIn
from tests.house.entering import PASSWORD, code_of, colleague, enter_as, give_authenticator, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.house.door_urls")]

TEXT = "Zij wil graag dat wij donderdag terugbellen."


def test_after_half_an_hour_one_is_out_and_reads_why() -> None:
    account = colleague()
    client = Client()
    sign_in(client, account, give_authenticator(account))
    start = timezone.now()
    with time_machine.travel(start + timedelta(minutes=29)):
        assert client.get("/helpen/vandaag/").status_code == 200
    with time_machine.travel(start + timedelta(minutes=58)):
        assert client.get("/helpen/vandaag/").status_code == 200
    with time_machine.travel(start + timedelta(minutes=89)):
        answer = client.get("/helpen/vandaag/?wijk=3", follow=True)
        assert answer.redirect_chain == [("/aanmelden/?next=%2Fhelpen%2Fvandaag%2F%3Fwijk%3D3", 302)]
        page = answer.content.decode()
        assert "langer dan 30 minuten weg" in page and 'name="next" value="/helpen/vandaag/?wijk=3"' in page
        assert SignIn.objects.get().ended_at is not None


@override_settings(BEREIK_IDLE_MINUTES=5)
def test_the_house_decides_how_long() -> None:
    client = enter_as(colleague())
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert "langer dan 5 minuten weg" in client.get("/", follow=True).content.decode()


def test_after_nine_hours_one_signs_in_again_however_busy() -> None:
    client = enter_as(colleague())
    start = timezone.now()
    for minutes in range(25, 9 * 60, 25):
        with time_machine.travel(start + timedelta(minutes=minutes)):
            assert client.get("/helpen/vandaag/").status_code == 200
    with time_machine.travel(start + timedelta(hours=9, minutes=1)):
        assert "al lang ingelogd" in client.get("/helpen/vandaag/", follow=True).content.decode()


def test_what_was_written_comes_back_after_signing_in() -> None:
    account = colleague()
    device = give_authenticator(account)
    client = Client()
    sign_in(client, account, device)
    with time_machine.travel(timezone.now() + timedelta(minutes=45)):
        answer = client.post("/helpen/vandaag/", {"words": TEXT}, follow=True)
        page = answer.content.decode()
        assert answer.redirect_chain == [("/aanmelden/", 302)]
        assert "langer dan 30 minuten weg" in page and "Wat u schreef, is bewaard" in page
        # Sealed: a stolen session table does not tell what was written.
        assert all(TEXT not in str(one.get_decoded()) for one in Session.objects.all())
        client.post("/aanmelden/", {"email": account.email, "password": PASSWORD})
        page = client.post("/aanmelden/code/", {"code": code_of(device)}, follow=True).content.decode()
        assert "Uw tekst is bewaard" in page and f"“{TEXT}”" in page and 'action="/helpen/vandaag/"' in page
        assert f'id="sent">{TEXT}' in client.post("/helpen/vandaag/", {"words": TEXT}).content.decode()
        assert client.get("/aanmelden/verder/").status_code == 302


def test_a_colleague_at_the_same_screen_does_not_read_it() -> None:
    one, other = colleague(), colleague(name="Ander")
    device = give_authenticator(other)
    client = enter_as(one)
    with time_machine.travel(timezone.now() + timedelta(minutes=45)):
        client.post("/helpen/vandaag/", {"words": TEXT})
        client.post("/aanmelden/", {"email": other.email, "password": PASSWORD})
        answer = client.post("/aanmelden/code/", {"code": code_of(device)}, follow=True)
        assert TEXT not in answer.content.decode()
        assert TEXT not in client.get("/aanmelden/verder/", follow=True).content.decode()


def test_it_is_kept_for_an_hour() -> None:
    account = colleague()
    device = give_authenticator(account)
    client = enter_as(account)
    start = timezone.now()
    with time_machine.travel(start + timedelta(minutes=45)):
        client.post("/helpen/vandaag/", {"words": TEXT})
    with time_machine.travel(start + timedelta(minutes=110)):
        client.post("/aanmelden/", {"email": account.email, "password": PASSWORD})
        assert (
            TEXT
            not in client.post("/aanmelden/code/", {"code": code_of(device)}, follow=True).content.decode()
        )


def test_a_form_from_elsewhere_is_never_kept() -> None:
    """Kept is only what our own form sent: the check of its token comes first."""
    account = colleague()
    client = enter_as(account)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies.update(client.cookies)
    with time_machine.travel(timezone.now() + timedelta(minutes=45)):
        assert strict.post("/helpen/vandaag/", {"words": TEXT}).status_code == 403
        assert not any("kept" in one.get_decoded() for one in Session.objects.all())


def test_a_password_is_never_kept() -> None:
    client = enter_as(colleague())
    with time_machine.travel(timezone.now() + timedelta(minutes=45)):
        client.post(
            "/account/wachtwoord/", {"present_password": PASSWORD, "password": "x", "password_again": "x"}
        )
        assert "kept" not in client.session


def test_something_huge_is_not_kept_and_nothing_breaks() -> None:
    client = enter_as(colleague())
    with time_machine.travel(timezone.now() + timedelta(minutes=45)):
        answer = client.post("/helpen/vandaag/", {"words": "woord " * 40_000}, follow=True)
        assert answer.status_code == 200 and "is bewaard" not in answer.content.decode()


def test_a_page_that_answers_in_place_is_led_to_the_door_whole() -> None:
    client = enter_as(colleague())
    with time_machine.travel(timezone.now() + timedelta(minutes=45)):
        answer = client.get("/helpen/vandaag/", HTTP_HX_REQUEST="true")
        assert answer.headers["HX-Redirect"].startswith("/aanmelden/?next=")


def test_the_last_moment_is_written_down_at_most_once_a_minute() -> None:
    client = enter_as(colleague())
    start = timezone.now()
    with time_machine.travel(start + timedelta(seconds=30)):
        client.get("/helpen/vandaag/")
    assert SignIn.objects.get().seen < start + timedelta(seconds=20)
    with time_machine.travel(start + timedelta(seconds=90)):
        client.get("/helpen/vandaag/")
    assert SignIn.objects.get().seen > start + timedelta(seconds=80)


@pytest.mark.parametrize("value", ["", "gisteren", None, 7])
def test_a_session_that_cannot_say_since_when_is_over(value: object) -> None:
    client = enter_as(colleague())
    session = client.session
    session["since"] = value
    session.save()
    assert client.get("/helpen/vandaag/").status_code == 302
