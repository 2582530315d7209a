"""The resident said a clear no: what stops, what is said once more, and what is left?

Everything that runs for them stops, in every team. One last letter says how to come back; what still waited to be sent
is taken away. A mark without a name is kept, and a month later the person is erased unless help had begun.
"""

from __future__ import annotations

from uuid import UUID

from django.conf import settings

from bereik.help.actions.ending import close
from bereik.help.rules.stopping import erase_after_no
from bereik.people.actions import register_objection
from bereik.people.erasing import mark_for_erasure
from bereik.people.messages.putting import WhomToCall, put_ready
from bereik.people.models import Journey, Message, Step
from bereik.people.names import read_identity
from bereik.terms import steps
from bereik.terms.endings import EndingReason
from bereik.terms.outgoing import Outgoing
from bereik.terms.purposes import Purpose
from bereik.trust.access import Access, inner_access

WHY = "Een duidelijk nee: alles stopt"


def stop_everything(access: Access, resident: UUID) -> None:
    """Stop for this resident. Inside a deed, after their own word was written down; twice is once.

    Works inside a RECOGNITION of its own: who hears the no need not know what else runs, nor in which team.
    """
    with inner_access(access, Purpose.RECOGNITION, WHY) as house, house.deed("stop_everything"):
        open_now = list(
            Journey.objects.open()
            .filter(resident=resident)
            .select_related("team", "trusted")
            .order_by("opened_at", "id")
        )
        ended = [one for one in open_now if close(house, one, EndingReason.RESIDENT_SAID_NO)]
        Message.objects.filter(to_kind="resident", to=resident, sent_at__isnull=True).delete()
        if ended:
            _say_goodbye(house, resident, ended)
            _tell_colleagues(house, ended)
        started = Step.objects.filter(resident=resident, step=steps.Step.WE_STARTED).exists()
        if (on := erase_after_no(house.today, started=started)) is not None:
            mark_for_erasure(house, resident, on)
    register_objection(access, resident)


def _say_goodbye(house: Access, resident: UUID, ended: list[Journey]) -> None:
    """The last message, by letter, where we know an address: no call and no text after a no."""
    if not read_identity(house, resident)["street"]:
        return
    known = next((one for one in ended if one.trusted is not None), ended[0])
    put_ready(
        house,
        Outgoing.LEFT_ALONE,
        to_kind="resident",
        to=resident,
        channel="letter",
        team=known.team_id,
        call=_whom_to_call(known),
        of_the_house=True,
    )


def _whom_to_call(journey: Journey) -> WhomToCall:
    face = journey.trusted
    if face is None or not face.phone:
        # Not the name of the team: it can tell what it was about to whoever opens the letter.
        return WhomToCall(settings.BEREIK_CALL_NAME or settings.BEREIK_NAME, journey.team.phone)
    return WhomToCall(face.name, face.phone)


def _tell_colleagues(house: Access, ended: list[Journey]) -> None:
    """Whoever was the trusted professional elsewhere hears that there is something to read."""
    for one in ended:
        face = one.trusted
        if face is None or face.pk == house.who or face.left_at:
            continue
        put_ready(
            house,
            Outgoing.NEWS_FOR_COLLEAGUE,
            to_kind="account",
            to=face.pk,
            channel="email",
            resident=one.resident_id,
            team=one.team_id,
            call=WhomToCall(one.team.name, one.team.phone),
        )
