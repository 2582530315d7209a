"""What do we say to someone whose time was up?"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _


def in_words(why: str) -> str:
    """Why one is no longer signed in, without blame, and what now."""
    if why == "idle":
        return _(
            "U was langer dan %(minutes)d minuten weg. Daarom bent u uitgelogd. Zo kijkt niemand mee."
        ) % {"minutes": settings.BEREIK_IDLE_MINUTES}
    if why == "too_long":
        return _("U bent al lang ingelogd. Log voor de zekerheid opnieuw in.")
    if why == "kept":
        return _("Wat u schreef, is bewaard. U ziet het terug als u weer binnen bent.")
    return _("U bent niet meer ingelogd. Log opnieuw in. Lukt dat niet? Bel uw beheerder.")


def link_page(request: HttpRequest, *, gone: bool, is_kept: bool) -> HttpResponse:
    """The page of someone who came in by a link: it no longer works, or it only has to be opened once more."""
    if gone:
        return link_does_not_work(request, status=410)
    return render(request, "coming_in/link_again.html", {"is_kept": is_kept}, status=401)


def own_page(request: HttpRequest, *, gone: bool, is_kept: bool) -> HttpResponse:
    """The page of a resident whose time was up: the code or link ended or was replaced, or is only needed once more."""
    context = {"gone": gone, "is_kept": is_kept}
    return render(request, "coming_in/own_again.html", context, status=410 if gone else 401)


def link_does_not_work(request: HttpRequest, *, status: int, why: object = None) -> HttpResponse:
    """Whom to call, and how to ask for a new one. `why`: a reason, where it helps."""
    return render(request, "coming_in/link_unknown.html", {"ended": why}, status=status)


def tells_no_address(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For a page whose own address holds a secret: what it fetches or leads to does not hear from where."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return page
