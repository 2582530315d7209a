"""How far are we on the way with one resident?

A journey is one stretch of seeking and helping, under one law. It opens with the first signal or the resident's own
request, later signals under the same law join it, it rests, it ends only by an `Ending`; a signal after an ending
opens a new journey that names the former. Its ties (team, trusted professional, second person) stand on its own row
and lead its indexes, because every list starts here; so does what the order of a list needs (how it came, what was
promised, how often we tried), which the deeds that change it write down.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q, Value

from bereik.municipality.models import Area, ReachPolicy, StandIn, Team
from bereik.people.models.resident import Household, Resident
from bereik.people.ties import delivered_rule, file_rules, journey_is_seen
from bereik.terms.purposes import Purpose
from bereik.trust.models import Account
from bereik.trust.rows import EVERYTHING, Guard, Guarded, Rows, Rule, Tie

DATES_AND_COUNTS = (
    "law", "team", "area", "policy", "former", "trusted", "second", "opened_at", "clock", "clock_on", "trusted_at",
    "rests_until", "ended_at", "promised_on", "tries", "tried_at", "met_at", "word_due_on", "asked_at", "keep_until",
    "synthetic",
)  # fmt: skip
"""What a team lead may read of a journey: not what it is about."""


def _rules() -> dict[Purpose, Rule]:
    from bereik.people.models.agreement import Agreement
    from bereik.people.models.look import ReasonedLook

    stands_in = Exists(
        StandIn.objects.filter(
            professional=OuterRef("trusted"), stand_in=Tie.who, since__lte=Tie.today, until__gte=Tie.today
        )
    )
    agreed_with_me = Exists(
        Agreement.objects.filter(
            resident=OuterRef("resident"),
            from_law=OuterRef("law"),
            to_law=Tie.law,
            to_professional=Tie.who,
            withdrawn_on__isnull=True,
        )
    )
    mine = Q(trusted=Tie.who) | Q(second=Tie.who) | Q(stands_in)
    return {
        Purpose.OUTREACH: Rule(
            Q(team=Tie.team) & Q(law=Tie.law),
            changes=Q(trusted__isnull=True),
            why="Het team dat er onder deze wet over gaat: reden, datum, buurt en termijn",
        ),
        Purpose.HELPING: Rule(
            (mine & Q(law=Tie.law)) | Q(agreed_with_me),
            changes=mine & Q(law=Tie.law),
            why="Vaste contactpersoon, tweede persoon of vervanger op genoemde dagen; onder een andere wet pas na een ja",
        ),
        Purpose.LEADING: Rule(
            Q(team=Tie.team) & Q(law=Tie.law), fields=DATES_AND_COUNTS, why="Teamleider: datums en aantallen"
        ),
        Purpose.REASONED_LOOK: Rule(
            Q(pk=Tie.subject)
            & Q(
                Exists(ReasonedLook.objects.filter(journey=OuterRef("pk"), by=Tie.who, until__gte=Tie.today))
            ),
            why="Iemand anders, met een geschreven reden; de vaste contactpersoon hoort het en het wordt nagekeken",
        ),
        Purpose.OWN: Rule(
            Q(resident=Tie.subject), changes=True, why="De inwoner zelf: lezen, laten rusten, stoppen"
        ),
        Purpose.RECOGNITION: Rule(
            EVERYTHING, adds=True, changes=True, why="Herkennen en openen, door het huis"
        ),
        Purpose.DELIVERY: Rule(
            Q(law="wgs"), adds=Q(law="wgs"), changes=True, why="Levering van achterstanden (Wgs)"
        ),
        Purpose.UPKEEP: Rule(EVERYTHING, adds=True, changes=True, removes=True, why="Nachtwerk"),
    }


class JourneyRows(Rows):
    """Questions about journeys."""

    def open(self) -> JourneyRows:
        return self.filter(ended_at__isnull=True)

    def of(self, professional: object) -> JourneyRows:
        return self.filter(trusted=professional)

    def nobody_yet(self, team: object) -> JourneyRows:
        """Open and not taken on, in the order in which the team reads them."""
        return self.open().filter(team=team, trusted__isnull=True).order_by("-urgent", "opened_at", "id")


class Journey(Guarded):
    """One stretch of seeking and helping one resident under one law.

    `came_through` is the kind of sender of the first signal, `about` the life domains that were named, `urgent` and
    `danger` a threat that a person named. `promised_on` is the day by which we promised contact, empty once we went.
    `tries`, `tried_at` and `met_at` say what its attempts add up to; the deed that records an attempt keeps them.
    `word_due_on` is the first day on which a promise of ours is due, `asked_at` since when something that the resident
    asked waits for us, `keep_until` the last day on which what never led to contact may be kept (None once we met).
    `said_no_before`: the resident objected earlier, and a duty in the law brought this in all the same.
    """

    touches = "resident_id"
    guard = Guard(_rules)

    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="journeys", db_index=False)
    household = models.ForeignKey(Household, null=True, on_delete=models.PROTECT, related_name="+")
    law = models.CharField(max_length=30)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    policy = models.ForeignKey(
        ReachPolicy, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    former = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    clock = models.CharField(max_length=40, blank=True)
    clock_on = models.DateField(null=True)
    trusted = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    trusted_at = models.DateTimeField(null=True)
    second = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    rests_until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    came_through = models.CharField(max_length=40, blank=True, default="", db_default="")
    about = models.JSONField(default=list, db_default=Value([], models.JSONField()))
    urgent = models.BooleanField(default=False, db_default=False)
    danger = models.CharField(max_length=40, blank=True, default="", db_default="")
    promised_on = models.DateField(null=True)
    tries = models.PositiveIntegerField(default=0, db_default=0)
    tried_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)
    word_due_on = models.DateField(null=True)
    asked_at = models.DateTimeField(null=True)
    keep_until = models.DateField(null=True)
    said_no_before = models.BooleanField(default=False, db_default=False)
    synthetic = models.BooleanField(default=False)

    objects = JourneyRows.as_manager()  # type: ignore[misc]

    class Meta:
        indexes = [
            models.Index(fields=["trusted", "ended_at", "clock_on", "opened_at"], name="journey_trusted"),
            models.Index(fields=["second", "ended_at"], name="journey_second"),
            models.Index(fields=["team", "trusted", "ended_at", "opened_at"], name="journey_team"),
            # Of its own: PostgreSQL does not read an order from an index past a column that "is null".
            models.Index(
                "team",
                models.F("urgent").desc(),
                "opened_at",
                "id",
                name="journey_waiting",
                condition=Q(trusted__isnull=True, ended_at__isnull=True),
            ),
            models.Index(fields=["resident", "law"], name="journey_resident"),
            models.Index(fields=["area"], name="journey_area"),
            models.Index(
                fields=["team", "keep_until"],
                name="journey_keep_until",
                condition=Q(keep_until__isnull=False),
            ),
        ]


class Step(Guarded):
    """One dated step of ours on the journey; `step` is a term (`bereik.terms.steps`).

    A step that a delivery told us says so in `delivered`, and goes when a later delivery takes it back: what was sent
    first is still kept, as sent.
    """

    touches = "resident_id"
    guard = Guard(
        lambda: (
            file_rules(journey_is_seen(), own=journey_is_seen(), own_adds=True, deliveries=True)
            | {
                Purpose.OUTREACH: Rule(
                    journey_is_seen(trusted__isnull=True),
                    adds=journey_is_seen(),
                    why="Het team: wanneer wij het zagen",
                ),
                Purpose.LEADING: Rule(journey_is_seen(), why="Teamleider: datums en aantallen"),
                Purpose.DELIVERY: delivered_rule(),
            }
        )
    )

    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="steps", db_index=False)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=30)
    at = models.DateTimeField()
    written_at = models.DateTimeField()
    delivered = models.UUIDField(null=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["journey", "step"], name="step_journey")]


class Resting(Guarded):
    """It rests until a date, for a reason; `because` is a term."""

    touches = "resident_id"
    guard = Guard(
        lambda: (
            file_rules(journey_is_seen(), own=journey_is_seen(), own_adds=True)
            | {
                Purpose.LEADING: Rule(
                    journey_is_seen(),
                    fields=("journey", "until", "at"),
                    why="Teamleider: datums en aantallen",
                ),
                Purpose.OUTREACH: Rule(
                    journey_is_seen(trusted__isnull=True),
                    adds=journey_is_seen(trusted__isnull=True),
                    why="Het team: laten rusten wat niemand oppakte",
                ),
            }
        )
    )

    journey = models.ForeignKey(Journey, on_delete=models.PROTECT, related_name="restings")
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    until = models.DateField()
    because = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.UUIDField()


class Ending(Guarded):
    """It ended: by whom, when, why. Silence is never a reason; `because` is a term.

    An ending that a delivery told us says so in `delivered`, and goes when a later delivery takes it back.
    """

    touches = "resident_id"
    guard = Guard(
        lambda: (
            file_rules(journey_is_seen(), own=journey_is_seen(), own_adds=True, deliveries=True)
            | {
                Purpose.LEADING: Rule(
                    journey_is_seen(), fields=("journey", "at"), why="Teamleider: datums en aantallen"
                ),
                Purpose.OUTREACH: Rule(
                    journey_is_seen(trusted__isnull=True),
                    adds=journey_is_seen(trusted__isnull=True),
                    why="Het team: eindigen wat niemand oppakte, met een reden van ons",
                ),
                Purpose.DELIVERY: delivered_rule(),
            }
        )
    )

    journey = models.OneToOneField(Journey, on_delete=models.PROTECT, related_name="ending")
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    by = models.UUIDField()
    at = models.DateTimeField()
    because = models.CharField(max_length=40)
    delivered = models.UUIDField(null=True)
