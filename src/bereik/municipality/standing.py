"""In which places does an account stand today, and what may it open there?

The place decides: organisation, team and function. No right hangs on a group's name or on the account itself.
"""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language

from bereik.municipality.models import Placement
from bereik.terms.functions import FUNCTIONS, PURPOSES_OF, Function
from bereik.trust.standing import Standing


def standing_today(account: UUID, chosen: UUID | None) -> Standing | None:
    """Where this account stands: the place it chose, or the first it has; None when it has no place today."""
    today = (
        timezone.localdate()
    )  # asked by the house at the beginning of a request: the edge that reads the clock
    places = list(
        Placement.objects.in_force(today)
        .filter(account_id=account, account__left_at__isnull=True, organisation__ended_at__isnull=True)
        .filter(function__in=[one.value for one in Function])
        .select_related("organisation", "team", "account")
        .order_by("since", "id")
    )
    if not places:
        return None
    here = next((place for place in places if place.pk == chosen), places[0])
    function = Function(here.function)
    return Standing(
        kind="account",
        who=account,
        name=here.account.name,
        organisation=here.organisation_id,
        organisation_name=here.organisation.name,
        team=here.team_id,
        law=here.team.law if here.team else "",
        function=function.value,
        purposes=PURPOSES_OF[function],
        place=place_in_words(here),
        others=tuple((place.pk, place_in_words(place)) for place in places if place.pk != here.pk),
    )


def place_in_words(place: Placement) -> str:
    """Function and team as a person says it: "Teamleider, Wijkteam Noord"."""
    function = FUNCTIONS[Function(place.function)].label.say(get_language() or "nl")
    return f"{function}, {place.team.name if place.team else place.organisation.name}"
