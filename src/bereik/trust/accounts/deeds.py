"""How does a deed that touches no resident come into the trail?

Accounts, links and places decide who may look at residents, so that who gave them to whom stands in the same trail.
No access is opened: under housekeeping no row about a resident is read or written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, Deed
from bereik.trust.ids import new_id
from bereik.trust.standing import Standing
from bereik.trust.trail.writing import write_bare_deed


@contextmanager
def house_deed(
    here: Standing, name: str, because: str, *, purpose: Purpose = Purpose.HOUSEKEEPING, at: datetime
) -> Iterator[Deed]:
    """One transaction with its line in the trail. What it is about is added with `touch(deed, id)`."""
    access = Access(
        line=new_id(),
        who=here.who,
        kind=here.kind,
        organisation=here.organisation,
        team=here.team,
        law=here.law,
        subject=None,
        purpose=purpose,
        because=because,
        page=name,
        at=at,
        today=timezone.localdate(at),
    )
    deed = Deed(name)
    with transaction.atomic():
        yield deed
        write_bare_deed(access, deed)


def touch(deed: Deed, *ids: UUID) -> None:
    """Which account, link or place the deed is about."""
    deed.touched.update(dict.fromkeys(ids))
