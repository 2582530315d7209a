"""What do we do to reach someone: take on, try, promise, answer, agree, look with a reason?"""

from bereik.help.actions.agreeing import record_agreement, withdraw_agreement
from bereik.help.actions.asked import answer_own_word
from bereik.help.actions.giving import end_code, give_code
from bereik.help.actions.looking import ask_to_look, review_look, told_of_look
from bereik.help.actions.promising import (
    explain_promise,
    keep_promise,
    make_promise,
    move_promise,
    take_back_kept,
)
from bereik.help.actions.taking_on import name_second, take_on
from bereik.help.actions.trying import record_attempt

__all__ = [
    "answer_own_word",
    "ask_to_look",
    "end_code",
    "explain_promise",
    "give_code",
    "keep_promise",
    "make_promise",
    "move_promise",
    "name_second",
    "record_agreement",
    "record_attempt",
    "review_look",
    "take_back_kept",
    "take_on",
    "told_of_look",
    "withdraw_agreement",
]
