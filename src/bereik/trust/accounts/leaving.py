"""How does someone leave, so that all access ends the same minute?"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from bereik.trust.accounts import second_factor, sign_ins
from bereik.trust.accounts.models import Account, Invitation


def close_account(account: Account, *, at: datetime) -> int:
    """No session, invitation, password or telephone of this account works any more. Returns how many sessions ended.

    The account itself stays: what its holder did keeps a name. Its places end with it (`municipality.places.leave`).
    """
    with transaction.atomic():
        account.left_at = at
        account.set_unusable_password()
        account.save(update_fields=["left_at", "password"])
        Invitation.objects.filter(account=account, used_at__isnull=True, void_at__isnull=True).update(
            void_at=at
        )
        second_factor.take_away(account)
        return sign_ins.end_all(account, at=at)
