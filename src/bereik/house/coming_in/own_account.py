"""Where am I signed in, and how do I change my way in?"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from bereik.house.coming_in.forms import ChangePasswordForm, CodeForm, NewDeviceForm, say_no, too_often
from bereik.house.coming_in.here import PLACE
from bereik.house.coming_in.qr import shown
from bereik.terms.purposes import Purpose
from bereik.trust.accounts import second_factor, sign_ins
from bereik.trust.accounts.mails import tell_changed
from bereik.trust.links.tally import Limit
from bereik.trust.models import Account
from bereik.trust.purpose import for_purpose

WRONG_PRESENT = Limit("present_password", tries=10, minutes=15)


def _me(request: HttpRequest) -> Account:
    """Whose account this is: the purpose lets nobody else through."""
    account = request.user
    if not isinstance(account, Account):
        raise PermissionDenied
    return account


@never_cache
@for_purpose(Purpose.ACCOUNT)
def my_account(request: HttpRequest) -> HttpResponse:
    """Where am I signed in, and what can I change?"""
    account = _me(request)
    context = {
        "account": account,
        "sign_ins": list(sign_ins.open_sign_ins(account, at=timezone.now())),
        "this_session": request.session.session_key,
        "codes_left": second_factor.codes_left(account),
    }
    return render(request, "coming_in/my_account.html", context)


@require_POST
@for_purpose(Purpose.ACCOUNT)
def end_sign_in(request: HttpRequest, sign_in: UUID) -> HttpResponse:
    """Sign out one other place. Here itself one signs out with the button above."""
    mine = sign_ins.open_sign_ins(_me(request), at=timezone.now()).filter(pk=sign_in)
    ended = sign_ins.end_some(mine.exclude(session=request.session.session_key or ""), at=timezone.now())
    if ended:
        messages.success(request, _("Daar bent u nu uitgelogd."))
    else:
        messages.info(request, _("Daar was u al uitgelogd."))
    return redirect("my_account")


@require_POST
@for_purpose(Purpose.ACCOUNT)
def end_other_sign_ins(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    ended = sign_ins.end_all(_me(request), at=timezone.now(), but=request.session.session_key)
    messages.success(request, _say_ended(ended))
    return redirect("my_account")


def _say_ended(number: int) -> str:
    if not number:
        return _("U was nergens anders ingelogd.")
    return ngettext(
        "U bent op %(number)d andere plek uitgelogd.",
        "U bent op %(number)d andere plekken uitgelogd.",
        number,
    ) % {"number": number}


@never_cache
@sensitive_post_parameters()
@for_purpose(Purpose.ACCOUNT)
def change_password(request: HttpRequest) -> HttpResponse:
    """Another password; everywhere else one is signed out."""
    account, at, status = _me(request), timezone.now(), 200
    given = request.POST or None
    if request.method == "POST" and WRONG_PRESENT.count(at, str(account.pk)):
        messages.error(request, too_often())
        given, status = None, 429
    form = ChangePasswordForm(given, account=account)
    if given is not None and form.is_valid():
        WRONG_PRESENT.forget(str(account.pk))
        with transaction.atomic():
            ended = sign_ins.change_password(request, account, form.cleaned_data["password"], at=at)
            tell_changed(account, "password")
        messages.success(request, f"{_('Uw nieuwe wachtwoord is bewaard.')} {_say_ended(ended)}")
        return redirect("my_account")
    return render(request, "coming_in/change_password.html", {"form": form}, status=status)


@never_cache
@for_purpose(Purpose.ACCOUNT)
def new_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Ten new codes for the old ones, for who proves again who it is."""
    account, form, status = _me(request), CodeForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        proof = second_factor.prove(account, form.cleaned_data["code"], at=timezone.now())
        if proof:
            with transaction.atomic():
                codes = second_factor.new_codes(account)
                tell_changed(account, "codes")
            return render(request, "coming_in/recovery_codes.html", {"codes": codes})
        form.add_error("code", say_no(proof))
        status = 429 if proof.too_often else 200
    context = {"form": form, "codes_left": second_factor.codes_left(account)}
    return render(request, "coming_in/new_recovery_codes.html", context, status=status)


@never_cache
@for_purpose(Purpose.ACCOUNT)
def change_device(request: HttpRequest) -> HttpResponse:
    """Another telephone. Proof by the old one or a recovery code first, then the new one's first code."""
    account, at, form, status = _me(request), timezone.now(), NewDeviceForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        proof = second_factor.prove(account, form.cleaned_data["proof"], at=at)
        if not proof:
            form.add_error("proof", say_no(proof))
        else:
            confirmed = second_factor.confirm_device(account, form.cleaned_data["code"], at=at)
            if confirmed.device is not None:
                with transaction.atomic():
                    ended = sign_ins.end_all(account, at=at, but=request.session.session_key)
                    sign_ins.begin(request, account, confirmed.device, at=at, carry=(PLACE,))
                    tell_changed(account, "second_factor")
                messages.success(request, f"{_('Uw nieuwe telefoon werkt.')} {_say_ended(ended)}")
                return redirect("my_account")
            form.add_error("code", say_no(confirmed))
            proof = confirmed
        status = 429 if proof.too_often else 200
    device = second_factor.begin_device(account)
    return render(request, "coming_in/change_device.html", {"form": form, **shown(device)}, status=status)


@require_POST
@for_purpose(Purpose.ACCOUNT)
def change_place(request: HttpRequest) -> HttpResponse:
    """Go on working in another place of one's own."""
    here = request.standing  # type: ignore[attr-defined]
    places = {str(place): words for place, words in here.others}
    chosen = request.POST.get("place", "")
    if chosen in places:
        request.session[PLACE] = chosen
        messages.success(request, _("U werkt nu als %(place)s.") % {"place": places[chosen]})
    else:
        messages.info(
            request, _("Die plek heeft u vandaag niet. U werkt als %(place)s.") % {"place": here.place}
        )
    return redirect("start")
