"""How does someone get an account, or find the way back in?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from bereik.trust.accounts import second_factor, sign_ins
from bereik.trust.accounts.mails import in_words_of, invitation_mail, mail_when_kept, tell_changed
from bereik.trust.accounts.models import Account, Invitation
from bereik.trust.links.tally import Limit
from bereik.trust.links.tokens import LONGEST, hash_of, new_token

LASTS = timedelta(days=7)

WRONG_INVITATION = Limit("invitation", tries=20, minutes=15)
ASKED_FOR_PASSWORD = Limit("password_mail", tries=3, minutes=60)


class AlreadyHere(ValueError):
    """This e-mail already belongs to an account that is in use."""


@dataclass(frozen=True)
class Invited:
    """An invitation with its secret part, which is here now and nowhere later."""

    invitation: Invitation
    token: str = field(repr=False)

    @property
    def address(self) -> str:
        """What the invited person opens."""
        path: str = settings.BEREIK_ADDRESS + reverse("invitation_door", args=[self.token])
        return path


def invite(
    *, email: str, name: str, at: datetime, by: UUID | None, phone: str = "", language: str = "nl"
) -> Invited:
    """Make an account and send its invitation. Someone who left and comes back gets the former account, empty-handed.

    Raises `AlreadyHere` when the e-mail belongs to an account that is in use.
    """
    email = email.strip().lower()
    with transaction.atomic():
        account = Account.objects.select_for_update().filter(email=email).first()
        if account is not None and account.is_active:
            raise AlreadyHere(email)
        account = account or Account(email=email, made_at=at)
        account.name, account.phone, account.language, account.left_at = name, phone, language, None
        account.set_unusable_password()
        account.save()
        second_factor.take_away(account)
        return give_invitation(account, "new", at=at, by=by)


def invite_again(account: Account, *, at: datetime, by: UUID | None) -> Invited:
    """The same invitation with a fresh secret part; the former one no longer works."""
    return give_invitation(account, "new", at=at, by=by)


def replace_lost_factor(account: Account, *, at: datetime, by: UUID | None) -> Invited:
    """A housekeeper checked who it is: the lost telephone no longer works, everyone signed in as them is out.

    The password stays: with the mail alone nobody comes in.
    """
    with transaction.atomic():
        second_factor.take_away(account)
        sign_ins.end_all(account, at=at)
        return give_invitation(account, "lost_factor", at=at, by=by)


def ask_for_password(email: str, *, at: datetime) -> Invited | None:
    """A mail to choose a new password, for an account that is in use; nothing for any other e-mail.

    The second factor stays as it is: with the mail alone nobody comes in.
    """
    email = email.strip().lower()
    if not email or ASKED_FOR_PASSWORD.count(at, email):
        return None
    account = Account.objects.filter(email=email, left_at__isnull=True).first()
    if account is None or not account.has_usable_password():
        return None
    return give_invitation(account, "password", at=at, by=account.pk)


def give_invitation(account: Account, why: str, *, at: datetime, by: UUID | None) -> Invited:
    """Make and send an invitation. Earlier ones of the same kind, and all when access changes, no longer work."""
    token = new_token()
    with transaction.atomic():
        earlier = Invitation.objects.filter(account=account, used_at__isnull=True, void_at__isnull=True)
        # Whoever asks for a password mail must not be able to take away an invitation that a housekeeper sent.
        (earlier.filter(why="password") if why == "password" else earlier).update(void_at=at)
        invitation = Invitation.objects.create(
            account=account, hash=hash_of("invitation", token), why=why, made_at=at, until=at + LASTS, by=by
        )
        invited = Invited(invitation, token)
        subject, text = invitation_mail(account, why, invited.address, LASTS.days)

        def told(failure: str) -> None:
            invitation.sent_at, invitation.failure = (None, failure) if failure else (at, "")
            invitation.save(update_fields=["sent_at", "failure"])

        with in_words_of(account):
            mail_when_kept(account.email, subject, text, told)
    return invited


def find_invitation(token: str, *, address: str, at: datetime) -> tuple[Invitation | None, bool]:
    """The invitation that works, or none; and whether this address tried too often. Only wrong tokens count."""
    if WRONG_INVITATION.reached(at, address):
        return None, True
    if token and len(token) <= LONGEST:
        hashed = hash_of("invitation", token)
        found = Invitation.objects.select_related("account").filter(hash=hashed).first()
        if found is not None:
            return (found if found.works(at) else None), False
    WRONG_INVITATION.count(at, address)
    return None, False


def choose_password(invitation: Invitation, password: str, *, name: str, at: datetime) -> None:
    """The password that comes with an invitation. After a forgotten one every sign-in ends and the mail is used up."""
    account = invitation.account
    with transaction.atomic():
        account.name = name or account.name
        account.set_password(password)
        account.save(update_fields=["name", "password"])
        if invitation.why == "password":
            use(invitation, at=at)
            sign_ins.end_all(account, at=at)
            tell_changed(account, "password")


def use(invitation: Invitation, *, at: datetime) -> bool:
    """Use it up; False when it was used or replaced in the meantime."""
    return bool(
        Invitation.objects.filter(
            pk=invitation.pk, used_at__isnull=True, void_at__isnull=True, until__gt=at
        ).update(used_at=at)
    )


def clear_invitations(at: datetime) -> int:
    """Destroy invitations a year after they ended. Nightly; returns how many."""
    return Invitation.objects.filter(until__lt=at - timedelta(days=365)).delete()[0]
