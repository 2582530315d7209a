"""What do we do for someone: take on, try, promise, look, let rest, end; and what do they say themself?"""

from bereik.help.actions.agreeing import record_agreement, withdraw_agreement
from bereik.help.actions.asked import answer_own_word
from bereik.help.actions.ending import end_journey
from bereik.help.actions.giving import end_code, give_code
from bereik.help.actions.looking import ask_to_look, review_look, take_back_review, told_of_look
from bereik.help.actions.promising import (
    explain_promise,
    keep_promise,
    make_promise,
    move_promise,
    take_back_kept,
)
from bereik.help.actions.resting import rest
from bereik.help.actions.saying import say_own
from bereik.help.actions.taking_back import take_back_yes
from bereik.help.actions.taking_on import name_second, put_back, take_on
from bereik.help.actions.trying import record_attempt
from bereik.help.actions.undoing import take_back_attempt

__all__ = [
    "answer_own_word",
    "ask_to_look",
    "end_code",
    "end_journey",
    "explain_promise",
    "give_code",
    "keep_promise",
    "make_promise",
    "move_promise",
    "name_second",
    "put_back",
    "record_agreement",
    "record_attempt",
    "rest",
    "review_look",
    "say_own",
    "take_back_attempt",
    "take_back_kept",
    "take_back_review",
    "take_back_yes",
    "take_on",
    "told_of_look",
    "withdraw_agreement",
]
