"""What did we promise, by when, and did we keep our word?

A promise is never changed: it is kept, or it is broken with a reason and an explanation, or a new one follows it. Its
state is the presence of these dates (`help.rules.state_of`).
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from bereik.people.models import Journey, Resident
from bereik.people.ties import file_rules, journey_is_seen
from bereik.terms.purposes import Purpose
from bereik.trust.models import Account
from bereik.trust.rows import Guard, Rule
from bereik.trust.sealed_rows import SealedRow


class Promise(SealedRow):
    """One promise of ours: one line, by whom, by which day.

    `kept_at`: what was promised was done. `broken_at`: we said that it does not succeed, or that it did not, with
    `because` (a term) and an explanation for the resident; `repaired_at`: and put it right. `moved_at`: before its day
    another day was named, and the resident knew. `disputed_at`: the resident said that it was not done; taken away
    when both looked into it and it was done after all (what was said stays as an `OwnWord`). `let_go_at`: the journey
    ended before its day, and not by us (`help.actions.ending`). `follows` is the promise
    whose place this one takes (another day, or a repair). What was promised and the explanation lie sealed.
    """

    SEALED: ClassVar[tuple[str, ...]] = ("what", "explanation")

    touches = "resident_id"
    guard = Guard(
        lambda: (
            file_rules(journey_is_seen(), own=journey_is_seen(), own_changes=True)
            | {
                Purpose.LEADING: Rule(
                    journey_is_seen(),
                    fields=(
                        "journey", "due_on", "made_at", "kept_at", "broken_at", "because", "repaired_at", "moved_at",
                        "let_go_at", "disputed_at", "follows",
                    ),
                    why="Teamleider: datums en aantallen, niet wie het beloofde",
                )
            }
        )
    )  # fmt: skip

    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="promises", db_index=False)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    what = models.BinaryField(null=True)
    due_on = models.DateField()
    made_at = models.DateTimeField()
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(null=True)
    broken_at = models.DateTimeField(null=True)
    because = models.CharField(max_length=40, blank=True)
    explanation = models.BinaryField(null=True)
    repaired_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True)
    let_go_at = models.DateTimeField(null=True)
    disputed_at = models.DateTimeField(null=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["journey", "due_on"], name="promise_journey"),
            models.Index(fields=["by", "made_at"], name="promise_by"),
        ]
