"""How does a message that failed for good get another chance?"""

from __future__ import annotations

from uuid import UUID

from bereik.people.models import Message
from bereik.trust.access import Access


def try_again(access: Access, message_id: UUID) -> bool:
    """The deed: this message is due now, as if it was never tried. Under MESSAGING. False when it had not failed."""
    failed = Message.objects.filter(pk=message_id, failed_at__isnull=False, sent_at__isnull=True)
    with access.deed("try_message_again"):
        return bool(failed.update(failed_at=None, failure="", tries=0, due_at=access.at))
