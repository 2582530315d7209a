"""How does someone with an account come in and go out?"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from bereik.house.coming_in.address import network_address
from bereik.house.coming_in.forms import CodeForm, EmailForm, SignInForm, say_no, too_often
from bereik.house.coming_in.kept import KEPT, kept
from bereik.house.coming_in.later import AnswerFirst
from bereik.terms.purposes import Purpose
from bereik.trust.accounts import second_factor, sign_ins
from bereik.trust.accounts.invitations import ask_for_password
from bereik.trust.models import Account
from bereik.trust.purpose import for_purpose

HALF = "half"
"""Session: the password was right, the second factor is still to come."""
HALF_LASTS = timedelta(minutes=10)


def where_to(request: HttpRequest, wanted: str = "") -> str:
    """The page that was asked for before signing in, when it is one of ours; else the start."""
    if wanted and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return reverse("start")


@never_cache
@sensitive_post_parameters("password")
@for_purpose(Purpose.PUBLIC)
def sign_in(request: HttpRequest) -> HttpResponse:
    """First half: e-mail and password."""
    wanted = where_to(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.standing.kind == "account":  # type: ignore[attr-defined]
        return redirect(wanted)
    form, status = SignInForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        checked = sign_ins.check_password(
            request, form.cleaned_data["email"], form.cleaned_data["password"],
            address=network_address(request), at=at,
        )  # fmt: skip
        if checked.too_often:
            form.add_error(None, too_often())
            status = 429
        elif checked.account is None:
            form.add_error(None, _("E-mailadres en wachtwoord horen niet bij elkaar. Kijk ze allebei na."))
        elif not second_factor.has_device(checked.account):
            form.add_error(
                None,
                _(
                    "Uw tweede stap is nog niet ingesteld. Open uw uitnodiging, of vraag uw beheerder om een nieuwe."
                ),
            )
        else:
            request.session.cycle_key()
            request.session[HALF] = {
                "who": str(checked.account.pk),
                "hash": checked.account.get_session_auth_hash(),
                "at": at.isoformat(),
                "next": wanted,
            }
            return redirect("second_factor")
    return render(request, "coming_in/sign_in.html", {"form": form, "next": wanted}, status=status)


@never_cache
@for_purpose(Purpose.PUBLIC)
def prove_it(request: HttpRequest) -> HttpResponse:
    """Second half: a code from the telephone, or from paper."""
    at = timezone.now()
    half = request.session.get(HALF)
    account = _half_in(half, at)
    if half is None or account is None:
        request.session.pop(HALF, None)
        if half is not None:
            messages.info(request, _("Dat duurde even. Begin voor de zekerheid opnieuw."))
        return redirect("sign_in")
    form, status = CodeForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        proof = second_factor.prove(account, form.cleaned_data["code"], at=at)
        if proof.device is not None:
            sign_ins.begin(request, account, proof.device, at=at, carry=(KEPT,))
            _say_codes_left(request, proof)
            return redirect("resume" if kept(request, account.pk, at) else half["next"])
        form.add_error("code", say_no(proof))
        if proof.too_often:
            del request.session[HALF]
            status = 429
    return render(request, "coming_in/second_factor.html", {"form": form}, status=status)


def _half_in(half: dict[str, Any] | None, at: datetime) -> Account | None:
    """Whose password was right a moment ago, when it still is theirs."""
    if half is None or at - datetime.fromisoformat(half["at"]) > HALF_LASTS:
        return None
    account = Account.objects.filter(pk=half["who"], left_at__isnull=True).first()
    return account if account is not None and account.get_session_auth_hash() == half["hash"] else None


def _say_codes_left(request: HttpRequest, proof: second_factor.Proof) -> None:
    if proof.codes_left is None:
        return
    said = ngettext(
        "Deze herstelcode werkt nu niet meer. U heeft er nog %(number)d.",
        "Deze herstelcode werkt nu niet meer. U heeft er nog %(number)d.",
        proof.codes_left,
    ) % {"number": proof.codes_left}
    messages.warning(request, f"{said} {_('Is uw telefoon weg? Stel bij Uw account een nieuwe in.')}")


@require_POST
@for_purpose(Purpose.PUBLIC)
def sign_out(request: HttpRequest) -> HttpResponse:
    """Out, and the session with it."""
    sign_ins.end_here(request, at=timezone.now())
    messages.success(request, _("U bent uitgelogd."))
    return redirect("start")


@never_cache
@for_purpose(Purpose.PUBLIC)
def forgot_password(request: HttpRequest) -> HttpResponse:
    """A mail to choose a new one. The answer is the same for everyone, and stands before we look."""
    form = EmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email, at = form.cleaned_data["email"], timezone.now()
        answer = render(request, "coming_in/password_asked.html", {"email": email})
        return AnswerFirst(answer, lambda: ask_for_password(email, at=at))
    return render(request, "coming_in/forgot_password.html", {"form": form})


@never_cache
@for_purpose(Purpose.PUBLIC)
def resume(request: HttpRequest) -> HttpResponse:
    """The form that came in too late, once more, for whoever wrote it."""
    here = request.standing  # type: ignore[attr-defined]
    form = kept(request, here.who, timezone.now())
    if here.kind == "nobody" or form is None:
        return redirect("start")
    return render(request, "coming_in/resume.html", {"kept": form})
