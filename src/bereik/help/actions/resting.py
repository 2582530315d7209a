"""Somebody wants to be left in peace for a while, or has to be: until which day, and why?"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bereik.help.rules import may_rest
from bereik.help.standing import mine, stand_of
from bereik.people.models import Journey, Resting
from bereik.terms.reasons import RestReason
from bereik.terms.verdict import Verdict
from bereik.trust.access import Access


def rest(access: Access, journey: UUID, *, until: date, because: RestReason) -> Verdict | None:
    """Let it rest until this day. None: no such journey for who looks.

    Under HELPING, OWN, or OUTREACH for what nobody took on. A second rest takes the place of the first: the day of the
    newest row is the one that holds.
    """
    found = mine(access, journey)
    if found is None:
        return None
    verdict = may_rest(stand_of(access, found), until, access.today)
    if verdict.yes:
        with access.deed("rest"):
            lay_rest(access, found, until, because)
    return verdict


def lay_rest(access: Access, journey: Journey, until: date, because: RestReason) -> None:
    """Inside a deed, after `may_rest` said yes."""
    Resting(
        journey_id=journey.pk,
        resident_id=journey.resident_id,
        until=until,
        because=because,
        at=access.at,
        by=access.who,
    ).save(force_insert=True)
    Journey.objects.filter(pk=journey.pk).update(rests_until=until)
