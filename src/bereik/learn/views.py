"""Which pages does LEARN show? Published figures only: no row about a person is read, so no access is opened."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from bereik.facts.fault import FactsFault
from bereik.learn.divisions import divisions_of
from bereik.learn.page import page_of
from bereik.learn.published import figures_in_force
from bereik.municipality.models import Area
from bereik.terms.functions import Function
from bereik.terms.purposes import Purpose
from bereik.trust.purpose import for_purpose

IN_PLAIN_WORDS = frozenset({Function.COUNCIL_MEMBER.value, Function.EXPERIENCE_EXPERT.value})
"""Who reads first how it goes in plain words, and then the figures."""


@for_purpose(Purpose.PUBLISHED)
def reach_funnel(request: HttpRequest) -> HttpResponse:
    """Where do we lose people? The finding first, with its doubt."""
    try:
        funnel = figures_in_force()
    except FactsFault as fault:
        return render(request, "learn/not_readable.html", {"fault": fault}, status=503)
    areas = dict(Area.objects.values_list("code", "name"))
    language = get_language() or "nl"
    page = page_of(funnel, request.GET.get("periode", ""), areas, language) if funnel else None
    if page is None:
        return render(
            request, "learn/nothing_yet.html", {"ripe_on": funnel.first_ripe_on() if funnel else None}
        )
    standing = getattr(request, "standing", None)
    return render(
        request,
        "learn/reach_funnel.html",
        {
            "page": page,
            "divisions": divisions_of(page),
            "council": getattr(standing, "function", "") in IN_PLAIN_WORDS,
        },
    )
