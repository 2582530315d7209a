"""Addresses for the tests of coming in: the real doors, and behind them one small page for each purpose."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from bereik.terms.purposes import Purpose
from bereik.trust.purpose import for_purpose

_FRAME = engines["django"].from_string(
    '{% extends "house/base.html" %}{% block main %}<h1>{{ purpose }}</h1>'
    '<p>{{ standing.name }}, {{ standing.organisation_name }}</p><p id="sent">{{ sent }}</p>{% endblock %}'
)


def a_page(purpose: Purpose) -> Any:
    """A page under this purpose that shows who is here and what was sent."""

    @for_purpose(purpose, because="proef")
    def page(request: HttpRequest, *access: object) -> HttpResponse:
        sent = request.POST.get("words", "")
        return HttpResponse(_FRAME.render({"purpose": purpose.value, "sent": sent}, request))

    return page


urlpatterns = [
    path("", include("bereik.house.coming_in.urls")),
    path("zien/", a_page(Purpose.SIGNALLING), name="my_signals"),
    path("uw/", a_page(Purpose.OWN), name="own_page"),
    path("helpen/vandaag/", a_page(Purpose.OUTREACH), name="day_list"),
    path("helpen/team/", a_page(Purpose.LEADING), name="team"),
    path("leren/bereik/", a_page(Purpose.PUBLISHED), name="reach_funnel"),
    path("nakijken/", a_page(Purpose.PRIVACY), name="looks_to_review"),
]
