"""Who has an account, how were they invited, and where are they signed in?

Nothing here is about a resident. Which purposes an account may open is not said here but by its place
(`municipality.Placement`): organisation, team and function; no right hangs on a group's name.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from bereik.trust.ids import new_id


class Accounts(BaseUserManager["Account"]):
    """Finding accounts. They are made by an invitation (`trust.accounts.actions.invite`)."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """One member of staff, of a council, or of a partner that works with us."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Kept in small letters (`actions.invite`), so that one address is one account.
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=100)
    phone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=2, default="nl")
    made_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Here until the day of leaving."""
        return self.left_at is None


class Invitation(models.Model):
    """A way in that works once, and only for some days: only its hash is kept.

    `void_at`: a later invitation took its place, or the account left. `failure` says why its e-mail did not go out.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="invitations")
    hash = models.BinaryField(unique=True)
    why = models.CharField(
        max_length=20, choices=[("new", "new"), ("lost_factor", "lost_factor"), ("password", "password")]
    )
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    void_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True)
    by = models.UUIDField(null=True)

    def works(self, at: datetime) -> bool:
        """Not used, not replaced, not too old, and its account is here."""
        return self.used_at is None and self.void_at is None and at < self.until and self.account.is_active


class SignInRows(models.QuerySet["SignIn"]):
    """Questions about sign-ins."""

    def open(self, at: datetime, *, idle_minutes: int, longest: timedelta) -> SignInRows:
        """Where someone is signed in now: not ended, not idle, not too long ago."""
        return self.filter(
            ended_at__isnull=True, seen__gte=at - timedelta(minutes=idle_minutes), since__gte=at - longest
        )


class SignIn(models.Model):
    """One place where an account is signed in: shown to its holder under "where am I signed in"."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="sign_ins")
    # The session's own key while it lasts, so that it can be ended from elsewhere; a number of ours afterwards.
    session = models.CharField(max_length=64, unique=True)
    device = models.CharField(max_length=120)
    since = models.DateTimeField()
    seen = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = SignInRows.as_manager()

    class Meta:
        ordering = ["-seen", "id"]
