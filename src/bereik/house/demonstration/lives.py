"""Who lives in a made-up town, and what happened between them and us in the past two years?

Plain Python: the same seed and day give the same people, dates and numbers. Nothing is stored here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from bereik.facts.periods import FollowUp, half_years
from bereik.house.demonstration.plan import TeamOfTown, Town, Wijk
from bereik.house.demonstration.story import HERE, Ended, Happening, TakenOn, Telling, Tried, working_moment
from bereik.terms.dangers import Danger
from bereik.terms.endings import EndingReason
from bereik.terms.grounds import Ground
from bereik.terms.laws import Law
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.routes import ROUTES, Route
from bereik.terms.senders import Sender

A_YEAR = 365
DOES_NOT_COME_BACK = {
    EndingReason.NEED_MET,
    EndingReason.DECEASED,
    EndingReason.MOVED_AWAY,
    EndingReason.MISTAKEN,
    EndingReason.RESIDENT_SAID_NO,
}
COMES_BACK = 0.14
BY_LINK = {Sender.SCHOOL, Sender.GP, Sender.WELFARE}

THREAT_OF = {
    Sender.ENERGY: Danger.CUT_OFF,
    Sender.WATER: Danger.CUT_OFF,
    Sender.LANDLORD: Danger.EVICTION,
    Sender.HEALTH_INSURER: Danger.INSURANCE_ENDS,
}


class Numbers:
    """Numbers as `trust.ids.new_id` makes them (UUID version 7, RFC 9562), but drawn from the seed."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def at(self, moment: datetime) -> UUID:
        milliseconds = int(moment.timestamp() * 1000)
        drawn = self._chance.getrandbits(74)
        high, low = drawn >> 62, drawn & ((1 << 62) - 1)
        return UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of nobody: a bird's name, a tree's street, a number that no phone has."""

    id: UUID
    call_name: str
    surname: str
    birth_date: date
    phone: str
    email: str
    street: str
    house_number: str
    postcode: str
    place: str
    buurt: str

    def named(self) -> dict[str, str]:
        """What names this person, as `people.Identity` keeps it."""
        return {
            "call_name": self.call_name,
            "initials": f"{self.call_name[0]}.",
            "surname": self.surname,
            "birth_date": self.birth_date.isoformat(),
            "phone": self.phone,
            "email": self.email,
            "street": self.street,
            "house_number": self.house_number,
            "postcode": self.postcode,
            "place": self.place,
        }


@dataclass(frozen=True, slots=True)
class Passed:
    """One signal as somebody passed it on."""

    id: UUID
    at: datetime
    happened_on: date
    sender: Sender
    route: Route
    ground: Ground
    domains: tuple[str, ...]
    danger: str
    amount: int | None
    own_words: str
    words: str
    how_to_come_by: str
    told_at: datetime | None
    told: SignalReason | None

    @property
    def urgent(self) -> bool:
        """One of the threats of Wgs art. 4(2)."""
        return bool(self.danger)


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


@dataclass(slots=True)
class People:
    """Draws people of whom no two have the same name."""

    town: Town
    chance: Random
    numbers: Numbers
    today: date
    _names: list[tuple[str, str]] = field(default_factory=list)
    _drawn: int = 0

    def __post_init__(self) -> None:
        names = self.town.names
        self._names = [(first, last) for last in names["surnames"] for first in names["call_names"]]
        self.chance.shuffle(self._names)

    def draw(self, wijk: Wijk, ages: tuple[int, int], at: datetime) -> Person:
        call_name, surname = self._names[self._drawn]
        self._drawn += 1
        number, town, chance = self._drawn, self.town, self.chance
        age = round(chance.triangular(*ages, (2 * ages[0] + ages[1]) / 3))
        return Person(
            id=self.numbers.at(at),
            call_name=call_name,
            surname=surname,
            birth_date=self.today - timedelta(days=age * 365 + age // 4 + chance.randint(1, 360)),
            phone=f"060000{number:04d}",
            email=f"{call_name}.{surname}@{town.domain}".lower().replace(" ", "-")
            if chance.random() < 0.5
            else "",
            street=chance.choice(town.names["streets"]) + chance.choice(town.names["street_ends"]),
            house_number=str(chance.randint(1, 180)),
            postcode=f"1234 {chance.choice('ABCDEFGH')}{chance.choice('ABCDEFGHKLMNPRSTVWXZ')}",
            place=town.place,
            buurt=chance.choice(list(wijk.buurten)),
        )


def first_day_of(at: datetime) -> datetime:
    """From which day somebody came into view: the beginning of the second newest half-year that can be published.

    So the figures have a half-year to show and one to hold beside it, whatever the day.
    """
    today = at.astimezone(HERE).date()
    ripe = [
        one
        for one in half_years(today - timedelta(days=3 * A_YEAR), today)
        if one.ripe_on(FollowUp().days) <= today
    ]
    return datetime.combine(ripe[-2].first_day, time(), HERE)


def town_lives(town: Town, seed: int, at: datetime, a_year: int = 800) -> tuple[Life, ...]:
    """About so many journeys for each year until `at`, in the order in which they were opened.

    Take the beginning of a day for `at`: all dates are reckoned back from it.
    """
    chance = Random(seed)
    numbers = Numbers(chance)
    people = People(town, chance, numbers, at.date())
    lives: list[Life] = []
    days = (at - first_day_of(at)).days
    for _ in range(round(a_year * 0.96 * days / A_YEAR)):
        opened = working_moment(chance, at - timedelta(days=chance.uniform(1, days)))
        if opened >= at:
            continue
        team = chance.choices(town.teams, weights=[one.share for one in town.teams])[0]
        wijken = [one for one in town.wijken if one.code in team.wijken]
        wijk = chance.choices(wijken, weights=[one.share for one in wijken])[0]
        person = people.draw(wijk, town.rates[team.law].ages, opened)
        former: UUID | None = None
        while opened < at:
            life = _life(town, chance, numbers, team, wijk, person, opened, at, former)
            lives.append(life)
            ended = next((one for one in life.happenings if isinstance(one, Ended)), None)
            if ended is None or ended.because in DOES_NOT_COME_BACK or chance.random() > COMES_BACK:
                break
            former = life.id
            opened = working_moment(chance, ended.at + timedelta(days=chance.randint(20, 150)))
    return tuple(sorted(lives, key=lambda life: (life.opened_at, life.id)))


def _life(
    town: Town, chance: Random, numbers: Numbers, team: TeamOfTown, wijk: Wijk, person: Person,
    opened: datetime, at: datetime, former: UUID | None,
) -> Life:  # fmt: skip
    rates = town.rates[team.law]
    told = sorted(Telling(chance, team.law, rates, town.tries, wijk.met).tell(opened), key=lambda one: one.at)
    happened = tuple(one for one in told if one.at <= at)
    first, second = chance.sample(town.professionals(team.key), 2)
    taken = any(isinstance(one, TakenOn) for one in happened)
    return Life(
        id=numbers.at(opened),
        person=person,
        team=team,
        opened_at=opened,
        signals=tuple(_signals(town, chance, numbers, team.law, opened, at, happened)),
        happenings=happened,
        by=first.key if taken else "",
        beside=second.key,
        former=former,
    )


def _signals(
    town: Town, chance: Random, numbers: Numbers, law: str, opened: datetime, at: datetime,
    happened: tuple[Happening, ...],
) -> Iterator[Passed]:  # fmt: skip
    """The first signal, and sometimes a second one while the journey goes on."""
    rates = town.rates[law]
    senders = list(rates.senders)
    first, second = (chance.choices(senders, weights=list(rates.senders.values()))[0] for _ in range(2))
    yield _signal(town, chance, numbers, law, Sender(first), opened, happened)
    again = working_moment(chance, opened + timedelta(days=chance.randint(5, 45)))
    ended = next((one.at for one in happened if isinstance(one, Ended)), at)
    if chance.random() < rates.repeated and second != first and again < min(ended, at):
        yield _signal(town, chance, numbers, law, Sender(second), again, happened)


def _signal(
    town: Town, chance: Random, numbers: Numbers, law: str, sender: Sender, at: datetime,
    happened: tuple[Happening, ...],
) -> Passed:  # fmt: skip
    arrears = law == Law.WGS
    domains = town.said["domains"][law]
    chosen = (
        tuple(domains[: 1 + (chance.random() < 0.15)])
        if arrears
        else tuple(chance.sample(domains, chance.choice([1, 1, 2, 3])))
    )
    route = Route.ARREARS if arrears else Route.WITH_AGREEMENT
    told_at, told = _feedback(chance, sender, at, happened)
    spoken = not arrears and sender is not Sender.OURSELVES
    return Passed(
        id=numbers.at(at),
        at=at,
        happened_on=at.date() - timedelta(days=chance.randint(10, 40) if arrears else chance.randint(0, 5)),
        sender=sender,
        route=route,
        ground=_ground(law, sender, route),
        domains=chosen,
        # A quarter of the signals of energy companies is about the end of supply (Divosa Monitor 2024).
        danger=THREAT_OF.get(sender, "")
        if chance.random() < (0.25 if sender is Sender.ENERGY else 0.04)
        else "",
        amount=max(75, round(chance.lognormvariate(5.9, 0.8))) if arrears else None,
        own_words=chance.choice(town.said["own_words"].get(sender, [""])) if sender in BY_LINK else "",
        words=" ".join(town.said["words"][one] for one in chosen) if spoken else "",
        how_to_come_by=chance.choice(town.said["how_to_come_by"]) if spoken else "",
        told_at=told_at,
        told=told,
    )


def _ground(law: str, sender: Sender, route: Route) -> Ground:
    if law == Law.JEUGDWET:
        return Ground.YOUTH_REQUEST
    return Ground.OWN_MOTION if sender is Sender.OURSELVES else ROUTES[route].ground


def _feedback(
    chance: Random, sender: Sender, at: datetime, happened: tuple[Happening, ...]
) -> tuple[datetime | None, SignalReason | None]:
    """When a partner was told, and what: that there was contact, or that it is closed."""
    delay = timedelta(minutes=chance.randint(5, 300))
    if sender not in BY_LINK:
        return None, None
    for one in happened:
        if one.at >= at and isinstance(one, Tried) and one.met:
            return one.at + delay, SignalReason.SPOKEN_WITH
        if one.at >= at and isinstance(one, Ended):
            return one.at + delay, SignalReason.CLOSED
    return None, None
