"""What did somebody pass on about a person of a made-up town: when, by which route, with whose yes?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar
from uuid import UUID

from bereik.house.demonstration.chances import Chances, Numbers
from bereik.house.demonstration.plan import Town
from bereik.house.demonstration.story import Ended, Happening, Tried
from bereik.terms.authority import AGES, Age, SaysYes
from bereik.terms.dangers import Danger
from bereik.terms.grounds import Ground
from bereik.terms.laws import Law
from bereik.terms.own_words import SaidHow
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.routes import ROUTES, Route
from bereik.terms.senders import Sender

BY_LINK = {Sender.SCHOOL, Sender.GP, Sender.WELFARE, Sender.LANDLORD, Sender.COMMUNITY}

YOUNGER_THAN = ((12, Age.UNDER_12), (16, Age.FROM_12), (18, Age.FROM_16))

THREAT_OF = {
    Sender.ENERGY: Danger.CUT_OFF,
    Sender.WATER: Danger.CUT_OFF,
    Sender.LANDLORD: Danger.EVICTION,
    Sender.HEALTH_INSURER: Danger.INSURANCE_ENDS,
}


@dataclass(frozen=True, slots=True)
class Passed:
    """One signal as somebody passed it on. `which` of the organisations of that kind it was; `agreed_by` is empty where no
    yes is asked (arrears, our own motion)."""

    id: UUID
    at: datetime
    happened_on: date
    sender: Sender
    which: int
    route: Route
    ground: Ground
    domains: tuple[str, ...]
    danger: str
    amount: int | None
    own_words: str
    words: str
    how_to_come_by: str
    age: str
    agreed_on: date | None
    agreed_how: str
    agreed_by: tuple[SaysYes, ...]
    told_at: datetime | None
    told: SignalReason | None

    @property
    def urgent(self) -> bool:
        """One of the threats of Wgs art. 4(2)."""
        return bool(self.danger)


class PassingOn:
    """Draws the signals of one journey."""

    HOW: ClassVar[dict[SaidHow, int]] = {SaidHow.SPOKEN: 70, SaidHow.PHONE: 20, SaidHow.PAPER: 10}

    def __init__(self, town: Town, draw: Chances, numbers: Numbers, law: str, born: date) -> None:
        self.town, self.draw, self.numbers, self.law, self.born = town, draw, numbers, law, born
        self.rates = town.rates[law]

    def domains(self) -> tuple[str, ...]:
        """What a signal under this law is about."""
        known = self.town.said["domains"][self.law]
        if self.law == Law.WGS:
            return tuple(known[: 1 + self.draw.so(0.15)])
        return tuple(self.draw.chance.sample(known, self.draw.any_of([1, 1, 2, 3])))

    def signals(
        self, about: Sequence[str], opened: datetime, at: datetime, happened: tuple[Happening, ...]
    ) -> Iterator[Passed]:
        """The first signal, and sometimes a second one while the journey goes on."""
        first, second = (Sender(self.draw.one_of(self.rates.senders)) for _ in range(2))
        yield self._signal(first, opened, tuple(about), happened)
        again = self.draw.later(opened, 5, 45)
        ended = next((one.at for one in happened if isinstance(one, Ended)), at)
        if self.draw.so(self.rates.repeated) and second != first and again < min(ended, at):
            yield self._signal(second, again, self.domains(), happened)

    def _signal(
        self, sender: Sender, at: datetime, domains: tuple[str, ...], happened: tuple[Happening, ...]
    ) -> Passed:
        arrears = self.law == Law.WGS
        said, draw = self.town.said, self.draw
        route = Route.ARREARS if arrears else Route.WITH_AGREEMENT
        told_at, told = self._feedback(sender, at, happened)
        spoken = not arrears and sender is not Sender.OURSELVES
        age = self._age(at.date())
        agreed_on = at.date() - timedelta(days=draw.one_of({0: 60, 1: 20, 3: 20})) if spoken else None
        return Passed(
            id=self.numbers.at(at),
            at=at,
            happened_on=at.date() - timedelta(days=draw.between(10, 40) if arrears else draw.between(0, 5)),
            sender=sender,
            which=draw.between(0, 999),
            route=route,
            ground=self._ground(sender, age),
            domains=domains,
            # A quarter of the signals of energy companies is about the end of supply (Divosa Monitor 2024).
            danger=THREAT_OF.get(sender, "") if draw.so(0.25 if sender is Sender.ENERGY else 0.04) else "",
            amount=max(75, round(draw.chance.lognormvariate(5.9, 0.8))) if arrears else None,
            own_words=draw.any_of(said["own_words"].get(sender, [""])) if sender in BY_LINK else "",
            words=" ".join(said["words"][one] for one in domains) if spoken else "",
            how_to_come_by=draw.any_of(said["how_to_come_by"]) if spoken else "",
            age=age.value if spoken else "",
            agreed_on=agreed_on,
            agreed_how=draw.one_of(self.HOW).value if spoken else "",
            agreed_by=self._agreed_by(age) if spoken else (),
            told_at=told_at,
            told=told,
        )

    def _age(self, on: date) -> Age:
        years = on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))
        return next((age for under, age in YOUNGER_THAN if years < under), Age.ADULT)

    def _agreed_by(self, age: Age) -> tuple[SaysYes, ...]:
        """Everyone who must say yes at this age did: two parents, or the only one."""
        term = AGES[age]
        both = (SaysYes.PARENT, SaysYes.OTHER_PARENT) if self.draw.so(0.6) else (SaysYes.ONLY_PARENT,)
        return (*((SaysYes.SELF,) if term.asks_self else ()), *(both if term.asks_parents else ()))

    def _ground(self, sender: Sender, age: Age) -> Ground:
        if self.law == Law.WGS:
            return ROUTES[Route.ARREARS].ground
        if sender is Sender.OURSELVES:
            return Ground.OWN_MOTION
        return AGES[age].ground or ROUTES[Route.WITH_AGREEMENT].ground

    def _feedback(
        self, sender: Sender, at: datetime, happened: tuple[Happening, ...]
    ) -> tuple[datetime | None, SignalReason | None]:
        """When a partner was told, and what: that there was contact, or that it is closed."""
        if sender not in BY_LINK:
            return None, None
        for one in happened:
            if one.at >= at and isinstance(one, Tried) and one.met:
                return one.at, SignalReason.SPOKEN_WITH
            if one.at >= at and isinstance(one, Ended):
                return one.at, SignalReason.CLOSED
        return None, None
