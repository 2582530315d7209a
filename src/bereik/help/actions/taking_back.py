"""A resident takes back the yes with which somebody passed them on: does the journey go on?

When nothing else lets us go on and nobody spoke with them yet, it ends because we may not; and who has no other journey
with us is erased within a month. Nothing is asked of the resident: no reason, no form.
"""

from __future__ import annotations

from uuid import UUID

from bereik.help.actions.ending import end_journey
from bereik.help.rules.stopping import erase_after_no
from bereik.people.erasing import mark_for_erasure
from bereik.people.models import Journey
from bereik.see.actions import Withdrawn, withdraw_agreement
from bereik.terms.endings import EndingReason
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, inner_access


def take_back_yes(access: Access, signal: UUID) -> Withdrawn | None:
    """Take back the yes to one signal, and end what may not go on; under OWN or HELPING. None: no such yes."""
    with access.deed("take_back_yes"):
        taken = withdraw_agreement(access, signal)
        if taken is None or not taken.must_end:
            return taken
        verdict = end_journey(access, taken.journey, because=EndingReason.WE_MAY_NOT)
        if verdict:
            _let_go(access, taken)
    return taken


def _let_go(access: Access, taken: Withdrawn) -> None:
    """Under RECOGNITION: whoever hears this need not know what else there was, nor in which team."""
    with inner_access(access, Purpose.RECOGNITION, "Een ja is teruggenomen") as house, house.deed("let_go"):
        if Journey.objects.filter(resident=taken.resident).exclude(pk=taken.journey).exists():
            return
        on = erase_after_no(house.today, started=False)
        if on is not None:
            mark_for_erasure(house, taken.resident, on)
