"""What stands on a journey's own row? What the deeds of HELP would have left there: it follows from what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from bereik.help.models import OwnWord, Promise
from bereik.help.rules import is_open
from bereik.house.demonstration.chances import day_of
from bereik.house.demonstration.erased import Left
from bereik.house.demonstration.laying import Laid
from bereik.house.demonstration.lives import Life
from bereik.house.demonstration.story import (
    Ended,
    Happening,
    Joined,
    Promised,
    Rested,
    Stepped,
    TakenOn,
    Tried,
)
from bereik.people.models import Journey
from bereik.people.rules import clock_ends, clock_for, stops_at_first_talk
from bereik.terms.own_words import OWN_KINDS, OwnKind
from bereik.terms.steps import Step
from bereik.trust.many import row_of

Sort = TypeVar("Sort", bound=Happening)


def row_of_journey(
    life: Life,
    laid: Laid,
    promises: Iterable[Promise],
    words: Iterable[OwnWord],
    left: Left | None,
    forgotten: bool,
) -> Journey:
    """`left`: what may stay of somebody who was erased; `forgotten`: what was told about this journey is gone."""
    taken, ended = _first(life, TakenOn), _first(life, Ended)
    tries = [one.at for one in life.happenings if isinstance(one, Tried)]
    return row_of(
        Journey,
        id=life.id,
        resident_id=life.person.id,
        law=life.team.law,
        team_id=laid.teams[life.team.key].id,
        policy_id=laid.policy.pk,
        former_id=life.former,
        opened_at=life.opened_at,
        trusted_at=taken.at if taken else None,
        ended_at=ended.at if ended else None,
        urgent=life.signals[0].urgent,
        promised_on=None if tries else laid.promised_on(life.team, day_of(life.opened_at)),
        tries=len(tries),
        tried_at=tries[-1] if tries else None,
        met_at=life.met_at,
        word_due_on=None if ended else _word_due_on(promises),
        asked_at=None if ended else _asked_at(words),
        rests_until=None if ended or left else _rests_until(life),
        keep_until=None if forgotten else life.keep_until,
        synthetic=True,
        **_clock(life),
        **(_of_nobody(left) if left else _of_somebody(life, laid)),
    )


def _of_somebody(life: Life, laid: Laid) -> dict[str, Any]:
    joined = _first(life, Joined)
    return {
        "area_id": life.person.buurt,
        "came_through": life.came_through,
        "about": life.about,
        "danger": life.signals[0].danger,
        "trusted_id": laid.accounts[life.by].id if life.by else None,
        "second_id": laid.accounts[life.beside].id if joined else None,
    }


def _of_nobody(left: Left) -> dict[str, Any]:
    return {"area_id": left.area or None, "came_through": left.came_through, "about": left.about}


def _clock(life: Life) -> dict[str, Any]:
    """A first talk stops the clocks that ask for one; the Wmo's inquiry is over once we know what is needed."""
    clock = clock_for(life.team.law, urgent=life.signals[0].urgent)
    heard = any(isinstance(one, Stepped) and one.step is Step.WE_LISTENED for one in life.happenings)
    if clock is None or heard or (life.met_at is not None and stops_at_first_talk(clock)):
        return {"clock": "", "clock_on": None}
    return {"clock": clock.value, "clock_on": clock_ends(clock, day_of(life.opened_at))}


def _word_due_on(promises: Iterable[Promise]) -> date | None:
    """The first day on which an open promise is due."""
    return min((one.due_on for one in promises if is_open(one)), default=None)


def _asked_at(words: Iterable[OwnWord]) -> datetime | None:
    """Since when the oldest thing that the resident asked waits for us."""
    waits = (one.at for one in words if OWN_KINDS[OwnKind(one.kind)].asks and one.answered_at is None)
    return min(waits, default=None)


def _rests_until(life: Life) -> date | None:
    """The day of the last rest, unless we went on after it."""
    rested = [one for one in life.happenings if isinstance(one, Rested)]
    if not rested:
        return None
    until = max(rested, key=lambda one: one.at).until
    went_on = (
        one for one in life.happenings if isinstance(one, Tried | Promised) and day_of(one.at) >= until
    )
    return None if any(went_on) else until


def _first(life: Life, sort: type[Sort]) -> Sort | None:
    return next((one for one in life.happenings if isinstance(one, sort)), None)
