"""May this link open something now, and if not, why and what to do instead?"""

from __future__ import annotations

from datetime import datetime, timedelta

from bereik.terms.reasons.links import LinkReason
from bereik.terms.verdict import Reason, Verdict, may, may_not
from bereik.trust.links.models import Link


def may_open(link: Link | None, at: datetime, *, phone: str, tried_too_often: bool, minutes: int) -> Verdict:
    """Whether the door opens. A person to call stands in every no.

    A link that was taken back answers in the same words as one that never was: why it was taken back is between us
    and its holder, on the telephone.
    """
    call = Reason(LinkReason.CALL_US, phone=phone)
    if tried_too_often:
        return may_not(
            Reason(LinkReason.RATE_LIMITED), Reason(LinkReason.TRY_LATER, minutes=minutes, phone=phone)
        )
    if link is None or link.revoked_at is not None:
        return may_not(Reason(LinkReason.UNKNOWN), call)
    if at >= link.until:
        return may_not(Reason(LinkReason.EXPIRED, date=link.last_day), call)
    return may(Reason(LinkReason.VALID, date=link.last_day))


def may_renew(link: Link, at: datetime, *, longest_ago: timedelta) -> bool:
    """Whether its holder gets a fresh one on asking: never when it was taken back, and not long after it ended.

    No reason is given back: whoever asks reads the same answer, known or not.
    """
    return link.revoked_at is None and at < link.until + longest_ago
