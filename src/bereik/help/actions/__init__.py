"""What do we do to reach someone: take on, try, agree, look with a reason?"""

from bereik.help.actions.agreeing import record_agreement, withdraw_agreement
from bereik.help.actions.giving import end_code, give_code
from bereik.help.actions.looking import ask_to_look, review_look, told_of_look
from bereik.help.actions.taking_on import name_second, take_on
from bereik.help.actions.trying import record_attempt

__all__ = [
    "ask_to_look",
    "end_code",
    "give_code",
    "name_second",
    "record_agreement",
    "record_attempt",
    "review_look",
    "take_on",
    "told_of_look",
    "withdraw_agreement",
]
