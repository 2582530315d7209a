"""Is the second factor really something one has, and does each code work once?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connections
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from bereik.trust.accounts import second_factor
from tests.house.entering import code_of, give_authenticator
from tests.making import make_account

pytestmark = pytest.mark.django_db(transaction=True)


def test_codes_are_those_of_the_standard() -> None:
    """RFC 6238, appendix B: the key "12345678901234567890" at 59 seconds gives 94287082 in eight digits."""
    device = TOTPDevice(key=b"12345678901234567890".hex(), digits=8)
    assert code_of(device, datetime.fromtimestamp(59, UTC)) == "94287082"


def test_a_code_is_taken_once() -> None:
    account = make_account()
    device = give_authenticator(account)
    code = code_of(device)
    assert second_factor.prove(account, code, at=timezone.now())
    assert not second_factor.prove(account, code, at=timezone.now())


def test_a_code_handed_in_twice_at_once_is_taken_once() -> None:
    account = make_account()
    code = code_of(give_authenticator(account))

    def hand_in(_: int) -> bool:
        try:
            return bool(second_factor.prove(account, code, at=timezone.now()))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as several:
        assert list(several.map(hand_in, range(4))).count(True) == 1


def test_a_recovery_code_is_taken_once_however_it_is_written() -> None:
    account = make_account()
    codes = second_factor.new_codes(account)
    written = f" {codes[0].lower().replace('-', ' ')} "
    proof = second_factor.prove(account, written, at=timezone.now())
    assert proof and proof.codes_left == 9
    assert not second_factor.prove(account, codes[0], at=timezone.now())
    assert second_factor.codes_left(account) == 9


def test_recovery_codes_cannot_be_read_from_the_database() -> None:
    account, other = make_account(), make_account("Ander")
    codes = second_factor.new_codes(account)
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert len(kept) == 10 and not kept & {code.replace("-", "") for code in codes}
    # The same letters mean nothing to another account, nor does what is kept.
    second_factor.new_codes(other)
    assert not second_factor.prove(other, codes[0], at=timezone.now())
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert not second_factor.prove(account, kept.pop(), at=timezone.now())


def test_new_codes_end_the_old_ones() -> None:
    account = make_account()
    old, new = second_factor.new_codes(account), second_factor.new_codes(account)
    assert not second_factor.prove(account, old[0], at=timezone.now())
    with time_machine.travel(timezone.now() + timedelta(seconds=3)):
        assert second_factor.prove(account, new[0], at=timezone.now())
    assert StaticDevice.objects.count() == 1


def test_after_a_mistake_one_waits_and_is_told_how_long() -> None:
    account = make_account()
    device = give_authenticator(account)
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        # Each mistake doubles the wait: 1, 2, 4 seconds.
        TOTPDevice.objects.filter(pk=device.pk).update(
            throttling_failure_count=3, throttling_failure_timestamp=now
        )
        proof = second_factor.prove(account, code_of(device), at=now)
        assert not proof and proof.wait_seconds == 4
    with time_machine.travel(now + timedelta(seconds=5), tick=False):
        assert second_factor.prove(account, code_of(device), at=now + timedelta(seconds=5))


def test_guessing_ends() -> None:
    account = make_account()
    device = give_authenticator(account)
    now = timezone.now()
    answers = [
        second_factor.prove(account, f"{n:06d}", at=now).too_often
        for n in range(second_factor.WRONG_CODE.tries + 1)
    ]
    assert answers == [False] * second_factor.WRONG_CODE.tries + [True]
    assert second_factor.prove(account, code_of(device), at=now).too_often
    assert not second_factor.prove(make_account("Ander"), "000000", at=now).too_often


def test_a_device_that_was_not_confirmed_proves_nothing() -> None:
    account = make_account()
    device = second_factor.begin_device(account)
    assert not second_factor.has_device(account)
    assert not second_factor.prove(account, code_of(device), at=timezone.now())
    assert second_factor.begin_device(account).key == device.key
    assert second_factor.confirm_device(account, code_of(device), at=timezone.now())
    assert second_factor.has_device(account)
    assert not second_factor.confirm_device(account, code_of(device, later=1), at=timezone.now())


def test_a_new_telephone_ends_the_old_one() -> None:
    account = make_account()
    old = give_authenticator(account)
    new = second_factor.begin_device(account)
    assert second_factor.confirm_device(account, code_of(new), at=timezone.now())
    assert list(TOTPDevice.objects.filter(user=account)) == [new]
    assert not second_factor.prove(account, code_of(old), at=timezone.now())


@pytest.mark.parametrize(
    "code",
    ["", " ", "12345", "1234567", "１２３４５６", "12345x", "-" * 40, "é" * 39, "\x00" * 6, "x" * 5000],
)
def test_a_hostile_code_is_only_wrong(code: str) -> None:
    account = make_account()
    give_authenticator(account)
    second_factor.new_codes(account)
    assert not second_factor.prove(account, code, at=timezone.now())


def test_taken_away_is_taken_away() -> None:
    account = make_account()
    device = give_authenticator(account)
    codes = second_factor.new_codes(account)
    second_factor.take_away(account)
    for code in (code_of(device), codes[0]):
        assert not second_factor.prove(account, code, at=timezone.now())
