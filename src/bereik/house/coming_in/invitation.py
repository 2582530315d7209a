"""How does someone who was invited come in for the first time, or back after losing the telephone?

Three steps: a password, the telephone, the recovery codes. The invitation stands in the session, never in an address
after the first, and is used up when the telephone has proven itself.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from bereik.house.coming_in.address import network_address
from bereik.house.coming_in.away import tells_no_address
from bereik.house.coming_in.forms import (
    FirstPasswordForm,
    KnownPasswordForm,
    NewCodeForm,
    NewPasswordForm,
    say_no,
    too_often,
)
from bereik.house.coming_in.qr import shown
from bereik.terms.purposes import Purpose
from bereik.trust.accounts import invitations, second_factor, sign_ins
from bereik.trust.accounts.models import Invitation
from bereik.trust.purpose import for_purpose

INVITATION, CHOSEN = "invitation", "password_chosen"


@tells_no_address
@never_cache
@for_purpose(Purpose.PUBLIC)
def invitation_door(request: HttpRequest, token: str) -> HttpResponse:
    """Open an invitation. Looking is not using: a mail scanner that opens every link spoils nothing."""
    at = timezone.now()
    found, too_many = invitations.find_invitation(token, address=network_address(request), at=at)
    if too_many:
        return render(request, "house/too_often.html", status=429)
    if found is None:
        return _does_not_work(request, 404)
    sign_ins.end_here(request, at=at)
    request.session[INVITATION] = str(found.pk)
    return redirect("choose_password")


def _does_not_work(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, "coming_in/invitation_unknown.html", status=status)


def _invited(request: HttpRequest, at: datetime) -> Invitation | None:
    number = request.session.get(INVITATION)
    found = Invitation.objects.select_related("account").filter(pk=number).first() if number else None
    return found if found is not None and found.works(at) else None


@never_cache
@sensitive_post_parameters()
@for_purpose(Purpose.PUBLIC)
def choose_password(request: HttpRequest) -> HttpResponse:
    """First step: whose account is it, and the password. After a lost telephone: the password one has."""
    at = timezone.now()
    invitation = _invited(request, at)
    if invitation is None:
        return _does_not_work(request, 410)
    if invitation.why == "lost_factor":
        return _know_password(request, invitation, at)
    account = invitation.account
    given = request.POST or None
    if invitation.why == "new":
        form: NewPasswordForm = FirstPasswordForm(given, account=account, initial={"name": account.name})
    else:
        form = NewPasswordForm(given, account=account)
    if request.method == "POST" and form.is_valid():
        invitations.choose_password(
            invitation, form.cleaned_data["password"], name=form.cleaned_data.get("name", ""), at=at
        )
        if invitation.why == "password":
            request.session.flush()
            messages.success(request, _("Uw nieuwe wachtwoord is bewaard. Log er nu mee in."))
            return redirect("sign_in")
        request.session[CHOSEN] = str(invitation.pk)
        return redirect("set_up_second_factor")
    return render(request, "coming_in/choose_password.html", {"form": form, "invitation": invitation})


def _know_password(request: HttpRequest, invitation: Invitation, at: datetime) -> HttpResponse:
    form, status = KnownPasswordForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        checked = sign_ins.check_password(
            request, invitation.account.email, form.cleaned_data["password"],
            address=network_address(request), at=at,
        )  # fmt: skip
        if checked.account is not None:
            request.session[CHOSEN] = str(invitation.pk)
            return redirect("set_up_second_factor")
        status = 429 if checked.too_often else 200
        form.add_error(
            "password", too_often() if checked.too_often else _("Dit is niet uw wachtwoord. Typ het opnieuw.")
        )
    context = {"form": form, "invitation": invitation}
    return render(request, "coming_in/choose_password.html", context, status=status)


@never_cache
@for_purpose(Purpose.PUBLIC)
def set_up_second_factor(request: HttpRequest) -> HttpResponse:
    """Second step: the telephone. With its first right code one is in, and reads the recovery codes."""
    at = timezone.now()
    invitation = _invited(request, at)
    if invitation is None:
        return _does_not_work(request, 410)
    if request.session.get(CHOSEN) != str(invitation.pk):
        return redirect("choose_password")
    account = invitation.account
    form, status = NewCodeForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            proof = second_factor.confirm_device(account, form.cleaned_data["code"], at=at)
            used = bool(proof) and invitations.use(invitation, at=at)
            if proof and not used:  # replaced in the same moment: then this telephone is not in either
                transaction.set_rollback(True)
        if proof.device is not None and used:
            codes = second_factor.new_codes(account)
            sign_ins.begin(request, account, proof.device, at=at)
            return render(request, "coming_in/recovery_codes.html", {"codes": codes, "first": True})
        form.add_error("code", say_no(proof))
        status = 429 if proof.too_often else 200
    device = second_factor.begin_device(account)
    return render(
        request, "coming_in/set_up_second_factor.html", {"form": form, **shown(device)}, status=status
    )
