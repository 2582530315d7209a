"""What is somebody called, how do we come by, and what does reading that cost in queries?

Reading a name opens the vault: it stands in the trail. One query, for one resident or for a page of fifty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import OuterRef, Subquery

from bereik.people.models import DataKey, Identity
from bereik.trust.access import Access, current
from bereik.trust.refusals import NoAccess
from bereik.trust.sealing import CannotOpen, unwrap

NAMES = ("call_name", "initials", "prefix", "surname")


@dataclass(frozen=True)
class Named:
    """What names a resident, in clear, as long as a page is made."""

    fields: dict[str, str]

    @property
    def name(self) -> str:
        """The name we call them by, '' when we do not know it."""
        full = " ".join(part for part in (self["prefix"], self["surname"]) if part)
        first = self["call_name"] or self["initials"]
        return " ".join(part for part in (first, full) if part)

    @property
    def address(self) -> str:
        """Street and number, postcode and place, as far as known."""
        street = " ".join(part for part in (self["street"], self["house_number"]) if part)
        town = " ".join(part for part in (self["postcode"], self["place"]) if part)
        return ", ".join(part for part in (street, town) if part)

    def __getitem__(self, name: str) -> str:
        # A template asks here first: what is not a field must not look like an empty one.
        if name not in Identity.SEALED:
            raise KeyError(name)
        return self.fields.get(name, "")


NOBODY = Named({})


@dataclass(frozen=True)
class Known:
    """A resident by name, and the key under which what was said about them lies sealed."""

    named: Named
    key: bytes = field(repr=False)


def read_people(
    access: Access, residents: Iterable[UUID], fields: tuple[str, ...] = NAMES
) -> dict[UUID, Known]:
    """Names (or all that names them) and keys of these residents. Who cannot be read (destroyed, another's) is not in
    the answer."""
    _in_force(access)
    keys = DataKey.objects.filter(resident=OuterRef("resident")).order_by("id")
    rows = (
        Identity.objects.filter(resident__in=set(residents))
        .only("resident_id", *fields)
        .annotate(key_id=Subquery(keys.values("id")[:1]), wrapped=Subquery(keys.values("wrapped")[:1]))
    )
    found = {}
    for row in rows:
        if row.key_id is None:
            continue
        try:
            key = unwrap(row.wrapped, row.key_id)
            found[row.resident_id] = Known(Named(row.read(key, *fields)), key)
        except CannotOpen:
            continue
    return found


def read_names(access: Access, residents: Iterable[UUID]) -> dict[UUID, Named]:
    """What these residents are called. Who cannot be read (destroyed, another's) is not in the answer."""
    return {resident: known.named for resident, known in read_people(access, residents).items()}


def read_identity(access: Access, resident: UUID) -> Named:
    """Everything that names one resident."""
    known = read_people(access, {resident}, Identity.SEALED).get(resident)
    return known.named if known else NOBODY


def read_keys(access: Access, residents: Iterable[UUID]) -> dict[UUID, bytes]:
    """The data keys of these residents, for reading what is sealed about them."""
    _in_force(access)
    keys = {}
    for stored in DataKey.objects.filter(resident__in=set(residents)):
        try:
            keys[stored.resident_id] = stored.key()
        except CannotOpen:
            continue
    return keys


def _in_force(access: Access) -> None:
    if current() is not access:
        raise NoAccess("names")
