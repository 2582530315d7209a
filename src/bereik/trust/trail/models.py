"""What does one line of the trail say, and what seals it?

A line is nobody's to change: on PostgreSQL the app may only add, on SQLite the authorizer opens these tables for the
trail's own code alone. No foreign keys: a line outlives what it speaks of.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Func


class WrittenNow(Func):
    """The database's own clock: whoever adds a line does not choose when it was written."""

    output_field = models.DateTimeField()

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        if connection.vendor == "postgresql":
            return "clock_timestamp()", []
        return "(strftime('%%Y-%%m-%%d %%H:%%M:%%f', 'now'))", []


class TransactionNumber(Func):
    """PostgreSQL's number of the transaction that adds the line; SQLite, with one writer, needs none."""

    output_field = models.BigIntegerField()

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        if connection.vendor == "postgresql":
            return "(pg_current_xact_id()::text::bigint)", []
        return "NULL", []


class TrailLine(models.Model):
    """Who, for which organisation, for what purpose and why, did or saw what, and whom it touched.

    `mac` is made by whoever writes the line, with the house's key: half of it over the line's number, half over its
    words (`chain.signed`). So a line that the house did not write is known from the first moment, sealed or not.
    """

    place = models.BigAutoField(primary_key=True)
    line = models.UUIDField(unique=True)
    sort = models.CharField(max_length=4, choices=[("look", "look"), ("deed", "deed")])
    who = models.UUIDField()
    kind = models.CharField(max_length=10)
    organisation = models.UUIDField(null=True)
    purpose = models.CharField(max_length=20)
    because = models.CharField(max_length=300)
    what = models.CharField(max_length=100)
    tables = models.JSONField()
    touched = models.JSONField()
    rows = models.IntegerField()
    happened = models.DateTimeField()
    mac = models.BinaryField()
    written = models.DateTimeField(db_default=WrittenNow())
    entered = models.BigIntegerField(null=True, db_default=TransactionNumber())

    class Meta:
        indexes = [models.Index(fields=["entered"], name="trailline_entered")]


class SealBatch(models.Model):
    """One sealing that chained lines: up to where every committed line of its store had its seal.

    `low` and `high` are places on SQLite (low = high = the last line); on PostgreSQL the oldest transaction still
    running and the first not yet begun. `head` is the number of its last seal; `mac` holds all of it, and that seal.
    """

    number = models.BigIntegerField(primary_key=True)
    store = models.CharField(max_length=10)
    sealed = models.DateTimeField()
    low = models.BigIntegerField()
    high = models.BigIntegerField()
    head = models.BigIntegerField()
    mac = models.BinaryField()


class Seal(models.Model):
    """One link of the chain: HMAC-SHA256 over the former link, this seal and its line."""

    number = models.BigIntegerField(primary_key=True)
    line = models.UUIDField(unique=True)
    store = models.CharField(max_length=10)
    batch = models.BigIntegerField()
    written = models.DateTimeField()
    link = models.BinaryField()


class SealedMonth(models.Model):
    """What is left of lines past their term: how many, and the link at which the chain goes on."""

    last_number = models.BigIntegerField(primary_key=True)
    until = models.DateField()
    lines = models.IntegerField()
    link = models.BinaryField()
    dropped = models.DateTimeField()
    mac = models.BinaryField()
