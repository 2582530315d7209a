"""Which zaken are there, what did we do in each, and how does each stand now?

Pure. A zaak is a matching period inside a journey: those that were sent stand as they were sent, and signals that no
zaak names get one of ours once we did something about them (docs/decisions/0023):

- what waited when our work began is matched together: the last of those signals is the day of matching, the months of
  the first and the last are the matching period;
- what came while we were at work is matched by calendar month.

A try of ours belongs to the newest zaak that was matched by then, and to one only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bereik.house.exchange.ddas.codes import VERSION
from bereik.house.exchange.ddas.exporting.known import Known, KnownCase, KnownSignal, OwnTry, OwnWork
from bereik.house.exchange.ddas.exporting.period import last_of_month
from bereik.house.exchange.ddas.importing.endings import ENDED_BECAUSE
from bereik.house.exchange.ddas.importing.read_as import TryRead
from bereik.house.exchange.ddas.importing.standing import Key
from bereik.terms.channels import CHANNELS
from bereik.terms.ddas.codes import CHANNEL_CODES, PART_OF_DAY_CODES, written
from bereik.terms.end_results import END_RESULTS, EndResult
from bereik.terms.results_of_endings import result_of_ending


@dataclass(slots=True, eq=False)
class Zaak:
    """One zaak on its way out. `matched`: the day that says to which period it belongs."""

    town: str
    signals: tuple[Key, ...]
    matched: date
    sent: KnownCase | None = None
    since: date | None = None
    journeys: frozenset[UUID] = frozenset()
    tries: list[OwnTry] = field(default_factory=list)
    taken_up: date | None = None
    result: EndResult | None = None
    """What one of us decided; None leaves what was sent."""
    ends: dict[UUID, tuple[date, EndResult]] = field(default_factory=dict)

    @property
    def order(self) -> tuple[date, tuple[Key, ...]]:
        return (self.matched, self.signals)

    @property
    def sent_result(self) -> EndResult | None:
        return self.sent.read.result if self.sent else None

    @property
    def stands_as(self) -> EndResult | None:
        return self.result or self.sent_result

    @property
    def touched(self) -> bool:
        """Did we do anything in it that was not sent?"""
        return self.sent is None or bool(self.tries or self.result or self.taken_up)

    @property
    def went(self) -> bool:
        sent = self.sent.read.tries if self.sent else ()
        return any(one.real for one in self.tries) or any(CHANNELS[one.channel].is_a_try for one in sent)

    @property
    def met(self) -> bool:
        sent = self.sent.read.tries if self.sent else ()
        return any(one.reached for one in self.tries) or any(one.reached for one in sent)


def zaken_of(known: Known) -> list[Zaak]:
    """All zaken of the batch, whatever period they belong to, each with what we did in it."""
    zaken = [_as_sent(case, known) for case in known.cases.values()]
    named = {key for case in known.cases.values() for key in case.signals}
    loose: dict[tuple[UUID, str], list[KnownSignal]] = defaultdict(list)
    for signal in known.signals.values():
        if signal.key not in named and known.of(signal.journey).began:
            loose[(signal.journey, signal.town)].append(signal)
    for (journey, town), signals in loose.items():
        zaken += _of_ours(journey, town, signals, known.of(journey))
    by_journey: dict[UUID, list[Zaak]] = defaultdict(list)
    for zaak in sorted(zaken, key=lambda one: one.order):
        for journey in zaak.journeys:
            by_journey[journey].append(zaak)
    for journey, mine in by_journey.items():
        _share_out(known.of(journey).tries, mine)
    for journey, mine in by_journey.items():
        _end(journey, known.of(journey), mine)
    for zaak in zaken:
        if len(zaak.ends) == len(zaak.journeys):
            zaak.result = max(zaak.ends.values())[1]
    for journey, mine in by_journey.items():
        _take_up(known.of(journey), mine)
    return zaken


def _as_sent(case: KnownCase, known: Known) -> Zaak:
    on = [known.signals[key].on for key in case.signals if key in known.signals]
    matched = case.read.matched or max(on, default=case.read.last_day)
    return Zaak(case.town, tuple(sorted(case.signals)), matched, sent=case, journeys=case.journeys)


def _of_ours(journey: UUID, town: str, signals: Sequence[KnownSignal], work: OwnWork) -> Iterator[Zaak]:
    groups: dict[tuple[int, int], list[KnownSignal]] = defaultdict(list)
    assert work.began is not None
    for signal in signals:
        if work.ended_on and signal.on > work.ended_on:
            continue
        # What waited goes before every month.
        groups[(0, 0) if signal.on <= work.began else (signal.on.year, signal.on.month)].append(signal)
    for group in groups.values():
        yield Zaak(
            town,
            tuple(sorted(one.key for one in group)),
            max(one.on for one in group),
            since=min(one.on for one in group).replace(day=1),
            journeys=frozenset({journey}),
        )


def _share_out(tries: Iterable[OwnTry], zaken: Sequence[Zaak]) -> None:
    """Each to the newest zaak matched by then; what was sent about the same try is that try."""
    told: Counter[OwnTry] = Counter()
    for zaak in zaken:
        told |= Counter(_as_ours(zaak.sent.read.tries if zaak.sent else ()))
    for one in sorted(tries):
        if told[one] > 0:
            told[one] -= 1
            continue
        by_then = [zaak for zaak in zaken if zaak.matched <= one.day]
        (by_then[-1] if by_then else zaken[0]).tries.append(one)


def _as_ours(tries: Iterable[TryRead]) -> Iterator[OwnTry]:
    for one in tries:
        kind = written(CHANNEL_CODES, one.channel, VERSION)
        if one.day is not None and kind is not None:
            part = (written(PART_OF_DAY_CODES, one.part, VERSION) if one.part else None) or ""
            yield OwnTry(one.day, part, kind, one.reached, CHANNELS[one.channel].is_a_try)


def _end(journey: UUID, work: OwnWork, zaken: Sequence[Zaak]) -> None:
    """What a person decided goes into each zaak without a result, and over another one in the newest."""
    if work.ended_on is None or work.because is None:
        return
    before = [zaak for zaak in zaken if zaak.matched <= work.ended_on]
    met_before = False
    for zaak in before:
        sent = zaak.sent_result
        same = sent is not None and ENDED_BECAUSE[sent] is work.because
        if sent is None or (zaak is before[-1] and not same):
            began = max(zaak.matched, work.taken_on or zaak.matched)
            zaak.ends[journey] = (
                work.ended_on,
                result_of_ending(
                    work.because,
                    went=zaak.went,
                    met=zaak.met,
                    met_before=met_before,
                    days=(work.ended_on - began).days,
                ),
            )
        met_before = met_before or zaak.met


def _take_up(work: OwnWork, zaken: Sequence[Zaak]) -> None:
    """When was it taken up: the day on which somebody took it on, or went. Only where no day was sent (`written_out`)."""
    for zaak in zaken:
        result = zaak.stands_as
        if zaak.sent_result is not None and not (zaak.tries or zaak.result):
            continue
        went = [one.day for one in zaak.tries if one.real]
        if result is not None and not END_RESULTS[result].taken_up and not went:
            continue
        days = [*went, *([work.taken_on] if work.taken_on else [])]
        if days and (work.ended_on is None or zaak.matched <= work.ended_on):
            day = max(zaak.matched, min(days))
            zaak.taken_up = min(zaak.taken_up or day, day)


def period_of_matching(zaak: Zaak) -> tuple[date, date]:
    """Of a zaak of ours: the months of its first and its last signal."""
    return zaak.since or zaak.matched.replace(day=1), last_of_month(zaak.matched)
