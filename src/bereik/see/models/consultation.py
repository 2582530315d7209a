"""What did a partner ask us without a name, who answered, and is the text gone again?

There is no resident in it: choices, and one free text that is read by one adviser and erased once answered.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from bereik.municipality.models import Organisation, Team
from bereik.terms.purposes import Purpose
from bereik.trust.models import Account
from bereik.trust.rows import EVERYTHING, Guard, Rule, Tie
from bereik.trust.sealed_rows import SealedRow


class Consultation(SealedRow):
    """One question without a name. Everything but `text`, `advice_text` and the sender's own words for it is a
    choice (`terms.consultation`).

    `text` is what the partner wrote and `advice_text` what the adviser wrote back, each sealed under a key of the
    house; `text` goes with the answer, and both go at `erase_on` at the latest. `adviser` is the one who reads it.
    `advice` are chosen pieces of advice, `ends_in` what helps (advice, a card, a call together), `card` the code on
    the card with which a resident comes by themselves. `agreed_on`: the day on which the partner said that the resident
    says yes now; what became of that stands nowhere here.
    """

    SEALED: ClassVar[tuple[str, ...]] = ("text", "advice_text")

    touches = "id"
    guard = Guard(
        lambda: {
            Purpose.SIGNALLING: Rule(
                Q(sender=Tie.who),
                adds=Q(sender=Tie.who),
                changes=True,
                why="De partner: de eigen vraag zonder naam",
            ),
            Purpose.OUTREACH: Rule(
                Q(team=Tie.team) & (Q(adviser__isnull=True) | Q(adviser=Tie.who)),
                changes=True,
                hides=("own_words", "key"),
                why="Het team: vragen die wachten; wie antwoordt, leest als enige de tekst",
            ),
            Purpose.UPKEEP: Rule(
                EVERYTHING, adds=True, changes=True, removes=True, why="Nachtwerk: tekst wissen"
            ),
        }
    )

    sender = models.UUIDField()
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    sender_kind = models.CharField(max_length=40)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=40)
    domains = models.JSONField(default=list)
    age = models.CharField(max_length=20, blank=True)
    since = models.CharField(max_length=20, blank=True)
    asked = models.CharField(max_length=20, blank=True)
    wants = models.CharField(max_length=20, blank=True)
    own_words = models.CharField(max_length=60, blank=True)
    text = models.BinaryField(null=True)
    asked_at = models.DateTimeField()
    answer_by = models.DateField(null=True)
    erase_on = models.DateField()
    adviser = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    advice = models.JSONField(default=list)
    advice_text = models.BinaryField(null=True)
    ends_in = models.CharField(max_length=20, blank=True)
    card = models.CharField(max_length=20, null=True, unique=True)
    call_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    agreed_on = models.DateField(null=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [models.UniqueConstraint("sender", "key", name="consultation_key_once")]
        indexes = [models.Index(fields=["team", "answered_at", "asked_at"], name="consultation_team")]
