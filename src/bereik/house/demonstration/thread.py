"""How does one signal run through the house, from the school to the resident's own words, by the deeds everyone uses?

The one signal that is followed: the school passes it on, Sanne takes it on, tries, and is let in; the resident says what she
needs; one promise is kept, one is broken, explained and put right; and for the next one she asks for another day. Four more
make the day of the team what a day is. Their dates fit on every page that shows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop

from bereik.help.actions import ask_to_look, give_code, record_attempt, say_own, take_on
from bereik.help.actions.promising import explain_promise, keep_promise
from bereik.help.file import open_file
from bereik.help.models import Promise
from bereik.house.demonstration.deeds import Stage
from bereik.house.demonstration.filled import Filled
from bereik.see.models import Signal
from bereik.terms.channels import Channel
from bereik.terms.outcomes import Outcome
from bereik.terms.own_words import OwnKind, SaidHow
from bereik.terms.parts_of_day import PartOfDay
from bereik.terms.promises import BrokenBecause
from bereik.terms.purposes import Purpose
from bereik.trust.access import inner_access
from bereik.trust.ids import new_id
from bereik.trust.links.models import Link

# The resident reads on the own page, in their language, what somebody looked for: in the words of the pages themselves.
NEEDED = gettext_noop("Opschrijven wat de inwoner nodig heeft")
RESTS = gettext_noop("Opschrijven dat de inwoner nu rust wil")


@dataclass(frozen=True)
class Thread:
    """The signal that was followed, the one that waits, and the resident's own way in: her link, and the code on it."""

    followed: UUID
    waiting: UUID
    own_link: Link
    code: str


def run_thread(filled: Filled) -> Thread:
    """Let all of it happen in the working days before the town's today."""
    stage = Stage(filled, filled.town.goes)
    told = {one["who"]: one for one in filled.town.thread}
    followed = stage.pass_on(told["followed"], stage.at(19, 9, 41))
    link, code = _follow(stage, followed, told["followed"])
    for who in ("due_today", "late", "rests_until_today"):
        journey = _go_on(stage, told[who])
        if "looked" in told[who]:
            _look(Stage(filled, filled.town.looks), journey, told[who]["looked"])
    waiting = stage.pass_on(told["waits"], stage.at(0, 16, 20))
    return Thread(stage.journey(followed), stage.journey(waiting), link, code)


def _follow(stage: Stage, signal: Signal, told: Mapping[str, Any]) -> tuple[Link, str]:
    """Taken on the next morning; no answer on the phone; a talk at the door; and what was promised since."""
    journey = stage.journey(signal)
    _meet(stage, journey, 18, 15)
    with stage.helping(NEEDED, "say_own", stage.at(15, 11, 40)) as access:
        say_own(access, journey, OwnKind.NEEDS, SaidHow.TOGETHER, word_id=new_id(), words=told["needs"])
    with stage.helping("Een code geven voor de eigen pagina", "give_code", stage.at(15, 11, 50)) as access:
        made = give_code(access, journey, number=new_id())
    if made is None:
        raise RuntimeError("The made-up resident got no code.")
    kept = stage.promise(journey, told["kept"], made_at=stage.at(14, 9, 15), due=stage.day(12))
    with stage.helping(
        "Opschrijven dat een belofte gedaan is", "keep_promise", stage.at(13, 10, 5)
    ) as access:
        keep_promise(access, kept)
    broken = stage.promise(journey, told["broken"], made_at=stage.at(12, 10, 20), due=stage.day(8))
    with stage.owning(made.link, stage.at(7, 19, 30)) as access:
        say_own(
            access,
            journey,
            OwnKind.NOT_KEPT,
            SaidHow.PAGE,
            word_id=new_id(),
            about=broken,
            words=told["not_kept"],
        )
    with stage.helping("Een belofte uitleggen en goedmaken", "explain_promise", stage.at(6, 9, 5)) as access:
        explain_promise(
            access, broken, because=BrokenBecause.AWAY, words=told["explained"], new_due_on=stage.day(4)
        )
        (again,) = Promise.objects.filter(follows=broken)
    with stage.helping(
        "Opschrijven dat een belofte gedaan is", "keep_promise", stage.at(5, 15, 10)
    ) as access:
        keep_promise(access, again.pk)
    next_one = stage.promise(journey, told["next"], made_at=stage.at(3, 14, 0), due=stage.next_day)
    with stage.owning(made.link, stage.at(0, 19, 12)) as access:
        say_own(
            access,
            journey,
            OwnKind.OTHER_DAY,
            SaidHow.PAGE,
            word_id=new_id(),
            about=next_one,
            words=told["other_day"],
        )
    return made.link, made.written


def _look(stage: Stage, journey: UUID, reason: str) -> None:
    """A colleague opens a file that is not theirs, and writes down why: it is told, and reviewed."""
    with stage.looking(stage.at(1, 13, 20)) as access:
        ask_to_look(access, journey, reason)
        with inner_access(access, Purpose.REASONED_LOOK, access.because, subject=journey) as inner:
            open_file(inner, journey)


def _go_on(stage: Stage, told: Mapping[str, Any]) -> UUID:
    """Somebody whom Sanne met two weeks ago: with a promise for today, one that is late, or a rest that ends today."""
    journey = stage.journey(stage.pass_on(told, stage.at(16, 13, 25)))
    _meet(stage, journey, 15, 12, outcome=Outcome.NOT_NOW if "not_now" in told else Outcome.WELCOME)
    if "not_now" in told:
        with stage.helping(RESTS, "say_own", stage.at(12, 11, 30)) as access:
            say_own(
                access,
                journey,
                OwnKind.NOT_NOW,
                SaidHow.SPOKEN,
                word_id=new_id(),
                until=stage.today,
                words=told["not_now"],
            )
        return journey
    with stage.helping(NEEDED, "say_own", stage.at(12, 11, 30)) as access:
        say_own(access, journey, OwnKind.NEEDS, SaidHow.SPOKEN, word_id=new_id(), words=told["needs"])
    due = stage.today if told["who"] == "due_today" else stage.day(0)
    stage.promise(journey, told["next"], made_at=stage.at(4, 13, 45), due=due)
    return journey


def _meet(stage: Stage, journey: UUID, taken: int, met: int, *, outcome: Outcome = Outcome.WELCOME) -> None:
    """Taken on so many working days ago, called in vain the day after, and met at the door."""
    with stage.reaching(
        "Iemand oppakken die op het team wacht", "take_on", stage.at(taken, 10, 15)
    ) as access:
        take_on(access, journey)
    for ago, hour, part, channel, what in (
        (taken - 1, 14, PartOfDay.AFTERNOON, Channel.PHONE, Outcome.NO_ANSWER),
        (met, 10, PartOfDay.MORNING, Channel.HOME_VISIT, outcome),
    ):
        at = stage.at(ago, hour, 50)
        with stage.helping("Een poging opschrijven", "record_attempt", at) as access:
            record_attempt(
                access,
                journey,
                attempt_id=new_id(),
                channel=channel,
                outcome=what,
                on=at.date(),
                part_of_day=part,
            )
