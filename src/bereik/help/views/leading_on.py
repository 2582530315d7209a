"""Where does somebody go after a deed: back to the day, or to the resident; and how is a no said there?"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from bereik.terms.verdict import Verdict

TODAY = "vandaag"
"""What `back` says for who came from the day page."""


def came_from(request: HttpRequest) -> str:
    """Where the form goes back to: the day page, or '' for the page of the resident."""
    said = request.POST.get("back") or request.GET.get("back") or ""
    return said if said == TODAY else ""


def lead_on(request: HttpRequest, journey: UUID, **saved: Any) -> HttpResponseRedirect:
    """To where they came from; what was saved is named, so that the page can say what comes next."""
    address = reverse("day_list") if came_from(request) else reverse("journey", args=[journey])
    asked = urlencode(saved)
    return HttpResponseRedirect(f"{address}?{asked}" if asked else address)


def said_no(request: HttpRequest, journey: UUID, verdict: Verdict) -> HttpResponse:
    """A no is said where somebody came from, with what to do instead."""
    messages.info(request, in_words(verdict))
    return lead_on(request, journey)


def in_words(verdict: Verdict) -> str:
    said = (verdict.reason, verdict.instead)
    return " ".join(one.say(language()) for one in said if one is not None)


def number(written: object) -> UUID | None:
    """A number as it stood in a link; None when somebody wrote it by hand."""
    try:
        return UUID(str(written)) if written else None
    except ValueError:
        return None


def unknown(request: HttpRequest, journey: UUID | None = None) -> HttpResponse:
    """Not for who looks, or never there: the same answer."""
    return render(request, "help/not_yours.html", {"journey": journey}, status=404)


def language() -> str:
    return get_language() or "nl"
