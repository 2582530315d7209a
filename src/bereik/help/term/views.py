"""The pages of what never led to contact and whose term comes near."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bereik.help.actions import end_journey
from bereik.help.term.lists import own_terms, waiting_terms
from bereik.help.views.leading_on import in_words, unknown
from bereik.terms.endings import ENDINGS, EndingReason, Whose
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose


@never_cache
@require_GET
@for_purpose(Purpose.OUTREACH, because="Wat nooit tot contact leidde en zijn termijn nadert")
def terms(request: HttpRequest, access: Access) -> HttpResponse:
    """Whom did nobody take on, and ends to be kept soon?"""
    return render(request, "help/term/waiting.html", {"terms": waiting_terms(access)})


@never_cache
@require_GET
@for_purpose(Purpose.HELPING, because="Eigen inwoners die wij nooit spraken en van wie de termijn nadert")
def my_terms(request: HttpRequest, access: Access) -> HttpResponse:
    """Whom of mine did I never meet, and ends to be kept soon?"""
    return render(request, "help/term/own.html", {"terms": own_terms(access)})


@require_POST
@for_purpose(Purpose.OUTREACH, because="Eindigen wat niemand oppakte, met een reden van ons")
def end_waiting(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """The team ends it, with a reason of ours."""
    said = request.POST.get("because", "")
    if said not in list(EndingReason) or ENDINGS[EndingReason(said)].whose is not Whose.OURS:
        messages.info(request, _("Kies een reden. Er is niets geëindigd."))
        return redirect("terms")
    verdict = end_journey(access, journey, because=EndingReason(said))
    if verdict is None:
        return unknown(request)
    if verdict.yes:
        messages.success(request, _("Geëindigd. Het telt als: dit verloren wij."))
    else:
        messages.info(request, in_words(verdict))
    return redirect("terms")
