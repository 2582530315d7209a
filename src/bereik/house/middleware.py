"""Who is here? Asked once for each request, before any page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from bereik.trust.standing import NOBODY

class StandingMiddleware:
    """Lays `request.standing`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.standing = NOBODY  # type: ignore[attr-defined]
        return self.get_response(request)
