"""The resident gets a way in: a code that is given in person, and that ends when we say so."""

from __future__ import annotations

from uuid import UUID

from bereik.people.models import Journey
from bereik.terms.laws import Law
from bereik.trust.access import Access
from bereik.trust.accounts.deeds import touch
from bereik.trust.links.codes import PARENT, RESIDENT, MadeCode, end_codes, make_code


def give_code(access: Access, journey: UUID, *, number: UUID, to_parent: bool = False) -> MadeCode | None:
    """A code for the resident of this journey; the former one ends. None: not theirs.

    `to_parent`: a parent or guardian reads the page, which says *your child* then; only of who is helped under the
    Jeugdwet. `number` was made beforehand: a form that is sent twice gives one code, and shows it once.
    """
    with access.deed("give_code") as deed:
        found = _journey(access, journey)
        if found is None:
            return None
        touch(deed, found.resident_id)
        reader = PARENT if to_parent and found.law == Law.JEUGDWET else RESIDENT
        return make_code(subject=found.resident_id, at=access.at, by=access.who, number=number, reader=reader)


def end_code(access: Access, journey: UUID) -> bool:
    """The code of this resident no longer works: the paper is lost, or somebody else has it. False: not theirs."""
    with access.deed("end_code") as deed:
        found = _journey(access, journey)
        if found is None:
            return False
        touch(deed, found.resident_id)
        end_codes(found.resident_id, at=access.at)
        return True


def _journey(access: Access, journey: UUID) -> Journey | None:
    # Locked: of two who give a code at the same moment, the second's is the one that works.
    return Journey.objects.select_for_update(no_key=True).filter(pk=journey, law=access.law).first()
