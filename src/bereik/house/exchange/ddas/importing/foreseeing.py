"""What will this delivery change, before anything of it is taken in?

New, again the same, amended, vanished; and who comes back: the same person with a new signal from the same kind of
sender is in arrears for longer. That is persistence and not noise. Nothing is written here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bereik.house.exchange.ddas.checking import Checked, without_tidying
from bereik.house.exchange.ddas.delivery import Delivery
from bereik.house.exchange.ddas.finding import Level
from bereik.house.exchange.ddas.importing.arriving import (
    Arrivals,
    ArrivedCase,
    ArrivedSignal,
    arrivals_of,
)
from bereik.house.exchange.ddas.importing.result import Counted
from bereik.house.exchange.ddas.importing.whose import contents_of, find_out_whose
from bereik.house.exchange.ddas.meaning.towns import towns_of
from bereik.see.coming_again import Month, month_of, months_until
from bereik.see.deliveries import SIGNAL, Verdict, gone_by_key, in_turns, sender_number
from bereik.see.differences import Change, differences
from bereik.see.models import DeliveredItem, Signal
from bereik.terms.routes import Route
from bereik.terms.senders import Sender
from bereik.trust.access import Access

Key = tuple[UUID, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One signal as the page tells it: no name, no address. `month`: the so-many-th month in which one came."""

    id: str
    kind: Sender | None
    on: date | None
    amount: int | None
    verdict: Verdict | None = None
    changes: tuple[Change, ...] = ()
    month: int = 1


@dataclass(frozen=True, slots=True)
class Foreseen:
    signals: tuple[Line, ...]
    amended_cases: tuple[Line, ...]
    cases: Counted
    vanished: tuple[Line, ...]
    residents: Counted
    gone: int
    """Signals about somebody who was erased since: they do not come in again."""

    def of(self, verdict: Verdict) -> tuple[Line, ...]:
        return tuple(one for one in self.signals if one.verdict is verdict)

    @property
    def repeated(self) -> tuple[Line, ...]:
        return tuple(one for one in self.signals if one.month > 1)


def foresee(access: Access, checked: Checked, at: datetime) -> Foreseen:
    """What taking this in would do now. For what may come in; under DELIVERY, and nothing is written."""
    assert checked.may_come_in and checked.delivery is not None
    delivery = checked.delivery
    findings = [one for one in checked.findings if one.level is Level.FINDING]
    with without_tidying():
        stood_at = min(delivery.delivered_at or at, at)
        arrivals = arrivals_of(delivery, findings, stood_at)
        gone = gone_by_key([one.key for one in arrivals.signals])
        arrivals = arrivals.without(gone)
        new = find_out_whose(access, arrivals)
        changes = _amended(access, [*arrivals.signals, *arrivals.cases])
        months = _months(arrivals)
        return Foreseen(
            signals=tuple(_line(one, changes, months) for one in arrivals.signals),
            amended_cases=tuple(
                _case_line(one, changes)
                for one in arrivals.cases
                if one.part >= 0 and one.verdict is Verdict.AMENDED
            ),
            cases=Counted.of(one.verdict for one in arrivals.cases if one.part >= 0),
            vanished=tuple(_vanished(delivery, arrivals, stood_at)),
            residents=Counted(new=len(new), known=len({one.resident for one in arrivals.signals} - new)),
            gone=len(gone),
        )


def _line(
    one: ArrivedSignal,
    changes: Mapping[UUID, tuple[Change, ...]],
    months: Mapping[tuple[UUID, Sender], set[Month]],
) -> Line:
    month = 1
    if one.verdict is Verdict.NEW and one.resident is not None:
        month = months_until(months[(one.resident, one.read.sender)], one.read.on)
    return Line(
        id=one.key[1],
        kind=one.read.sender,
        on=one.read.on,
        amount=one.signal.amount,
        verdict=one.verdict,
        changes=changes.get(one.item, ()),
        month=month,
    )


def _case_line(one: ArrivedCase, changes: Mapping[UUID, tuple[Change, ...]]) -> Line:
    return Line(
        id=", ".join(one.read.signals),
        kind=None,
        on=one.read.since,
        amount=None,
        verdict=one.verdict,
        changes=changes.get(one.item, ()),
    )


def _amended(
    access: Access, arrived: Sequence[ArrivedSignal | ArrivedCase]
) -> dict[UUID, tuple[Change, ...]]:
    """What is sent otherwise in each item that is amended, by its new item."""
    former: dict[UUID, ArrivedSignal | ArrivedCase] = {}
    for one in arrived:
        if one.verdict is Verdict.AMENDED:
            standing = (
                one.standing if isinstance(one, ArrivedSignal) else next(iter(one.shares.values()), None)
            )
            if standing is not None:
                former[standing] = one
    return {
        former[item].item: differences(sent, former[item].sent)
        for item, sent in contents_of(access, list(former))
    }


def _months(arrivals: Arrivals) -> dict[tuple[UUID, Sender], set[Month]]:
    """In which months a signal of this kind came about each resident, in the house and in the file."""
    found: dict[tuple[UUID, Sender], set[Month]] = defaultdict(set)
    residents = {one.resident for one in arrivals.signals if one.resident is not None}
    for some in in_turns(sorted(residents)):
        rows = Signal.objects.filter(resident__in=some, route=Route.ARREARS)
        for resident, kind, on in rows.values_list("resident_id", "sender_kind", "happened_on"):
            if resident is not None:
                found[(resident, Sender(kind))].add(month_of(on))
    for one in arrivals.signals:
        if one.resident is not None and one.verdict is not Verdict.OLDER:
            found[(one.resident, one.read.sender)].add(month_of(one.read.on))
    return found


def _vanished(delivery: Delivery, arrivals: Arrivals, stood_at: datetime) -> Iterator[Line]:
    """What stood in an earlier delivery of this supplier and municipality, in the period of this one, and is not in it."""
    if delivery.period_from is None or delivery.period_until is None:
        return
    here = {one.key for one in arrivals.signals}
    for town in towns_of(delivery):
        sender = sender_number(delivery.supplier or "", town.municipality)
        yield from gone_missing(sender, delivery.period_from, delivery.period_until, stood_at, here=here)


def gone_missing(
    sender: UUID,
    since: date,
    until: date,
    stood_at: datetime,
    *,
    here: set[Key] | frozenset[Key] = frozenset(),
) -> list[Line]:
    """The signals of this sender and period that stand from before this moment, without those that are `here`."""
    rows = DeliveredItem.objects.filter(
        sender=sender,
        sort=SIGNAL,
        replaced_by__isnull=True,
        stood_at__lt=stood_at,
        read_as__on__gte=since.isoformat(),
        read_as__on__lte=until.isoformat(),
    )
    found = [(key, read) for key, read in rows.values_list("key", "read_as") if (sender, key) not in here]
    amounts: dict[str, int | None] = {}
    for some in in_turns([key for key, _ in found]):
        amounts |= dict(Signal.objects.filter(sender=sender, key__in=some).values_list("key", "amount"))
    lines = [
        Line(key, Sender(read["sender"]), date.fromisoformat(read["on"]), amounts.get(key))
        for key, read in found
    ]
    return sorted(lines, key=lambda one: (one.on or date.min, one.id))
