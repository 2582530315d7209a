"""How do the people of a made-up town come into the house? Under the night's own purpose, in batches, each a deed.

The guard holds here as it holds everywhere: rows are written inside an access, each batch leaves its line in the
trail, and what names somebody lies sealed under a key of that person alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

from bereik.help.models import Attempt
from bereik.house.demonstration.laying import Laid, sender_number
from bereik.house.demonstration.lives import Life, Numbers, Passed, Person
from bereik.house.demonstration.story import HERE, Ended, Happening, Joined, Rested, Stepped, TakenOn, Tried
from bereik.people.ages import age_band
from bereik.people.marks import marks_of
from bereik.people.models import DataKey, Ending, Identity, Journey, Resident, Resting, Step
from bereik.people.rules import clock_ends, clock_for, stops_at_first_talk
from bereik.see.models import Signal, SignalWords
from bereik.terms.parts_of_day import part_of_day
from bereik.terms.purposes import Purpose
from bereik.terms.steps import Step as Way
from bereik.trust.access import house_access
from bereik.trust.rows import Guarded
from bereik.trust.sealing import new_data_key, wrap

A_BATCH = 100
# A batch is written in this order, so that no row points at one that is not there yet.
ORDER: tuple[type[Guarded], ...] = (
    Resident, DataKey, Identity, Journey, Step, Signal, SignalWords, Attempt, Resting, Ending,
)  # fmt: skip


def fill_people(laid: Laid, lives: Sequence[Life], links: Mapping[str, UUID], seed: int, at: datetime) -> int:
    """Write these lives, and return how many rows that took. `links`: who passed on, by the kind of organisation."""
    filler = Filler(laid, links, Numbers(Random(f"rows-{seed}")), at)
    written = 0
    with house_access(Purpose.UPKEEP, "Een verzonnen stad vullen", at=at) as access:
        for first in range(0, len(lives), A_BATCH):
            rows = filler.rows_of(lives[first : first + A_BATCH])
            with access.deed("fill_made_up_town"):
                for model in ORDER:
                    model.objects.bulk_create(rows[model])
                    written += len(rows[model])
    return written


@dataclass(slots=True)
class Filler:
    laid: Laid
    links: Mapping[str, UUID]
    numbers: Numbers
    at: datetime
    keys: dict[UUID, bytes] = field(default_factory=dict)

    def rows_of(self, lives: Sequence[Life]) -> dict[type[Guarded], list[Guarded]]:
        """All rows of these lives, by model."""
        rows: dict[type[Guarded], list[Guarded]] = {model: [] for model in ORDER}
        for life in lives:
            for row in self._rows(life):
                rows[type(row)].append(row)
        return rows

    def _rows(self, life: Life) -> Iterator[Guarded]:
        if life.person.id not in self.keys:
            yield from self._person(life.person, life.opened_at)
        yield self._journey(life)
        for passed in life.signals:
            yield from self._signal(life, passed)
        for one in life.happenings:
            row = self._happening(life, one)
            if row is not None:
                yield row

    def _person(self, person: Person, at: datetime) -> Iterator[Guarded]:
        resident = Resident(
            id=person.id,
            area_id=person.buurt,
            age_band=age_band(person.birth_date, at.date()),
            synthetic=True,
            made_at=at,
        )
        key = self.keys[person.id] = new_data_key()
        stored = DataKey(id=self.numbers.at(at), resident=resident)
        stored.wrapped = wrap(key, stored.id)
        identity = Identity(id=self.numbers.at(at), resident=resident, **marks_of(person.named()).columns())
        identity.lay(key, person.named())
        yield from (resident, stored, identity)

    def _journey(self, life: Life) -> Journey:
        accounts, law, first = self.laid.accounts, life.team.law, life.signals[0]
        taken, rested, ended = _first(life, TakenOn), _first(life, Rested), _first(life, Ended)
        tries = [one.at for one in life.happenings if isinstance(one, Tried)]
        met = next((one.at for one in life.happenings if isinstance(one, Tried) and one.met), None)
        clock = clock_for(law, urgent=first.urgent)
        # A first talk stops the clocks that ask for one; the Wmo's inquiry is over once something was agreed.
        agreed = any(isinstance(one, Stepped) and one.step is Way.WE_AGREED for one in life.happenings)
        stopped = clock is not None and (agreed or (met is not None and stops_at_first_talk(clock)))
        opened_on = life.opened_at.astimezone(HERE).date()
        return Journey(
            id=life.id,
            resident_id=life.person.id,
            law=law,
            team=self.laid.teams[life.team.key],
            area_id=life.person.buurt,
            policy=self.laid.policy,
            former_id=life.former,
            opened_at=life.opened_at,
            clock=clock.value if clock and not stopped else "",
            clock_on=None if stopped else clock_ends(clock, opened_on),
            trusted=accounts[life.by] if taken else None,
            trusted_at=taken.at if taken else None,
            second=accounts[life.beside] if _first(life, Joined) else None,
            rests_until=_until(rested) if rested else None,
            ended_at=ended.at if ended else None,
            came_through=first.sender.value,
            about=list(dict.fromkeys(one for passed in life.signals for one in passed.domains)),
            urgent=first.urgent,
            danger=first.danger,
            promised_on=None if tries else self._contact_by(first),
            tries=len(tries),
            tried_at=tries[-1] if tries else None,
            met_at=met,
            synthetic=True,
        )

    def _signal(self, life: Life, passed: Passed) -> Iterator[Guarded]:
        organisation = next(
            (one for one in self.laid.organisations.values() if one.kind == passed.sender), None
        )
        sender = self.links.get(passed.sender) or (
            sender_number(organisation.id) if organisation else self.laid.accounts[life.by or life.beside].id
        )
        by_link = passed.sender in self.links
        signal = Signal(
            id=passed.id,
            resident_id=life.person.id,
            journey_id=life.id,
            sender=sender,
            organisation=organisation,
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
            contact_by=self._contact_by(passed),
            told_by=self._days_after(passed, self.laid.policy.told_within_days) if by_link else None,
            told_at=passed.told_at,
            told=passed.told.value if passed.told else "",
            own_words=passed.own_words,
            synthetic=True,
        )
        yield signal
        if passed.words:
            words = SignalWords(
                id=self.numbers.at(passed.at), signal=signal, journey_id=life.id, resident_id=life.person.id
            )
            words.lay(self.keys[life.person.id], words=passed.words, how_to_come_by=passed.how_to_come_by)
            yield words

    def _contact_by(self, passed: Passed) -> date:
        return self._days_after(passed, self.laid.policy.contact_within_days)

    def _days_after(self, passed: Passed, days: int) -> date:
        return passed.at.astimezone(HERE).date() + timedelta(days=days)

    def _happening(self, life: Life, one: object) -> Guarded | None:
        accounts = self.laid.accounts
        match one:
            case Stepped():
                return Step(**self._of(life, one.at), step=one.step.value, at=one.at, written_at=one.at)
            case Tried():
                return Attempt(
                    **self._of(life, one.at),
                    by=accounts[life.by].id,
                    channel=one.channel.value,
                    part_of_day=part_of_day(one.at.astimezone(HERE).time()).value,
                    reached=one.met,
                    outcome=one.outcome.value,
                    happened_at=one.at,
                    written_at=one.at,
                    received_at=one.at,
                )
            case Rested():
                return Resting(
                    **self._of(life, one.at),
                    until=_until(one),
                    because=one.because.value,
                    at=one.at,
                    by=accounts[life.by].id,
                )
            case Ended():
                by = accounts[life.by] if life.by else self.laid.leads[life.team.key]
                return Ending(**self._of(life, one.at), by=by.id, at=one.at, because=one.because.value)
        return None

    def _of(self, life: Life, at: datetime) -> dict[str, UUID]:
        return {"id": self.numbers.at(at), "journey_id": life.id, "resident_id": life.person.id}


Sort = TypeVar("Sort", bound=Happening)


def _first(life: Life, sort: type[Sort]) -> Sort | None:
    return next((one for one in life.happenings if isinstance(one, sort)), None)


def _until(rested: Rested) -> date:
    return rested.at.astimezone(HERE).date() + timedelta(days=rested.days)
