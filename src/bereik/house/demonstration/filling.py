"""How do the people of a made-up town come into the house? Under the night's own purpose, in batches, each a deed.

The guard holds here as it holds everywhere: rows are written inside an access, each batch leaves its line in the
trail, and what names somebody or what somebody said lies sealed under a key of that person alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID, uuid4

from bereik.help.models import Attempt, OwnWord, Promise
from bereik.house.demonstration.chances import HERE, Numbers, day_of
from bereik.house.demonstration.drawing import Drawn
from bereik.house.demonstration.erased import Leftovers
from bereik.house.demonstration.laying import Laid, Passer, passers_of
from bereik.house.demonstration.lives import Life, Person
from bereik.house.demonstration.passing_on import Passed
from bereik.house.demonstration.plan import Town
from bereik.house.demonstration.rows_of_life import rows_of_life
from bereik.people.ages import age_band
from bereik.people.marks import marks_of, objection_marks
from bereik.people.models import (
    DataKey,
    Ending,
    Household,
    HouseholdMember,
    Identity,
    Journey,
    Objection,
    Resident,
    Resting,
    Step,
)
from bereik.see.actions import Agreed, Told
from bereik.see.erased import erased_key
from bereik.see.models import Signal, SignalWords
from bereik.see.rules import day_to_promise
from bereik.terms.authority import AGES, Age
from bereik.terms.life_domains import LifeDomain
from bereik.terms.own_words import SaidHow
from bereik.terms.purposes import Purpose
from bereik.trust.access import house_access
from bereik.trust.many import add_many, row_of
from bereik.trust.rows import Guarded
from bereik.trust.sealing import new_data_key, wrap

A_BATCH = 1_000
"""Lives a deed: some twenty thousand rows, whose line in the trail still names whom they touch."""
WHY = "Een verzonnen stad vullen"
# A batch is written in this order, so that no row points at one that is not there yet.
ORDER: tuple[type[Guarded], ...] = (
    Resident, DataKey, Identity, Household, HouseholdMember, Journey, Step, Signal, SignalWords, Attempt, Promise, OwnWord, Resting, Ending,
)  # fmt: skip


def fill_people(
    town: Town,
    laid: Laid,
    drawn: Drawn,
    links: Mapping[str, UUID],
    seed: int,
    at: datetime,
    told: Callable[[int], None],
) -> int:
    """Write these lives, and return how many rows that took. `links` of the organisations;
    `told` hears after each batch how many lives stand."""
    filler = Filler(laid, passers_of(laid, links), drawn.leftovers, Numbers(Random(f"rows-{seed}")), at)
    written, stand = _keep_objections(drawn, at), 0
    with house_access(Purpose.UPKEEP, WHY, at=at) as access:
        for lives in drawn.lives():
            filler.begin()
            for first in range(0, len(lives), A_BATCH):
                batch = lives[first : first + A_BATCH]
                rows = filler.rows_of(batch)
                with access.deed("fill_made_up_town"):
                    written += sum(add_many(access, rows[model]) for model in ORDER)
                stand += len(batch)
                told(stand)
    return written


def _keep_objections(drawn: Drawn, at: datetime) -> int:
    """The marks of everyone who said no: numbers of chance, in the order of the marks, so that they tie to nobody."""
    marks: dict[bytes, date] = {}
    for fields, said_no_on in drawn.said_no:
        marks |= dict.fromkeys(objection_marks(fields), said_no_on)
    rows = [Objection(id=uuid4(), mark=mark, made_on=marks[mark]) for mark in sorted(marks)]
    with house_access(Purpose.RECOGNITION, WHY, at=at) as access, access.deed("fill_made_up_town"):
        return add_many(access, rows)


@dataclass(slots=True)
class Filler:
    laid: Laid
    passers: Mapping[str, Sequence[Passer]]
    leftovers: Leftovers
    numbers: Numbers
    at: datetime
    keys: dict[UUID, bytes] = field(default_factory=dict)
    known: set[UUID] = field(default_factory=set)
    households: dict[UUID, UUID] = field(default_factory=dict)

    def begin(self) -> None:
        """A next slice: nobody of the former one comes back in it."""
        self.keys.clear()
        self.known.clear()
        self.households.clear()

    def rows_of(self, lives: Sequence[Life]) -> dict[type[Guarded], list[Guarded]]:
        """All rows of these lives, by model."""
        rows: dict[type[Guarded], list[Guarded]] = {model: [] for model in ORDER}
        for life in lives:
            for row in self._rows(life):
                rows[type(row)].append(row)
        return rows

    def _rows(self, life: Life) -> Iterator[Guarded]:
        person = life.person
        if person.id not in self.known:
            self.known.add(person.id)
            yield from self._person(person, life.opened_at)
        left = self.leftovers.of(life) if person.erased else None
        # Of who is still known by another journey only what was told about this one goes.
        forgotten = left is not None or (life.forget_on is not None and life.forget_on <= day_of(self.at))
        key = self.keys.get(person.id)
        yield from rows_of_life(life, self.laid, self.numbers, key, left, forgotten)
        for passed in life.signals:
            signal = self._signal(life, passed)
            if left is not None:
                signal.area_id, signal.sender_kind = left.area or None, left.came_through
            if forgotten:
                _let_go(signal)
            yield signal
            if passed.words and not forgotten and key is not None:
                yield self._words(life, passed, key)

    def _person(self, person: Person, at: datetime) -> Iterator[Guarded]:
        if person.names is None or person.erased:
            yield row_of(
                Resident,
                id=person.id,
                synthetic=True,
                made_at=at,
                erase_on=person.erase_on,
                erased_at=_at_night(person.erase_on),
            )
            return
        resident = row_of(
            Resident,
            id=person.id,
            area_id=person.buurt,
            age_band=age_band(person.born, day_of(at)),
            synthetic=True,
            made_at=at,
            erase_on=person.erase_on if person.said_no_on else None,
        )
        key = self.keys[person.id] = new_data_key()
        stored = row_of(DataKey, id=self.numbers.at(at), resident_id=resident.id)
        stored.wrapped = wrap(key, stored.id)
        fields = person.names.fields()
        identity = row_of(
            Identity, id=self.numbers.at(at), resident_id=resident.id, **marks_of(fields).columns()
        )
        identity.lay(key, fields)
        yield from (resident, stored, identity)
        if person.home is not None and not person.home.erased:
            yield from self._together(person, person.home, at, bytes(identity.address_index))

    def _together(self, person: Person, home: Person, at: datetime, address: bytes) -> Iterator[Guarded]:
        """They live at one address, as far as we know since we heard of the second of them."""
        if home.id not in self.households:
            household = row_of(Household, id=self.numbers.at(at), address_index=address, made_at=at)
            self.households[home.id] = household.id
            yield household
            yield self._member(home, household.id, at)
        yield self._member(person, self.households[home.id], at)

    def _member(self, person: Person, household: UUID, at: datetime) -> HouseholdMember:
        return row_of(
            HouseholdMember,
            id=self.numbers.at(at),
            household_id=household,
            resident_id=person.id,
            since=day_of(at),
        )

    def _signal(self, life: Life, passed: Passed) -> Signal:
        alike = self.passers.get(passed.sender)
        passer = alike[passed.which % len(alike)] if alike else None
        by_link = passer is not None and passer.told
        policy, later = self.laid.policy, life.team.later
        return row_of(
            Signal,
            id=passed.id,
            resident_id=life.person.id,
            journey_id=life.id,
            sender=passer.sender if passer else self.laid.accounts[life.by or life.beside].id,
            organisation_id=passer.organisation if passer else None,
            sender_kind=passed.sender.value,
            key=f"town-{passed.id.hex}",
            route=passed.route.value,
            ground=passed.ground.value,
            law=life.team.law,
            domains=list(passed.domains),
            urgent=passed.urgent,
            danger=passed.danger,
            amount=passed.amount,
            area_id=life.person.buurt,
            happened_on=passed.happened_on,
            received_at=passed.at,
            contact_by=_days_after(passed, policy.contact_within_days + later),
            told_by=_days_after(passed, policy.told_within_days + later) if by_link else None,
            told_at=passed.told_at if by_link else None,
            told=passed.told.value if by_link and passed.told else "",
            own_words=passed.own_words,
            age=passed.age,
            agreed_on=passed.agreed_on,
            agreed_how=passed.agreed_how,
            agreed_by=[one.value for one in passed.agreed_by],
            synthetic=True,
        )

    def _words(self, life: Life, passed: Passed, key: bytes) -> SignalWords:
        words = row_of(
            SignalWords,
            id=self.numbers.at(passed.at),
            signal_id=passed.id,
            journey_id=life.id,
            resident_id=life.person.id,
        )
        words.lay(
            key,
            words=passed.words,
            how_to_come_by=passed.how_to_come_by,
            agreed_text=self._agreed_text(passed),
        )
        return words

    def _agreed_text(self, passed: Passed) -> str:
        """To which words the yes was said, as the form keeps them."""
        told = Told(
            key="", sender=passed.sender, area="", identity={}, words=passed.words,
            domains=[LifeDomain(one) for one in passed.domains],
            agreed=Agreed(
                age=Age(passed.age), by=passed.agreed_by, how=SaidHow(passed.agreed_how),
                on=passed.agreed_on or day_of(passed.at),
                read_out=AGES[Age(passed.age)].read_out.nl.format(house=self.laid.house),
            ),
        )  # fmt: skip
        return told.agreed_text


def _let_go(signal: Signal) -> None:
    """What others told us goes (`house.upkeep.erasing`); that it came, when and how, stays."""
    signal.key, signal.own_words, signal.domains = erased_key(signal.sender, signal.key), "", []
    signal.danger, signal.amount = "", None
    signal.age, signal.agreed_how, signal.agreed_by = "", "", []


def _days_after(passed: Passed, days: int) -> date:
    """As the rule promises it: on a day on which we work."""
    came = day_of(passed.at)
    return day_to_promise(came + timedelta(days=days), came)


def _at_night(day: date | None) -> datetime | None:
    """When the house does what is due that day."""
    return datetime.combine(day, time(3, 0), HERE) if day else None
