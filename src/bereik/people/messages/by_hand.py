"""What does somebody need who calls or posts for us: whom, on which number, with which words?

A call to a partner or a colleague shows name and number. A resident's stay in the vault: whoever may open the file
finds them there, whoever calls asks for them (`reader_of`), and the letter on paper carries them (`letters`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from bereik.people.messages.addressing import Address, address_of
from bereik.people.messages.putting import NAME
from bereik.people.models import Message
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, inner_access
from bereik.trust.models import Account, Link

THE_RESIDENT = "de inwoner"
"""Where only the file says the name. In Dutch, like all our letters and calls to a resident, whoever reads along."""


@dataclass(frozen=True)
class Carried:
    """One message for a person to carry. `name` and `phone` are '' where only the file says them."""

    message: Message
    name: str
    phone: str
    text: str


def carried(messages: Sequence[Message]) -> list[Carried]:
    """The same messages in the same order, with name and number where they are not a resident's. Two queries."""
    accounts = {one.pk: one for one in Account.objects.filter(pk__in=_to(messages, "account"))}
    links = {one.pk: one for one in Link.objects.filter(pk__in=_to(messages, "link"))}
    found = []
    for message in messages:
        account, link = accounts.get(message.to), links.get(message.to)
        name = account.name if account else link.holder if link else ""
        phone = account.phone if account else link.phone if link else ""
        found.append(Carried(message, name, phone, message.text.replace(NAME, name or THE_RESIDENT)))
    return found


def reader_of(access: Access, message_id: UUID) -> tuple[Message, Address] | None:
    """Whom to call for one line of the team's call list that is for a resident, under OUTREACH; None when it is not
    theirs, or nobody is left to call.

    Name and number stand in the vault: whoever asks for them to call looks, and that is a line of its own.
    """
    message = Message.objects.filter(
        pk=message_id, team=access.team, channel="call", to_kind="resident", sent_at__isnull=True
    ).first()
    if message is None or (message.law and message.by != access.who):
        return None
    with inner_access(access, Purpose.MESSAGING, "Naam en nummer opzoeken om te bellen") as inner:
        address = address_of(message, inner.at)
    return (message, address) if address else None


def _to(messages: Sequence[Message], kind: str) -> list[UUID]:
    return [message.to for message in messages if message.to_kind == kind]
