"""By which marks are the people and the signals of this file met again?

Keyed digests, half a dozen a signal: the largest sum before anything is looked up, and it asks nothing of the house, so
the cores of this machine share it.
"""

from __future__ import annotations

from collections.abc import Sequence

from bereik.house.exchange.ddas.importing.arriving import ArrivedSignal, whom_said
from bereik.house.exchange.ddas.importing.side_by_side import side_by_side
from bereik.people.marks import Marks, marks_of, objection_marks
from bereik.see.erased import erased_key
from bereik.trust.sealing import blind_index

A_PART = 2_500
"""Fewer than this are not worth another process."""

Digests = list[tuple[bytes, tuple[bytes, ...], str, list[bytes]]]


def mark(signals: Sequence[ArrivedSignal]) -> None:
    """Say of each signal by which marks its resident is known, who said no, and what would stay of it once erased."""
    parts = [signals[first : first + A_PART] for first in range(0, len(signals), A_PART)]
    for part, digests in zip(parts, side_by_side(_digests, parts), strict=True):
        for signal, (whom, marks, erased, noes) in zip(part, digests, strict=True):
            signal.whom, signal.marks, signal.erased_key, signal.noes = whom, Marks(*marks), erased, noes


def _digests(signals: Sequence[ArrivedSignal]) -> Digests:
    made: Digests = []
    for signal in signals:
        marks = marks_of(signal.identity)
        made.append(
            (
                blind_index("client", whom_said(signal)),
                (marks.bsn, marks.person, marks.phone, marks.email, marks.address),
                erased_key(*signal.key),
                objection_marks(signal.identity),
            )
        )
    return made
