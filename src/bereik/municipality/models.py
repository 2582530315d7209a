"""Who is the municipality: where, which organisations and teams, who works in which place, which reach policy?

Nothing here is about a resident, so nothing is guarded, and nothing here may ever point at a guarded row.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.db.models import Q

from bereik.trust.ids import new_id
from bereik.trust.models import Account


class Area(models.Model):
    """A buurt, wijk or gemeente with the code of Statistics Netherlands (BU…, WK…, GM…)."""

    code = models.CharField(primary_key=True, max_length=12)
    kind = models.CharField(
        max_length=10, choices=[("buurt", "buurt"), ("wijk", "wijk"), ("gemeente", "gemeente")]
    )
    name = models.CharField(max_length=100)
    within = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")

    class Meta:
        ordering = ["name", "code"]

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """The municipality itself or a partner: a school, a GP's practice, a housing association, an energy supplier.

    `kind` is a term of `bereik.terms` (kind of partner, or 'municipality').
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team that goes to people: for which areas, under which law, with how many hours for new people a week."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=100)
    law = models.CharField(max_length=30)
    phone = models.CharField(max_length=30)
    hours_text = models.CharField(max_length=100, blank=True)
    talks_a_week = models.PositiveIntegerField(default=10)
    areas = models.ManyToManyField(Area, related_name="teams")

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class PlacementRows(models.QuerySet["Placement"]):
    """Questions about places."""

    def in_force(self, on: date) -> PlacementRows:
        return self.filter(Q(until__isnull=True) | Q(until__gte=on), since__lte=on)


class Placement(models.Model):
    """The place in which an account stands: organisation, team and function decide which purposes it may open."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="placements")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="placements")
    function = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = PlacementRows.as_manager()

    class Meta:
        ordering = ["since", "id"]


class StandIn(models.Model):
    """Someone stands in for a colleague on named days: as long as they last the colleague's files open for them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    professional = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    stand_in = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    since = models.DateField()
    until = models.DateField()
    by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["stand_in", "until"], name="standin_for_whom")]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=models.F("since")), name="standin_ends_after_start")
        ]


class ReachPolicy(models.Model):
    """One adopted version of the reach policy: whom we choose to reach, how, and what staff may promise.

    Later versions never change an earlier one; each journey carries the version under which it was opened.
    """

    version = models.PositiveIntegerField(primary_key=True)
    adopted_by = models.CharField(max_length=120)
    adopted_on = models.DateField()
    in_force_from = models.DateField()
    text = models.TextField()
    days_between_tries = models.PositiveIntegerField(default=3)
    contact_within_days = models.PositiveIntegerField(default=10)
    told_within_days = models.PositiveIntegerField(default=14)

    class Meta:
        ordering = ["-version"]

    @classmethod
    def in_force(cls, on: date) -> ReachPolicy | None:
        """The version in force on this day."""
        return cls.objects.filter(in_force_from__lte=on).order_by("-version").first()


class Made(models.Model):
    """What ran at night or in the queue, and what failed: read on the page of work that ran."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    job = models.CharField(max_length=60)
    for_day = models.DateField()
    began = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    failed = models.TextField(blank=True)
    figures = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["job", "for_day"], name="made_job_day")]

    @property
    def took(self) -> float | None:
        """Seconds it took."""
        ended: datetime | None = self.ended
        return (ended - self.began).total_seconds() if ended else None
