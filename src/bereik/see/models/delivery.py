"""Which deliveries of arrears signals came in, and what was sent, word for word?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from bereik.people.models import Journey, Resident
from bereik.people.ties import journey_is_seen
from bereik.terms.purposes import Purpose
from bereik.trust.ids import new_id
from bereik.trust.rows import EVERYTHING, Guard, Guarded, Rule
from bereik.trust.sealing import open_text, place, seal_text


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
    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="+", db_index=False)
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
