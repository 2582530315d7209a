"""What does a person read when something did not go as it should?

What, why, what now, and whom to call. Nothing here asks a database: it may be the database that failed.
"""

from __future__ import annotations

import logging
import secrets
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bereik.trust.calling import call_name

log = logging.getLogger("bereik.faults")


def _page(request: HttpRequest, template: str, status: int, **more: Any) -> HttpResponse:
    whom = {"call_name": call_name(), "call_phone": settings.BEREIK_PHONE}
    return render(request, template, {**whom, **more}, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long, or came from elsewhere."""
    return _page(request, "403_csrf.html", 403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Something in the address or the form that no page sends."""
    return _page(request, "400.html", 400)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not for this person."""
    return _page(request, "403.html", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page, or not one for this person: the same answer."""
    return _page(request, "404.html", 404)


def not_this_way(request: HttpRequest, refused: HttpResponse) -> HttpResponse:
    """An address to which only a button leads, opened by itself (a bookmark, another language after an error): a
    browser shows nothing at all for an empty no."""
    page = _page(request, "404.html", refused.status_code)
    page["Allow"] = refused["Allow"]
    return page


def our_fault(request: HttpRequest) -> HttpResponse:
    """We failed: a number to look up, in the log beside what happened."""
    number = secrets.token_hex(4)
    log.error("fault %s on %s", number, request.resolver_match.view_name if request.resolver_match else "-")
    return _page(request, "500.html", 500, fault_number=number)
