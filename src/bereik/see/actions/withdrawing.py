"""A resident takes back a yes: what goes, who hears it, and is there another reason to go on?"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from bereik.people.models import Journey
from bereik.see.actions.confirming import call_back_confirmation
from bereik.see.feedback import tell_sender
from bereik.see.models import Signal, SignalWords
from bereik.terms.purposes import Purpose
from bereik.terms.reasons.feedback import SignalReason
from bereik.terms.routes import Route
from bereik.trust.access import Access, inner_access

WHY = "Een ja is teruggenomen"


@dataclass(frozen=True)
class Withdrawn:
    """A yes that was taken back. `another_ground`: something else that came in still holds; `met`: we spoke already."""

    journey: UUID
    resident: UUID
    another_ground: bool
    met: bool

    @property
    def must_end(self) -> bool:
        """Nothing lets us go on, and nobody spoke yet with the resident, who could ask for it now."""
        return not self.another_ground and not self.met


def withdraw_agreement(access: Access, signal: UUID) -> Withdrawn | None:
    """Take back the yes to one signal; under OWN by the resident, under HELPING by the professional who hears it.

    What was said, to which words the resident said yes and what it was about are destroyed; that a yes was said, when
    and by whom, stays as proof. Its sender hears that it is closed. None: no such yes for who looks, or taken back
    already. Whether the journey ends is for the caller (`Withdrawn.must_end`).
    """
    with access.deed("withdraw_agreement"):
        mine = Signal.objects.filter(
            pk=signal, route=Route.WITH_AGREEMENT, agreed_on__isnull=False, journey__isnull=False
        )
        if access.purpose is Purpose.HELPING:
            mine = mine.filter(law=access.law)
        if not mine.filter(withdrawn_on__isnull=True).update(withdrawn_on=access.today, domains=[]):
            return None
        found = mine.get()
        journey = Journey.objects.select_related("team").get(pk=str(found.journey_id))
        with inner_access(access, Purpose.RECOGNITION, WHY) as house, house.deed("destroy_words"):
            SignalWords.objects.filter(signal=signal).update(
                words=None, how_to_come_by=None, agreed_text=None
            )
            call_back_confirmation(house, found)
            others = list(Signal.objects.filter(journey=journey.pk, withdrawn_on__isnull=True))
            about = dict.fromkeys(domain for one in others for domain in one.domains)
            Journey.objects.filter(pk=journey.pk).update(about=list(about))
        tell_sender(access, found, SignalReason.CLOSED, journey.team)
    return Withdrawn(
        journey=journey.pk,
        resident=journey.resident_id,
        another_ground=bool(others),
        met=journey.met_at is not None,
    )
