"""What do we read in a signal or a case: which days, and which words of ours? No name, no address, no amount.

Kept beside what was sent (which is sealed), so that what stands on a journey can be worked out again later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bereik.house.exchange.ddas.codes import channel_of, part_of_day_of, result_of, sender_of, state_of
from bereik.house.exchange.ddas.delivery import ArrearsSignal, Case, ContactTry
from bereik.terms.channels import Channel
from bereik.terms.end_results import EndResult
from bereik.terms.parts_of_day import PartOfDay
from bereik.terms.senders import Sender
from bereik.terms.signal_states import SignalState


@dataclass(frozen=True, slots=True)
class SignalRead:
    on: date
    sender: Sender
    state: SignalState | None = None
    crisis: bool = False

    def as_json(self) -> dict[str, Any]:
        return {"on": str(self.on), "sender": self.sender, "state": self.state, "crisis": self.crisis}

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> SignalRead:
        return cls(
            on=date.fromisoformat(said["on"]),
            sender=Sender(said["sender"]),
            state=SignalState(said["state"]) if said["state"] else None,
            crisis=said["crisis"],
        )


@dataclass(frozen=True, slots=True)
class TryRead:
    channel: Channel
    reached: bool
    day: date | None = None
    part: PartOfDay | None = None


@dataclass(frozen=True, slots=True)
class CaseRead:
    """`last_day` is the last day on which something is known to have happened in it; `matched` says to which period it
    belongs."""

    signals: tuple[str, ...]
    since: date | None
    last_day: date
    result: EndResult | None = None
    tries: tuple[TryRead, ...] = ()
    matched: date | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "signals": list(self.signals),
            "since": str(self.since) if self.since else None,
            "last_day": str(self.last_day),
            "result": self.result,
            "tries": [
                [one.channel, one.reached, str(one.day) if one.day else None, one.part] for one in self.tries
            ],
            "matched": str(self.matched) if self.matched else None,
        }

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> CaseRead:
        return cls(
            signals=tuple(said["signals"]),
            since=date.fromisoformat(said["since"]) if said["since"] else None,
            last_day=date.fromisoformat(said["last_day"]),
            result=EndResult(said["result"]) if said["result"] else None,
            tries=tuple(
                TryRead(
                    Channel(channel),
                    reached,
                    date.fromisoformat(day) if day else None,
                    PartOfDay(part) if part else None,
                )
                for channel, reached, day, part in said["tries"]
            ),
            matched=date.fromisoformat(said["matched"]) if said.get("matched") else None,
        )


def read_signal(signal: ArrearsSignal, delivered_on: date) -> SignalRead:
    """A signal without a date is one of the day of its delivery: that day we had it."""
    kind = signal.partner.kind if signal.partner else None
    return SignalRead(
        on=signal.signalled or delivered_on,
        # Only creditors are in a delivery, so one that does not say which is another one.
        sender=(sender_of(kind) if kind else None) or Sender.OTHER_CREDITOR,
        state=state_of(signal.status) if signal.status else None,
        crisis=bool(signal.crisis),
    )


def read_case(case: Case, delivered_on: date) -> CaseRead:
    happened = (case.matched, case.taken_up, *(one.day for one in case.tries))
    days = [day for day in happened if day is not None]
    return CaseRead(
        signals=tuple(sorted(set(case.signal_ids))),
        since=case.matching_from,
        last_day=max(days) if days else case.matching_until or delivered_on,
        result=result_of(case.result) if case.result else None,
        tries=tuple(map(_read_try, case.tries)),
        matched=case.matched,
    )


def _read_try(sent: ContactTry) -> TryRead:
    return TryRead(
        channel=(channel_of(sent.kind) if sent.kind else None) or Channel.UNKNOWN,
        # Where nothing is said about it we do not claim that we met.
        reached=sent.reached is True,
        day=sent.day,
        part=part_of_day_of(sent.day_part) if sent.day_part else None,
    )
