"""Who stands in for whom, and on which days?

A team lead arranges it in the team, a professional for oneself. The one who stands in works in the same team: another
team works under another law, or in another place.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bereik.house.coming_in.housekeeping.forms import day_field
from bereik.house.coming_in.rooms import STANDS_IN
from bereik.municipality.actions import LONGEST_STAND_IN, arrange_stand_in, end_stand_in
from bereik.municipality.models import Placement, StandIn
from bereik.terms.functions import Function
from bereik.terms.purposes import Purpose
from bereik.trust.accounts.deeds import house_deed, touch
from bereik.trust.models import Account
from bereik.trust.purpose import for_purpose
from bereik.trust.standing import Standing


class StandInForm(forms.Form):
    """Who is away, who stands in, from when to when?"""

    professional = forms.ChoiceField(
        label=gettext_lazy("Wie is er niet?"),
        error_messages={"required": gettext_lazy("Kies wie er niet is.")},
    )
    stand_in = forms.ChoiceField(
        label=gettext_lazy("Wie neemt waar?"),
        error_messages={"required": gettext_lazy("Kies wie waarneemt.")},
    )
    since = day_field(gettext_lazy("Eerste dag"))
    until = day_field(
        gettext_lazy("Laatste dag"), gettext_lazy("Op deze dag mag de waarnemer nog meekijken.")
    )

    def __init__(
        self, *args: Any, team: list[Account], for_whom: list[Account], today: date, **values: Any
    ) -> None:
        super().__init__(*args, **values)
        self.people = {str(one.pk): one for one in team}
        self.today = today
        nobody = ("", _("Kies een collega"))
        self.fields["stand_in"].choices = [nobody, *((str(one.pk), one.name) for one in team)]  # type: ignore[attr-defined]
        own = [(str(one.pk), one.name) for one in for_whom]
        if len(own) == 1:
            # Only for oneself: nothing to choose.
            self.fields["professional"].widget = forms.HiddenInput()
            self.fields["professional"].initial = own[0][0]
            others = [pair for pair in self.fields["stand_in"].choices if pair[0] != own[0][0]]  # type: ignore[attr-defined]
            self.fields["stand_in"].choices = others  # type: ignore[attr-defined]
        self.fields["professional"].choices = own if len(own) == 1 else [nobody, *own]  # type: ignore[attr-defined]

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        since = self.cleaned_data.get("since")
        if until < self.today:
            raise ValidationError(_("Die dag is al voorbij. Kies een latere dag."))
        if since is not None and until < since:
            raise ValidationError(_("De laatste dag ligt voor de eerste. Draai ze om."))
        if since is not None and until > since + LONGEST_STAND_IN:
            raise ValidationError(
                _("Waarnemen duurt hoogstens twee maanden. Duurt het langer? Draag het werk over.")
            )
        return until

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("professional") and values.get("professional") == values.get("stand_in"):
            self.add_error("stand_in", _("Niemand neemt waar voor zichzelf. Kies een collega."))
        return values


def _team_of(here: Standing, today: date) -> list[Account]:
    """Professionals of this team today: whose residents there are to stand in for, and who may."""
    places = (
        Placement.objects.in_force(today)
        .filter(team=here.team, function=Function.PROFESSIONAL.value, account__left_at__isnull=True)
        .select_related("account")
        .order_by("account__name", "id")
    )
    return list({one.account_id: one.account for one in places}.values())


def _arranged(here: Standing, team: list[Account], today: date) -> list[StandIn]:
    rows = StandIn.objects.filter(until__gte=today - timedelta(days=14)).select_related(
        "professional", "stand_in"
    )
    if here.function == Function.TEAM_LEAD:
        rows = rows.filter(professional__in=team)
    else:
        rows = rows.filter(professional=here.who) | rows.filter(stand_in=here.who)
    return list(rows.order_by("since", "id")[:100])


@never_cache
@for_purpose(Purpose.ACCOUNT)
def stand_ins(request: HttpRequest) -> HttpResponse:
    """What was arranged, and a form to arrange more."""
    here: Standing = request.standing  # type: ignore[attr-defined]
    if here.function not in STANDS_IN or here.team is None:
        return render(
            request,
            "403.html",
            {"reason": _("Waarnemen regelt een professional of een teamleider.")},
            status=403,
        )
    at = timezone.now()
    today = timezone.localdate(at)
    team = _team_of(here, today)
    lead = here.function == Function.TEAM_LEAD
    for_whom = team if lead else [one for one in team if one.pk == here.who]
    form = StandInForm(
        request.POST or None, team=team, for_whom=for_whom, today=today, initial={"since": today}
    )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        professional, stand_in = form.people[values["professional"]], form.people[values["stand_in"]]
        with house_deed(
            here, "arrange_stand_in", "Waarneming regelen", purpose=Purpose.ACCOUNT, at=at
        ) as deed:
            arrange_stand_in(
                professional, stand_in, since=values["since"], until=values["until"], by=here.who
            )
            touch(deed, professional.pk, stand_in.pk)
        messages.success(
            request,
            _("%(one)s neemt waar voor %(other)s.") % {"one": stand_in.name, "other": professional.name},
        )
        return redirect("stand_ins")
    context = {
        "form": form,
        "lead": lead,
        "alone": len(team) < 2,
        "rows": [
            (row, row.until >= today and (lead or row.professional_id == here.who))
            for row in _arranged(here, team, today)
        ],
        "today": today,
    }
    return render(request, "coming_in/stand_ins.html", context)


@require_POST
@for_purpose(Purpose.ACCOUNT)
def stop_stand_in(request: HttpRequest, stand_in: UUID) -> HttpResponse:
    """It ends now: the colleague's files close for the one who stood in."""
    here: Standing = request.standing  # type: ignore[attr-defined]
    at = timezone.now()
    today = timezone.localdate(at)
    mine = _arranged(here, _team_of(here, today), today) if here.function in STANDS_IN else []
    for row in mine:
        if row.pk == stand_in and (here.function == Function.TEAM_LEAD or row.professional_id == here.who):
            with house_deed(here, "end_stand_in", "Waarneming stopt", purpose=Purpose.ACCOUNT, at=at) as deed:
                end_stand_in(row, today=today)
                touch(deed, row.professional_id, row.stand_in_id)
            messages.success(request, _("De waarneming is vanaf nu voorbij."))
            break
    else:
        messages.info(request, _("Deze waarneming is er niet meer, of is niet van u."))
    return redirect("stand_ins")
