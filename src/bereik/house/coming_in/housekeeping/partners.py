"""Which organisations work with us, and which links did we give them?"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bereik.house.coming_in.housekeeping.forms import LinkForm, PartnerForm
from bereik.municipality.actions import end_partner
from bereik.municipality.first import MUNICIPALITY
from bereik.municipality.models import Organisation
from bereik.terms.purposes import Purpose
from bereik.terms.senders import SENDERS
from bereik.terms.term import stored_term
from bereik.trust.accounts.deeds import house_deed, touch
from bereik.trust.links.actions import make_link, revoke_link
from bereik.trust.links.models import Link
from bereik.trust.purpose import for_purpose


def kind_in_words(kind: str) -> str:
    """What kind of partner this is, as its term says it."""
    return term.label.say(get_language() or "nl") if (term := stored_term(SENDERS, kind)) else kind


@never_cache
@for_purpose(Purpose.HOUSEKEEPING)
def partners(request: HttpRequest) -> HttpResponse:
    """Everyone who passes on signals, and how many links they hold."""
    found = list(Organisation.objects.exclude(kind=MUNICIPALITY).filter(ended_at__isnull=True)[:500])
    at = timezone.now()
    numbers: dict[UUID | None, tuple[int, int]] = {
        row["organisation"]: (row["working"], row["failed"])
        for row in Link.objects.filter(organisation__in=[one.pk for one in found], revoked_at__isnull=True)
        .values("organisation")
        .annotate(working=Count("id", filter=Q(until__gt=at)), failed=Count("id", filter=~Q(failure="")))
        .order_by()
    }
    lines = [
        {
            "partner": one,
            "kind": kind_in_words(one.kind),
            "links": numbers.get(one.pk, (0, 0))[0],
            "failed": numbers.get(one.pk, (0, 0))[1],
        }
        for one in found
    ]
    return render(request, "coming_in/housekeeping/partners.html", {"lines": lines})


@never_cache
@for_purpose(Purpose.HOUSEKEEPING)
def add_partner(request: HttpRequest) -> HttpResponse:
    """A new partner."""
    form = PartnerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        here, at = request.standing, timezone.now()  # type: ignore[attr-defined]
        with house_deed(here, "add_partner", "Een partner erbij", at=at) as deed:
            made = Organisation.objects.create(**form.cleaned_data)
            touch(deed, made.pk)
        messages.success(request, _("%(name)s staat erbij. Maak nu een link.") % {"name": made.name})
        return redirect("partner", made.pk)
    return render(request, "coming_in/housekeeping/partner_form.html", {"form": form})


@never_cache
@for_purpose(Purpose.HOUSEKEEPING)
def change_partner(request: HttpRequest, partner: UUID) -> HttpResponse:
    """Another name, telephone or kind."""
    found = _partner(partner)
    initial = {name: getattr(found, name) for name in ("name", "kind", "phone", "email")}
    form = PartnerForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        here, at = request.standing, timezone.now()  # type: ignore[attr-defined]
        with house_deed(here, "change_partner", "Een partner wijzigen", at=at) as deed:
            Organisation.objects.filter(pk=found.pk).update(**form.cleaned_data)
            touch(deed, found.pk)
        messages.success(request, _("Dit is bewaard."))
        return redirect("partner", found.pk)
    return render(request, "coming_in/housekeeping/partner_form.html", {"form": form, "partner": found})


def _partner(partner: UUID) -> Organisation:
    return get_object_or_404(
        Organisation.objects.exclude(kind=MUNICIPALITY), pk=partner, ended_at__isnull=True
    )


@never_cache
@for_purpose(Purpose.HOUSEKEEPING)
def partner_page(request: HttpRequest, partner: UUID) -> HttpResponse:
    """One partner, its links, and a new link. The address of a new link is shown once, here and now."""
    found, at = _partner(partner), timezone.now()
    form = LinkForm(request.POST or None, today=timezone.localdate(at))
    made = None
    if request.method == "POST" and form.is_valid():
        here, number = request.standing, form.cleaned_data["number"]  # type: ignore[attr-defined]
        if number and Link.objects.filter(pk=number).exists():
            messages.info(
                request,
                _(
                    "Deze link is al gemaakt, en wordt één keer getoond. Is hij weg? Trek hem in en maak een nieuwe."
                ),
            )
            return redirect("partner", found.pk)
        with house_deed(here, "make_link", "Een link maken voor een partner", at=at) as deed:
            made = make_link(
                purpose=Purpose.SIGNALLING,
                holder=form.cleaned_data["holder"],
                email=form.cleaned_data["email"],
                until=form.until_moment,
                organisation=found.pk,
                at=at,
                by=here.who,
                number=number,
            )
            touch(deed, found.pk, made.link.pk)
        form = LinkForm(today=timezone.localdate(at))
    links = list(Link.objects.filter(organisation=found.pk).order_by("revoked_at", "-until", "id")[:100])
    context = {
        "partner": found,
        "kind": kind_in_words(found.kind),
        "links": [(link, link.works(at)) for link in links],
        "form": form,
        "made": made,
    }
    return render(request, "coming_in/housekeeping/partner.html", context)


@require_POST
@for_purpose(Purpose.HOUSEKEEPING)
def revoke(request: HttpRequest, link: UUID) -> HttpResponse:
    """Take a link back: whoever came in by it is out at the next step."""
    found, at = get_object_or_404(Link, pk=link, purpose=Purpose.SIGNALLING.value), timezone.now()
    here = request.standing  # type: ignore[attr-defined]
    with house_deed(here, "revoke_link", "Een link intrekken", at=at) as deed:
        revoke_link(found, at=at)
        touch(deed, found.pk)
    messages.success(request, _("De link van %(holder)s werkt niet meer.") % {"holder": found.holder})
    return redirect("partner", found.organisation) if found.organisation else redirect("partners")


@require_POST
@for_purpose(Purpose.HOUSEKEEPING)
def stop_partner(request: HttpRequest, partner: UUID) -> HttpResponse:
    """We no longer work with them."""
    found, at = _partner(partner), timezone.now()
    here = request.standing  # type: ignore[attr-defined]
    with house_deed(here, "end_partner", "Een partner stopt", at=at) as deed:
        ended = end_partner(found, at=at)
        touch(deed, found.pk)
    messages.success(
        request,
        _("%(name)s is gestopt. Ingetrokken links: %(number)d.") % {"name": found.name, "number": ended},
    )
    return redirect("partners")
