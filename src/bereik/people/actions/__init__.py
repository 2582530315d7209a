"""What do we do for people, whichever room does it: recognise, open a journey, take a step?

Parts of a deed: who calls them opened an access that may, and a deed (`access.deed`) in which they write.
"""

from bereik.people.actions.journeys import open_journey, take_back_steps, take_step, team_for
from bereik.people.actions.objecting import (
    is_objected,
    lift_objection,
    lift_objection_of,
    objected_by_marks,
    register_objection,
)
from bereik.people.actions.recognising import Recognised, recognise_or_add

__all__ = [
    "Recognised",
    "is_objected",
    "lift_objection",
    "lift_objection_of",
    "objected_by_marks",
    "open_journey",
    "recognise_or_add",
    "register_objection",
    "take_back_steps",
    "take_step",
    "team_for",
]
