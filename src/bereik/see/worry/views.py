"""Which pages does somebody see when there is danger? Whom to call first, and how to go about it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from bereik.see.partner import partner
from bereik.see.worry.actions import hand_over
from bereik.see.worry.rules import SERVICES, secrecy_of, stands_at
from bereik.terms.hand_overs import HAND_OVERS, HandOver
from bereik.terms.handing_over import HOW_TO
from bereik.terms.purposes import Purpose
from bereik.terms.reporting_code import CODE_BINDS, REPORTING_STEPS
from bereik.terms.routes import ROUTES, Route
from bereik.trust.access import Access
from bereik.trust.links.tokens import hash_of
from bereik.trust.purpose import for_purpose

COUNTED = "counted"
"""Which hand-overs this session counted already, as keyed digests: the session too says nothing about danger."""


@never_cache
@require_GET
@for_purpose(Purpose.SIGNALLING, because="Er is nu gevaar: wie te bellen")
def danger(request: HttpRequest, access: Access) -> HttpResponse:
    """The numbers first. Nothing is typed here, and looking keeps nothing."""
    here = partner(request.standing)  # type: ignore[attr-defined]
    return render(
        request,
        "see/worry/danger.html",
        {
            "services": [(one.value, HAND_OVERS[one], HOW_TO[one]) for one in SERVICES],
            "steps": [(term, step is stands_at(here.kind)) for step, term in REPORTING_STEPS.items()],
            "binds": here.kind in CODE_BINDS,
            "secrecy": secrecy_of(here.kind),
            "sentence": ROUTES[Route.SERIOUS_WORRY].sentence,
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.SIGNALLING, because="Er is nu gevaar: overdragen aan een dienst")
def service(request: HttpRequest, access: Access, service: str) -> HttpResponse:
    """How to go about one service. A tap counts as handed over, once in a session; a reload or a robot counts nothing."""
    if service not in [one.value for one in SERVICES]:
        raise Http404
    here, to = partner(request.standing), HandOver(service)  # type: ignore[attr-defined]
    if request.method == "POST":
        digest = hash_of("handed over", f"{request.session.session_key}:{to}").hex()[:24]
        counted = request.session.get(COUNTED, [])
        if digest not in counted:
            hand_over(on=access.today, sender=here.kind, to=to)
            request.session[COUNTED] = [*counted, digest]
        return redirect("hand_over", service=service)
    return render(
        request,
        "see/worry/service.html",
        {"service": HAND_OVERS[to], "how": HOW_TO[to], "secrecy": secrecy_of(here.kind)},
    )
