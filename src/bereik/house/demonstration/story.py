"""What may happen between us and one person of a made-up town?

A story is a list of dated happenings, told to its end; whoever tells it cuts off what has not happened yet. So each thing
that becomes of a promise or of a question is a happening of its own, with the number of the promise or the question.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bereik.terms.channels import Channel
from bereik.terms.endings import EndingReason
from bereik.terms.outcomes import OUTCOMES, Outcome
from bereik.terms.own_words import OwnKind, SaidHow
from bereik.terms.promises import BrokenBecause
from bereik.terms.reasons.rests import RestReason
from bereik.terms.steps import Step


@dataclass(frozen=True, slots=True)
class Happening:
    at: datetime


@dataclass(frozen=True, slots=True)
class TakenOn(Happening):
    pass


@dataclass(frozen=True, slots=True)
class Joined(Happening):
    """A second person came beside the trusted professional."""


@dataclass(frozen=True, slots=True)
class Tried(Happening):
    channel: Channel
    outcome: Outcome

    @property
    def met(self) -> bool:
        return OUTCOMES[self.outcome].reach.met


@dataclass(frozen=True, slots=True)
class Stepped(Happening):
    step: Step


@dataclass(frozen=True, slots=True)
class Rested(Happening):
    until: date
    because: RestReason


@dataclass(frozen=True, slots=True)
class Ended(Happening):
    because: EndingReason
    by_lead: bool = False


@dataclass(frozen=True, slots=True)
class Promised(Happening):
    """`follows` is the promise whose place this one takes."""

    number: int
    line: str
    due_on: date
    follows: int | None = None


@dataclass(frozen=True, slots=True)
class Kept(Happening):
    number: int


@dataclass(frozen=True, slots=True)
class Explained(Happening):
    """Said why it failed; `at_once`: put right in the same breath, else by a promise that follows."""

    number: int
    because: BrokenBecause
    line: str
    at_once: bool


@dataclass(frozen=True, slots=True)
class Moved(Happening):
    number: int


@dataclass(frozen=True, slots=True)
class Disputed(Happening):
    number: int


@dataclass(frozen=True, slots=True)
class LookedTogether(Happening):
    """It was done after all: the promise is disputed no longer."""

    number: int


@dataclass(frozen=True, slots=True)
class Said(Happening):
    """What the resident said. `about` is the number of a promise, where it is about one."""

    number: int
    kind: OwnKind
    how: SaidHow
    line: str = ""
    yes: bool | None = None
    until: date | None = None
    about: int | None = None


@dataclass(frozen=True, slots=True)
class Answered(Happening):
    """What we answered to the thing said with this number."""

    number: int
    answer: str
    line: str
