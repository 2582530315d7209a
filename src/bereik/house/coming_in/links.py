"""How does someone without an account come in by a link, and ask for a new one?"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from bereik.house.coming_in.address import network_address
from bereik.house.coming_in.away import link_does_not_work, tells_no_address
from bereik.house.coming_in.forms import EmailForm
from bereik.house.coming_in.here import LINK
from bereik.house.coming_in.kept import KEPT, kept
from bereik.house.coming_in.later import AnswerFirst
from bereik.municipality.models import Organisation
from bereik.terms.purposes import Purpose
from bereik.terms.reasons.links import LinkReason
from bereik.trust.accounts import sign_ins
from bereik.trust.accounts.mails import mail, whom_to_call
from bereik.trust.links.actions import open_link, renew_links
from bereik.trust.links.models import Link
from bereik.trust.purpose import for_purpose


@tells_no_address
@never_cache
@for_purpose(Purpose.PUBLIC)
def link_door(request: HttpRequest, token: str) -> HttpResponse:
    """Open a link. From here on its secret part stands in no address, page or log: the session holds its number."""
    at = timezone.now()
    opening = open_link(token, address=network_address(request), at=at, phone=settings.BEREIK_PHONE)
    verdict, link = opening.verdict, opening.link
    if verdict and link is not None and _partner_is_here(link):
        return come_in(request, link)
    if verdict:
        return link_does_not_work(request, status=410)
    why = verdict.reason
    if why.term is LinkReason.RATE_LIMITED:
        return render(request, "house/too_often.html", status=429)
    # Ended and taken back are gone (410); the words tell only the first apart, because only there it helps.
    return link_does_not_work(
        request, status=404 if link is None else 410, why=why if why.term is LinkReason.EXPIRED else None
    )


def come_in(request: HttpRequest, link: Link) -> HttpResponse:
    """Lay the link's number in a fresh session, under a new key, and lead to a clean address."""
    at = timezone.now()
    carried = request.session.get(KEPT)
    sign_ins.end_here(request, at=at)  # whoever was here in this browser is out: one session, one person
    if carried is not None:
        request.session[KEPT] = carried
    request.session[LINK] = str(link.pk)
    request.session[sign_ins.SINCE] = request.session[sign_ins.SEEN] = at.isoformat()
    request.session.cycle_key()
    return redirect("resume" if kept(request, link.pk, at) else "start")


def _partner_is_here(link: Link) -> bool:
    if link.organisation is None:
        return True
    return Organisation.objects.filter(pk=link.organisation, ended_at__isnull=True).exists()


@never_cache
@for_purpose(Purpose.PUBLIC)
def ask_link(request: HttpRequest) -> HttpResponse:
    """A new link by e-mail. The answer is the same for everyone, and stands before we look."""
    form = EmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email, language = form.cleaned_data["email"], get_language() or "nl"
        answer = render(request, "coming_in/link_asked.html", {"email": email})
        return AnswerFirst(answer, lambda: _send_renewals(email, language))
    return render(request, "coming_in/ask_link.html", {"form": form})


def _send_renewals(email: str, language: str) -> None:
    for made in renew_links(email, at=timezone.now()):
        if not _partner_is_here(made.link):
            continue
        with translation.override(language):
            made.link.failure = mail(made.link.email, _("Uw nieuwe link"), _renewal_text(made.address))
        made.link.save(update_fields=["failure"])


def _renewal_text(address: str) -> str:
    lines = (
        _("Dag,"),
        _("U vroeg om een nieuwe link voor Bereik. Hier is hij:"),
        address,
        _("Open de link binnen 7 dagen. Geef hem aan niemand door."),
        _("Vroeg u dit niet? Dan hoeft u niets te doen. Uw oude link blijft werken."),
        whom_to_call(),
    )
    return "\n\n".join(line for line in lines if line) + "\n"
