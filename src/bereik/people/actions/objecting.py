"""Who wants no contact, and may change their mind? Kept so that we honour it, and cannot say who it was.

An objection leaves blind indexes alone, each in a row that nothing ties to another or to a resident: numbers drawn at
random (ours are else in the order of time), a day and no moment, and no number in the trail. AVG art. 21(1).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar
from uuid import UUID, uuid4

from bereik.people.marks import objection_marks
from bereik.people.models import DataKey, Identity, Objection
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, inner_access

WHY = "Een nee bewaren zonder naam"
AT_ONCE = 500
K = TypeVar("K", bound=Hashable)


def register_objection(access: Access, resident: UUID) -> bool:
    """Keep the marks of somebody who said no, by what we know of them now. Twice is once; the first day stays.

    False: nothing is known by which they could be met again, so nothing was kept. Raises `CannotOpen`.
    """
    with inner_access(access, Purpose.RECOGNITION, WHY) as house:
        marks = objection_marks(_identity(resident))
        with house.deed("register_objection"):
            Objection.objects.bulk_create(
                [Objection(id=uuid4(), mark=mark, made_on=house.today) for mark in marks],
                ignore_conflicts=True,
            )
    return bool(marks)


def is_objected(access: Access, identity: Mapping[str, str]) -> bool:
    """Whether somebody with these marks said no (field names of `people.Identity`). Nothing else comes back."""
    marks = objection_marks(identity)
    if not marks:
        return False
    with inner_access(access, Purpose.RECOGNITION, WHY):
        return Objection.objects.filter(mark__in=marks).exists()


def objected_by_marks(access: Access, marks: Mapping[K, Sequence[bytes]]) -> set[K]:
    """The same for many at once, by the marks that were worked out before: under which keys somebody who said no stands.

    Where fewer said no than there are marks to ask about, the noes are read whole: they name nobody.
    """
    found = set[K]()
    asked = {mark for some in marks.values() for mark in some}
    with inner_access(access, Purpose.RECOGNITION, WHY):
        if Objection.objects.count() <= len(asked):
            questions = [Objection.objects.all()]
        else:
            questions = [Objection.objects.filter(mark__in=some) for some in _in_turns(sorted(asked))]
        kept = {bytes(mark) for rows in questions for mark in rows.values_list("mark", flat=True)} & asked
    if kept:
        found.update(key for key, some in marks.items() if not kept.isdisjoint(some))
    return found


def _in_turns(marks: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for first in range(0, len(marks), AT_ONCE):
        yield marks[first : first + AT_ONCE]


def lift_objection(access: Access, identity: Mapping[str, str]) -> None:
    """They came back: take away every mark that this identity has.

    Give all that is known of them: a mark of something else they were known by then cannot be found from this.
    """
    marks = objection_marks(identity)
    with (
        inner_access(access, Purpose.RECOGNITION, WHY) as house,
        house.deed("lift_objection"),
    ):
        Objection.objects.filter(mark__in=marks).delete()


def lift_objection_of(access: Access, resident: UUID) -> None:
    """The same for a resident whom we still know, by all that we know of them. Raises `CannotOpen`."""
    with inner_access(access, Purpose.RECOGNITION, WHY):
        known = _identity(resident)
    lift_objection(access, known)


def _identity(resident: UUID) -> dict[str, str]:
    """In clear, under RECOGNITION; empty when the person was erased."""
    row = Identity.objects.filter(resident=resident).first()
    stored = DataKey.objects.filter(resident=resident).first()
    return row.read(stored.key()) if row and stored else {}
