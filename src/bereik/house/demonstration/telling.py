"""What happens after a signal, until we speak with somebody or stop trying?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from bereik.house.demonstration.chances import Chances, day_of
from bereik.house.demonstration.helping import Helping, who_moves
from bereik.house.demonstration.plan import Town
from bereik.house.demonstration.story import Ended, Happening, Rested, Said, Stepped, TakenOn, Tried
from bereik.terms.channels import Channel
from bereik.terms.endings import EndingReason
from bereik.terms.laws import Law
from bereik.terms.outcomes import Outcome
from bereik.terms.own_words import OwnKind, SaidHow
from bereik.terms.reasons.rests import RestReason
from bereik.terms.steps import Step

_LATE_SHIFT = timedelta(hours=2)


class Telling:
    """One person's story, told forward in time. `about` are the life domains that were named."""

    NOT_TAKEN_UP: ClassVar[dict[str, dict[EndingReason, int]]] = {
        Law.WGS: {
            EndingReason.TAKEN_UP_BEFORE: 38,
            EndingReason.MISTAKEN: 22,
            EndingReason.WE_HAD_NO_PEOPLE: 40,
        },
    }
    NOT_MET: ClassVar[dict[str, dict[EndingReason, int]]] = {
        Law.WGS: {
            EndingReason.WE_NEVER_MET: 80,
            EndingReason.WE_CAME_TOO_LATE: 8,
            EndingReason.MOVED_AWAY: 6,
            EndingReason.MISTAKEN: 4,
            EndingReason.DECEASED: 2,
        },
    }
    OTHERWISE_NOT_MET: ClassVar[dict[EndingReason, int]] = {
        EndingReason.WE_NEVER_MET: 74,
        EndingReason.WE_CAME_TOO_LATE: 18,
        EndingReason.MOVED_AWAY: 6,
        EndingReason.DECEASED: 2,
    }

    def __init__(
        self, town: Town, draw: Chances, law: str, *, room: float, met: float, about: Sequence[str]
    ) -> None:
        self.draw, self.law, self.room, self.met = draw, law, room, met
        self.rates, self.tries, self.asked, self.said = town.rates[law], town.tries, town.asked, town.said
        self.moves = town.moves
        self.helping = Helping(town, draw, law, about)

    def tell(self, opened: datetime) -> Iterator[Happening]:
        """Everything that happens after a signal came in at `opened`, in any order."""
        yield Stepped(opened, Step.WE_SAW)
        yield Stepped(opened, Step.WE_MAY)
        if not self.draw.so(self.rates.taken_up * self.room):
            yield self._not_taken_up(opened)
            return
        taken = self.draw.later(opened, *self._waits())
        yield TakenOn(taken)
        yield from self._going(taken)

    def _not_taken_up(self, opened: datetime) -> Ended:
        because = EndingReason.WE_HAD_NO_PEOPLE
        if self.room >= 1:
            because = self.draw.one_of(self.NOT_TAKEN_UP.get(self.law, {because: 1}))
        days = (30, 65) if because is EndingReason.WE_HAD_NO_PEOPLE else (0, 5)
        return Ended(self.draw.later(opened, *days), because, by_lead=True)

    def _waits(self) -> tuple[int, int]:
        """How many days it waits: where there are too few people, most wait for weeks."""
        if self.room < 1:
            return (0, 4) if self.draw.so(0.3) else (8, 36)
        return (0, 3) if self.draw.so(0.75) else (4, 12)

    def _going(self, taken: datetime) -> Iterator[Happening]:
        at = taken
        for number in range(self.draw.one_of(dict(enumerate(self.rates.tries, 1)))):
            if number:
                at = self.draw.later(at, 3, 9)
            else:
                at = self.draw.later(at, 0, 4)
            channel = Channel(self.rates.channels[number])
            reached = self.draw.so(min(0.9, self.tries[channel] * self.met))
            outcome = self._met() if reached else self._missed(channel)
            # Now and then somebody goes in the evening: a door that is closed by day may open then.
            if channel is Channel.HOME_VISIT and number > 1 and at.hour >= 16 and self.draw.so(0.6):
                at += _LATE_SHIFT
            yield Tried(at, channel, outcome)
            if number == 0:
                yield Stepped(at, Step.WE_WENT)
            if reached:
                yield Stepped(at, Step.WE_MET)
                yield from self._after_meeting(at, channel, outcome)
                return
        if self.draw.so(self.asked["left_lying"]):
            # The team reads a month ahead that the term ends; somebody ends it with a reason of ours, or the lead does.
            yield Ended(self.draw.later(taken, 150, 194), EndingReason.WE_NEVER_MET)
            return
        yield Ended(self.draw.later(at, 8, 18), self.draw.one_of(self._not_met()))

    def _not_met(self) -> Mapping[EndingReason, float]:
        return who_moves(self.NOT_MET.get(self.law, self.OTHERWISE_NOT_MET), self.moves)

    def _after_meeting(self, at: datetime, channel: Channel, outcome: Outcome) -> Iterator[Happening]:
        how = SaidHow.PHONE if channel is Channel.PHONE else SaidHow.SPOKEN
        if outcome is Outcome.SAID_NO:
            yield from self.helping.no(at, how)
            return
        if outcome is Outcome.NOT_NOW:
            until = self.draw.day_after(at, 14, 60)
            line = self.draw.any_of(self.said["own"]["not_now"])
            yield Said(at, self.helping.next_said(), OwnKind.NOT_NOW, how, line, until=until)
            yield Rested(at, until, RestReason.NOT_NOW)
            days = (until - day_of(at)).days
            at = self.draw.later(at, days, days + 7)
            yield Tried(at, Channel.PHONE, Outcome.WELCOME if self.draw.so(0.6) else Outcome.SPOKEN)
        yield from self.helping.after_a_talk(at)

    def _met(self) -> Outcome:
        return self.draw.one_of(
            {Outcome.WELCOME: 46, Outcome.SPOKEN: 30, Outcome.NOT_NOW: 14, Outcome.SAID_NO: 10}
        )

    def _missed(self, channel: Channel) -> Outcome:
        match channel:
            case Channel.HOME_VISIT:
                return self.draw.one_of({Outcome.NOBODY_THERE: 60, Outcome.MESSAGE_LEFT: 32, Outcome.SEEN: 8})
            case Channel.PHONE:
                return self.draw.one_of(
                    {Outcome.NO_ANSWER: 80, Outcome.MESSAGE_LEFT: 16, Outcome.WRONG_PLACE: 4}
                )
            case Channel.LETTER:
                return self.draw.one_of({Outcome.SENT: 94, Outcome.CAME_BACK: 6})
            case Channel.TEXT_MESSAGE:
                return Outcome.SENT
            case Channel.CARD:
                return Outcome.MESSAGE_LEFT
            case _:
                return Outcome.NO_ANSWER
