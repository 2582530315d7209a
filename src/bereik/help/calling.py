"""Which calls and letters wait for somebody of the team? That there is news, never what about."""

from __future__ import annotations

from uuid import UUID

from bereik.people.messages.by_hand import Carried, carried
from bereik.people.models import Message
from bereik.trust.access import Access

MOST = 100


def call_lines(access: Access) -> list[Carried]:
    """What the team still has to call or post, oldest first; at most a hundred. Under OUTREACH; three queries."""
    waits = Message.objects.filter(team=access.team, sent_at__isnull=True, channel__in=("call", "letter"))
    return carried(list(waits.filter(due_at__lte=access.at).order_by("due_at", "pk")[:MOST]))


def set_done(access: Access, message: UUID) -> bool:
    """Somebody called, or posted it. False: not the team's, or done before."""
    with access.deed("message_done"):
        by_hand = Message.objects.filter(pk=message, team=access.team, channel__in=("call", "letter"))
        return bool(by_hand.filter(sent_at__isnull=True).update(sent_at=access.at))
