"""Which pages does a partner see: their start, the form, the receipt?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from bereik.see.actions import NobodyGoesThere, receipt_of, receive_signal
from bereik.see.answers import answers_of, way_of
from bereik.see.forms import ANSWERS, SignalForm
from bereik.see.partner import MOST_TEAMS, Partner, partner, passed_on, teams_to_call
from bereik.see.receipt import thread_of
from bereik.see.room import promised_by_any, rooms_under
from bereik.see.rules import may_pass_on_arrears
from bereik.terms.purposes import Purpose
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.routes import ROUTES, Route
from bereik.terms.verdict import Reason
from bereik.trust.access import Access
from bereik.trust.purpose import for_purpose


@never_cache
@require_GET
@for_purpose(Purpose.SIGNALLING, because="Eigen signalen teruglezen")
def my_signals(request: HttpRequest, access: Access) -> HttpResponse:
    here = partner(access)
    rooms = rooms_under(access, ROUTES[Route.WITH_AGREEMENT].law)
    return render(
        request,
        "see/my_signals.html",
        {
            "partner": here,
            "may_arrears": may_pass_on_arrears(here.kind, access.today),
            "teams": [room.team for room in rooms[:MOST_TEAMS]],
            "passing": passed_on(access, request.GET.get("na", "")),
            "further": bool(request.GET.get("na")),
            "promised": promised_by_any(rooms, access.today),
            "sentence": ROUTES[Route.WITH_AGREEMENT].sentence,
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.SIGNALLING, because="Een signaal doorgeven")
def new_signal(request: HttpRequest, access: Access) -> HttpResponse:
    here = partner(access)
    named = may_pass_on_arrears(here.kind, access.today)
    if request.method != "POST":
        asked = request.GET.get("weet", "")
        initial = {"knowing": asked} if asked in ANSWERS else {}
        form = SignalForm(by_link=here.by_link, may_arrears=named, initial=initial)
        return _ask(request, access, here, form)
    form = SignalForm(request.POST, by_link=here.by_link, may_arrears=named)
    if form.answer:
        way = way_of(form.answer, here.kind, access.today)
        if way.verdict.no:
            # Nothing is kept, and nothing is checked: the rest of the form is not asked by this route.
            return _ask(request, access, here, form.as_typed(), refused=way.verdict, status=422)
    if not form.is_valid():
        return _ask(request, access, here, form, status=422)
    try:
        receipt = receive_signal(access, form.told(here.kind), way)
    except NobodyGoesThere:
        form.add_error(
            "area", _("In deze buurt werkt nog geen team van ons. Bel ons, dan zoeken wij het uit.")
        )
        return _ask(request, access, here, form, status=422)
    if receipt.signal is None:
        return _ask(request, access, here, form, refused=receipt.verdict, status=422)
    if receipt.differs:
        form.renew_key(
            _(
                "Dit formulier was al verstuurd. Geeft u nu iets anders door? Klik dan nog een keer op ‘Geef door’."
            )
        )
        return _ask(request, access, here, form, status=422)
    if receipt.again:
        had = Reason(SignalReason.RECEIVED_BEFORE, date=thread_of(receipt.signal, access.today).received_on)
        messages.info(
            request, _("Dit hadden wij al. U hoeft niets te doen.") + " " + had.say(get_language() or "nl")
        )
    return redirect("signal_receipt", signal=receipt.signal.id)


def _ask(
    request: HttpRequest,
    access: Access,
    here: Partner,
    form: SignalForm,
    *,
    refused: Any = None,
    status: int = 200,
) -> HttpResponse:
    return render(
        request,
        "see/new_signal.html",
        {
            "form": form,
            "partner": here,
            "refused": refused,
            "answers": answers_of(access, form, here.kind),
            "teams": teams_to_call(),
        },
        status=status,
    )


@never_cache
@require_GET
@for_purpose(Purpose.SIGNALLING, because="Een eigen signaal teruglezen")
def signal_receipt(request: HttpRequest, access: Access, signal: UUID) -> HttpResponse:
    own = receipt_of(access, signal)
    if own is None:
        # Another's and an unknown one get the same answer.
        reason = Reason(SignalReason.NOT_YOURS)
        return render(request, "see/not_yours.html", {"reason": reason}, status=404)
    return render(
        request,
        "see/receipt.html",
        {"signal": own, "thread": thread_of(own, access.today), "teams": teams_to_call()},
    )
