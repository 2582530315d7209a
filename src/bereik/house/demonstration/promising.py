"""What becomes of a promise of ours: kept, late, moved to another day, put right, or left?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bereik.house.demonstration.chances import Chances, day_of
from bereik.house.demonstration.plan import Town
from bereik.house.demonstration.story import (
    Answered,
    Disputed,
    Explained,
    Happening,
    Kept,
    LookedTogether,
    Moved,
    Promised,
    Said,
)
from bereik.terms.own_answers import OwnAnswer
from bereik.terms.own_words import OwnKind, SaidHow
from bereik.terms.promises import BrokenBecause

SOON = (2, 18)
"""Days within which most promises fall."""


class Word(StrEnum):
    """What becomes of one."""

    IN_TIME = "in_time"
    LATE = "late"
    PUT_RIGHT = "put_right"
    LEFT = "left"
    LET_GO = "let_go"
    """For a day far off, before which it ends, and not by us."""


@dataclass(slots=True)
class Told:
    """One promise with all that became of it. `done`: it was done at all; `kept`: in time, or put right."""

    happenings: list[Happening] = field(default_factory=list)
    done: datetime | None = None
    kept: datetime | None = None

    @property
    def last(self) -> datetime:
        return max(one.at for one in self.happenings)


class Promising:
    """The promises in one person's story. `next_said` gives the next thing the resident says its number."""

    BECAUSE: ClassVar[dict[BrokenBecause, int]] = {
        BrokenBecause.NO_PEOPLE: 30,
        BrokenBecause.WAITS_FOR_ANOTHER: 22,
        BrokenBecause.AWAY: 15,
        BrokenBecause.FORGOTTEN: 12,
        BrokenBecause.RULE_IN_THE_WAY: 9,
        BrokenBecause.PROMISED_TOO_MUCH: 7,
        BrokenBecause.NOT_UNDERSTOOD: 5,
    }

    def __init__(self, town: Town, draw: Chances, law: str, next_said: Callable[[], int]) -> None:
        self.draw, self.rates, self.said, self.next_said = draw, town.word, town.said, next_said
        self.lines = town.said["promises"][law]
        self._promised = 0

    def several(self, at: datetime, *, keeps: bool) -> Iterator[Told]:
        """The first promise, of which at least something was done, and those that follow. `keeps`: we kept our word."""
        first = Word.LATE
        if keeps:
            first = Word.PUT_RIGHT if self.draw.so(self.rates["put_right"]) else Word.IN_TIME
        told = self.first(at, first)
        yield told
        for _ in range(self.draw.one_of({0: 30, 1: 38, 2: 22, 3: 10}) if keeps else 0):
            at = self.draw.later(told.last if self.draw.so(0.6) else at, 1, 16)
            told = self.first(at, self._what_becomes())
            yield told

    def _what_becomes(self) -> Word:
        late, left, right = (round(100 * self.rates[one]) for one in ("late", "left", "put_right"))
        return self.draw.one_of(
            {Word.IN_TIME: 100 - late - left - right, Word.LATE: late, Word.LEFT: left, Word.PUT_RIGHT: right}
        )

    def first(self, at: datetime, becomes: Word) -> Told:
        """A promise made at `at`, maybe moved once, and what becomes of it."""
        told = Told()
        line = self.draw.any_of(self.lines)
        promise = self._promised_at(at, line, days=(25, 45) if becomes is Word.LET_GO else SOON)
        told.happenings.append(promise)
        if becomes is not Word.LET_GO and self.draw.so(self.rates["moved"]):
            promise = self._move(told, promise)
        self._go_on(told, promise, becomes)
        return told

    def _promised_at(
        self, at: datetime, line: str, follows: int | None = None, days: tuple[int, int] = SOON
    ) -> Promised:
        self._promised += 1
        return Promised(at, self._promised, line, self.draw.day_after(at, *days), follows)

    def _move(self, told: Told, promise: Promised) -> Promised:
        """Another day, named before the day has come; often because the resident asked."""
        asked = self.draw.later(promise.at, 0, 1)
        at = self.draw.later(asked, 0, 1)
        if day_of(at) >= promise.due_on:
            return promise
        if self.draw.so(self.rates["asked_other_day"]):
            number, line = self.next_said(), self.draw.any_of(self.said["own"][OwnKind.OTHER_DAY])
            how = self.draw.one_of({SaidHow.PHONE: 50, SaidHow.PAGE: 40, SaidHow.SPOKEN: 10})
            told.happenings.append(Said(asked, number, OwnKind.OTHER_DAY, how, line, about=promise.number))
            told.happenings.append(self._answered(at, number, OwnAnswer.DONE))
        told.happenings.append(Moved(at, promise.number))
        # What could not be done on that day is done on a later one.
        due = datetime.combine(promise.due_on, at.timetz())
        moved = replace(self._promised_at(due, promise.line, follows=promise.number), at=at)
        told.happenings.append(moved)
        return moved

    def _go_on(self, told: Told, promise: Promised, becomes: Word) -> None:
        due = self.draw.moment_on(promise.due_on)
        match becomes:
            case Word.IN_TIME:
                told.done = told.kept = self.draw.in_time(promise.at, promise.due_on)
                told.happenings.append(Kept(told.done, promise.number))
                if self.draw.so(self.rates["disputed_in_time"]):
                    self._look_together(told, promise, told.done)
            case Word.LATE:
                late = self.draw.later(due, 1, 7)
                told.done = late
                told.happenings.append(Kept(late, promise.number))
            case Word.PUT_RIGHT:
                self._put_right(told, promise, self.draw.later(due, 1, 12))
            case Word.LEFT | Word.LET_GO:
                pass

    def _put_right(self, told: Told, promise: Promised, at: datetime) -> None:
        """Late, explained, and done: at once, or by a promise that follows. The resident may have said so first."""
        number = self._dispute(told, promise, at) if self.draw.so(self.rates["disputed"]) else None
        at = self.draw.later(at, 0, 3)
        because = self.draw.one_of(self.BECAUSE)
        line = self.said["explained"][because]
        at_once = self.draw.so(0.6)
        told.happenings.append(Explained(at, promise.number, because, line, at_once))
        if number is not None:
            told.happenings.append(self._answered(at, number, OwnAnswer.PUT_RIGHT, line))
        told.done = told.kept = at
        if not at_once:
            again = self._promised_at(at, promise.line, follows=promise.number)
            told.done = told.kept = self.draw.in_time(at, again.due_on)
            told.happenings += [again, Kept(told.done, again.number)]

    def _dispute(self, told: Told, promise: Promised, at: datetime) -> int:
        number, line = self.next_said(), self.draw.any_of(self.said["own"][OwnKind.NOT_KEPT])
        how = self.draw.one_of({SaidHow.PHONE: 45, SaidHow.PAGE: 40, SaidHow.PAPER: 15})
        told.happenings.append(Said(at, number, OwnKind.NOT_KEPT, how, line, about=promise.number))
        told.happenings.append(Disputed(at, promise.number))
        return number

    def _look_together(self, told: Told, promise: Promised, done: datetime) -> None:
        number = self._dispute(told, promise, self.draw.later(done, 1, 8))
        at = self.draw.later(told.happenings[-1].at, 1, 5)
        told.happenings.append(LookedTogether(at, promise.number))
        told.happenings.append(self._answered(at, number, OwnAnswer.LOOKED_TOGETHER))

    def _answered(self, at: datetime, number: int, answer: OwnAnswer, line: str = "") -> Answered:
        return Answered(at, number, answer.value, line or self.said["answered"][answer])
