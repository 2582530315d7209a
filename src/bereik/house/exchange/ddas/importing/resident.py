"""What does this file change about one resident: which signals, on which journey, and how far are we on it now?

First what each signal and case says now, then which journey the new ones join, then each journey that was touched is
worked out anew from everything that stands on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bereik.house.exchange.ddas.importing import standing as st
from bereik.house.exchange.ddas.importing.arriving import Arrived, ArrivedCase, ArrivedSignal
from bereik.house.exchange.ddas.importing.held import HeldJourney, HeldResident
from bereik.house.exchange.ddas.importing.identity import add_resident, amend_identity
from bereik.house.exchange.ddas.importing.joining import Unit, former, joined
from bereik.house.exchange.ddas.importing.keeping import keep
from bereik.house.exchange.ddas.importing.laying import Rows
from bereik.house.exchange.ddas.importing.moments import began
from bereik.house.exchange.ddas.importing.read_as import CaseRead, SignalRead
from bereik.house.exchange.ddas.importing.standing import Key
from bereik.house.exchange.ddas.importing.work import Taking, Told, Work
from bereik.people.models import Journey
from bereik.see.deliveries import CASE, SIGNAL, Verdict, make_signal
from bereik.see.models import DeliveredItem
from bereik.terms.end_results import EndResult
from bereik.terms.laws import Law
from bereik.terms.life_domains import LifeDomain
from bereik.trust.ids import new_id
from bereik.trust.many import row_of


def take_in(taking: Taking, work: Work, held: HeldResident, rows: Rows) -> Told:
    """Gather the rows of what changes; `held` is empty for somebody new."""
    return _Resident(taking, work, held, rows).take_in()


@dataclass(slots=True)
class _Resident:
    taking: Taking
    work: Work
    held: HeldResident
    rows: Rows
    signals: dict[Key, st.StandingSignal] = field(default_factory=dict)
    cases: dict[Key, st.StandingCase] = field(default_factory=dict)
    on: dict[tuple[str, Key], UUID] = field(default_factory=dict)
    """The journey of each signal and case that stands."""
    touched: dict[UUID, UUID] = field(default_factory=dict)
    """The journeys to work out anew, and the delivery that touched them."""

    def take_in(self) -> Told:
        if self.held.new:
            self.held.key = add_resident(self.taking, self.work, self.rows)
        else:
            amend_identity(self.held, self.work.signals, self.rows)
        self._read_what_stood()
        self._let_go()
        for signal in self.work.signals:
            self._hear(signal)
        for case in self.work.cases:
            self._hear_case(case)
        self._find_journeys()
        for signal in self.work.signals:
            self._lay_signal(signal)
        for case in self.work.cases:
            self._lay_case(case)
        told = Told()
        for journey, delivery in self.touched.items():
            self._work_out(self.held.journeys[journey], delivery, told)
        return told

    def _read_what_stood(self) -> None:
        for (sort, key), item in self.held.items.items():
            self.on[(sort, key)] = item.journey
            if sort == SIGNAL:
                read = SignalRead.from_json(dict(item.read_as))
                self.signals[key] = st.StandingSignal(read, item.stood_at)
            else:
                self.cases[key] = st.StandingCase(
                    CaseRead.from_json(dict(item.read_as)), item.stood_at, key[0]
                )

    def _let_go(self) -> None:
        for signal in self.work.leaving:
            if (item := self.held.items.pop((SIGNAL, signal.key), None)) is None:
                continue
            self.rows.replaced[item.id] = signal.item
            self.signals.pop(signal.key)
            self._touch(self.on.pop((SIGNAL, signal.key)), signal)
        for case in self.work.cases:
            item = self.held.items.get((CASE, case.key))
            if item is not None and self._anybody(case.key[0], self.cases[case.key].read) is None:
                self.held.items.pop((CASE, case.key))
                self.rows.replaced[item.id] = self._in_place_of(case)
                self.cases.pop(case.key)
                self._touch(self.on.pop((CASE, case.key)), case)

    def _in_place_of(self, case: ArrivedCase) -> UUID:
        """The item that counts instead of this resident's share of a case: that of a signal which leaves with it; or, where
        only an older content ever named this resident, that of the first signal it names."""
        named = {(case.key[0], one) for one in case.read.signals}
        for leaving in self.work.leaving:
            if leaving.key in named:
                return leaving.item
        first = case.signals[0]
        return first.standing if first.verdict is Verdict.KNOWN and first.standing else first.item

    def _anybody(self, sender: UUID, case: CaseRead) -> Key | None:
        """A signal of this resident that the case names, standing or arriving."""
        arriving = {one.key for one in self.work.signals}
        named = [(sender, one) for one in case.signals]
        return next((one for one in named if one in self.signals or one in arriving), None)

    def _hear(self, signal: ArrivedSignal) -> None:
        if signal.verdict is Verdict.OLDER:
            return
        before = self.signals.get(signal.key)
        if (
            before
            and signal.verdict is Verdict.KNOWN
            and self.held.items[(SIGNAL, signal.key)].sha256 != signal.sha256
        ):
            return  # we have this content, and a newer one counts
        at = max(signal.stood_at, before.at) if before else signal.stood_at
        self.signals[signal.key] = st.StandingSignal(signal.read, at)

    def _hear_case(self, case: ArrivedCase) -> None:
        if case.verdict is Verdict.OLDER:
            return
        if self._anybody(case.key[0], case.read) is None:
            return
        if case.verdict is Verdict.KNOWN and case.key in self.cases:
            return
        self.cases[case.key] = st.StandingCase(case.read, case.stood_at, case.key[0])

    def _find_journeys(self) -> None:
        for held in self.held.journeys.values():
            self._see_anew(held)
        for unit in sorted(self._units(), key=self._since):
            known = [self.on[(SIGNAL, one.key)] for one in unit if (SIGNAL, one.key) in self.on]
            newcomers = [one for one in unit if (SIGNAL, one.key) not in self.on]
            if not newcomers:
                continue
            if known:
                journey = max(known, key=lambda one: self.held.journeys[one].row.opened_at)
            else:
                journey = self._join_or_open(newcomers)
            for one in newcomers:
                self.on[(SIGNAL, one.key)] = journey
                self._touch(journey, one)

    def _see_anew(self, journey: HeldJourney) -> None:
        """How long does it last, after what was just said about signals that stand on it?"""
        mine = [key for (sort, key), on in self.on.items() if sort == SIGNAL and on == journey.row.id]
        leaving = {one.key for one in self.work.leaving}
        journey.others = bool(journey.signals.keys() - set(mine) - leaving)
        if not mine or journey.ended_by_a_person or not journey.may_end:
            return
        ends = [st.end_of(key, self.signals[key], self.cases.values()) for key in mine]
        known = [end.on for end in ends if end is not None]
        journey.until = max(known) if len(known) == len(ends) else None

    def _units(self) -> list[list[ArrivedSignal]]:
        """Signals that came together: those of one case, and of cases that share a signal."""
        mine = {one.key: one for one in self.work.signals}
        first: dict[Key, Key] = {key: key for key in mine}

        def root(key: Key) -> Key:
            while first[key] != key:
                key = first[key]
            return key

        for case in self.work.cases:
            together = [(case.key[0], one) for one in case.read.signals if (case.key[0], one) in mine]
            for one in together[1:]:
                first[root(one)] = root(together[0])
        units: dict[Key, list[ArrivedSignal]] = defaultdict(list)
        for key, signal in mine.items():
            units[root(key)].append(signal)
        return list(units.values())

    def _since(self, unit: list[ArrivedSignal]) -> tuple[date, Key]:
        return min((one.read.on, one.key) for one in unit)

    def _join_or_open(self, signals: list[ArrivedSignal]) -> UUID:
        ends = [self._end(one) for one in signals]
        known = [end for end in ends if end is not None]
        unit = Unit(
            since=min(one.read.on for one in signals),
            until=max(end.on for end in known) if len(known) == len(ends) else None,
            repeated=all(end is not None and end.result is EndResult.REPEATED for end in ends),
        )
        stretches = [one.stretch() for one in self.held.journeys.values()]
        found = joined(unit, stretches)
        if found is None:
            return self._open(unit, former(unit, stretches), signals)
        self.held.journeys[found].stretch_to(unit)
        return found

    def _end(self, signal: ArrivedSignal) -> st.Ended | None:
        if signal.verdict is Verdict.OLDER:
            # What it said counts no more; it was never about this resident.
            return st.Ended(signal.read.on, EndResult.MISTAKEN)
        return st.end_of(signal.key, self.signals[signal.key], self.cases.values())

    def _open(self, unit: Unit, former: UUID | None, signals: Sequence[ArrivedSignal]) -> UUID:
        row = row_of(
            Journey,
            id=new_id(),
            resident_id=self.work.resident,
            law=Law.WGS,
            team_id=self.taking.team,
            policy_id=self.taking.policy_on(unit.since),
            former_id=former,
            opened_at=began(unit.since),
            came_through=signals[0].read.sender,
            about=[LifeDomain.MONEY],
            said_no_before=any(one.said_no for one in signals),
            synthetic=self.taking.synthetic,
        )
        self.held.journeys[row.id] = HeldJourney(row, unit.since, unit.until, new=True)
        self.rows.journeys.append(row)
        return row.id

    def _lay_signal(self, signal: ArrivedSignal) -> None:
        item = self.held.items.get((SIGNAL, signal.key))
        journey = self.on[(SIGNAL, signal.key)]
        match signal.verdict:
            case Verdict.KNOWN:
                if item is not None:
                    self.rows.stood.append(item.id)
                return
            case Verdict.OLDER:
                self._lay_item(SIGNAL, signal, journey, replaced_by=signal.standing)
                return
            case Verdict.AMENDED if item is not None:
                self.rows.replaced[item.id] = signal.item
        self._lay_item(SIGNAL, signal, journey)
        self._touch(journey, signal)
        self._lay_row(signal, journey)

    def _lay_row(self, signal: ArrivedSignal, journey: UUID) -> None:
        row = self.held.journeys[journey].signals.get(signal.key) or self.held.moved_in.get(signal.key)
        if row is None:
            row = make_signal(
                self.taking.access,
                key=signal.key,
                resident=self.work.resident,
                journey=journey,
                sender=signal.read.sender,
                on=signal.read.on,
                amount=signal.signal.amount,
                urgent=signal.read.crisis,
                synthetic=self.taking.synthetic,
            )
            self.rows.signals.append(row)
            return
        row.resident_id, row.journey_id = self.work.resident, journey
        row.sender_kind, row.urgent = signal.read.sender, signal.read.crisis
        row.amount, row.happened_on = signal.signal.amount, signal.read.on
        self.rows.signals_changed.append(row)

    def _lay_case(self, case: ArrivedCase) -> None:
        """A case about several residents stands once for each, and counts on the last journey of those it names."""
        item = self.held.items.get((CASE, case.key))
        named = [(SIGNAL, (case.key[0], one)) for one in case.read.signals]
        journeys = [self.on[one] for one in named if one in self.on]
        if not journeys or (item is None and case.verdict is Verdict.OLDER):
            return
        journey = max(journeys, key=lambda one: (self.held.journeys[one].since, one))
        if item is not None and case.verdict is Verdict.KNOWN:
            self.rows.stood.append(item.id)
            return
        if item is not None and case.verdict is Verdict.OLDER:
            self._lay_item(CASE, case, item.journey, replaced_by=item.id)
            return
        self.on[(CASE, case.key)] = journey
        laid = self._lay_item(CASE, case, journey)
        if item is not None:
            self.rows.replaced[item.id] = laid
            self._touch(item.journey, case)
        for one in journeys:
            self._touch(one, case)

    def _lay_item(
        self, sort: str, arrived: ArrivedSignal | ArrivedCase, journey: UUID, replaced_by: UUID | None = None
    ) -> UUID:
        row = row_of(
            DeliveredItem,
            # A case that several residents share stands under a number for each.
            id=arrived.item if sort == SIGNAL else new_id(),
            delivery_id=self.taking.delivery_of(arrived),
            journey_id=journey,
            resident_id=self.work.resident,
            sender=arrived.key[0],
            sort=sort,
            key=arrived.key[1],
            sha256=arrived.sha256,
            whom=arrived.whom if isinstance(arrived, ArrivedSignal) else b"",
            read_as=arrived.read.as_json(),
            findings=arrived.findings,
            stood_at=arrived.stood_at,
            replaced_by=replaced_by,
        )
        row.lay(self.held.key, arrived.sent)
        self.rows.items.append(row)
        return row.id

    def _touch(self, journey: UUID, arrived: Arrived) -> None:
        self.touched[journey] = self.taking.delivery_of(arrived)

    def _work_out(self, journey: HeldJourney, delivery: UUID, told: Told) -> None:
        mine = {
            key: self.signals[key]
            for (sort, key), on in self.on.items()
            if sort == SIGNAL and on == journey.row.id and key in self.signals
        }
        on_it = [case for key, case in self.cases.items() if self.on.get((CASE, key)) == journey.row.id]
        now = st.standing_of(mine, on_it, self.cases.values(), journey.met_otherwise) if mine else None
        keep(self.taking, journey, now, delivery, self.rows, told)
