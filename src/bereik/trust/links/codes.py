"""How does a resident come in with a code that was given in person?

Three groups of four, easy to read aloud and to type: the first finds the code, the other two are its secret (40 bits).
It is shown once, stored as a keyed hash, has an end date and can be taken back; a resident has one that works.
Whoever types it hears the same, in the same time, whether or not such a code exists.
"""

from __future__ import annotations

import hmac
import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from bereik.terms.purposes import Purpose
from bereik.terms.reasons.links import LinkReason
from bereik.terms.verdict import Reason, Verdict, may, may_not
from bereik.trust.links.actions import make_link
from bereik.trust.links.models import Link
from bereik.trust.links.tally import Limit, Strikes
from bereik.trust.links.tokens import hash_of

RESIDENT, PARENT = "inwoner", "ouder of voogd"
"""Who reads by a code: what somebody is, and never a name. A parent reads the page of a child."""
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O and U, which are read as something else."""
GROUP = 4
CODE_GROUPS = 3
HANDLE = GROUP
LONG = CODE_GROUPS * GROUP
CODE_LASTS = timedelta(days=366)
"""Longer than the half year after which we ask whether it is still good."""

WRONG_CODE = Strikes("own_code", tries=5, rests=timedelta(days=1))
"""For each first group, whether or not a code begins with it."""
WRONG_HERE = Limit("own_code_address", tries=20, minutes=15)
"""From one address on the network, whatever is typed."""

_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_BETWEEN = re.compile(r"[\s\-‐‑‒–—−._·]+")
_NO_CODE = bytes(32)


@dataclass(frozen=True)
class MadeCode:
    """A code with its secret part, which is here now and nowhere later; '' where it was shown before."""

    link: Link
    code: str = field(repr=False)

    @property
    def written(self) -> str:
        """As it is written down and read aloud."""
        return written(self.code)


@dataclass(frozen=True)
class CodeOpening:
    """What the door answered: the link, or how many tries are left before this code rests, or until when it does."""

    verdict: Verdict
    link: Link | None = None
    left: int = 0
    rests_until: datetime | None = None


def read_code(typed: str) -> str:
    """The code that is meant: spaces, hyphens, small letters, O for 0 and I or L for 1 do not matter."""
    return _BETWEEN.sub("", typed).upper().translate(_READ_AS)


def is_whole(code: str) -> bool:
    """Whether this can be a code at all."""
    return len(code) == LONG and all(letter in ALPHABET for letter in code)


def written(code: str) -> str:
    """In groups, with hyphens."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def make_code(*, subject: UUID, at: datetime, by: UUID, number: UUID, reader: str = RESIDENT) -> MadeCode:
    """Give this resident a code; the former one ends at once. Inside a transaction.

    `reader` is who gets it, the resident or a PARENT. `number` was made beforehand: the same number twice is one code, and its words are not shown again.
    """
    known = Link.objects.filter(pk=number, subject=subject).first()
    if known is not None:
        return MadeCode(known, "")
    end_codes(subject, at=at)
    link = make_link(
        purpose=Purpose.OWN,
        holder=reader,
        subject=subject,
        until=at + CODE_LASTS,
        at=at,
        by=by,
        number=number,
    ).link
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LONG))
        link.handle, link.code_hash = code[:HANDLE], hash_of("own code", code)
        try:
            with transaction.atomic():
                link.save(update_fields=["handle", "code_hash"])
        except IntegrityError:
            continue  # another code begins like this
        return MadeCode(link, code)


def living_code(subject: UUID, at: datetime) -> Link | None:
    """The code that works for this resident now."""
    codes = Link.objects.filter(subject=subject, handle__isnull=False, revoked_at__isnull=True, until__gt=at)
    return codes.order_by("-made_at", "-id").first()


def rests_until(link: Link, at: datetime) -> datetime | None:
    """Until when this code rests, because it was typed wrong too often."""
    return WRONG_CODE.rests_until(at, link.handle) if link.handle else None


def end_codes(subject: UUID, *, at: datetime) -> int:
    """Whoever is inside by a code of this resident is outside at the next step. Returns how many there were."""
    living = Link.objects.filter(subject=subject, handle__isnull=False, revoked_at__isnull=True)
    return living.update(revoked_at=at)


def is_code_of(subject: UUID, code: str, at: datetime) -> bool:
    """Whether this is the code that works for this resident now."""
    link = living_code(subject, at)
    return link is not None and _fits(link, code)


def open_code(code: str, *, address: str, at: datetime, phone: str) -> CodeOpening:
    """Knock with a whole code. A person to call stands in every no.

    Counted before it is judged, so that of many at once none slips through; the hash is worked out and compared also
    for a code that does not exist or that rests. The right code does not open while it rests.
    """
    call = Reason(LinkReason.CALL_US, phone=phone)
    if WRONG_HERE.reached(at, address):
        later = Reason(LinkReason.TRY_LATER, minutes=WRONG_HERE.minutes, phone=phone)
        return CodeOpening(may_not(Reason(LinkReason.RATE_LIMITED), later))
    handle = code[:HANDLE]
    struck = WRONG_CODE.count(at, handle)
    link = Link.objects.filter(handle=handle, purpose=Purpose.OWN.value).first()
    fits = _fits(link, code)
    if struck.rests_until is None and fits and link is not None and link.revoked_at is None:
        WRONG_CODE.forget(handle)
        if at >= link.until:
            return CodeOpening(may_not(Reason(LinkReason.CODE_EXPIRED, date=link.last_day), call))
        Link.objects.filter(pk=link.pk).update(used_at=at)
        return CodeOpening(may(Reason(LinkReason.VALID, date=link.last_day)), link)
    WRONG_HERE.count(at, address)
    until = struck.rests_until or WRONG_CODE.rest_after(at, struck, handle)
    if until is not None:
        rests = may_not(Reason(LinkReason.CODE_RESTS, count=WRONG_CODE.tries), call)
        return CodeOpening(rests, rests_until=until)
    return CodeOpening(may_not(Reason(LinkReason.CODE_WRONG), call), left=WRONG_CODE.tries - struck.number)


def _fits(link: Link | None, code: str) -> bool:
    kept = bytes(link.code_hash) if link is not None and link.code_hash else _NO_CODE
    return hmac.compare_digest(hash_of("own code", code), kept)
