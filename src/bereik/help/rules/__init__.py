"""May this now, and why does this stand here?

Pure: rows and days go in, verdicts and named reasons come out. Nothing is weighed or added up.
"""

from bereik.help.rules.asking import Answer, question_due
from bereik.help.rules.day_order import OnTheRow, reasons_of
from bereik.help.rules.days import HERE, clock_change, day_of
from bereik.help.rules.going import WAYS, RoomToday, Way, next_way, room_today
from bereik.help.rules.left_open import LeftOpen, left_open
from bereik.help.rules.promising import (
    Word,
    answers_for,
    asks_about_day,
    is_open,
    may_explain,
    may_keep,
    may_move,
    may_promise,
    state_of,
)
from bereik.help.rules.reaching import (
    DUE_WITHIN_DAYS,
    SHORTEST_REASON,
    Untaken,
    may_look,
    may_put_back,
    may_take_on,
    met,
    moment_of,
    went,
)
from bereik.help.rules.stopping import Stand, may_end, may_rest, may_try, rest_day
from bereik.help.rules.term import SHOWN_BEFORE, TermState, our_reason, over_before, seen_until, term_of
from bereik.help.rules.undoing import WrittenTry, may_take_back

__all__ = [
    "DUE_WITHIN_DAYS",
    "HERE",
    "SHORTEST_REASON",
    "SHOWN_BEFORE",
    "WAYS",
    "Answer",
    "LeftOpen",
    "OnTheRow",
    "RoomToday",
    "Stand",
    "TermState",
    "Untaken",
    "Way",
    "Word",
    "WrittenTry",
    "answers_for",
    "asks_about_day",
    "clock_change",
    "day_of",
    "is_open",
    "left_open",
    "may_end",
    "may_explain",
    "may_keep",
    "may_look",
    "may_move",
    "may_promise",
    "may_put_back",
    "may_rest",
    "may_take_back",
    "may_take_on",
    "may_try",
    "met",
    "moment_of",
    "next_way",
    "our_reason",
    "over_before",
    "question_due",
    "reasons_of",
    "rest_day",
    "room_today",
    "seen_until",
    "state_of",
    "term_of",
    "went",
]
