"""Writing down a try: whom, how, when and what came of it; and taking it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bereik.help.actions import record_attempt, take_back_attempt
from bereik.help.chooser import whom_to_choose
from bereik.help.forms import AttemptForm
from bereik.help.models import Attempt
from bereik.help.trying import offer_at, try_page
from bereik.help.views.leading_on import TODAY, came_from, language, lead_on, said_no, unknown
from bereik.terms.channels import Channel
from bereik.terms.outcomes import Outcome
from bereik.terms.parts_of_day import PartOfDay
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import TryReason
from bereik.terms.verdict import Verdict
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose


@never_cache
@require_GET
@for_purpose(Purpose.HELPING, because="Kiezen bij wie een poging hoort")
def choose_resident(request: HttpRequest, access: Access) -> HttpResponse:
    """Whom did you try to meet?"""
    return render(request, "help/choose_resident.html", {"people": whom_to_choose(access), "back": TODAY})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.HELPING, because="Een poging opschrijven")
def attempt(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """Write down one try; one tap on what came of it saves."""
    form = AttemptForm(request.POST if request.method == "POST" else None, now=access.at, language=language())
    if request.method != "POST" or not form.is_valid():
        return _form(request, access, journey, form)
    made = _record(access, journey, form.cleaned_data, form.cleaned_data["attempt_id"])
    if isinstance(made, Attempt) and made.amended_at is not None:
        # Sent once more by the back button after it was undone: now it is meant.
        made = _record(access, journey, form.cleaned_data, uuid5(made.pk, made.amended_at.isoformat()))
    if made is None:
        return unknown(request)
    if isinstance(made, Verdict) and made.reason.term is TryReason.BEFORE_WE_HEARD:
        form.add_error("on", made.reason.say(language()))
        return _form(request, access, journey, form)
    if isinstance(made, Verdict):
        return said_no(request, journey, made)
    if made.written_at != access.at:
        messages.info(
            request,
            _("Dit stond er al, het is één keer bewaard. Nog een keer geprobeerd? Begin dan opnieuw."),
        )
    if made.outcome == Outcome.SAID_NO:
        return redirect("said_no", journey=journey)  # which no it was, only the resident can say
    return lead_on(request, journey, bewaard=made.pk)


def _form(request: HttpRequest, access: Access, journey: UUID, form: AttemptForm) -> HttpResponse:
    page = try_page(access, journey)
    if page is None:
        return unknown(request, journey)
    context = {
        "page": page,
        "form": form,
        "offer": offer_at(access.at),
        "said": request.POST if form.is_bound else {},
        "back": came_from(request),
    }
    return render(request, "help/try.html", context, status=422 if form.is_bound else 200)


def _record(access: Access, journey: UUID, said: dict[str, Any], number: UUID) -> Attempt | Verdict | None:
    return record_attempt(
        access,
        journey,
        attempt_id=number,
        channel=Channel(said["channel"]),
        outcome=Outcome(said["outcome"]),
        on=said["on"],
        part_of_day=PartOfDay(said["part_of_day"]),
    )


@require_POST
@for_purpose(Purpose.HELPING, because="Een poging terugnemen die niet klopte")
def take_back_try(request: HttpRequest, access: Access, attempt: UUID) -> HttpResponse:
    """It was a wrong tap."""
    verdict = take_back_attempt(access, attempt)
    if verdict is None:
        return unknown(request)
    journey = Attempt.objects.values_list("journey", flat=True).get(pk=attempt)
    if verdict.no:
        return said_no(request, journey, verdict)
    messages.success(request, verdict.reason.say(language()))
    return lead_on(request, journey)
