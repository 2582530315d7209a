"""Who lives in a made-up town, and what happened between them and us in the past two years and a bit?

Plain Python: the same seed and day give the same people, dates and numbers. Nothing is stored here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from bereik.facts.periods import FollowUp, half_years
from bereik.help.rules.stopping import erase_after_no
from bereik.house.demonstration.chances import HERE, ONE_DAY, Chances, Numbers, day_of, working_moment
from bereik.house.demonstration.names import Names, Naming
from bereik.house.demonstration.passing_on import Passed, PassingOn
from bereik.house.demonstration.plan import TeamOfTown, Town, Wijk
from bereik.house.demonstration.story import Answered, Ended, Happening, Said, Stepped, TakenOn, Tried
from bereik.house.demonstration.telling import Telling
from bereik.people.rules import kept_until
from bereik.terms.endings import EndingReason
from bereik.terms.own_words import OwnKind
from bereik.terms.steps import Step

A_YEAR = 365
DOES_NOT_COME_BACK = {
    EndingReason.NEED_MET,
    EndingReason.DECEASED,
    EndingReason.MOVED_AWAY,
    EndingReason.MISTAKEN,
    EndingReason.RESIDENT_SAID_NO,
}
COMES_BACK = 0.14
A_SLICE = 2_000
"""Residents that are drawn at once: some ten megabytes of them."""


@dataclass(slots=True)
class Person:
    """Somebody of nobody.

    `names` is None for who was erased before we ever met. `erase_on` is the day on which the house erases them, or
    has done so (`erased`); `said_no_on` the day of a clear no. `home`: the one of the same household of whom we heard first,
    None for who lives alone as far as we know.
    """

    id: UUID
    born: date
    buurt: str
    names: Names | None = None
    erase_on: date | None = None
    erased: bool = False
    said_no_on: date | None = None
    home: Person | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """One journey of one person as far as it has come. `by` is the key of the professional who took it on, if any."""

    id: UUID
    person: Person
    team: TeamOfTown
    opened_at: datetime
    signals: tuple[Passed, ...]
    happenings: tuple[Happening, ...]
    by: str
    beside: str
    former: UUID | None = None

    @property
    def about(self) -> list[str]:
        return list(dict.fromkeys(one for passed in self.signals for one in passed.domains))

    @property
    def came_through(self) -> str:
        return self.signals[0].sender.value

    @property
    def ended_on(self) -> date | None:
        return next((day_of(one.at) for one in self.happenings if isinstance(one, Ended)), None)

    @property
    def met_at(self) -> datetime | None:
        return next((one.at for one in self.happenings if isinstance(one, Tried) and one.met), None)

    @property
    def started(self) -> bool:
        return any(isinstance(one, Stepped) and one.step is Step.WE_STARTED for one in self.happenings)

    @property
    def said_no_on(self) -> date | None:
        said = (one for one in self.happenings if isinstance(one, Said) and one.kind is OwnKind.NO)
        return next((day_of(one.at) for one in said), None)

    @property
    def keep_until(self) -> date | None:
        """The last day on which this may be kept; None once we met."""
        last = max(passed.at for passed in self.signals)
        return None if self.met_at else kept_until(day_of(last))

    @property
    def forget_on(self) -> date | None:
        """The day of the night in which what was told about it goes: past its term, and ended by somebody. None for
        what goes on, or led to contact."""
        if self.keep_until is None or self.ended_on is None:
            return None
        return max(self.keep_until, self.ended_on) + ONE_DAY


def first_day_of(at: datetime) -> datetime:
    """From which day somebody came into view.

    The beginning of the second newest half-year of which STILL_MET can be published too: so the figures have, whatever
    the day, one to show to its end and one to hold beside it.
    """
    today = day_of(at)
    ripe = [
        one
        for one in half_years(today - timedelta(days=4 * A_YEAR), today)
        if one.ripe_on(FollowUp().still_days) <= today
    ]
    return datetime.combine(ripe[-2].first_day, time(), HERE)


@dataclass(frozen=True, slots=True)
class Slice:
    """Residents who came into view in one stretch of time, drawn by themselves: `number` of so many, `first` the number of
    the first of these `residents` in the whole town, `since` and `until` in days before the town's today."""

    number: int
    first: int
    residents: int
    since: float
    until: float


def slices_of(residents: int, at: datetime) -> list[Slice]:
    """The town cut in equal stretches of time, each small enough to hold: together they hold everybody."""
    days = (at - first_day_of(at)).days
    count = -(-residents // A_SLICE)
    firsts = [number * residents // count for number in range(count)] + [residents]
    return [
        Slice(
            number,
            firsts[number],
            firsts[number + 1] - firsts[number],
            days * (count - number) / count,
            max(0.1, days * (count - number - 1) / count),
        )
        for number in range(count)
    ]


def town_lives(town: Town, seed: int, at: datetime, residents: int) -> tuple[Life, ...]:
    """The journeys of so many residents until `at`, slice by slice, within each in the order in which they were opened.

    Take the beginning of a day for `at`: all dates are reckoned back from it.
    """
    return tuple(life for one in slices_of(residents, at) for life in lives_of(town, seed, at, one))


def lives_of(town: Town, seed: int, at: datetime, cut: Slice) -> tuple[Life, ...]:
    """The journeys of one slice, in the order in which they were opened: the same ones whatever was drawn before."""
    draw = Chances(Random(seed if cut.number == 0 else f"{seed}-{cut.number}"))
    # All slices name people from one and the same list.
    shuffle = draw.chance if cut.number == 0 else Random(seed)
    numbers, naming = Numbers(draw.chance), Naming(town, draw.chance, shuffle, cut.first)
    lives: list[Life] = []
    for _ in range(cut.residents):
        opened = at
        while opened >= at:
            opened = working_moment(
                draw.chance, at - timedelta(days=draw.chance.uniform(cut.until, cut.since))
            )
        theirs = list(_lives_of_one(town, draw, numbers, opened, at))
        person = theirs[0].person
        person.said_no_on = next((day for life in theirs if (day := life.said_no_on)), None)
        person.erase_on = _erase_on(theirs)
        person.erased = person.erase_on is not None and person.erase_on <= day_of(at)
        if person.said_no_on or not person.erased:
            person.names = naming.draw(person.born)
        lives += theirs
    lives.sort(key=lambda life: (life.opened_at, life.id))
    people = {life.person.id: life.person for life in lives}.values()
    _lay_households(town, people, Random(f"households-{seed}-{cut.number}"))
    return tuple(lives)


def _lay_households(town: Town, people: Iterable[Person], chance: Random) -> None:
    """Some of those who live in one buurt live at one address; `people` in the order in which we heard of them. `chance` of its own: who lives where changes no story."""
    sizes = range(1, len(town.households) + 1)
    begun: dict[str, tuple[list[Person], int]] = {}
    for person in people:
        if person.names is None:
            continue
        there, size = begun.get(person.buurt, ([], 0))
        # Two of one call name at one address would be one person to who looks for whom said no (`people.marks`).
        alike = any(one.names and one.names.call_name == person.names.call_name for one in there)
        if len(there) < size and not alike and there[0].names is not None:
            person.home, person.names = there[0], person.names.at(there[0].names)
            there.append(person)
        else:
            begun[person.buurt] = ([person], chance.choices(sizes, weights=town.households)[0])


def _erase_on(theirs: Sequence[Life]) -> date | None:
    """The day on which the house erases somebody: after the term of what never led to contact, or after a clear no
    where no help had begun. None for who is kept longer than that."""
    if (said_no := next((day for life in theirs if (day := life.said_no_on)), None)) is not None:
        return erase_after_no(said_no, started=any(life.started for life in theirs))
    days = [life.forget_on for life in theirs]
    return None if None in days else max(day for day in days if day)


def _lives_of_one(
    town: Town, draw: Chances, numbers: Numbers, opened: datetime, at: datetime
) -> Iterator[Life]:
    """One person's journeys: after an ending somebody may come into view again, with the same team."""
    team = draw.chance.choices(town.teams, weights=[one.share for one in town.teams])[0]
    wijken = [one for one in town.wijken if one.code in team.wijken]
    wijk = draw.chance.choices(wijken, weights=[one.share for one in wijken])[0]
    person = _person(town, draw, numbers, team, wijk, opened)
    former: UUID | None = None
    while opened < at:
        life = _life(town, draw, numbers, team, wijk, person, opened, at, former)
        yield life
        ended = next((one for one in life.happenings if isinstance(one, Ended)), None)
        if ended is None or ended.because in DOES_NOT_COME_BACK or not draw.so(COMES_BACK):
            return
        former, opened = life.id, draw.later(ended.at, 20, 150)


def _person(
    town: Town, draw: Chances, numbers: Numbers, team: TeamOfTown, wijk: Wijk, opened: datetime
) -> Person:
    ages = town.rates[team.law].ages
    age = round(draw.chance.triangular(*ages, (2 * ages[0] + ages[1]) / 3))
    return Person(
        id=numbers.at(opened),
        born=day_of(opened) - timedelta(days=age * A_YEAR + age // 4 + draw.between(1, 360)),
        buurt=draw.any_of(list(wijk.buurten)),
    )


def _life(
    town: Town, draw: Chances, numbers: Numbers, team: TeamOfTown, wijk: Wijk, person: Person,
    opened: datetime, at: datetime, former: UUID | None,
) -> Life:  # fmt: skip
    passing_on = PassingOn(town, draw, numbers, team.law, person.born)
    about = passing_on.domains()
    telling = Telling(town, draw, team.law, room=team.room, met=wijk.met, about=about)
    told = tuple(one for one in until_the_end(telling.tell(opened)) if one.at < at)
    first, second = draw.chance.sample(town.professionals(team.key), 2)
    taken = any(isinstance(one, TakenOn) for one in told)
    return Life(
        id=numbers.at(opened),
        person=person,
        team=team,
        opened_at=opened,
        signals=tuple(passing_on.signals(about, opened, at, told)),
        happenings=told,
        by=first.key if taken else "",
        beside=second.key,
        former=former,
    )


def until_the_end(told: Iterator[Happening]) -> Iterator[Happening]:
    """In the order of time. After the ending only the question half a year later follows."""
    ended: Ended | None = None
    heard: set[int] = set()
    for one in sorted(told, key=lambda one: one.at):
        match one:
            case Said() if ended is None:
                heard.add(one.number)
            case Answered() if one.number in heard and ended is not None:
                one = replace(one, at=ended.at)
            case Said(kind=OwnKind.STILL_MET) | Stepped(step=Step.STILL_MET):
                pass
            case _ if ended is not None:
                continue
        if isinstance(one, Ended):
            ended = one
        yield one
