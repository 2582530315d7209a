"""What did the resident say themself: on the own page, on paper, or to us, in their words?

Only this counts as the resident's answer. What we make of a closed door or a bad day is never written here.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from bereik.people.models import Journey, Resident
from bereik.people.ties import file_rules, journey_is_seen
from bereik.terms.purposes import Purpose
from bereik.trust.rows import Guard, Rule
from bereik.trust.sealed_rows import SealedRow


class OwnWord(SealedRow):
    """One thing the resident said. `kind` and `how` are terms (`terms.own_words`).

    `yes` answers a question (NEED_MET, STILL_MET), None where it asks none. `until` is the day until which it rests.
    `about` is the number of the promise or signal it is about. What asks something of us waits until `answered_at`;
    `answer` is then a term. `written_by` is who wrote it down: the resident's own link, or a professional.
    """

    SEALED: ClassVar[tuple[str, ...]] = ("words", "answer_words")

    touches = "resident_id"
    guard = Guard(
        lambda: (
            file_rules(journey_is_seen(), own=journey_is_seen(), own_adds=True)
            | {
                Purpose.LEADING: Rule(
                    journey_is_seen(),
                    fields=("journey", "kind", "at", "answered_at"),
                    why="Teamleider: datums en aantallen",
                ),
                Purpose.OUTREACH: Rule(
                    journey_is_seen(trusted__isnull=True),
                    fields=("journey", "kind", "at", "until", "answered_at"),
                    why="Het team, zolang niemand het oppakte: dat de inwoner iets vroeg",
                ),
            }
        )
    )

    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="own_words", db_index=False)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    how = models.CharField(max_length=20)
    yes = models.BooleanField(null=True)
    until = models.DateField(null=True)
    about = models.UUIDField(null=True)
    words = models.BinaryField(null=True)
    at = models.DateTimeField()
    written_by = models.UUIDField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    answer = models.CharField(max_length=40, blank=True)
    answer_words = models.BinaryField(null=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["journey", "kind", "at"], name="ownword_journey")]
