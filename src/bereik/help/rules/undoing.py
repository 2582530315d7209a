"""May a try that was written down be taken back?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bereik.terms.reasons import TryReason
from bereik.terms.verdict import Reason, Verdict, may, may_not


@dataclass(frozen=True)
class WrittenTry:
    """What taking back asks. `told`: by this try somebody heard that there was contact."""

    by: UUID
    written_on: date
    told: bool
    ended_on: date | None = None


def may_take_back(one: WrittenTry, who: UUID, today: date) -> Verdict:
    """On the same day, by who wrote it, before anybody was told."""
    if one.by != who:
        return may_not(Reason(TryReason.NOT_YOURS))
    if one.written_on != today:
        return may_not(Reason(TryReason.NOT_THE_SAME_DAY, date=one.written_on))
    if one.told:
        return may_not(Reason(TryReason.PARTNER_WAS_TOLD))
    if one.ended_on is not None:
        return may_not(Reason(TryReason.ENDED_SINCE, date=one.ended_on))
    return may(Reason(TryReason.TAKEN_BACK))
