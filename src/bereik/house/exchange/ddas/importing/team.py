"""Which team gets the signals of a delivery on its day list?

A delivery says no buurt, so it is the municipality's first team under the Wgs. A synthetic house that has none makes
one; a real house is told what to set up.
"""

from __future__ import annotations

from uuid import UUID

from django.conf import settings

from bereik.municipality.models import Organisation, Team
from bereik.terms.laws import Law

MUNICIPALITY = "municipality"


def team_of(*, synthetic: bool) -> UUID | None:
    """The team's id, None where a real house has none."""
    teams = Team.objects.filter(
        law=Law.WGS, organisation__kind=MUNICIPALITY, organisation__ended_at__isnull=True
    )
    found: UUID | None = teams.order_by("id").values_list("id", flat=True).first()
    return found or (_make_team() if synthetic else None)


def _make_team() -> UUID:
    organisation = (
        Organisation.objects.filter(kind=MUNICIPALITY, ended_at__isnull=True).order_by("id").first()
    )
    if organisation is None:
        organisation = Organisation.objects.create(
            kind=MUNICIPALITY, name=settings.BEREIK_NAME or "Voorbeeldgemeente", phone=settings.BEREIK_PHONE
        )
    team = Team.objects.create(
        organisation=organisation, name="Team Vroegsignalering", law=Law.WGS, phone=organisation.phone
    )
    return team.id
