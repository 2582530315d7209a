"""What came of taking in a delivery?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields

from bereik.house.exchange.ddas.finding import Finding
from bereik.terms.text import Text


@dataclass(frozen=True, slots=True)
class Counted:
    """`older`: an older delivery came in after a newer one; what it says is kept, and does not count any more."""

    new: int = 0
    known: int = 0
    amended: int = 0
    older: int = 0

    @classmethod
    def of(cls, verdicts: Iterable[str]) -> Counted:
        """How often each (`see.deliveries.Verdict`) was given."""
        found = Counter(verdicts)
        return cls(**{one.name: found[one.name] for one in fields(cls)})

    def figures(self) -> dict[str, int]:
        """By name, as they are kept beside a delivery and said in an answer."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was taken in: what, why, what now."""

    what: Text
    why: Text
    now: Text


@dataclass(frozen=True, slots=True)
class Imported:
    """`again`: this very file had been taken in before, and nothing changed. `refused`: nothing was taken in.

    `kept_open`: journeys that ended by what the delivery says, but that one of us is working on.
    """

    refused: Refusal | None = None
    errors: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    warnings: tuple[Text, ...] = ()
    again: bool = False
    synthetic: bool = False
    sha256: str = ""
    parts: int = 0
    signals: Counted = field(default_factory=Counted)
    cases: Counted = field(default_factory=Counted)
    residents: Counted = field(default_factory=Counted)
    attempts: int = 0
    kept_open: int = 0

    @property
    def changed(self) -> bool:
        """Whether anything came in that was not known yet."""
        counted = (self.signals, self.cases)
        return any(one.new or one.amended or one.older for one in counted)
