"""Where does a message go, and how is its reader called? Known while it is sent, and kept nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bereik.people.models import DataKey, Identity, Message
from bereik.trust.models import Account, Link

POSTAL = ("street", "house_number", "postcode", "place")


@dataclass(frozen=True)
class Address:
    """A reader's name and ways to reach them; '' where we do not know one."""

    name: str
    email: str = ""
    phone: str = ""
    street: str = ""
    place: str = ""


def address_of(message: Message, at: datetime) -> Address | None:
    """Where this message goes; None when the one it is for is no longer there to be written to.

    For a resident it opens the identity, under the purpose in force.
    """
    if message.to_kind == "account":
        account = Account.objects.filter(pk=message.to, left_at__isnull=True).first()
        return Address(account.name, account.email, account.phone) if account else None
    if message.to_kind == "link":
        link = Link.objects.filter(pk=message.to).first()
        return Address(link.holder, link.email, link.phone) if link and link.works(at) else None
    return _resident(message)


def _resident(message: Message) -> Address | None:
    stored = DataKey.objects.filter(resident_id=message.to).first()
    identity = Identity.objects.filter(resident_id=message.to).first()
    if stored is None or identity is None:
        return None
    known = identity.read(
        stored.key(), "call_name", "initials", "prefix", "surname", "email", "phone", *POSTAL
    )
    names = (known["call_name"] or known["initials"], known["prefix"], known["surname"])
    return Address(
        name=" ".join(name for name in names if name),
        email=known["email"],
        phone=known["phone"],
        street=f"{known['street']} {known['house_number']}".strip(),
        place=f"{known['postcode']}  {known['place']}".strip(),
    )
