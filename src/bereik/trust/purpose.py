"""Why is this page opened? Each view names its purpose; without one there is no page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from bereik.terms.purposes import Purpose
from bereik.trust.access import open_access
from bereik.trust.standing import NOBODY, Standing

WITHOUT_ROWS = frozenset({Purpose.PUBLIC, Purpose.ACCOUNT, Purpose.HOUSEKEEPING, Purpose.PUBLISHED})
"""Purposes under which no row about a resident is read: no access is opened, and the guard refuses any."""

View = Callable[..., HttpResponseBase]


def for_purpose(purpose: Purpose, because: str = "") -> Callable[[View], View]:
    """Open the page for whoever may open this purpose, inside an access where rows are guarded.

    The page and the tie supply the reason: `because` is what the trail and the resident read. A person who may not is
    told what, why and what now (403), someone who is not here yet is brought to the door.
    """
    purpose = Purpose(purpose)
    if purpose not in WITHOUT_ROWS and not because:
        raise ValueError(f"A page under {purpose} says why it is opened.")

    def decorate(view: View) -> View:
        @wraps(view)
        def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            here: Standing = getattr(request, "standing", NOBODY)
            if purpose != Purpose.PUBLIC and purpose not in here.purposes:
                return _refuse(request, here, purpose)
            if purpose in WITHOUT_ROWS:
                return view(request, *args, **kwargs)
            name = request.resolver_match.view_name if request.resolver_match else view.__name__
            with open_access(
                purpose=purpose,
                who=here.who,
                kind=here.kind,
                organisation=here.organisation,
                team=here.team,
                law=here.law,
                subject=here.subject,
                because=because,
                page=name,
            ) as access:
                response = view(request, access, *args, **kwargs)
                if isinstance(response, StreamingHttpResponse):
                    raise TypeError(
                        "A page with guarded rows is made whole inside its access; it cannot stream."
                    )
                render_now = getattr(response, "render", None)
                return render_now() if callable(render_now) and not response.is_rendered else response  # type: ignore[attr-defined]

        page.purpose = purpose  # type: ignore[attr-defined]
        page.because = because  # type: ignore[attr-defined]
        return page

    return decorate


def _refuse(request: HttpRequest, here: Standing, purpose: Purpose) -> HttpResponse:
    if here.kind == "nobody" and request.method in ("GET", "HEAD"):
        if purpose == Purpose.OWN:
            return redirect("own_code")  # a resident has no account: their way in is a code
        return redirect(f"{reverse('sign_in')}?{urlencode({'next': request.get_full_path()})}")
    return render(request, "403.html", status=403)
