"""Who is it really? Name, number, address and phone, sealed under a key of their own.

Most pages never open this vault; opening it stands in the trail. Looking up goes by blind indexes.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models

from bereik.people.models.resident import Resident
from bereik.people.ties import file_rules, resident_is_seen
from bereik.terms.purposes import Purpose
from bereik.trust.rows import EVERYTHING, Guard, Guarded, Rule, Tie
from bereik.trust.sealing import Sealer, open_text, place, unwrap


class DataKey(Guarded):
    """The key under which everything that names one resident is sealed. Erasing a person destroys it."""

    touches = "resident_id"
    guard = Guard(
        lambda: (
            file_rules(resident_is_seen(), own=models.Q(resident=Tie.subject), writes=False)
            | {
                Purpose.DELIVERY: Rule(EVERYTHING, adds=True, why="Verzegelen bij een levering"),
                Purpose.MESSAGING: Rule(EVERYTHING, why="Een bericht adresseren"),
            }
        )
    )

    resident = models.OneToOneField(Resident, on_delete=models.PROTECT, related_name="data_key")
    wrapped = models.BinaryField()

    def key(self) -> bytes:
        """The 32-byte key. Raises `CannotOpen` when its master key left the ring."""
        return unwrap(bytes(self.wrapped), self.id)


class Identity(Guarded):
    """What names a resident, each field sealed apart; blind indexes to find them again."""

    SEALED: ClassVar[tuple[str, ...]] = (
        "call_name",
        "initials",
        "prefix",
        "surname",
        "birth_date",
        "bsn",
        "phone",
        "email",
        "street",
        "house_number",
        "postcode",
        "place",
    )

    touches = "resident_id"
    guard = Guard(
        lambda: (
            file_rules(resident_is_seen(), own=models.Q(resident=Tie.subject))
            | {
                Purpose.DELIVERY: Rule(EVERYTHING, adds=True, changes=True, why="Herkennen bij een levering"),
                Purpose.MESSAGING: Rule(EVERYTHING, why="Een bericht adresseren"),
            }
        )
    )

    resident = models.OneToOneField(Resident, on_delete=models.PROTECT, related_name="identity")
    call_name = models.BinaryField(null=True)
    initials = models.BinaryField(null=True)
    prefix = models.BinaryField(null=True)
    surname = models.BinaryField(null=True)
    birth_date = models.BinaryField(null=True)
    bsn = models.BinaryField(null=True)
    phone = models.BinaryField(null=True)
    email = models.BinaryField(null=True)
    street = models.BinaryField(null=True)
    house_number = models.BinaryField(null=True)
    postcode = models.BinaryField(null=True)
    place = models.BinaryField(null=True)
    bsn_index = models.BinaryField(default=b"")
    phone_index = models.BinaryField(default=b"")
    email_index = models.BinaryField(default=b"")
    person_index = models.BinaryField(default=b"")
    address_index = models.BinaryField(default=b"")

    class Meta:
        verbose_name_plural = "identities"
        constraints = [
            # Two signals at the same moment must not make two residents of one number.
            models.UniqueConstraint(
                fields=["bsn_index"], condition=~models.Q(bsn_index=b""), name="identity_bsn_once"
            ),
        ]
        indexes = [
            models.Index(fields=["bsn_index"], name="identity_bsn"),
            models.Index(fields=["phone_index"], name="identity_phone"),
            models.Index(fields=["email_index"], name="identity_email"),
            models.Index(fields=["person_index"], name="identity_person"),
            models.Index(fields=["address_index"], name="identity_address"),
        ]

    def lay(self, key: bytes, values: dict[str, Any]) -> None:
        """Seal these values into the row (not saved yet). Unknown names raise `KeyError`."""
        sealer, table, row = Sealer(key), self._meta.db_table, str(self.id)
        for name, value in values.items():
            if name not in self.SEALED:
                raise KeyError(name)
            text = value.isoformat() if isinstance(value, date) else str(value or "")
            setattr(self, name, sealer.seal_text(text, place(table, name, row)) if text else None)

    def read(self, key: bytes, *names: str) -> dict[str, str]:
        """The named fields in clear ('' where empty). Raises `CannotOpen`."""
        return {name: open_text(key, getattr(self, name), self._place(name)) for name in names or self.SEALED}

    def _place(self, column: str) -> bytes:
        return place(self._meta.db_table, column, self.id)
