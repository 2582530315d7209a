"""How does the first person come into a house where nobody is yet?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from bereik.municipality.actions import place
from bereik.municipality.models import Organisation, Placement
from bereik.terms.functions import Function
from bereik.trust.accounts.invitations import Invited, invite, invite_again

MUNICIPALITY = "municipality"


class SomeoneIsHere(Exception):
    """There is a housekeeper already: they invite whoever comes next."""


@dataclass(frozen=True)
class FirstInvited:
    """The first housekeeper's invitation, and whether its mail went out."""

    invited: Invited
    failure: str


def own_organisation(name: str = "") -> Organisation:
    """The municipality itself, made when it does not stand yet."""
    found = Organisation.objects.filter(kind=MUNICIPALITY, ended_at__isnull=True).order_by("id").first()
    return found or Organisation.objects.create(kind=MUNICIPALITY, name=name or "Gemeente")


def invite_first(*, email: str, name: str, house_name: str, at: datetime) -> FirstInvited:
    """Invite the first housekeeper. Raises `SomeoneIsHere`, or `AlreadyHere` for an e-mail in use.

    For the command line of whoever runs the house: the address is shown there, for the first mail may not work yet.
    """
    today = timezone.localdate(at)
    with transaction.atomic():
        waiting = Placement.objects.in_force(today).filter(
            function=Function.HOUSEKEEPER.value, account__left_at__isnull=True
        )
        if waiting.filter(account__last_login__isnull=False).exists():
            raise SomeoneIsHere(
                "This house has a housekeeper. Ask them for an invitation (Beheer, Accounts)."
            )
        # Not come in yet: asked again it is sent again, and another address (the first was mistyped) is another account.
        former = waiting.filter(account__email=email.strip().lower()).select_related("account").first()
        if former is not None:
            invited = invite_again(former.account, at=at, by=None)
        else:
            invited = invite(email=email, name=name, at=at, by=None)
            place(
                invited.invitation.account,
                function=Function.HOUSEKEEPER,
                organisation=own_organisation(house_name),
                team=None,
                since=today,
            )
    invited.invitation.refresh_from_db()
    return FirstInvited(invited, invited.invitation.failure)
