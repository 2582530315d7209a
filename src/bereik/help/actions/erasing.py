"""What HELP keeps about a resident who is erased: what goes, and what stays so that figures do not move?

What was promised and what was said go in words; that something was promised or said, when and of which kind, stays.
"""

from __future__ import annotations

from uuid import UUID

from bereik.help.actions.on_the_row import OPEN
from bereik.help.models import OwnWord, Promise
from bereik.people.models import Journey
from bereik.trust.access import Access


def erase_words(access: Access, resident: UUID) -> None:
    """Take the words away. Inside a deed, under UPKEEP, before the journeys are let go. May be done twice."""
    still_open = Journey.objects.open().filter(resident=resident).values_list("pk", flat=True)
    # Their journey ends with this, and not by us: what was promised for a day to come need not be done.
    waits = Promise.objects.filter(journey__in=list(still_open), due_on__gte=access.today, **OPEN)
    waits.filter(disputed_at__isnull=True).update(let_go_at=access.at)
    Promise.objects.filter(resident=resident).update(what=None, explanation=None)
    OwnWord.objects.filter(resident=resident).update(words=None, answer_words=None)
