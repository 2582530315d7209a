"""What does someone have beside a password, and is it really theirs?

An authenticator on a telephone (RFC 6238), and recovery codes on paper for the day the telephone is gone. Of a
recovery code only a keyed hash is kept.
"""

from __future__ import annotations

import secrets
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.db import transaction
from django.utils import timezone
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from bereik.trust.accounts.models import Account
from bereik.trust.links.tally import Limit
from bereik.trust.links.tokens import hash_of

NUMBER_OF_CODES = 10
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0 or 1: they are misread on paper
_LONGEST_ANSWER = 40

AUTHENTICATOR, RECOVERY = "authenticator", "recovery"

WRONG_CODE = Limit("second_factor", tries=8, minutes=15)


@dataclass(frozen=True)
class Proof:
    """What came of a code: the device that knew it, or how long to wait."""

    device: Device | None = None
    wait_seconds: int = 0
    too_often: bool = False
    codes_left: int | None = None

    def __bool__(self) -> bool:
        return self.device is not None


def begin_device(account: Account) -> TOTPDevice:
    """The authenticator that is being set up: the same key until it is confirmed, so that a reload changes nothing."""
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=account, confirmed=False).first()
        return device or TOTPDevice.objects.create(user=account, name=AUTHENTICATOR, confirmed=False)


def key_in_groups(device: TOTPDevice) -> list[str]:
    """The key to type in by hand, in groups of four."""
    key = b32encode(device.bin_key).decode().rstrip("=")
    return [key[place : place + 4] for place in range(0, len(key), 4)]


def confirm_device(account: Account, code: str, *, at: datetime) -> Proof:
    """The first code proves that the telephone has the key. A former authenticator then no longer works."""
    if WRONG_CODE.count(at, str(account.pk)):
        return Proof(too_often=True)
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=account, confirmed=False).first()
        if device is None or not _is_code(code):
            return Proof()
        proof = _verify(device, _plain(code))
        if proof:
            TOTPDevice.objects.filter(user=account, confirmed=True).delete()
            device.confirmed = True
            device.save(update_fields=["confirmed"])
    if proof:
        WRONG_CODE.forget(str(account.pk))
    return proof


def prove(account: Account, code: str, *, at: datetime) -> Proof:
    """Whether this code is one of theirs now: six digits from the telephone, or a recovery code. Each works once.

    The device is locked while it judges, so that one code handed in twice at once is taken once.
    """
    if WRONG_CODE.count(at, str(account.pk)):
        return Proof(too_often=True)
    with transaction.atomic():
        if _is_code(code):
            kind, name, answer = TOTPDevice, AUTHENTICATOR, _plain(code)
        else:
            kind, name, answer = StaticDevice, RECOVERY, _stored(account, code)
        found = kind.objects.select_for_update().filter(user=account, name=name, confirmed=True)
        device = found.order_by("pk").first()
        proof = _verify(device, answer) if device is not None else Proof()
        if proof and kind is StaticDevice:
            proof = Proof(device, codes_left=device.token_set.count())
    if proof:
        WRONG_CODE.forget(str(account.pk))
    return proof


def _verify(device: Device, answer: str) -> Proof:
    allowed, why_not = device.verify_is_allowed()
    if not allowed:
        return Proof(wait_seconds=max(1, ceil((why_not["locked_until"] - timezone.now()).total_seconds())))
    return Proof(device) if device.verify_token(answer) else Proof()


def new_codes(account: Account) -> list[str]:
    """Ten fresh recovery codes; the former ones no longer work. They are here now and nowhere later."""
    codes = [_new_code() for _ in range(NUMBER_OF_CODES)]
    with transaction.atomic():
        device = (
            StaticDevice.objects.select_for_update()
            .filter(user=account, name=RECOVERY)
            .order_by("pk")
            .first()
        )
        device = device or StaticDevice.objects.create(user=account, name=RECOVERY)
        device.token_set.all().delete()
        StaticToken.objects.bulk_create(
            StaticToken(device=device, token=_stored(account, code)) for code in codes
        )
    return codes


def codes_left(account: Account) -> int:
    """How many recovery codes were not used yet."""
    return StaticToken.objects.filter(device__user=account).count()


def has_device(account: Account) -> bool:
    """Whether an authenticator was set up and confirmed."""
    return TOTPDevice.objects.filter(user=account, confirmed=True).exists()


def take_away(account: Account) -> None:
    """No authenticator and no code of this account works any more."""
    for kind in (TOTPDevice, StaticDevice):
        kind.objects.filter(user=account).delete()


def _new_code() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(12))
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def _plain(code: str) -> str:
    return "".join(letter for letter in code[:_LONGEST_ANSWER] if letter.isalnum())


def _is_code(code: str) -> bool:
    plain = _plain(code)
    return len(plain) == 6 and plain.isascii() and plain.isdigit()


def _stored(account: Account, code: str) -> str:
    """Sixteen letters: 80 bits of the keyed hash, as many as the table takes."""
    return b32encode(hash_of(f"recovery:{account.pk}", _plain(code).upper())[:10]).decode()
