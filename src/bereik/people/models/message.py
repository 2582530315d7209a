"""What do we still have to send, to whom, and what went out or failed?

A message outside the house says that there is news and whom to call, never what about.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from bereik.people.models.resident import Resident
from bereik.terms.purposes import Purpose
from bereik.trust.rows import EVERYTHING, Guard, Guarded, Rule, Tie


class Message(Guarded):
    """One outgoing message: by e-mail, as a letter to print, as a line on the call list, or as a text message.

    It is put ready by `people.messages.putting.put_ready` alone, which takes its words from `terms.outgoing`.
    """

    touches = "resident_id"
    guard = Guard(
        {
            Purpose.MESSAGING: Rule(EVERYTHING, changes=True, why="Versturen wat klaarstaat"),
            Purpose.HELPING: Rule(
                Q(by=Tie.who, law=Tie.law),
                adds=Q(by=Tie.who, law=Tie.law),
                why="Wie het bericht klaarzette, in het werk waarin dat gebeurde",
            ),
            Purpose.OUTREACH: Rule(
                Q(team=Tie.team),
                adds=Q(team=Tie.team),
                changes=True,
                why="De bellijst en de brieven van het team",
            ),
            Purpose.OWN: Rule(
                Q(resident=Tie.subject),
                adds=Q(resident=Tie.subject),
                why="Wat klaargezet is om wat de inwoner zei",
            ),
            Purpose.SIGNALLING: Rule(
                Q(by=Tie.who), adds=Q(by=Tie.who), why="De ontvangstbevestiging aan de partner"
            ),
            Purpose.RECOGNITION: Rule(
                EVERYTHING, adds=True, removes=True, why="Door het huis klaargezet, en weggehaald na een nee"
            ),
            Purpose.UPKEEP: Rule(EVERYTHING, adds=True, changes=True, removes=True, why="Nachtwerk"),
        }
    )

    resident = models.ForeignKey(Resident, null=True, on_delete=models.PROTECT, related_name="+")
    team = models.UUIDField(null=True)
    law = models.CharField(max_length=30, blank=True)
    to_kind = models.CharField(
        max_length=10, choices=[("link", "link"), ("account", "account"), ("resident", "resident")]
    )
    to = models.UUIDField()
    channel = models.CharField(
        max_length=10, choices=[("email", "email"), ("letter", "letter"), ("call", "call"), ("text", "text")]
    )
    subject = models.CharField(max_length=150)
    text = models.TextField()
    by = models.UUIDField()
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["sent_at", "due_at"], name="message_due")]
