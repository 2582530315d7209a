"""What was just stored, what comes next, and can it still be undone? Read on top of the page somebody comes back to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from bereik.help.rules import Way, Word, WrittenTry, clock_change, day_of, may_take_back, next_way, state_of
from bereik.help.trying import Tried
from bereik.terms.channels import CHANNELS
from bereik.terms.outcomes import Outcome
from bereik.terms.parts_of_day import PARTS_OF_DAY
from bereik.terms.promises import PROMISE_STATES, PromiseState
from bereik.terms.term import Term
from bereik.terms.verdict import Reason
from bereik.trust.access import Access


@dataclass(frozen=True)
class SavedTry:
    """A try: `next_channel` and `next_part` are another way than this one; `told`: whoever passed it on hears that
    there was contact; `no_undo`: why it cannot be undone, None when it can. `clock` was changed on that day."""

    id: UUID
    journey: UUID
    who: str
    tried: Tried
    outcome: str
    next_channel: Term
    next_part: Term
    no_undo: Reason | None
    clock: timedelta | None

    @property
    def leads_to(self) -> str:
        """What is asked next: an agreement, a day, or nothing but another try."""
        match self.outcome:
            case Outcome.SPOKEN | Outcome.WELCOME:
                return "agree"
            case Outcome.NOT_NOW:
                return "rest"
            case Outcome.SAID_NO:
                return "no"
        return ""


@dataclass(frozen=True)
class SavedPromise:
    """A promise that was made, done, moved or explained; `late`: done after its day, and not explained yet."""

    id: UUID
    journey: UUID
    who: str
    what: str
    due_on: date
    state: Term
    kept: bool
    late: bool
    undo: bool


def saved_try(
    access: Access,
    *,
    number: UUID,
    journey: UUID,
    who: str,
    tried: Tried,
    outcome: str,
    written: WrittenTry,
    tries: list[tuple[str, str]],
) -> SavedTry | None:
    """The strip for one try of today. `tries`: all tries of the journey, oldest first, this one last."""
    if written.written_on != access.today or written.by != access.who:
        return None  # an old link, or somebody else's
    way: Way = next_way(tries)
    verdict = may_take_back(written, access.who, access.today)
    return SavedTry(
        id=number,
        journey=journey,
        who=who,
        tried=tried,
        outcome=outcome,
        next_channel=CHANNELS[way.channel],
        next_part=PARTS_OF_DAY[way.part_of_day],
        no_undo=None if verdict.yes else verdict.reason,
        clock=clock_change(day_of(tried.at)),
    )


def saved_promise(
    access: Access, row: Word, *, number: UUID, journey: UUID, who: str, what: str
) -> SavedPromise:
    """The strip for one promise."""
    state = state_of(row, access.today)
    return SavedPromise(
        id=number,
        journey=journey,
        who=who,
        what=what,
        due_on=row.due_on,
        state=PROMISE_STATES[state],
        kept=state in (PromiseState.KEPT, PromiseState.LATE),
        late=state is PromiseState.LATE,
        undo=row.kept_at is not None and not row.repaired_at and day_of(row.kept_at) == access.today,
    )
