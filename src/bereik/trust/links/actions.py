"""How is a link made, opened, renewed and taken back?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from bereik.terms.purposes import LINK_PURPOSES, Purpose
from bereik.terms.verdict import Verdict
from bereik.trust.ids import new_id
from bereik.trust.links.models import Link
from bereik.trust.links.rules import may_open, may_renew
from bereik.trust.links.tally import Limit
from bereik.trust.links.tokens import LONGEST, hash_of, new_token

LONGEST_TERM = timedelta(days=731)
RENEWED_FOR = timedelta(days=183)
RENEWAL_LASTS = timedelta(days=7)
"""How long a renewal that was sent waits for its first use."""
RENEWED_UNTIL = timedelta(days=92)
"""How long after its end a link may still be renewed: as long as it is kept (`terms.retention`)."""

WRONG_AT_THE_DOOR = Limit("link_door", tries=20, minutes=15)
ONE_LINK = Limit("link_opened", tries=60, minutes=15)
ASKED_FOR_RENEWAL = Limit("link_renewal", tries=3, minutes=24 * 60)


@dataclass(frozen=True)
class MadeLink:
    """A link with its secret part, which is here now and nowhere later."""

    link: Link
    token: str = field(repr=False)

    @property
    def address(self) -> str:
        """What its holder opens."""
        path: str = settings.BEREIK_ADDRESS + reverse("link_door", args=[self.token])
        return path


@dataclass(frozen=True)
class Opening:
    """What the door answered."""

    verdict: Verdict
    link: Link | None = None


def make_link(
    *,
    purpose: Purpose,
    holder: str,
    until: datetime,
    at: datetime,
    by: UUID | None,
    organisation: UUID | None = None,
    subject: UUID | None = None,
    email: str = "",
    phone: str = "",
    number: UUID | None = None,
) -> MadeLink:
    """Make a link for one purpose, until one day. Raises `ValueError` for a purpose or term that links do not have.

    `number` is the id it gets, when one was made beforehand.
    """
    if purpose not in LINK_PURPOSES:
        raise ValueError(f"No link opens {purpose}: choose one of {sorted(LINK_PURPOSES)}.")
    if not at < until <= at + LONGEST_TERM:
        raise ValueError("A link ends: after today, and within two years.")
    token = new_token()
    link = Link.objects.create(
        id=number or new_id(),
        hash=hash_of("link", token),
        purpose=purpose.value,
        organisation=organisation,
        subject=subject,
        holder=holder,
        email=email.strip().lower(),
        phone=phone,
        made_at=at,
        by=by,
        until=until,
    )
    return MadeLink(link, token)


def revoke_link(link: Link, *, at: datetime) -> None:
    """Take it back: whoever is inside by it is outside at the next step (the house looks again at every request)."""
    Link.objects.filter(pk=link.pk, revoked_at__isnull=True).update(
        revoked_at=at, renewed_hash=None, renewed_until=None
    )
    link.refresh_from_db()


def revoke_links_of(organisation: UUID, *, at: datetime) -> int:
    """Take back every link of an organisation that we no longer work with. Returns how many."""
    return Link.objects.filter(organisation=organisation, revoked_at__isnull=True).update(
        revoked_at=at, renewed_hash=None, renewed_until=None
    )


def open_link(token: str, *, address: str, at: datetime, phone: str) -> Opening:
    """Knock with a token from an address on the network. Only wrong tokens count against the address."""
    too_often = WRONG_AT_THE_DOOR.reached(at, address)
    link = None if too_often else _known(token, at)
    if link is not None:
        too_often = ONE_LINK.count(at, str(link.pk))
    elif not too_often:
        WRONG_AT_THE_DOOR.count(at, address)
    verdict = may_open(link, at, phone=phone, tried_too_often=too_often, minutes=WRONG_AT_THE_DOOR.minutes)
    if verdict and link is not None:
        Link.objects.filter(pk=link.pk).update(used_at=at)
    return Opening(verdict, link)


def _known(token: str, at: datetime) -> Link | None:
    if not token or len(token) > LONGEST:
        return None
    hashed = hash_of("link", token)
    with transaction.atomic():
        # Renewed by e-mail: from its first use the new token is the link's own, and the former one no longer works.
        renewed = Link.objects.select_for_update().filter(renewed_hash=hashed, renewed_until__gt=at).first()
        if renewed is not None:
            renewed.hash, renewed.until = hashed, max(renewed.until, at + RENEWED_FOR)
            renewed.renewed_hash = renewed.renewed_until = None
            renewed.save(update_fields=["hash", "until", "renewed_hash", "renewed_until"])
            return renewed
    return Link.objects.filter(hash=hashed).first()


def renew_links(email: str, *, at: datetime) -> list[MadeLink]:
    """A fresh token for each link that this e-mail holds and that may be renewed; none when it is not known.

    The link stays the same one, so that its holder finds back what was sent before, and the former token works until
    the new one is used: whoever knows a colleague's address can ask for a renewal, but shuts nobody out.
    """
    email = email.strip().lower()
    if not email or ASKED_FOR_RENEWAL.count(at, email):
        return []
    made = []
    held = Link.objects.filter(email=email, purpose=Purpose.SIGNALLING.value, revoked_at__isnull=True)
    for link in held.order_by("-until", "id")[:5]:
        if may_renew(link, at, longest_ago=RENEWED_UNTIL):
            token = new_token()
            link.renewed_hash, link.renewed_until = hash_of("link", token), at + RENEWAL_LASTS
            link.save(update_fields=["renewed_hash", "renewed_until"])
            made.append(MadeLink(link, token))
    return made


def clear_links(at: datetime) -> int:
    """Destroy what ended so long ago that nobody needs to hear why (`terms.retention`). Nightly; returns how many."""
    return Link.objects.filter(until__lt=at - RENEWED_UNTIL).delete()[0]
