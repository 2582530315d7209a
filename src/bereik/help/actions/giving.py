"""The resident gets a way in: a code that is given in person, and that ends when we say so."""

from __future__ import annotations

from uuid import UUID

from bereik.people.models import Journey
from bereik.trust.access import Access
from bereik.trust.accounts.deeds import touch
from bereik.trust.links.codes import MadeCode, end_codes, make_code


def give_code(access: Access, journey: UUID, *, number: UUID) -> MadeCode | None:
    """A code for the resident of this journey; the former one ends. None: not theirs.

    `number` was made beforehand: a form that is sent twice gives one code, and shows it once.
    """
    with access.deed("give_code") as deed:
        resident = _resident_of(access, journey)
        if resident is None:
            return None
        touch(deed, resident)
        return make_code(subject=resident, at=access.at, by=access.who, number=number)


def end_code(access: Access, journey: UUID) -> bool:
    """The code of this resident no longer works: the paper is lost, or somebody else has it. False: not theirs."""
    with access.deed("end_code") as deed:
        resident = _resident_of(access, journey)
        if resident is None:
            return False
        touch(deed, resident)
        end_codes(resident, at=access.at)
        return True


def _resident_of(access: Access, journey: UUID) -> UUID | None:
    # Locked: of two who give a code at the same moment, the second's is the one that works.
    found = Journey.objects.select_for_update(no_key=True).filter(pk=journey, law=access.law).first()
    return found.resident_id if found else None
