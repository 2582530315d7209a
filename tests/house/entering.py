"""How does a test come in: as someone with an account, or by a link?"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from django.core import mail
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from bereik.house.coming_in.personas import persona_address
from bereik.municipality.models import Placement
from bereik.trust.models import Account, Link
from tests.making import make_account, make_placement, make_team

PASSWORD = "een-lang-wachtwoord"


def path_of(address: str) -> str:
    """The path of an address of this house."""
    return re.sub(r"^\w+://[^/]+", "", address)


def addresses_in_mail(number: int = -1) -> list[str]:
    """The addresses in a mail that went out, the last one when not said which."""
    return re.findall(r"https?://\S+", str(mail.outbox[number].body))


def enter_as(who: Account | Link) -> Client:
    """A browser in which this person is signed in (the tests' house is one of made-up people)."""
    client = Client()
    assert client.get(path_of(persona_address(who))).status_code == 302
    return client


def colleague(function: str = "professional", name: str = "Merel", **values: Any) -> Account:
    """An account with a place; a professional or team lead in a team of their own, unless `team` is given."""
    account = make_account(name)
    needs_team = function in ("professional", "team_lead")
    team = values.pop("team", None) or (make_team() if needs_team else None)
    make_placement(account, team, function, **values)
    return account


def place_of(account: Account) -> Placement:
    """The first place of an account."""
    return Placement.objects.filter(account=account).select_related("team", "organisation").earliest("since")


def give_authenticator(account: Account) -> TOTPDevice:
    """A confirmed authenticator, as after an invitation."""
    device: TOTPDevice = TOTPDevice.objects.create(user=account, name="authenticator", confirmed=True)
    return device


def code_of(device: TOTPDevice, at: datetime | None = None, *, later: int = 0) -> str:
    """The six digits that the telephone shows now, or so many half minutes later: RFC 6238 over the device's key."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    totp.time = ((at or timezone.now()) + timedelta(seconds=30 * later)).timestamp()
    return f"{totp.token():06d}"


def sign_in(client: Client, account: Account, device: TOTPDevice, *, later: int = 0) -> Any:
    """Both halves of signing in; the answer to the second."""
    first = client.post("/aanmelden/", {"email": account.email, "password": PASSWORD})
    assert first.status_code == 302, first.content.decode()
    return client.post("/aanmelden/code/", {"code": code_of(device, later=later)})
