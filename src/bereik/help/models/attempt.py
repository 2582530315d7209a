"""How did we try to meet someone, and what came of it?"""

from __future__ import annotations

from django.db import models

from bereik.people.models import Journey, Resident
from bereik.people.ties import file_rules, journey_is_seen
from bereik.terms.purposes import Purpose
from bereik.trust.rows import Guard, Guarded, Rule


class Attempt(Guarded):
    """One try to meet a resident: channel, part of day, reached, outcome; all terms.

    `happened_at`, `written_at` (on the device) and `received_at` are three things. A try that came in a delivery says
    so in `delivered`, and `amended_at` when a later delivery no longer has it.
    """

    touches = "resident_id"
    guard = Guard(
        lambda: (
            file_rules(journey_is_seen(), own=journey_is_seen(), deliveries=True)
            | {
                Purpose.LEADING: Rule(
                    journey_is_seen(),
                    fields=(
                        "journey",
                        "channel",
                        "reached",
                        "happened_at",
                        "written_at",
                        "received_at",
                        "amended_at",
                    ),
                    why="Teamleider: datums en aantallen",
                )
            }
        )
    )

    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="attempts", db_index=False)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    by = models.UUIDField()
    channel = models.CharField(max_length=30)
    part_of_day = models.CharField(max_length=20, blank=True)
    reached = models.BooleanField()
    outcome = models.CharField(max_length=40, blank=True)
    happened_at = models.DateTimeField()
    written_at = models.DateTimeField()
    received_at = models.DateTimeField()
    delivered = models.UUIDField(null=True)
    amended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["happened_at", "id"]
        indexes = [models.Index(fields=["journey", "happened_at"], name="attempt_journey")]
