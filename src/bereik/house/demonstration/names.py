"""What is somebody called in a made-up town? Plants and birds, no two alike, at addresses and numbers that nobody has."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from bereik.house.demonstration.plan import Town


@dataclass(frozen=True, slots=True)
class Names:
    """What names one person. 06-0 is given to no subscriber; the domain is kept free (RFC 2606)."""

    call_name: str
    prefix: str
    surname: str
    birth_date: date
    phone: str
    email: str
    street: str
    house_number: str
    postcode: str
    place: str

    def at(self, home: Names) -> Names:
        """Of the same household: the same address, and both surnames, so that nobody is called alike."""
        return replace(
            self,
            prefix=home.prefix,
            surname=f"{home.surname}-{self.prefix} {self.surname}"
            if self.prefix
            else f"{home.surname}-{self.surname}",
            street=home.street,
            house_number=home.house_number,
            postcode=home.postcode,
        )

    def fields(self) -> dict[str, str]:
        """As `people.Identity` keeps them."""
        return {
            "call_name": self.call_name,
            "initials": f"{self.call_name[0]}.",
            "prefix": self.prefix,
            "surname": self.surname,
            "birth_date": self.birth_date.isoformat(),
            "phone": self.phone,
            "email": self.email,
            "street": self.street,
            "house_number": self.house_number,
            "postcode": self.postcode,
            "place": self.place,
        }


@dataclass(slots=True)
class Naming:
    """Draws names of which no two are the same: the town's names, in the order in which `shuffle` lays them, from `first`
    on. Where those run out everybody gets a second call name. `chance` draws the rest."""

    town: Town
    chance: Random
    shuffle: Random
    first: int = 0
    _pool: list[tuple[str, str, str]] = field(default_factory=list)
    _drawn: int = 0

    def __post_init__(self) -> None:
        names = self.town.names
        every = [(first, last) for last in names["surnames"] for first in names["call_names"]]
        plain = [(first, "", last) for first, last in every]
        prefixed = [(first, self.shuffle.choice(names["prefixes"][1:]), last) for first, last in every]
        # A third with a prefix, until those without one run out.
        self._pool = plain + prefixed[: len(plain) // 2]
        self.shuffle.shuffle(self._pool)
        self._drawn = self.first

    def draw(self, born: date) -> Names:
        """The next one."""
        turn, place = divmod(self._drawn, len(self._pool))
        call_name, prefix, surname = self._pool[place]
        if turn:
            call_names = self.town.names["call_names"]
            call_name += f"-{call_names[(call_names.index(call_name) + turn) % len(call_names)]}"
        self._drawn += 1
        town, chance = self.town, self.chance
        mail = ".".join(part for part in (call_name, prefix, surname) if part).lower().replace(" ", "-")
        return Names(
            call_name=call_name,
            prefix=prefix,
            surname=surname,
            birth_date=born,
            phone=f"060{self._drawn:07d}",
            email=f"{mail}@{town.domain}" if chance.random() < 0.5 else "",
            street=chance.choice(town.names["streets"]) + chance.choice(town.names["street_ends"]),
            house_number=str(chance.randint(1, 180)),
            postcode=f"1234 {chance.choice('ABCDEFGH')}{chance.choice('ABCDEFGHKLMNPRSTVWXZ')}",
            place=town.place,
        )
