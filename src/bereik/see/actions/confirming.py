"""How does a resident hear that something was passed on with their yes, and how that is taken back?"""

from __future__ import annotations

from uuid import UUID

from django.conf import settings

from bereik.municipality.models import Team
from bereik.people.messages.putting import WhomToCall, put_ready
from bereik.people.models import Message
from bereik.people.names import read_identity
from bereik.see.models import Signal
from bereik.terms.authority import AGES, Age
from bereik.terms.outgoing import Outgoing
from bereik.trust.access import HOUSE, Access


def confirm_yes(house: Access, resident: UUID, age: Age, team: Team) -> Message:
    """Put the confirmation ready. Inside a deed, under RECOGNITION.

    By letter where we know an address, else a line on the call list of the team. Where parents have a say somebody
    calls, each of them apart: one letter to one address would tell one of them only. The name of the team stands in no
    letter, for it can tell what it is about. The house writes it, so that it is not the sender's to see.
    """
    parents = AGES[age].asks_parents
    letter = not parents and bool(read_identity(house, resident)["street"])
    return put_ready(
        house,
        Outgoing.PASSED_ON_WITH_YES_OF_PARENTS if parents else Outgoing.PASSED_ON_WITH_YES,
        to_kind="resident",
        to=resident,
        channel="letter" if letter else "call",
        team=team.pk,
        call=WhomToCall(settings.BEREIK_CALL_NAME or settings.BEREIK_NAME, team.phone),
        of_the_house=True,
    )


def call_back_confirmation(house: Access, signal: Signal) -> None:
    """The yes was taken back before its confirmation went out: then it does not go. Inside a deed, under RECOGNITION."""
    Message.objects.filter(
        resident=signal.resident_id,
        to_kind="resident",
        by=HOUSE,
        made_at=signal.received_at,
        sent_at__isnull=True,
    ).delete()
