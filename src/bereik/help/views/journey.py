"""The page of one journey: who, what we know and from whom, and what was tried."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bereik.help.actions import name_second, record_agreement, record_attempt, take_on, withdraw_agreement
from bereik.help.actions.taking_on import colleagues
from bereik.help.file import open_file
from bereik.help.forms import AgreementForm, AttemptForm, SecondForm
from bereik.help.rules import HERE
from bereik.terms.channels import Channel
from bereik.terms.outcomes import Outcome
from bereik.terms.parts_of_day import PartOfDay, part_of_day
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose

OPENED = gettext_noop("Om te kunnen helpen")


@never_cache
@require_GET
@for_purpose(Purpose.HELPING, because=OPENED)
def journey(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """One resident, as the trusted professional, the second person or a stand-in sees them."""
    return _show(request, access, journey, _attempt_form(access))


@require_POST
@for_purpose(Purpose.OUTREACH, because="Iemand oppakken die op het team wacht")
def take(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """Become the trusted professional."""
    verdict = take_on(access, journey)
    if verdict is None:
        return _unknown(request)
    if verdict.yes:
        messages.success(request, _("Jij bent nu de vaste contactpersoon. Hieronder staat wie het is."))
        return redirect("journey", journey=journey)
    messages.info(request, verdict.reason.say(_language()))
    return redirect("waiting")


@require_POST
@for_purpose(Purpose.HELPING, because="Een poging opschrijven")
def attempt(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """Write down one try."""
    form = _attempt_form(access, request)
    if not form.is_valid():
        return _show(request, access, journey, form, status=422)
    said = form.cleaned_data
    made = record_attempt(
        access,
        journey,
        attempt_id=said["attempt_id"],
        channel=Channel(said["channel"]),
        outcome=Outcome(said["outcome"]),
        on=said["on"],
        part_of_day=PartOfDay(said["part_of_day"]),
    )
    if made is None:
        return _unknown(request)
    if made.reached:
        messages.success(request, _("Bewaard. Wie het doorgaf, hoort dát er contact was. Niet meer dan dat."))
    else:
        messages.success(
            request, _("Bewaard. Probeer het de volgende keer op een andere manier of een ander moment.")
        )
    return redirect("journey", journey=journey)


@require_POST
@for_purpose(Purpose.HELPING, because="De tweede persoon noemen")
def second(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """Name the second person."""
    form = SecondForm(request.POST, colleagues=colleagues(access))
    chosen = form.cleaned_data["colleague"] if form.is_valid() else ""
    if not form.is_valid() or name_second(access, journey, UUID(chosen) if chosen else None) is None:
        return _unknown(request)
    messages.success(request, _("Bewaard."))
    return redirect("journey", journey=journey)


@require_POST
@for_purpose(Purpose.HELPING, because="Een ja van de inwoner opschrijven")
def agreement(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """The resident said yes to use across laws."""
    form = AgreementForm(request.POST, law=access.law, language=_language())
    if not form.is_valid():
        return _show(request, access, journey, _attempt_form(access), agreement=form, status=422)
    verdict = record_agreement(
        access, journey, from_law=form.cleaned_data["from_law"], how=form.cleaned_data["how"]
    )
    if verdict is None:
        return _unknown(request)
    messages.success(request, _("Bewaard. De inwoner kan dit altijd terugnemen."))
    return redirect("journey", journey=journey)


@require_POST
@for_purpose(Purpose.HELPING, because="Een ja van de inwoner terugnemen")
def take_back(request: HttpRequest, access: Access, journey: UUID, agreement: UUID) -> HttpResponse:
    """The resident took the yes back."""
    if not withdraw_agreement(access, agreement):
        return _unknown(request)
    messages.success(request, _("Bewaard. Vanaf nu zie je dit niet meer."))
    return redirect("journey", journey=journey)


def _show(
    request: HttpRequest,
    access: Access,
    journey: UUID,
    form: AttemptForm,
    *,
    agreement: AgreementForm | None = None,
    status: int = 200,
) -> HttpResponse:
    file = open_file(access, journey)
    if file is None:
        return _unknown(request, journey)
    context = {
        "file": file,
        "form": form,
        "today": access.today,
        "agreement": agreement or AgreementForm(law=access.law, language=_language()),
        "second": SecondForm(
            colleagues=colleagues(access) if file.mine else [],
            initial={"colleague": str(file.journey.second_id or "")},
        ),
    }
    return render(request, "help/journey.html", context, status=status)


def _attempt_form(access: Access, request: HttpRequest | None = None) -> AttemptForm:
    now = part_of_day(access.at.astimezone(HERE).time())
    return AttemptForm(
        request.POST if request else None, today=access.today, now_part=now, language=_language()
    )


def _unknown(request: HttpRequest, journey: UUID | None = None) -> HttpResponse:
    """Not for who looks, or never there: the same answer."""
    return render(request, "help/not_yours.html", {"journey": journey}, status=404)


def _language() -> str:
    return get_language() or "nl"
