"""What happens once we speak: what the resident needs, what we promise, whether we keep our word, and is it enough?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from bereik.house.demonstration.chances import Chances
from bereik.house.demonstration.plan import Town
from bereik.house.demonstration.promising import Promising, Word
from bereik.house.demonstration.story import Answered, Ended, Happening, Joined, Rested, Said, Stepped
from bereik.terms.endings import EndingReason
from bereik.terms.own_answers import OwnAnswer
from bereik.terms.own_words import OwnKind, SaidHow
from bereik.terms.reasons.rests import RestReason
from bereik.terms.steps import Step

HALF_A_YEAR = 185
"""Days: six months at the most, and a day."""


class Helping:
    """One person's story from the first talk on."""

    NOT_HEARD: ClassVar[dict[EndingReason, int]] = {
        EndingReason.WE_LOST_TOUCH: 70,
        EndingReason.RESIDENT_GOES_ON_ALONE: 30,
    }
    NOT_AGREED: ClassVar[dict[EndingReason, int]] = {
        EndingReason.RESIDENT_GOES_ON_ALONE: 46,
        EndingReason.WE_HAD_NOTHING_FITTING: 40,
        EndingReason.WE_LOST_TOUCH: 14,
    }
    NOT_KEPT: ClassVar[dict[EndingReason, int]] = {
        EndingReason.WE_LOST_TOUCH: 80,
        EndingReason.OTHERS_HELP: 20,
    }
    NOT_MET_NEED: ClassVar[dict[EndingReason, int]] = {
        EndingReason.WE_HAD_NOTHING_FITTING: 55,
        EndingReason.OTHERS_HELP: 25,
        EndingReason.RESIDENT_GOES_ON_ALONE: 20,
    }
    NO_ANSWER: ClassVar[dict[EndingReason, int]] = {
        EndingReason.RESIDENT_GOES_ON_ALONE: 40,
        EndingReason.OTHERS_HELP: 30,
        EndingReason.WE_LOST_TOUCH: 30,
    }
    WORD_STANDS: ClassVar[dict[EndingReason, int]] = {
        EndingReason.RESIDENT_GOES_ON_ALONE: 50,
        EndingReason.OTHERS_HELP: 38,
        EndingReason.MOVED_AWAY: 12,
    }
    """With a promise that we still owe: we may not stop of ourselves (`help.rules.stopping`)."""
    HOW: ClassVar[dict[SaidHow, int]] = {
        SaidHow.SPOKEN: 40,
        SaidHow.PHONE: 22,
        SaidHow.PAGE: 16,
        SaidHow.TOGETHER: 12,
        SaidHow.PAPER: 10,
    }

    def __init__(self, town: Town, draw: Chances, law: str, about: Sequence[str]) -> None:
        self.draw, self.law, self.about = draw, law, about
        self.rates, self.asked, self.said = town.rates[law], town.asked, town.said
        self.promising = Promising(town, draw, law, self.next_said)
        self.word_stands = who_moves(self.WORD_STANDS, town.moves)
        self._said = 0

    def next_said(self) -> int:
        self._said += 1
        return self._said

    def no(self, at: datetime, how: SaidHow) -> Iterator[Happening]:
        """A clear no ends it at once."""
        yield Said(at, self.next_said(), OwnKind.NO, how, self._line(OwnKind.NO))
        yield Ended(at, EndingReason.RESIDENT_SAID_NO)

    def after_a_talk(self, at: datetime) -> Iterator[Happening]:
        """After the first real talk."""
        if not self.draw.so(self.rates.listened):
            yield self._ended(at, 30, 60, self.NOT_HEARD)
            return
        at = self.draw.later(at, 0, 12)
        line = self.draw.any_of(self.said["needs"][self.draw.any_of(self.about)])
        yield Said(at, self.next_said(), OwnKind.NEEDS, self.draw.one_of(self.HOW), line)
        yield Stepped(at, Step.WE_LISTENED)
        yield from self._asks_something(at)
        if self.draw.so(self.asked["no"]):
            yield from self.no(self.draw.later(at, 5, 30), self.draw.one_of(self.HOW))
            return
        if not self.draw.so(self.rates.agreed):
            yield self._ended(at, 7, 35, self.NOT_AGREED)
            return
        yield from self._after_agreeing(self.draw.later(at, 1, 14))

    def _after_agreeing(self, at: datetime) -> Iterator[Happening]:
        yield Stepped(at, Step.WE_AGREED)
        if self.draw.so(0.12):
            until = self.draw.day_after(at, 21, 60)
            yield Rested(at, until, RestReason.WAITS_FOR_PLACE)
        if not self.draw.so(self.rates.started):
            becomes = self.draw.one_of({Word.LET_GO: 70, Word.LEFT: 30})
            word = self.promising.first(at, becomes)
            yield from word.happenings
            # What was left lying stands on the list as late, for weeks; now and then for months.
            late = (20, 45) if self.draw.so(0.9) else (120, 220)
            yield self._ended(word.last, *((5, 20) if becomes is Word.LET_GO else late), self.word_stands)
            return
        words = list(self.promising.several(at, keeps=self.draw.so(self.rates.kept)))
        for word in words:
            yield from word.happenings
        started = min(word.done for word in words if word.done)
        yield Stepped(started, Step.WE_STARTED)
        if self.draw.so(0.25):
            yield Joined(started)
        kept = [word.kept for word in words if word.kept]
        last = max(word.last for word in words)
        if kept:
            yield Stepped(min(kept), Step.WE_KEPT_OUR_WORD)
        elif self.draw.so(0.6):
            yield self._ended(last, 20, 50, self.NOT_KEPT)
            return
        stands = any(word.done is None for word in words)
        yield from self._is_it_enough(last, kept=bool(kept), stands=stands)

    def _is_it_enough(self, at: datetime, *, kept: bool, stands: bool) -> Iterator[Happening]:
        """NEED_MET comes from the resident's own answer alone; many give none. `stands`: we still owe something."""
        at = self.draw.later(at, 10, 40)
        if not self.draw.so(self.rates.answered):
            yield self._ended(at, 5, 40, self.word_stands if stands else self.NO_ANSWER)
            return
        yes = self.draw.so(self.rates.need_met if kept else self.rates.need_met / 3)
        yield self._answer(at, OwnKind.NEED_MET, yes)
        if not yes:
            yield self._ended(at, 10, 45, self.word_stands if stands else self.NOT_MET_NEED)
            return
        yield Stepped(at, Step.NEED_MET)
        yield Ended(self.draw.later(at, 0, 14), EndingReason.NEED_MET)
        if self.draw.so(self.rates.still_answered):
            later = self.draw.later(at, HALF_A_YEAR, HALF_A_YEAR + 20)
            still = self.draw.so(self.rates.still_met)
            yield self._answer(later, OwnKind.STILL_MET, still)
            if still:
                yield Stepped(later, Step.STILL_MET)

    def _answer(self, at: datetime, kind: OwnKind, yes: bool) -> Said:
        line = self.draw.any_of(self.said["own"]["need_met" if yes else "need_not_met"])
        return Said(at, self.next_said(), kind, self.draw.one_of(self.HOW), line, yes=yes)

    def _asks_something(self, at: datetime) -> Iterator[Happening]:
        """Along the way: another place, another way, something that is not right; and a while of rest."""
        for kind in (OwnKind.OTHER_PLACE, OwnKind.NOT_THIS_WAY, OwnKind.NOT_RIGHT, OwnKind.TAKE_AWAY):
            if self.draw.so(self.asked[kind]):
                asked, number = self.draw.later(at, 1, 40), self.next_said()
                yield Said(asked, number, kind, self.draw.one_of(self.HOW), self._line(kind))
                answer = self.draw.one_of(
                    {OwnAnswer.DONE: 45, OwnAnswer.WE_WILL: 25, OwnAnswer.OTHERWISE: 20, OwnAnswer.CANNOT: 10}
                )
                yield Answered(
                    self.draw.later(asked, 0, 6), number, answer.value, self.said["answered"][answer]
                )
        if self.draw.so(self.asked["not_now"]):
            said = self.draw.later(at, 5, 40)
            until = self.draw.day_after(said, 10, 35)
            line = self._line(OwnKind.NOT_NOW)
            yield Said(said, self.next_said(), OwnKind.NOT_NOW, self.draw.one_of(self.HOW), line, until=until)
            yield Rested(said, until, RestReason.NOT_NOW)

    def _line(self, kind: OwnKind) -> str:
        return self.draw.any_of(self.said["own"][kind])

    def _ended(self, at: datetime, least: int, most: int, because: Mapping[EndingReason, float]) -> Ended:
        return Ended(self.draw.later(at, least, most), self.draw.one_of(because))


def who_moves(reasons: Mapping[EndingReason, int], moves: float) -> Mapping[EndingReason, float]:
    """These reasons where people move away so many times more often than elsewhere."""
    moved = EndingReason.MOVED_AWAY
    return {because: many * moves if because is moved else many for because, many in reasons.items()}
