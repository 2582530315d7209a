"""How does whoever asked hear that there is something to read? That there is news, and whom to call; no more."""

from __future__ import annotations

from bereik.people.messages.putting import WhomToCall, put_ready
from bereik.see.models import Consultation
from bereik.terms.outgoing import Outgoing
from bereik.trust.access import Access
from bereik.trust.models import Account, Link


def tell_asker(access: Access, question: Consultation) -> None:
    """Leave word, inside a deed: about no resident. Whoever has no address finds it on their own page."""
    call = WhomToCall(question.team.name, question.team.phone)
    link = Link.objects.filter(pk=question.sender).first()
    if link is not None:
        if link.email or link.phone:
            put_ready(
                access,
                Outgoing.NEWS_FOR_PARTNER,
                to_kind="link",
                to=link.pk,
                channel="email" if link.email else "call",
                team=question.team_id,
                call=call,
            )
    elif Account.objects.filter(pk=question.sender, left_at=None).exists():
        put_ready(
            access,
            Outgoing.NEWS_FOR_COLLEAGUE,
            to_kind="account",
            to=question.sender,
            channel="email",
            team=question.team_id,
            call=call,
        )
