"""Which pages does HELP have?"""

from bereik.help.views.day import call_list, day_list, message_done, team, waiting, whom_to_call
from bereik.help.views.journey import agreement, attempt, journey, second, take, take_back
from bereik.help.views.looks import ask_to_look, look_read, look_review, looks_to_review
from bereik.help.views.way_in import give_way_in, sheet, stop_way_in

__all__ = [
    "agreement",
    "ask_to_look",
    "attempt",
    "call_list",
    "day_list",
    "give_way_in",
    "journey",
    "look_read",
    "look_review",
    "looks_to_review",
    "message_done",
    "second",
    "sheet",
    "stop_way_in",
    "take",
    "take_back",
    "team",
    "waiting",
    "whom_to_call",
]
