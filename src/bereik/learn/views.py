"""Which pages does LEARN show? Published figures only: no row about a person is read, so no access is opened."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from bereik.learn.divisions import divisions_of
from bereik.learn.page import page_of
from bereik.learn.published import latest_figures
from bereik.terms.functions import Function
from bereik.terms.purposes import Purpose
from bereik.trust.purpose import for_purpose

IN_PLAIN_WORDS = frozenset({Function.COUNCIL_MEMBER.value, Function.EXPERIENCE_EXPERT.value})
"""Who reads first how it goes in plain words, and then the figures."""


@for_purpose(Purpose.PUBLISHED)
def reach_funnel(request: HttpRequest) -> HttpResponse:
    """Where do we lose people? The finding first, with its doubt."""
    figures = latest_figures(timezone.localdate())
    if figures is None:
        return render(request, "learn/nothing_yet.html")
    page = page_of(figures)
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
