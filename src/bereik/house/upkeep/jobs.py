"""Which jobs does a night have, and in which order?

What is due is put ready and goes out first, so that nobody waits for sums. Figures come before destroying, so that the
last night of something still counts; a term that ends goes before erasing, so that it is one night's work. Sealing
comes last: after it nothing of tonight is unsealed.
"""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from bereik.house.upkeep.answering import answer_what_was_promised
from bereik.house.upkeep.clearing import clear_what_ended
from bereik.house.upkeep.destroying import destroy_past_term
from bereik.house.upkeep.erasing import erase_whose_day_came
from bereik.house.upkeep.facts import make_facts, publish_figures
from bereik.house.upkeep.night import Figures, Job, Night, run_night
from bereik.house.upkeep.questions import erase_questions
from bereik.house.upkeep.sending import send_what_is_due
from bereik.house.upkeep.term import end_terms
from bereik.trust.trail.sealing import seal_lines


def seal_trail(at: datetime, day: date) -> Figures:
    """Chain every line that was written until now."""
    sealed = seal_lines()
    return {"lines": sealed.lines, "head": str(sealed.head)}


FACTS = Job("facts", make_facts)
PUBLISH = Job("publish", publish_figures)
SEAL = Job("seal", seal_trail)
JOBS = (
    Job("answer", answer_what_was_promised),
    Job("send", send_what_is_due),
    Job("questions", erase_questions),
    FACTS,
    PUBLISH,
    Job("clear", clear_what_ended),
    Job("term", end_terms),
    Job("erase", erase_whose_day_came),
    Job("destroy", destroy_past_term),
    SEAL,
)


def upkeep(day: date, at: datetime) -> Night:
    """The whole night of one day. Raises `AlreadyRunning`."""
    return run_night(JOBS, day, timezone.now, at)
