"""Who was promised an answer for today, about somebody of whom nothing is kept?"""

from __future__ import annotations

from datetime import date, datetime

from bereik.house.upkeep.night import Figures
from bereik.see.left_alone import close_whom_we_leave_alone, forget_whom_we_leave_alone
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access


def answer_what_was_promised(at: datetime, day: date) -> Figures:
    """Close them on their day, forget them after their term; a count of each."""
    with house_access(Purpose.UPKEEP, "Antwoorden wat beloofd is", at=at, page="answer_promised") as access:
        return {
            "closed": close_whom_we_leave_alone(access),
            "forgotten": forget_whom_we_leave_alone(access),
        }
