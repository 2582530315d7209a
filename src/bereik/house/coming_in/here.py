"""Who is here with this request: a verified account, the holder of a link, or nobody?

Asked anew at every request, so that leaving, a place that ended, a password that changed and a link that was taken
back hold at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest

from bereik.municipality.models import Organisation
from bereik.terms.purposes import LINK_PURPOSES, Purpose
from bereik.trust.accounts import sign_ins
from bereik.trust.links.models import Link
from bereik.trust.standing import NOBODY, Standing, standing_of

LINK, PLACE = "link", "place"
PERSONA = "persona"
"""The name of the second factor of someone whom the page to pick who to be signed in: it proves nothing elsewhere."""


@dataclass(frozen=True)
class Here:
    """The answer. `away`: someone was here and is no longer, and why; `by_link` when they came in by one,
    `own` when that link opens a resident's own page."""

    standing: Standing = NOBODY
    away: str = ""
    who: UUID | None = None
    by_link: bool = False
    own: bool = False


IDLE, TOO_LONG, GONE, LINK_GONE = "idle", "too_long", "gone", "link_gone"


def who_is_here(request: HttpRequest, at: datetime) -> Here:
    """Nothing is asked of the database when the browser brought no session."""
    if request.session.session_key is None:
        return Here()
    if SESSION_KEY in request.session:
        return _account(request, at)
    if LINK in request.session:
        return _link(request, at)
    return Here()


def _account(request: HttpRequest, at: datetime) -> Here:
    who = _id(request.session.get(SESSION_KEY))
    if who is not None and (late := _too_late(request, at)):
        return Here(away=late, who=who)
    device = getattr(request.user, "otp_device", None)
    if not request.user.is_authenticated or device is None:
        return Here(away=GONE, who=who)
    if device.name == PERSONA and not settings.BEREIK_SYNTHETIC:
        return Here(away=GONE, who=who)
    sign_ins.go_on(request, at=at)
    account = request.user
    standing = standing_of(account.pk, _id(request.session.get(PLACE)))
    if standing is None:
        # Signed in, with no place today: their own account, and nothing else.
        standing = Standing(
            "account", account.pk, name=str(account), purposes=frozenset({Purpose.PUBLIC, Purpose.ACCOUNT})
        )
    return Here(standing, who=account.pk)


def _link(request: HttpRequest, at: datetime) -> Here:
    number = _id(request.session.get(LINK))
    link = Link.objects.filter(pk=number).first() if number else None
    if link is None or not link.works(at) or link.purpose not in LINK_PURPOSES:
        own = link is not None and link.purpose == Purpose.OWN
        return Here(away=LINK_GONE, who=number, by_link=True, own=own)
    organisation = None
    if link.organisation is not None:
        organisation = Organisation.objects.filter(pk=link.organisation, ended_at__isnull=True).first()
        if organisation is None:
            return Here(away=LINK_GONE, who=number, by_link=True)
    if late := _too_late(request, at):
        return Here(away=late, who=link.pk, by_link=True, own=link.purpose == Purpose.OWN)
    if (seen := sign_ins.moment(request, sign_ins.SEEN)) is None or at - seen > timedelta(minutes=1):
        request.session[sign_ins.SEEN] = at.isoformat()
    return Here(
        Standing(
            kind="link",
            who=link.pk,
            name=link.holder,
            organisation=link.organisation,
            organisation_name=organisation.name if organisation else "",
            organisation_kind=organisation.kind if organisation else "",
            subject=link.subject,
            purposes=frozenset({Purpose(link.purpose), Purpose.PUBLIC}),
            until=link.last_day,
        ),
        who=link.pk,
    )


def _too_late(request: HttpRequest, at: datetime) -> str:
    since, seen = sign_ins.moment(request, sign_ins.SINCE), sign_ins.moment(request, sign_ins.SEEN)
    if since is None or seen is None or at - since > sign_ins.longest():
        return TOO_LONG
    return IDLE if at - seen > timedelta(minutes=settings.BEREIK_IDLE_MINUTES) else ""


def _id(value: object) -> UUID | None:
    try:
        return UUID(str(value)) if value else None
    except ValueError:
        return None
