"""Which rows does one life take beside its signals: the journey, and all that hangs on it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from bereik.help.models import Attempt, OwnWord, Promise
from bereik.help.rules import is_open
from bereik.house.demonstration.chances import HERE, Numbers, day_of
from bereik.house.demonstration.erased import Left
from bereik.house.demonstration.laying import Laid
from bereik.house.demonstration.lives import Life
from bereik.house.demonstration.row_of_journey import row_of_journey
from bereik.house.demonstration.story import (
    Answered,
    Disputed,
    Ended,
    Explained,
    Happening,
    Kept,
    LookedTogether,
    Moved,
    Promised,
    Rested,
    Said,
    Stepped,
    Tried,
)
from bereik.people.models import Ending, Resting, Step
from bereik.terms.endings import ENDINGS, Whose
from bereik.terms.own_words import SaidHow
from bereik.terms.parts_of_day import part_of_day
from bereik.trust.many import row_of
from bereik.trust.rows import Guarded
from bereik.trust.sealed_rows import SealedRow


def rows_of_life(
    life: Life, laid: Laid, numbers: Numbers, key: bytes | None, left: Left | None, forgotten: bool
) -> Iterator[Guarded]:
    """All rows of one life but its signals. `key` seals; None for who was erased, of whom `left` says what may stay."""
    hung = Hung(life, laid, numbers, key)
    for one in life.happenings:
        hung.happens(one)
    promises, words = list(hung.promises.values()), list(hung.words.values())
    yield row_of_journey(life, laid, promises, words, left, forgotten)
    yield from (*hung.rows, *promises, *words)


@dataclass(slots=True)
class Hung:
    """What hangs on one journey, written down as it happens."""

    life: Life
    laid: Laid
    numbers: Numbers
    key: bytes | None
    rows: list[Guarded] = field(default_factory=list)
    promises: dict[int, Promise] = field(default_factory=dict)
    words: dict[int, OwnWord] = field(default_factory=dict)

    @property
    def by(self) -> UUID:
        """Whoever took it on; the team lead where nobody did."""
        by, laid = self.life.by, self.laid
        return (laid.accounts[by] if by else laid.leads[self.life.team.key]).id

    def happens(self, one: Happening) -> None:
        match one:
            case Stepped():
                step = row_of(Step, **self._of(one), step=one.step.value, at=one.at, written_at=one.at)
                self.rows.append(step)
            case Tried():
                self.rows.append(self._attempt(one))
            case Rested():
                rest = row_of(
                    Resting,
                    **self._of(one),
                    until=one.until,
                    because=one.because.value,
                    at=one.at,
                    by=self.by,
                )
                self.rows.append(rest)
            case Ended():
                self._ends(one)
            case Promised():
                self.promises[one.number] = self._promise(one)
            case Said():
                self.words[one.number] = self._word(one)
            case Answered():
                word = self.words[one.number]
                word.answered_at, word.answered_by, word.answer = one.at, self.by, one.answer
                self._seal(word, answer_words=one.line)
            case Kept():
                self.promises[one.number].kept_at = one.at
            case Moved():
                self.promises[one.number].moved_at = one.at
            case Disputed():
                self.promises[one.number].disputed_at = one.at
            case LookedTogether():
                self.promises[one.number].disputed_at = None
            case Explained():
                self._explain(self.promises[one.number], one)

    def _of(self, one: Happening) -> dict[str, UUID]:
        return {
            "id": self.numbers.at(one.at),
            "journey_id": self.life.id,
            "resident_id": self.life.person.id,
        }

    def _seal(self, row: SealedRow, **words: str) -> None:
        """Of who was erased no words are left, for there is no key."""
        if self.key is not None:
            row.lay(self.key, **words)

    def _attempt(self, one: Tried) -> Attempt:
        return row_of(
            Attempt,
            **self._of(one),
            by=self.by,
            channel=one.channel.value,
            part_of_day=part_of_day(one.at.astimezone(HERE).time()).value,
            reached=one.met,
            outcome=one.outcome.value,
            happened_at=one.at,
            written_at=one.at,
            received_at=one.at,
        )

    def _promise(self, one: Promised) -> Promise:
        made = row_of(
            Promise,
            **self._of(one),
            by_id=self.by,
            due_on=one.due_on,
            made_at=one.at,
            follows_id=self.promises[one.follows].id if one.follows else None,
            synthetic=True,
        )
        self._seal(made, what=one.line)
        return made

    def _explain(self, promise: Promise, one: Explained) -> None:
        promise.broken_at = promise.repaired_at = one.at
        promise.because = one.because.value
        if one.at_once and promise.kept_at is None:
            promise.kept_at = one.at
        self._seal(promise, explanation=one.line)

    def _word(self, one: Said) -> OwnWord:
        resident = self.life.person.id
        said = row_of(
            OwnWord,
            **self._of(one),
            kind=one.kind.value,
            how=one.how.value,
            yes=one.yes,
            until=one.until,
            about=self.promises[one.about].id if one.about else None,
            at=one.at,
            # On the own page the resident wrote it, by the link that was given to them.
            written_by=uuid5(resident, "own page") if one.how is SaidHow.PAGE else self.by,
            synthetic=True,
        )
        self._seal(said, words=one.line)
        return said

    def _ends(self, one: Ended) -> None:
        by = self.laid.leads[self.life.team.key].id if one.by_lead else self.by
        self.rows.append(row_of(Ending, **self._of(one), by=by, at=one.at, because=one.because.value))
        if ENDINGS[one.because].whose is Whose.OURS:
            return
        # What we promised for a day that was still to come need not be done (`help.actions.ending`).
        for promise in self.promises.values():
            if is_open(promise) and promise.due_on >= day_of(one.at) and promise.disputed_at is None:
                promise.let_go_at = one.at
