"""Does an invitation bring in the one who was meant, once, and nobody by the mail alone?"""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from bereik.trust.accounts import invitations, second_factor
from bereik.trust.accounts.invitations import (
    LASTS,
    WRONG_INVITATION,
    AlreadyHere,
    Invited,
    ask_for_password,
    choose_password,
    find_invitation,
    invite,
    invite_again,
    replace_lost_factor,
)
from bereik.trust.accounts.leaving import close_account
from bereik.trust.models import Account, Invitation
from tests.house.entering import give_authenticator
from tests.making import make_account

pytestmark = pytest.mark.django_db(transaction=True)

HERE = "192.0.2.7"


def an_invitation(email: str = "Sanne@Voorbeeld.nl ", **values: object) -> Invited:
    return invite(email=email, name="Sanne Linde", at=timezone.now(), by=uuid4(), **values)  # type: ignore[arg-type]


def works(invited: Invited, **later: float) -> bool:
    found, _ = find_invitation(invited.token, address=HERE, at=timezone.now() + timedelta(**later))
    return found is not None


def test_one_address_is_one_account() -> None:
    invited = an_invitation()
    assert invited.invitation.account.email == "sanne@voorbeeld.nl"
    with pytest.raises(AlreadyHere):
        an_invitation("SANNE@voorbeeld.NL")
    assert Account.objects.count() == 1


def test_an_invited_account_has_no_password_that_could_be_guessed() -> None:
    account = an_invitation().invitation.account
    assert not account.has_usable_password() and not account.check_password("")


def test_only_its_hash_is_kept_and_the_mail_holds_the_rest() -> None:
    invited = an_invitation()
    (sent,) = mail.outbox
    assert invited.address in sent.body and "14 0000" in sent.body
    stored = Invitation.objects.get()
    assert len(bytes(stored.hash)) == 32 and invited.token not in str(Invitation.objects.values().get())
    assert stored.sent_at is not None and stored.failure == ""
    assert invited.token not in repr(invited)


def test_it_works_for_seven_days() -> None:
    invited = an_invitation()
    assert works(invited)
    assert works(invited, days=6, hours=23)
    assert not works(invited, days=7, seconds=1)
    assert timedelta(days=7) == LASTS


def test_it_works_once() -> None:
    invited = an_invitation()
    assert invitations.use(invited.invitation, at=timezone.now())
    assert not works(invited)
    assert not invitations.use(invited.invitation, at=timezone.now())


def test_a_second_one_takes_the_place_of_the_first() -> None:
    first = an_invitation()
    second = invite_again(first.invitation.account, at=timezone.now(), by=uuid4())
    assert not works(first) and works(second)


def test_a_mail_is_written_in_the_language_of_who_reads_it() -> None:
    an_invitation(language="nl")
    assert mail.outbox[0].subject == "Verzonnen: Uitnodiging voor Bereik"
    assert "telefoon bij de hand" in mail.outbox[0].body


@override_settings(
    EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=1
)
def test_a_mail_that_cannot_go_out_is_written_down() -> None:
    invited = an_invitation()
    stored = Invitation.objects.get()
    assert stored.sent_at is None and "refused" in stored.failure
    assert works(invited)


def test_nothing_is_sent_when_the_deed_is_not_kept() -> None:
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        an_invitation()
        raise RuntimeError
    assert mail.outbox == [] and not Account.objects.exists()


def test_wrong_tokens_are_counted_by_address() -> None:
    invited = an_invitation()
    now = timezone.now()
    for number in range(WRONG_INVITATION.tries):
        assert find_invitation(f"fout-{number}", address=HERE, at=now) == (None, False)
    assert find_invitation(invited.token, address=HERE, at=now) == (None, True)
    assert find_invitation(invited.token, address="192.0.2.8", at=now)[0] is not None


class TestLostTelephone:
    def test_the_telephone_and_codes_stop_at_once_and_the_password_stays(self) -> None:
        account = make_account()
        give_authenticator(account)
        second_factor.new_codes(account)
        password = account.password
        invited = replace_lost_factor(account, at=timezone.now(), by=uuid4())
        assert not TOTPDevice.objects.exists() and second_factor.codes_left(account) == 0
        account.refresh_from_db()
        assert account.password == password and account.has_usable_password()
        assert works(invited) and invited.invitation.why == "lost_factor"


class TestForgottenPassword:
    def test_a_mail_for_who_is_here_and_nothing_for_anyone_else(self) -> None:
        account = make_account()
        gone = make_account("Weg")
        close_account(gone, at=timezone.now())
        not_yet = an_invitation().invitation.account
        mail.outbox.clear()
        for email in (gone.email, not_yet.email, "iemand@elders.nl", ""):
            assert ask_for_password(email, at=timezone.now()) is None
        assert mail.outbox == []
        assert ask_for_password(account.email.upper(), at=timezone.now()) is not None
        assert mail.outbox[0].to == [account.email]

    def test_it_leaves_a_housekeepers_invitation_alone(self) -> None:
        account = make_account()
        lost = replace_lost_factor(account, at=timezone.now(), by=uuid4())
        asked = ask_for_password(account.email, at=timezone.now())
        assert asked is not None and works(lost) and works(asked)

    def test_the_telephone_stays_needed(self) -> None:
        account = make_account()
        give_authenticator(account)
        asked = ask_for_password(account.email, at=timezone.now())
        assert asked is not None
        choose_password(asked.invitation, "fiets regen kastanje", name="", at=timezone.now())
        account.refresh_from_db()
        assert account.check_password("fiets regen kastanje") and second_factor.has_device(account)
        assert not works(asked)

    def test_it_is_sent_three_times_an_hour_at_most(self) -> None:
        account = make_account()
        sent = [ask_for_password(account.email, at=timezone.now()) is not None for _ in range(5)]
        assert sent == [True, True, True, False, False]


def test_who_comes_back_gets_the_former_account_empty_handed() -> None:
    account = make_account()
    give_authenticator(account)
    close_account(account, at=timezone.now())
    invited = invite(email=account.email, name="Merel", at=timezone.now(), by=None)
    back = invited.invitation.account
    assert back.pk == account.pk and back.left_at is None
    assert not back.has_usable_password() and not second_factor.has_device(back)


def test_leaving_ends_the_invitation() -> None:
    invited = an_invitation()
    close_account(invited.invitation.account, at=timezone.now())
    assert not works(invited)
