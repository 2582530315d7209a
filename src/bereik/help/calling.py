"""Which calls and letters wait for somebody of the team? That there is news, never what about."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet

from bereik.people.messages.by_hand import Carried, carried
from bereik.people.models import Message
from bereik.trust.access import Access

MOST = 100

WRONG_TAP = timedelta(minutes=15)
"""So long a tap can be taken back: short, so that a resident's no that came since is not undone along with it."""


def call_lines(access: Access) -> list[Carried]:
    """What the team still has to call or post, oldest first; at most a hundred. Under OUTREACH; three queries."""
    waits = Message.objects.filter(team=access.team, sent_at__isnull=True, channel__in=("call", "letter"))
    return carried(list(waits.filter(due_at__lte=access.at).order_by("due_at", "pk")[:MOST]))


def set_done(access: Access, message: UUID) -> bool:
    """Somebody called, or posted it. False: not the team's, or done before."""
    with access.deed("message_done"):
        return bool(_by_hand(access, message).filter(sent_at__isnull=True).update(sent_at=access.at))


def just_done(access: Access, message: UUID | None) -> Message | None:
    """What was tapped a moment ago, and can still be taken back. Under OUTREACH; one query."""
    return _of_a_moment_ago(access, message).first() if message else None


def take_back_done(access: Access, message: UUID) -> bool:
    """It was a wrong tap: it waits again. False: not the team's, not done, or too long ago."""
    with access.deed("message_not_done"):
        return bool(_of_a_moment_ago(access, message).update(sent_at=None))


def _of_a_moment_ago(access: Access, message: UUID) -> QuerySet[Message, Message]:
    return _by_hand(access, message).filter(sent_at__gt=access.at - WRONG_TAP)


def _by_hand(access: Access, message: UUID) -> QuerySet[Message, Message]:
    return Message.objects.filter(pk=message, team=access.team, channel__in=("call", "letter"))
