"""A resident comes back after an ending: who goes to them now?

They need not explain anything. What was kept to leave them alone is lifted, a new journey opens that names the former,
and the professional they knew has it again, if they are still there.
"""

from __future__ import annotations

from uuid import UUID

from bereik.municipality.models import Placement
from bereik.people.actions import lift_objection_of, open_journey, take_step
from bereik.people.models import Journey
from bereik.terms.functions import Function
from bereik.terms.purposes import Purpose
from bereik.terms.senders import Sender
from bereik.terms.steps import Step
from bereik.trust.access import Access, inner_access

WHY = "Een inwoner komt terug"


def come_back(access: Access, former: Journey) -> UUID:
    """Open a journey again, or join the one that runs. Inside a deed. Raises `CannotOpen` where they were erased."""
    lift_objection_of(access, former.resident_id)
    with inner_access(access, Purpose.RECOGNITION, WHY) as house, house.deed("come_back"):
        journey = open_journey(
            house,
            resident=former.resident_id,
            law=former.law,
            team=former.team_id,
            area=former.area_id,
            came_through=Sender.RESIDENT,
            about=former.about,
            synthetic=former.synthetic,
        )
        take_step(house, journey, Step.WE_SAW)
        take_step(house, journey, Step.WE_MAY)
        face = _still_there(house, former.trusted_id, former.team_id)
        if face is not None and journey.trusted_id is None:
            second = _still_there(house, former.second_id, former.team_id)
            Journey.objects.filter(pk=journey.pk).update(trusted=face, trusted_at=house.at, second=second)
        return journey.pk


def _still_there(access: Access, account: UUID | None, team: UUID) -> UUID | None:
    if account is None:
        return None
    here = Placement.objects.in_force(access.today).filter(
        account=account, team=team, function=Function.PROFESSIONAL, account__left_at__isnull=True
    )
    return account if here.exists() else None
