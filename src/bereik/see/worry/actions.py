"""What do we keep of a serious worry? On which day which kind of sender went to which service; nothing else.

No deed, and so no line in the trail: a line says who, and here nobody asks that.
"""

from __future__ import annotations

from datetime import date

from bereik.see.models import HandedOver
from bereik.terms.hand_overs import HandOver
from bereik.terms.senders import Sender


def hand_over(*, on: date, sender: Sender, to: HandOver) -> None:
    """Count one hand-over."""
    HandedOver.objects.create(on=on, sender_kind=sender, to=to)
