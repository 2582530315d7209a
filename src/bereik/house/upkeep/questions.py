"""Which questions without a name are past their day, and is what was written in them gone?"""

from __future__ import annotations

from datetime import date, datetime

from bereik.house.upkeep.night import Figures
from bereik.see.consulting.keeping import keep_questions
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access


def erase_questions(at: datetime, day: date) -> Figures:
    """Erase what was written, say where we failed, put back what was left; a count for each."""
    with house_access(
        Purpose.UPKEEP, "Vragen zonder naam wissen op hun dag", at=at, page="erase_questions"
    ) as access:
        return keep_questions(access)
