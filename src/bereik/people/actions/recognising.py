"""Is this somebody we know already?

Runs under RECOGNITION, inside the access of whoever passes something on; whether the resident was known is said to
nobody, not even to the caller.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from bereik.people.marks import Marks, marks_of
from bereik.people.models import DataKey, Identity, Resident
from bereik.trust.access import Access
from bereik.trust.sealing import new_data_key, wrap


@dataclass(frozen=True)
class Recognised:
    """The resident, and the key under which what is said about them is sealed. Known before or not: the same."""

    resident: UUID
    key: bytes = field(repr=False)


def recognise_or_add(
    access: Access,
    *,
    area: str | None = None,
    age_band: str = "",
    synthetic: bool = False,
    **identity: str | date,
) -> Recognised:
    """Find the resident by a valid BSN or by all five personal marks together (`people.marks`), or add one.

    Inside a deed, under RECOGNITION. Two people who each have a valid BSN that differs are never joined, nor is
    anybody when two residents bear the same marks: one too many can be mended, a wrong file opened cannot. What was
    still empty about a known resident is filled in; nothing is written over.
    """
    named = {name: _text(value) for name, value in identity.items() if _text(value)}
    if unknown := named.keys() - set(Identity.SEALED):
        raise KeyError(", ".join(sorted(unknown)))
    marks = marks_of(named)
    if known := _find(marks):
        return _fill_in(known, named)
    try:
        with transaction.atomic():
            return _add(access, named, marks, Resident(area_id=area, age_band=age_band, synthetic=synthetic))
    except IntegrityError:
        # Somebody added the same number at the same moment.
        known = _find(marks)
        if known is None:
            raise
        return _fill_in(known, named)


def _text(value: str | date) -> str:
    return value.isoformat() if isinstance(value, date) else " ".join(value.split())


def _find(marks: Marks) -> Identity | None:
    if marks.bsn and (same := Identity.objects.filter(bsn_index=marks.bsn).order_by("id").first()):
        return same
    if not marks.person:
        return None
    alike = list(Identity.objects.filter(person_index=marks.person).order_by("id")[:2])
    if len(alike) != 1 or (marks.bsn and bytes(alike[0].bsn_index)):
        return None
    return alike[0]


def _add(access: Access, named: Mapping[str, str], marks: Marks, resident: Resident) -> Recognised:
    resident.made_at = access.at
    resident.save(force_insert=True)
    key = new_data_key()
    stored = DataKey(resident=resident)
    stored.wrapped = wrap(key, stored.id)
    stored.save(force_insert=True)
    row = Identity(resident=resident, **marks.columns())
    row.lay(key, dict(named))
    row.save(force_insert=True)
    return Recognised(resident.id, key)


def _fill_in(known: Identity, named: Mapping[str, str]) -> Recognised:
    key = DataKey.objects.get(resident=known.resident_id).key()
    new = {name: value for name, value in named.items() if getattr(known, name) is None}
    if new:
        known.lay(key, new)
        columns = marks_of(known.read(key)).columns()
        for name, value in columns.items():
            setattr(known, name, value)
        known.save(update_fields=[*new, *columns])
    return Recognised(known.resident_id, key)
