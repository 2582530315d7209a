"""What does each person find first, and in which language?"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST

from bereik.house.coming_in.rooms import start_of
from bereik.house.coming_in.sign_in import where_to
from bereik.terms.purposes import Purpose
from bereik.trust.models import Account
from bereik.trust.purpose import for_purpose


@for_purpose(Purpose.PUBLIC)
def start(request: HttpRequest) -> HttpResponse:
    """To one's own first page; for who is not here yet, what Bereik is and the way in."""
    address = start_of(request.standing)  # type: ignore[attr-defined]
    if address is not None:
        return redirect(address)
    return render(request, "coming_in/welcome.html")


@require_POST
@for_purpose(Purpose.PUBLIC)
def language(request: HttpRequest) -> HttpResponse:
    """Dutch or English, remembered in this browser, and for an account also for its mails."""
    chosen = request.POST.get("language", "")
    answer = redirect(where_to(request, request.POST.get("next", "")))
    if chosen in dict(settings.LANGUAGES) and check_for_language(chosen):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=365 * 24 * 60 * 60,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        here = request.standing  # type: ignore[attr-defined]
        if here.kind == "account":
            Account.objects.filter(pk=here.who).update(language=chosen)
    return answer
