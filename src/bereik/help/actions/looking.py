"""Somebody looks at a file that is not theirs: with which reason, who hears it, and what does the review say?"""

from __future__ import annotations

from uuid import UUID

from bereik.help.rules import day_of, may_look
from bereik.people.models import Journey, ReasonedLook
from bereik.terms.purposes import Purpose
from bereik.terms.verdict import Verdict
from bereik.trust.access import Access, inner_access

IN_ORDER, NOT_IN_ORDER = "in_order", "not_in_order"


def ask_to_look(access: Access, journey: UUID, reason: str) -> tuple[Verdict, ReasonedLook | None]:
    """Lay down the reason, before anything opens; the file is open until the end of the day.

    (verdict, None) where there is no such journey: the same answer as for a number that never was.
    """
    verdict = may_look(reason)
    if not verdict.yes:
        return verdict, None
    with inner_access(access, Purpose.RECOGNITION, "Een reden vastleggen om een dossier te openen") as inner:
        found = Journey.objects.filter(pk=journey).first()
        if found is None:
            return verdict, None
        with inner.deed("ask_to_look"):
            return verdict, ReasonedLook.objects.create(
                journey=journey,
                law=found.law,
                resident_id=found.resident_id,
                by_id=access.who,
                reason=" ".join(reason.split())[:500],
                at=access.at,
                until=access.today,
                told_id=found.trusted_id,
            )


def told_of_look(access: Access, look: UUID) -> bool:
    """The trusted professional has read that somebody looked. False: not theirs, or read before."""
    with access.deed("told_of_look"):
        return bool(
            ReasonedLook.objects.filter(pk=look, told_read_at__isnull=True).update(told_read_at=access.at)
        )


def review_look(access: Access, look: UUID, verdict: str) -> bool:
    """The privacy officer says whether it was in order. False: no such look, or reviewed before, or one's own."""
    if verdict not in (IN_ORDER, NOT_IN_ORDER):
        return False
    with access.deed("review_look"):
        open_looks = ReasonedLook.objects.filter(pk=look, reviewed_at__isnull=True).exclude(by=access.who)
        return bool(open_looks.update(reviewed_by=access.who, reviewed_at=access.at, verdict=verdict))


def take_back_review(access: Access, look: UUID) -> bool:
    """It was a wrong tap: the look waits for a review again. False: not reviewed by who asks, or not today."""
    found = ReasonedLook.objects.filter(pk=look, reviewed_by=access.who).first()
    if found is None or found.reviewed_at is None or day_of(found.reviewed_at) != access.today:
        return False
    with access.deed("take_back_review"):
        reviewed = ReasonedLook.objects.filter(pk=look, reviewed_at=found.reviewed_at)
        return bool(reviewed.update(reviewed_by=None, reviewed_at=None, verdict=""))
