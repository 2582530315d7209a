"""Can someone come in from the first mail to the last day, and is access over when it is over?"""

from __future__ import annotations

import re
from base64 import b32encode
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from bereik.trust.models import Account, Invitation, SignIn
from tests.house.entering import addresses_in_mail, code_of, colleague, enter_as, path_of
from tests.making import make_team

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.house.door_urls")]


def read_key(page: str) -> str:
    """The key that the page shows to type in."""
    return "".join(re.findall(r'class="number">([A-Z2-7]{4})<', page))


def test_from_the_mail_to_the_last_day() -> None:
    keeper = enter_as(colleague("housekeeper", "Specht"))
    team = make_team()

    # A housekeeper invites; the mail names no resident and a person to call.
    answer = keeper.post(
        "/beheer/accounts/nieuw/",
        {
            "name": "Sanne Linde",
            "email": "Sanne.Linde@Voorbeeld.nl",
            "language": "nl",
            "function": "professional",
            "team": team.pk,
        },
        follow=True,
    )
    assert "De uitnodiging is verstuurd" in answer.content.decode()
    (sent,) = mail.outbox
    assert sent.to == ["sanne.linde@voorbeeld.nl"] and "14 0000" in sent.body
    (address,) = addresses_in_mail()
    token = address.rstrip("/").rpartition("/")[2]
    assert len(token) >= 43  # 32 bytes in base64
    assert token.encode() not in b"".join(bytes(one.hash) for one in Invitation.objects.all())

    # A scanner that opens the link uses nothing up; the address is clean from the first page on.
    Client().get(path_of(address))
    sanne = Client()
    answer = sanne.get(path_of(address), follow=True)
    assert answer.redirect_chain == [("/welkom/wachtwoord/", 302)]
    assert token not in answer.content.decode() and 'value="Sanne Linde"' in answer.content.decode()

    # No step can be passed over.
    assert sanne.get("/welkom/telefoon/").headers["Location"] == "/welkom/wachtwoord/"
    weak = sanne.post(
        "/welkom/wachtwoord/", {"name": "Sanne Linde", "password": "kort", "password_again": "kort"}
    )
    assert "te kort" in weak.content.decode()
    chosen = "fiets regen kastanje"
    answer = sanne.post(
        "/welkom/wachtwoord/",
        {"name": "Sanne van der Linde", "password": chosen, "password_again": chosen},
        follow=True,
    )
    page = answer.content.decode()
    assert "<svg" in page and "style=" not in page
    device = TOTPDevice.objects.get(user__email="sanne.linde@voorbeeld.nl")
    assert not device.confirmed
    assert read_key(page) == _base32(device)
    # The password alone opens nothing yet.
    half = Client().post("/aanmelden/", {"email": "sanne.linde@voorbeeld.nl", "password": chosen})
    assert "nog niet ingesteld" in half.content.decode()

    wrong = sanne.post("/welkom/telefoon/", {"code": "000000"})
    assert "klopt niet" in wrong.content.decode()
    with time_machine.travel(timezone.now() + timedelta(seconds=40)):
        answer = sanne.post("/welkom/telefoon/", {"code": code_of(device)})
        page = answer.content.decode()
        codes = re.findall(r'class="number">([A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4})<', page)
        assert len(set(codes)) == 10
        stored = set(StaticToken.objects.values_list("token", flat=True))
        assert not stored & {code.replace("-", "") for code in codes} and len(stored) == 10
        account = Account.objects.get(email="sanne.linde@voorbeeld.nl")
        assert account.name == "Sanne van der Linde"
        assert sanne.get("/account/").status_code == 200

        # The invitation is used up.
        assert Client().get(path_of(address)).status_code == 404

        # Out, and in again: with the next code, and with a code from paper.
        sanne.post("/afmelden/")
        assert sanne.get("/account/").status_code == 302
        sanne.post("/aanmelden/", {"email": "SANNE.LINDE@voorbeeld.nl", "password": chosen})
        assert sanne.post("/aanmelden/code/", {"code": code_of(device, later=1)}).status_code == 302
        assert sanne.get("/account/").status_code == 200
        phone = Client()
        phone.post("/aanmelden/", {"email": account.email, "password": chosen})
        answer = phone.post("/aanmelden/code/", {"code": codes[0].lower()}, follow=True)
        assert "U heeft er nog 9" in answer.content.decode()
        again = Client()
        again.post("/aanmelden/", {"email": account.email, "password": chosen})
        assert "klopt niet" in again.post("/aanmelden/code/", {"code": codes[0]}).content.decode()

        # The last day: at the next request there is nothing left, on no device.
        keeper_later = enter_as(colleague("housekeeper", "Reiger"))
        answer = keeper_later.post(f"/beheer/accounts/{account.pk}/weg/", follow=True)
        assert "Alle toegang is nu voorbij" in answer.content.decode()
        for browser in (sanne, phone):
            assert browser.get("/account/").headers["Location"].startswith("/aanmelden/")
        assert not SignIn.objects.filter(account=account, ended_at__isnull=True).exists()
        signed_in = {one.get_decoded().get("_auth_user_id") for one in Session.objects.all()}
        assert str(account.pk) not in signed_in and len(signed_in - {None}) == 2  # the two housekeepers
        refused = Client().post("/aanmelden/", {"email": account.email, "password": chosen})
        assert "horen niet bij elkaar" in refused.content.decode()


def _base32(device: TOTPDevice) -> str:
    return b32encode(device.bin_key).decode()
