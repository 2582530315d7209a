"""Who are the people, how far are we on the way with them, and what do we write to them?"""

from bereik.people.models.agreement import Agreement
from bereik.people.models.identity import DataKey, Identity
from bereik.people.models.journey import Ending, Journey, Resting, Step
from bereik.people.models.look import ReasonedLook
from bereik.people.models.message import Message
from bereik.people.models.objection import Objection
from bereik.people.models.resident import Household, HouseholdMember, Resident

__all__ = [
    "Agreement",
    "DataKey",
    "Ending",
    "Household",
    "HouseholdMember",
    "Identity",
    "Journey",
    "Message",
    "Objection",
    "ReasonedLook",
    "Resident",
    "Resting",
    "Step",
]
