"""What came of making a delivery?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bereik.house.exchange.ddas.exporting.judged import Judged
from bereik.house.exchange.ddas.exporting.period import Period
from bereik.house.exchange.ddas.exporting.pieces import Pieces
from bereik.house.exchange.ddas.importing.result import Refusal
from bereik.terms.text import Text


@dataclass(frozen=True, slots=True)
class Given:
    """`refused`: nothing is given. `left_out` counts by kind of sender what never goes in; None where there are so few
    that a number would point at somebody."""

    period: Period
    refused: Refusal | None = None
    made_at: datetime | None = None
    supplier: str = ""
    signals: int = 0
    cases: int = 0
    attempts: int = 0
    ours: int = 0
    """Of those, tries that one of us wrote down."""
    left_out: Mapping[str, int | None] = field(default_factory=dict)
    judged: Judged = field(default_factory=Judged)
    warnings: tuple[Text, ...] = ()
    content: Pieces = field(default_factory=Pieces)

    def pieces(self) -> Iterator[bytes]:
        """The delivery itself, a piece at a time."""
        return self.content.read()
