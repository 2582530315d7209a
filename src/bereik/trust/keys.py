"""Which keys does the house have, and where do they come from?

A real house gives them in the environment. The embedded synthetic house makes its own and keeps them in its folder.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class KeyRing:
    """Master keys by number; the first seals, all open. 32 bytes each."""

    keys: tuple[tuple[str, bytes], ...]

    @property
    def current(self) -> tuple[str, bytes]:
        return self.keys[0]

    def named(self, number: str) -> bytes:
        """The key with this number. Raises `KeyError` when the ring no longer has it."""
        return dict(self.keys)[number]


@lru_cache(maxsize=4)
def read_ring(text: str) -> KeyRing:
    """A ring from `number:base64,number:base64`, newest first. Raises `ImproperlyConfigured`."""
    keys = []
    for part in text.split(","):
        number, _, encoded = part.strip().partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except ValueError as why:
            raise ImproperlyConfigured(_HOW) from why
        if not number or len(number) > 8 or len(key) != 32:
            raise ImproperlyConfigured(_HOW)
        keys.append((number, key))
    return KeyRing(tuple(keys))


_HOW = (
    "BEREIK_KEYS holds the keys that seal, newest first: `number:key,number:key`, each key 32 random bytes in base64. "
    "Make one with `bereik key`."
)


def ring() -> KeyRing:
    """The house's key ring."""
    return read_ring(settings.BEREIK_KEYS)


def derived(use: str) -> bytes:
    """A 32-byte key for one use (blind index, trail, links), derived from BEREIK_INDEX_KEY with HMAC-SHA256.

    Apart from the ring: a new master key must not move the blind indexes or break the trail's chain.
    """
    return _derived(settings.BEREIK_INDEX_KEY, use)


@lru_cache(maxsize=64)
def _derived(index_key: str, use: str) -> bytes:
    return hmac.new(index_key.encode(), use.encode(), hashlib.sha256).digest()
