"""How does a journey stand, as far as the rules about resting and ending ask?"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from bereik.help.models import OwnWord
from bereik.help.rules import Stand, day_of
from bereik.people.models import Ending, Journey
from bereik.terms.own_words import OWN_KINDS, OwnKind
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access

SHOWN_TO_THE_TEAM = (Purpose.OUTREACH,)
"""Purposes that see that the resident said something, and not what they answered to a question."""


def mine(access: Access, journey: UUID) -> Journey | None:
    """The journey, if who looks works with it; None for another's, and under another law (that is only read)."""
    found = Journey.objects.select_related("trusted", "team").filter(pk=journey)
    if access.purpose is Purpose.HELPING:
        found = found.filter(law=access.law)
    elif access.purpose is Purpose.OUTREACH:
        found = found.filter(trusted__isnull=True)
    return found.first()


def stand_of(access: Access, journey: Journey) -> Stand:
    """At most two queries beside the journey."""
    because = ""
    if journey.ended_at is not None:
        because = Ending.objects.filter(journey=journey.pk).values_list("because", flat=True).first() or ""
    return Stand(
        opened_on=day_of(journey.opened_at),
        ended_on=_day(journey.ended_at),
        ended_because=because,
        tries=journey.tries,
        met=journey.met_at is not None,
        said=_said(access, journey.pk),
        word_due_on=journey.word_due_on,
        asked_on=_day(journey.asked_at),
    )


def _said(access: Access, journey: UUID) -> frozenset[OwnKind]:
    words = OwnWord.objects.filter(journey=journey)
    if access.purpose in SHOWN_TO_THE_TEAM:
        answers = {kind for kind, term in OWN_KINDS.items() if term.answers}
        return frozenset(OwnKind(kind) for kind in words.values_list("kind", flat=True)) - answers
    return frozenset(
        OwnKind(kind)
        for kind, yes in words.values_list("kind", "yes")
        if yes or not OWN_KINDS[OwnKind(kind)].answers
    )


def _day(moment: datetime | None) -> date | None:
    return day_of(moment) if moment else None
