"""Who wants no contact? Kept so that we can honour it and cannot say who it was."""

from __future__ import annotations

from django.db import models

from bereik.terms.purposes import Purpose
from bereik.trust.rows import EVERYTHING, Guard, Guarded, Rule


class Objection(Guarded):
    """A registered objection: a blind index of a mark of that person, and the day. No name, no number, no reason.

    One objection stands in as many rows as there are marks by which the person can be met again
    (`people.marks.objection_marks`); nothing ties those rows to each other or to anybody. AVG art. 21(1).
    """

    # Nobody: a number of this row in the trail would stand beside the resident whose journey ended at that moment.
    touches = ""
    guard = Guard(
        {
            Purpose.RECOGNITION: Rule(
                EVERYTHING, adds=True, removes=True, why="Een nee bewaren en eraan houden, door het huis"
            ),
            Purpose.UPKEEP: Rule(EVERYTHING, removes=True, why="Nachtwerk"),
        }
    )

    mark = models.BinaryField(unique=True)
    made_on = models.DateField()
