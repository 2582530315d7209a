"""Who is here? Asked once for each request, before any page; and no request is answered with nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect

from bereik.house.coming_in import away
from bereik.house.coming_in.here import LINK_GONE, Here, who_is_here
from bereik.house.coming_in.kept import forget, keep
from bereik.house.errors import not_this_way
from bereik.terms.purposes import Purpose
from bereik.trust.accounts import sign_ins

METHOD_NOT_ALLOWED = 405

WORK = frozenset(Purpose) - {Purpose.PUBLIC, Purpose.ACCOUNT}
"""Purposes under which someone may have been writing for a while."""


class StandingMiddleware:
    """Lays `request.standing`; shows whoever was away too long the way back in, and keeps what they wrote."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        here = who_is_here(request, timezone.now())
        request.standing = here.standing  # type: ignore[attr-defined]
        request.was_here = here  # type: ignore[attr-defined]
        answer = self.get_response(request)
        if answer.status_code == METHOD_NOT_ALLOWED and request.method == "GET" and not answer.content:
            return not_this_way(request, answer)
        return answer

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """After the check of the form's own token, so that only a form of ours is ever kept."""
        here: Here = request.was_here  # type: ignore[attr-defined]
        purpose = getattr(view, "purpose", Purpose.PUBLIC)
        if not here.away:
            if request.method == "POST" and purpose in WORK:
                forget(request)
            return None
        sign_ins.end_here(request, at=timezone.now())
        is_kept = purpose in WORK and self._keep(request, here, view)
        if here.by_link:
            if purpose == Purpose.PUBLIC:
                return None
            if here.own:
                return away.own_page(request, gone=here.away == LINK_GONE, is_kept=is_kept)
            return away.link_page(request, gone=here.away == LINK_GONE, is_kept=is_kept)
        messages.info(request, away.in_words(here.away))
        if is_kept:
            messages.info(request, away.in_words("kept"))
        if purpose == Purpose.PUBLIC:
            return None
        address = reverse("sign_in")
        if request.method in ("GET", "HEAD"):
            address = f"{address}?{urlencode({'next': request.get_full_path()})}"
        if getattr(request, "htmx", False):
            return HttpResponseClientRedirect(address)
        return redirect(address)

    def _keep(self, request: HttpRequest, here: Here, view: Callable[..., Any]) -> bool:
        if request.method != "POST" or here.who is None or here.away == LINK_GONE:
            return False
        fields = [
            (name, str(value))
            for name, values in request.POST.lists()
            if name != "csrfmiddlewaretoken"
            for value in values
        ]
        # A page on which nobody may be named says which part of its form may wait.
        may_wait = getattr(view, "what_may_wait", None)
        kept = may_wait(fields) if may_wait else fields
        # A file does not wait in a session, and a form about a file says nothing without it.
        return kept is not None and keep(request, kept, request.path, here.who, timezone.now())
