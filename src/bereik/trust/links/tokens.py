"""What is the secret part of a way in, and what do we keep of it?"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from bereik.trust.keys import derived

LONGEST = 100
"""Longer than any token of ours: what is longer is not hashed, only refused."""


def new_token() -> str:
    """32 random bytes, safe in an address. It is given once and never stored."""
    return secrets.token_urlsafe(32)


def hash_of(use: str, token: str) -> bytes:
    """What is stored of a token: HMAC-SHA256 under a key of its own, so that a stolen table opens no door."""
    return hmac.new(derived(f"token:{use}"), token.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
