"""How does a resident come in with a code that was given in person?"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bereik.house.coming_in.address import network_address
from bereik.house.coming_in.forms import OwnCodeForm
from bereik.house.coming_in.links import come_in
from bereik.terms.purposes import Purpose
from bereik.terms.reasons.links import LinkReason
from bereik.trust.links.codes import CodeOpening, open_code
from bereik.trust.purpose import for_purpose


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@for_purpose(Purpose.PUBLIC)
def own_code(request: HttpRequest) -> HttpResponse:
    """One field. Whom to call stands on it from the start: the house, for a contact's name would tell a stranger."""
    if request.method != "POST":
        if Purpose.OWN in request.standing.purposes:  # type: ignore[attr-defined]
            return redirect("own_page")
        return _page(request, OwnCodeForm())
    form = OwnCodeForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    at = timezone.now()
    opening = open_code(
        form.cleaned_data["code"], address=network_address(request), at=at, phone=settings.BEREIK_PHONE
    )
    if opening.verdict and opening.link is not None:
        return come_in(request, opening.link)
    match opening.verdict.reason.term:
        case LinkReason.RATE_LIMITED:
            return render(request, "house/too_often.html", status=429)
        case LinkReason.CODE_RESTS:
            until = timezone.localtime(opening.rests_until)
            context = {"why": opening.verdict.reason, "until": until}
            return render(request, "coming_in/code_rests.html", context, status=429)
    form.add_error("code", _said(opening))
    return _page(request, form, status=422)


def _page(request: HttpRequest, form: OwnCodeForm, status: int = 200) -> HttpResponse:
    if form.errors:
        form.fields["code"].widget.attrs["autofocus"] = True  # what went wrong is read aloud with the field
    return render(request, "coming_in/own_code.html", {"form": form}, status=status)


def _said(opening: CodeOpening) -> str:
    """The same words for a code that does not exist, that was replaced, and that was typed wrong."""
    why, language = opening.verdict.reason, get_language() or "nl"
    if why.term is LinkReason.CODE_EXPIRED:
        return f"{why.say(language)} {_('Bel ons. U krijgt meteen een nieuwe.')}"
    left = ngettext(
        "U kunt het nog %(number)d keer proberen.", "U kunt het nog %(number)d keer proberen.", opening.left
    ) % {"number": opening.left}
    return f"{why.say(language)} {_('Kijk hem letter voor letter na.')} {left}"
