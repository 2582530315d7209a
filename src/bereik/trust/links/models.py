"""Which links were given out, to whom, for which one purpose, and until when?"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import models
from django.utils import timezone

from bereik.trust.ids import new_id


class Link(models.Model):
    """A way in without an account: random, stored as a hash, one purpose, an end date, revocable.

    `holder` says in words who holds it ("zorgcoördinator"), never a resident's name. `organisation` is the number of
    the partner's organisation, `subject` the resident whose own page it opens. `renewed_hash` is a renewal that was
    sent to its holder and waits for its first use; `failure` says why the e-mail with it did not go out. A link may
    also open by a code that is typed: `handle` is the part that finds it, `code_hash` a hash of the whole.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hash = models.BinaryField(unique=True)
    purpose = models.CharField(max_length=20)
    organisation = models.UUIDField(null=True)
    subject = models.UUIDField(null=True)
    holder = models.CharField(max_length=100)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    made_at = models.DateTimeField()
    by = models.UUIDField(null=True)
    until = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    renewed_hash = models.BinaryField(null=True, unique=True)
    renewed_until = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True)
    handle = models.CharField(max_length=8, null=True, unique=True)
    code_hash = models.BinaryField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation"], name="link_organisation")]

    @property
    def last_day(self) -> date:
        """The last day on which it opens, here in the Netherlands."""
        return timezone.localdate(self.until - timedelta(microseconds=1))

    def works(self, at: datetime) -> bool:
        """Not ended and not taken back."""
        return self.revoked_at is None and at < self.until


class Tally(models.Model):
    """How often something was tried in one stretch of time: the rate limit, kept in the database for all processes.

    `key` is a keyed hash of what is counted (an address, a link), never the thing itself.
    """

    key = models.BinaryField()
    stretch = models.DateTimeField()
    tries = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("key", "stretch", name="tally_once")]
        indexes = [models.Index(fields=["stretch"], name="tally_stretch")]
