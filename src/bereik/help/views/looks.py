"""Opening a file that is not yours, hearing that somebody did, and reviewing it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bereik.help import actions
from bereik.help.file import open_file
from bereik.help.forms import LookForm
from bereik.help.looks import looks_to_check
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, inner_access
from bereik.trust.purpose import for_purpose


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.REASONED_LOOK, because="Een dossier van een ander openen, met een reden")
def ask_to_look(request: HttpRequest, access: Access, journey: UUID) -> HttpResponse:
    """First the reason, then the file; it stays open until the end of the day."""
    form = LookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _verdict, look = actions.ask_to_look(access, journey, form.cleaned_data["reason"])
        if look is None:
            return render(request, "help/not_yours.html", status=404)
        return redirect("ask_to_look", journey=journey)
    with inner_access(access, Purpose.REASONED_LOOK, access.because, subject=journey) as inner:
        file = open_file(inner, journey)
    if file is None:
        return render(
            request,
            "help/ask_to_look.html",
            {"form": form, "journey": journey},
            status=422 if form.is_bound else 200,
        )
    return render(request, "help/looked.html", {"file": file, "today": access.today})


@require_POST
@for_purpose(Purpose.HELPING, because="Lezen wie er keek")
def look_read(request: HttpRequest, access: Access, look: UUID) -> HttpResponse:
    """The trusted professional read that somebody looked."""
    actions.told_of_look(access, look)
    return redirect("day_list")


@never_cache
@require_GET
@for_purpose(Purpose.PRIVACY, because="Nakijken wie met een reden keek")
def looks_to_review(request: HttpRequest, access: Access) -> HttpResponse:
    """Which looks wait for a review?"""
    context = {
        "waiting": looks_to_check(access, reviewed=False),
        "reviewed": looks_to_check(access, reviewed=True),
    }
    return render(request, "help/looks_to_review.html", context)


@require_POST
@for_purpose(Purpose.PRIVACY, because="Nakijken wie met een reden keek")
def look_review(request: HttpRequest, access: Access, look: UUID) -> HttpResponse:
    """In order, or not; or a wrong tap, taken back."""
    if request.POST.get("verdict") == "take_back":
        if actions.take_back_review(access, look):
            messages.success(request, _("Teruggenomen. Kijk het opnieuw na."))
        else:
            messages.info(request, _("Dit kan niet meer terug. Terugnemen kan alleen op dezelfde dag."))
    elif actions.review_look(access, look, request.POST.get("verdict", "")):
        messages.success(request, _("Bewaard."))
    else:
        messages.info(request, _("Dit kan niet: het is al nagekeken, of het gaat over jezelf."))
    return redirect("looks_to_review")
