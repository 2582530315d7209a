"""What does the room of trust keep?"""

from bereik.trust.accounts.models import Account, Invitation, SignIn
from bereik.trust.links.models import Link, Tally
from bereik.trust.trail.models import Seal, SealBatch, SealedMonth, TrailLine

__all__ = [
    "Account",
    "Invitation",
    "Link",
    "Seal",
    "SealBatch",
    "SealedMonth",
    "SignIn",
    "Tally",
    "TrailLine",
]
