"""Who is here, for which organisation, and which purposes may they open?

`trust` knows accounts and links; which organisation, team and function an account has, `municipality` knows. It lays
its answer here when the house starts (`tell_standing`), so that the arrow keeps pointing one way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bereik.terms.purposes import Purpose


@dataclass(frozen=True)
class Standing:
    """The one who is here. `kind` is account, link or nobody."""

    kind: str
    who: UUID
    name: str = ""
    organisation: UUID | None = None
    organisation_name: str = ""
    organisation_kind: str = ""
    team: UUID | None = None
    law: str = ""
    function: str = ""
    subject: UUID | None = None
    purposes: frozenset[Purpose] = field(default_factory=frozenset)
    place: str = ""
    """Where one stands, in words: function and team."""
    others: tuple[tuple[UUID, str], ...] = ()
    """Other places this account may stand in: id and label, to change to."""
    until: date | None = None
    """The last day of a link."""


NOBODY = Standing("nobody", UUID(int=0), purposes=frozenset({Purpose.PUBLIC}))

Answer = Callable[[UUID, UUID | None], "Standing | None"]
_answers: list[Answer] = []


def tell_standing(answer: Answer) -> None:
    """Lay down who answers for an account: called with its id and the place chosen (None: the first)."""
    _answers[:] = [answer]


def standing_of(account: UUID, chosen: UUID | None = None) -> Standing | None:
    """Where this account stands, or None when it stands nowhere (any more)."""
    return _answers[0](account, chosen) if _answers else None
