"""Which pages does HELP have?"""

from bereik.help.views.day import call_list, day_list, message_done, team, waiting
from bereik.help.views.journey import agreement, attempt, journey, second, take, take_back
from bereik.help.views.looks import ask_to_look, look_read, look_review, looks_to_review

__all__ = [
    "agreement",
    "ask_to_look",
    "attempt",
    "call_list",
    "day_list",
    "journey",
    "look_read",
    "look_review",
    "looks_to_review",
    "message_done",
    "second",
    "take",
    "take_back",
    "team",
    "waiting",
]
