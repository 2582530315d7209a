"""What did somebody pass on to us, on which ground, and what did we promise them?"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from bereik.municipality.models import Area, Organisation
from bereik.people.models import Journey, Resident
from bereik.people.ties import file_rules, journey_is_seen
from bereik.terms.purposes import Purpose
from bereik.trust.ids import new_id
from bereik.trust.rows import EVERYTHING, Guard, Guarded, Rule, Tie
from bereik.trust.sealing import open_text, place, seal_text

OF_THE_SENDER = ("own_words", "key", "print")
"""What the sender calls a signal: for the sender alone."""


class Signal(Guarded):
    """One signal: reason (life domains), date, area and clock. What was said in words lies in `SignalWords`.

    `key` comes from outside and is unique per sender, never over all; `print` is a keyed digest of what was sent with
    it, so that the same key with another content is noticed. `own_words` is the sender's own label ("leerling groep
    7"), shown back to the sender alone. `danger` is a threat the sender named.
    """

    touches = "resident_id"
    guard = Guard(
        lambda: (
            file_rules(journey_is_seen(), own=journey_is_seen(), deliveries=True, hides=OF_THE_SENDER)
            | {
                Purpose.SIGNALLING: Rule(
                    Q(sender=Tie.who), adds=Q(sender=Tie.who), why="De afzender: wat deze zelf doorgaf"
                ),
                Purpose.OUTREACH: Rule(
                    journey_is_seen(trusted__isnull=True),
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

    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="signals")
    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="signals")
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
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    happened_on = models.DateField()
    received_at = models.DateTimeField()
    contact_by = models.DateField(null=True)
    told_by = models.DateField(null=True)
    told_at = models.DateTimeField(null=True)
    told = models.CharField(max_length=40, blank=True)
    own_words = models.CharField(max_length=60, blank=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint("sender", "key", name="signal_key_once_per_sender")]
        indexes = [
            models.Index(fields=["sender", "received_at"], name="signal_sender"),
            models.Index(fields=["journey"], name="signal_journey"),
        ]


class SignalWords(Guarded):
    """What the sender wrote and how we may come by, sealed under the resident's key."""

    SEALED: ClassVar[tuple[str, ...]] = ("words", "how_to_come_by")

    touches = "resident_id"
    guard = Guard(lambda: file_rules(journey_is_seen(), own=journey_is_seen(), writes=False))

    signal = models.OneToOneField(Signal, on_delete=models.PROTECT, related_name="words")
    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="+")
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    words = models.BinaryField(null=True)
    how_to_come_by = models.BinaryField(null=True)

    def lay(self, key: bytes, **values: str) -> None:
        """Seal these texts into the row (not saved yet)."""
        for name, text in values.items():
            setattr(self, name, seal_text(key, text, self._place(name)) if text else None)

    def read(self, key: bytes) -> dict[str, str]:
        """Both texts in clear. Raises `CannotOpen`."""
        return {name: open_text(key, getattr(self, name), self._place(name)) for name in self.SEALED}

    def _place(self, column: str) -> bytes:
        return place(self._meta.db_table, column, self.id)


class Delivery(models.Model):
    """One part of a file of arrears signals that was taken in: which file, when, how much. Nothing about a resident.

    `tied_to_nothing` holds the cases that name no signal: about whom they are, nobody can say.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sha256 = models.CharField(max_length=64)
    supplier = models.TextField()
    gemeentecode = models.TextField()
    part = models.IntegerField()
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    made_by_sender_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    by = models.UUIDField()
    figures = models.JSONField(default=dict)
    tied_to_nothing = models.JSONField(default=list)
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint("sha256", "part", name="delivery_part_once")]


class DeliveredItem(Guarded):
    """One signal or case of a delivery, kept as sent (sealed); a later one with other content replaces it.

    `sender` and `key` say which signal or case, `stood_at` the newest delivery in which it stood like this, `read_as`
    what we read in it (dates and terms, no names), `whom` by which digest a changed person is noticed. A case about
    several residents stands once for each of them, sealed under their own key.
    """

    touches = "resident_id"
    guard = Guard(
        lambda: {
            Purpose.DELIVERY: Rule(
                journey_is_seen(), adds=True, changes=True, why="Levering van achterstanden (Wgs)"
            ),
            Purpose.HELPING: Rule(journey_is_seen(), why="Vaste contactpersoon: zoals het gestuurd is"),
            Purpose.UPKEEP: Rule(EVERYTHING, changes=True, removes=True, why="Nachtwerk"),
        }
    )

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="+")
    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="+")
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    sender = models.UUIDField()
    sort = models.CharField(max_length=6, choices=[("signal", "signal"), ("case", "case")])
    key = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    whom = models.BinaryField(default=b"")
    as_sent = models.BinaryField()
    read_as = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    stood_at = models.DateTimeField()
    replaced_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "sort", "key", "resident"],
                condition=Q(replaced_by__isnull=True),
                name="delivereditem_stands_once",
            )
        ]
        indexes = [
            models.Index(fields=["sender", "sort", "key"], name="delivereditem_key"),
            models.Index(fields=["journey"], name="delivereditem_journey"),
        ]

    def lay(self, key: bytes, sent: str) -> None:
        """Seal what was sent into the row (not saved yet)."""
        self.as_sent = seal_text(key, sent, self._place())

    def read(self, key: bytes) -> str:
        """What was sent, in clear. Raises `CannotOpen`."""
        return open_text(key, bytes(self.as_sent), self._place())

    def _place(self) -> bytes:
        return place(self._meta.db_table, "as_sent", self.id)
