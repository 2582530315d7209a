"""What is somebody called, how do we come by, and what does reading that cost in queries?

Reading a name opens the vault: it stands in the trail. Two queries, for one resident or for a page of fifty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from bereik.people.models import DataKey, Identity
from bereik.trust.access import Access, current
from bereik.trust.refusals import NoAccess
from bereik.trust.sealing import CannotOpen

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


def read_names(access: Access, residents: Iterable[UUID]) -> dict[UUID, Named]:
    """What these residents are called. Who cannot be read (destroyed, another's) is not in the answer."""
    return _read(access, read_keys(access, residents), NAMES)


def read_identity(access: Access, resident: UUID, key: bytes | None = None) -> Named:
    """Everything that names one resident; `key` where the page has read it already."""
    keys = {resident: key} if key else read_keys(access, {resident})
    return _read(access, keys, Identity.SEALED).get(resident, NOBODY)


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


def _read(access: Access, keys: Mapping[UUID, bytes], names: tuple[str, ...]) -> dict[UUID, Named]:
    _in_force(access)
    found = {}
    for row in Identity.objects.filter(resident__in=set(keys)).only("resident_id", *names):
        try:
            found[row.resident_id] = Named(row.read(keys[row.resident_id], *names))
        except CannotOpen:
            continue
    return found


def _in_force(access: Access) -> None:
    if current() is not access:
        raise NoAccess("names")
