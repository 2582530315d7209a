"""Who has an account here, in which place, and how do they come and go?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice

from bereik.house.coming_in.housekeeping.forms import InviteForm, PlaceForm
from bereik.municipality.actions import end_place, is_last_housekeeper, leave, place
from bereik.municipality.first import own_organisation
from bereik.municipality.models import Placement
from bereik.municipality.standing import place_in_words
from bereik.terms.functions import Function
from bereik.terms.purposes import Purpose
from bereik.trust.accounts import invitations
from bereik.trust.accounts.deeds import house_deed, touch
from bereik.trust.accounts.models import Account, Invitation
from bereik.trust.purpose import for_purpose

A_PAGE = 100


@dataclass
class Line:
    """One account as the list shows it."""

    account: Account
    places: list[Placement] = field(default_factory=list)
    state: str = ""
    invitation: Invitation | None = None

    @property
    def places_in_words(self) -> list[str]:
        return [place_in_words(one) for one in self.places]


@never_cache
@for_purpose(Purpose.HOUSEKEEPING)
def housekeeping(request: HttpRequest) -> HttpResponse:
    """Everyone with an account; those whose invitation failed or ended stand first."""
    at = timezone.now()
    sought = "".join(letter for letter in request.GET.get("zoek", "")[:100] if letter.isprintable()).strip()
    accounts = Account.objects.order_by("name", "id")
    if sought:
        accounts = accounts.filter(Q(name__icontains=sought) | Q(email__icontains=sought.lower()))
    if request.GET.get("weg") != "1":
        accounts = accounts.filter(left_at__isnull=True)
    found = list(accounts[: A_PAGE + 1])
    lines = lines_of(found[:A_PAGE], at)
    lines.sort(key=lambda line: line.state not in ("failed", "ended"))
    context = {
        "lines": lines,
        "sought": sought,
        "with_left": request.GET.get("weg") == "1",
        "more": len(found) > A_PAGE,
    }
    return render(request, "coming_in/housekeeping/accounts.html", context)


def lines_of(accounts: list[Account], at: datetime) -> list[Line]:
    """Accounts with their places and how far they are, in three queries however many there are."""
    lines = {account.pk: Line(account) for account in accounts}
    places = Placement.objects.in_force(timezone.localdate(at)).filter(account__in=lines)
    for one in places.filter(function__in=[one.value for one in Function]).select_related(
        "team", "organisation"
    ):
        lines[one.account_id].places.append(one)
    ready = set(TOTPDevice.objects.filter(user__in=lines, confirmed=True).values_list("user_id", flat=True))
    waiting = Invitation.objects.filter(account__in=lines, used_at__isnull=True, void_at__isnull=True)
    for invitation in waiting.exclude(why="password").order_by("made_at"):
        lines[invitation.account_id].invitation = invitation
    for line in lines.values():
        line.state = _state(line, line.account.pk in ready, at)
    return list(lines.values())


def _state(line: Line, ready: bool, at: datetime) -> str:
    if line.account.left_at is not None:
        return "left"
    if ready:
        return "ready"
    if line.invitation is None:
        return "ready" if line.account.last_login else "ended"
    if line.invitation.failure:
        return "failed"
    return "invited" if at < line.invitation.until else "ended"


@never_cache
@for_purpose(Purpose.HOUSEKEEPING)
def invite_account(request: HttpRequest) -> HttpResponse:
    """Invite someone to a place."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values, at = form.cleaned_data, timezone.now()
        here = request.standing  # type: ignore[attr-defined]
        try:
            with house_deed(here, "invite_account", "Uitnodigen voor een account", at=at) as deed:
                invited = invitations.invite(
                    email=values["email"],
                    name=values["name"],
                    language=values["language"],
                    at=at,
                    by=here.who,
                )
                account = invited.invitation.account
                placement = _place(account, form, at)
                touch(deed, account.pk, placement.pk)
        except invitations.AlreadyHere:
            form.add_error(
                "email", _("Dit e-mailadres heeft al een account. Zoek het op en geef het er een plek bij.")
            )
        else:
            _say_sent(request, invited.invitation)
            return redirect("account", account.pk)
    return render(request, "coming_in/housekeeping/invite.html", {"form": form})


def _place(account: Account, form: PlaceForm, at: datetime) -> Placement:
    values = form.cleaned_data
    team = values["team"]
    organisation = team.organisation if team else values["organisation"] or own_organisation()
    return place(
        account, function=Function(values["function"]), organisation=organisation, team=team,
        since=timezone.localdate(at),
    )  # fmt: skip


def _say_sent(request: HttpRequest, invitation: Invitation) -> None:
    invitation.refresh_from_db()
    if invitation.failure:
        messages.error(
            request,
            _(
                "De mail ging niet weg: %(why)s. Er is wel een uitnodiging. Kijk het adres na en verstuur haar opnieuw."
            )
            % {"why": invitation.failure},
        )
    else:
        messages.success(
            request, _("De uitnodiging is verstuurd naar %(email)s.") % {"email": invitation.account.email}
        )


@never_cache
@for_purpose(Purpose.HOUSEKEEPING)
def account_page(request: HttpRequest, account: UUID) -> HttpResponse:
    """One account: where it stands, how far it is, and what a housekeeper can do."""
    found, at = get_object_or_404(Account, pk=account), timezone.now()
    here = request.standing  # type: ignore[attr-defined]
    form = PlaceForm(request.POST or None)
    if request.method == "POST" and found.pk != here.who and found.is_active and form.is_valid():
        with house_deed(here, "give_place", "Een plek geven", at=at) as deed:
            touch(deed, found.pk, _place(found, form, at).pk)
        messages.success(request, _("De plek geldt vanaf nu."))
        return redirect("account", found.pk)
    (line,) = lines_of([found], at)
    context = {
        "line": line,
        "account": found,
        "places": [(one, place_in_words(one)) for one in line.places],
        "own": found.pk == here.who,
        "form": form,
    }
    return render(request, "coming_in/housekeeping/account.html", context)


@require_POST
@for_purpose(Purpose.HOUSEKEEPING)
def end_placement(request: HttpRequest, placement: UUID) -> HttpResponse:
    """A place ends now. One's own is for a colleague to end."""
    found, at = get_object_or_404(Placement.objects.select_related("account"), pk=placement), timezone.now()
    here, today = request.standing, timezone.localdate(at)  # type: ignore[attr-defined]
    if found.account_id == here.who:
        messages.error(
            request, _("Uw eigen plek verandert een collega-beheerder. Zo kijkt er altijd iemand mee.")
        )
    elif found.function == Function.HOUSEKEEPER and is_last_housekeeper(found.account, today):
        messages.error(request, _last_keeper())
    else:
        with house_deed(here, "end_place", "Een plek beëindigen", at=at) as deed:
            end_place(found, today=today)
            touch(deed, found.account_id, found.pk)
        messages.success(request, _("Deze plek is vanaf nu voorbij."))
    return redirect("account", found.account_id)


@require_POST
@for_purpose(Purpose.HOUSEKEEPING)
def send_again(request: HttpRequest, account: UUID) -> HttpResponse:
    """The invitation once more; the former mail no longer works."""
    found, at = get_object_or_404(Account, pk=account, left_at__isnull=True), timezone.now()
    here = request.standing  # type: ignore[attr-defined]
    if TOTPDevice.objects.filter(user=found, confirmed=True).exists():
        messages.info(request, _("Deze collega is al binnen. Telefoon kwijt? Gebruik die knop."))
        return redirect("account", found.pk)
    with house_deed(here, "invite_again", "De uitnodiging opnieuw sturen", at=at) as deed:
        if found.has_usable_password() and found.invitations.filter(why="lost_factor").exists():
            invited = invitations.replace_lost_factor(found, at=at, by=here.who)
        else:
            invited = invitations.invite_again(found, at=at, by=here.who)
        touch(deed, found.pk)
    _say_sent(request, invited.invitation)
    return redirect("account", found.pk)


@require_POST
@for_purpose(Purpose.HOUSEKEEPING)
def lost_factor(request: HttpRequest, account: UUID) -> HttpResponse:
    """The telephone is gone, and the housekeeper checked who asks."""
    found, at = get_object_or_404(Account, pk=account, left_at__isnull=True), timezone.now()
    here = request.standing  # type: ignore[attr-defined]
    if found.pk == here.who:
        messages.error(request, _("Uw eigen telefoon vervangt u bij Uw account, met een herstelcode."))
    elif request.POST.get("checked") != "yes":
        messages.error(
            request, _("Er is niets veranderd. Kijk eerst na wie het vraagt, en zet dan het vinkje.")
        )
    else:
        with house_deed(here, "replace_lost_factor", "Telefoon kwijt, nagekeken wie het is", at=at) as deed:
            invited = invitations.replace_lost_factor(found, at=at, by=here.who)
            touch(deed, found.pk)
        _say_sent(request, invited.invitation)
    return redirect("account", found.pk)


@require_POST
@for_purpose(Purpose.HOUSEKEEPING)
def end_account(request: HttpRequest, account: UUID) -> HttpResponse:
    """Someone leaves: all access ends at once."""
    found, at = get_object_or_404(Account, pk=account, left_at__isnull=True), timezone.now()
    here, today = request.standing, timezone.localdate(at)  # type: ignore[attr-defined]
    if found.pk == here.who:
        messages.error(request, _("Uw eigen account beëindigt een collega-beheerder."))
    elif is_last_housekeeper(found, today):
        messages.error(request, _last_keeper())
    else:
        with house_deed(here, "end_account", "Iemand gaat weg", at=at) as deed:
            leave(found, at=at, today=today)
            touch(deed, found.pk)
        messages.success(request, _("%(name)s is weg. Alle toegang is nu voorbij.") % {"name": found.name})
    return redirect("account", found.pk)


def _last_keeper() -> str:
    return _(
        "Dit is de laatste beheerder. Nodig eerst een andere uit, anders kan niemand hier meer iets regelen."
    )
