"""Who opened a file that is not theirs, for which reason, was it told, and who reviewed it?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from bereik.people.models.resident import Resident
from bereik.terms.purposes import Purpose
from bereik.trust.models import Account
from bereik.trust.rows import EVERYTHING, Guard, Guarded, Rule, Tie


class ReasonedLook(Guarded):
    """One look with a written reason: told to the trusted professional, reviewed by the privacy officer."""

    touches = "resident_id"
    guard = Guard(
        {
            Purpose.REASONED_LOOK: Rule(Q(by=Tie.who), why="Wie keek, ziet de eigen redenen"),
            Purpose.RECOGNITION: Rule(
                EVERYTHING, adds=Q(by=Tie.who), why="De reden vastleggen, voor er iets opengaat"
            ),
            Purpose.HELPING: Rule(
                Q(told=Tie.who, law=Tie.law),
                changes=True,
                why="De vaste contactpersoon hoort wie keek en waarom",
            ),
            Purpose.PRIVACY: Rule(EVERYTHING, changes=True, why="Nakijken"),
            Purpose.OWN: Rule(Q(resident=Tie.subject), why="De inwoner zelf"),
            Purpose.UPKEEP: Rule(EVERYTHING, changes=True, removes=True, why="Nachtwerk"),
        }
    )

    # A number, not a relation: the journey's own rule asks this table, and a relation would ask back.
    journey = models.UUIDField()
    law = models.CharField(max_length=30)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    until = models.DateField()
    told = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    told_read_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [models.Index(fields=["journey", "by", "until"], name="look_journey")]
