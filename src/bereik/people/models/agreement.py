"""To what did the resident say yes: may what came under one law be used in work under another?

Wmo 2015 art. 5.1.1(4) asks for unambiguous consent before data from the Jeugdwet, Participatiewet or Wgs is used.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from bereik.people.models.resident import Resident
from bereik.terms.purposes import Purpose
from bereik.trust.models import Account
from bereik.trust.rows import EVERYTHING, Guard, Guarded, Rule, Tie


class Agreement(Guarded):
    """A yes of the resident: from which law to which, for which professional, told how; it can be taken back."""

    touches = "resident_id"
    guard = Guard(
        {
            Purpose.HELPING: Rule(
                Q(to_professional=Tie.who, to_law=Tie.law),
                adds=Q(to_professional=Tie.who, to_law=Tie.law),
                changes=True,
                why="Voor wie het ja geldt, in het werk waarvoor het geldt",
            ),
            Purpose.OWN: Rule(Q(resident=Tie.subject), changes=True, why="De inwoner: lezen en terugnemen"),
            Purpose.UPKEEP: Rule(EVERYTHING, changes=True, removes=True, why="Nachtwerk"),
        }
    )

    resident = models.ForeignKey(
        Resident, on_delete=models.PROTECT, related_name="agreements", db_index=False
    )
    from_law = models.CharField(max_length=30)
    to_law = models.CharField(max_length=30)
    to_professional = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=20)
    agreed_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["resident", "to_professional"], name="agreement_resident")]
