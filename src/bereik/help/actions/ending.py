"""A journey ends: with a reason that is true, by a person. What follows from it?"""

from __future__ import annotations

from uuid import UUID

from bereik.help.actions.on_the_row import OPEN
from bereik.help.models import Promise
from bereik.help.rules import may_end
from bereik.help.standing import mine, stand_of
from bereik.people.models import Ending, Journey
from bereik.see.feedback import tell_partner
from bereik.terms.endings import ENDINGS, EndingReason, Whose
from bereik.terms.purposes import Purpose
from bereik.terms.reasons import SignalReason
from bereik.terms.verdict import Verdict
from bereik.trust.access import HOUSE, Access


def end_journey(access: Access, journey: UUID, *, because: EndingReason) -> Verdict | None:
    """End it, or hear why not. None: no such journey for who looks.

    Under HELPING, OWN, or OUTREACH for what nobody took on. Of two who end it at once the first does, and the second
    hears that it ended. Whoever passed it on learns that it is closed, never why.
    """
    found = mine(access, journey)
    if found is None:
        return None
    verdict = may_end(stand_of(access, found), because, by_a_person=access.who != HOUSE)
    if not verdict.yes:
        return verdict
    with access.deed("end_journey"):
        closed = close(access, found, because)
    if closed:
        return verdict
    found = Journey.objects.get(pk=journey)
    return may_end(stand_of(access, found), because, by_a_person=True)


def close(access: Access, journey: Journey, because: EndingReason) -> bool:
    """Write the ending and what follows from it. Inside a deed, after a rule said yes. False: it had ended already."""
    still_open = Journey.objects.open().filter(pk=journey.pk)
    if not still_open.update(ended_at=access.at, rests_until=None, word_due_on=None, asked_at=None):
        return False
    Ending(
        journey_id=journey.pk,
        resident_id=journey.resident_id,
        by=access.who,
        at=access.at,
        because=because,
    ).save(force_insert=True)
    if ENDINGS[because].whose is not Whose.OURS:
        _let_go(access, journey)
    tell_partner(access, journey, SignalReason.CLOSED)
    return True


def _let_go(access: Access, journey: Journey) -> None:
    """What we promised for a day that is still to come need not be done: it is neither kept nor broken.

    What is late stays late, and where we stop of ourselves a promise is ours to keep or explain (`may_end`).
    """
    if access.purpose is Purpose.OUTREACH:
        return  # what nobody took on has no promise, and the team sees none
    waits = Promise.objects.filter(journey=journey.pk, due_on__gte=access.today, **OPEN)
    waits.filter(disputed_at__isnull=True).update(let_go_at=access.at)
