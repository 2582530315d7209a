"""Which tables hold rows about residents?

Apart from the models, because the database engines ask it before any model stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bereik.trust.rows import Guarded

GUARDED: dict[str, type[Guarded]] = {}
"""Every guarded table, by name: the one list that compiler, authorizer, policies and tests go by."""

KEYS_TO: dict[str, set[tuple[str, str]]] = {}
"""For each table the key columns on the other side of its foreign keys: SQLite reads those to hold them."""

_as_policy: ContextVar[bool] = ContextVar("bereik_as_policy", default=False)


@contextmanager
def as_policy() -> Iterator[None]:
    """Within this block the access's values compile to the database's own settings, as row policies read them."""
    token = _as_policy.set(True)
    try:
        yield
    finally:
        _as_policy.reset(token)


def compiling_policy() -> bool:
    """Whether a rule is being compiled for a row policy rather than for a query."""
    return _as_policy.get()
