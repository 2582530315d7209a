"""How is what names a person kept, so that a stolen copy says nothing and one person can be forgotten?

Each person has a data key, wrapped by the house's master key. Fields are sealed with AES-256-GCM (NIST SP 800-38D);
the associated data is table:column:id, so that a sealed value does not open in another row. Looking up goes by a
blind index: HMAC-SHA256 over the normalised value. Erasing a person destroys the data key.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bereik.trust.keys import derived, ring

_NONCE = 12


class CannotOpen(Exception):
    """A sealed value does not open: another row's, another key's, or damaged. Nothing of it is shown."""


def place(table: str, column: str, row: UUID | str) -> bytes:
    """The associated data of one field of one row."""
    return f"{table}:{column}:{row}".encode()


def new_data_key() -> bytes:
    """A fresh 32-byte key for one person."""
    return os.urandom(32)


def wrap(key: bytes, row: UUID) -> bytes:
    """A data key sealed by the current master key; begins with the master key's number and a NUL byte."""
    number, master = ring().current
    return number.encode() + b"\0" + seal(master, key, place("data_key", "wrapped", row))


def unwrap(wrapped: bytes, row: UUID) -> bytes:
    """The data key again. Raises `CannotOpen`, also when its master key left the ring."""
    number, _, sealed = bytes(wrapped).partition(b"\0")
    try:
        master = ring().named(number.decode())
    except (KeyError, UnicodeDecodeError) as why:
        raise CannotOpen(
            "The master key that wrapped this data key is not in the ring (BEREIK_KEYS)."
        ) from why
    return unseal(master, sealed, place("data_key", "wrapped", row))


def seal(key: bytes, value: bytes, associated: bytes) -> bytes:
    """nonce (12 bytes) + ciphertext + tag (16 bytes)."""
    return Sealer(key).seal(value, associated)


class Sealer:
    """One key made ready, for many values that are sealed with it: setting a key up takes longer than sealing."""

    def __init__(self, key: bytes) -> None:
        self._encrypt = AESGCM(key).encrypt

    def seal(self, value: bytes, associated: bytes) -> bytes:
        """As `seal` does: nonce, ciphertext, tag."""
        nonce = os.urandom(_NONCE)
        return nonce + self._encrypt(nonce, value, associated)

    def seal_text(self, text: str, associated: bytes) -> bytes:
        """Sealed UTF-8 text."""
        return self.seal(text.encode(), associated)


def unseal(key: bytes, sealed: bytes, associated: bytes) -> bytes:
    """The value again. Raises `CannotOpen`."""
    sealed = bytes(sealed)
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], associated)
    except (InvalidTag, ValueError) as why:
        raise CannotOpen("This sealed value does not open here.") from why


def seal_text(key: bytes, text: str, associated: bytes) -> bytes:
    """Sealed UTF-8 text."""
    return seal(key, text.encode(), associated)


def open_text(key: bytes, sealed: bytes | None, associated: bytes) -> str:
    """The text again, '' where nothing was sealed. Raises `CannotOpen`."""
    return unseal(key, sealed, associated).decode() if sealed else ""


def blind_index(kind: str, normalised: str) -> bytes:
    """32 bytes by which an equal value is found again and nothing else; '' has none (empty bytes)."""
    if not normalised:
        return b""
    index = _index_under(derived(f"index:{kind}")).copy()
    index.update(normalised.encode())
    return index.digest()


@lru_cache(maxsize=32)
def _index_under(key: bytes) -> hmac.HMAC:
    """The key taken in once: half of the work of a short HMAC."""
    return hmac.new(key, digestmod=hashlib.sha256)
