"""Who is a resident to us: a number, an area and an age band; and who lives together?"""

from __future__ import annotations

from django.db import models

from bereik.municipality.models import Area
from bereik.people.ties import file_rules, resident_is_seen
from bereik.terms.purposes import Purpose
from bereik.trust.rows import EVERYTHING, Guard, Guarded, Rule, Tie


class Resident(Guarded):
    """A pseudonym: no name, no address. Those lie sealed in `Identity`.

    `erase_on` is the day from which the nightly work erases this person, asked for by them or because the term is
    over; `erased_at` when that was done (`people.erasing`).
    """

    touches = "id"
    guard = Guard(
        lambda: (
            file_rules(resident_is_seen("pk"), own=models.Q(pk=Tie.subject), writes=False)
            | {
                Purpose.DELIVERY: Rule(EVERYTHING, adds=True, changes=True, why="Herkennen bij een levering"),
                Purpose.OUTREACH: Rule(
                    resident_is_seen("pk"), why="Wie wacht op het team: alleen nummer, buurt, leeftijdsgroep"
                ),
            }
        )
    )

    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    age_band = models.CharField(max_length=10, blank=True)
    synthetic = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    erase_on = models.DateField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["area"], name="resident_area")]


class Household(Guarded):
    """People at one address, where it is not clear yet who needs what. Never one file: each keeps their own journey."""

    touches = "id"
    guard = Guard(
        {
            Purpose.RECOGNITION: Rule(EVERYTHING, adds=True, why="Herkennen"),
            Purpose.UPKEEP: Rule(EVERYTHING, adds=True, changes=True, removes=True, why="Nachtwerk"),
        }
    )

    address_index = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["address_index"], name="household_address")]


class HouseholdMember(Guarded):
    """Who belonged to a household, from when until when."""

    touches = "resident_id"
    guard = Guard(
        {
            Purpose.RECOGNITION: Rule(EVERYTHING, adds=True, why="Herkennen"),
            Purpose.UPKEEP: Rule(EVERYTHING, adds=True, changes=True, removes=True, why="Nachtwerk"),
        }
    )

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="members")
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)
