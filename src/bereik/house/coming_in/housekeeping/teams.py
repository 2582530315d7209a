"""Which teams go to people, under which law, and where?"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from bereik.house.coming_in.housekeeping.forms import TeamForm
from bereik.municipality.first import own_organisation
from bereik.municipality.models import Placement, Team
from bereik.terms.laws import LAWS
from bereik.terms.purposes import Purpose
from bereik.terms.term import stored_term
from bereik.trust.accounts.deeds import house_deed, touch
from bereik.trust.purpose import for_purpose


@never_cache
@for_purpose(Purpose.HOUSEKEEPING)
def teams(request: HttpRequest) -> HttpResponse:
    """Every team, with its law and how many people work in it today."""
    found = Team.objects.filter(organisation__ended_at__isnull=True).select_related("organisation")
    today = timezone.localdate()
    people = dict(
        Placement.objects.in_force(today)
        .filter(team__isnull=False, account__left_at__isnull=True)
        .values_list("team")
        .annotate(Count("account", distinct=True))
        .order_by()
    )
    lines = [
        {
            "team": one,
            "law": law.label if (law := stored_term(LAWS, one.law)) else one.law,
            "people": people.get(one.pk, 0),
            "areas": one.number_of_areas,
        }
        for one in found.annotate(number_of_areas=Count("areas"))[:500]
    ]
    return render(request, "coming_in/housekeeping/teams.html", {"lines": lines})


@never_cache
@for_purpose(Purpose.HOUSEKEEPING)
def team_form(request: HttpRequest, team: UUID | None = None) -> HttpResponse:
    """A new team, or another number, hours or areas. A team's law stays: its journeys came in under it."""
    found = get_object_or_404(Team, pk=team) if team else None
    initial = {}
    if found is not None:
        initial = {
            name: getattr(found, name) for name in ("name", "law", "phone", "hours_text", "talks_a_week")
        }
        initial["areas"] = list(found.areas.all())
    form = TeamForm(request.POST or None, initial=initial)
    if found is not None:
        form.fields["law"].disabled = True
    if request.method == "POST" and form.is_valid():
        here, at = request.standing, timezone.now()  # type: ignore[attr-defined]
        with house_deed(here, "keep_team", "Een team regelen", at=at) as deed:
            kept = found or Team(organisation=own_organisation())
            for name in ("name", "law", "phone", "hours_text", "talks_a_week"):
                setattr(kept, name, form.cleaned_data[name])
            kept.save()
            kept.areas.set(form.cleaned_data["areas"])
            touch(deed, kept.pk)
        messages.success(request, _("%(name)s is bewaard.") % {"name": kept.name})
        return redirect("teams")
    return render(request, "coming_in/housekeeping/team_form.html", {"form": form, "team": found})
