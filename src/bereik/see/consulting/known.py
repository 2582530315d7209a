"""Which names does this house know, so that they are seen in a text before it is sent? Three queries."""

from __future__ import annotations

from django.conf import settings

from bereik.municipality.models import Area, Organisation, Team
from bereik.see.consulting.check import Known

MUNICIPALITY = "municipality"


def known_here() -> Known:
    """Areas, partners and teams. The town itself names nobody, and our own numbers may be given."""
    areas = list(Area.objects.order_by("code").values_list("name", "kind"))
    partners = list(Organisation.objects.order_by("id").values_list("name", "kind"))
    teams = list(Team.objects.order_by("id").values_list("name", "phone"))
    town = [name for name, kind in areas if kind == "gemeente"]
    town += [name for name, kind in partners if kind == MUNICIPALITY]
    return Known(
        places=tuple(name for name, kind in areas if kind != "gemeente"),
        organisations=tuple(name for name, kind in partners if kind != MUNICIPALITY)
        + tuple(name for name, _ in teams),
        our_numbers=(*(phone for _, phone in teams), settings.BEREIK_PHONE),
        may_stay=(settings.BEREIK_NAME, *town),
    )
