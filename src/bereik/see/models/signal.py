"""What did somebody pass on to us, on which ground, and what did we promise them?"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q, Value

from bereik.municipality.models import Area, Organisation
from bereik.people.models import Journey, Resident
from bereik.people.ties import file_rules, journey_is_seen
from bereik.terms.purposes import Purpose
from bereik.trust.rows import Guard, Guarded, Rule, Tie
from bereik.trust.sealed_rows import SealedRow

OF_THE_SENDER = ("own_words", "key", "print")
"""What the sender calls a signal: for the sender alone."""


class Signal(Guarded):
    """One signal: reason (life domains), date, area and clock. What was said in words lies in `SignalWords`.

    `key` comes from outside and is unique per sender, never over all; `print` is a keyed digest of what was sent with
    it, so that the same key with another content is noticed. `own_words` is the sender's own label ("leerling groep
    7"), shown back to the sender alone. `danger` is a threat the sender named.

    `agreed_on`, `agreed_how` and `agreed_by` say when, how and who said yes to passing this on, `age` the age group
    that decides who may (`terms.authority`); `withdrawn_on` is the day on which that yes was taken back. A signal
    about somebody who registered an objection keeps no resident and no journey: its sender reads the same receipt.
    """

    touches = "resident_id"
    guard = Guard(
        lambda: (
            file_rules(
                journey_is_seen(),
                own=journey_is_seen(),
                own_changes=True,
                deliveries=True,
                hides=OF_THE_SENDER,
            )
            | {
                Purpose.SIGNALLING: Rule(
                    Q(sender=Tie.who), adds=Q(sender=Tie.who), why="De afzender: wat deze zelf doorgaf"
                ),
                Purpose.OUTREACH: Rule(
                    journey_is_seen(trusted__isnull=True),
                    changes=True,
                    hides=OF_THE_SENDER,
                    why="Het team, zolang niemand het oppakte: reden, datum, buurt, termijn",
                ),
                Purpose.LEADING: Rule(
                    journey_is_seen(),
                    fields=(
                        "journey",
                        "law",
                        "happened_on",
                        "received_at",
                        "contact_by",
                        "told_by",
                        "told_at",
                        "synthetic",
                    ),
                    why="Teamleider: datums en aantallen",
                ),
            }
        )
    )

    resident = models.ForeignKey(Resident, null=True, on_delete=models.PROTECT, related_name="signals")
    journey = models.ForeignKey(
        Journey, null=True, on_delete=models.PROTECT, related_name="signals", db_index=False
    )
    sender = models.UUIDField()
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    sender_kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    print = models.BinaryField(default=b"")
    route = models.CharField(max_length=40)
    ground = models.CharField(max_length=40)
    law = models.CharField(max_length=30)
    domains = models.JSONField(default=list)
    urgent = models.BooleanField(default=False)
    danger = models.CharField(max_length=40, blank=True, default="")
    amount = models.BigIntegerField(null=True)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    happened_on = models.DateField()
    received_at = models.DateTimeField()
    contact_by = models.DateField(null=True)
    told_by = models.DateField(null=True)
    told_at = models.DateTimeField(null=True)
    told = models.CharField(max_length=40, blank=True)
    own_words = models.CharField(max_length=60, blank=True)
    age = models.CharField(max_length=20, blank=True, default="", db_default="")
    agreed_on = models.DateField(null=True)
    agreed_how = models.CharField(max_length=20, blank=True, default="", db_default="")
    agreed_by = models.JSONField(default=list, db_default=Value([], models.JSONField()))
    withdrawn_on = models.DateField(null=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint("sender", "key", name="signal_key_once_per_sender")]
        indexes = [
            models.Index(fields=["sender", "received_at"], name="signal_sender"),
            models.Index(fields=["journey"], name="signal_journey"),
        ]


class SignalWords(SealedRow):
    """What the sender wrote, how we may come by, and to which words the resident said yes, sealed under the resident's
    key."""

    SEALED: ClassVar[tuple[str, ...]] = ("words", "how_to_come_by", "agreed_text")

    touches = "resident_id"
    guard = Guard(
        lambda: file_rules(journey_is_seen(), own=journey_is_seen(), writes=False, own_removes=True)
    )

    signal = models.OneToOneField(Signal, on_delete=models.PROTECT, related_name="words")
    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="+")
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    words = models.BinaryField(null=True)
    how_to_come_by = models.BinaryField(null=True)
    agreed_text = models.BinaryField(null=True)
