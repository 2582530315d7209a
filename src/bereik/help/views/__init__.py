"""Which pages does HELP have?"""

from bereik.help.views.asked import answer
from bereik.help.views.day import (
    call_list,
    day_list,
    message_done,
    message_not_done,
    team,
    waiting,
    whom_to_call,
)
from bereik.help.views.journey import agreement, give_back, journey, second, take, take_back, yes_back
from bereik.help.views.looks import ask_to_look, look_read, look_review, looks_to_review
from bereik.help.views.promises import explain, kept, move, not_kept_after_all, promise
from bereik.help.views.trying import attempt, choose_resident, take_back_try
from bereik.help.views.way_in import give_way_in, sheet, stop_way_in

__all__ = [
    "agreement",
    "answer",
    "ask_to_look",
    "attempt",
    "call_list",
    "choose_resident",
    "day_list",
    "explain",
    "give_back",
    "give_way_in",
    "journey",
    "kept",
    "look_read",
    "look_review",
    "looks_to_review",
    "message_done",
    "message_not_done",
    "move",
    "not_kept_after_all",
    "promise",
    "second",
    "sheet",
    "stop_way_in",
    "take",
    "take_back",
    "take_back_try",
    "team",
    "waiting",
    "whom_to_call",
    "yes_back",
]
