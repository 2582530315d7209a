"""The page of one journey: who, what they asked, what we promised, and what we know and from whom."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bereik.help.actions import (
    name_second,
    put_back,
    record_agreement,
    take_back_yes,
    take_on,
    withdraw_agreement,
)
from bereik.help.actions.taking_on import colleagues
from bereik.help.file import open_file
from bereik.help.forms import AgreementForm, PromiseForm, SecondForm
from bereik.help.trying import offer_at
from bereik.help.views.leading_on import came_from, in_words, language, number, unknown
from bereik.people.models import Journey
from bereik.people.names import read_names
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import TakingOnReason
from bereik.trust.access import Access
from bereik.trust.ids import new_id
from bereik.trust.purpose import for_purpose

OPENED = gettext_noop("Om te kunnen helpen")


@never_cache
@require_GET
@for_purpose(Purpose.HELPING, because=OPENED)
def journey(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """One resident, as the trusted professional, the second person or a stand-in sees them."""
    return _show(request, access, journey)


@require_POST
@for_purpose(Purpose.OUTREACH, because="Iemand oppakken die op het team wacht")
def take(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """Become the trusted professional."""
    verdict = take_on(access, journey)
    if verdict is None:
        return unknown(request)
    if verdict.yes:
        messages.success(request, _("Jij bent nu de vaste contactpersoon. Hieronder staat wie het is."))
        return redirect("journey", journey=journey)
    messages.info(request, in_words(verdict))
    if verdict.reason.term is TakingOnReason.ALREADY_YOURS:
        return redirect("journey", journey=journey)  # tapped twice: it worked the first time
    return redirect("day_list" if came_from(request) else "waiting")


@require_POST
@for_purpose(Purpose.HELPING, because="Terugleggen wat per ongeluk is opgepakt")
def give_back(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """It was a wrong tap: it waits for the team again."""
    verdict = put_back(access, journey)
    if verdict is None:
        return unknown(request)
    (messages.success if verdict.yes else messages.info)(request, in_words(verdict))
    return redirect("day_list") if verdict.yes else redirect("journey", journey=journey)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.HELPING, because="De tweede persoon noemen")
def second(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """Name the second person."""
    found = Journey.objects.filter(pk=journey, trusted=access.who).first()
    if found is None:
        return unknown(request)
    form = SecondForm(
        request.POST or None,
        colleagues=colleagues(access),
        initial={"colleague": str(found.second_id or "")},
    )
    if request.method != "POST" or not form.is_valid():
        who = read_names(access, {found.resident_id}).get(found.resident_id)
        context = {"form": form, "journey": journey, "who": who.name if who else ""}
        return render(request, "help/second.html", context, status=422 if form.errors else 200)
    chosen = form.cleaned_data["colleague"]
    if name_second(access, journey, UUID(chosen) if chosen else None) is None:
        return unknown(request)
    messages.success(request, _("Bewaard."))
    return redirect("journey", journey=journey)


@require_POST
@for_purpose(Purpose.HELPING, because="Een ja van de inwoner opschrijven")
def agreement(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """The resident said yes to use across laws."""
    form = AgreementForm(request.POST, law=access.law, language=language())
    if not form.is_valid():
        return _show(request, access, journey, agreement=form, status=422)
    verdict = record_agreement(
        access, journey, from_law=form.cleaned_data["from_law"], how=form.cleaned_data["how"]
    )
    if verdict is None:
        return unknown(request)
    messages.success(request, _("Bewaard. De inwoner kan dit altijd terugnemen."))
    return redirect("journey", journey=journey)


@require_POST
@for_purpose(Purpose.HELPING, because="Een ja van de inwoner terugnemen")
def take_back(request: HttpRequest, access: Access, journey: UUID, agreement: UUID) -> HttpResponse:
    """The resident took the yes back."""
    if not withdraw_agreement(access, agreement):
        return unknown(request)
    messages.success(request, _("Bewaard. Vanaf nu zie je dit niet meer."))
    return redirect("journey", journey=journey)


@require_POST
@for_purpose(Purpose.HELPING, because="Een ja van de inwoner terugnemen")
def yes_back(request: HttpRequest, access: Access, journey: UUID, signal: UUID) -> HttpResponse:
    """The resident took back the yes with which somebody passed them on."""
    taken = take_back_yes(access, signal)
    if taken is None:
        return unknown(request)
    if taken.must_end:
        messages.success(request, _("Bewaard. Wat is doorgegeven, is weg. Dit traject is geëindigd."))
        return redirect("day_list")
    messages.success(request, _("Bewaard. Wat is doorgegeven, is weg."))
    return redirect("journey", journey=journey)


def _show(
    request: HttpRequest,
    access: Access,
    journey: UUID,
    *,
    agreement: AgreementForm | None = None,
    status: int = 200,
) -> HttpResponse:
    file = open_file(access, journey, number(request.GET.get("bewaard")))
    if file is None:
        return unknown(request, journey)
    context = {
        "file": file,
        "today": access.today,
        "offer": offer_at(access.at),
        "try_id": new_id(),
        "promise": PromiseForm(today=access.today, language=language()),
        "agreement": agreement or AgreementForm(law=access.law, language=language()),
    }
    return render(request, "help/journey.html", context, status=status)
